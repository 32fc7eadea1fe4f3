/** Every statement of the checklist has one test of its number, but for those that wait. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { statements, waiting } from './statements.ts';

test('every statement that does not wait has one test', () => {
  const where = new Map<number, string>();
  const root = join(import.meta.dirname, '..');
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'))) {
    for (const [, number] of readFileSync(join(root, file), 'utf8').matchAll(/\bstatement\(\s*(\d+),/g)) {
      assert.ok(!where.has(Number(number)), `statement ${number} stands twice`);
      where.set(Number(number), file);
    }
  }
  const wanted = statements.map(({ number }) => number).filter((number) => !waiting.has(number));
  assert.deepEqual(
    wanted.filter((number) => !where.has(number)),
    [],
    'statements without a test',
  );
  assert.deepEqual(
    [...where.keys()].filter((number) => waiting.has(number)),
    [],
    'statements that wait no longer',
  );
});
