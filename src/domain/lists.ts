/**
 * What holds for the desk's ticket lists: who may change them, order, names of the category tree, and the rows that cannot go.
 * Source: data-model §5, §6, §10; sla-and-time §1.
 */
import { TicketCategoryFlags, type TicketRelationType } from '../vocabulary.ts';
import { refuse } from './decision.ts';
import type { Agent, Category, Desk } from './desk.ts';
import { isAdmin, RIGHTS } from './rights.ts';

/** The two kinds of administration: of categories, and of everything else in the service. */
export type Administration = 'categories' | 'service';
const CATEGORY_RIGHT = 'cs-categories';

/** May an agent change the lists? Who administers the service may change its categories as well. */
export function mayAdminister(agent: Agent, what: Administration): boolean {
  if (isAdmin(agent) || agent.rights.has(RIGHTS.serviceAdmin)) return true;
  return what === 'categories' && agent.rights.has(CATEGORY_RIGHT);
}

/** A text of a list row. @throws Refusal when it is longer than its column, or empty though it is a name */
export function textOf(said: string | undefined, standing: string, max: number, about: string, isName = false): string {
  const text = said ?? standing;
  if (isName && text.trim() === '') refuse('invalid', about, `${about} may not be empty`);
  if (text.length > max) refuse('invalid', about, `${about} has at most ${max} characters`);
  return text;
}

/** A number of a list row. @throws Refusal when it is out of bounds */
export function numberOf(said: number | undefined, standing: number, min: number, max: number, about: string): number {
  const number = said ?? standing;
  if (number < min || number > max) refuse('invalid', about, `${about} must be from ${min} to ${max}`);
  return number;
}

/** The id of another row: as said, as it stands, or null for none. @throws Refusal when no such row is known */
export function rowOf(
  said: number | undefined,
  standing: number | null,
  known: { has(id: number): boolean },
  about: string,
): number | null {
  if (said === undefined) return standing;
  if (said <= 0) return null;
  return known.has(said) ? said : refuse('unknown', about, `${about} ${said} was not found`);
}

/** Ids without repeats, in their order. @throws Refusal when one of them is unknown */
export function rowsOf(said: readonly number[], known: { has(id: number): boolean }, about: string): number[] {
  return [...new Set(said)].map((id) => (known.has(id) ? id : refuse('unknown', about, `${about} ${id} was not found`)));
}

/**
 * Puts a row at a place of its list and numbers the list anew from 1.
 * @param rows in their order, with the rank that they have
 * @returns the rows whose rank changes
 */
export function reordered<T extends { id: number }>(rows: readonly T[], rankOf: (row: T) => number, id: number, place: number) {
  const moved = rows.find((row) => row.id === id);
  if (!moved) return refuse('unknown', 'Id', `${id} was not found`);
  const others = rows.filter((row) => row !== moved);
  const at = Math.max(0, Math.min(others.length, place - 1));
  return others
    .toSpliced(at, 0, moved)
    .map((row, index) => ({ row, rank: index + 1 }))
    .filter(({ row, rank }) => rankOf(row) !== rank);
}

// --- the category tree

const SEGMENT = /([A-Z]{2}):"([^"]*)"/g;
/** The texts of a multi-language name by language; null when it is an ordinary one. */
function languagesOf(name: string): Map<string, string> | null {
  const found = [...name.matchAll(SEGMENT)];
  const isWhole = found.length > 0 && found.map(([whole]) => whole).join(';') === name.replace(/;$/, '');
  return isWhole ? new Map(found.map(([, code, text]) => [code!, text!])) : null;
}

const textIn = (texts: Map<string, string> | null, plain: string, code: string): string =>
  texts ? (texts.get(code) ?? texts.get('US') ?? [...texts.values()][0] ?? '') : plain;

/** Two names joined by `/`; in every language of either when they have several. */
export function joinedName(parent: string, name: string): string {
  const [above, own] = [languagesOf(parent), languagesOf(name)];
  if (!above && !own) return `${parent}/${name}`;
  const codes = new Set([...(above?.keys() ?? []), ...(own?.keys() ?? [])]);
  return [...codes].map((code) => `${code}:"${textIn(above, parent, code)}/${textIn(own, name, code)}"`).join(';');
}

type Branch = Pick<Category, 'id' | 'parentId' | 'name'>;

/**
 * Full names of all categories.
 * @throws Refusal when a category would lie under itself, or a full name is longer than its column
 */
export function fullNames(categories: Iterable<Branch>): Map<number, string> {
  const rows = new Map([...categories].map((row) => [row.id, row]));
  const names = new Map<number, string>();
  const nameOf = (row: Branch, below: readonly number[]): string => {
    const known = names.get(row.id);
    if (known !== undefined) return known;
    if (below.includes(row.id)) return refuse('invalid', 'ParentId', `Category ${row.id} would lie under itself`);
    const parent = row.parentId === null ? undefined : rows.get(row.parentId);
    const name = parent ? joinedName(nameOf(parent, [...below, row.id]), row.name) : row.name;
    if (name.length > FULL_NAME) refuse('invalid', 'Fullname', `The full name of category ${row.id} has more than ${FULL_NAME} characters`);
    names.set(row.id, name);
    return name;
  };
  for (const row of rows.values()) nameOf(row, []);
  return names;
}
const FULL_NAME = 255;

/** The template around outbound mail of a category: its own, else that of the nearest ancestor who passes its own on. */
export function effectiveTemplate(category: Category, desk: Desk): number | null {
  if (category.replyTemplateId) return category.replyTemplateId;
  const seen = new Set([category.id]);
  for (let at = desk.categories.get(category.parentId ?? 0); at && !seen.has(at.id); at = desk.categories.get(at.parentId ?? 0)) {
    if (at.replyTemplateId && (at.flags & TicketCategoryFlags.PropagateReplyTemplate) !== 0) return at.replyTemplateId;
    seen.add(at.id);
  }
  return null;
}

// --- relations

/** A pair of ticket types that a relation is for. */
export interface RelatedTypes {
  id: number;
  name: string;
  type: TicketRelationType;
  sourceId: number;
  destinationId: number;
}

/** For each pair of types: the name of another relation of the same kind that is for that pair already, or null. */
export function relationsInTheWay(
  standing: readonly RelatedTypes[],
  wanted: { id: number; type: TicketRelationType; sourceIds: readonly number[]; destinationIds: readonly number[] },
): { sourceId: number; destinationId: number; other: string | null }[] {
  return wanted.sourceIds.flatMap((sourceId) =>
    wanted.destinationIds.map((destinationId) => {
      const other = standing.find(
        (row) => row.id !== wanted.id && row.type === wanted.type && row.sourceId === sourceId && row.destinationId === destinationId,
      );
      return { sourceId, destinationId, other: other?.name ?? null };
    }),
  );
}
