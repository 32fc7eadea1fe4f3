/**
 * Full text: which tickets hold these words. Of a search for words alone the newest hits are looked at, never all: a common word
 * has half of all messages.
 * The index and the functions behind it are in search.ts and migration 0015.
 */

/** Newest hits that a search looks at. */
export const HITS = 1_000;
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

/**
 * The ids of the tickets of which one text (the title, or one message) holds the words of a search, as SQL that stands behind `in`.
 * @param bind gives the place of a value
 * @param newest only those of the newest hits. Right where nothing else is asked: whatever narrows the rows besides would be
 * asked of these hits alone, and what lies behind them would be lost without a word
 */
export function ticketsWithWords(search: string, bind: (value: unknown, cast: string) => string, newest: boolean): string {
  const query = asked(search, bind);
  if (query === '') return '(select null::int where false)';
  // no subquery: the words have to be known while the statement is planned (decision 52)
  const hits = `select s.ticket_id from svar_search s where s.words @@ (${query})`;
  return newest ? `(select h.ticket_id from (${hits} order by s.at desc, s.ticket_id desc limit ${HITS}) h)` : `(${hits})`;
}
