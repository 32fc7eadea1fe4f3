/** A query in the making: its values, the tables it needs, and the way from a name on the wire to SQL. */
import type { CustomField } from '../../domain/desk.ts';
import type { Reach } from '../../domain/rights.ts';
import { reached } from '../reach.ts';
import { type Asker, type Column, type CustomKind, type Provider, type RestrictionType, type Table, Unanswerable } from './column.ts';

/** reliability §3: how far a name may go, and how many tables one query may need. */
const STEPS = 4;
const TABLES = 16;

/** A column as one query has it: under which name it was asked for, and its SQL with everything that may not be seen blanked. */
export interface Resolved {
  readonly asked: string;
  readonly column: Column;
  readonly sql: string;
  /** Alias of its table. */
  readonly alias: string;
}

const BASE = 'b';
const customTypes: Readonly<Record<CustomKind, RestrictionType>> = {
  whole: 'int',
  decimal: 'decimal',
  date: 'datetime',
  time: 'string',
  text: 'string',
};

/** Fields that the desk's owner added to a table, as columns. */
export function customColumns({ custom }: Table, asker: Asker): Column[] {
  if (custom === undefined) return [];
  const { desk } = asker;
  const fields = custom === 'ticketFields' || custom === 'messageFields' ? desk[custom] : desk.ownFields[custom];
  return [...fields.values()].map((field) => customColumn(field, asker));
}

function customColumn(field: CustomField, asker: Asker): Column {
  const kind = asker.kindOf(field);
  return { name: field.name, type: customTypes[kind], sql: '@.extra', custom: { field: field.name, kind } };
}

const isSame = (a: Reach, b: Reach): boolean =>
  a.everything === b.everything && a.bin === b.bin && a.ownerId === b.ownerId && String(a.categoryIds) === String(b.categoryIds);

export class Building {
  readonly values: unknown[] = [];
  /** JOINs by alias, in the order in which they were needed. */
  readonly joins = new Map<string, string>();
  readonly provider: Provider;
  readonly asker: Asker;
  /** Alias of the ticket that rights are asked of. */
  readonly ticket: string;
  private readonly known = new Map<string, Resolved>();
  private readMask: string | null | undefined;

  constructor(provider: Provider, asker: Asker) {
    this.provider = provider;
    this.asker = asker;
    this.ticket = provider.ticket ?? BASE;
  }

  /** The place of a value. Casts come from code only. @throws Unanswerable for a text that no text of the database can be */
  bind(value: unknown, cast: string): string {
    const texts = Array.isArray(value) ? value : [value];
    if (texts.some((text) => typeof text === 'string' && text.includes('\0'))) throw new Unanswerable('$filter', 'has a text with a NUL');
    this.values.push(value);
    return `$${this.values.length}::${cast}`;
  }

  /** A constant of a provider, with its places filled in. */
  fill(sql: string): string {
    return sql.replaceAll(/@|~user|~zones/g, (sign) => {
      if (sign === '@') return BASE;
      return sign === '~user' ? this.bind(this.asker.agent.id, 'int') : this.bind(JSON.stringify(this.asker.zones), 'text');
    });
  }

  /** Tickets of a reach, as a condition. @param alias of the ticket */
  inReach(reach: Reach, alias = this.ticket): string {
    return reached(reach, alias, this.values);
  }

  /** The condition under which more than the open columns is shown; null when all rows are. */
  readable(): string | null {
    if (this.readMask === undefined) {
      this.readMask = this.mask();
    }
    return this.readMask;
  }

  private mask(): string | null {
    const { list, read } = this.asker;
    if (this.provider.guard === 'ticket') return isSame(list, read) ? null : this.inReach(read);
    const isMasked = this.provider.guard === 'origin' && !read.everything;
    return isMasked ? `(${this.ticket}.id is null or ${this.inReach(read)})` : null;
  }

  /** A column by its name, in any case, joined tables by their prefix. @throws Unanswerable for a name that is not there */
  resolve(asked: string): Resolved {
    let found = this.known.get(asked);
    if (!found) {
      found = this.provider.find ? this.provider.find(asked, this) : this.find(asked);
      this.known.set(asked, found);
    }
    return found;
  }

  private find(asked: string): Resolved {
    const steps = asked.trim().split('/');
    const name = steps.pop()!.toLowerCase();
    let table = this.provider.table;
    let alias = BASE;
    if (steps.length > STEPS) throw new Unanswerable(asked.slice(0, 100), 'is too deep');
    const isExtra = steps.at(-1)?.toLowerCase() === 'extra';
    for (const step of isExtra ? steps.slice(0, -1) : steps) [table, alias] = this.step(table, alias, step.toLowerCase(), asked);
    const own = alias === BASE ? (this.provider.own ?? []) : [];
    const candidates = isExtra ? [] : [...own, ...table.columns];
    const column =
      candidates.find((candidate) => candidate.name.toLowerCase() === name) ??
      customColumns(table, this.asker).find((candidate) => candidate.name.toLowerCase() === name);
    if (!column) throw new Unanswerable(asked.slice(0, 100), `is no column of ${this.provider.name}`);
    return this.resolved(asked, column, alias);
  }

  /** What a column comes to at an alias. */
  resolved(asked: string, column: Column, alias: string): Resolved {
    const at = column.sql.replaceAll('@.', `${alias}.`);
    const value = column.custom ? this.customValue(at, column.custom) : at;
    return { asked, column, alias, sql: column.open ? value : this.masked(value) };
  }

  /** SQL that is blank where the ticket may not be read. */
  masked(sql: string): string {
    const readable = this.readable();
    return readable === null ? sql : `(case when ${readable} then ${sql} end)`;
  }

  private customValue(extra: string, { field, kind }: { field: string; kind: CustomKind }): string {
    const text = `${extra} ->> ${this.bind(field, 'text')}`;
    if (kind === 'whole') return `svar_whole(${text})`;
    if (kind === 'decimal') return `svar_decimal(${text})`;
    // kept as a wall clock of the desk
    return kind === 'date' ? `(svar_wall(${text}) at time zone ${this.bind(this.asker.desk.zone, 'text')})` : `(${text})`;
  }

  private step(table: Table, alias: string, prefix: string, asked: string): [Table, string] {
    const join = Object.hasOwn(table.joins, prefix) ? table.joins[prefix] : undefined;
    if (!join) throw new Unanswerable(asked.slice(0, 100), `is no column of ${this.provider.name}`);
    const next = join.table();
    // the ticket of a message is there already
    if (prefix === 'ticket' && alias === BASE && this.provider.ticket !== undefined) return [next, this.provider.ticket];
    const name = `${alias}_${prefix}`;
    this.join(name, `left join ${next.name} ${name} on ${join.on.replaceAll('@.', `${alias}.`).replaceAll('#.', `${name}.`)}`);
    return [next, name];
  }

  /** Takes a table along, once. */
  join(alias: string, sql: string): void {
    if (this.joins.has(alias)) return;
    if (this.joins.size >= TABLES) throw new Unanswerable(alias, `would be more than ${TABLES} tables`);
    this.joins.set(alias, sql);
  }
}
