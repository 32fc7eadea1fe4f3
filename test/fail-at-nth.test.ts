/**
 * Every write, with its Nth call to the database failing, N from the first to the last (T2 of the plan of reliability): the server
 * cannot do it, another transaction is in the way, the connection is cut before the call or before its answer. All of a write is kept
 * or nothing, nobody hears that it is kept when it is not, and the next call works; what was unheard is safe to repeat under its key.
 *
 * A usual run tries a part, the saves of tickets and messages whole; `SVAR_TEST_WHOLE=1` tries all, `SVAR_TEST_ACTS=Webhook` all of some.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { operations } from '../src/contract/agents/index.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { innerActs, operationActs } from './support/nth-acts.ts';
import { FAULTS, type Fault, NthFault } from './support/nth-fault.ts';
import { keepRows } from './support/nth-rows.ts';
import { type Act, type Bench, type Learnt, learn, tryOnce } from './support/nth-trials.ts';
import { connect } from './support/postgres.ts';
import { openScene } from './support/rights-matrix-scene.ts';
import { isWhole, some } from './support/share.ts';
import { loadWorld } from './world.ts';

const AT = Date.parse('2026-01-12T09:00:00Z');
/** These are tried at every call in a usual run too. */
const ALWAYS = /^Ticket\.Save(?:Ticket|TicketMessage)Entity(?: \(2\))?$|^a mail is sorted/;
const FEW = 2;
/** Only acts whose names have it, at every call. */
const ASKED = process.env.SVAR_TEST_ACTS;

interface Count {
  acts: number;
  silent: string[];
  trials: number;
  outcomes: Record<string, number>;
}

/** Faults and calls to try: all of them, or a part that moves on from act to act. */
function pairsOf(name: string, calls: number, place: number): { fault: Fault; at: number }[] {
  const all = FAULTS.flatMap((fault) => Array.from({ length: calls }, (_, call) => ({ fault, at: call + 1 })));
  if (isWhole || ASKED !== undefined || ALWAYS.test(name)) return all;
  return Array.from({ length: FEW }, (_, turn) => all[(place * 7 + turn * (2 * calls - 1)) % all.length]!);
}

const isChosen = (ways: readonly Act[]): boolean => ALWAYS.test(ways[0]!.name) || !ways[0]!.name.includes('.');

describe('every write, with its Nth call to the database failing', () => {
  let desk: TestDesk;
  let bench: Bench;
  let acts: Act[][];
  const closings: (() => Promise<unknown>)[] = [];
  const count: Count = { acts: 0, silent: [], trials: 0, outcomes: {} };

  before(async () => {
    desk = await openDesk({ content: 'base', now: () => AT, random: () => 0.5, isSweep: true });
    const { database } = desk.app;
    const { types: _types, ...connection } = database.connection;
    const own = await connect(connection as never);
    closings.push(
      () => own.end(),
      () => desk.close(),
    );
    await loadWorld(own);
    await desk.app.desks.reload();
    const scene = await openScene(desk);
    const inner = await innerActs(scene, AT);
    const every = [...(await operationActs(scene, operations)), ...inner.map((act) => [act])];
    acts = every.filter((ways) => ways[0]!.name.includes(ASKED ?? ''));
    await desk.app.desks.reload();
    const kept = await keepRows(own);
    bench = {
      faults: new NthFault(database),
      rows: kept.rows,
      async putBack() {
        const { rows, hasRisen } = await kept.putBack();
        // a token that was issued a moment ago is issued again; these rows do not know of it
        (Reflect.get(desk.app.credentials, 'issued') as Map<string, unknown>).clear();
        if (hasRisen) await desk.app.desks.reload();
        return rows;
      },
      async alive(pids) {
        const { rows } = await own.query('select from pg_stat_activity where pid = any($1)', [pids]);
        return rows.length;
      },
    };
  });
  after(async () => {
    for (const close of closings) await close();
  });

  /** The first way of doing it that leaves something behind. */
  async function written(ways: readonly Act[]): Promise<{ act: Act; plain: Learnt } | null> {
    for (const act of ways) {
      const plain = await learn(bench, act, null);
      if (Object.keys(plain.change).length > 0) return { act, plain };
    }
    count.silent.push(ways[0]!.name);
    return null;
  }

  async function tryAll(ways: readonly Act[], place: number): Promise<string[]> {
    const problems: string[] = [];
    const found = await written(ways);
    if (!found) return [];
    const { act, plain } = found;
    const keyed = act.takesKeys ? await learn(bench, act, 'nth') : plain;
    const usesKeys = 'svar_idempotency' in keyed.change;
    count.acts++;
    for (const { fault, at } of pairsOf(act.name, plain.calls, place)) {
      const withKey = fault === 'unheard' && usesKeys;
      const { status, kept, wrong } = await tryOnce(bench, act, withKey ? keyed : plain, fault, at, withKey ? 'nth' : null);
      count.trials++;
      const outcome = `${fault}: ${status}, ${kept} kept`;
      count.outcomes[outcome] = (count.outcomes[outcome] ?? 0) + 1;
      if (wrong !== null) problems.push(`${act.name}, ${fault} at call ${at} of ${plain.calls}: ${wrong}`);
    }
    return problems;
  }

  test('all of it is kept or nothing, in an answer of its shape, and the next call works', async (t) => {
    const [chosen, rest] = [acts.filter(isChosen), acts.filter((ways) => !isChosen(ways))];
    const problems: string[] = [];
    for (const [place, ways] of [...chosen, ...some(rest)].entries()) problems.push(...(await tryAll(ways, place)));
    t.diagnostic(JSON.stringify(count));
    assert.ok(problems.length === 0, `${problems.length} of ${count.trials} trials\n${problems.slice(0, 60).join('\n')}`);
    assert.ok(ASKED !== undefined || count.trials > 100);
  });
});
