import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Company } from './company.ts';

test('what comes while something is under way goes together; a failure is that of its company alone', async () => {
  const asked: number[][] = [];
  const open: (() => void)[] = [];
  const company = new Company<number>(async (items) => {
    asked.push([...items]);
    await new Promise<void>((done) => open.push(done));
    if (items.includes(3)) throw new Error('no');
  });
  const first = company.add(1);
  const [second, third] = [company.add(2), company.add(3)];
  assert.deepEqual(asked, [[1]], 'the first waits for nobody');
  open[0]!();
  await first;
  const fourth = company.add(4);
  assert.deepEqual(asked, [[1], [2, 3]]);
  open[1]!();
  await Promise.all([assert.rejects(second, /no/), assert.rejects(third, /no/)]);
  assert.deepEqual(asked, [[1], [2, 3], [4]]);
  open[2]!();
  await fourth;
  const last = company.add(5);
  open[3]!();
  await last;
});
