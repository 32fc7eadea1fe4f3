/**
 * The full-text index: filled behind the saves, from the events that they wrote. An event is taken only when every
 * transaction before it has ended, so that none that commits late is passed over.
 */
import type { Database, Row, Statement, Tx } from './database.ts';

const ROWS_AT_ONCE = 500;
/** Bytes of text in one statement: it has to end well before the database's limit of time, however long the texts are. */
const BYTES_AT_ONCE = 1_000_000;
/** Bytes that count of one text: what lies behind them is hardly looked at. */
const BYTES_COUNTED = 600_000;
/** What a message's text counts. Its length is known without reading it. */
const SIZE = `least(octet_length(m.body), ${BYTES_COUNTED})`;

/** ISO 639-1 → text search configuration of PostgreSQL; what is not here is searched word by word as it stands. */
const CONFIGS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  et: 'estonian',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};
const MAP = JSON.stringify(CONFIGS);

/** The configuration of a row: its own language, else the ticket's, else the desk's. Configurations that the server lacks are left out. */
const configOf = (language: string): string =>
  `coalesce((select c.cfgname::text from pg_ts_config c where c.cfgname = coalesce($2::jsonb ->> lower(left(${language}, 2)), $2::jsonb ->> lower(left((select value from registry where name = 'Base language'), 2)), 'simple') limit 1), 'simple')`;

const indexed = (from: string, id: string, ticketId: string, at: string, language: string, text: string): string => `
  with rows as (select ${id} as message_id, ${ticketId} as ticket_id, ${at} as at, ${configOf(language)} as config, ${text} as text from ${from}),
  known as (insert into svar_search_config select distinct config from rows on conflict do nothing)
  insert into svar_search (message_id, ticket_id, at, config, words, indexed_at)
  select message_id, ticket_id, at, config, svar_words(config, text), $3::timestamptz from rows`;

const ON_MESSAGE = `on conflict (message_id) where message_id is not null do update set ticket_id = excluded.ticket_id, config = excluded.config, words = excluded.words, indexed_at = excluded.indexed_at`;
const ON_TITLE = `on conflict (ticket_id) where message_id is null do update set config = excluded.config, words = excluded.words, indexed_at = excluded.indexed_at`;

const iso = (at: number): string => new Date(at).toISOString();

const indexMessages = (ids: readonly number[], at: number): Statement => ({
  text: `${indexed('ej_message m join ticket t on t.id = m.ticket_id where m.id = any($1::int[])', 'm.id', 'm.ticket_id', 'm.created_at', "coalesce(nullif(m.language, ''), t.language)", 'm.body')} ${ON_MESSAGE}`,
  values: [ids, MAP, iso(at)],
});
const indexTitles = (ids: readonly number[], at: number): Statement => ({
  text: `${indexed('ticket t where t.id = any($1::int[])', 'null::int', 't.id', 't.created_at', 't.language', 't.title')} ${ON_TITLE}`,
  values: [ids, MAP, iso(at)],
});

/** What is found in messages that have come to tickets is found there from now on. */
const followMessages = (ticketIds: readonly number[]): Statement => ({
  text: `update svar_search s set ticket_id = m.ticket_id from ej_message m
    where m.ticket_id = any($1::int[]) and s.message_id = m.id and s.ticket_id <> m.ticket_id`,
  values: [ticketIds],
});

const CURSOR: Statement = {
  text: 'select messages_to as "messagesTo", tickets_to as "ticketsTo", rows_done as "rowsDone", tx::text as tx, seq from svar_search_cursor for update skip locked',
  values: [],
};

const ids = (rows: readonly Row[]): number[] => rows.map((row) => row.id as number);
const moreTickets = (after: number): Statement => ({
  text: `select id from ticket where id > $1 order by id limit ${ROWS_AT_ONCE}`,
  values: [after],
});
/** The next messages, as many as one statement takes, at least one. */
const moreMessages = (after: number): Statement => ({
  text: `select id from (
      select id, sum(size) over (order by id) - size as before
      from (select m.id, ${SIZE} as size from ej_message m where m.id > $1 order by m.id limit ${ROWS_AT_ONCE}) next
    ) counted where before < ${BYTES_AT_ONCE} order by id`,
  values: [after],
});

/** Rows from before the index. @returns how many there were */
async function indexRows(tx: Tx, cursor: Row, at: number): Promise<number> {
  const [messages, tickets] = await tx.query(moreMessages(cursor.messagesTo as number), moreTickets(cursor.ticketsTo as number));
  const [messageIds, ticketIds] = [ids(messages!), ids(tickets!)];
  await tx.query(indexMessages(messageIds, at), indexTitles(ticketIds, at));
  await tx.finish({
    text: 'update svar_search_cursor set messages_to = $1, tickets_to = $2, rows_done = $3',
    values: [messageIds.at(-1) ?? cursor.messagesTo, ticketIds.at(-1) ?? cursor.ticketsTo, messageIds.length + ticketIds.length === 0],
  });
  return messageIds.length + ticketIds.length;
}

/** What events say was added or changed. @returns how many events there were */
async function indexEvents(tx: Tx, cursor: Row, at: number): Promise<number> {
  const [events] = await tx.query({
    text: `select at.tx::text as tx, seq, entity, "ticketId", "messageId", titled, written, moved from (
        select next.*, sum(size) over (order by next.tx, next.seq) - size as before from (
          select e.tx, e.seq, e.entity, e.ticket_id as "ticketId", e.message_id as "messageId",
            e.kinds && array['TicketCreated'] or e.after ? 'title' as titled, e.kinds && array['MessageAdded', 'MessageEdited'] as written,
            e.kinds && array['TicketMerged', 'TicketUnmerged', 'TicketSplit'] as moved,
            coalesce((select ${SIZE} from ej_message m where m.id = e.message_id), 0) as size
          from svar_event e where (e.tx, e.seq) > ($1::xid8, $2::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
          order by e.tx, e.seq limit ${ROWS_AT_ONCE}) next) at
      where before < ${BYTES_AT_ONCE} order by at.tx, at.seq`,
    values: [cursor.tx, cursor.seq],
  });
  const last = events!.at(-1);
  if (!last) return 0;
  const ofTickets = events!.filter((event) => event.entity === 'ticket');
  const messageIds = [...new Set(ofTickets.flatMap((event) => (event.written && event.messageId ? [event.messageId as number] : [])))];
  const ticketIds = [...new Set(ofTickets.flatMap((event) => (event.titled && event.ticketId ? [event.ticketId as number] : [])))];
  const movedTo = [...new Set(ofTickets.flatMap((event) => (event.moved && event.ticketId ? [event.ticketId as number] : [])))];
  if (messageIds.length > 0) await tx.query(indexMessages(messageIds, at));
  if (ticketIds.length > 0) await tx.query(indexTitles(ticketIds, at));
  if (movedTo.length > 0) await tx.query(followMessages(movedTo));
  await tx.finish({ text: 'update svar_search_cursor set tx = $1::xid8, seq = $2', values: [last.tx, last.seq] });
  return events!.length;
}

/**
 * Indexes the next rows or events; several processes share the work, one at a time.
 * @param at milliseconds since 1970
 * @returns how many were looked at: 0 when there is nothing to do, or another process is at it
 */
export const indexSome = (database: Database, at: number): Promise<number> =>
  database.transaction(async (tx) => {
    const [rows] = await tx.query(CURSOR);
    const cursor = rows![0];
    if (!cursor) return 0;
    return cursor.rowsDone ? indexEvents(tx, cursor, at) : Math.max(1, await indexRows(tx, cursor, at));
  });
