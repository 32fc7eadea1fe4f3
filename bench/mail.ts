/** What it costs to take mail in: through the mail door to tickets, against reading the same bytes; and how soon a mail is a ticket while the desk is busy. */
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { cleaned } from '../src/app/html.ts';
import { type Desk, makeDesk, serveDesk } from './desks.ts';
import { quantile, type Spread, spreadOf, timed } from './figures.ts';
import { basic, type Generator, startGenerator } from './jobs.ts';
import { MAIL_SIZE, MAILBOX, mailBytes, subjectOf } from './letters.ts';
import { cpu } from './processes.ts';
import type { Context } from './sections.ts';
import { USER } from './svar.ts';

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

/** A desk with a mail door, and those who send to it. */
export interface MailDesk extends Desk {
  http: Generator;
  mail: Generator;
}

const WATCHED_EVERY_MS = 10;
const AT_MOST_MS = 600_000;

/** Where the desk takes mail, said by Svar as it starts. */
export async function openMailDesk(context: Context): Promise<MailDesk> {
  const { ending, plan } = context;
  const desk = await serveDesk(await makeDesk({ ...context, size: plan.desk }), { ...context, env: { SVAR_SMTP_PORT: '0' } });
  await desk.client.query('insert into mail_in_filter (address, category_id) values ($1, 1)', [MAILBOX]);
  const mailPort = Number(/^Mail is taken by SMTP on \S+, port (\d+)\.$/m.exec(desk.svars[0]!.said())?.[1]);
  const http = await startGenerator('http', desk.setting, ending);
  const mail = await startGenerator('mail', { ...desk.setting, ports: [mailPort] }, ending);
  return { ...desk, http, mail };
}

const takenIn = async ({ client }: Desk): Promise<number> =>
  (await client.query<{ count: number }>('select count(*)::int as count from inbox where status = 1 and ticket_id is not null')).rows[0]!
    .count;

/** To count them again and again would cost PostgreSQL some milliseconds a mail. */
const someWait = async ({ client }: Desk): Promise<boolean> =>
  (await client.query<{ waits: boolean }>('select exists (select from inbox where status = 0) as waits')).rows[0]!.waits;

/** Sends so many mails and waits for their tickets. @returns milliseconds until the last was acknowledged, and until the last was a ticket */
async function sendAll(desk: MailDesk, mails: number, senders: number): Promise<{ acknowledged: number; sorted: number }> {
  const before = await takenIn(desk);
  const since = performance.now();
  const { calls } = await desk.mail.run({ workload: 'sendMail', clients: senders, ms: AT_MOST_MS, calls: mails, tickets: [] });
  const acknowledged = performance.now() - since;
  if (calls !== mails) throw new Error(`${calls} mails were sent, not ${mails}`);
  while (await someWait(desk)) {
    if (performance.now() - since > AT_MOST_MS) throw new Error('mails are not sorted in time');
    await sleep(WATCHED_EVERY_MS);
  }
  const sorted = performance.now() - since;
  const came = (await takenIn(desk)) - before;
  if (came !== mails) throw new Error(`${came} mails have become tickets, not ${mails}`);
  return { acknowledged, sorted };
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
async function visible({ client, mail, setting }: MailDesk, index: number): Promise<number> {
  await mail.run({ workload: 'sendMail', clients: 1, ms: AT_MOST_MS, calls: 1, tickets: [] });
  const since = performance.now();
  for (; performance.now() - since < AT_MOST_MS; await sleep(WATCHED_EVERY_MS)) {
    const { rows } = await client.query<{ id: number }>(
      'select ticket_id as id from inbox where svar_subject = $1 and ticket_id is not null',
      [subjectOf(index)],
    );
    if (rows.length === 0) continue;
    const answer = await fetch(`http://127.0.0.1:${setting.ports[0]}/api/v1/Agents/Ticket/GetTicketEntity`, {
      method: 'POST',
      headers: { Authorization: basic(USER), 'Content-Type': 'application/json' },
      body: JSON.stringify({ TicketEntityId: rows[0]!.id }),
    });
    const { Title: title } = (await answer.json()) as { Title?: string };
    if (title !== subjectOf(index)) throw new Error(`the ticket of mail ${index} is called ${title}`);
    return performance.now() - since;
  }
  throw new Error(`mail ${index} has made no ticket`);
}

/** While others make tickets as fast as the desk lets them. */
async function whileBusy(
  desk: MailDesk,
  first: number,
  { watchedMails: watched, senders: clients }: Context['plan'],
): Promise<MailFigure['visible']> {
  const over = new AbortController();
  const busy = (async () => {
    while (!over.signal.aborted) await desk.http.run({ workload: 'saveTicket', clients, ms: 500, tickets: [] });
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
export async function mailFigure(context: Context): Promise<MailFigure> {
  const { mails, rounds, senders: clients } = context.plan;
  const desk = await openMailDesk(context);
  const { persons } = desk.setting;
  // for warming up
  await sendAll(desk, mails, clients);
  await readAll(0, mails, persons);
  await desk.client.query('vacuum analyze');
  const times: (Awaited<ReturnType<typeof sendAll>> & Awaited<ReturnType<typeof readAll>> & { svar: number; postgres: number })[] = [];
  for (let round = 1; round <= rounds; round++) {
    const before = cpu(desk.household);
    const sent = await sendAll(desk, mails, clients);
    const { node, postgres } = cpu(desk.household);
    const own = { svar: (node - before.node) / mails, postgres: (postgres - before.postgres) / mails };
    times.push({ ...sent, ...own, ...(await readAll(round * mails, mails, persons)) });
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
    visible: await whileBusy(desk, (rounds + 1) * mails, context.plan),
  };
}
