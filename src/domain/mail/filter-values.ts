/** What a filter writes into members of a ticket: constants, and what it has found in a mail. Source: email §5. */
import type { CustomField, Desk } from '../desk.ts';
import { cut, LENGTH } from '../text.ts';
import type { Ticket } from '../thread.ts';
import type { TicketWish } from '../wish.ts';
import type { FilterValue } from './filters.ts';
import { NO_SUBJECT } from './tag.ts';

export const TITLE = 'title';

/** What a filter has found, by name. */
export type Found = ReadonlyMap<string, string>;

const whole = (text: string): string | null => (/^[+-]?\d{1,15}$/.test(text) ? String(Number(text)) : null);
const decimal = (text: string): string | null => {
  const plain = text.replace(/(\d),(\d{1,2})$/, '$1.$2');
  return /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(plain) ? String(Number(plain)) : null;
};
const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};
function date(text: string): string | null {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined || !isDay(Number(year), Number(month), Number(day))) return null;
  const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isClock ? `${year}-${month}-${day}T${hour}:${minute}:${second}` : null;
}
function time(text: string): string | null {
  const [, hour, minute, second = '00'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}:${second}`;
}
const ON = /^(?:1|true|yes|on|x)$/i;
const OFF = /^(?:0|false|no|off|)$/i;
const switched = (text: string): string | null => (ON.test(text) ? '1' : OFF.test(text) ? '0' : null);

/** A choice by its id or, in any case, by its name. */
function choice(text: string, { options }: CustomField): string | null {
  const found = options.find(({ id, name }) => String(id) === text || name.toLowerCase() === text.toLowerCase());
  return found ? String(found.id) : null;
}

/** By the documented number of `extra_fields.type`; what is not named here is a whole number: it points at a row. */
const READERS: Readonly<Record<number, (text: string, field: CustomField) => string | null>> = {
  2: (text) => text,
  3: date,
  4: date,
  5: time,
  6: switched,
  10: (text) => text,
  12: choice,
  14: (text) => text,
  15: decimal,
};

/** A text as a field keeps it; null when it does not fit. Dates are `2026-01-31`, with `T13:00` behind for a time of day. */
export const keptIn = (field: CustomField, text: string): string | null => (READERS[field.type] ?? whole)(text.trim(), field);

/** What a value stands for: its constant, or what was found under its name; null for nothing found. */
export function textOf({ value }: FilterValue, found: Found): string | null {
  return value.startsWith('=') ? value.slice(1) : (found.get(value) ?? null);
}

export interface Written {
  wish: Pick<TicketWish, 'title' | 'custom'>;
  /** What was done, and what was not, in words. */
  says: readonly string[];
}

const oneLine = (text: string): string => cut(text.replace(/\s+/g, ' ').trim(), LENGTH.title);

/**
 * What the values of a filter make of a ticket.
 * @param standing its title and fields; a field of a ticket that is being made has its default
 */
export function written(values: readonly FilterValue[], found: Found, standing: Pick<Ticket, 'title' | 'custom'>, desk: Desk): Written {
  const custom: Record<string, string> = {};
  const says: string[] = [];
  let title: string | undefined;
  for (const value of values) {
    const text = textOf(value, found);
    const field = desk.ticketFields.get(value.field);
    const stands = value.field === TITLE ? standing.title.replace(NO_SUBJECT, '') : (standing.custom[value.field] ?? '');
    const kept = text === null ? null : value.field === TITLE ? oneLine(text) || null : field ? keptIn(field, text) : null;
    if (text === null) says.push(`${value.field}: ${value.value} was not found`);
    else if (value.field !== TITLE && !field) says.push(`${value.field}: there is no such field`);
    else if (kept === null) says.push(`${value.field}: ${cut(text, 100)} does not fit`);
    else if (stands !== '' && !value.replaces) says.push(`${value.field}: it has a value already`);
    else {
      says.push(`${value.field}: ${cut(kept, 100)}`);
      if (value.field === TITLE) title = kept;
      else custom[value.field] = kept;
    }
  }
  return { wish: { ...(title === undefined ? {} : { title }), custom: [custom] }, says };
}

/** The fields of a ticket that is being made, as they begin. */
export const beginning = (desk: Desk): Ticket['custom'] =>
  Object.fromEntries(
    [...desk.ticketFields.values()].filter(({ defaultValue }) => defaultValue !== '').map((one) => [one.name, one.defaultValue]),
  );
