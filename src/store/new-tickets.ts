/**
 * Several new tickets in one statement, so that one commit stores them all. It leaves behind the same rows as one
 * statement each would; a test compares them. The text never changes, so it is prepared once.
 */
import type { Thread } from '../domain/thread.ts';
import type { Statement } from './database.ts';
import { valuesOfNew } from './event-values.ts';
import { ticketColumns, toColumn } from './tables.ts';
import type { Companions } from './thread.ts';

export interface NewTicket {
  thread: Thread;
  companions: Companions;
}

const columns = Object.values(ticketColumns).map(([column]) => column);

const TEXT = `with told as materialized (
    select nextval('ticket_id_seq')::int as new_id, m.*
    from unnest($2::timestamptz[], $3::int[], $4::text[], $5::int[], $6::text[], $7::text[]) with ordinality as m (told_at, told_by, told_operation, told_action, told_kinds, told_after, place)),
  t as (
    insert into ticket (id, ${columns.join(', ')})
    select told.new_id, ${columns.map((column) => `r.${column}`).join(', ')}
    from json_populate_recordset(null::ticket, $1::json) with ordinality as r join told on told.place = r.ordinality),
  c as (
    insert into ticket_customers (ticket_id, customer_id, rank)
    select told.new_id, p.person, p.rank from unnest($8::int[], $9::int[], $10::int[]) as p (place, person, rank) join told using (place) order by told.place, p.rank),
  a as (
    insert into ticket_log_action (ticket_id, user_id, log_when, log_action)
    select new_id, told_by, told_at, told_action from told order by place),
  e as (
    insert into svar_event (at, user_id, operation, ticket_id, kinds, after)
    select told_at, told_by, told_operation, new_id, string_to_array(told_kinds, ','), told_after::jsonb from told order by place)
  select new_id as "ticketId" from told order by place`;

/** A record as a row of its table, by column names. */
function rowOf(ticket: Thread['ticket']): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [member, [column, type]] of Object.entries(ticketColumns)) {
    const value: unknown = Reflect.get(ticket, member);
    // the whole row travels as JSON: what is JSON itself stays an object
    row[column] = type === 'json' ? value : toColumn(value, type);
  }
  return row;
}

/** The statement that stores new tickets. It answers their ids as `ticketId`, in the order given. */
export function writeNewTickets(tickets: readonly NewTicket[]): Statement {
  const customers = tickets.flatMap(({ thread }, index) => {
    const first = thread.ticket.personId;
    const persons = first === null ? thread.otherPersonIds : [first, ...thread.otherPersonIds];
    return persons.map((person, position) => ({ place: index + 1, person, rank: position + (first === null ? 1 : 0) }));
  });
  const each = <T>(value: (told: Companions) => T): T[] => tickets.map(({ companions }) => value(companions));
  return {
    name: 'write-new-tickets',
    text: TEXT,
    values: [
      JSON.stringify(tickets.map(({ thread }) => rowOf(thread.ticket))),
      each(({ at }) => new Date(at).toISOString()),
      each(({ byId }) => byId),
      each(({ operation }) => operation),
      each(({ log }) => log[0]?.action ?? 0),
      each(({ kinds }) => kinds.join(',')),
      tickets.map(({ thread }) => JSON.stringify(valuesOfNew(thread.ticket))),
      customers.map(({ place }) => place),
      customers.map(({ person }) => person),
      customers.map(({ rank }) => rank),
    ],
  };
}
