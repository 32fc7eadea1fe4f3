/** What the scenarios share: a desk with a clock that stands still, callers by their letters, and ways to see all that was stored. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { TicketEntity } from '@superoffice/webapi/Carriers.js';
import type { TicketAgent } from '@superoffice/webapi/TicketAgent.js';
import type { TestDesk } from '../support/desk.ts';
import { openDesk } from '../support/desk.ts';

// the client reads un-suffixed times in the zone of its process: here the desk's own, as in the recorded trace
process.env.TZ = 'Europe/Oslo';

/** Agents by the letters of the scenarios, as associate and as Service user. */
export const A = { login: 'anna', associateId: 11, userId: 5 } as const;
export const B = { login: 'bjorn', associateId: 12, userId: 6 } as const;
export const C = { login: 'cato', associateId: 13, userId: 7 } as const;
export const P = 50;
export const Q = 51;
export const [SUPPORT, QUEUE, VIP] = [1, 4, 5];
export const AUTOMATIC = 2147483647;
export const MINUTE = 60_000;

export type Row = Record<string, unknown>;
export type { TicketAgent, TicketEntity };
export interface LogAction {
  action: number;
  ofMessage: boolean;
  by: number;
  changes: string[];
}
export interface Scene extends TestDesk {
  /** Turn it by assigning to `at`. */
  clock: { at: number };
  agent(who?: { login: string }): TicketAgent;
  /** The row of a ticket, all columns. */
  row(id: number): Promise<Row>;
  messageRow(id: number): Promise<Row>;
  /** Log actions of a ticket, oldest first; changes are spelled `code: from -> to`. */
  log(id: number): Promise<LogAction[]>;
  /** Events of a ticket, oldest first. */
  events(id: number): Promise<{ kinds: string[]; before: Row | null; after: Row }[]>;
  /** Number of rows and a fingerprint of them, by table. */
  contents(): Promise<Record<string, string>>;
  counter(categoryId: number): Promise<number>;
}

/** Monday 12 January 2026, 10:00 in Oslo. */
export const START = Date.parse('2026-01-12T09:00:00.000Z');

/** Opens a fresh acceptance world for one test. */
export async function openScene(context: TestContext, random?: () => number): Promise<Scene> {
  const clock = { at: START };
  const desk = await openDesk({ now: () => clock.at, ...(random ? { random } : {}) });
  context.after(() => desk.close());
  return withEyes(desk, clock);
}

/** A desk with everything that looks into its tables. */
export function withEyes(desk: TestDesk, clock: { at: number }): Scene {
  const one = async (text: string, id: number): Promise<Row> => (await desk.sql(text, [id]))[0] ?? {};
  return {
    ...desk,
    clock,
    agent: (who = A) => desk.client(who.login).getTicketAgent() as TicketAgent,
    row: (id) => one('select * from ticket where id = $1', id),
    messageRow: (id) => one('select * from ej_message where id = $1', id),
    log: (id) => logOf(desk, id),
    events: async (id) => (await desk.sql('select kinds, before, after from svar_event where ticket_id = $1 order by seq', [id])) as never,
    contents: () => contentsOf(desk),
    counter: async (id) => (await one('select delegate_counter from ej_category where id = $1', id)).delegate_counter as number,
  };
}

async function logOf(desk: TestDesk, id: number): Promise<LogAction[]> {
  const rows = await desk.sql(
    `select a.log_action as action, a.message_id is not null as "ofMessage", a.user_id as by,
       coalesce((select array_agg(c.log_change || ': ' || c.from_value || ' -> ' || c.to_value order by c.id) from ticket_log_change c where c.action_id = a.id), '{}') as changes
     from ticket_log_action a where a.ticket_id = $1 order by a.id`,
    [id],
  );
  return rows as unknown as LogAction[];
}

async function contentsOf(desk: TestDesk): Promise<Record<string, string>> {
  const tables = await desk.sql("select table_name as name from information_schema.tables where table_schema = 'public' order by 1");
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as content from ${name} t`,
  );
  const rows = await desk.sql(parts.join(' union all '));
  return Object.fromEntries(rows.map((row) => [row.name as string, row.content as string]));
}

/** Names of what differs between two records. */
export function differences(before: object, after: object): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(Reflect.get(before, name)) !== JSON.stringify(Reflect.get(after, name))).sort();
}

/** Runs the work and says which columns of a ticket's row, and which tables, it changed. */
export async function changesOf(scene: Scene, id: number, work: () => Promise<unknown>): Promise<{ columns: string[]; tables: string[] }> {
  const [row, contents] = [await scene.row(id), await scene.contents()];
  await work();
  return { columns: differences(row, await scene.row(id)), tables: differences(contents, await scene.contents()) };
}

/** The work is refused with this status and kind of error, and nothing at all was stored. */
export async function refused(scene: Scene, status: number, errorType: string, work: () => Promise<unknown>): Promise<void> {
  const before = await scene.contents();
  await assert.rejects(work, (error: { response?: { status: number; data: { ErrorType: string } } }) => {
    assert.equal(error.response?.status, status);
    assert.equal(error.response?.data.ErrorType, errorType);
    return true;
  });
  assert.deepEqual(await scene.contents(), before);
}

/** A date that was never set, as the client in Oslo reads it. */
export const isUnset = (date: Date | null | undefined): boolean => !date || date.getTime() < Date.parse('0001-01-03T00:00:00Z');
export const millis = (date: Date | null | undefined): number => date?.getTime() ?? Number.NaN;
