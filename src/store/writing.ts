/**
 * A statement in the making: one WITH whose parts write a ticket, its message, its log, its event. Because it is one
 * statement, its parts share one snapshot and one fate. The same shape always gives the same text, so it is prepared once.
 */
import type { Effects } from '../domain/effects.ts';
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
    // a message that is born with its ticket belongs to that one
    const isBorn = (member: string, value: unknown): boolean => alias === 'm' && member === 'ticketId' && value === 0;
    const values = entries.map(([member, [, type]]) => {
      const value = Reflect.get(record, member);
      return isBorn(member, value) ? this.ticketId : this.bind(toColumn(value, type), castOf[type]);
    });
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
    this.stays(companions.effects.stays);
    this.notices(companions.effects.notices, at);
    this.parcels(companions.effects.parcels, at);
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

  /** Values of one column of several rows. */
  private column<T>(rows: readonly T[], value: (row: T) => unknown, type: string): string {
    return this.bind(rows.map(value), `${type}[]`);
  }

  /** All actions in their order, and the changed values of each. */
  private log(entries: readonly LogEntry[], at: string, by: string): void {
    const isPlain = entries.every(
      ({ description, details, messageId, at: due }) => !description && !details && !messageId && due === undefined,
    );
    const lists = [
      this.column(entries, (entry) => entry.action, 'int'),
      this.column(entries, (entry) => entry.about === 'message', 'bool'),
    ];
    if (!isPlain) {
      lists.push(this.column(entries, (entry) => entry.description ?? '', 'text'));
      lists.push(this.column(entries, (entry) => (entry.details ? JSON.stringify(entry.details) : null), 'text'));
      lists.push(this.column(entries, (entry) => entry.messageId ?? null, 'int'));
      lists.push(this.column(entries, (entry) => (entry.at === undefined ? null : new Date(entry.at).toISOString()), 'timestamptz'));
    }
    const more = isPlain ? '' : ', description, details';
    const message = `case when e.of_message then ${this.messageId} ${isPlain ? '' : 'else e.message '}end`;
    this.parts.push(
      `a as (insert into ticket_log_action (ticket_id, message_id, user_id, log_when, log_action${more})
         select ${this.ticketId}, ${message}, ${by}, ${isPlain ? at : `coalesce(e.due, ${at})`}, e.action${isPlain ? '' : ', e.description, e.details'}
         from unnest(${lists.join(', ')}) with ordinality as e (action, of_message${isPlain ? '' : ', description, details, message, due'}, place) order by e.place
         returning id, log_action, message_id)`,
    );
    this.logChanges(entries);
  }

  private logChanges(entries: readonly LogEntry[]): void {
    const changes = entries.flatMap((entry) => entry.changes.map((change) => ({ ...change, action: entry.action })));
    if (changes.length === 0) return;
    const lists = [
      this.column(changes, (change) => change.action, 'int'),
      this.column(changes, (change) => change.change, 'int'),
      this.column(changes, (change) => change.from, 'text'),
      this.column(changes, (change) => change.to, 'text'),
      this.column(changes, (change) => change.extraFieldId, 'int'),
    ];
    this.run(
      `insert into ticket_log_change (ticket_id, message_id, action_id, log_change, from_value, to_value, extra_field_id)
         select ${this.ticketId}, a.message_id, a.id, c.change, c.was, c.became, c.field from unnest(${lists.join(', ')}) with ordinality as c (action, change, was, became, field, place)
         join a on a.log_action = c.action order by c.place`,
    );
  }

  /** Finished stays in a status. */
  private stays(stays: Effects['stays']): void {
    if (stays.length === 0) return;
    const lists = [
      this.column(stays, (stay) => stay.statusId, 'int'),
      this.column(stays, (stay) => stay.counter, 'int'),
      this.column(stays, (stay) => stay.seconds, 'int'),
      this.column(stays, (stay) => stay.realSeconds, 'int'),
      this.column(stays, (stay) => new Date(stay.from).toISOString(), 'timestamptz'),
      this.column(stays, (stay) => new Date(stay.to).toISOString(), 'timestamptz'),
    ];
    this.run(
      `insert into ticket_status_history (ticket_id, ticket_status, svar_counter, timespan, real_timespan, from_datetime, to_datetime)
         select ${this.ticketId}, s.status, s.counter, s.office, s.wall, s.since, s.until from unnest(${lists.join(', ')}) with ordinality as s (status, counter, office, wall, since, until, place) order by s.place`,
    );
  }

  /** Pop-ups: one of a kind is pending for a user and a ticket; a later one renews it. */
  private notices(notices: Effects['notices'], at: string): void {
    if (notices.length === 0) return;
    const lists = [
      this.column(notices, (notice) => notice.type, 'int'),
      this.column(notices, (notice) => notice.userId, 'int'),
      this.column(notices, (notice) => notice.ownerId, 'int'),
      this.column(notices, (notice) => notice.byId, 'int'),
      this.column(notices, (notice) => notice.categoryId, 'int'),
      this.column(notices, (notice) => notice.alertId, 'int'),
      this.column(notices, (notice) => new Date(notice.expires).toISOString(), 'timestamptz'),
    ];
    this.run(
      `insert into notify (type, user_id, owner_id, user2_id, category_id, ticket_alert_id, expires, ticket_id, registered)
         select n.type, n.told, n.owner, n.doer, n.category, n.alert, n.expires, ${this.ticketId}, ${at} from unnest(${lists.join(', ')}) as n (type, told, owner, doer, category, alert, expires)
         on conflict (user_id, ticket_id, type) where ticket_id is not null do update set owner_id = excluded.owner_id, user2_id = excluded.user2_id,
           category_id = excluded.category_id, ticket_alert_id = excluded.ticket_alert_id, expires = excluded.expires, registered = excluded.registered`,
    );
  }

  /** What shall leave the desk waits in the outbox, born together with its reason. */
  private parcels(parcels: Effects['parcels'], at: string): void {
    if (parcels.length === 0) return;
    const lists = [
      this.column(parcels, (parcel) => parcel.medium, 'int'),
      this.column(parcels, (parcel) => parcel.kind, 'text'),
      this.column(parcels, (parcel) => parcel.to.join('\n'), 'text'),
      this.column(parcels, (parcel) => parcel.templateId, 'int'),
      this.column(parcels, (parcel) => parcel.personId, 'int'),
      this.column(parcels, (parcel) => parcel.userId, 'int'),
      this.column(parcels, (parcel) => parcel.alertId, 'int'),
      this.column(parcels, (parcel) => parcel.messageId ?? null, 'int'),
      this.column(parcels, (parcel) => parcel.subject ?? '', 'text'),
      this.column(parcels, (parcel) => parcel.mailId ?? '', 'text'),
      this.column(parcels, (parcel) => JSON.stringify(parcel.details ?? {}), 'text'),
    ];
    this.run(
      `insert into outbox (ticket_id, message_id, type, svar_kind, rcpt, svar_template_id, svar_person_id, svar_user_id, svar_alert_id, subject, svar_mail_id, svar_details, created)
         select ${this.ticketId}, coalesce(o.message, ${this.messageId}), o.medium, o.kind, o.rcpt, o.template, o.person, o.told, o.alert, o.subject, o.mail_id, o.details::jsonb, ${at}
         from unnest(${lists.join(', ')}) with ordinality as o (medium, kind, rcpt, template, person, told, alert, message, subject, mail_id, details, place) order by o.place`,
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
