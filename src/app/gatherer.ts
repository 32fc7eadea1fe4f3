/**
 * New tickets that are asked for at the same time share one transaction: looked up together, decided one by one, written
 * in one statement, committed once. Nobody waits for company: what arrives while earlier ones are on their way goes with
 * the next flush. A member that is refused is refused alone; when the statement fails, each member goes the ordinary road.
 */
import { type Decision, isRefusal } from '../domain/decision.ts';
import { NO_EFFECTS } from '../domain/effects.ts';
import { eventsOf } from '../domain/events.ts';
import { logOf } from '../domain/log.ts';
import { type Database, StoreUnavailable, type Tx } from '../store/database.ts';
import { delegates, type Found, foundIn, type Lookup, lookUp } from '../store/lookup.ts';
import { type NewTicket, writeNewTickets } from '../store/new-tickets.ts';
import { type Call, momentOf } from './call.ts';
import { Refused } from './errors.ts';
import type { Changed, Intended } from './intended.ts';

const TOGETHER_AT_MOST = 64;
const FLUSHES_AT_ONCE = 2;

/** The member is not for company: lists have changed, or it wants rows that only the ordinary road makes. */
export const ALONE = 'alone';
type Outcome = Changed | typeof ALONE;

interface Member {
  call: Call;
  intended: Intended;
  wanted: Lookup;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

interface Ready extends NewTicket {
  member: Member;
}

export class Gatherer {
  private readonly database: Database;
  private waiting: Member[] = [];
  private underWay = 0;

  constructor(database: Database) {
    this.database = database;
  }

  /** May this wish go with others? What needs a lock, or a key against repeats, goes alone. */
  static takes(call: Call, intended: Intended, wanted: Lookup): boolean {
    return 'new' in intended.target && call.idempotency === null && !delegates(wanted);
  }

  /** Adds a wish to the next flush. @throws Refused, StoreUnavailable as `change` does */
  add(call: Call, intended: Intended, wanted: Lookup): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, intended, wanted, resolve, reject });
      this.flush();
    });
  }

  private flush(): void {
    while (this.underWay < FLUSHES_AT_ONCE && this.waiting.length > 0) {
      const members = this.waiting.slice(0, TOGETHER_AT_MOST);
      this.waiting = this.waiting.slice(TOGETHER_AT_MOST);
      this.underWay++;
      void this.store(members).finally(() => {
        this.underWay--;
        this.flush();
      });
    }
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
  const [rows] = await tx.query(lookUp(union(members)));
  const found = foundIn(rows![0]!);
  const ready = members.flatMap((member) => decide(member, found) ?? []);
  if (ready.length === 0) return;
  const ids = await tx.finish(writeNewTickets(ready));
  ready.forEach(({ member, thread }, index) => {
    const ticketId = ids[index]!.ticketId as number;
    member.resolve({
      ticketId,
      messageId: 0,
      before: null,
      thread: { ...thread, ticket: { ...thread.ticket, id: ticketId } },
      found,
      desk: member.call.desk,
    });
  });
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

/** Rows of its own that only the ordinary road makes. */
const hasMore = ({ effects, because, thread }: Decision): boolean =>
  Boolean(effects?.notices?.length || effects?.parcels?.length || effects?.stays?.length || because || thread.message);

/** Decides one member and tells it at once when it will not be written here. */
function decide(member: Member, found: Found): Ready | null {
  const { call, intended } = member;
  if (found.deskVersion !== call.desk.version) return dismiss(member);
  try {
    if (call.waiter?.isGone) throw new StoreUnavailable('nobody waits for it any more');
    const decision = intended.decide(null, call.desk, found.facts, momentOf(call));
    if (isRefusal(decision)) throw new Refused(decision);
    if (decision.newTags.length > 0 || decision.remembersCategory || decision.delegatedBy !== null || hasMore(decision))
      return dismiss(member);
    const { thread } = decision;
    const log = logOf(null, thread, call.agent.id, call.desk);
    const companions = {
      at: call.at,
      byId: call.agent.id,
      operation: call.operation,
      log,
      kinds: eventsOf(null, thread),
      delegatedBy: null,
      remembersCategory: false,
      effects: NO_EFFECTS,
      idempotency: null,
    };
    return { member, thread, companions };
  } catch (error) {
    member.reject(error);
    return null;
  }
}

function dismiss(member: Member): null {
  member.resolve(ALONE);
  return null;
}
