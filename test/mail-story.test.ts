/**
 * A customer's mail and all that comes of it, through a Svar that people start: read by IMAP, answered through the official client,
 * sent, answered back. Once in peace, and once more with Svar killed at every step. Issue "mail in and out".
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { WebApi } from '@superoffice/webapi';
import { TicketReadStatus } from '@superoffice/webapi/Enums.js';
import PostalMime from 'postal-mime';
import { A, P, SUPPORT } from './scenarios/scene.ts';
import { authorization, PASSWORD } from './support/desk.ts';
import { openImapServer } from './support/imap-server.ts';
import { openSink } from './support/mail-out.ts';
import { connect, freshDatabase } from './support/postgres.ts';
import { type Started, scratch, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';
import { WHOLE_ONLY } from './support/share.ts';

const KARI = 'kari@fjellheim.example';
const HELP = 'help@desk.example';
const [CLOSED, OPEN] = [2, 1];
/** What is done between two moments of the world; Svar may be killed in each of them. */
type Step =
  | 'the mail is fetched'
  | 'the mail is marked at its server'
  | 'the agent has his answer stored'
  | 'the agent has sent it'
  | 'the next server has it'
  | 'the answer to it is fetched'
  | 'it is over';

async function openWorld(t: TestContext, killedAt: ReadonlySet<Step>) {
  const database = await freshDatabase('world', 'external');
  t.after(() => database.drop());
  const own = await connect(database.config);
  t.after(() => own.end());
  const sql = async (text: string, values: unknown[] = []) => (await own.query<Record<string, unknown>>(text, values)).rows;
  await sql('delete from category_membership where category_id = $1 and user_id <> $2', [SUPPORT, A.userId]);
  const always = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day}_start = '00:00', ${day}_stop = '24:00'`);
  await sql(`update ticket_priority set deadline = 90, non_dates = '', ${always.join(', ')}`);
  await sql('insert into email (person_id, email_address, rank) values ($1, $2, 0)', [P, KARI]);
  const [imap, sink] = [await openImapServer(), await openSink(t)];
  t.after(() => imap.close());
  const settings = {
    SVAR_DATA: join(
      scratch((cleanUp) => t.after(cleanUp)),
      'data',
    ),
    SVAR_DATABASE_URL: database.url,
    SVAR_MAIL_NETWORKS: '127.0.0.1',
    SVAR_RELAY: `smtp://127.0.0.1:${sink.port}`,
  };
  let running: Started | null = null;
  let url = '';
  let kills = 0;
  const start = async (): Promise<void> => {
    running = startSvar(settings);
    const { child } = running;
    t.after(() => child.kill('SIGKILL'));
    url = await running.url();
  };
  await start();
  const kill = (): void => {
    kills++;
    running!.child.kill('SIGKILL');
  };
  /** Svar has come to a step: where the test wants it to die, it does, and another is started. */
  const at = async (step: Step): Promise<void> => {
    if (!killedAt.has(step)) return;
    kill();
    await running!.ended();
    await start();
  };
  const call = async (operation: string, body: object) => {
    const response = await fetch(`${url}/api/v1/Agents/${operation}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: authorization() },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200, await response.clone().text());
  };
  const agent = () => {
    const api = new WebApi(url);
    api.authenticateWithPassword(A.login, PASSWORD);
    return api.getTicketAgent();
  };
  return { sql, imap, sink, call, agent, at, kill, killedAt, isDown: () => running!.child.signalCode !== null, start, kills: () => kills };
}
type World = Awaited<ReturnType<typeof openWorld>>;

/** Delivers a mail; in the middle of a command of the reader Svar may die. */
async function deliver(world: World, raw: string, deaths: Partial<Record<string, Step>>): Promise<void> {
  const { imap, killedAt, kill, start, isDown } = world;
  const pending = new Map(Object.entries(deaths).filter(([, step]) => killedAt.has(step!)));
  imap.fault = (command) => {
    const word = [...pending.keys()].find((name) => command.includes(name));
    if (word === undefined) return null;
    pending.delete(word);
    kill();
    // what it asks for it does not hear any more
    return 'hold';
  };
  imap.deliver(raw);
  while (pending.size > 0) {
    await until(async () => isDown());
    await start();
  }
}

const letter = (subject: string, id: string, text: string, more: string[] = []): string =>
  [`From: Kari Fjell <${KARI}>`, `To: ${HELP}`, `Subject: ${subject}`, `Message-ID: <${id}@fjellheim.example>`, ...more, '', text, ''].join(
    '\r\n',
  );

async function tell(world: World) {
  const { sql, imap, sink, call, agent, at } = world;
  await call('Svar/SaveMailbox', {
    Address: HELP,
    Server: '127.0.0.1',
    Port: imap.port,
    ServerType: 'Imap',
    Username: 'help',
    Password: 'secret',
    CategoryId: SUPPORT,
  });
  await until(async () => imap.asked.includes('IDLE'));

  await deliver(world, letter('The door', 'first', 'It will not lock.'), {
    FETCH: 'the mail is fetched',
    STORE: 'the mail is marked at its server',
  });
  const ticketOf = async () => (await sql('select id, cust_id, category, owned_by, deadline, created_at from ticket'))[0];
  await until(async () => (await ticketOf()) !== undefined);
  const { id, cust_id, category, owned_by, deadline, created_at } = (await ticketOf())!;
  const ticketId = id as number;
  // the deadline is on the grid of seconds
  const minutes = Math.round(((deadline as number) - (created_at as number)) / 60_000);

  // the agent reads, answers, closes
  const draft = await agent().createDefaultTicketMessageEntityAsync();
  const stored = await agent().saveTicketMessageEntityAsync({
    ...draft,
    ticket: { ticketId } as never,
    body: 'Turn it twice.',
    slevel: 'External' as never,
  });
  await at('the agent has his answer stored');
  await agent().sendTicketMessageAsync(stored.ejMessageId as number, [KARI], [], [], '', 0, '');
  await at('the agent has sent it');
  await until(async () => sink.caught.length > 0);
  await at('the next server has it');
  await until(async () => (await sql("select 1 from outbox where svar_kind = 'message' and status = 2")).length === 1);
  await agent().setTicketReadByOwnerAsync(ticketId, TicketReadStatus.Green, false);
  const entity = await agent().getTicketEntityAsync(ticketId);
  await agent().saveTicketEntityAsync({ ...entity, status: { ...entity.status, ticketStatusId: CLOSED } as never });
  assert.deepEqual(await sql('select status from ticket'), [{ status: CLOSED }]);

  // he answers from a client that keeps no references
  const { subject } = await PostalMime.parse(sink.caught[0]!.raw);
  await deliver(world, letter(`Sv: ${subject}`, 'second', 'Now it does.'), { FETCH: 'the answer to it is fetched' });
  await until(async () => (await sql('select 1 from ej_message')).length === 3);
  await at('it is over');

  const after = await sql('select id, status, read_status, num_messages, owned_by from ticket');
  const mailIds = new Set(await Promise.all(sink.caught.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId)));
  const inbox = await sql('select svar_subject as subject, status, ticket_id from inbox order by id');
  const outbox = await sql("select svar_kind as kind, status from outbox where svar_kind = 'message'");
  const messages = await sql('select body, slevel, customer_id from ej_message order by id');
  const light = (await agent().getTicketEntityAsync(ticketId)).readStatus;
  return {
    first: { cust_id, category, owned_by, minutes },
    after,
    light,
    inbox,
    outbox,
    messages,
    mailIds: mailIds.size,
    sent: sink.caught.length,
  };
}

const EVERY: readonly Step[] = [
  'the mail is fetched',
  'the mail is marked at its server',
  'the agent has his answer stored',
  'the agent has sent it',
  'the next server has it',
  'the answer to it is fetched',
  'it is over',
];

test('a mail becomes a ticket with person, category, owner and deadline; its answer goes out; what comes back opens it again', async (t) => {
  const world = await openWorld(t, new Set());
  const { first, after, light, messages, inbox, ...rest } = await tell(world);
  assert.deepEqual(first, { cust_id: P, category: SUPPORT, owned_by: A.userId, minutes: 90 });
  assert.deepEqual(
    messages.map(({ body, slevel }) => [String(body).trim(), slevel]),
    [
      ['It will not lock.', 2],
      ['Turn it twice.', 2],
      ['Now it does.', 2],
    ],
  );
  assert.equal(after.length, 1);
  assert.equal(after[0]!.status, OPEN);
  assert.equal(light, TicketReadStatus.Yellow);
  assert.deepEqual(
    inbox.map(({ status }) => status),
    [1, 1],
  );
  assert.deepEqual(rest, { outbox: [{ kind: 'message', status: 2 }], mailIds: 1, sent: 1 });
});

test('with Svar killed at every step it ends the same', WHOLE_ONLY, async (t) => {
  const peace = await tell(await openWorld(t, new Set()));
  const world = await openWorld(t, new Set(EVERY));
  const { sent, ...war } = await tell(world);
  const { sent: once, ...told } = peace;
  assert.equal(world.kills(), EVERY.length);
  assert.deepEqual(war, told);
  // whoever dies between the server's word and his own note has it sent again, under the same Message-ID: `mailIds` says so
  assert.ok(once === 1 && sent >= 1 && sent <= 2, `${sent} times`);
});
