/** One engine for all lists, behind the MDO agent and the resource of lists. */
import type { Call } from '../../app/call.ts';
import { Refused } from '../../app/errors.ts';
import { listDefinitions, renewed, tick, ticks } from '../../app/lists.ts';
import type { Locale } from '../../contract/locale.ts';
import { limitIds } from '../viewer.ts';
import { deskLists } from './desk-lists.ts';
import { fixedLists } from './fixed-lists.ts';
import {
  type Asked,
  attributesOf,
  endingsOf,
  flattened,
  found,
  type Item,
  type Provider,
  presentItem,
  presentSelectable,
  type ShownItem,
  type ShownSelectable,
  withEndings,
  withHistory,
} from './items.ts';
import { historyOf, itemsIn, pickers, storedLists, userDefined } from './pickers.ts';

const byName: Readonly<Record<string, Provider>> = { ...fixedLists, ...deskLists, ...storedLists, ...pickers };
const isUserDefined = (name: string): boolean => /^udlist\d{0,9}$/.test(name);
const isKnown = (name: string): boolean => Object.hasOwn(byName, name) || isUserDefined(name);

/** Names of the lists whose items are rows of ours; an administrator may have made some. */
const keptNames = async (call: Call): Promise<Set<string>> =>
  new Set((await listDefinitions(call)).filter(({ hasItems }) => hasItems).map((row) => row.name.toLowerCase()));

/** Names of all lists, in order; each has its endings too. */
export const listNames = async (call: Call): Promise<string[]> =>
  [...new Set([...Object.keys(byName), ...(await keptNames(call)), 'udlist'])].sort();

/** The own name of a list, and its endings. */
async function named(call: Call, name: string): Promise<ReturnType<typeof endingsOf>> {
  const found = endingsOf(name, isKnown);
  if (found) return found;
  const kept = await keptNames(call);
  return endingsOf(name, (candidate) => kept.has(candidate));
}

/** How a list is wanted. */
export interface Wish {
  /** No items under items. */
  flat?: boolean;
  /** `key=value` pairs; which ones, depends on the list. */
  additional?: string;
  /** Only what matches this search; the answer is flat then. */
  query?: string;
  /** Only what the caller has chosen lately, or said to have chosen. */
  onlyHistory?: boolean;
  /** Ids that the caller has chosen lately; from his tickets when it is not said. */
  history?: readonly number[];
  ids?: readonly number[];
}
const QUERY = 200;
/** A text that the database can keep: NUL is no character there. */
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\0', '');

async function itemsOf(call: Call, locale: Locale, name: string, wish: Wish): Promise<{ items: Item[]; list: string } | null> {
  const list = await named(call, name);
  if (!list) return null;
  const { base, endings } = list;
  const additional = plain(wish.additional);
  const asked: Asked = {
    call: await renewed(call),
    locale,
    flat: wish.flat ?? false,
    attributes: attributesOf(additional),
    additional: additional.trim(),
    query: plain(wish.query).trim().slice(0, QUERY),
    ids: wish.ids ?? null,
  };
  limitIds(wish.history, 'HistoryItems');
  const wantsHistory = wish.onlyHistory === true || wish.history !== undefined;
  const history = wantsHistory ? (wish.history ?? (await historyOf(asked, base))) : [];
  const provider = await providerOf(asked, base);
  if (!provider) return null;
  const isSearched = Object.hasOwn(pickers, base);
  const all = await provider(isSearched && wish.onlyHistory ? { ...asked, ids: history } : asked);
  // a picker's search is the database's; every other list is short enough to look through
  const wanted = asked.query === '' || isSearched ? all : found(all, asked.query, locale);
  const items = wantsHistory ? withHistory(wanted, history, wish.onlyHistory ?? false) : wanted;
  return { items: withEndings(asked.flat ? flattened(items) : items, endings), list: base };
}

async function providerOf(asked: Asked, base: string): Promise<Provider | null> {
  if (!isUserDefined(base)) return Object.hasOwn(byName, base) ? byName[base]! : itemsIn(base);
  const definition = await userDefined(asked, base);
  return definition ? itemsIn(definition.name) : null;
}

/** The items of a list by its name, in any case and with any endings; null when there is no such list. */
export async function listOf(call: Call, locale: Locale, name: string, wish: Wish = {}): Promise<ShownItem[] | null> {
  return (await itemsOf(call, locale, name, wish))?.items.map(presentItem) ?? null;
}

/** One item of a list, or null. */
export async function listItemOf(call: Call, locale: Locale, name: string, id: number): Promise<ShownItem | null> {
  const found = await itemsOf(call, locale, name, { ids: [id], flat: true });
  const item = flattened(found?.items ?? []).find((candidate) => candidate.id === id);
  return item ? presentItem(item) : null;
}

/** One key for the same additional information, whatever its order and case. */
const contextOf = (additional: string): string =>
  [...attributesOf(plain(additional))]
    .map(([key, value]) => `${key}=${value.toLowerCase()}`)
    .sort()
    .join('&')
    .slice(0, 255);

/** The items of a list with the caller's ticks; null when there is no such list. */
export async function selectableListOf(call: Call, locale: Locale, name: string, wish: Wish = {}): Promise<ShownSelectable[] | null> {
  const found = await itemsOf(call, locale, name, wish);
  if (!found) return null;
  const ticked = await ticks(call, found.list, contextOf(wish.additional ?? ''));
  return found.items.map((item) => presentSelectable(item, ticked));
}

/** What is read of an item that a caller sends back. */
export interface SaidItem {
  readonly Id?: number | null | undefined;
  readonly Selected?: boolean | null | undefined;
  readonly ChildItems?: readonly (SaidItem | null | undefined)[] | null | undefined;
}
const AT_MOST = 2_000;

function saidItems(items: readonly (SaidItem | null | undefined)[]): SaidItem[] {
  return items.flatMap((item) => (item ? [item, ...saidItems(item.ChildItems ?? [])] : []));
}

/** Keeps the ticks of the items said; those of others stay. @throws Refused for an unknown list or item */
export async function setSelected(
  call: Call,
  locale: Locale,
  name: string,
  additional: string,
  said: readonly (SaidItem | null | undefined)[],
): Promise<ShownSelectable[]> {
  const items = saidItems(said);
  if (items.length > AT_MOST)
    throw new Refused({ why: 'invalid', about: 'SelectableMDOList', message: `At most ${AT_MOST} items can be ticked at once` });
  const ids = [...new Set(items.map((item) => item.Id ?? 0))];
  const known = await itemsOf(call, locale, name, { additional, ids });
  if (!known) throw new Refused({ why: 'unknown', about: 'Name', message: `There is no list "${name.slice(0, 100)}"` });
  const there = new Set(flattened(known.items).map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined)
    throw new Refused({ why: 'unknown', about: 'SelectableMDOList', message: `Item ${missing} is not in the list` });
  const ticked = items.flatMap((item) => (item.Selected ? [item.Id ?? 0] : []));
  const unticked = ids.filter((id) => !ticked.includes(id));
  await tick(call, known.list, contextOf(additional), { ticked, unticked });
  return (await selectableListOf(call, locale, name, { additional })) ?? [];
}

/** The definition id of a list that lies in a table; 0 for the others. */
export async function listIdOf(call: Call, name: string): Promise<number> {
  const wanted = name.trim().toLowerCase();
  return (await listDefinitions(call)).find((row) => row.name.toLowerCase() === wanted)?.id ?? 0;
}
