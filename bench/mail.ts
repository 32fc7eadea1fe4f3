/** What it costs to take mail in: through the mail door to tickets, against reading the same bytes; and how soon a mail is a ticket while the desk is busy. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import PostalMime from 'postal-mime';
import { cleaned } from '../src/app/html.ts';
import type { Ending } from './ending.ts';
import { quantile, type Spread, spreadOf } from './figures.ts';
import { type Generator, type Setting, startGenerator } from './jobs.ts';
import { MAIL_SIZE, MAILBOX, mailBytes, subjectOf } from './letters.ts';
import { cpu, type Household } from './processes.ts';
import { clusterOf, connectionOf, PASSWORD, removeData, type Svar, scratchFolder, startSvar, USER } from './svar.ts';
import { timed } from './turns.ts';
import { moveIn } from './world.ts';

export interface MailFigure {
  /** Mails of a round, and bytes of one. */
  mails: number;
  size: number;
  /** Mails a second: from the first sentence to the last ticket, until the last one is acknowledged, and bare reading. */
  ours: Spread;
  acknowledged: Spread;
  bare: Spread;
  /** Ours to bare reading, round by round; and to reading with the cleaning of HTML, which no desk can leave out. */
  ratio: Spread;
  toCleaned: Spread;
  /** CPU in microseconds a mail: Svar's process, PostgreSQL, and reading with cleaning alone. */
  cpu: { svar: Spread; postgres: Spread; cleaned: Spread };
  /** Milliseconds from the last byte until its ticket can be read over HTTP, while the desk is busy. */
  visible: { mails: number; p50: number; p99: number; most: number };
}

export interface MailOptions {
  /** The program's folder. */
  root: string;
  /** For what the generators write. */
  at: number;
  mails: number;
  rounds: number;
  /** Senders at a time; as many clients keep the desk busy. */
  clients: number;
  /** Mails that are waited for one by one while the desk is busy. */
  watched: number;
  ending: Ending;
  /** Options of Node for Svar. */
  node?: readonly string[];
}

interface Desk {
  svar: Svar;
  sql: Client;
  http: Generator;
  mail: Generator;
  authorization: string;
  persons: readonly number[];
  household: Household;
}

const WATCHED_EVERY_MS = 10;
const AT_MOST_MS = 600_000;

async function openDesk({ root, at, ending, node }: MailOptions): Promise<Desk> {
  const data = await scratchFolder();
  ending.add(() => removeData(data));
  const svar = await startSvar({ root, data, env: { SVAR_SMTP_PORT: '0' }, ...(node ? { node } : {}) }, ending);
  const database = await connectionOf(data);
  const sql = new Client(database);
  await sql.connect();
  ending.add(() => sql.end());
  const persons = await moveIn(sql);
  await sql.query('insert into mail_in_filter (address, category_id) values ($1, 1)', [MAILBOX]);
  const mailPort = Number(/^Mail is taken by SMTP on \S+, port (\d+)\.$/m.exec(svar.said())?.[1]);
  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  const setting: Setting = { port: svar.port, authorization, persons, database, at };
  const http = await startGenerator('http', setting, ending);
  const mail = await startGenerator('mail', { ...setting, port: mailPort }, ending);
  return { svar, sql, http, mail, authorization, persons, household: { node: svar.pid, cluster: await clusterOf(data) } };
}

const takenIn = async ({ sql }: Desk): Promise<number> =>
  (await sql.query<{ count: number }>('select count(*)::int as count from inbox where status = 1 and ticket_id is not null')).rows[0]!
    .count;

/** Sends so many mails and waits for their tickets. @returns milliseconds until the last was acknowledged, and until the last was a ticket */
async function sendAll(desk: Desk, mails: number, senders: number): Promise<{ acknowledged: number; sorted: number }> {
  const before = await takenIn(desk);
  const since = performance.now();
  const { calls } = await desk.mail.run({ workload: 'sendMail', clients: senders, ms: AT_MOST_MS, calls: mails, tickets: [] });
  const acknowledged = performance.now() - since;
  if (calls !== mails) throw new Error(`${calls} mails were sent, not ${mails}`);
  while ((await takenIn(desk)) - before < mails) {
    if (performance.now() - since > AT_MOST_MS) throw new Error('mails are not sorted in time');
    await sleep(WATCHED_EVERY_MS);
  }
  return { acknowledged, sorted: performance.now() - since };
}

/** Reads the same bytes here. @returns milliseconds of reading, and of reading with cleaning */
async function readAll(first: number, mails: number, persons: readonly number[]): Promise<{ bare: number; cleaned: number }> {
  const bytes = Array.from({ length: mails }, (_, place) => mailBytes(first + place, persons));
  const bare = await timed(async () => {
    for (const one of bytes) await PostalMime.parse(one);
  });
  const withCleaning = await timed(async () => {
    for (const one of bytes) cleaned((await PostalMime.parse(one)).html ?? '');
  });
  return { bare, cleaned: withCleaning };
}

/** Waits for one mail's ticket, as an agent would see it. */
async function visible({ sql, mail, svar, authorization }: Desk, index: number): Promise<number> {
  await mail.run({ workload: 'sendMail', clients: 1, ms: AT_MOST_MS, calls: 1, tickets: [] });
  const since = performance.now();
  for (; performance.now() - since < AT_MOST_MS; await sleep(WATCHED_EVERY_MS)) {
    const { rows } = await sql.query<{ id: number }>(
      'select ticket_id as id from inbox where svar_subject = $1 and ticket_id is not null',
      [subjectOf(index)],
    );
    if (rows.length === 0) continue;
    const answer = await fetch(`http://127.0.0.1:${svar.port}/api/v1/Agents/Ticket/GetTicketEntity`, {
      method: 'POST',
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ TicketEntityId: rows[0]!.id }),
    });
    const { Title: title } = (await answer.json()) as { Title?: string };
    if (title !== subjectOf(index)) throw new Error(`the ticket of mail ${index} is called ${title}`);
    return performance.now() - since;
  }
  throw new Error(`mail ${index} has made no ticket`);
}

/** While others make tickets as fast as the desk lets them. */
async function whileBusy(desk: Desk, first: number, { watched, clients }: MailOptions): Promise<MailFigure['visible']> {
  const over = new AbortController();
  const busy = (async () => {
    while (!over.signal.aborted) await desk.http.run({ workload: 'createTicket', clients, ms: 500, tickets: [] });
  })();
  const times: number[] = [];
  try {
    for (let place = 0; place < watched; place++) times.push(await visible(desk, first + place));
  } finally {
    over.abort();
    await busy;
  }
  const sorted = times.sort((a, b) => a - b);
  return { mails: watched, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), most: sorted.at(-1) ?? Number.NaN };
}

/** Measures it all on a desk of its own. */
export async function mailFigure(options: MailOptions): Promise<MailFigure> {
  const { mails, rounds, clients } = options;
  const desk = await openDesk(options);
  // for warming up
  await sendAll(desk, mails, clients);
  await readAll(0, mails, desk.persons);
  await desk.sql.query('vacuum analyze');
  const times: (Awaited<ReturnType<typeof sendAll>> & Awaited<ReturnType<typeof readAll>> & { svar: number; postgres: number })[] = [];
  for (let round = 1; round <= rounds; round++) {
    const before = cpu(desk.household);
    const sent = await sendAll(desk, mails, clients);
    const { node, postgres } = cpu(desk.household);
    const own = { svar: (node - before.node) / mails, postgres: (postgres - before.postgres) / mails };
    times.push({ ...sent, ...own, ...(await readAll(round * mails, mails, desk.persons)) });
  }
  const over = (pick: (round: (typeof times)[number]) => number): Spread => spreadOf(times.map(pick));
  const perSecond = (ms: number): number => (mails * 1_000) / ms;
  return {
    mails,
    size: MAIL_SIZE,
    ours: over(({ sorted }) => perSecond(sorted)),
    acknowledged: over(({ acknowledged }) => perSecond(acknowledged)),
    bare: over(({ bare }) => perSecond(bare)),
    ratio: over(({ sorted, bare }) => bare / sorted),
    toCleaned: over((round) => round.cleaned / round.sorted),
    cpu: {
      svar: over(({ svar }) => svar),
      postgres: over(({ postgres }) => postgres),
      cleaned: over((round) => (round.cleaned * 1_000) / mails),
    },
    visible: await whileBusy(desk, (rounds + 1) * mails, options),
  };
}
