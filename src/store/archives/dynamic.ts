/**
 * The archive `Dynamic`: `ticket.title`, `ticket.category[ej_category].fullname`, `ticket.(ej_message->ticket_id).author`.
 * Source: archives-and-lists §5. Tables and columns are those listed here; nothing of a name ever becomes SQL by itself.
 */
import type { Building, Resolved } from './building.ts';
import { type Ask, type Column, type Provider, type RestrictionType, type Table, Unanswerable } from './column.ts';
import { column } from './people.ts';

interface DynamicTable {
  readonly key: string;
  readonly columns: ReadonlyMap<string, Column>;
  /** Column → table that it points to. */
  readonly keys: ReadonlyMap<string, string>;
}

const pairs = (text: string): [string, string][] => text.split(/\s+/).map((pair) => pair.split(':') as [string, string]);

/** @param columns `name:type …` @param keys `column:table …` */
const table = (key: string, columns: string, keys = ''): DynamicTable => ({
  key,
  columns: new Map(pairs(columns).map(([name, type]) => [name, column(name, type as RestrictionType, `@.${name}`)])),
  keys: new Map(keys === '' ? [] : pairs(keys)),
});

const tables: Readonly<Record<string, DynamicTable>> = {
  ticket: table(
    'id',
    `id:int title:string created_at:datetime last_changed:datetime activate:datetime closed_at:datetime created_by:int author:string owned_by:int
    category:int orig_category:int slevel:int status:int ticket_status:int cust_id:int contact_id:int priority:int orig_priority:int alert_level:int
    read_by_owner:datetime read_by_customer:datetime replied_at:datetime time_to_reply:int time_to_close:int read_status:int has_attachment:bool
    deadline:datetime origin:int time_spent:int num_replies:int num_messages:int tags:intArray language:string sale_id:int project_id:int
    ticket_type:int connect_id:int from_address:string`,
    'category:ej_category orig_category:ej_category priority:ticket_priority orig_priority:ticket_priority ticket_status:ticket_status cust_id:person contact_id:contact connect_id:ticket',
  ),
  ej_message: table(
    'id',
    `id:int ticket_id:int search_title:string created_at:datetime created_by:int changed_at:datetime type:int author:string slevel:int message_id:string
    time_spent:int body:string html_body:string customer_id:int important:bool language:string`,
    'ticket_id:ticket customer_id:person',
  ),
  ej_category: table('id', 'id:int parent_id:int name:string fullname:string external_name:string flags:int', 'parent_id:ej_category'),
  ticket_priority: table('id', 'id:int name:string status:int flags:int sort_order:int deadline:int'),
  ticket_status: table('id', 'id:int name:string status:int ts_rank:int time_counter:int deleted:bool'),
  person: table(
    'person_id',
    'person_id:int contact_id:int firstname:string middlename:string lastname:string mrmrs:string title:string rank:int retired:bool',
    'contact_id:contact',
  ),
  contact: table(
    'contact_id',
    'contact_id:int name:string department:string orgnr:string associate_id:int deleted:bool',
    'associate_id:associate',
  ),
  associate: table(
    'associate_id',
    'associate_id:int name:string rank:int type:int group_idx:int person_id:int deleted:bool',
    'person_id:person',
  ),
  webhook: table('webhook_id', 'webhook_id:int name:string target_url:string type:string state:int registered:datetime updated:datetime'),
  webhook_usage: table(
    'webhook_id',
    'webhook_id:int total_calls:int total_errors:int consecutive_errors:int last_error:string last_called_at:datetime',
    'webhook_id:webhook',
  ),
};
/** Not for everybody's eyes. */
const ADMIN = new Set(['webhook', 'webhook_usage']);

const STEPS = 3;
const step = /([.:])(?:(\w+)(?:\[(\w+)\])?|\((\w+)->(\w+)\))/y;

interface Step {
  readonly isInner: boolean;
  readonly name: string;
  /** The table named behind it, or the one that a reversed step comes from. */
  readonly of: string | undefined;
  readonly isReversed: boolean;
}

/** The base table and the steps of a name. @throws Unanswerable */
function stepsOf(asked: string): { base: string; steps: Step[] } {
  const text = asked.trim().toLowerCase();
  const base = /^\w+/.exec(text)?.[0] ?? '';
  const steps: Step[] = [];
  for (step.lastIndex = base.length; step.lastIndex < text.length; ) {
    const match = step.exec(text);
    if (!match) throw new Unanswerable(asked.slice(0, 100), 'cannot be read');
    const [, sign, name, hint, from, key] = match;
    steps.push({ isInner: sign === ':', name: name ?? key ?? '', of: hint ?? from, isReversed: from !== undefined });
  }
  if (steps.length === 0 || steps.length > STEPS + 1) throw new Unanswerable(asked.slice(0, 100), 'is no column of a table');
  return { base, steps };
}

const tableOf = (name: string, asked: string): DynamicTable => {
  const found = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!found) throw new Unanswerable(asked.slice(0, 100), 'is no table of this archive');
  return found;
};

/** What a joined table shows: of tickets and messages only what the reader may read. */
function guarded(name: string, alias: string, building: Building): string {
  if (name === 'ticket') return ` and ${building.inReach(building.asker.read, alias)}`;
  if (name !== 'ej_message') return '';
  return ` and exists (select from ticket g where g.id = ${alias}.ticket_id and ${building.inReach(building.asker.read, 'g')})`;
}

/** Goes along one step: the next table, its alias, joined. */
function follow(from: { name: string; alias: string }, { name, of, isInner, isReversed }: Step, asked: string, building: Building) {
  const here = tableOf(from.name, asked);
  const target = isReversed ? of! : here.keys.get(name);
  if (target === undefined || (!isReversed && of !== undefined && of !== target))
    throw new Unanswerable(asked.slice(0, 100), 'is no way between tables');
  const there = tableOf(target, asked);
  if (isReversed && there.keys.get(name) !== from.name) throw new Unanswerable(asked.slice(0, 100), 'is no way between tables');
  const alias = isReversed ? `${from.alias}_${target}_${name}` : `${from.alias}_${name}`;
  const on = isReversed ? `${alias}.${name} = ${from.alias}.${here.key}` : `${alias}.${there.key} = ${from.alias}.${name}`;
  if (!building.joins.has(alias)) {
    building.join(alias, `${isInner ? '' : 'left '}join ${target} ${alias} on ${on}${guarded(target, alias, building)}`);
  }
  return { name: target, alias };
}

function find(base: string, asked: string, building: Building): Resolved {
  if (/^get(?:all|no)rows$/i.test(asked.trim())) {
    return building.resolved(asked, column(asked, 'bool', /all/i.test(asked) ? 'true' : 'false', { sortable: false }), 'b');
  }
  const { base: named, steps } = stepsOf(asked);
  if (named !== base) throw new Unanswerable(asked.slice(0, 100), `does not begin with ${base}, as the first column does`);
  const last = steps.pop()!;
  let at = { name: base, alias: 'b' };
  for (const next of steps) at = follow(at, next, asked, building);
  const found = last.isReversed ? undefined : tableOf(at.name, asked).columns.get(last.name);
  if (!found) throw new Unanswerable(asked.slice(0, 100), `is no column of ${at.name}`);
  return building.resolved(asked, found, at.alias);
}

const none: Table = { name: 'dynamic', columns: [], joins: {} };

/** The archive for one question: its base table is that of the first column. @throws Unanswerable */
export function dynamicProvider(ask: Pick<Ask, 'columns'>): Provider {
  const [first = 'ticket.id'] = ask.columns;
  const inside = /\(([^()]*)\)/.exec(first)?.[1];
  const name = /^\s*(\w+)\s*\(/.test(first) && inside !== undefined ? inside : first;
  const { base } = stepsOf(name);
  const { key } = tableOf(base, name);
  const isMessage = base === 'ej_message';
  return {
    name: 'Dynamic',
    entity: base,
    table: none,
    from: isMessage ? 'ej_message b join ticket t on t.id = b.ticket_id' : `${base} b`,
    repeats: true,
    key: `@.${key}`,
    ...(ADMIN.has(base) ? { for: 'administrators' as const } : {}),
    guard: isMessage || base === 'ticket' ? 'message' : 'none',
    ...(isMessage ? { ticket: 't' } : {}),
    binned: true,
    defaults: [`${base}.${key}`],
    find: (asked, building) => find(base, asked, building),
  };
}

/** Every column that can be named without a step, for the catalogue. */
export const dynamicColumns: readonly Column[] = Object.entries(tables).flatMap(([name, { columns }]) =>
  [...columns.values()].map((found) => ({ ...found, name: `${name}.${found.name}` })),
);
