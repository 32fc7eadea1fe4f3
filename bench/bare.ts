/**
 * What each workload asks of the database, without anything around it: of saves the product's own statements with the values
 * that its own rules decide, so that the rows left behind are the same ones; of reads the queries that somebody would write who
 * knows the tables.
 */
import { cleaned } from '../src/app/html.ts';
import { isRefusal, type Moment } from '../src/domain/decision.ts';
import type { Agent, Desk } from '../src/domain/desk.ts';
import { NO_EFFECTS } from '../src/domain/effects.ts';
import { eventsOf } from '../src/domain/events.ts';
import { logOf } from '../src/domain/log.ts';
import { addMessage } from '../src/domain/message.ts';
import { queueOf } from '../src/domain/ownership.ts';
import { reach } from '../src/domain/rights.ts';
import type { Facts, Thread } from '../src/domain/thread.ts';
import { createTicket } from '../src/domain/ticket.ts';
import type { Database, Statement } from '../src/store/database.ts';
import { loadDesk } from '../src/store/desk.ts';
import { foundIn, lookUp } from '../src/store/lookup.ts';
import { lockTicket, otherPersons, threadOf, writeThread } from '../src/store/thread.ts';
import { flatTickets, headsOf, personsOf } from '../src/store/ticket-reads.ts';
import { TicketSecurityLevel } from '../src/vocabulary.ts';
import { FIRST } from './generated-rows.ts';
import { filterOf, listOf, searchOf } from './workloads.ts';
import { letter, ticketWish } from './world.ts';

/** What decisions need to know. */
export interface Known {
  desk: Desk;
  /** The first of the agents who call over HTTP. */
  agent: Agent;
  facts: Facts;
  persons: readonly number[];
  at: number;
}

/** Loads the desk and the persons, as Svar itself does. */
export async function learn(database: Database, persons: readonly number[], at: number): Promise<Known> {
  const { desk } = await loadDesk(database);
  const wanted = { personIds: persons, saleIds: [], projectIds: [], delegatingCategoryId: 0 };
  const [row] = await database.query(lookUp(wanted));
  return { desk, agent: desk.associates.get(FIRST.associate + 1)!, facts: foundIn(row!).facts, persons, at };
}

const momentOf = ({ at, agent }: Known): Moment => ({ at, by: agent, random: 0 });

/** The one statement that creates ticket number `index`. */
export function createStatement(known: Known, index: number): Statement {
  const { desk, agent, facts, persons } = known;
  const words = ticketWish(index, persons);
  const wish = {
    id: 0,
    title: words.title,
    category: { id: words.categoryId },
    priority: { id: words.priorityId },
    personId: words.personId,
    owner: { associateId: agent.associateId },
    custom: [],
  };
  return written(known, null, createTicket(wish, desk, facts, momentOf(known)), 'Ticket.SaveTicketEntity');
}

/** A ticket as it stands, for `messageStatement`. @throws Error when there is none */
export async function threadById(database: Database, id: number): Promise<Thread> {
  const [rows, others] = await database.snapshot(readable(lockTicket(id)), otherPersons(id));
  const thread = threadOf(rows![0], others!, undefined);
  if (thread === null) throw new Error(`there is no ticket ${id}`);
  return thread;
}

/** The same row without its lock. */
const readable = ({ text, values }: Statement): Statement => ({ text: text.replace(' for update', ''), values });

/** The one statement that adds message number `index` to a ticket, a little later than that was made. */
export function messageStatement(now: Known, thread: Thread, index: number): Statement {
  const known = { ...now, at: now.at + 1_000 };
  const { html, text } = cleaned(letter(index));
  const wish = { id: 0, ticketId: thread.ticket.id, htmlBody: html, textOfHtml: text, level: TicketSecurityLevel.External, custom: [] };
  const decision = addMessage(thread, wish, known.desk, known.facts, momentOf(known));
  return written(known, thread, decision, 'Ticket.SaveTicketMessageEntity');
}

function written(
  { at, agent, desk }: Known,
  before: Thread | null,
  decision: ReturnType<typeof createTicket>,
  operation: string,
): Statement {
  if (isRefusal(decision)) throw new Error(`the rules refuse what the benchmark saves: ${decision.message}`);
  const { ticket } = decision.thread;
  const thread = before === null ? decision.thread : { ...decision.thread, ticket: { ...ticket, version: ticket.version + 1 } };
  return writeThread(before, thread, {
    at,
    byId: agent.id,
    operation,
    log: logOf(before, thread, agent.id, desk),
    kinds: eventsOf(before, thread),
    delegatedBy: decision.delegatedBy,
    remembersCategory: decision.remembersCategory,
    effects: { ...NO_EFFECTS, ...decision.effects },
    idempotency: null,
  });
}

const plain = (text: string): Statement => ({ text, values: [] });

/** The statements of one GetTicketEntity, in the order in which Svar sends them together, on one snapshot. */
export function openStatements({ desk, agent }: Known, ticketId: number): Statement[] {
  return [
    plain('begin isolation level repeatable read read only'),
    flatTickets([ticketId], reach(agent, 'read', desk)),
    personsOf(ticketId),
    headsOf(ticketId),
    plain('commit'),
  ];
}

const SHOWN = `select t.id, t.title, t.created_at, t.last_changed, s.name as status, p.name as priority, c.fullname as category, u.username as owner,
    concat_ws(' ', nullif(h.firstname, ''), nullif(h.middlename, ''), nullif(h.lastname, '')) as person
  from ticket t join ticket_status s on s.id = t.ticket_status join ticket_priority p on p.id = t.priority join ej_category c on c.id = t.category
    join ejuser u on u.id = t.owned_by left join person h on h.person_id = t.cust_id`;
const NEWEST = 'order by t.last_changed desc, t.id desc limit 50';

/** Newest 50 of an owner by status. */
export function listStatement(index: number, agents: number): Statement {
  const { ownerId, base } = listOf(index, { agents });
  return { text: `${SHOWN} where t.owned_by = $1 and t.status = $2 ${NEWEST}`, values: [ownerId, base] };
}

/** Newest 50 by three conditions. */
export function filterStatement(index: number): Statement {
  const { title, priority, categories } = filterOf(index);
  return {
    text: `${SHOWN} where t.status in (1, 2, 3) and svar_fold(t.title) like svar_fold($1) and t.priority > $2 and t.category = any($3::int[]) ${NEWEST}`,
    values: [`${title}%`, priority, categories],
  };
}

/** Newest 50 whose texts hold the words of a search, all of them in one text. */
export function searchStatement(index: number): Statement {
  const words = searchOf(index).split(' ');
  const asked = words.map((_, place) => `svar_asked($${place + 1})`).join(' && ');
  return {
    text: `${SHOWN} where t.status in (1, 2, 3) and t.id in (select s.ticket_id from svar_search s where s.words @@ (${asked})) ${NEWEST}`,
    values: words,
  };
}

/** Takes the next ticket of the queue: chosen, changed and written down in one statement. */
export function queueStatement(known: Known): Statement {
  const queue = queueOf(known.desk, momentOf(known));
  if (isRefusal(queue)) throw new Error('the queue is not for the benchmark’s agent');
  return {
    name: 'bare-queue',
    text: `with q as (select id from ticket where owned_by = 1 and ticket_status = any($1::int[]) and category = any($2::int[]) and status = 1
        order by deadline nulls last, created_at, id limit 1 for update skip locked),
      t as (update ticket t set owned_by = $3, ticket_status = 1, last_changed = $4::timestamptz, read_status = 1, read_by_owner = $4, first_read_by_owner = $4, svar_stay_since = $4, svar_version = svar_version + 1 from q where t.id = q.id),
      h as (insert into ticket_status_history (ticket_id, ticket_status, from_datetime, to_datetime, svar_counter) select id, 6, $4, $4, 3 from q),
      a as (insert into ticket_log_action (ticket_id, user_id, log_when, log_action) select id, $3, $4, 20 from q),
      e as (insert into svar_event (at, user_id, operation, ticket_id, kinds, before, after) select $4, $3, 'Ticket.GetNextInQueue', id, '{OwnerChanged,StatusChanged}', '{"owned_by": 1, "ticket_status": 6}', jsonb_build_object('owned_by', $3::int, 'ticket_status', 1, 'last_changed', $4::timestamptz) from q)
      select id from q`,
    values: [queue.statusIds, queue.categoryIds, known.agent.id, new Date(known.at).toISOString()],
  };
}
