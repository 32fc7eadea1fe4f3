/** What the clock takes away, and what it leaves: each sweep at a moment of the desk's clock. Source: operations §7, people-and-rights §4 and §8, reliability §5. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { removeRetained } from '../src/app/jobs/retention.ts';
import { SWEEPS, sweepPopUps, sweepRepeats, sweepTempFiles } from '../src/app/jobs/sweeps.ts';
import { sweepBytes, sweepUploads } from '../src/app/jobs/uploads.ts';
import { HOLDERS } from '../src/store/sweeps.ts';
import { openScene, type Scene } from './scenarios/scene.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [DELETED, MERGED, SPAM] = [4, 5, 7];

const iso = (at: number): string => new Date(at).toISOString();
const one = async (scene: Scene, text: string, values: unknown[] = []): Promise<number> => (await scene.sql(text, values))[0]!.id as number;
const ids = async (scene: Scene, table: string): Promise<number[]> =>
  (await scene.sql(`select id from ${table} order by id`)).map((row) => row.id as number);

/** A ticket with a message, by the API; then put into a state by hand, as it was changed at a moment. */
async function ticket(scene: Scene, title: string, statusId: number, changedAt: number): Promise<number> {
  const { json } = await scene.post('Ticket/SaveTicketEntity', { Title: title, Category: { TicketCategoryId: 1 } }, {}, 'anna');
  const id = (json as { TicketId: number }).TicketId;
  const saved = await scene.post('Ticket/SaveTicketMessageEntity', { Ticket: { TicketId: id }, Body: `Words of ${title}` }, {}, 'anna');
  assert.equal(saved.status, 200);
  await scene.sql(
    'update ticket t set ticket_status = s.id, status = s.status, last_changed = $3 from ticket_status s where t.id = $1 and s.id = $2',
    [id, statusId, iso(changedAt)],
  );
  return id;
}

async function blob(scene: Scene, content: string): Promise<Buffer> {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest();
  await scene.sql('insert into svar_blob (hash, size, bytes) values ($1, $2, $3) on conflict do nothing', [hash, bytes.length, bytes]);
  return hash;
}
const attachment = async (scene: Scene, content: string, uploadedAt: number | null): Promise<number> =>
  one(scene, 'insert into attachment (name, att_size, blob_hash, svar_created_at) values ($1, 1, $2, $3) returning id', [
    content,
    await blob(scene, content),
    uploadedAt === null ? null : iso(uploadedAt),
  ]);
async function attach(scene: Scene, ticketId: number, attachmentId: number): Promise<void> {
  await scene.sql('insert into ticket_attachment (attachment_id, message_id) select $1, min(id) from ej_message where ticket_id = $2', [
    attachmentId,
    ticketId,
  ]);
}
const contents = async (scene: Scene): Promise<string[]> =>
  (await scene.sql("select convert_from(bytes, 'UTF8') as content from svar_blob order by 1")).map((row) => row.content as string);

describe('retention', () => {
  test('removes deleted tickets and spam that are old enough, with all that hangs on them, and nothing else', async (t) => {
    const scene = await openScene(t);
    const old = scene.clock.at - 14 * DAY - 1;
    const gone = [await ticket(scene, 'binned', DELETED, old), await ticket(scene, 'junk', SPAM, old)];
    const stays = [
      await ticket(scene, 'binned today', DELETED, scene.clock.at - 14 * DAY),
      await ticket(scene, 'old but open', 1, old - 300 * DAY),
      await ticket(scene, 'merged', MERGED, old - 300 * DAY),
    ];
    await scene.sql('update ticket set connect_id = $1 where id = $2', [gone[0], stays[2]]);
    await scene.sql('insert into hotlist (user_id, ticket_id) select 6, unnest($1::int[])', [[...gone, ...stays]]);
    await scene.sql('insert into notify (type, user_id, ticket_id, registered) select 1, 6, unnest($1::int[]), $2', [
      [...gone, ...stays],
      iso(old),
    ]);
    await scene.sql('insert into ticket_relation (source_ticket_id, destination_ticket_id, registered) values ($1, $2, $3)', [
      gone[0],
      stays[1],
      iso(old),
    ]);
    const device = await one(
      scene,
      "with app as (insert into foreignapp (name, registered) values ('x', now()) returning foreignapp_id) insert into foreigndevice (foreignapp_id, name, registered) select foreignapp_id, 'd', now() from app returning foreigndevice_id as id",
    );
    await scene.sql(
      "insert into foreignkey (foreigndevice_id, subkey, table_name, record_id, registered) select $1, 'k', 'ticket', unnest($2::int[]), now()",
      [device, [gone[0], stays[1]]],
    );
    for (const [name, on] of [
      ['only mine', [gone[0]]],
      ['of both', [gone[0], gone[1]]],
      ['shared', [gone[1], stays[1]]],
    ] as const) {
      const id = await attachment(scene, name, null);
      for (const ticketId of on) await attach(scene, ticketId!, id);
    }
    // another attachment has the same bytes
    await attach(scene, stays[0]!, await attachment(scene, 'of both', null));
    const left = await attachment(scene, 'body', null);
    await scene.sql('update ej_message set html_body_attachment = $1 where ticket_id = $2', [left, gone[0]]);
    await scene.runJobs();
    assert.deepEqual(await ids(scene, 'ticket'), stays, 'the night did it');

    const tables = [
      ['ej_message', 'ticket_id'],
      ['ticket_log_action', 'ticket_id'],
      ['ticket_log_change', 'ticket_id'],
      ['ticket_customers', 'ticket_id'],
      ['ticket_status_history', 'ticket_id'],
      ['svar_search', 'ticket_id'],
      ['hotlist', 'ticket_id'],
      ['notify', 'ticket_id'],
      ['outbox', 'ticket_id'],
      ['foreignkey', 'record_id'],
    ] as const;
    for (const [table, column] of tables) {
      const [row] = await scene.sql(`select count(*)::int as n from ${table} where ${column} = any($1)`, [gone]);
      assert.equal(row!.n, 0, table);
    }
    assert.equal((await scene.sql('select count(*)::int as n from ticket_relation'))[0]!.n, 0);
    assert.equal((await scene.sql('select count(*)::int as n from ej_message where ticket_id = any($1)', [stays]))[0]!.n, 3);
    assert.equal((await scene.sql('select count(*)::int as n from hotlist'))[0]!.n, 3);
    assert.equal((await scene.sql('select count(*)::int as n from foreignkey'))[0]!.n, 1);
    assert.equal((await scene.row(stays[2]!)).connect_id, null);
    assert.deepEqual(
      (await scene.sql('select name from attachment order by id')).map(({ name }) => name),
      ['shared', 'of both'],
    );
    assert.deepEqual(await contents(scene), ['of both', 'shared']);

    for (const id of gone) {
      const events = await scene.events(id);
      assert.deepEqual(events.at(-1)!.kinds, ['TicketRemoved']);
      assert.ok(
        events.every(({ before, after }) => before === null && after === null),
        'what its events quoted is gone with it',
      );
    }
    assert.ok((await scene.events(stays[1]!)).some(({ after }) => after !== null));
    const [by] = await scene.sql("select user_id, operation, at from svar_event where kinds = '{TicketRemoved}' limit 1");
    assert.deepEqual([by!.user_id, by!.operation, (by!.at as Date).toISOString()], [1, 'Job.Retention', iso(scene.clock.at)]);
    assert.equal(await removeRetained(scene.app, scene.clock.at), 0, 'a second time finds nothing');
  });

  test('follows the setting, in steps, and passes by what somebody holds', async (t) => {
    const scene = await openScene(t);
    await scene.sql("update registry set value = '3' where name = 'Retain deleted data (days)'");
    const made = await ticket(scene, 'first', DELETED, scene.clock.at - 4 * DAY);
    await scene.sql(
      `insert into ticket (title, created_at, last_changed, category, status, ticket_status, priority, ticket_type)
        select 'n' || n, last_changed, last_changed, category, status, ticket_status, priority, ticket_type from ticket, generate_series(1, 50) n where id = $1`,
      [made],
    );
    assert.equal(await removeRetained(scene.app, scene.clock.at - 2 * DAY), 0, 'not yet');
    let steps = 0;
    assert.equal(await removeRetained(scene.app, scene.clock.at, () => ++steps > 1), 20, 'an end is listened to between two steps');
    await scene.app.database.transaction(async (tx) => {
      const [held] = await tx.query({ text: 'select id from ticket where status = 4 order by id desc limit 1 for update', values: [] });
      assert.equal(await removeRetained(scene.app, scene.clock.at), 30);
      assert.deepEqual(await ids(scene, 'ticket'), [held![0]!.id]);
    });
    assert.equal(await removeRetained(scene.app, scene.clock.at), 1);
  });

  test('hooks hear nothing of it: there is no event of that name', async (t) => {
    const scene = await openScene(t);
    await ticket(scene, 'binned', DELETED, scene.clock.at - 15 * DAY);
    await scene.sql(
      `insert into webhook (name, events, target_url, registered) values ('h', '["ticket.changed", "ticket.deleted"]', 'http://127.0.0.1:1/', now())`,
    );
    await scene.sql('insert into webhook_usage (webhook_id) select webhook_id from webhook');
    await scene.sql('update svar_webhook_cursor set (tx, seq) = (select tx, seq from svar_event order by tx desc, seq desc limit 1)');
    assert.equal(await removeRetained(scene.app, scene.clock.at), 1);
    await scene.deliverWebhooks();
    assert.equal((await scene.sql('select total_calls::int as n from webhook_usage'))[0]!.n, 0);
  });
});

describe('uploads and bytes', () => {
  test('an upload that no message has goes after an hour, with its bytes unless others have them', async (t) => {
    const scene = await openScene(t);
    const ticketId = await ticket(scene, 'open', 1, scene.clock.at);
    const stale = scene.clock.at - HOUR;
    await attachment(scene, 'forgotten', stale);
    await attachment(scene, 'twice', stale);
    const kept = [
      await attachment(scene, 'just now', stale + 1),
      await attachment(scene, 'twice', null),
      await attachment(scene, 'on a message', stale),
      await attachment(scene, 'a body', stale),
    ];
    await attach(scene, ticketId, kept[1]!);
    await attach(scene, ticketId, kept[2]!);
    await scene.sql('update ej_message set body_attachment = $1 where ticket_id = $2', [kept[3], ticketId]);
    assert.equal(await sweepUploads(scene.app, scene.clock.at), 2);
    assert.deepEqual(await ids(scene, 'attachment'), kept);
    assert.deepEqual(await contents(scene), ['a body', 'just now', 'on a message', 'twice']);
    assert.equal(await sweepUploads(scene.app, scene.clock.at), 0);
    assert.equal(await sweepUploads(scene.app, scene.clock.at + 1), 1);
  });

  test('bytes stay while anything has them', async (t) => {
    const scene = await openScene(t);
    for (const content of ['nobody', 'nobody either']) await blob(scene, content);
    await attachment(scene, 'an attachment', null);
    await scene.sql("insert into document (name, svar_content) values ('d', $1)", [await blob(scene, 'a document')]);
    await scene.sql('insert into binaryobject (svar_content) values ($1)', [await blob(scene, 'a blob')]);
    await scene.sql('update person set svar_picture = $1 where person_id = 50', [await blob(scene, 'a picture')]);
    assert.equal(await sweepBytes(scene.app, scene.clock.at), 2);
    assert.deepEqual(await contents(scene), ['a blob', 'a document', 'a picture', 'an attachment']);
  });

  test('the sweeps know everything that refers to bytes and attachments', async (t) => {
    const scene = await openScene(t);
    const referring = async (table: string): Promise<string[]> =>
      (
        await scene.sql(
          `select k.conrelid::regclass::text || '.' || a.attname as name from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = $1::regclass order by 1`,
          [table],
        )
      ).map(({ name }) => name as string);
    assert.deepEqual(await referring('svar_blob'), HOLDERS.map((holder) => holder.join('.')).sort());
    assert.deepEqual(await referring('attachment'), [
      'ej_message.body_attachment',
      'ej_message.html_body_attachment',
      'ticket_attachment.attachment_id',
    ]);
  });
});

describe('what goes by its age', () => {
  test('pop-ups that have expired, and those without an end after a day', async (t) => {
    const scene = await openScene(t);
    const { at } = scene.clock;
    const popUp = (expires: number | null, registered: number): Promise<number> =>
      one(scene, 'insert into notify (type, user_id, expires, registered) values (1, 6, $1, $2) returning id', [
        expires === null ? null : iso(expires),
        iso(registered),
      ]);
    await popUp(at, at - HOUR);
    await popUp(at - DAY, at - 2 * DAY);
    await popUp(null, at - DAY);
    const stay = [await popUp(at + 1, at - 2 * DAY), await popUp(null, at - DAY + 1)];
    assert.equal(await sweepPopUps(scene.app, at), 3);
    assert.deepEqual(await ids(scene, 'notify'), stay);
  });

  test('temporary files after their hour, keys against repeats after a week', async (t) => {
    const scene = await openScene(t);
    const { at } = scene.clock;
    for (let n = 0; n < 45; n++)
      await scene.sql("insert into svar_temp_file (associate_id, name, size, content, expires) values (11, $1, 1, 'x', $2)", [
        `f${n}`,
        iso(at - n + 1),
      ]);
    assert.equal(await sweepTempFiles(scene.app, at), 44);
    assert.deepEqual(
      (await scene.sql('select name from svar_temp_file')).map(({ name }) => name),
      ['f0'],
    );
    const key = (name: string, age: number): Promise<unknown> =>
      scene.sql("insert into svar_idempotency (user_id, key, operation, fingerprint, at) values (5, $1, 'x', '', $2)", [
        name,
        iso(at - age),
      ]);
    await key('old', 7 * DAY);
    await key('young', 7 * DAY - 1);
    assert.equal(await sweepRepeats(scene.app, at), 1);
    assert.deepEqual(
      (await scene.sql('select key from svar_idempotency')).map((row) => row.key),
      ['young'],
    );
  });

  test('a desk with nothing to take away is left as it is', async (t) => {
    const scene = await openScene(t);
    await ticket(scene, 'open', 1, scene.clock.at - 400 * DAY);
    const before = await scene.contents();
    for (const { name, sweep } of SWEEPS) assert.equal(await sweep(scene.app, scene.clock.at), 0, name);
    // a step that found nothing still notes that it looked at the desk's newest state: no row of it
    assert.deepEqual(await scene.contents(), before);
  });
});
