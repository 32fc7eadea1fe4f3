/**
 * Full text: which tickets hold these words. Where the newest hits are enough no others are looked at: a common word has half of
 * all messages.
 * The index and the functions behind it are in search.ts and the migrations `search` and `newest-first`.
 */

/** Newest hits that the reader may see, among which the rows of a search for words alone are; all, when there are no more. */
export const HITS = 1_000;
/** Newest hits that are looked at for them. When most of these are not for the reader, all hits are asked instead. */
const LOOKED_AT = 5_000;
/** Words and phrases that a search may have; what follows them is passed over. */
const PHRASES_AT_MOST = 20;
const LENGTH_AT_MOST = 1_000;

interface Phrase {
  text: string;
  /** In quotes: these words as they stand, in this order. */
  exact: boolean;
  not: boolean;
  /** Joined to the one before by OR; all others by AND. */
  or: boolean;
}

/** Reads a search as people write them: words, "phrases in quotes", -without, a OR b. */
export function readSearch(search: string): Phrase[] {
  const found: Phrase[] = [];
  let or = false;
  for (const [, minus, quoted, word] of search.slice(0, LENGTH_AT_MOST).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (quoted === undefined && word === 'OR') or = found.length > 0;
    else {
      const text = quoted ?? word ?? '';
      if (text.trim() !== '') found.push({ text, exact: quoted !== undefined, not: minus === '-', or });
      or = false;
    }
  }
  return found.slice(0, PHRASES_AT_MOST);
}

/** A search as SQL of type tsquery; words that no language counts as such do not narrow it. */
function asked(search: string, bind: (value: unknown, cast: string) => string): string {
  return readSearch(search).reduce((query, { text, exact, not, or }) => {
    const said = bind(text, 'text');
    const one = exact ? `phraseto_tsquery('simple', svar_fold(${said}))` : `coalesce(svar_asked(${said}), ''::tsquery)`;
    const part = not ? `(!! ${one})` : one;
    return query === '' ? part : `(${query} ${or ? '||' : '&&'} ${part})`;
  }, '');
}

/** The words of a search as a condition on `s`, a row of the index; null when it asks for nothing. @param bind gives the place of a value */
export function withWords(search: string, bind: (value: unknown, cast: string) => string): string | null {
  const query = asked(search, bind);
  // no subquery: the words have to be known while the statement is planned (decision 52)
  return query === '' ? null : `s.words @@ (${query})`;
}

/** The ids of the tickets of which one text (the title, or one message) has words, as SQL that stands behind `in`. */
export const ticketsWith = (words: string | null): string =>
  words === null ? '(select null::int where false)' : `(select s.ticket_id from svar_search s where ${words})`;

/**
 * The newest texts that have words and whose ticket the reader may see, as three parts of a WITH (decision 56): `near` has what
 * is selected of those tickets, for each text, and `far` tells as `asked` that the answer lies beyond them: all texts have to be looked at.
 * @param fitting selects from the ticket `hits.ticket_id`, if it may be seen
 */
export const nearest = (words: string, fitting: string): string => `hits as materialized (
    select h.ticket_id from svar_newest_spans() as span (keys) cross join lateral (
      select s.ticket_id from svar_search s where ${words} and svar_spans(s.at) && span.keys order by s.at desc, s.ticket_id desc) h
    limit ${LOOKED_AT}),
  near as materialized (select fitting.* from hits cross join lateral (${fitting} offset 0) fitting limit ${HITS}),
  far as materialized (select case when (select count(*) from near) >= ${HITS} then false else (select count(*) from hits) >= ${LOOKED_AT} end as asked)`;
