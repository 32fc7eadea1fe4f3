/**
 * The audit behind the crashes: what clients were told, against what the store has; and the tables of the store against each other.
 * The same audit is held over doors that lose, double and tear, which it has to tell from an honest one.
 */
import type { Kind, Notes, Wanted } from './crash-clients.ts';

type Row = Record<string, unknown>;
/** Asks the database itself. */
export type Ask = (text: string, values?: unknown[]) => Promise<Row[]>;

/** Findings by what they are; all empty when every promise was kept. */
export interface CrashFindings {
  /** Acknowledged, and not there. */
  lost: string[];
  /** There more often than it was tried, or at all under one key. */
  doubled: string[];
  /** Half there: tables that contradict each other. */
  torn: string[];
  /** There, and nobody has said it so; refused, and there; an answer that is none. */
  strange: string[];
}

export const NOTHING_FOUND: CrashFindings = { lost: [], doubled: [], torn: [], strange: [] };

/** What a save has left behind. */
interface Kept {
  kind: Kind;
  token: string;
  id: number;
  ticketId: number;
}

/** A ticket's first title is what its first change was from, if it ever had one. */
const KEPT = `
  with made as (select t.id, coalesce((select c.from_value from ticket_log_change c where c.ticket_id = t.id and c.log_change = 2 order by c.id limit 1), t.title) as title
    from ticket t where t.id > $2)
  select 'ticket' as kind, title as token, id, id as "ticketId" from made where title like $1 || '-%'
  union all select 'title', to_value, ticket_id, ticket_id from ticket_log_change where ticket_id > $2 and log_change = 2 and to_value like $1 || '-%'
  union all select 'message', body, id, ticket_id from ej_message where ticket_id > $2 and body like $1 || '-%'`;

const KEYS = `select key, result_id as id from svar_idempotency where key like $1 || '-%'`;

/** What no two tables may say of tickets that were made behind one, each as a query for the ids that it is so of. */
const CONTRADICTIONS: Readonly<Record<string, string>> = {
  'counts other messages than it has':
    'select t.id from ticket t where t.id > $1 and t.num_messages <> (select count(*) from ej_message m where m.ticket_id = t.id)',
  'has not one line of its making in the log':
    'select t.id from ticket t where t.id > $1 and (select count(*) from ticket_log_action a where a.ticket_id = t.id and a.log_action = 19) <> 1',
  'has not one event of its making':
    "select t.id from ticket t where t.id > $1 and (select count(*) from svar_event e where e.ticket_id = t.id and e.kinds && '{TicketCreated}') <> 1",
  'was made with another title than its log and its event say': `
    select t.id from ticket t join svar_event e on e.ticket_id = t.id and e.kinds && '{TicketCreated}' where t.id > $1 and e.after->>'title'
      <> coalesce((select c.from_value from ticket_log_change c where c.ticket_id = t.id and c.log_change = 2 order by c.id limit 1), t.title)`,
  'has other versions than events':
    'select t.id from ticket t where t.id > $1 and t.svar_version <> (select count(*) from svar_event e where e.ticket_id = t.id)',
  'has another title than its log comes to': `
    select t.id from ticket t join lateral (select c.to_value from ticket_log_change c where c.ticket_id = t.id and c.log_change = 2
      order by c.id desc limit 1) last on true where t.id > $1 and last.to_value <> t.title`,
  'has a gap between the titles of its log': `
    select c.id from (select ticket_id as id, from_value as was, lag(to_value) over (partition by ticket_id order by id) as before
      from ticket_log_change where ticket_id > $1 and log_change = 2) c where c.before <> c.was`,
  'has titles in its log that no event tells of': `
    select t.id from ticket t where t.id > $1 and (select count(*) from ticket_log_change c where c.ticket_id = t.id and c.log_change = 2)
      <> (select count(*) from svar_event e where e.ticket_id = t.id and e.before ? 'title')`,
  'has a message without its two lines of the log': `
    select m.ticket_id as id from ej_message m where m.ticket_id > $1
      and (select count(*) from ticket_log_action a where a.ticket_id = m.ticket_id and a.message_id = m.id) <> 2`,
  'has a message without its event': `
    select m.ticket_id as id from ej_message m where m.ticket_id > $1
      and (select count(*) from svar_event e where e.ticket_id = m.ticket_id and e.message_id = m.id and e.kinds && '{MessageAdded}') <> 1`,
  'has a log or an event of a message that is not there': `
    select n.ticket_id as id from (select ticket_id, message_id from ticket_log_action union all select ticket_id, message_id from svar_event) n
      where n.ticket_id > $1 and n.message_id is not null and not exists (select from ej_message m where m.id = n.message_id)`,
  'is not there, and has an event':
    'select e.ticket_id as id from svar_event e where e.ticket_id > $1 and not exists (select from ticket t where t.id = e.ticket_id)',
  'is not found by its words': `
    select t.id from ticket t where t.id > $1 and (select count(*) from svar_search s where s.ticket_id = t.id and s.message_id is null) <> 1`,
  'has a message that is not found by its words': `
    select m.ticket_id as id from ej_message m where m.ticket_id > $1 and (select count(*) from svar_search s where s.message_id = m.id) <> 1`,
  'is of an owner whose load is counted otherwise': `
    select coalesce(l.id, o.id) as id from (select user_id as id, sum(active) as active from svar_load group by 1) l
      full join (select owned_by as id, count(*) as active from ticket where status = 1 and owned_by <> 1 group by 1) o on o.id = l.id
      where $1 >= 0 and coalesce(l.active, 0) <> coalesce(o.active, 0)`,
  'is of a key that leads nowhere': `
    select k.result_id as id from svar_idempotency k where k.result_id > 0 and $1 >= 0 and case when k.operation like '%Message%'
      then not exists (select from ej_message m where m.id = k.result_id) else not exists (select from ticket t where t.id = k.result_id) end`,
};
export const CONTRADICTION_NAMES = Object.keys(CONTRADICTIONS);

/** Has the search index not followed yet? */
export async function isIndexBehind(ask: Ask): Promise<boolean> {
  const [row] = await ask(
    'select exists (select from svar_event e, svar_search_cursor c where (e.tx, e.seq) > (c.tx, c.seq)) as "isBehind"',
  );
  return row!.isBehind as boolean;
}

/** @param from the newest ticket before the round */
async function tornIn(ask: Ask, from: number): Promise<string[]> {
  const torn: string[] = [];
  for (const [what, text] of Object.entries(CONTRADICTIONS)) {
    const rows = await ask(text, [from]);
    torn.push(...rows.map(({ id }) => `${id}: ${what}`));
  }
  return torn;
}

/** One save. @param key what stands under its key; null without one */
function auditOne(wanted: Wanted, kept: readonly Kept[], key: number | null): CrashFindings {
  const found: CrashFindings = structuredClone(NOTHING_FOUND);
  const { token, kind, hasKey, tries, unknown, told } = wanted;
  const named = `${token} (${kind}${hasKey ? ', with a key' : ''}, tried ${tries} times, told ${told.join()})`;
  // one title that is said again while it stands changes nothing
  const least = told.length === 0 ? 0 : hasKey || kind === 'title' ? 1 : told.length;
  const most = hasKey ? Math.min(1, told.length + unknown) : told.length + unknown;
  if (kept.length < least) found.lost.push(`${named}: there ${kept.length} times`);
  if (kept.length > most) (most === 0 ? found.strange : found.doubled).push(`${named}: there ${kept.length} times`);
  for (const id of told) if (!kept.some((one) => one.id === id)) found.lost.push(`${named}: ${id} says something else`);
  const astray = kept.filter((one) => one.kind !== kind || (kind !== 'ticket' && one.ticketId !== wanted.ticketId));
  for (const one of astray) found.strange.push(`${named}: it is a ${one.kind} of ticket ${one.ticketId}`);
  if (hasKey && new Set(told).size > 1) found.doubled.push(`${named}: one key, several answers`);
  if (hasKey && (key === null) === kept.length > 0) found.torn.push(`${named}: there ${kept.length} times, and its key says ${key}`);
  if (hasKey && key !== null && kept.length > 0 && kept[0]!.id !== key) found.torn.push(`${named}: its key says ${key}`);
  return found;
}

function compare(notes: Notes, all: readonly Kept[], keys: ReadonlyMap<string, number>): CrashFindings[] {
  const kept = new Map<string, Kept[]>();
  for (const one of all) kept.set(one.token, [...(kept.get(one.token) ?? []), one]);
  const each = notes.wanted.map((wanted) =>
    auditOne(wanted, kept.get(wanted.token) ?? [], wanted.hasKey ? (keys.get(wanted.token) ?? null) : null),
  );
  const tried = new Set(notes.wanted.map(({ token }) => token));
  const untried = [...kept.keys(), ...keys.keys()].filter((token) => !tried.has(token));
  return [...each, { ...NOTHING_FOUND, strange: [...notes.strange, ...untried.map((token) => `${token}: there, and nobody has said it`)] }];
}

/**
 * Compares.
 * @param name of the round
 * @param from the newest ticket before it
 */
export async function auditCrashes(ask: Ask, notes: Notes, name: string, from: number): Promise<CrashFindings> {
  const kept = (await ask(KEPT, [name, from])) as unknown as Kept[];
  const keys = new Map((await ask(KEYS, [name])).map(({ key, id }) => [key as string, id as number]));
  const all = [...compare(notes, kept, keys), { ...NOTHING_FOUND, torn: await tornIn(ask, from) }];
  return {
    lost: all.flatMap(({ lost }) => lost),
    doubled: all.flatMap(({ doubled }) => doubled),
    torn: all.flatMap(({ torn }) => torn),
    strange: all.flatMap(({ strange }) => strange),
  };
}
