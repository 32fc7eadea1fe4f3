/** Runs the cells of the rights matrix against a desk, and prints them. */
import { createHash } from 'node:crypto';
import type { DeclaredOperation } from '../../src/contract/agents/index.ts';
import type { TestDesk } from './desk.ts';
import { each } from './hostile.ts';
import { administrationNeeds } from './rights-matrix-administration.ts';
import { type Aim, type Cell, cellOf } from './rights-matrix-aims.ts';
import { analysisNeeds } from './rights-matrix-analysis.ts';
import { attachmentNeeds } from './rights-matrix-attachments.ts';
import { contentNeeds } from './rights-matrix-content.ts';
import { engineNeeds } from './rights-matrix-engine.ts';
import { jobNeeds } from './rights-matrix-jobs.ts';
import { mergingNeeds } from './rights-matrix-merging.ts';
import { openNeeds, peopleNeeds } from './rights-matrix-people.ts';
import { relationNeeds } from './rights-matrix-relations.ts';
import { ROLES, type Role } from './rights-matrix-rules.ts';
import type { Scene } from './rights-matrix-scene.ts';
import { sendingNeeds } from './rights-matrix-sending.ts';
import { ticketNeeds } from './rights-matrix-tickets.ts';
import { SHARE } from './share.ts';

/** What every operation needs, by its full name. */
export const needs: Readonly<Record<string, Aim | readonly Aim[]>> = {
  ...openNeeds,
  ...peopleNeeds,
  ...administrationNeeds,
  ...analysisNeeds,
  ...jobNeeds,
  // ahead of the deleting of tickets
  ...attachmentNeeds,
  ...relationNeeds,
  ...contentNeeds,
  ...engineNeeds,
  ...mergingNeeds,
  ...sendingNeeds,
  ...ticketNeeds,
};

export interface Trial {
  operation: string;
  /** Which of the operation's aims. */
  place: number;
  aim: Aim;
  cell: Cell;
  expected: string;
  /** Query and body of the call. */
  path: string;
  body: string;
  got?: string;
  answer?: string;
}

type Send = (trial: Trial) => Promise<{ status: number; text: string }>;

/** The aims of an operation. */
export const aimsOf = (operation: string): readonly Aim[] => [needs[operation] ?? []].flat() as readonly Aim[];

/** Query and body of a call. */
export function requestOf({ agent, name, operation }: DeclaredOperation, said: unknown): Pick<Trial, 'path' | 'body'> {
  const query = operation.args.style === 'key' ? `?${operation.args.name}=${String(said)}` : '';
  return { path: `${agent}/${name}${query}`, body: JSON.stringify(operation.args.style === 'key' ? null : said) };
}

const FEW = 2;

/**
 * Aims that expect the same of everybody share the work: each tries a part of the cells, of every caller, and together they try
 * all. What is about few relations is tried whole.
 * @returns whether an aim tries the cell of a caller, by his place among the roles, and a relation
 */
function shares(aims: readonly Aim[]): (aim: Aim, place: number, relation: number) => boolean {
  const tables = new Map<string, Aim[]>();
  for (const aim of aims) {
    const table = ROLES.filter(({ known }) => known).map((who) => aim.relations.map((_, relation) => aim.rule(who, relation)).join(''));
    const key = `${aim.relations.join()} ${table.join()}`;
    tables.set(key, [...(tables.get(key) ?? []), aim]);
  }
  const turns = new Map(
    [...tables.values()].flatMap((alike) => alike.map((aim, turn) => [aim, { turn, of: Math.min(SHARE, alike.length) }])),
  );
  return (aim, place, relation) => {
    const { turn, of } = turns.get(aim)!;
    return aim.relations.length <= FEW || (place + relation + turn) % of === 0;
  };
}

/** All cells with what is said in each; the rows that they name are made. */
export async function trialsOf(scene: Scene, operations: readonly DeclaredOperation[]): Promise<Trial[]> {
  const declared = new Map(operations.map((one) => [`${one.agent}.${one.name}`, one]));
  const trials: Trial[] = [];
  const tries = shares(Object.keys(needs).flatMap(aimsOf));
  // whoever is not let in says what an administrator would
  for (const operation of Object.keys(needs))
    for (const [place, aim] of aimsOf(operation).entries())
      for (const [at, who] of ROLES.entries())
        for (const relation of who.known ? aim.relations.keys() : [0]) {
          if (who.known && !tries(aim, at, relation)) continue;
          const cell = cellOf(scene, who, relation);
          const said = await aim.said(who.known ? cell : cellOf(scene, ROLES[0]!, relation));
          const expected = who.known ? aim.rule(who, relation) : 'u';
          trials.push({ operation, place, aim, cell, expected, ...requestOf(declared.get(operation)!, said) });
        }
  return trials;
}

/** A call over the wire, with the caller's password. */
export const sending =
  (desk: TestDesk): Send =>
  async ({ path, body, cell }) => {
    const headers = { 'Content-Type': 'application/json', ...cell.caller.headers };
    const response = await fetch(`${desk.url}/api/v1/Agents/${path}`, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text() };
  };

function outcomeOf({ aim, cell }: Trial, status: number, text: string): string {
  if (status === 401) return 'u';
  if (status === 403) return 'x';
  if (status === 400) return text.includes('"SoNotFoundException"') ? 'n' : 'i';
  if (status >= 300) return String(status);
  return aim.shows(text, cell) ? 'y' : '.';
}

/** Runs trials, a few at a time: writes one by one, since this is about rights and not about who comes first. @returns what did not come out as it should */
export async function run(trials: readonly Trial[], send: Send, atOnce = 6): Promise<string[]> {
  const problems: string[] = [];
  await each(
    trials,
    async (trial) => {
      const { status, text } = await send(trial);
      trial.got = outcomeOf(trial, status, text);
      if (trial.got === trial.expected) return;
      const relation = trial.aim.relations[trial.cell.relation]!;
      problems.push(
        `${trial.operation} as ${trial.cell.who.name} (${relation}): ${trial.got} for ${trial.expected}\n    ${trial.body.slice(0, 160)}\n    ${status} ${text.slice(0, 200)}`,
      );
    },
    atOnce,
  );
  return problems;
}

/** Operations that only read, by their names. */
export const READ = /\.(?:Get(?!AccessToken)|Find|Is(?=[A-Z])|Has|CreateDefault|CreateUserGroup|Validate)/;

/** What is done for who may not see it as well. */
const UNSEEN = /\.CreateTicketFromMailData$/;
/** Those that may leave no trace: reads, and whatever is refused. */
export const isTraceless = ({ operation, expected }: Trial): boolean =>
  READ.test(operation) || !(expected === 'y' || (expected === '.' && UNSEEN.test(operation)));

/** A mark of every table's rows. */
export async function fingerprint(desk: TestDesk): Promise<Record<string, string>> {
  const tables = await desk.sql(
    `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const marks: Record<string, string> = {};
  for (const { name } of tables) {
    const rows = await desk.sql(`select md5(t::text) as mark from ${name as string} t order by 1`);
    const hash = createHash('md5').update(rows.map(({ mark }) => mark as string).join());
    marks[name as string] = `${rows.length} rows, ${hash.digest('hex')}`;
  }
  return marks;
}

/** The letters of one row of the matrix: a group for each role, in it a letter for each relation, or a blank. */
function line(trials: readonly Trial[], who: Role): string {
  const letters = new Map(trials.filter(({ cell }) => cell.who === who).map(({ cell, got }) => [cell.relation, got]));
  const relations = who.known ? trials[0]!.aim.relations : ['–'];
  return relations.map((_, relation) => letters.get(relation) ?? ' ').join('');
}

const say = (text: string): void => console.log(`# ${text}`);

/** The whole matrix as comments. */
export function print(trials: readonly Trial[]): void {
  say('y done or shown, . absent, x forbidden (403), n not found (400), i makes no sense (400), u not let in (401)');
  for (const { name, is } of ROLES) say(`${name}: ${is}`);
  const byRow = groups(trials);
  const width = Math.max(...[...byRow.keys()].map((key) => key.length));
  let relations = '';
  for (const [key, row] of byRow) {
    const head = row[0]!.aim.relations.join(', ');
    if (head !== relations) {
      say('');
      if (head !== '–') say(`letters of a role: ${head}`);
      say(`${' '.repeat(width)} ${ROLES.map((who) => who.name.padEnd(line(row, who).length)).join(' ')}`);
      relations = head;
    }
    say(`${key.padEnd(width)} ${ROLES.map((who) => line(row, who).padEnd(who.name.length)).join(' ')}`);
  }
}

/** Trials by the row they are printed in; rows with the same relations stand together. */
function groups(trials: readonly Trial[]): Map<string, Trial[]> {
  const rows = new Map<string, Trial[]>();
  const order = (trial: Trial): number => trial.aim.relations.length;
  for (const trial of [...trials].sort((a, b) => order(a) - order(b))) {
    const key = `${trial.operation}${trial.place > 0 ? ` (${trial.place + 1})` : ''}`;
    const row = rows.get(key);
    if (row) row.push(trial);
    else rows.set(key, [trial]);
  }
  return rows;
}
