/**
 * What analysis follows and writes beside tickets: events read behind the saves by one process at a time, what a message is looked
 * at with, and what was suggested. An event is taken only when every transaction before it has ended.
 */
import type { MailboxSwitches } from '../domain/analysis.ts';
import type { TicketMessageCategory, TicketSecurityLevel } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';

const EVENTS_AT_ONCE = 100;
/** Characters of a body that are looked at: what a person has written himself stands in front. */
const TEXT_AT_MOST = 40_000;
/** Under this name the desk itself changes what it has found out. */
export const ANALYSIS = 'Svar.Analysis';

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Takes the right to read, or keeps it, for so long; no row when another process has it.
 * @param reader a uuid; @param until milliseconds
 */
export const takeReading = (reader: string, at: number, until: number): Statement => ({
  name: 'analysis-take',
  text: `update svar_analysis_cursor set reader = $1::uuid, lease_until = $3::timestamptz
    where reader is null or reader = $1::uuid or lease_until is null or lease_until < $2::timestamptz returning 1 as taken`,
  values: [reader, iso(at), iso(until)],
});

/**
 * Has anything happened that was not looked at? Asked often; it writes nothing. In the order of the index: unordered, all events
 * there are would be read to find that none is new. @returns (of the row) `isBehind`
 */
export const behindReading: Statement = {
  name: 'analysis-behind',
  text: `select exists (select from svar_analysis_cursor c cross join lateral
      (select from svar_event e where (e.tx, e.seq) > (c.tx, c.seq) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
        order by e.tx, e.seq limit 1) e) as "isBehind"`,
  values: [],
};

/** Gives it back, so that another process need not wait. */
export const giveBackReading = (reader: string): Statement => ({
  name: 'analysis-give-back',
  text: 'update svar_analysis_cursor set reader = null, lease_until = null where reader = $1::uuid',
  values: [reader],
});

/** One thing that happened to a ticket. */
export interface TextEvent {
  tx: string;
  seq: number;
  at: number;
  ticketId: number | null;
  /** Null where it was about no message. */
  messageId: number | null;
  /** A message came, changed, went or moved. */
  isAboutTexts: boolean;
  /** The suggested category that was taken away with this change; null when none was. */
  suggested: number | null;
  /** The category that the ticket got by this change; null when it kept its own. */
  chosen: number | null;
  /** Nobody did it: a rule or the clock. */
  byRobot: boolean;
}

/** Events behind the cursor, in the order of their transactions; those of analysis itself are nothing to it. */
export const textEvents: Statement = {
  name: 'analysis-events',
  text: `select e.tx::text as tx, e.seq, (extract(epoch from e.at) * 1000)::bigint as at, e.ticket_id as "ticketId", e.message_id as "messageId",
      coalesce(e.entity = 'ticket' and e.ticket_id is not null and e.operation <> '${ANALYSIS}'
        and e.kinds && array['TicketCreated', 'MessageAdded', 'MessageEdited', 'MessageRemoved'], false) as "isAboutTexts",
      case when e.entity = 'ticket' and e.after ? 'suggestedcategory_id' then (e.before ->> 'suggestedcategory_id')::int end as suggested,
      case when e.entity = 'ticket' then (e.after ->> 'category')::int end as chosen,
      coalesce((select a.type = 13 from associate a where a.ejuserid = e.user_id), e.user_id is null or e.user_id <= 1) as "byRobot"
    from svar_analysis_cursor c cross join lateral (
      select * from svar_event e where (e.tx, e.seq) > (c.tx, c.seq) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
      order by e.tx, e.seq limit ${EVENTS_AT_ONCE}) e
    order by e.tx, e.seq`,
  values: [],
};
export const textEventRows = (rows: readonly Row[]): TextEvent[] => rows as unknown as TextEvent[];

/** Events were read up to this one, by who still has the right to say so. */
export const moveReading = (reader: string, { tx, seq }: Pick<TextEvent, 'tx' | 'seq'>): Statement => ({
  name: 'analysis-move',
  text: 'update svar_analysis_cursor set tx = $2::xid8, seq = $3 where reader = $1::uuid and (tx, seq) < ($2::xid8, $3::bigint) returning 1 as moved',
  values: [reader, tx, seq],
});

/** A message as it is looked at. */
export interface TextToAnalyse {
  id: number;
  ticketId: number;
  /** Milliseconds. */
  createdAt: number;
  level: TicketSecurityLevel;
  category: TicketMessageCategory;
  personId: number | null;
  /** The first characters of the plain body. */
  body: string;
  /** Bytes of both bodies. */
  size: number;
  title: string;
  /** Was something found out about it before? */
  isKnown: boolean;
  /** Did it open its ticket? */
  isFirst: boolean;
  isMail: boolean;
  mailboxId: number | null;
  /** Null where it came by no mailbox that still stands. */
  mailbox: MailboxSwitches | null;
  /** Languages of the person's latest other messages, the newest first. */
  personLanguages: string[];
}

/** What stands of these messages, oldest first; what was deleted meanwhile is not there. */
export const textsToAnalyse = (ids: readonly number[]): Statement => ({
  name: 'analysis-texts',
  text: `select m.id, m.ticket_id as "ticketId", (extract(epoch from m.created_at) * 1000)::bigint as "createdAt", m.slevel as level,
      m.message_category as category, m.customer_id as "personId", left(m.body, ${TEXT_AT_MOST}) as body,
      octet_length(m.body) + octet_length(m.html_body) as size, t.title,
      m.language <> '' or m.sentimentconfidence <> 0 as "isKnown",
      not exists (select from ej_message o where o.ticket_id = m.ticket_id and (o.created_at, o.id) < (m.created_at, m.id)) as "isFirst",
      i.id is not null as "isMail", i.mail_in_filter as "mailboxId",
      case when f.id is not null then json_build_object('language', f.ai_text_analysis and f.svar_ai_language,
        'sentiment', f.ai_text_analysis and f.svar_ai_sentiment, 'category', f.ai_suggest_category) end as mailbox,
      array(select o.language from ej_message o where o.customer_id = m.customer_id and o.id <> m.id and o.language <> '' order by o.id desc limit 5)::text[] as "personLanguages"
    from ej_message m join ticket t on t.id = m.ticket_id
      left join lateral (select id, mail_in_filter from inbox where message_id = m.id order by id limit 1) i on true
      left join mail_in_filter f on f.id = i.mail_in_filter
    where m.id = any($1::int[]) order by m.id`,
  values: [ids],
});
export const textRows = (rows: readonly Row[]): TextToAnalyse[] => rows as unknown as TextToAnalyse[];

/** In which language most of the last mails to a mailbox were written. Its plan is kept, as with `idsIn`. @returns (of the row) `language`; no row when nobody knows */
export const mailboxLanguage = (mailboxId: number): Statement => ({
  name: 'analysis-mailbox-language',
  text: `select m.language from (select message_id from inbox where mail_in_filter = (select $1::int) and message_id is not null order by id desc limit 50) i
      join ej_message m on m.id = i.message_id where m.language <> '' group by m.language having count(*) >= 5 order by count(*) desc, m.language limit 1`,
  values: [mailboxId],
});

/** A category that was suggested for a ticket. */
export interface Suggested {
  ticketId: number;
  categoryId: number;
  modelId: number;
  /** 0–1. */
  probability: number;
  because: readonly { word: string; weight: number }[];
  language: string;
  at: number;
}

/** Notes a suggestion; one that is noted already stands. */
export const noteSuggestion = (suggested: Suggested): Statement => ({
  name: 'note-suggestion',
  text: `insert into svar_suggestion (ticket_id, category_id, model_id, probability, because, language, suggested_at)
    select t.id, c.id, m.id, $4, $5::jsonb, $6, $7::timestamptz from ticket t join ej_category c on c.id = $2 left join svar_model m on m.id = $3
    where t.id = $1 on conflict (ticket_id) do nothing`,
  values: [
    suggested.ticketId,
    suggested.categoryId,
    suggested.modelId,
    suggested.probability,
    JSON.stringify(suggested.because),
    suggested.language,
    iso(suggested.at),
  ],
});

/** What became of suggestions. */
export const SuggestionOutcome = { Open: 0, Taken: 1, OtherChosen: 2, Gone: 3 } as const;

/** Notes what came of a suggestion; the first outcome stands. */
export const noteOutcome = (ticketId: number, outcome: number, chosenId: number, at: number): Statement => ({
  name: 'note-suggestion-outcome',
  text: `update svar_suggestion set outcome = $2, chosen_id = (select id from ej_category where id = $3), decided_at = $4::timestamptz
    where ticket_id = $1 and outcome = 0`,
  values: [ticketId, outcome, chosenId, iso(at)],
});

/** The suggestion of a ticket. @returns (of the row) all that is kept of it */
export const suggestionOf = (ticketId: number): Statement => ({
  name: 'suggestion-of-ticket',
  text: `select ticket_id as "ticketId", category_id as "categoryId", model_id as "modelId", probability, because, language,
      (extract(epoch from suggested_at) * 1000)::bigint as at, outcome, chosen_id as "chosenId", (extract(epoch from decided_at) * 1000)::bigint as "decidedAt"
    from svar_suggestion where ticket_id = $1`,
  values: [ticketId],
});

/** The first messages of a ticket, oldest first. @returns (of the rows) `body` (its first characters), `level`, `personId` */
export const textsOfTicket = (ticketId: number, most: number): Statement => ({
  name: 'texts-of-ticket',
  text: `select left(body, ${TEXT_AT_MOST}) as body, slevel as level, customer_id as "personId" from ej_message where ticket_id = $1 order by created_at, id limit $2`,
  values: [ticketId, most],
});
