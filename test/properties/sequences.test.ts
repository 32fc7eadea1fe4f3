/**
 * Commands in any order, by several agents, with time going on between them: whatever they were, each is done or refused, and
 * what is stored afterwards hangs together. Source: the invariants of save-semantics §2, §6 and operations §8.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TicketReadStatus, TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import * as fc from 'fast-check';
import {
  A,
  AUTOMATIC,
  B,
  C,
  MINUTE,
  P,
  Q,
  type Row,
  type Scene,
  START,
  SUPPORT,
  type TicketAgent,
  VIP,
  withEyes,
} from '../scenarios/scene.ts';
import { authorization, openDesk } from '../support/desk.ts';
import { CONTRADICTIONS } from './contradictions.ts';

const { External, Internal } = TicketSecurityLevel;
const [CLOSED, POSTPONED] = [2, 3];
const RUNS = 5;
const STEPS = 25;

/** What a command may use: tickets by their place in a small pool, so that they meet. */
interface World {
  scene: Scene;
  agent: TicketAgent;
  login: string;
  tickets: number[];
  at(place: number): number;
}
type Command = (world: World, one: number, other: number) => Promise<unknown>;

const save = (world: World, ticketId: number, more: object): Promise<unknown> =>
  world.agent.saveTicketEntityAsync({ ticketId, ...more } as never);

async function newestMessage({ scene }: World, ticketId: number): Promise<number> {
  const [row] = await scene.sql('select max(id) as id from ej_message where ticket_id = $1', [ticketId]);
  return (row!.id as number | null) ?? 987_654;
}

const commands: Readonly<Record<string, Command>> = {
  async create(world, one) {
    const owner = one % 2 === 0 ? { ownedBy: { associateId: AUTOMATIC } } : {};
    const made = await world.agent.saveTicketEntityAsync({
      title: `case ${one}`,
      category: { ticketCategoryId: one % 3 === 0 ? VIP : SUPPORT },
      priority: { ticketPriorityId: one % 2 === 0 ? 11 : 12 },
      person: { personId: one % 2 === 0 ? P : Q },
      tags: [{ id: 1 + (one % 2) }],
      ...owner,
    } as never);
    world.tickets.push(made.ticketId!);
  },
  write: (world, one, other) =>
    world.agent.saveTicketMessageEntityAsync({
      ticket: { ticketId: world.at(one) },
      body: `words ${other}`,
      slevel: other % 2 === 0 ? External : Internal,
      timeSpent: other % 4,
      ...(other % 3 === 0 ? { person: { personId: P } } : {}),
    } as never),
  async unwrite(world, one) {
    await world.agent.deleteTicketMessageEntityAsync(await newestMessage(world, world.at(one)));
  },
  async rewrite(world, one, other) {
    const id = await newestMessage(world, world.at(one));
    await world.agent.saveTicketMessageEntityAsync({
      ejMessageId: id,
      slevel: other % 2 === 0 ? External : Internal,
      timeSpent: other % 5,
    } as never);
  },
  rename: (world, one, other) => save(world, world.at(one), { title: `renamed ${other}` }),
  close: (world, one) => save(world, world.at(one), { status: { ticketStatusId: CLOSED } }),
  reopen: (world, one) => save(world, world.at(one), { status: { ticketStatusId: 1 } }),
  postpone: (world, one, other) =>
    save(world, world.at(one), {
      status: { ticketStatusId: POSTPONED },
      activate: new Date(world.scene.clock.at + (1 + other) * 30 * MINUTE),
    }),
  give: (world, one, other) => save(world, world.at(one), { ownedBy: { associateId: [0, 11, 12, AUTOMATIC][other % 4] } }),
  hurry: (world, one, other) => save(world, world.at(one), { priority: { ticketPriorityId: [2, 11, 12][other % 3] } }),
  move: (world, one, other) => save(world, world.at(one), { category: { ticketCategoryId: other % 2 === 0 ? VIP : SUPPORT } }),
  accept: (world, one) => world.agent.acceptTicketsAsync([world.at(one)]),
  read: (world, one) => world.agent.processTicketWhenReadAsync(world.at(one)),
  light: (world, one, other) => world.agent.updateTicketsReadStatusAsync([world.at(one), world.at(other)], TicketReadStatus.Yellow),
  next: (world) => world.agent.getNextInQueueAsync(),
  bin: (world, one) => world.agent.setDeletedStatusByIdsAsync([world.at(one)]),
  spam: (world, one) => world.agent.setSpamStatusByIdsAsync([world.at(one)]),
  unbin: (world, one) => world.agent.undeleteByIdsAsync([world.at(one)]),
  merge: (world, one, other) => world.agent.mergeTicketsAsync({ ticketId: world.at(one) } as never, [world.at(other)]),
  async unmerge(world, one) {
    const headers = { Authorization: authorization(world.login) };
    const answer = await world.scene.post('Svar/UnmergeTicket', { TicketId: world.at(one) }, headers);
    assert.ok(answer.status < 500, answer.text);
  },
  async split(world, one) {
    const moving = [await newestMessage(world, world.at(one))];
    const made = await world.agent.splitTicketAsync(world.at(one), 1, null as never, moving, { title: 'apart' } as never);
    world.tickets.push(made.ticketId!);
  },
  parent: (world, one, other) => world.agent.setTicketParentAsync(world.at(one), world.at(other), ''),
  send: async (world, one) =>
    world.agent.sendTicketMessageAsync(await newestMessage(world, world.at(one)), ['kari@example.org'], [], [], '', 0, ''),
};

/** What became of calls: `done`, or the status of the refusal. */
const outcomes = (calls: Promise<unknown>[]): Promise<string[]> =>
  Promise.all(
    calls.map((call) =>
      call.then(
        () => 'done',
        (error: { response?: { status: number } }) => String(error.response?.status),
      ),
    ),
  );

describe('commands in any order', () => {
  let scene: Scene;
  const clock = { at: START };
  before(async () => {
    scene = withEyes(await openDesk({ now: () => clock.at }), clock);
    await scene.sql(`insert into email (person_id, email_address, rank) values (${P}, 'kari@example.org', 1)`);
  });
  after(() => scene.close());

  /** Events told in their order end where the rows stand: the column's last word is the present one. */
  async function assertReplayed(ids: readonly number[]): Promise<void> {
    for (const id of ids) {
      const row = JSON.parse(
        JSON.stringify(((await scene.sql('select to_jsonb(t) as t from ticket t where id = $1', [id]))[0] as { t: Row }).t),
      ) as Row;
      const told: Row = {};
      for (const { after: values } of await scene.events(id)) Object.assign(told, values);
      for (const name of ['title', 'owned_by', 'category', 'priority', 'status', 'ticket_status', 'read_status'])
        if (name in told) assert.equal(String(told[name]), String(row[name]), `${name} of ticket ${id}`);
    }
  }

  async function assertSound(ids: readonly number[]): Promise<void> {
    for (const [what, question] of Object.entries(CONTRADICTIONS)) assert.deepEqual(await scene.sql(question), [], what);
    await assertReplayed(ids);
  }

  const step = fc.record({
    name: fc.constantFrom(...Object.keys(commands)),
    who: fc.constantFrom(A.login, A.login, B.login, C.login),
    one: fc.nat(5),
    other: fc.nat(5),
    minutes: fc.constantFrom(0, 1, 45, 600),
  });

  test(`${RUNS} runs of ${STEPS} steps: every answer is a result or a refusal, and nothing contradicts itself`, async () => {
    const sequence = fc.array(step, { minLength: STEPS, maxLength: STEPS });
    const property = fc.asyncProperty(sequence, async (steps) => {
      const tickets: number[] = [];
      const first: World = { scene, agent: scene.agent(A), login: A.login, tickets, at: () => 0 };
      for (let place = 0; place < 3; place++) await commands.create!(first, place, 0);
      for (const { name, who, one, other, minutes } of steps) {
        clock.at += minutes * MINUTE;
        await scene.wakeTickets();
        const world = { ...first, agent: scene.agent({ login: who }), login: who, at: (place: number) => tickets[place % tickets.length]! };
        await commands[name]!(world, one, other).catch((error: { response?: { status: number; data: unknown } }) => {
          const { response } = error;
          assert.ok(
            response && response.status >= 400 && response.status < 500,
            `${name}: ${response ? JSON.stringify(response.data) : String(error)}`,
          );
        });
      }
      await assertSound(tickets);
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_260_112, endOnFailure: true });
  });

  test('two at once: merged while saving, accepted by two, closed while it escalates', async () => {
    const [a, b] = [scene.agent(A), scene.agent(B)];
    const make = async (title: string, more: object = {}): Promise<number> =>
      (await a.saveTicketEntityAsync({ title, category: { ticketCategoryId: SUPPORT }, ...more } as never)).ticketId!;
    const made: number[] = [];
    for (let round = 0; round < 5; round++) {
      const [main, one, free] = [await make('main'), await make('one'), await make('free', { ownedBy: { associateId: 0 } })];
      made.push(main, one, free);
      const merging = await outcomes([
        a.mergeTicketsAsync({ ticketId: main } as never, [one]),
        b.saveTicketMessageEntityAsync({ ticket: { ticketId: one }, body: 'late' } as never),
        b.saveTicketEntityAsync({ ticketId: one, title: 'renamed' } as never),
      ]);
      for (const outcome of merging) assert.match(outcome, /^(?:done|4\d\d)$/);
      assert.equal(merging[0], 'done');
      // what was written stands on one of the two
      const written = await scene.sql('select ticket_id from ej_message where ticket_id = any($1)', [[main, one]]);
      assert.deepEqual(
        written.map((row) => row.ticket_id),
        merging[1] === 'done' ? [main] : [],
      );
      await outcomes([a.acceptTicketsAsync([free]), b.acceptTicketsAsync([free])]);
      assert.ok([A.userId, B.userId].includes((await scene.row(free)).owned_by as never));
      const due = await make('due', { priority: { ticketPriorityId: 12 } });
      made.push(due);
      clock.at += 40 * MINUTE;
      await Promise.all([
        scene.wakeTickets(),
        outcomes([a.saveTicketEntityAsync({ ticketId: due, status: { ticketStatusId: CLOSED } } as never)]),
      ]);
      const levels = (await scene.log(due)).filter(({ action }) => action === 9).length;
      assert.ok(levels <= 1, 'a level is reached once');
      assert.equal((await scene.row(due)).next_wake, null);
    }
    await assertSound(made);
  });
});
