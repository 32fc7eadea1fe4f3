/** Which statements of the conformance checklist have a test of their number; printed as a table, and complete for what is built. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** The statements about agents, JSON and Basic. The others are about what is not built: REST, archives, XML, webhooks, tickets and tokens. */
const spans = '1-5 7-15 18-24 35-36 39-43 45-52 54-70 74-76 81-90 95-107 122 125 127-130 162 164 166-167';
const wanted = spans.split(' ').flatMap((span) => {
  const [from = 0, to = from] = span.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
});
/** Statements whose operation is not built: the test shows only what can be shown without it. */
const inPart = new Set([5, 99]);

test('every statement in scope has its test', () => {
  const where = new Map<number, string>();
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'))) {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    for (const [, number] of source.matchAll(/\bstatement\(\s*(\d+),/g)) {
      assert.ok(!where.has(Number(number)), `statement ${number} stands twice`);
      where.set(Number(number), file.replace('.test.ts', ''));
    }
  }
  for (const file of new Set(where.values())) {
    const numbers = wanted.filter((number) => where.get(number) === file);
    console.log(`# ${file}: ${numbers.map((number) => `${number}${inPart.has(number) ? ' (in part)' : ''}`).join(', ')}`);
  }
  assert.deepEqual(
    wanted.filter((number) => !where.has(number)),
    [],
  );
  assert.deepEqual(
    [...where.keys()].filter((number) => !wanted.includes(number)),
    [],
  );
});
