/** Statement 163: the statements about times hold wherever the client's process lives. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe } from 'node:test';
import { nodeArguments } from '../support/programs.ts';
import { statement } from './support.ts';

/** Runs the file in a process of that zone; its TAP. */
function runIn(zone: string): Promise<string> {
  const { NODE_TEST_CONTEXT: _, SVAR_TEST_RESULTS: __, ...env } = process.env;
  const child = spawn(process.execPath, ['--test-reporter=tap', ...nodeArguments('test/wire/texts-and-times.test.ts')], {
    env: { ...env, TZ: zone },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let tap = '';
  child.stdout.on('data', (bytes) => {
    tap += bytes;
  });
  return new Promise((resolve) => {
    child.on('exit', () => resolve(tap));
  });
}

describe('the zones of the client', () => {
  statement(163, '49–66 with the client process in UTC, Europe/Oslo, America/New_York and Asia/Tokyo', async () => {
    for (const zone of ['UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Tokyo']) {
      const tap = await runIn(zone);
      const passed = new Set([...tap.matchAll(/^\s*ok \d+ - (\d+)\. /gm)].map(([, number]) => Number(number)));
      const failed = [...tap.matchAll(/^\s*not ok \d+ - (\d+\. .*)$/gm)].map(([, name]) => name);
      assert.deepEqual(failed, [], zone);
      for (let number = 49; number <= 66; number++) if (number !== 53) assert.ok(passed.has(number), `${number} in ${zone}`);
    }
  });
});
