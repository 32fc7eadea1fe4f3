import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf, waitsFor } from './turns.ts';

const head = (lines: Record<string, string>): string =>
  Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n');
const earlier = claimsOf(head({ From: 'Kari <Kari@Fjellheim.example>', 'Message-ID': '<first@fjellheim.example>' }));

test('what a head claims', () => {
  const { mailId, sender, about } = claimsOf(
    head({ From: '"Berg, Ola" <Ola@X.example>', 'message-id': ' <a@x>', References: '<b@x>\r\n <c@x>', 'In-Reply-To': '<d@x>' }),
  );
  assert.deepEqual([mailId, sender, [...about].sort()], ['a@x', 'ola@x.example', ['b@x', 'c@x', 'd@x']]);
  assert.deepEqual(claimsOf(''), { mailId: '', sender: '', about: new Set() });
});

test('who waits for an earlier mail, and who does not', () => {
  const ola = { From: 'ola@x.example', 'Message-ID': '<second@x.example>' };
  const cases: readonly (readonly [string, Record<string, string>, boolean])[] = [
    ['of somebody else', ola, false],
    ['of the same sender, spelled otherwise', { ...ola, From: 'KARI@fjellheim.example' }, true],
    ['an answer', { ...ola, 'In-Reply-To': '<first@fjellheim.example>' }, true],
    ['further down in a thread', { ...ola, References: '<first@fjellheim.example> <other@x>' }, true],
    ['an answer to another', { ...ola, References: '<other@x>' }, false],
    ['under the same Message-ID', { ...ola, 'Message-ID': '<first@fjellheim.example>' }, true],
    ['of nobody, without an id', { Subject: 'x' }, false],
  ];
  for (const [what, lines, waits] of cases) assert.equal(waitsFor(claimsOf(head(lines)), earlier), waits, what);
  assert.equal(waitsFor(claimsOf(''), claimsOf('')), false, 'two of nobody');
  assert.deepEqual([waitsFor(null, earlier), waitsFor(earlier, null)], [true, true], 'who cannot be told apart keeps his place');
});
