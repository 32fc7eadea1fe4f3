/**
 * The seam to full text: which tickets hold these words. The index (svar_search) is filled off the save path; who builds its
 * filling and ranking changes this file only. The newest hits are looked at, never all: a common word has half of all messages.
 */

/** Newest hits that a search looks at. */
export const HITS = 1_000;

/**
 * The ids of the tickets whose texts hold the words of a search, as SQL that stands behind `in`.
 * @param bind gives the place of a value
 */
export const ticketsWithWords = (search: string, bind: (value: unknown, cast: string) => string): string =>
  `(select h.ticket_id from (select s.ticket_id from svar_search s where s.words @@ websearch_to_tsquery('simple', ${bind(search, 'text')}) order by s.message_id desc limit ${HITS}) h)`;
