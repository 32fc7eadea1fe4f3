/**
 * A statement in the making: one WITH whose parts write a ticket, its message, its log, its event. Because it is one
 * statement, its parts share one snapshot and one fate. The same shape always gives the same text, so it is prepared once.
 */
import type { LogEntry } from '../domain/log.ts';
import type { Thread } from '../domain/thread.ts';
import type { Statement } from './database.ts';
import { valuesAfter, valuesBefore, valuesOfNew } from './event-values.ts';
import { type Column, castOf, toColumn } from './tables.ts';
import type { Companions } from './thread.ts';

type Columns = Readonly<Record<string, Column>>;

/** Names of prepared statements by their text; bounded, since each costs memory in every connection. */
const prepared = new Map<string, string>();
const PREPARED_AT_MOST = 300;

function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known || prepared.size >= PREPARED_AT_MOST) return known;
  const name = `write-${prepared.size + 1}`;
  prepared.set(text, name);
  return name;
}

export class Writing {
  private readonly parts: string[] = [];
  private readonly values: unknown[] = [];
  private names = 0;
  private ticketId = 'null::int';
  private messageId = 'null::int';

  /** A placeholder for a value. */
  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  /** A part whose rows nobody looks at. */
  run(text: string): void {
    this.parts.push(`w${++this.names} as (${text})`);
  }

  insert(table: 'ticket' | 'ej_message', alias: 't' | 'm', columns: Columns, record: object): void {
    const entries = Object.entries(columns);
    const values = entries.map(([member, [, type]]) => this.bind(toColumn(Reflect.get(record, member), type), castOf[type]));
    const names = entries.map(([, [column]]) => column);
    this.parts.push(`${alias} as (insert into ${table} (${names.join(', ')}) values (${values.join(', ')}) returning id)`);
    this.remember(alias, `(select id from ${alias})`);
  }

  /** Writes the changed members only; with none it is left out. */
  update(table: 'ticket' | 'ej_message', alias: 't' | 'm', columns: Columns, id: number, record: object, changed: readonly string[]): void {
    const sets = changed.flatMap((member) => {
      const column = columns[member];
      return column ? [`${column[0]} = ${this.bind(toColumn(Reflect.get(record, member), column[1]), castOf[column[1]])}`] : [];
    });
    const key = this.bind(id, 'int');
    this.remember(alias, key);
    if (sets.length > 0) this.parts.push(`${alias} as (update ${table} set ${sets.join(', ')} where id = ${key})`);
  }

  private remember(alias: 't' | 'm', id: string): void {
    if (alias === 't') this.ticketId = id;
    else this.messageId = id;
  }

  /** Log, event, counters, the key against repeats. */
  companions(before: Thread | null, after: Thread, companions: Companions): void {
    const at = this.bind(new Date(companions.at).toISOString(), 'timestamptz');
    const by = this.bind(companions.byId, 'int');
    this.log(companions.log, at, by);
    this.event(before, after, companions, at, by);
    if (companions.delegatedBy !== null)
      this.run(`update ej_category set delegate_counter = delegate_counter + 1 where id = ${this.bind(companions.delegatedBy, 'int')}`);
    if (companions.remembersCategory)
      this.run(`update ejuser set last_category = ${this.bind(after.ticket.categoryId, 'int')} where id = ${by}`);
    if (companions.idempotency) {
      const { key, fingerprint } = companions.idempotency;
      const result = after.message ? this.messageId : this.ticketId;
      this.run(
        `insert into svar_idempotency (user_id, key, operation, fingerprint, result_id, at) values (${by}, ${this.bind(key, 'text')}, ${this.bind(companions.operation, 'text')}, ${this.bind(fingerprint, 'bytea')}, ${result}, ${at})`,
      );
    }
  }

  /** All actions in their order, and the changed values of each. */
  private log(entries: readonly LogEntry[], at: string, by: string): void {
    const actions = this.bind(
      entries.map((entry) => entry.action),
      'int[]',
    );
    const ofMessage = this.bind(
      entries.map((entry) => entry.about === 'message'),
      'bool[]',
    );
    this.parts.push(
      `a as (insert into ticket_log_action (ticket_id, message_id, user_id, log_when, log_action)
         select ${this.ticketId}, case when e.of_message then ${this.messageId} end, ${by}, ${at}, e.action from unnest(${actions}, ${ofMessage}) with ordinality as e (action, of_message, place) order by e.place
         returning id, log_action, message_id)`,
    );
    const changes = entries.flatMap((entry) => entry.changes.map((change) => ({ ...change, action: entry.action })));
    if (changes.length === 0) return;
    const column = (pick: (change: (typeof changes)[number]) => unknown, type: string): string => this.bind(changes.map(pick), type);
    const lists = [
      column((change) => change.action, 'int[]'),
      column((change) => change.change, 'int[]'),
      column((change) => change.from, 'text[]'),
      column((change) => change.to, 'text[]'),
      column((change) => change.extraFieldId, 'int[]'),
    ];
    this.run(
      `insert into ticket_log_change (ticket_id, message_id, action_id, log_change, from_value, to_value, extra_field_id)
         select ${this.ticketId}, a.message_id, a.id, c.change, c.was, c.became, c.field from unnest(${lists.join(', ')}) with ordinality as c (action, change, was, became, field, place)
         join a on a.log_action = c.action order by c.place`,
    );
  }

  /** One event a change, with the values before and after under the columns' official names. Bodies stay in their own tables. */
  private event(before: Thread | null, after: Thread, companions: Companions, at: string, by: string): void {
    const was = before === null ? null : valuesBefore(before, after);
    const is = before === null ? valuesOfNew(after.ticket) : valuesAfter(before, after);
    const json = (value: object | null): string => this.bind(value === null ? null : JSON.stringify(value), 'jsonb');
    const kinds = this.bind(companions.kinds, 'text[]');
    this.run(
      `insert into svar_event (at, user_id, operation, ticket_id, message_id, kinds, before, after) values (${at}, ${by}, ${this.bind(companions.operation, 'text')}, ${this.ticketId}, ${this.messageId}, ${kinds}, ${json(was)}, ${json(is)})`,
    );
  }

  statement(): Statement {
    const text = `with ${this.parts.join(',\n')}\nselect ${this.ticketId} as "ticketId", ${this.messageId} as "messageId"`;
    const name = nameOf(text);
    return name === undefined ? { text, values: this.values } : { name, text, values: this.values };
  }
}
