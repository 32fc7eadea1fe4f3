import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScene } from './scenarios/scene.ts';
test('smoke', async (t) => {
  const scene = await openScene(t);
  console.log(await scene.runJobs());
  console.log(await scene.sql('select name, state, data, output, retry_count from pgboss.job'));
  assert.ok(true);
});
