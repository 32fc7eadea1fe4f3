/**
 * What is asked again and again behind the calls costs the same on a desk with a long history as on a new one: who follows the
 * events looks at those behind his cursor, never at all there are.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { behindReading, textEvents } from '../src/store/analysis.ts';
import { eventsBehindCursor, work } from '../src/store/webhook-deliveries.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { rowsLookedAt } from './support/plans.ts';

const EVENTS = 50_000;

describe('a long history', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
    await desk.sql(
      `insert into svar_event (at, user_id, operation, kinds) select now(), null, 'Test', '{}' from generate_series(1, ${EVENTS})`,
    );
    await desk.sql('vacuum analyze svar_event');
  });
  after(() => desk.close());

  const toTheEnd = async (): Promise<void> => {
    for (const cursor of ['svar_analysis_cursor', 'svar_webhook_cursor'])
      await desk.sql(
        `update ${cursor} set tx = e.tx, seq = e.seq from (select tx, seq from svar_event order by tx desc, seq desc limit 1) e`,
      );
  };

  for (const { name, text } of [behindReading, work, textEvents, eventsBehindCursor]) {
    test(`${name}: at rest, and with a little to do`, async () => {
      await toTheEnd();
      const rows = (): Promise<number> => rowsLookedAt(desk, { text, values: [] }, (table) => table === 'svar_event');
      assert.equal(await rows(), 0);
      await desk.sql(`insert into svar_event (at, user_id, operation, kinds) values (now(), null, 'Test', '{}')`);
      // an event is there for its followers when every transaction of the server that began before it has ended, of other tests as well
      let looked = await rows();
      for (let turn = 0; looked === 0 && turn < 400; turn++) {
        await sleep(50);
        looked = await rows();
      }
      assert.ok(looked > 0 && looked < 10, `${looked} of ${EVENTS} events were looked at`);
    });
  }
});
