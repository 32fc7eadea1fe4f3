/**
 * A ticket and what its rules need: locked and loaded in one step, written in one statement made from what changed.
 */
import { changedMessage, changedTicket, type EventKind, sameHeaders, sameList } from '../domain/events.ts';
import type { LogEntry } from '../domain/log.ts';
import type { Facts, Header, Instant, Message, PersonFacts, Thread, Ticket } from '../domain/thread.ts';
import { TicketCategoryDelegateMethod } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';
import { type PersonRow, personList } from './persons.ts';
import { messageColumns, pick, selectList, ticketColumns } from './tables.ts';
import { Writing } from './writing.ts';

/** What a save has to look up, by id. */
export interface Lookup {
  personIds: readonly number[];
  saleIds: readonly number[];
  projectIds: readonly number[];
  /** The category whose rules may assign; its row is locked. 0 for none. */
  delegatingCategoryId: number;
  /** The same by a ticket whose own category may assign. */
  delegatingTicketId?: number;
}

const ticketList = selectList(ticketColumns, 't');
const messageList = selectList(messageColumns, 'm');

/** Locks a ticket and loads it. No row: it does not exist. */
export const lockTicket = (id: number): Statement => ({
  name: 'lock-ticket',
  text: `select ${ticketList} from ticket t where t.id = $1 for update`,
  values: [id],
});

/** Locks the ticket of a message and loads it. */
export const lockTicketOfMessage = (messageId: number): Statement => ({
  name: 'lock-ticket-of-message',
  text: `select ${ticketList} from ticket t where t.id = (select ticket_id from ej_message where id = $1) for update`,
  values: [messageId],
});

/**
 * The secondary persons of a ticket in their order. A statement of its own, sent behind the lock: a subquery of the
 * locking one would see what stood before it had to wait.
 */
export const otherPersons = (ticketId: number): Statement => ({
  name: 'other-persons',
  text: 'select customer_id from ticket_customers where ticket_id = $1 and rank > 0 order by rank',
  values: [ticketId],
});

/** The same by a message of the ticket. */
export const otherPersonsOfMessage = (messageId: number): Statement => ({
  name: 'other-persons-of-message',
  text: 'select customer_id from ticket_customers where ticket_id = (select ticket_id from ej_message where id = $1) and rank > 0 order by rank',
  values: [messageId],
});

/** One message with its headers. */
export const loadMessage = (id: number): Statement => ({
  name: 'load-message',
  text: `select ${messageList}, coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name, 'value', h.value, 'stdItem', h.std_item, 'stdItemCol', h.std_item_col) order by h.id)
      from message_header h where h.message_id = m.id), '[]') as headers
    from ej_message m where m.id = $1`,
  values: [id],
});

/** May a category's rules have to find an owner? */
export const delegates = (wanted: Lookup): boolean => wanted.delegatingCategoryId > 0 || wanted.delegatingTicketId !== undefined;

const delegating = (category: string, ticket: string): string =>
  `coalesce(nullif(${category}, 0), (select category from ticket where id = ${ticket}))`;
const delegatingIds = (wanted: Lookup): number[] => [wanted.delegatingCategoryId, wanted.delegatingTicketId ?? 0];

/** Locks the category that may assign. A statement of its own, sent ahead of the look-up: that counts what stands behind the lock. */
export const lockCategory = (wanted: Lookup): Statement => ({
  name: 'lock-category',
  text: `select id from ej_category where id = ${delegating('$1::int', '$2::int')} for update`,
  values: delegatingIds(wanted),
});

/** Everything saves refer to, in one row: what is missing from it does not exist. Carries the version of the desk. */
export const lookUp = (wanted: Lookup): Statement => ({
  name: delegates(wanted) ? 'look-up-delegating' : 'look-up',
  text: `select (select version from svar_desk) as "deskVersion",
      (select json_agg(x) from (select ${personList}, k.ticketpriorityid as "companyPriorityId" from person p left join contact k on k.contact_id = p.contact_id where p.person_id = any($1::int[])) x) as persons,
      (select json_object_agg(sale_id, heading) from sale where sale_id = any($2::int[])) as sales,
      (select json_object_agg(project_id, name) from project where project_id = any($3::int[])) as projects${
        delegates(wanted)
          ? `, (select delegate_counter from ej_category where id = ${delegating('$4::int', '$5::int')}) as delegations,
      case when (select delegate_method from ej_category where id = ${delegating('$4::int', '$5::int')}) = ${TicketCategoryDelegateMethod.Unfair}
        then (select json_object_agg(owned_by, active) from (select owned_by, count(*) as active from ticket where status = 1 and owned_by <> 1 group by owned_by) a) end as active`
          : ''
      }`,
  values: [wanted.personIds, wanted.saleIds, wanted.projectIds, ...(delegates(wanted) ? delegatingIds(wanted) : [])],
});

/** What was looked up: the facts for the rules, and the names that an answer shows. */
export interface Found {
  deskVersion: number;
  facts: Facts;
  persons: ReadonlyMap<number, PersonRow>;
  saleHeadings: ReadonlyMap<number, string>;
  projectNames: ReadonlyMap<number, string>;
}

const byNumber = <T>(map: unknown): Map<number, T> =>
  new Map(Object.entries((map ?? {}) as Record<string, T>).map(([id, value]) => [Number(id), value]));

/** The facts out of a `lookUp` row. */
export function foundIn(row: Row): Found {
  const persons = (row.persons ?? []) as (PersonRow & { companyPriorityId: number | null })[];
  const saleHeadings = byNumber<string>(row.sales);
  const projectNames = byNumber<string>(row.projects);
  const factsOf = (person: (typeof persons)[number]): PersonFacts => ({
    id: person.id,
    companyId: person.companyId,
    name: [person.firstName, person.middleName, person.lastName].filter(Boolean).join(' '),
    priorityId: person.priorityId,
    companyPriorityId: person.companyPriorityId,
    retired: person.retired,
  });
  return {
    deskVersion: row.deskVersion as number,
    persons: new Map(persons.map((person) => [person.id, person])),
    saleHeadings,
    projectNames,
    facts: {
      persons: new Map(persons.map((person) => [person.id, factsOf(person)])),
      saleIds: new Set(saleHeadings.keys()),
      projectIds: new Set(projectNames.keys()),
      delegations: (row.delegations as number | undefined) ?? 0,
      activeByOwner: byNumber<number>(row.active),
    },
  };
}

/** The thread out of the rows of `lockTicket`, `otherPersons` and `loadMessage`; null when there is no ticket. */
export function threadOf(ticketRow: Row | undefined, otherRows: readonly Row[], messageRow: Row | undefined): Thread | null {
  if (!ticketRow) return null;
  return {
    ticket: pick<Ticket>(ticketRow, ticketColumns),
    otherPersonIds: otherRows.map((row) => row.customer_id as number),
    message: messageRow ? { ...pick<Message>(messageRow, messageColumns), headers: messageRow.headers as Header[] } : null,
  };
}

/** What is written beside the rows of the thread itself. */
export interface Companions {
  at: Instant;
  byId: number;
  operation: string;
  log: readonly LogEntry[];
  kinds: readonly EventKind[];
  delegatedBy: number | null;
  remembersCategory: boolean;
  idempotency: { key: string; fingerprint: Uint8Array } | null;
}

/** Inserts tags; answers their ids in the order of the names. */
export const insertTags = (names: readonly string[]): Statement => ({
  name: 'insert-tags',
  text: `insert into tags (name) select * from unnest($1::text[]) returning tags_id`,
  values: [names],
});

/** The statement that stores a change: `before` is null for a new ticket. It answers `ticketId` and `messageId`. */
export function writeThread(before: Thread | null, after: Thread, with_: Companions): Statement {
  const writing = new Writing();
  writeTicket(writing, before, after);
  writeMessage(writing, before, after, with_);
  writing.companions(before, after, with_);
  return writing.statement();
}

function writeTicket(writing: Writing, before: Thread | null, after: Thread): void {
  const { ticket } = after;
  if (before === null) {
    writing.insert('ticket', 't', ticketColumns, ticket);
    const persons = [...(ticket.personId === null ? [] : [ticket.personId]), ...after.otherPersonIds];
    const firstRank = ticket.personId === null ? 1 : 0;
    writing.run(
      `insert into ticket_customers (ticket_id, customer_id, rank) select t.id, p.id, p.rank + ${firstRank - 1} from t, unnest(${writing.bind(persons, 'int[]')}) with ordinality as p (id, rank)`,
    );
    return;
  }
  writing.update('ticket', 't', ticketColumns, ticket.id, ticket, changedTicket(before.ticket, ticket));
  if (before.ticket.personId !== ticket.personId || !sameList(before.otherPersonIds, after.otherPersonIds)) replacePersons(writing, after);
  if (before.ticket.title !== ticket.title) {
    const title = writing.bind(ticket.title, 'text');
    writing.run(`update ej_message set search_title = ${title} where ticket_id = ${writing.bind(ticket.id, 'int')}`);
  }
}

/** The set of persons as it shall be: new ones come in, ranks move, the others go. */
function replacePersons(writing: Writing, { ticket, otherPersonIds }: Thread): void {
  const id = writing.bind(ticket.id, 'int');
  const ids = ticket.personId === null ? otherPersonIds : [ticket.personId, ...otherPersonIds];
  const ranks = ids.map((_, index) => index + (ticket.personId === null ? 1 : 0));
  const bound = writing.bind(ids, 'int[]');
  writing.run(`delete from ticket_customers where ticket_id = ${id} and customer_id <> all(${bound})`);
  writing.run(
    `insert into ticket_customers (ticket_id, customer_id, rank) select ${id}, p.id, p.rank from unnest(${bound}, ${writing.bind(ranks, 'int[]')}) as p (id, rank)
     on conflict (ticket_id, customer_id) do update set rank = excluded.rank`,
  );
}

function writeMessage(writing: Writing, before: Thread | null, { message }: Thread, { at, byId }: Companions): void {
  if (message === null) return;
  const standing = before?.message ?? null;
  if (standing === null) {
    writing.insert('ej_message', 'm', messageColumns, message);
    if (message.headers.length > 0) insertHeaders(writing, message.headers, 'm.id', 'm, ');
    return;
  }
  const changed = changedMessage(standing, message);
  writing.update(
    'ej_message',
    'm',
    messageColumns,
    message.id,
    message,
    changed.filter((name) => name !== 'headers'),
  );
  if (changed.includes('body') || changed.includes('htmlBody')) {
    writing.run(
      `insert into svar_message_version (message_id, changed_at, changed_by, body, html_body) values (${writing.bind(message.id, 'int')}, ${writing.bind(new Date(at).toISOString(), 'timestamptz')}, ${writing.bind(byId, 'int')}, ${writing.bind(standing.body, 'text')}, ${writing.bind(standing.htmlBody, 'text')})`,
    );
  }
  if (!sameHeaders(standing.headers, message.headers)) replaceHeaders(writing, message);
}

/** The columns of headers as arrays: one text for any number of them. */
function headerLists(writing: Writing, headers: readonly Header[]): string {
  const names = writing.bind(
    headers.map((header) => header.name),
    'text[]',
  );
  const values = writing.bind(
    headers.map((header) => header.value),
    'text[]',
  );
  const items = writing.bind(
    headers.map((header) => header.stdItem),
    'int[]',
  );
  const columns = writing.bind(
    headers.map((header) => header.stdItemCol),
    'int[]',
  );
  return [names, values, items, columns].join(', ');
}

function insertHeaders(writing: Writing, headers: readonly Header[], messageId: string, from: string): void {
  const lists = headerLists(writing, headers);
  writing.run(
    `insert into message_header (message_id, name, value, std_item, std_item_col) select ${messageId}, h.* from ${from}unnest(${lists}) as h`,
  );
}

function replaceHeaders(writing: Writing, message: Message): void {
  const id = writing.bind(message.id, 'int');
  const kept = message.headers.filter((header) => header.id > 0);
  const fresh = message.headers.filter((header) => header.id === 0);
  const ids = writing.bind(
    kept.map((header) => header.id),
    'int[]',
  );
  writing.run(`delete from message_header where message_id = ${id} and id <> all(${ids})`);
  if (kept.length > 0) {
    writing.run(
      `update message_header h set name = k.name, value = k.value, std_item = k.item, std_item_col = k.col from unnest(${ids}, ${headerLists(writing, kept)}) as k (id, name, value, item, col) where h.id = k.id and h.message_id = ${id}`,
    );
  }
  if (fresh.length > 0) insertHeaders(writing, fresh, id, '');
}
