import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { cut } from './text.ts';

test('a cut counts UTF-16 units and never splits a pair', () => {
  assert.equal(cut('abc', 3), 'abc');
  assert.equal(cut('abcd', 3), 'abc');
  assert.equal(cut('ab😹', 3), 'ab');
  assert.equal(cut('a😹b', 3), 'a😹');
  assert.equal(cut('', 3), '');
  assert.equal(cut('😹', 1), '');
});

test('any text: at most so long, a beginning of it, well-formed when it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
      const kept = cut(text, max);
      assert.ok(kept.length <= max && text.startsWith(kept) && kept.length >= Math.min(text.length, max - 1));
      assert.doesNotThrow(() => encodeURIComponent(kept));
    }),
  );
});
