/**
 * Changes of different tickets that are asked for at the same time share one transaction: looked up together, decided one by
 * one, written and committed together. Nobody waits for company: what arrives while earlier ones are on their way goes with
 * the next flush. A member that is refused is refused alone; one whose ticket somebody else has locked goes the ordinary
 * road and waits there; when the writing fails, each member goes the ordinary road. Figures: decision 50.
 */
import { type Decision, isRefusal } from '../domain/decision.ts';
import { NO_EFFECTS } from '../domain/effects.ts';
import { eventsOf } from '../domain/events.ts';
import { logOf } from '../domain/log.ts';
import type { Thread } from '../domain/thread.ts';
import { isAwaited } from '../domain/waking.ts';
import { type Database, type Row, type Statement, StoreUnavailable, type Tx } from '../store/database.ts';
import { delegates, type Found, foundIn, type Lookup, lookUp } from '../store/lookup.ts';
import { type NewTicket, writeNewTickets } from '../store/new-tickets.ts';
import { otherPersonsOf } from '../store/thread.ts';
import {
  headsOfTickets,
  lockedTickets,
  lockFreeTickets,
  type MessageHead,
  type PersonRow,
  personsOfTickets,
  ticketRowOf,
} from '../store/ticket-reads.ts';
import { checkExpected } from './attempts.ts';
import { type Call, momentOf } from './call.ts';
import { Refused } from './errors.ts';
import type { Beside, Changed, Intended } from './intended.ts';
import { settled } from './settle.ts';

const TOGETHER_AT_MOST = 32;
const FLUSHES_AT_ONCE = 2;
/** How many must wait for a second flush to go beside the first: fewer are cheaper with the next one, which takes them all. */
const COMPANY = 8;

/** The member is not for company: lists have changed, its ticket is locked or awaits the clock, or it wants rows that only the ordinary road makes. */
export const ALONE = 'alone';
type Outcome = Changed | typeof ALONE;

interface Member {
  call: Call;
  intended: Intended;
  wanted: Lookup;
  /** The ticket that it changes; 0 for a new one. */
  ticketId: number;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/** A ticket that stands, locked, with what is known beside it. */
interface Standing {
  thread: Thread;
  beside: Beside;
}

/** A member whose change is decided. */
interface Decided {
  member: Member;
  before: Thread | null;
  after: Thread;
  beside?: Beside;
  /** How it is written; null when nothing changes. A plain new ticket is written together with others. */
  write: Statement | NewTicket | null;
}

export class Gatherer {
  private readonly database: Database;
  private waiting: Member[] = [];
  private underWay = 0;
  /** Tickets that flushes under way change. */
  private readonly taken = new Set<number>();

  constructor(database: Database) {
    this.database = database;
  }

  /** May this wish go with others? What needs another lock, a message that stands, favourites, or a key against repeats goes alone. */
  static takes(call: Call, { target }: Intended, wanted: Lookup): boolean {
    return !('messageId' in target) && call.idempotency === null && !delegates(wanted) && wanted.favouriteTicketId === undefined;
  }

  /** Adds a wish to the next flush. @throws Refused, VersionMismatch, StoreUnavailable as `change` does */
  add(call: Call, intended: Intended, wanted: Lookup): Promise<Outcome> {
    const ticketId = 'ticketId' in intended.target ? intended.target.ticketId : 0;
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, intended, wanted, ticketId, resolve, reject });
      this.flush();
    });
  }

  private flush(): void {
    while (this.underWay === 0 || (this.underWay < FLUSHES_AT_ONCE && this.waiting.length >= COMPANY)) {
      const members = this.next();
      if (members.length === 0) return;
      this.underWay++;
      void this.store(members).finally(() => {
        this.underWay--;
        for (const { ticketId } of members) this.taken.delete(ticketId);
        this.flush();
      });
    }
  }

  /** Those who go next, in their order; of each ticket one at a time. */
  private next(): Member[] {
    const members: Member[] = [];
    const rest: Member[] = [];
    for (const member of this.waiting) {
      const mayGo = members.length < TOGETHER_AT_MOST && !this.taken.has(member.ticketId);
      (mayGo ? members : rest).push(member);
      if (mayGo && member.ticketId !== 0) this.taken.add(member.ticketId);
    }
    this.waiting = rest;
    return members;
  }

  private async store(members: readonly Member[]): Promise<void> {
    try {
      await this.database.transaction((tx) => storeTogether(tx, members));
    } catch (error) {
      // nothing was stored; whether a lost connection had committed nobody knows, and nobody tries again blindly
      for (const member of members) {
        if (error instanceof StoreUnavailable) member.reject(error);
        else member.resolve(ALONE);
      }
    }
  }
}

async function storeTogether(tx: Tx, members: readonly Member[]): Promise<void> {
  const { standing, found } = await load(tx, members);
  const decided = members.flatMap((member) => decide(member, standing.get(member.ticketId) ?? null, found) ?? []);
  const created = decided.filter(({ write }) => isNewTicket(write));
  const others = decided.filter(({ write }) => write !== null && !isNewTicket(write));
  const statements = others.map(({ write }) => write as Statement);
  if (created.length > 0) statements.push(writeNewTickets(created.map(({ write }) => write as NewTicket)));
  if (statements.length > 0) {
    const rows = await tx.finishAll(...statements);
    others.forEach((one, index) => {
      tell(one, found, rows[index]![0]!);
    });
    created.forEach((one, index) => {
      tell(one, found, rows.at(-1)![index]!);
    });
  }
  for (const one of decided) if (one.write === null) tell(one, found, {});
}

const isNewTicket = (write: Decided['write']): write is NewTicket => write !== null && 'thread' in write;

/** The rows that belong to a ticket. */
const of = (rows: readonly Row[], name: 'ticketId' | 'ticket_id', id: unknown): Row[] => rows.filter((row) => row[name] === id);

/** Locks and looks up, in one step: the look-up comes last, so that what it reads is as new as the rows. */
async function load(tx: Tx, members: readonly Member[]): Promise<{ standing: ReadonlyMap<number, Standing>; found: Found }> {
  const ids = members.flatMap(({ ticketId }) => ticketId || []);
  const shown = members.flatMap(({ ticketId, intended }) => (ticketId !== 0 && intended.shows === 'ticket' ? ticketId : []));
  const rows = await tx.query(
    ...(ids.length > 0 ? [lockFreeTickets(ids), lockedTickets(ids), otherPersonsOf(ids)] : []),
    ...(shown.length > 0 ? [personsOfTickets(shown), headsOfTickets(shown)] : []),
    lookUp(union(members)),
  );
  const found = foundIn(rows.at(-1)![0]!);
  if (ids.length === 0) return { standing: new Map(), found };
  const [locked, tickets, others] = [new Set(rows[0]!.map((row) => row.id)), rows[1]!, rows[2]!];
  const [persons, heads] = shown.length > 0 ? [rows[3]!, rows[4]!] : [[], []];
  return {
    found,
    standing: new Map(
      tickets.flatMap((row) => {
        const { id } = row;
        if (!locked.has(id)) return [];
        const ticketRow = ticketRowOf(row);
        const otherPersonIds = of(others, 'ticket_id', id).map((other) => other.customer_id as number);
        const beside = {
          row: ticketRow,
          persons: of(persons, 'ticketId', id) as unknown as PersonRow[],
          heads: of(heads, 'ticketId', id) as unknown as MessageHead[],
        };
        return [[id as number, { thread: { ticket: ticketRow.ticket, otherPersonIds, message: null }, beside }]];
      }),
    ),
  };
}

function union(members: readonly Member[]): Lookup {
  const all = (ids: (wanted: Lookup) => readonly number[]): number[] => [...new Set(members.flatMap(({ wanted }) => ids(wanted)))];
  return {
    personIds: all((w) => w.personIds),
    saleIds: all((w) => w.saleIds),
    projectIds: all((w) => w.projectIds),
    delegatingCategoryId: 0,
  };
}

/** Decides one member, and tells it at once when it will not be written here. */
function decide(member: Member, standing: Standing | null, found: Found): Decided | null {
  const { call, intended, ticketId } = member;
  const isFree = ticketId === 0 || (standing !== null && !isAwaited(standing.thread.ticket, call.at));
  if (!isFree || found.deskVersion !== call.desk.version) return dismiss(member);
  try {
    if (call.waiter?.isGone) throw new StoreUnavailable('nobody waits for it any more');
    const before = standing?.thread ?? null;
    if (before) checkExpected(call, before);
    const decision = intended.decide(before, call.desk, found.facts, momentOf(call));
    if (isRefusal(decision)) throw new Refused(decision);
    if (decision.newTags.length > 0) return dismiss(member);
    if (before === null && isPlain(decision)) return { member, before, after: decision.thread, write: newTicketOf(call, decision.thread) };
    const next = settled(call, before, decision);
    const beside = standing ? { beside: standing.beside } : {};
    return { member, before, after: next?.thread ?? before!, write: next?.statement ?? null, ...beside };
  } catch (error) {
    member.reject(error);
    return null;
  }
}

/** A new ticket without rows of its own beside those that each new ticket has. */
const isPlain = ({ effects, because, thread, delegatedBy, remembersCategory, kinds }: Decision): boolean =>
  !(effects?.notices?.length || effects?.parcels?.length || effects?.stays?.length || kinds?.length) &&
  !because &&
  !thread.message &&
  delegatedBy === null &&
  !remembersCategory;

const newTicketOf = (call: Call, thread: Thread): NewTicket => ({
  thread,
  companions: {
    at: call.at,
    byId: call.agent.id,
    operation: call.operation,
    log: logOf(null, thread, call.agent.id, call.desk),
    kinds: eventsOf(null, thread),
    delegatedBy: null,
    remembersCategory: false,
    effects: NO_EFFECTS,
    idempotency: null,
  },
});

function dismiss(member: Member): null {
  member.resolve(ALONE);
  return null;
}

/** Tells a member what was stored. @param row what its statement has answered */
function tell({ member, before, after, beside }: Decided, found: Found, row: Row): void {
  const ticketId = (row.ticketId as number | undefined) ?? after.ticket.id;
  const messageId = (row.messageId as number | null | undefined) ?? 0;
  const thread = ticketId === after.ticket.id ? after : { ...after, ticket: { ...after.ticket, id: ticketId } };
  member.resolve({ ticketId, messageId, before, thread, found, desk: member.call.desk, ...(beside && { beside }) });
}
