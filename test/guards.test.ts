/**
 * Guards of the product, taken away one by one (T19 of the plan of reliability): some test has to notice each. `npm run guards` does
 * it, and so does a whole run; a usual one looks whether the guards are still where its table says.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { GUARDS } from './support/guards.ts';
import { WHOLE_ONLY } from './support/share.ts';

const root = resolve(import.meta.dirname, '..');
const AT_LEAST = 12;

describe('guards', () => {
  test('each stands where its table says, once, and names a test', () => {
    const moved = GUARDS.filter(({ file, from, test: path }) => {
      const text = readFileSync(join(root, file), 'utf8');
      return text.split(from).length !== 2 || !existsSync(join(root, path));
    });
    assert.deepEqual(
      moved.map(({ name }) => name),
      [],
      'the guard has moved: its row in test/support/guards.ts moves along, or says what took its place',
    );
    assert.ok(GUARDS.length >= AT_LEAST);
    assert.ok(GUARDS.every(({ from, to }) => from !== to && !to.includes(from)));
  });

  test('each is missed when it is gone', WHOLE_ONLY, (t) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/guards.mjs'], { cwd: root, encoding: 'utf8' });
    t.diagnostic(stdout.trim().split('\n').at(-1) ?? '');
    assert.equal(status, 0, `${stdout}\n${stderr}`);
  });
});
