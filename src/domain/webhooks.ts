/**
 * Webhooks: which events of the desk have a name outside, what is told of them, and what becomes of a delivery and its hook.
 * Nothing personal is told: keys, references, flags, stamps. Receivers call back with credentials of their own for the rest.
 * Source: webhooks §3–5.
 */
import { wallOf, type Zone, zoneOf } from '../time/zone.ts';
import { WebhookState } from './webhook.ts';

/** One row of what happened. Values are by column name. */
export interface Happening {
  seq: number;
  /** Milliseconds. */
  at: number;
  /** Associate id of who did it; 0 for the system. */
  byId: number;
  entity: string;
  rowId: number;
  messageId: number | null;
  kinds: readonly string[];
  before: Values | null;
  after: Values | null;
}
export type Values = Readonly<Record<string, unknown>>;

/** One event that hooks may want. */
export interface Occurrence {
  /** What hooks subscribe to; lower case. */
  name: string;
  /** What the payload calls it. */
  event: string;
  entity: string;
  primaryKey: number;
  /** Changed columns. */
  changes: readonly string[];
  /** The table whose row is quoted; null for none. */
  table: string | null;
  /** What the caller of a custom event gave. */
  given: Values | null;
  /** Keys of a row that is gone. */
  gone: Values | null;
}

/** The entity under which a caller's own events stand. */
export const SIGNAL = 'svar_signal';

const LIFE = ['created', 'changed', 'deleted'];

/** Every event that has a name outside. What is not here stays inside: tokens, passwords, Svar's own tables. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  contact: [...LIFE, 'softdeleted'],
  person: [...LIFE, 'softdeleted', 'consented', 'unconsented'],
  associate: LIFE,
  activity: LIFE,
  document: [...LIFE, 'edited'],
  project: LIFE,
  projectmember: LIFE,
  relation: LIFE,
  salestakeholder: LIFE,
  sale: [...LIFE, 'completed', 'lost', 'sold'],
  quote: ['approved', 'rejected', 'sent', 'ordered'],
  chatsession: ['created', 'changed', 'message'],
};
const OF_LIST = /^list\.[\w-]+\.(created|changed|softdeleted)$/;
const OF_TABLE = /^y_\w+\.(created|changed|deleted)$/;
const OF_HOOK = /^webhook\.(started|stopped|errors)$/;

function isPublic(kind: string): boolean {
  const [entity = '', verb = ''] = kind.split('.');
  const verbs = Object.hasOwn(VERBS, entity) ? VERBS[entity] : undefined;
  return verbs?.includes(verb) === true || OF_LIST.test(kind) || OF_TABLE.test(kind) || OF_HOOK.test(kind);
}

/** Columns that a row quotes: whole numbers and flags, `local` stamps (wall clock of the desk, as tickets have them), `utc` stamps. */
export interface Quoted {
  readonly key: string;
  readonly numbers: readonly string[];
  readonly local?: readonly string[];
  readonly utc?: readonly string[];
  /** What stands for a reference to nothing, where it is not 0. */
  readonly none?: Readonly<Record<string, number>>;
}

const STAMPS = ['registered', 'updated'];
const STAMPED = ['registered_associate_id', 'updated_associate_id'];
const PEOPLE = [
  'associate_id',
  'business_idx',
  'category_idx',
  'country_id',
  'source',
  'supportassociateid',
  'supportlanguageid',
  'ticketpriorityid',
];

/** What is told of a row, by its table: never a name, a title, a text or an address. */
export const QUOTED: Readonly<Record<string, Quoted>> = {
  ticket: {
    key: 'id',
    numbers: [
      'category',
      'connect_id',
      'contact_id',
      'cust_id',
      'has_attachment',
      'owned_by',
      'priority',
      'project_id',
      'sale_id',
      'slevel',
      'status',
      'ticket_status',
      'ticket_type',
    ],
    local: ['created_at', 'last_changed'],
    none: { connect_id: -1, cust_id: -1 },
  },
  ej_message: { key: 'id', numbers: ['ticket_id', 'type', 'slevel', 'created_by'], local: ['created_at'] },
  contact: { key: 'contact_id', numbers: [...PEOPLE, 'deleted', 'supportpersonid', ...STAMPED], utc: STAMPS },
  person: { key: 'person_id', numbers: ['contact_id', 'rank', 'retired', ...PEOPLE, ...STAMPED], utc: STAMPS },
  associate: { key: 'associate_id', numbers: ['deleted', 'ejuserid', 'group_idx', 'person_id', 'rank', 'type'] },
  webhook: { key: 'webhook_id', numbers: ['state', ...STAMPED], utc: STAMPS },
};

const tableOf = (entity: string): string | null => (Object.hasOwn(QUOTED, entity) ? entity : null);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Names of changed columns; the values of own fields, kept together here, are columns outside. Svar's own columns are not told of. */
function changedColumns({ before, after }: Pick<Happening, 'before' | 'after'>): string[] {
  const names = Object.keys(after ?? {}).flatMap((name) => {
    if (name !== 'extra') return same(before?.[name], after?.[name]) ? [] : [name];
    const [was, is] = [before?.extra ?? {}, after?.extra ?? {}] as [Values, Values];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => !same(was[field], is[field]));
  });
  return names.filter((name) => name !== 'message' && name !== 'next_wake' && !name.startsWith('svar_'));
}

const plain = { given: null, gone: null };

function ofTicket(happening: Happening): Occurrence[] {
  const { kinds, rowId, messageId } = happening;
  // wire: there is no event of a ticket's removal
  if (kinds.includes('TicketRemoved')) return [];
  const isNew = kinds.includes('TicketCreated');
  const name = isNew ? 'ticket.created' : 'ticket.changed';
  // wire: the key column stands among the changed ones
  const changes = isNew ? [] : ['id', ...changedColumns(happening)];
  // what only hangs on it has changed (relations, pop-ups), or what is Svar's own; messages are the ticket's
  if (!isNew && changes.length === 1 && !kinds.some((kind) => kind.startsWith('Message'))) return [];
  const ticket: Occurrence = { name, event: name, entity: 'ticket', primaryKey: rowId, changes, table: 'ticket', ...plain };
  if (!kinds.includes('MessageAdded') || messageId === null) return [ticket];
  // Svar's own: the official events know nothing of messages
  const added = 'ticketmessage.created';
  return [ticket, { name: added, event: added, entity: 'ej_message', primaryKey: messageId, changes: [], table: 'ej_message', ...plain }];
}

/** The events outside that one row of what happened means; most often one, none for what stays inside. */
export function occurrencesOf(happening: Happening): Occurrence[] {
  const { entity, rowId, kinds, after } = happening;
  if (entity === 'ticket') return ofTicket(happening);
  if (entity === SIGNAL) {
    const about = { primaryKey: rowId, changes: [], table: null, given: after ?? {}, gone: null };
    return kinds.map((event) => ({ name: event.toLowerCase(), event, entity: event.split('.')[0]!, ...about }));
  }
  return kinds.filter(isPublic).map((event) => {
    const key = QUOTED[entity]?.key ?? `${entity}_id`;
    const isGone = event.endsWith('.deleted');
    // wire: hooks of a hook's own state have its id in the name; the payload has not
    const name = entity === 'webhook' ? event.replace('webhook', `webhook${rowId}`) : event;
    const changes = event.endsWith('.changed') ? changedColumns(happening) : [];
    const gone = isGone ? { [key]: rowId } : null;
    return { name, event, entity, primaryKey: rowId, changes, table: isGone ? null : tableOf(entity), given: null, gone };
  });
}

/** Does a hook want an event? */
export const wants = (events: readonly string[], name: string): boolean => events.some((event) => event.toLowerCase() === name);

const two = (value: number): string => String(value).padStart(2, '0');

/** wire: stamps of tickets are wall clocks of the desk, without an offset. */
function wallText(instant: number, zone: Zone): string {
  const { year, month, day, hour, minute, second, millisecond } = wallOf(instant, zone);
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
}

const stamp = (text: unknown, write: (instant: number) => string): string | null =>
  typeof text === 'string' ? write(Date.parse(text)) : null;

/**
 * What is told of a row.
 * @param row by column name as JSON; stamps as text with their offset
 * @param zone IANA name of the desk's zone
 */
export function fieldValues(table: string, row: Values | undefined, zone: string): Values {
  const quoted = QUOTED[table];
  if (!row || !quoted) return {};
  const entries = [
    ...quoted.numbers.filter((name) => name in row).map((name) => [name, Number(row[name] ?? quoted.none?.[name] ?? 0)]),
    ...(quoted.local ?? []).map((name) => [name, stamp(row[name], (instant) => wallText(instant, zoneOf(zone)))]),
    ...(quoted.utc ?? [])
      .filter((name) => name in row)
      .map((name) => [name, stamp(row[name], (instant) => new Date(instant).toISOString())]),
  ];
  const values = Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))) as Record<string, unknown>;
  // wire: the payload's numbers of a hook's state are one less than the carrier's
  return table === 'webhook' ? { ...values, state: Number(values.state) - 1 } : values;
}

/** What a payload needs of its hook. */
export interface Addressee {
  name: string;
  properties: Values;
}

/** The payload of an event for a hook, as text. What the hook's properties say never replaces what Svar says. */
export function payloadOf(
  occurrence: Occurrence,
  hook: Addressee,
  { eventId, at, byId, values }: { eventId: string; at: number; byId: number; values: Values },
): string {
  const { event, primaryKey, entity, changes, gone } = occurrence;
  const said = {
    EventId: eventId,
    // wire: seven digits of a second
    Timestamp: `${new Date(at).toISOString().slice(0, -1)}0000Z`,
    Changes: changes,
    Event: event,
    PrimaryKey: primaryKey,
    Entity: entity,
    ContextIdentifier: 'Default',
    ChangedByAssociateId: byId,
    WebhookName: hook.name,
    FieldValues: values,
    ...(gone ? { Values: gone } : {}),
  };
  const own = Object.entries(hook.properties).filter(([name]) => !Object.hasOwn(said, name) && name !== 'Values');
  return JSON.stringify({ ...said, ...Object.fromEntries(own) });
}

/** The event by which a target is tried out. */
export const TEST: Occurrence = { name: 'test', event: 'test', entity: 'test', primaryKey: 0, changes: [], table: null, ...plain };

/** How one attempt went; null when the target answered with success. `status` 0: no answer came. */
export type Failure = { status: number } | null;

/** What becomes of a delivery and its hook. */
export interface Verdict {
  /** Milliseconds to the next attempt of the same event; null when it is over, one way or the other. */
  againIn: number | null;
  consecutive: number;
  disable: boolean;
}

/** An event is tried three times: at once, a second later, four seconds after that. */
const PAUSES = [1_000, 4_000];
const FAILURES_AT_MOST = 9;
const GONE = 410;

/**
 * What becomes of a delivery after an attempt.
 * @param failures failed attempts of this event before this one
 * @param consecutive failed attempts of its hook since the last success, before this one
 */
export function afterAttempt(failure: Failure, failures: number, consecutive: number): Verdict {
  if (failure === null) return { againIn: null, consecutive: 0, disable: false };
  const failed = consecutive + 1;
  const disable = failure.status === GONE || failed >= FAILURES_AT_MOST;
  return { againIn: disable ? null : (PAUSES[failures] ?? null), consecutive: failed, disable };
}

/** What the state of a hook raises when it becomes another one. */
export function ofState(before: WebhookState, after: WebhookState): 'webhook.started' | 'webhook.stopped' | null {
  if (before === after) return null;
  return after === WebhookState.Active ? 'webhook.started' : 'webhook.stopped';
}
