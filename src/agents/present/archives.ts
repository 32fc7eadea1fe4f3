/** Rows of archives in their three dresses: flat values, values with hints, and the agents' encoded texts. */
import { type ArchivePage, nameIn, type Reading } from '../../app/archives.ts';
import type { ArchiveColumnInfo, ArchiveListItem } from '../../contract/carriers/index.ts';
import { readDateTime, writeDateTime } from '../../contract/date-time.ts';
import type { Json, Shown } from '../../contract/language.ts';
import { formatNumber, type Locale, zones } from '../../contract/locale.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Column, Shown as ShownColumn } from '../../store/archives/index.ts';
import { wallOf } from '../../time/zone.ts';
import { ETableRight } from '../../vocabulary.ts';
import { kindOf } from '../field-kinds.ts';
import { headingOf, numberText, shownIn } from './archive-texts.ts';

/** How a question of this caller is read. */
export const readingOf = (locale: Locale): Reading => ({
  zone: locale.zone,
  instant: (text) => readDateTime(text, locale.zone),
  words: (label) => shownIn(label, locale),
  zones,
  kindOf,
});

type Row = ArchivePage['rows'][number];
type Column_ = ShownColumn;

const isMoment = ({ type }: Column_): boolean => type === 'date' || type === 'datetime';
const isText = ({ type, list }: Column_): boolean => list === undefined && (type === 'string' || type === 'stringorPK');

const nameOf = (list: NonNullable<Column_['list']>, id: number, desk: Desk, locale: Locale): string =>
  shownIn(nameIn(desk, list, id) ?? numberText(list, id) ?? (id === 0 ? '' : String(id)), locale);

/** What people see of a value. */
function displayOf(value: unknown, column: Column_, own: unknown, desk: Desk, locale: Locale): string {
  if (value === null || value === undefined) return typeof own === 'string' ? own : '';
  if (typeof own === 'string') return shownIn(own, locale);
  if (Array.isArray(value)) return value.map((id: number) => (column.list ? nameOf(column.list, id, desk, locale) : String(id))).join(', ');
  if (column.list) return nameOf(column.list, value as number, desk, locale);
  if (isMoment(column)) return writeDateTime(value as number, locale);
  return typeof value === 'number' ? formatNumber(value, locale) : String(value);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** wire: `MM/dd/yyyy HH:mm:ss.fffffff`, whatever the culture. */
function invariant(instant: number, locale: Locale): string {
  const { year, month, day, hour, minute, second, millisecond } = wallOf(instant, locale.zone);
  const fraction = `${String(millisecond).padStart(3, '0')}0000`;
  return `${two(month)}/${two(day)}/${String(year).padStart(4, '0')} ${two(hour)}:${two(minute)}:${two(second)}.${fraction}`;
}

/** wire: a value inside the agents' rows: texts bare, everything else encoded, nothing is an empty text. */
function encoded(value: unknown, column: Column_, own: unknown, desk: Desk, locale: Locale): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.length > 0 ? `[A:${value.join(',')}]` : '';
  if (column.list || typeof own === 'string') return displayOf(value, column, own, desk, locale);
  switch (column.type) {
    case 'bool':
      return value ? '[I:1]' : '[I:0]';
    case 'date':
      return `[D:${invariant(value as number, locale)}]`;
    case 'datetime':
      return `[DT:${invariant(value as number, locale)}]`;
    case 'decimal':
      return `[F:${value}]`;
    case 'timeSpan':
      return `[TS:${value}]`;
    default:
      return isText(column) ? String(value) : `[I:${value}]`;
  }
}

/** A row as the agents show it. */
export function listItem(row: Row, index: number, page: ArchivePage, locale: Locale): Shown<typeof ArchiveListItem> {
  const { desk } = page.call;
  return {
    EntityName: page.provider.entity,
    PrimaryKey: keyOf(row, index),
    ColumnData: Object.fromEntries(
      page.columns.map((column, place) => [
        column.asked,
        { DisplayValue: encoded(row[`c${place}`], column, row[`d${place}`], desk, locale), TooltipHint: '', LinkHint: '' },
      ]),
    ),
    LinkHint: linkOf(row, page),
    StyleHint: '',
    TableRight: { Mask: maskOf(row), Reason: '' },
  };
}

/** Groups have no key of their own. */
const keyOf = (row: Row, index: number): number => (typeof row.key === 'number' ? row.key : index + 1);

const LINKED = new Set(['ticket', 'person', 'contact']);
const linkOf = (row: Row, { provider: { entity } }: ArchivePage): string =>
  LINKED.has(entity) && typeof row.key === 'number' ? `nav=${entity}&${entity}_id=${row.key}` : '';

const maskOf = ({ canRead, canEdit }: Row): number =>
  canEdit === true ? ETableRight.FULL : canRead === true ? ETableRight.Select : ETableRight.None;

/** What the flat rows may look like. */
export interface Dress {
  mode: 'slim' | 'full' | 'wide';
  /** Names with letters, digits and underscores only. */
  isSafe: boolean;
  /** Switches as hints for people, not as true and false. */
  isDisplay: boolean;
}

/** A value as it is: a number, a text, a date in ISO, ids. */
function rawOf(value: unknown, column: Column_, locale: Locale): Json {
  if (value === null || value === undefined) return isText(column) ? '' : null;
  if (isMoment(column)) return writeDateTime(value as number, locale);
  return value as Json;
}

function slimOf(value: unknown, column: Column_, own: unknown, desk: Desk, locale: Locale, { isDisplay }: Dress): Json {
  if (column.list || typeof own === 'string') return displayOf(value, column, own, desk, locale);
  if (isDisplay && column.type === 'bool') return value ? 'checked' : 'unchecked';
  return rawOf(value, column, locale);
}

const safe = (name: string, { isSafe }: Dress): string => (isSafe ? name.replace(/\W/g, '_') : name);

/** A row as the REST addresses show it. wire: the key is a text in flat rows and a number in full ones. */
export function flatRow(row: Row, index: number, page: ArchivePage, dress: Dress, locale: Locale): Record<string, Json> {
  const { desk } = page.call;
  const head: Record<string, Json> = { EntityName: page.provider.entity };
  if (dress.mode === 'full') {
    const cells = page.columns.map((column, place): [string, Json] => {
      const [value, own] = [row[`c${place}`], row[`d${place}`]];
      const shown = displayOf(value, column, own, desk, locale);
      return [safe(column.asked, dress), { RawValue: rawOf(value, column, locale), DisplayValue: shown, LinkHint: '', TooltipHint: '' }];
    });
    return {
      PrimaryKey: keyOf(row, index),
      ...head,
      StyleHint: '',
      LinkHint: linkOf(row, page),
      TableRight: { Mask: maskOf(row), Reason: '' },
      Column: Object.fromEntries(cells),
    };
  }
  const flat: Record<string, Json> = { PrimaryKey: String(keyOf(row, index)), ...head };
  page.columns.forEach((column, place) => {
    const [value, own] = [row[`c${place}`], row[`d${place}`]];
    flat[safe(column.asked, dress)] = slimOf(value, column, own, desk, locale, dress);
    if (dress.mode === 'wide') flat[safe(`${column.asked}:DisplayValue`, dress)] = displayOf(value, column, own, desk, locale);
  });
  return flat;
}

const LOOKS: Readonly<Record<Column['type'], readonly [display: string, width: string]>> = {
  int: ['int', '8c'],
  decimal: ['decimal', '8c'],
  bool: ['icon', '4c'],
  string: ['text', '25%'],
  stringorPK: ['text', '25%'],
  date: ['date', '12c'],
  datetime: ['datetime', '16c'],
  associate: ['text', '15%'],
  ejUser: ['text', '15%'],
  listAny: ['text', '15%'],
  ejCategory: ['text', '20%'],
  intArray: ['text', '15%'],
  timeSpan: ['timeSpan', '8c'],
};
const SHOWN = { bool: new Set(['getAllRows', 'getNoRows']) } as const;

/** What is told about a column. */
export function columnInfo(column: Column, locale: Locale): Required<Shown<typeof ArchiveColumnInfo>> {
  const [display, width] = LOOKS[column.type];
  const heading = column.custom ? column.name : headingOf(column.name, locale);
  return {
    DisplayName: heading,
    DisplayTooltip: heading,
    DisplayType: display,
    CanOrderBy: column.sortable !== false,
    Name: column.name,
    CanRestrictBy: true,
    RestrictionType: column.type,
    RestrictionListName: column.list ?? null,
    IsVisible: !SHOWN.bool.has(column.name) && column.words === undefined,
    ExtraInfo: '',
    Width: width,
    IconHint: '',
    HeadingIconHint: '',
  };
}
