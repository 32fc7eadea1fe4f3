/** Headings of a list, as an administrator names them. */
import { numberOf, textOf } from '../../domain/lists.ts';
import { clearHeadings, headingsOf } from '../../store/lists/choices.ts';
import { HEADING } from '../../store/lists/shapes.ts';
import { rowsById } from '../../store/rows.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { administer, decided, type ListChange, type ListKind, writeRow } from './administration.ts';

const HEADINGS: ListKind = { shape: HEADING, entity: 'heading' };

export interface Heading {
  id: number;
  listId: number;
  name: string;
  tooltip: string;
  rank: number;
  deleted: boolean;
}
/** What of a heading is said; id 0 makes a new one. */
export type HeadingWish = Partial<Omit<Heading, 'id' | 'listId'>> & { id: number };

export const headings = async (call: Call, listId: number): Promise<Heading[]> =>
  (await call.app.database.query(headingsOf(listId))) as unknown as Heading[];

/** Creates and changes headings of a list. @returns the id of the last one */
export const saveHeadings = (call: Call, listId: number, wishes: readonly HeadingWish[]): Promise<number> =>
  administer(call, 'service', async (tx) => {
    const change: ListChange = { id: 0, events: [] };
    for (const wish of wishes) {
      const [rows] = wish.id > 0 ? await tx.query(rowsById(HEADING, [wish.id], true)) : [[]];
      const before = (rows?.[0] as unknown as Heading | undefined) ?? null;
      if (wish.id > 0 && before?.listId !== listId)
        throw new Refused({ why: 'unknown', about: 'HeadingId', message: `Heading ${wish.id} was not found` });
      const after = decided(() => ({
        listId,
        name: textOf(wish.name, before?.name ?? '', 239, 'Name', true),
        tooltip: textOf(wish.tooltip, before?.tooltip ?? '', 254, 'Tooltip'),
        rank: numberOf(wish.rank, before?.rank ?? 0, 0, 32_767, 'Rank'),
        deleted: wish.deleted ?? before?.deleted ?? false,
      }));
      const written = await writeRow(tx, HEADINGS, wish.id, before && { ...before }, after);
      change.id = written.id;
      change.events.push(...written.events);
    }
    return change;
  });

/** Takes all headings of a list away. */
export const deleteHeadings = (call: Call, listId: number): Promise<number> =>
  administer(call, 'service', async (tx) => {
    const [rows] = await tx.query(clearHeadings(listId));
    const gone = rows!.map((row) => row.id as number);
    return { id: 0, events: gone.map((id) => ({ entity: 'heading', id, kind: 'list.heading.softdeleted', before: null, after: null })) };
  });
