/**
 * Saves while everything is killed (T1 of the plan of reliability): 16 clients write down every try and every acknowledgement, Svar,
 * its database and both die with -9 at random moments, and what they know is compared with what is there.
 *
 * `npm run crash-audit -- --cycles 1000` does the same for longer; `SVAR_TEST_SEED` throws other dice.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { indexAll } from '../src/app/search-index.ts';
import { chanceOf } from './support/chance.ts';
import { auditCrashes, CONTRADICTION_NAMES, type CrashFindings, isIndexBehind, NOTHING_FOUND } from './support/crash-audit.ts';
import { type Notes, newNotes, saveAll } from './support/crash-clients.ts';
import { crashRound } from './support/crash-round.ts';
import { type DoorManner, openCrookedDoor, TEARS } from './support/crash-stand-in.ts';
import { authorization, openDesk, type TestDesk } from './support/desk.ts';
import { seedOf } from './support/hostile.ts';
import { until } from './support/programs.ts';
import { openRunningDesk } from './support/running-desk.ts';

const SEED = seedOf(20_261_129);
const KILLS = 25;
const ACKNOWLEDGED = 5_000;
/** Of the saves through doors of this process. */
const NAME = 'planted';

/** Some saves through a door, until the index has followed. */
async function saveSome(desk: TestDesk, manner: DoorManner, saves: number): Promise<Notes> {
  const door = await openCrookedDoor(desk, manner);
  try {
    const notes = newNotes();
    const isOver = (): boolean => notes.wanted.length >= saves;
    await saveAll({ url: () => door.url, authorization: authorization() }, chanceOf(SEED), { name: NAME, clients: 4, isOver, notes });
    await until(async () => {
      await indexAll(desk.app);
      return !(await isIndexBehind(desk.sql));
    });
    return notes;
  } finally {
    await door.close();
  }
}

/** What the audit says behind a door that is honest or not. */
async function auditBehind(manner: DoorManner): Promise<CrashFindings> {
  const desk = await openDesk();
  try {
    return await auditCrashes(desk.sql, await saveSome(desk, manner, 150), NAME, 0);
  } finally {
    await desk.close();
  }
}

describe('saves while everything is killed', () => {
  test('each save that was acknowledged is in the desk, once and whole', async (t) => {
    const desk = await openRunningDesk(t);
    const round = await crashRound(desk, 'r0', KILLS, chanceOf(SEED));
    await desk.stop();
    const { found, ...figures } = round;
    t.diagnostic(`seed ${SEED}; ${JSON.stringify(figures)}`);
    assert.deepEqual(found, NOTHING_FOUND);
    assert.ok(round.acknowledged >= ACKNOWLEDGED);
  });

  test('the audit finds nothing behind an honest door, and each fault behind one that has it', async () => {
    assert.deepEqual(await auditBehind('honest'), NOTHING_FOUND);
    const faults: readonly (readonly [DoorManner, keyof CrashFindings])[] = [
      ['loses', 'lost'],
      ['doubles', 'doubled'],
      ['forgets keys', 'doubled'],
      ['refuses and keeps', 'strange'],
      ['says nothing', 'strange'],
    ];
    for (const [manner, kind] of faults) assert.notEqual((await auditBehind(manner))[kind].length, 0, `${manner}: nothing found`);
  });

  test('each contradiction between tables is found where one was torn', async (t) => {
    assert.deepEqual(Object.keys(TEARS), CONTRADICTION_NAMES);
    const desk = await openDesk();
    t.after(() => desk.close());
    const notes = await saveSome(desk, 'honest', 500);
    const tickets = await desk.sql(
      `select t.id from ticket t where t.num_messages > 0 and (select count(*) from ticket_log_change c where c.ticket_id = t.id and c.log_change = 2) > 1`,
    );
    assert.ok(tickets.length >= CONTRADICTION_NAMES.length, `${tickets.length} tickets have enough to tear`);
    for (const [place, what] of CONTRADICTION_NAMES.entries()) {
      await desk.sql(TEARS[what]!, [tickets[place]!.id]);
      const { torn } = await auditCrashes(desk.sql, notes, NAME, 0);
      assert.ok(
        torn.some((line) => line.endsWith(what)),
        `nothing is found where a ticket ${what}`,
      );
    }
  });
});
