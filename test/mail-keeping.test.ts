/** How long mails are kept, and those that nobody was going to sort: each sweep at a moment of the desk's clock. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sweepInbox, sweepOutbox } from '../src/app/jobs/mail-retention.ts';
import { sweepBytes } from '../src/app/jobs/uploads.ts';
import { keepMail, MAIL_QUEUE } from '../src/app/mail/intake.ts';
import { sortMail } from '../src/app/mail/sorting.ts';
import { sweepStrays } from '../src/app/mail/strays.ts';
import { Medium } from '../src/domain/effects.ts';
import { takeMails } from '../src/store/posting.ts';
import { MINUTE, openScene, type Row, type Scene } from './scenarios/scene.ts';
import { answer, FAILED, first, KARI, openPost, SENT } from './support/mail-out.ts';

const DAY = 24 * 60 * MINUTE;
const [TAKEN_IN, PASSED_OVER, HELD] = [1, 2, 3];

const letter = (name: string, head: readonly string[] = []): Buffer =>
  Buffer.from([`From: ${KARI}`, `Subject: ${name}`, `Message-ID: <${name}@x.example>`, ...head, '', `Words of ${name}`, ''].join('\r\n'));

/** Keeps a mail and sorts it. @returns its id */
async function sorted(scene: Scene, bytes: Buffer): Promise<number> {
  const { id } = await keepMail(scene.app, { bytes, mailboxId: 0, uid: '', returnPath: null }, scene.clock.at);
  await sortMail(scene.app, id, scene.clock.at);
  return id;
}
const mails = (scene: Scene) =>
  scene.sql('select id, status, svar_content is not null as kept, svar_subject, svar_reason from inbox order by id');
const statuses = async (scene: Scene): Promise<unknown[]> => (await mails(scene)).map(({ status, kept }) => [status, kept]);

test('bytes of sorted mails go after the days that the desk says; what waits or is held keeps them, and a mail that comes again is still the same', async (t) => {
  const scene = await openScene(t);
  await sorted(scene, letter('taken'));
  await sorted(scene, letter('machine', ['Auto-Submitted: auto-replied']));
  await sorted(scene, letter('bounce', ['Return-Path: <>', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b']));
  await keepMail(scene.app, { bytes: letter('waiting'), mailboxId: 0, uid: '', returnPath: null }, scene.clock.at);
  assert.deepEqual(await statuses(scene), [
    [TAKEN_IN, true],
    [PASSED_OVER, true],
    [HELD, true],
    [0, true],
  ]);
  assert.equal(await sweepInbox(scene.app, scene.clock.at + 30 * DAY - 1), 0);
  assert.equal(await sweepInbox(scene.app, scene.clock.at + 30 * DAY), 2);
  assert.deepEqual(
    (await mails(scene)).map(({ kept, svar_subject: subject }) => [kept, subject]),
    [
      [false, 'taken'],
      [false, 'machine'],
      [true, 'bounce'],
      [true, 'waiting'],
    ],
  );
  const blobs = async () => (await scene.sql("select 1 from svar_blob where position('Words of'::bytea in bytes) > 0")).length;
  assert.equal(await blobs(), 4);
  assert.equal(await sweepBytes(scene.app, scene.clock.at), 2);
  assert.equal(await blobs(), 2);
  const before = await scene.sql('select count(*)::int as messages from ej_message');
  await sorted(scene, letter('taken'));
  assert.deepEqual(await scene.sql('select count(*)::int as messages from ej_message'), before);
  assert.equal(await sweepInbox(scene.app, scene.clock.at + 30 * DAY), 1, 'what it brought along goes again');
});

test('the desk says for how many days; what is no number counts as not said', async (t) => {
  const scene = await openScene(t);
  const keep = async (days: string | null) => {
    await scene.sql("update registry set value = $1 where name in ('DeleteInboxDays', 'EjournalOutboxDeleteSentMailAfter')", [days]);
    await scene.app.desks.reload();
    const { inboxDays, sentMailDays } = scene.app.desks.current().desk.settings;
    return [inboxDays, sentMailDays];
  };
  assert.deepEqual(
    [await keep('3'), await keep('0'), await keep('-1'), await keep('soon'), await keep(null)],
    [
      [3, 3],
      [0, 0],
      [30, 7],
      [30, 7],
      [30, 7],
    ],
  );
});

test('who had a mail and what it said is forgotten after the days of the desk; its Message-ID leads an answer home all the same', async (t) => {
  const { scene, sink, deliver, arrive } = await openPost(t);
  const id = await arrive(first());
  await scene.sql("insert into outbox (ticket_id, created, svar_kind, rcpt) values ($1, $2, 'escalation', $3)", [
    id,
    new Date(scene.clock.at),
    KARI,
  ]);
  const [notice] = await deliver();
  sink.says.rcpt = () => 550;
  await answer(scene, id, {}, [KARI]);
  const [, failed] = await deliver();
  assert.deepEqual([notice!.status, failed!.status, failed!.rcpt], [SENT, FAILED, KARI]);
  const rows = () =>
    scene.sql('select status, rcpt, subject, svar_mail_id, svar_details, last_error, svar_forgotten from outbox order by id');
  assert.equal(await sweepOutbox(scene.app, scene.clock.at + 7 * DAY - 1), 0);
  assert.equal(await sweepOutbox(scene.app, scene.clock.at + 7 * DAY), 1);
  const [gone, kept] = await rows();
  assert.deepEqual(gone, { ...(gone as Row), rcpt: '', subject: '', svar_details: {}, last_error: '', svar_forgotten: true, status: SENT });
  assert.deepEqual([(gone as Row).svar_mail_id, kept!.rcpt], [notice!.svar_mail_id, KARI]);
  assert.equal(await sweepOutbox(scene.app, scene.clock.at + 90 * DAY - 1), 0);
  assert.equal(await sweepOutbox(scene.app, scene.clock.at + 90 * DAY), 1);
  assert.equal((await rows())[1]!.rcpt, '');
  const reply = [`From: ${KARI}`, 'Subject: Hello', `In-Reply-To: ${notice!.svar_mail_id}`, 'Message-ID: <back@x.example>', '', 'Thanks'];
  assert.equal(await arrive(reply), id);
});

const job = (id: number) => [MAIL_QUEUE, String(id)];

test('a mail that waits without a job is given one; one whose job has failed for good is held, and says why; nobody is hurried', async (t) => {
  const scene = await openScene(t);
  const keep = async (name: string): Promise<number> =>
    (await keepMail(scene.app, { bytes: letter(name), mailboxId: 0, uid: '', returnPath: null }, scene.clock.at)).id;
  const [lost, failed, killed, waiting] = [await keep('lost'), await keep('failed'), await keep('killed'), await keep('waiting')];
  const of = "name = $1 and data ->> 'inboxId' = $2";
  await scene.sql(`delete from pgboss.job where ${of}`, job(lost));
  await scene.sql(`update pgboss.job set state = 'failed', output = '{"message": "the reader broke"}' where ${of}`, job(failed));
  await scene.sql(`update pgboss.job set state = 'failed' where ${of}`, job(killed));
  assert.equal(await sweepStrays(scene.app, scene.clock.at + 10 * MINUTE - 1), 0);
  assert.equal(await sweepStrays(scene.app, scene.clock.at + 10 * MINUTE), 3);
  assert.equal(await sweepStrays(scene.app, scene.clock.at + 10 * MINUTE), 0, 'all of them go on');
  const jobs = await scene.sql(`select data ->> 'inboxId' as id from pgboss.job where name = $1 and state <= 'active'`, [MAIL_QUEUE]);
  assert.deepEqual(jobs.map(({ id }) => Number(id)).sort(), [lost, waiting]);
  await scene.runJobs();
  const seen = new Map((await mails(scene)).map((row) => [row.id, row]));
  assert.deepEqual(
    [lost, waiting, failed, killed].map((id) => seen.get(id)!.status),
    [TAKEN_IN, TAKEN_IN, HELD, HELD],
  );
  assert.match(seen.get(failed)!.svar_reason as string, /again and again: the reader broke/);
  assert.match(seen.get(killed)!.svar_reason as string, /never came to an end/);
  // a person lets it be tried again: the old failure does not hold it
  const again = await scene.post('Svar/RetryIncomingMail', { Id: failed, Anyway: false });
  assert.equal(again.status, 204, again.text);
  assert.equal(await sweepStrays(scene.app, scene.clock.at + DAY), 0);
  await scene.runJobs();
  assert.equal((await mails(scene)).find(({ id }) => id === failed)!.status, TAKEN_IN);
});

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

test('whoever looks for what is due passes over none of what waits for later, however much that is', async (t) => {
  const { scene, arrive } = await openPost(t);
  const id = await arrive(first());
  const at = scene.clock.at;
  await scene.sql(
    `insert into outbox (ticket_id, created, svar_kind, rcpt, next_retry) select $1::int, $2::timestamptz, 'message', 'x@x.example', $2::timestamptz + n * interval '1 second' from generate_series(1, 50000) n`,
    [id, new Date(at)],
  );
  await scene.sql("insert into outbox (ticket_id, created, svar_kind, rcpt) values ($1, $2, 'message', 'due@x.example')", [
    id,
    new Date(at),
  ]);
  await scene.sql('analyze outbox');
  const { text, values } = takeMails(Medium.Mail, at, at + MINUTE, 4);
  for (const mode of ['force_custom_plan', 'force_generic_plan']) {
    await scene.sql('begin');
    try {
      await scene.sql(`set local plan_cache_mode = ${mode}`);
      await scene.sql(`prepare taking (timestamptz, timestamptz, int) as ${text}`);
      const said = [values[0], values[1]].map((value) => `'${String(value)}'`).join(', ');
      const [answered] = await scene.sql(`explain (analyze, timing off, format json) execute taking (${said}, ${String(values[2])})`);
      const nodes = nodesOf((answered!['QUERY PLAN'] as { Plan: Plan }[])[0]!.Plan);
      const kinds = nodes.map((node) => node['Node Type']);
      assert.ok(!kinds.some((kind) => /Seq Scan|Sort|Hash/.test(kind)), `${mode}: ${kinds.join(', ')}`);
      const looked = nodes.filter((node) => node['Index Name'] === 'outbox_due_idx');
      assert.deepEqual(
        looked.map((node) => [node['Actual Rows'], node['Rows Removed by Filter'] ?? 0]),
        [[1, 0]],
        mode,
      );
    } finally {
      await scene.sql('rollback');
      await scene.sql('deallocate all');
    }
  }
});
