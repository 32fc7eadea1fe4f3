/**
 * Mail that comes in while everything breaks (T3 of the plan of reliability): kills of Svar and of its database, senders that are cut
 * off at any byte, that repeat, that do not hear the answer. Each mail that was acknowledged is in the desk, once, in the open.
 *
 * `SVAR_TEST_WHOLE=1` sends 2,000 mails, `SVAR_TEST_MAILS=100000` as many as it says; `SVAR_TEST_SEED` throws other dice.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chance, chanceOf } from './support/chance.ts';
import { seedOf } from './support/hostile.ts';
import { auditMailIn, type DeskOfMail, type Findings, NOTHING_FOUND } from './support/mail-in-audit.ts';
import { bringAll, type Outward, smtpRoad } from './support/mail-in-senders.ts';
import { type Manner, openStandIn } from './support/mail-in-stand-in.ts';
import { corpusMail } from './support/mail-kinds.ts';
import { openRunningDesk, type RunningDesk, type Victim } from './support/running-desk.ts';
import { runs } from './support/share.ts';

const SEED = seedOf(20_260_112);
const MAILS = Number(process.env.SVAR_TEST_MAILS ?? runs(2_000));
const KILLS = Math.max(4, Math.ceil(MAILS / 80));
const SENDERS = 8;
const [HELP, SALES] = ['help@desk.example', 'sales@desk.example'];
const VICTIMS: readonly Victim[] = ['svar', 'database', 'backend', 'both'];

/** Mails, some of them for two mailboxes. */
const outwardsOf = (count: number, chance: Chance): Outward[] =>
  Array.from({ length: count }, (_, place) => ({
    mail: corpusMail(place, chance.branch(place)),
    mailboxes: chance.isHit(8) ? [HELP, SALES] : [chance.oneOf([HELP, SALES])],
  }));

/** Kills, each when so many mails have come to an end, and a little later. */
async function killAgainAndAgain(desk: RunningDesk, done: () => number, chance: Chance): Promise<Record<string, number>> {
  const kills: Record<string, number> = {};
  for (let turn = 1; turn <= KILLS; turn++) {
    const victim = VICTIMS[(turn - 1) % VICTIMS.length]!;
    while (done() < (turn * MAILS * 0.9) / (KILLS + 1)) await sleep(5);
    await sleep(chance.below(60));
    await desk.kill(victim);
    kills[victim] = (kills[victim] ?? 0) + 1;
  }
  return kills;
}

/** What a desk has of mail, as its tables say. */
async function deskOf({ sql }: RunningDesk): Promise<DeskOfMail> {
  const mails = await sql(
    `select m.address as mailbox, encode(i.svar_hash, 'hex') as hash, (array['Waiting', 'TakenIn', 'PassedOver', 'Held'])[i.status + 1] as state,
       i.svar_reason as reason, i.ticket_id as "ticketId", i.message_id as "messageId" from inbox i join mail_in_filter m on m.id = i.mail_in_filter`,
  );
  const messages = await sql(
    `select m.id, m.ticket_id as "ticketId", m.message_id as "mailId", m.body as text from ej_message m join ticket t on t.id = m.ticket_id where t.origin = 1`,
  );
  const tickets = await sql('select id from ticket where origin = 1');
  return { mails: mails as never, messages: messages as never, tickets: tickets.map(({ id }) => id as number) };
}

/** Waits until the desk has looked at every mail, or none has come to an end for ten minutes: a job of a dead process is another's after a minute or so. */
async function atRest({ sql }: RunningDesk): Promise<void> {
  const left = "select count(*)::int as open from pgboss.job where name = 'mail-in' and state in ('created', 'retry', 'active')";
  for (let [least, idle] = [Number.POSITIVE_INFINITY, 0]; idle < 1_200; idle++, await sleep(500)) {
    const open = (await sql(left))[0]!.open as number;
    if (open === 0) return;
    if (open < least) [least, idle] = [open, 0];
  }
}

async function openDesk(t: TestContext): Promise<RunningDesk> {
  const desk = await openRunningDesk(t);
  await desk.sql('insert into mail_in_filter (address, category_id) select a, 1 from unnest($1::text[]) a', [[HELP, SALES]]);
  return desk;
}

/** Some mails, brought to a stand-in by the same senders, and looked at by the same audit. */
async function auditOf(manner: Manner): Promise<Findings> {
  const chance = chanceOf(SEED);
  const standIn = await openStandIn(manner);
  try {
    // only what a stand-in can tell apart
    const all = outwardsOf(200, chance).filter(({ mail }) => mail.fate === 'taken in' || mail.fate === 'passed over');
    const brought = await bringAll(
      smtpRoad(() => standIn.port),
      all.slice(0, 60),
      chance.branch(1),
      SENDERS,
    );
    return auditMailIn(brought, standIn.desk());
  } finally {
    await standIn.close();
  }
}

describe('mail that comes in while everything breaks', () => {
  test('each mail that was acknowledged is in the desk once, and has come to an end', async (t) => {
    const chance = chanceOf(SEED);
    const desk = await openDesk(t);
    const road = smtpRoad(desk.mailPort);
    let done = 0;
    const bringing = bringAll(road, outwardsOf(MAILS, chance), chance.branch(1), SENDERS, (count) => {
      done = count;
    });
    const [brought, kills] = await Promise.all([bringing, killAgainAndAgain(desk, () => done, chance.branch(2))]);
    await atRest(desk);
    const found = auditMailIn(brought, await deskOf(desk));
    const ends = await desk.sql('select status, count(*)::int as count from inbox group by 1 order by 1');
    const failed = await desk.sql("select output from pgboss.job where name = 'mail-in' and state = 'failed'");
    t.diagnostic(
      `seed ${SEED}; ${MAILS} mails; kills ${JSON.stringify(kills)}; on the way ${JSON.stringify(road.tally)}; ends ${JSON.stringify(ends)}`,
    );
    assert.deepEqual({ ...found, failed }, { ...NOTHING_FOUND, failed: [] });
    assert.equal(brought.filter(({ told }) => told === 'unknown').length, 0);
    await desk.stop();
  });

  test('the audit finds nothing at an honest desk, and each fault at one that has it', async () => {
    assert.deepEqual(await auditOf('honest'), NOTHING_FOUND);
    const faults: readonly (readonly [Manner, keyof Findings])[] = [
      ['forgets', 'lost'],
      ['doubles', 'doubled'],
      ['sorts twice', 'doubled'],
      ['halves', 'strange'],
      ['leaves', 'unhandled'],
    ];
    for (const [manner, kind] of faults) assert.notEqual((await auditOf(manner))[kind].length, 0, `${manner}: nothing found`);
  });
});
