/**
 * Sorting of SMS: what was kept becomes a message of the open ticket that its number has to do with, or a new ticket. All of it is
 * one transaction, in which the SMS of one number stand in line. Source: email §9; reliability §1. docs/decisions/0043
 */
import type { MailboxRules } from '../../domain/mail/arrival.ts';
import { type ArrivingSms, addedBySms, bornOfSms, messageOfSms, takesSms, ticketOfSms } from '../../domain/sms/arrival.ts';
import { numberOf, senderNumber, spellingsOf } from '../../domain/sms/number.ts';
import { telling } from '../../domain/telling.ts';
import type { Ticket } from '../../domain/thread.ts';
import type { Row } from '../../store/database.ts';
import { type InboxRow, InboxStatus, lockWaiting, noteSorted } from '../../store/mail.ts';
import { lockNumber, noteIncomingSms, personsOfMobile, smsMailbox, ticketsOfNumber } from '../../store/sms.ts';
import { type App, type Call, momentOf } from '../call.ts';
import { granted } from '../errors.ts';
import { robotCall } from '../inner-calls.ts';
import { MOVED } from '../mail/moved.ts';
import { rulesOf } from '../mail/placing.ts';
import { lookupOfMessage, lookupOfTicket } from '../ticket-lookup.ts';
import { type Around, changeTogether } from '../together.ts';
import { readSms } from './arrived.ts';

const OPERATION = 'Sms.Import';
/** For so long an SMS belongs to the ticket of the one before it. */
const TOGETHER_MS = 7 * 24 * 60 * 60_000;

/** What is known of an SMS on its way. */
interface Way {
  row: InboxRow;
  arriving: ArrivingSms;
  /** Null: a name has sent it, which nobody can answer. */
  number: string | null;
  ticketId: number | null;
  rules: MailboxRules;
}

/** The open ticket that has heard from a number, or written to it, within seven days; the one where that was last. */
function openTicket(rows: readonly Row[], { desk }: Pick<Call, 'desk'>): number | null {
  const found = rows.find((row) => takesSms(row as unknown as Pick<Ticket, 'base' | 'statusId'>, desk));
  return (found?.id as number | undefined) ?? null;
}

/** The person whose mobile number it is; the one with the lowest id where several have it. */
async function personOf({ database, sms: { country } }: App, number: string): Promise<number | null> {
  const rows = await database.query(personsOfMobile(spellingsOf(number, country)));
  return (rows.find((row) => numberOf(row.number as string, country) === number)?.id as number | undefined) ?? null;
}

/** Looks all up that needs no lock. @throws Error for what cannot be read */
async function wayOf(app: App, row: InboxRow, at: number): Promise<Way> {
  const read = row.bytes ? readSms(row.bytes) : { problem: 'its bytes are no longer kept' };
  if ('problem' in read) throw new Error(read.problem);
  const { database, desks, sms } = app;
  const number = senderNumber(read.from, sms.country);
  const tickets = number === null ? [] : await database.query(ticketsOfNumber(number, at - TOGETHER_MS));
  const personId = number === null ? null : await personOf(app, number);
  const [mailbox] = await database.query(smsMailbox);
  const rules = await rulesOf(app, (mailbox?.id as number | undefined) ?? 0);
  const arriving = { from: number ?? read.from, text: read.text, personId };
  return { row, arriving, number, ticketId: openTicket(tickets, desks.current()), rules };
}

function pathOf({ row, number, arriving, ticketId, rules }: Way, outcome: { ticketId: number; messageId: number }): object[] {
  return [
    { step: 'kept', bytes: row.size, by: row.uid },
    {
      step: 'placed',
      number,
      ticket: ticketId,
      tried: [number === null ? 'a name has sent it' : 'open tickets of this number, of seven days'],
    },
    { step: 'ruled', person: arriving.personId, category: rules.categoryId, priority: rules.priorityId, type: rules.typeId },
    { step: 'taken in', ticket: outcome.ticketId, message: outcome.messageId, isNew: ticketId === null },
  ];
}

/** Is it as it was looked up, now that nobody else sorts an SMS of this number? */
async function stillHolds({ tx, call, threads }: Around, { number, ticketId }: Way): Promise<boolean> {
  if (number !== null) {
    const [rows] = await tx.query(ticketsOfNumber(number, call.at - TOGETHER_MS));
    if (openTicket(rows!, call) !== ticketId) return false;
  }
  const thread = ticketId === null ? null : threads.get(ticketId);
  return thread === null || (thread !== undefined && takesSms(thread.ticket, call.desk));
}

/** Decides and writes, in the plan of a transaction whose ticket is locked. */
async function enter(around: Around, way: Way): Promise<typeof MOVED | null> {
  if (!(await stillHolds(around, way))) return MOVED;
  const { tx, call, threads, facts } = around;
  const { row, arriving, rules, number, ticketId } = way;
  const [waiting] = await tx.query(lockWaiting(row.id));
  if (waiting!.length === 0) return null;
  const moment = momentOf(call);
  const thread = threads.get(ticketId ?? 0) ?? null;
  const decision = thread ? addedBySms(thread, arriving, call.desk, facts, moment) : bornOfSms(arriving, rules, call.desk, facts, moment);
  const stored = await around.store(thread, granted(telling(decision, thread, call.desk, facts, moment)));
  if (!stored?.message) throw new Error('an SMS has made no message');
  const outcome = { ticketId: stored.ticket.id, messageId: stored.message.id };
  const sorted = { ...outcome, status: InboxStatus.TakenIn, reason: '', path: pathOf(way, outcome) };
  await tx.query(
    noteSorted(row.id, sorted, call.at),
    ...(number === null ? [] : [noteIncomingSms(number, outcome.ticketId, outcome.messageId, call.at)]),
  );
  return null;
}

/**
 * Sorts an SMS of the inbox that waits.
 * @returns MOVED: look at it anew
 * @throws Refused when a rule does not let it in; Error when it cannot be read; StoreUnavailable
 */
export async function sortSms(app: App, row: InboxRow, at: number): Promise<typeof MOVED | null> {
  const way = await wayOf(app, row, at);
  const { arriving, number, ticketId, rules } = way;
  const outcome = await changeTogether<typeof MOVED | null>(robotCall(app, OPERATION, at), {
    ticketIds: ticketId === null ? [] : [ticketId],
    ...(number === null ? {} : { choose: () => lockNumber(number) }),
    lookup: (call) =>
      ticketId === null
        ? lookupOfTicket(ticketOfSms(arriving, rules), call, call.desk)
        : lookupOfMessage(messageOfSms(arriving, ticketId), call.desk, true),
    plan: async (around) => ({ value: await enter(around, way), id: row.id }),
  });
  return 'value' in outcome ? outcome.value : null;
}
