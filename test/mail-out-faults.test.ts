/**
 * Mail that goes out to a server that does everything wrong, from a Svar that is killed again and again (T4 of the plan of reliability).
 * Nothing is lost; what comes twice has the same Message-ID and a reason; who refuses stands on the ticket, once.
 *
 * `SVAR_TEST_WHOLE=1` sends 1,000 mails, `SVAR_TEST_MAILS=20000` as many as it says; `SVAR_TEST_SEED` throws other dice.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chance, chanceOf } from './support/chance.ts';
import { type AddressFate, addressOf, type DataFate, type FaultySink, openFaultySink } from './support/faulty-sink.ts';
import { seedOf } from './support/hostile.ts';
import { auditMailOut, type Intended, NO_OUT_FINDINGS, type OutFindings, type OutRow, type Told } from './support/mail-out-audit.ts';
import { type OutManner, standInFor } from './support/mail-out-stand-in.ts';
import { connect, freshDatabase } from './support/postgres.ts';
import { ADMIN, callTicket, type Started, scratch, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';
import { runs } from './support/share.ts';

const SEED = seedOf(20_260_113);
const MAILS = Number(process.env.SVAR_TEST_MAILS ?? runs(1_000));
const TURNS = Math.max(5, Math.ceil(MAILS / 60));
const OF_A_TICKET = 8;

type Row = Record<string, unknown>;
type Mail = Omit<Intended, 'ticketId'>;

const DATA_FATES: readonly DataFate[] = ['later', 'never', 'drops', 'breaks', 'hangsup', 'slow'];
const LATER: readonly AddressFate[] = ['fine', 'later1', 'later2'];

/** Mail number `place`: for one address, or several that fare differently. */
function mailOf(place: number, chance: Chance): Mail {
  const mark = `m${place}`;
  const data = place < DATA_FATES.length ? DATA_FATES[place]! : chance.isHit(40) ? chance.oneOf(DATA_FATES) : 'fine';
  const fates = Array.from({ length: chance.isHit(25) ? 2 + chance.below(2) : 1 }, (): AddressFate => {
    if (chance.isHit(12)) return 'never';
    return chance.isHit(25) ? chance.oneOf(LATER) : 'fine';
  });
  const all = fates.map((fate, number) => ({
    address: addressOf(fate, data, mark, number),
    isRefused: fate === 'never' || data === 'never',
  }));
  const of = (isRefused: boolean): string[] => all.filter((one) => one.isRefused === isRefused).map(({ address }) => address);
  return { mark, takers: of(false), refusers: of(true) };
}
const mailsOf = (count: number, chance: Chance): Mail[] => Array.from({ length: count }, (_, place) => mailOf(place, chance.branch(place)));

/** Agents write them all, on a desk that has no way out yet. */
async function write(url: string, mails: readonly Mail[]): Promise<Intended[]> {
  const call = async (operation: string, body: unknown): Promise<Row> => {
    const answer = await callTicket(url, operation, body);
    assert.ok(answer.status < 300, `${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const written: Intended[] = [];
  let next = 0;
  const agent = async (): Promise<void> => {
    for (let from = next; from < mails.length; from = next) {
      next += OF_A_TICKET;
      const { TicketId: ticketId } = (await call('SaveTicketEntity', { Title: `From ${from}` })) as { TicketId: number };
      for (const mail of mails.slice(from, from + OF_A_TICKET)) {
        const { EjMessageId: id } = await call('SaveTicketMessageEntity', {
          Ticket: { TicketId: ticketId },
          Body: `This is ${mail.mark}`,
          Slevel: 'External',
        });
        await call('SendTicketMessage', {
          TicketMessageEntityId: id,
          To: [...mail.takers, ...mail.refusers],
          Cc: [],
          Bcc: [],
          Subject: `Mail ${mail.mark}.`,
        });
        written.push({ ...mail, ticketId });
      }
    }
  };
  await Promise.all([0, 1, 2, 3].map(agent));
  return written;
}

/** A Svar whose database outlives it: what was under way when it died can be looked up. */
async function openDesk(t: TestContext) {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const database = await freshDatabase('empty', 'external');
  t.after(() => database.drop());
  const own = await connect(database.config);
  t.after(() => own.end());
  const settings = { SVAR_DATA: join(folder, 'data'), SVAR_DATABASE_URL: database.url, SVAR_ADMIN_PASSWORD: ADMIN.password };
  let svar: Started | null = null;
  const start = async (more: Record<string, string> = {}): Promise<string> => {
    svar = startSvar({ ...settings, ...more });
    return svar.url();
  };
  t.after(() => svar?.child.kill('SIGKILL'));
  return {
    start,
    sql: async (text: string, values: readonly unknown[] = []): Promise<Row[]> => (await own.query<Row>(text, [...values])).rows,
    async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
      assert.equal(svar!.child.exitCode, null, `Svar has ended by itself:\n${svar!.output()}`);
      svar!.child.kill(signal);
      const { code } = await svar!.ended();
      if (signal === 'SIGTERM') assert.equal(code, 0, svar!.output());
    },
  };
}
type Desk = Awaited<ReturnType<typeof openDesk>>;

const markOf = (subject: unknown): string => /Mail (m\d+)\./.exec(String(subject))?.[1] ?? String(subject);

/** Who waits for another try need not wait: its time comes at once. */
const noPauses = 'update outbox set next_retry = now() where status = 0 and next_retry > now()';
/** The leases of a process that is dead run out at once. @returns what it held */
const leasesEnd = 'update outbox set next_retry = now() where status = 1 returning subject';

/** Lets everything go wrong, one after the other, until all mails have come to an end. @returns how often each mail was under way when Svar died */
async function goWrong(desk: Desk, sink: FaultySink, chance: Chance): Promise<{ unknown: Map<string, number>; events: Row }> {
  const unknown = new Map<string, number>();
  const events: Record<string, number> = {};
  const met = new Set<string>();
  const relay = { SVAR_RELAY: `smtp://127.0.0.1:${sink.port}` };
  const ended = async (): Promise<number> =>
    (await desk.sql('select count(*)::int as count from outbox where status > 1'))[0]!.count as number;
  /** Waits until somebody has met with this; nobody does when all is sent. */
  const troubled = (trouble: RegExp): Promise<void> =>
    until(async () => {
      await desk.sql(noPauses);
      const rows = await desk.sql('select last_error as error from outbox where status < 2');
      if (rows.length > 0 && !rows.some(({ error }) => trouble.test(error as string))) return false;
      if (rows.length > 0) met.add(trouble.source);
      return true;
    });
  const turns: Record<string, () => Promise<void>> = {
    async kill() {
      await desk.end('SIGKILL');
      for (const { subject } of await desk.sql(leasesEnd)) unknown.set(markOf(subject), (unknown.get(markOf(subject)) ?? 0) + 1);
      await desk.start(relay);
    },
    async 'no connection to the database'() {
      await desk.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'svar'",
      );
    },
    async down() {
      await sink.goDown();
      await troubled(/ECONNREFUSED/);
      await sink.comeBack();
    },
    async 'a strange certificate'() {
      await sink.goDown();
      await sink.comeBack(true);
      await troubled(/certificate/);
      await sink.goDown();
      await sink.comeBack();
    },
  };
  await desk.start(relay);
  // the last one is a kill: what an attempt could not write down is anybody's again when its process is dead
  const names = [...Array.from({ length: TURNS }, (_, turn) => Object.keys(turns)[turn % 4]!), 'kill'];
  for (const [turn, name] of names.entries()) {
    await until(async () => {
      await desk.sql(noPauses);
      const left = await desk.sql('select count(*) filter (where status < 2)::int as open from outbox');
      return (await ended()) >= (turn * MAILS * 0.8) / names.length || (left[0]!.open as number) < MAILS * 0.1;
    });
    await sleep(chance.below(120));
    await turns[name]!();
    events[name] = (events[name] ?? 0) + 1;
  }
  await until(async () => {
    await desk.sql(noPauses);
    return (await ended()) === MAILS;
  });
  assert.deepEqual([...met].sort(), ['ECONNREFUSED', 'certificate'], 'every trouble was met with');
  return { unknown, events };
}

async function rowsOf(desk: Desk, unknown: ReadonlyMap<string, number>): Promise<{ rows: OutRow[]; told: Told[] }> {
  const states = ['Waiting', 'Sending', 'Sent', 'Failed', 'GivenUp'] as const;
  const rows = await desk.sql('select subject, ticket_id as "ticketId", status from outbox where type = 0 and svar_kind = $1', ['message']);
  const told = await desk.sql('select ticket_id as "ticketId", body from ej_message where message_category = 2');
  return {
    rows: rows.map(({ subject, ticketId, status }) => ({
      mark: markOf(subject),
      ticketId: ticketId as number,
      state: states[status as number]!,
      unknown: unknown.get(markOf(subject)) ?? 0,
    })),
    told: told as unknown as Told[],
  };
}

async function auditOf(manner: OutManner): Promise<OutFindings> {
  const sink = await openFaultySink();
  try {
    const intended = mailsOf(40, chanceOf(SEED)).map((mail, place) => ({ ...mail, ticketId: Math.floor(place / OF_A_TICKET) + 1 }));
    const { rows, told } = await standInFor(sink.port, intended, manner);
    return auditMailOut({ intended, deliveries: sink.deliveries, rows, told });
  } finally {
    await sink.close();
  }
}

describe('mail that goes out to a server that does everything wrong', () => {
  test('nothing is lost, what comes twice has a reason and the same Message-ID, and who refuses stands on the ticket once', async (t) => {
    const chance = chanceOf(SEED);
    const sink = await openFaultySink();
    t.after(() => sink.close());
    const desk = await openDesk(t);
    const intended = await write(await desk.start(), mailsOf(MAILS, chance));
    await desk.sql("update registry set value = 'help@desk.example' where name = 'Default From address'");
    await desk.end('SIGTERM');
    const { unknown, events } = await goWrong(desk, sink, chance.branch(-1));
    const { rows, told } = await rowsOf(desk, unknown);
    const repeats = sink.deliveries.length - new Set(sink.deliveries.map(({ address }) => address)).size;
    t.diagnostic(
      `seed ${SEED}; ${MAILS} mails; ${JSON.stringify(events)}; at the server ${JSON.stringify(sink.tally)}; ${sink.deliveries.length} deliveries, ${repeats} of them repeats; under way when Svar died ${[...unknown.values()].reduce((sum, one) => sum + one, 0)}; told ${told.length}`,
    );
    assert.deepEqual(auditMailOut({ intended, deliveries: sink.deliveries, rows, told }), NO_OUT_FINDINGS);
    await desk.end('SIGTERM');
  });

  test('the audit finds nothing at an honest desk, and each fault at one that has it', async () => {
    assert.deepEqual(await auditOf('honest'), NO_OUT_FINDINGS);
    const faults: readonly (readonly [OutManner, keyof OutFindings])[] = [
      ['loses', 'lost'],
      ['doubles', 'doubled'],
      ['renames', 'renamed'],
      ['keeps silent', 'untold'],
      ['tells twice', 'untold'],
      ['never ends', 'open'],
    ];
    for (const [manner, kind] of faults) assert.notEqual((await auditOf(manner))[kind].length, 0, `${manner}: nothing found`);
  });
});
