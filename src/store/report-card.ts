/** How good suggestions were, counted from what became of each. One statement for each table of the report. */

import { SuggestionOutcome } from './analysis.ts';
import type { Row, Statement } from './database.ts';

const iso = (at: number): string => new Date(at).toISOString();
const { Open, Taken, OtherChosen } = SuggestionOutcome;

/** A line of the report. Shares are left to who presents it: a sum of counts is a count. */
export interface ReportRow {
  /** What it is about: a category, a language, a month, a tenth of probability. */
  key: string | number | null;
  /** Tickets of customers that came in; 0 where that is not counted. */
  tickets: number;
  suggested: number;
  taken: number;
  corrected: number;
  open: number;
  /** Average of what was promised, of those that were decided; null when none was. */
  promised: number | null;
}

const COUNTS = `count(s.ticket_id)::int as suggested, count(*) filter (where s.outcome = ${Taken})::int as taken,
  count(*) filter (where s.outcome = ${OtherChosen})::int as corrected, count(*) filter (where s.outcome = ${Open})::int as open,
  avg(s.probability) filter (where s.outcome in (${Taken}, ${OtherChosen}))::float8 as promised`;

/** Tickets of a time whose first words came from outside by mail, with their suggestions. A month is one of the desk's zone. */
const perTicket = (key: string): string => `select ${key} as key, count(*)::int as tickets, ${COUNTS}
  from ticket t left join svar_suggestion s on s.ticket_id = t.id
  where t.created_at >= $1::timestamptz and t.created_at < $2::timestamptz and (s.ticket_id is not null or exists (select from inbox i where i.ticket_id = t.id))
  group by 1 order by 1`;

/** All lines of one kind. @param from, @param to milliseconds @param zone of the desk */
export const reportBy = (what: 'all' | 'category' | 'language' | 'month' | 'tenth', from: number, to: number, zone: string): Statement => {
  const keys = {
    all: 'null::text',
    category: 'coalesce(s.category_id, t.category)',
    language: 't.language',
    month: `to_char(t.created_at at time zone $3::text, 'YYYY-MM')`,
    tenth: 'least(9, floor(s.probability * 10))::int',
  } as const;
  const where =
    what === 'tenth' ? perTicket(keys.tenth).replace('group by 1', 'and s.ticket_id is not null group by 1') : perTicket(keys[what]);
  return { name: `report-by-${what}`, text: where, values: what === 'month' ? [iso(from), iso(to), zone] : [iso(from), iso(to)] };
};
export const reportRows = (rows: readonly Row[]): ReportRow[] => rows as unknown as ReportRow[];

/** What was chosen instead of what. @returns (of the rows) `suggested`, `chosen`, `count` */
export const confusion = (from: number, to: number): Statement => ({
  name: 'report-confusion',
  text: `select s.category_id as suggested, s.chosen_id as chosen, count(*)::int as count from svar_suggestion s join ticket t on t.id = s.ticket_id
    where s.outcome in (${Taken}, ${OtherChosen}) and s.category_id is not null and s.chosen_id is not null
      and t.created_at >= $1::timestamptz and t.created_at < $2::timestamptz group by 1, 2 order by 3 desc, 1, 2 limit 1000`,
  values: [iso(from), iso(to)],
});

/** What was found out about messages of a time, by language. @returns (of the rows) `language`, `messages`, `moods`, `sentiment`, `confidence` */
export const languagesOf = (from: number, to: number): Statement => ({
  name: 'report-languages',
  text: `select language, count(*)::int as messages, count(*) filter (where customer_id is not null and sentimentconfidence > 0)::int as moods,
      coalesce(avg(sentiment) filter (where customer_id is not null and sentimentconfidence > 0), 0)::float8 as sentiment,
      coalesce(avg(sentimentconfidence) filter (where customer_id is not null and sentimentconfidence > 0), 0)::float8 as confidence
    from ej_message where slevel = 2 and created_at >= $1::timestamptz and created_at < $2::timestamptz group by language order by 2 desc, 1`,
  values: [iso(from), iso(to)],
});
