/**
 * Who may do what: every operation that is built, called by every kind of caller about every kind of row, over the wire. What
 * should come of it stands in test/support/rights-matrix-rules.ts, by the words of people-and-rights §2 and not by the
 * product's code. A new operation without a row fails; the matrix is printed, a letter for each call.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { built } from '../src/agents/index.ts';
import { operations } from '../src/contract/agents/index.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { each } from './support/hostile.ts';
import { fingerprint, isTraceless, needs, print, run, sending, type Trial, trialsOf } from './support/rights-matrix.ts';
import { echo } from './support/rights-matrix-analysis.ts';
import {
  ARCHIVES,
  askRest,
  CALLERS,
  chosenFrom,
  idsAt,
  maskFor,
  maskOf,
  pageFor,
  pageOf,
  REST,
  restStatus,
  ticketsFor,
} from './support/rights-matrix-doors.ts';
import { may, type Role, STANDINGS } from './support/rights-matrix-rules.ts';
import { openScene, type Scene } from './support/rights-matrix-scene.ts';

const none = (problems: readonly string[]): void =>
  assert.ok(problems.length === 0, `${problems.length} cells\n${problems.slice(0, 60).join('\n')}`);

test('every operation that is built has its row, and no other', () => {
  assert.deepEqual(
    { missing: [...built].filter((name) => !(name in needs)), stale: Object.keys(needs).filter((name) => !built.has(name)) },
    { missing: [], stale: [] },
  );
});

describe('the matrix', () => {
  let desk: TestDesk;
  let trials: Trial[];
  before(async () => {
    desk = await openDesk({ isSweep: true, writer: echo });
    trials = await trialsOf(await openScene(desk), operations);
    await desk.app.desks.reload();
  });
  after(() => desk.close());

  test('an open stand-in is found out in every cell that is not to be done, a shut one in every other', async () => {
    const open = await run(trials, async ({ cell }) => ({ status: 200, text: `${cell.secret}"RecordId":${cell.ticket},"TicketId""work"` }));
    assert.equal(open.length, trials.filter(({ expected }) => expected !== 'y').length);
    const shut = await run(trials, async () => ({ status: 403, text: '' }));
    assert.equal(shut.length, trials.filter(({ expected }) => expected !== 'x').length);
  });

  test('reads, and what is refused; neither leaves a trace', async () => {
    const mark = await fingerprint(desk);
    none(await run(trials.filter(isTraceless), sending(desk)));
    assert.deepEqual(await fingerprint(desk), mark);
  });

  test('what is allowed is done', async () => {
    none(
      await run(
        trials.filter((trial) => !isTraceless(trial)),
        sending(desk),
        1,
      ),
    );
  });

  test('a letter for every call', () => {
    print(trials);
    console.log(`# ${trials.length} calls of ${Object.keys(needs).length} operations`);
    assert.ok(trials.length >= 780 && trials.every(({ got }) => got !== undefined));
  });
});

/** Compares what every caller gets for every standing of a ticket, a few callers at a time. */
async function everywhere<T>(
  get: (who: Role, relation: number) => Promise<T>,
  expected: (who: Role, relation: number) => T,
): Promise<void> {
  const problems: string[] = [];
  await each(CALLERS, async (who) => {
    for (const [relation, { name }] of STANDINGS.entries()) {
      const got = await get(who, relation);
      if (got !== expected(who, relation)) problems.push(`${who.name} (${name}): ${String(got)} for ${String(expected(who, relation))}`);
    }
  });
  none(problems);
}

describe('the same rights at the other doors', () => {
  let desk: TestDesk;
  let scene: Scene;
  before(async () => {
    desk = await openDesk({ isSweep: true });
    scene = await openScene(desk);
  });
  after(() => desk.close());

  for (const [provider, archive] of Object.entries(ARCHIVES))
    test(`archive ${provider}: who may list sees a row and counts it, who may read sees more than id, title and status`, async () => {
      for (const who of CALLERS) assert.deepEqual(await pageOf(scene, who, provider, archive), pageFor(scene, who, archive), who.name);
    });

  test('the addresses of an archive show the same rows', async () => {
    for (const who of CALLERS)
      for (const address of ['Archive/FindTicket', 'Ticket'])
        assert.deepEqual(await idsAt(scene, who, address), pageFor(scene, who, ARCHIVES.FindTicket!).ids, `${address} ${who.name}`);
  });

  test('what may not be read is not found by its words either', async () => {
    for (const who of CALLERS) {
      const { open } = pageFor(scene, who, ARCHIVES.SimpleTicket!);
      const page = await pageOf(scene, who, 'FindTicket', { restriction: "author begins 'secret-of'" });
      assert.deepEqual(page, { ids: open, open, count: open.length }, who.name);
    }
  });

  test('lists to choose from hold what may be listed', async () => {
    for (const who of CALLERS) {
      const listable = new Set(
        ticketsFor(scene, who)
          .filter(({ standing }) => may(who, 'list', standing))
          .map(({ id }) => id),
      );
      const ids = await chosenFrom(scene, who);
      assert.deepEqual(
        ids.filter((id) => !listable.has(id)),
        [],
        who.name,
      );
      assert.equal(ids.length > 0, listable.size > 0, who.name);
    }
  });

  test('TableRight says what may be done', () => everywhere((who, relation) => maskOf(scene, who, relation), maskFor));

  for (const asked of REST)
    test(`${asked.method} /${asked.resource}/{id}`, () =>
      everywhere(
        (who, relation) => askRest(scene, asked, who, relation),
        (who, relation) => restStatus(asked, who, relation),
      ));
});
