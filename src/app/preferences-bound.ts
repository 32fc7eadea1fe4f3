/** The preferences of section Request: they are columns of the Service user, where the rules of tickets read them. */
import type { Desk } from '../domain/desk.ts';
import type { RequestPreferences } from '../store/preferences.ts';

export const BOUND_SECTION = 'request';

interface Bound {
  read(row: RequestPreferences): string;
  /** The columns that a value changes; null when the value cannot be. */
  write(value: string, row: RequestPreferences, desk: Desk): Partial<RequestPreferences> | null;
}

const idText = (id: number | null): string => (id === null ? '' : String(id));
/** `undefined` for what is no id of the list. */
function idIn(value: string, list: ReadonlyMap<number, unknown>): number | null | undefined {
  if (value === '' || value === '0') return null;
  return list.has(Number(value)) ? Number(value) : undefined;
}

/** wire: ejuser.flags; the documentation counts its bits from 1. */
function flag(number: number): Bound {
  const bit = 1 << (number - 1);
  return {
    read: ({ flags }) => (flags & bit ? '1' : '0'),
    write: (value, { flags }) => (value === '1' ? { flags: flags | bit } : value === '0' || value === '' ? { flags: flags & ~bit } : null),
  };
}

const status = (member: 'newStatusId' | 'messageStatusId'): Bound => ({
  read: (row) => idText(row[member]),
  write: (value, _row, desk) => {
    const id = idIn(value, desk.statuses);
    return id === undefined ? null : { [member]: id };
  },
});

/** By key in lower case. */
export const bound: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['defaultowner', { read: ({ owner }) => String(owner), write: (value) => (/^[123]$/.test(value) ? { owner: Number(value) } : null) }],
  [
    'defaultcategory',
    {
      read: ({ categoryId }) => idText(categoryId),
      write: (value, _row, desk) => {
        const categoryId = idIn(value, desk.categories);
        return categoryId === undefined ? null : { categoryId };
      },
    },
  ],
  ['defaultstatusnewrequest', status('newStatusId')],
  ['defaultstatusnewmessage', status('messageStatusId')],
  ['uselastcategory', flag(1)],
  ['closenewrequest', flag(2)],
  ['closeonnewmessage', flag(3)],
  ['lastmessageontop', flag(4)],
  ['onlyowncategories', flag(6)],
  ['quotelastmessage', flag(8)],
  ['onlyopenfavourites', flag(12)],
]);

/** The column behind a preference, or undefined. */
export const boundOf = ({ section, key }: { section: string; key: string }): Bound | undefined =>
  section.toLowerCase() === BOUND_SECTION ? bound.get(key.toLowerCase()) : undefined;
