/** Items of lists: how they look on the wire, and what a name's endings and a search make of a list. */
import type { Call } from '../../app/call.ts';
import { inLanguage, type Locale } from '../../contract/locale.ts';

/** One item; what is not said has the zero of its kind. */
export interface Item {
  id: number;
  name: string;
  toolTip?: string;
  deleted?: boolean;
  rank?: number;
  type?: string;
  iconHint?: string;
  extra?: string;
  style?: string;
  fullName?: string;
  children?: Item[];
}

/** `key=value` pairs of the additional information, keys in lower case; a bare word is a key without a value. */
export type Attributes = ReadonlyMap<string, string>;

const ATTRIBUTES = 1_000;
/** wire: the separator depends on the list; none of our values has either of the two in it. */
export function attributesOf(additional: string): Attributes {
  const pairs = additional.slice(0, ATTRIBUTES).split(/[&;]/).filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair.trim().toLowerCase(), ''] : [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()];
    }),
  );
}

/** Is a switch on? `hierarchy=true`, `showDeleted=1`, or its bare name. */
export const isOn = (attributes: Attributes, name: string): boolean =>
  ['', '1', 'true'].includes(attributes.get(name.toLowerCase())?.toLowerCase() ?? 'no');
/** A number, or null. */
export function numberIn(attributes: Attributes, name: string): number | null {
  const text = attributes.get(name.toLowerCase()) ?? '';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

/** What one list is asked for. */
export interface Asked {
  call: Call;
  locale: Locale;
  /** No hierarchy, whatever the additional information says. */
  flat: boolean;
  attributes: Attributes;
  /** The additional information as it came, for lists that take one word. */
  additional: string;
  /** What is searched for; empty for everything. */
  query: string;
  /** Only these items; null for all. */
  ids: readonly number[] | null;
}
export type Provider = (asked: Asked) => Item[] | Promise<Item[]>;

/** Items in a caller's words whose names, or those of items under them, contain what is searched for; always flat. */
export function found(items: readonly Item[], query: string, { language, otherLanguages }: Locale): Item[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return flattened(items).filter((item) => {
    const text = `${inLanguage(item.name, language, otherLanguages ?? [])} ${item.fullName ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** An item and all under it, each on its own. */
export const flattened = (items: readonly Item[]): Item[] => items.flatMap(({ children = [], ...item }) => [item, ...flattened(children)]);

/** What the endings of a list's name ask for. */
export interface Endings {
  headings: boolean;
  all: boolean;
  none: boolean;
}
const ENDINGS = /^(.+?)(headings)?(withallitem)?(withnoselection)?$/;

/** A list's own name and its endings. @param isKnown is there such a list? */
export function endingsOf(name: string, isKnown: (name: string) => boolean): { base: string; endings: Endings } | null {
  const lower = name.trim().toLowerCase();
  if (isKnown(lower)) return { base: lower, endings: { headings: false, all: false, none: false } };
  const [, base = '', headings, all, none] = ENDINGS.exec(lower) ?? [];
  if (!isKnown(base)) return null;
  return { base, endings: { headings: headings !== undefined, all: all !== undefined, none: none !== undefined } };
}

/** wire: undocumented ids; 0 is nothing wherever an id is asked for, −1 is no row's. */
const ALL: Item = { id: -1, name: '(All)' };
const NONE: Item = { id: 0, name: '' };
export const withEndings = (items: readonly Item[], { all, none }: Endings): Item[] => [
  ...(none ? [NONE] : []),
  ...(all ? [ALL] : []),
  ...items,
];

/** The items of a history first, in its order, then the others; or the history alone. */
export function withHistory(items: readonly Item[], history: readonly number[], only: boolean): Item[] {
  const byId = new Map(flattened(items).map((item) => [item.id, item]));
  const recent = [...new Set(history)].flatMap((id) => byId.get(id) ?? []);
  return only ? recent : [...recent, ...items.filter(({ id }) => !history.includes(id))];
}

/** The wire's item with all that is below it. */
export interface ShownItem {
  readonly Id: number;
  readonly Name: string;
  readonly ToolTip: string;
  readonly Deleted: boolean;
  readonly Rank: number;
  readonly Type: string;
  readonly IconHint: string;
  readonly ColorBlock: number;
  readonly ExtraInfo: string;
  readonly StyleHint: string;
  readonly FullName: string | null;
  readonly ChildItems: ShownItem[];
}
export interface ShownSelectable extends ShownItem {
  readonly Selected: boolean;
  readonly LastChanged: number | null;
  readonly Hidden: boolean;
  readonly ChildItems: ShownSelectable[];
}

const shared = (item: Item): Omit<ShownItem, 'ChildItems'> => ({
  Id: item.id,
  Name: item.name,
  ToolTip: item.toolTip ?? '',
  Deleted: item.deleted ?? false,
  Rank: item.rank ?? 0,
  Type: item.type ?? '',
  IconHint: item.iconHint ?? '',
  ColorBlock: 0,
  ExtraInfo: item.extra ?? '',
  StyleHint: item.style ?? '',
  FullName: item.fullName ?? null,
});

export const presentItem = (item: Item): ShownItem => ({
  ...shared(item),
  ChildItems: (item.children ?? []).map(presentItem),
});

/** An item that can be ticked. @param ticked when each item was ticked, by id */
export const presentSelectable = (item: Item, ticked: ReadonlyMap<number, number>): ShownSelectable => ({
  ...shared(item),
  Selected: ticked.has(item.id),
  LastChanged: ticked.get(item.id) ?? null,
  Hidden: false,
  ChildItems: (item.children ?? []).map((child) => presentSelectable(child, ticked)),
});
