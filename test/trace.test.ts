/**
 * The recorded trace (draft, fill in, save, message, get) by the official client in processes of four zones, with and
 * without offsets on the wire. The desk is at home in Oslo.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MINUTE, type Row, type Scene, START, withEyes } from './scenarios/scene.ts';
import { openDesk } from './support/desk.ts';

const fixture = fileURLToPath(new URL('./trace.fixture.mjs', import.meta.url));
const DEADLINE = '2026-01-20T15:30:00.250Z';
const OSLO_MINUTES = 60;

interface Seen {
  draft: Row;
  saved: Row;
  message: Row;
  got: Row;
  gotMessage: Row;
  last: Row;
  /** How far the client's clocks are ahead of UTC. */
  minutes: number;
}

const unset = (date: unknown): boolean => date === null || Date.parse(date as string) < Date.parse('0001-01-03T00:00:00Z');

describe('the recorded trace', () => {
  let scene: Scene;
  before(async () => {
    const clock = { at: START };
    scene = withEyes(await openDesk({ now: () => clock.at }), clock);
  });
  after(() => scene.close());

  async function trace(zone: string, timezoneInclude: boolean, deadline?: string): Promise<Seen> {
    const env = { ...process.env, TZ: zone, SVAR_TRACE: JSON.stringify({ url: scene.url, timezoneInclude, deadline }) };
    const { stdout } = await promisify(execFile)(process.execPath, [fixture], { env, timeout: 600_000, maxBuffer: 4_000_000 });
    return JSON.parse(stdout) as Seen;
  }

  /** What holds in every zone, with offsets or without: the instants that nobody set stay unset, and the save decides the rest. */
  async function assertTraced({ draft, saved, message, got, gotMessage }: Seen): Promise<Row> {
    const id = saved.ticketId as number;
    for (const name of ['createdAt', 'lastChanged', 'firstReadByUser', 'deadline', 'activate']) assert.ok(unset(draft[name]), name);
    const row = await scene.row(id);
    assert.equal((row.created_at as Date).getTime(), START, 'made from a draft: the moment of the save');
    for (const name of ['activate', 'closed_at', 'read_by_owner', 'read_by_customer', 'alert_timeout']) assert.equal(row[name], null, name);
    assert.deepEqual([row.title, row.category, row.cust_id, row.owned_by, row.ticket_status], ['Door will not lock', 2, 77, 1, 1]);
    assert.deepEqual([(got.person as Row).personId, (got.messages as Row[]).length, got.numMessages], [77, 1, 1]);
    assert.deepEqual([message.body, message.type, message.slevel, message.badge], ['On our way', 'Plain', 'External', 'Outgoing']);
    assert.deepEqual([gotMessage.ejMessageId, (gotMessage.ticket as Row).ticketId], [message.ejMessageId, id]);
    const note = await scene.messageRow(message.ejMessageId as number);
    assert.deepEqual([(note.created_at as Date).getTime(), note.changed_at], [START, null]);
    return row;
  }
  /** The ticket was made and got a message; the saves of what was read left no trace. */
  async function assertUnchanged(id: number): Promise<void> {
    assert.deepEqual(
      (await scene.log(id)).map(({ action }) => action),
      [19, 18, 10012],
    );
    assert.deepEqual([(await scene.row(id)).svar_version, (await scene.events(id)).length], [2, 2]);
  }

  for (const zone of ['Europe/Oslo', 'Etc/UTC', 'Asia/Tokyo', 'America/New_York']) {
    test(`${zone}, with offsets: every instant is right, and what was read and saved again changes nothing`, async () => {
      const seen = await trace(zone, true, DEADLINE);
      const row = await assertTraced(seen);
      assert.equal((row.deadline as Date).toISOString(), DEADLINE);
      for (const [name, at] of [
        ['createdAt', START],
        ['lastChanged', START],
        ['deadline', Date.parse(DEADLINE)],
      ] as const)
        assert.equal(Date.parse(seen.got[name] as string), at, name);
      assert.deepEqual(seen.last, seen.got);
      await assertUnchanged(seen.saved.ticketId as number);
    });

    test(`${zone}, without offsets and without a date of the client’s own: nothing shifts either`, async () => {
      const seen = await trace(zone, false);
      await assertTraced(seen);
      if (seen.minutes === OSLO_MINUTES) await assertUnchanged(seen.saved.ticketId as number);
      const log = await scene.log(seen.saved.ticketId as number);
      // a deadline that the desk has set itself is a date like the one below; no other date is the client's to write
      assert.deepEqual(
        log.flatMap(({ changes }) => changes).filter((change) => !/^(21|36):/.test(change)),
        [],
      );
    });

    // wire: the client reads `2026-01-20T16:30:00.25` in its own zone and sends it back with Z (headers-and-formats §4, the trap)
    test(`${zone}, without offsets: a deadline read and saved again ${zone === 'Europe/Oslo' ? 'stands' : 'is shifted by the zones’ difference'}`, async () => {
      const seen = await trace(zone, false, DEADLINE);
      const row = await assertTraced(seen);
      const shift = (OSLO_MINUTES - seen.minutes) * MINUTE;
      assert.equal(Date.parse(seen.got.deadline as string), Date.parse(DEADLINE) + shift, 'what the client believes');
      assert.equal((row.deadline as Date).getTime(), Date.parse(DEADLINE) + shift, 'what its save makes of it');
      assert.equal(Date.parse(seen.got.createdAt as string), START + shift);
      if (shift === 0) await assertUnchanged(seen.saved.ticketId as number);
      else assert.equal((await scene.log(seen.saved.ticketId as number)).length, 4);
    });
  }
});
