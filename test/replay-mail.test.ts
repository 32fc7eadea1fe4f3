/** What today's rules would make of mails that have come in: told, and nothing written. */
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { Client } from 'pg';
import { keepMail } from '../src/app/mail/intake.ts';
import { type Replayed, type ReplayWanted, replayMails } from '../src/app/mail/replay.ts';
import { Database } from '../src/store/database.ts';
import { runningEmbedded } from '../src/store/embedded.ts';
import { withEyes } from './scenarios/scene.ts';
import { corpus } from './support/mail-corpus.ts';
import { openMailScene } from './support/mail-scene.ts';
import { ADMIN, furnished, startSvar } from './support/process.ts';

const EVERYTHING: ReplayWanted = { id: 0, mailboxId: 0, since: null, top: 0 };
const mailNamed = (name: string): Buffer => corpus().find((mail) => mail.name === name)!.bytes;

/** A desk to which mails have come, and the eyes to see what is in its tables. */
async function openReplay(t: TestContext) {
  const scene = await openMailScene();
  t.after(() => scene.desk.close());
  const { app } = scene.desk;
  const replayed = async (wanted: Partial<ReplayWanted> = {}): Promise<Replayed[]> => {
    const found: Replayed[] = [];
    for await (const one of replayMails(app, { ...EVERYTHING, ...wanted })) found.push(one);
    return found;
  };
  return { ...scene, app, replayed, contents: withEyes(scene.desk, { at: 0 }).contents };
}

const founds = (all: readonly Replayed[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { found } of all) counts[found] = (counts[found] ?? 0) + 1;
  return counts;
};

describe('replay', () => {
  test('by the same rules every mail comes to the same, and nothing is written', async (t) => {
    const { arrive, replayed, contents } = await openReplay(t);
    const mails = corpus().filter(({ name }) => /^(?:replies|bounces|machines)\//.test(name));
    for (const { bytes } of mails) await arrive(bytes);
    const before = await contents();
    const all = await replayed();
    assert.deepEqual(
      all.filter(({ found }) => found !== 'same'),
      [],
    );
    assert.equal(all.length, mails.length);
    assert.ok(all[0]!.id > all.at(-1)!.id, 'the newest first');
    assert.deepEqual(await contents(), before);
  });

  test('by another rule, the mails that it concerns are told, and where their clues lead now', async (t) => {
    const { desk, app, arrive, replayed, contents } = await openReplay(t);
    for (const name of ['replies/tag-in-text-body', 'replies/gmail-web', 'machines/list']) await arrive(mailNamed(name));
    await desk.sql("update registry set value = '1' where reg_id = 72");
    await app.desks.reload();
    const before = await contents();
    const all = await replayed();
    assert.deepEqual(
      all.map(({ found }) => found),
      ['same', 'same', 'changed'],
    );
    const { was, today, tried } = all[2]!;
    assert.deepEqual([was.ticketId, was.isNew, today?.ticketId, today?.isNew, tried], [2001, false, null, true, []]);
    assert.deepEqual(await contents(), before);
  });

  test('what a mail was held or passed over for is judged anew; one that waits, or is forgotten, is told as that', async (t) => {
    const { desk, app, arrive, replayed } = await openReplay(t);
    for (const name of ['machines/cron', 'hostile/words', 'replies/closed', 'forwards/gmail']) await arrive(mailNamed(name));
    await desk.sql("update inbox set status = 3, svar_reason = 'an old rule' where svar_subject like 'Cron%'");
    await desk.sql('update inbox set svar_content = null where ticket_id = 2002');
    await keepMail(app, { bytes: mailNamed('replies/ios'), mailboxId: 0, uid: '', returnPath: null }, app.now());
    const all = await replayed();
    assert.deepEqual(founds(all), { changed: 1, same: 2, forgotten: 1, waiting: 1 });
    const changed = all.find(({ found }) => found === 'changed')!;
    assert.deepEqual([changed.was.reason, changed.today?.status], ['an old rule', 2]);
    assert.equal(all.find(({ found }) => found === 'waiting')!.today?.ticketId, 2001);
  });

  test('a ticket that was merged since is the one that it has become', async (t) => {
    const { desk, arrive, replayed } = await openReplay(t);
    await arrive(mailNamed('replies/closed'));
    await desk.sql('update ticket set connect_id = 2001, status = 5, ticket_status = 5 where id = 2002');
    const [one] = await replayed();
    assert.deepEqual([one!.found, one!.was.ticketId, one!.today?.ticketId], ['same', 2001, 2001]);
  });

  test('one mail, one mailbox, since a moment, so many', async (t) => {
    const { desk, arrive, replayed } = await openReplay(t);
    for (const name of ['replies/ios', 'replies/mutt', 'replies/k9']) await arrive(mailNamed(name));
    const rows = await desk.sql('select id, mail_in_filter as box from inbox order by id');
    const ids = rows.map(({ id }) => id as number);
    await desk.sql("update inbox set created = created - interval '3 days' where id = $1", [ids[0]]);
    await desk.sql('update inbox set mail_in_filter = null where id = $1', [ids[2]]);
    const seen = async (wanted: Partial<ReplayWanted>): Promise<number[]> => (await replayed(wanted)).map(({ id }) => id);
    const [created] = await desk.sql('select created from inbox where id = $1', [ids[1]]);
    assert.deepEqual(await seen({ id: ids[1]! }), [ids[1]]);
    assert.deepEqual(await seen({ mailboxId: rows[0]!.box as number }), [ids[1], ids[0]]);
    assert.deepEqual(await seen({ since: Number(new Date(created!.created as Date)) }), [ids[2], ids[1]]);
    assert.deepEqual(await seen({ top: 2 }), [ids[2], ids[1]]);
    assert.deepEqual(await seen({ id: 4711 }), []);
  });

  test('its database refuses every write', async (t) => {
    const { app } = await openReplay(t);
    const database = new Database(app.database.connection, { pool: 1, isReadOnly: true, onError: () => undefined, patience: 20 });
    t.after(() => database.close());
    assert.equal((await database.query({ text: 'select 1 as one', values: [] }))[0]!.one, 1);
    await assert.rejects(database.query({ text: 'update inbox set status = 0', values: [] }), { code: '25006' });
    await assert.rejects(
      database.transaction((tx) => tx.finish({ text: 'delete from inbox', values: [] })),
      { code: '25006' },
    );
  });
});

const SCRIPT = [process.execPath, join(resolve(import.meta.dirname, '..'), 'scripts/replay-mail.mjs')];

async function run(data: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const started = startSvar({ SVAR_DATA: data }, [...SCRIPT, ...args]);
  const { code } = await started.ended();
  return { code, said: started.output() };
}

/** Hands a mail over by the real door. */
async function handOver(url: string, data: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/Agents/CustomerService/CreateTicketFromMailData`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`,
    },
    body: JSON.stringify({ MailboxId: 0, Data: data, PersonId: 0 }),
  });
  assert.equal(response.status, 200, await response.text());
}

test('npm run replay-mail looks at a desk that runs, and at one that does not, and says by its code what it found', async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const data = join(folder, 'data');
  const svar = startSvar({ SVAR_DATA: data, SVAR_ADMIN_PASSWORD: ADMIN.password, SVAR_TIME_ZONE: 'Europe/Oslo' });
  t.after(() => svar.child.kill('SIGKILL'));
  await handOver(await svar.url(), 'From: kari@fjellheim.example\r\nSubject: Door\r\n\r\nIt will not lock\r\n');

  const beside = await run(data, '--all');
  assert.equal(beside.code, 0, beside.said);
  assert.match(
    beside.said,
    /"Door" {2}same\n {4}was {4}a new ticket, \d+\n {4}today {2}a new ticket\n {4}clue {3}an agent [^\n]*\nMails looked at: 1; 1 would come to the same, 0 /,
  );

  const client = new Client((await runningEmbedded(data))!);
  await client.connect();
  await client.query("update inbox set status = 3, svar_reason = 'by an old rule', svar_asked = false");
  await client.end();
  svar.child.kill('SIGTERM');
  assert.equal((await svar.ended()).code, 0);
  assert.equal(await runningEmbedded(data), null);

  const alone = await run(data, '--json');
  assert.equal(alone.code, 1, alone.said);
  const told = JSON.parse(alone.said.trim()) as { found: string; was: { reason: string }; today: { status: string; isNew: boolean } };
  assert.deepEqual([told.found, told.was.reason, told.today.status], ['changed', 'by an old rule', 'TakenIn']);
  assert.equal(await runningEmbedded(data), null, 'it takes down what it has started');

  for (const [args, words] of [
    [['--id', '4711'], /there is no mail 4711/],
    [['--since', 'yesterday'], /--since is a date/],
    [['--top', '-1'], /--top/],
    [['--everything'], /everything/],
  ] as const) {
    const refused = await run(data, ...args);
    assert.deepEqual([refused.code, words.test(refused.said), refused.said.trim().split('\n').length], [2, true, 1], refused.said);
  }
  const nowhere = await run(join(folder, 'nothing'));
  assert.equal(nowhere.code, 2);
  assert.match(nowhere.said, /there is no desk in/);
});
