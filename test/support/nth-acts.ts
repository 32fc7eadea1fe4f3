/** What writes, as acts that can be tried again and again: every operation of the table that leaves something behind, and what the desk does by itself. */

import { analyseAll } from '../../src/app/analysis/following.ts';
import { Refused } from '../../src/app/errors.ts';
import { doJobs } from '../../src/app/jobs/worker.ts';
import { keepMail } from '../../src/app/mail/intake.ts';
import { sortMail } from '../../src/app/mail/sorting.ts';
import { indexAll } from '../../src/app/search-index.ts';
import { wakeAll } from '../../src/app/waking.ts';
import type { DeclaredOperation } from '../../src/contract/agents/index.ts';
import { StoreConflict, StoreUnavailable } from '../../src/store/database.ts';
import type { TestDesk } from './desk.ts';
import type { Act } from './nth-trials.ts';
import { aimsOf, needs, READ, requestOf } from './rights-matrix.ts';
import { type Aim, cellOf } from './rights-matrix-aims.ts';
import { ROLES } from './rights-matrix-rules.ts';
import type { Scene } from './rights-matrix-scene.ts';

const ADMIN = ROLES[0]!;
const HOUR = 3_600_000;

/** As mail that comes in by itself: the bytes are kept first, and sorted as soon as it can be. */
const KEPT_FIRST: Partial<Act> = { inSteps: true, books: /^pgboss\./ };

/** Operations of which the test has to know more than their names. */
const PARTICULAR: Readonly<Record<string, Partial<Act>>> = {
  'User.ChangeOwnPassword': { endsSignIn: true },
  'User.SetPassword': { endsSignIn: true },
  'CustomerService.CreateTicketFromMailData': KEPT_FIRST,
  'CustomerService.AddMessageFromMailData': KEPT_FIRST,
};

/** The first and the last row that an administrator may aim at. */
function relationsOf(aim: Aim): number[] {
  const all = [...aim.relations.keys()].filter((relation) => aim.rule(ADMIN, relation) === 'y');
  return [...new Set([all.at(0), all.at(-1)])].filter((relation) => relation !== undefined);
}

async function operationAct(scene: Scene, operation: DeclaredOperation, aim: Aim, name: string, relation: number): Promise<Act> {
  const cell = cellOf(scene, ADMIN, relation);
  const { path, body } = requestOf(operation, await aim.said(cell));
  return {
    name,
    takesKeys: true,
    ...PARTICULAR[`${operation.agent}.${operation.name}`],
    async run(key) {
      const response = await fetch(`${scene.desk.url}/api/v1/Agents/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...cell.caller.headers, ...(key === null ? {} : { 'Idempotency-Key': key }) },
        body,
      });
      return { status: response.status, text: await response.text() };
    },
  };
}

/**
 * Every operation that is not a read by its name, with what the rights matrix says in it; the rows that it names are made.
 * @returns of each aim an act about one row, and one about another where there is one
 */
export async function operationActs(scene: Scene, operations: readonly DeclaredOperation[]): Promise<Act[][]> {
  const declared = new Map(operations.map((one) => [`${one.agent}.${one.name}`, one]));
  const acts: Act[][] = [];
  for (const operation of Object.keys(needs).filter((name) => !READ.test(name)))
    for (const [place, aim] of aimsOf(operation).entries()) {
      const name = place === 0 ? operation : `${operation} (${place + 1})`;
      const ways: Act[] = [];
      for (const relation of relationsOf(aim)) ways.push(await operationAct(scene, declared.get(operation)!, aim, name, relation));
      if (ways.length > 0) acts.push(ways);
    }
  return acts;
}

/** What the desk does by itself answers nobody: its errors in the words of the door. */
async function told(work: () => Promise<unknown>): Promise<{ status: number; text: string }> {
  try {
    await work();
    return { status: 200, text: '' };
  } catch (error) {
    const isUnknown = error instanceof StoreUnavailable || error instanceof StoreConflict;
    const known = isUnknown ? 503 : error instanceof Refused ? 409 : 500;
    return { status: known, text: known === 500 ? String(error) : '{"Error":true,"ErrorType":"SoServerException"}' };
  }
}

/** Jobs under way are given up at once, as when their process had died, and tried again without a pause. */
async function jobs(desk: TestDesk): Promise<void> {
  await desk.sql("update pgboss.job set started_on = started_on - interval '1 day' where state = 'active'");
  await desk.app.jobs.expire();
  await doJobs(desk.app, true);
  const [open] = await desk.sql("select count(*)::int as open from pgboss.job where state in ('created', 'retry', 'active')");
  if ((open!.open as number) > 0) throw new StoreUnavailable('a job is left');
}

const letter = (name: string, more = ''): Buffer =>
  Buffer.from(
    `From: Kari <kari@fjellheim.example>\r\nSubject: ${name}\r\nMessage-ID: <${name}@fjellheim.example>\r\n${more}\r\nIt will not lock\r\n`,
  );

/** Texts are looked at by somebody who finds the same in each: what is tried is how it is written down. None may be passed over. The lease of who was broken off is over. */
async function looked({ app, sql }: TestDesk): Promise<void> {
  await sql('update svar_analysis_cursor set reader = null, lease_until = null');
  Object.assign(app.analyst, {
    hold: async () => undefined,
    look: async () => ({ language: { code: 'nb', confidence: 0.9, because: [] }, mood: null, category: null }),
  });
  const passedOver: unknown[] = [];
  await analyseAll(app, (error) => passedOver.push(error));
  if (passedOver.length > 0) throw passedOver[0];
}

const inner = (name: string, work: () => Promise<unknown>, more: Partial<Act> = {}): Act => ({
  name,
  takesKeys: false,
  run: () => told(work),
  ...more,
});

/** What the desk does by itself. @param at the moment that its clock says */
export async function innerActs(scene: Scene, at: number): Promise<Act[]> {
  const { desk } = scene;
  const { app } = desk;
  const mailboxId = await scene.insert('mail_in_filter', { address: 'nth@desk.example', category_id: 1 });
  const brought = (name: string, more = '') => ({ bytes: letter(name, more), mailboxId, uid: '', returnPath: 'kari@fjellheim.example' });
  const [born, bounced] = [
    await keepMail(app, brought('born'), at),
    await keepMail(app, brought('loop', 'Auto-Submitted: auto-replied\r\n'), at),
  ];
  // who writes becomes a person first, whom the next try finds
  const person = { email: '+1 -0', person: '+1 -0', svar_event: '+1 -0' };
  const { json } = await desk.post('Ticket/SaveTicketEntity', {
    Title: 'to be woken',
    Status: { TicketStatusId: 3 },
    Activate: new Date(at + HOUR).toISOString(),
  });
  const woken = (json as { TicketId: number }).TicketId;
  for (const text of ['It does not lock', 'It still does not', 'Now it does'])
    await desk.post('Ticket/SaveTicketMessageEntity', { Ticket: { TicketId: woken }, Body: text, Slevel: 'External' });
  return [
    inner('a mail is kept', () => keepMail(app, brought('kept'), at)),
    inner('a mail is sorted', () => sortMail(app, born.id, at), { first: person }),
    inner("a machine's mail is sorted", () => sortMail(app, bounced.id, at)),
    inner('tickets are woken', () => wakeAll(app, at + 400 * 24 * HOUR)),
    inner('the search index follows', () => indexAll(app)),
    // a cursor says which transaction was the last one, and each try has others
    inner('texts are looked at', () => looked(desk), { books: /^svar_analysis_cursor/, inSteps: true }),
    inner('jobs and the rounds of the clock are done', () => jobs(desk), { books: /^pgboss\./, inSteps: true }),
  ];
}
