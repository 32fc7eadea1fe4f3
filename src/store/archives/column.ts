/**
 * What archives are made of. A table has columns and ways to other tables; a provider is a table with a standing condition.
 * All of it is data. SQL is put together from the constants of these tables and from places for values, from nothing else.
 * In a constant `@.` stands for the table at hand, `#.` for the table that a join arrives at.
 */

import type { Agent, CustomField, Desk, FieldOwner } from '../../domain/desk.ts';
import type { Reach } from '../../domain/rights.ts';
import type { Zone } from '../../time/zone.ts';
import type { Building, Resolved } from './building.ts';

/** How a column may be restricted, by the names of the wire. */
export type RestrictionType =
  | 'int'
  | 'decimal'
  | 'bool'
  | 'string'
  | 'stringorPK'
  | 'date'
  | 'datetime'
  | 'associate'
  | 'ejUser'
  | 'listAny'
  | 'ejCategory'
  | 'intArray'
  | 'timeSpan';

/** Lists whose ids have texts; the names are those of the lists on the wire. */
export type ListName =
  | 'ticketstatus'
  | 'ticketticketstatus'
  | 'tickettype'
  | 'ticketpriority'
  | 'ejcategory'
  | 'ejuser'
  | 'associate'
  | 'ticketorigin'
  | 'ticketslevel'
  | 'ticketread'
  | 'tags'
  | 'customerlanguage'
  | 'category'
  | 'business'
  | 'perspos'
  | 'sentiment'
  | 'timezone';

export interface Column {
  /** As it is advertised; asked for in any case. */
  readonly name: string;
  readonly type: RestrictionType;
  /** The raw value: seconds, ids, an instant, a text. */
  readonly sql: string;
  readonly list?: ListName;
  /** False for one that cannot be sorted by. */
  readonly sortable?: false;
  /** Shown to who may list a ticket but not read it. */
  readonly open?: true;
  /** The row's key, for columns of type stringorPK. */
  readonly key?: string;
  /** What is shown where neither a list nor the value itself tells. */
  readonly display?: string;
  /** Restricted by words (full-text.ts): gives the ticket whose texts are searched. */
  readonly words?: string;
  /** A field of the desk's owner: name of its key in the table's jsonb, given to SQL as a value. */
  readonly custom?: { readonly field: string; readonly kind: CustomKind };
}

/** How a custom field's text is read. */
export type CustomKind = 'whole' | 'decimal' | 'date' | 'time' | 'text';

/** A way from one table to another; a row without a partner has empty columns there. */
export interface Join {
  readonly table: () => Table;
  readonly on: string;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** By the prefix on the wire, in lower case. */
  readonly joins: Readonly<Record<string, Join>>;
  /** Custom fields of which desk table lie in its column `extra`. */
  readonly custom?: 'ticketFields' | 'messageFields' | FieldOwner;
}

/** A restriction as the door has read it; the shape is that of contract/filter.ts. */
export type Restriction =
  | { readonly kind: 'term'; readonly column: string; readonly operator: string; readonly values: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Restriction[] }
  | { readonly kind: 'not'; readonly of: Restriction };

export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** How the rights of the reader become part of a provider's query. */
export type Guard =
  /** Tickets: listed by the list reach; what the read reach does not have is blank. */
  | 'ticket'
  /** Messages, and what leaves the desk: only of tickets that may be read. */
  | 'message'
  /** Rows that may have come to a ticket: all are there, but those of a ticket that may not be read are blank but for what is open. */
  | 'origin'
  /** No rights on single rows. */
  | 'none';

export interface Provider {
  readonly name: string;
  /** The name of its rows on the wire. */
  readonly entity: string;
  readonly table: Table;
  /** FROM of the table as `b`; `~zones` is where the zones of the desk's clocks go. */
  readonly from: string;
  /** A key may stand in several rows: the page cannot be found by keys alone. */
  readonly repeats?: true;
  /** Primary key, of `@`. */
  readonly key: string;
  readonly guard: Guard;
  /** Alias of the ticket that rights are asked of; `b` when absent. */
  readonly ticket?: string;
  /** A standing condition; `~user` is the reader's user id. */
  readonly where?: string;
  /** Columns of this provider only. */
  readonly own?: readonly Column[];
  /** Deleted, merged and spam tickets are part of it without being asked for. */
  readonly binned?: true;
  /** Only for general administrators, or for who administers the service as well. */
  readonly for?: 'administrators' | 'service';
  /** Order when the caller says none. */
  readonly order?: readonly Order[];
  /** Columns when the caller names none. */
  readonly defaults: readonly string[];
  /** Its own way from names to columns. */
  readonly find?: (asked: string, building: Building) => Resolved;
}

/** A zone as clients choose it. */
export interface ZoneRow {
  readonly id: number;
  readonly code: string;
  readonly iana: string;
  readonly name: string;
}

/** Who asks, and how texts and times of the question are read. */
export interface Asker {
  readonly agent: Agent;
  readonly desk: Desk;
  readonly list: Reach;
  readonly read: Reach;
  readonly edit: Reach;
  /** The reader's own categories, when lists are to show no others; null when they are to show all. */
  readonly ownCategories: readonly number[] | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The zone of the call. */
  readonly zone: Zone;
  /** A date-time as the wire spells it; null for "not set", undefined for no date-time. */
  instant(text: string): number | null | undefined;
  /** A multi-language text in the caller's language: lists are sorted by what is shown. */
  words(label: string): string;
  readonly zones: readonly ZoneRow[];
  /** How the text of a custom field is read. */
  kindOf(field: CustomField): CustomKind;
}

/** What is asked of an archive. */
export interface Ask {
  readonly provider: string;
  /** Empty: the provider's own choice. */
  readonly columns: readonly string[];
  readonly restriction: Restriction | null;
  readonly order: readonly Order[];
  /** Empty: all of them. */
  readonly entities: readonly string[];
  readonly skip: number;
  readonly top: number;
  /** Is the number of all rows wanted too? */
  readonly counted: boolean;
}

/** The question cannot be answered: an unknown name, an operator that its column does not have, a value of another kind. */
export class Unanswerable extends Error {
  readonly about: string;
  constructor(about: string, message: string) {
    super(message);
    this.name = 'Unanswerable';
    this.about = about;
  }
}
