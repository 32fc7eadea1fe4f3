import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { TicketBaseStatus, TicketCategoryFlags } from '../vocabulary.ts';
import { ALL, agent, category, desk, OWN } from './desk.fixture.ts';
import type { Agent, Desk } from './desk.ts';
import { can, type Intent, isReached, mayEnter, RIGHTS, reach } from './rights.ts';
import type { Ticket } from './thread.ts';

type Some = Pick<Ticket, 'ownerId' | 'categoryId' | 'base'>;
const { Active, Deleted, Spam } = TicketBaseStatus;
const intents: readonly Intent[] = ['list', 'read', 'edit'];
const closed = category(9, [[6, 1]], { flags: TicketCategoryFlags.MembersOnly });
const categories = [
  category(1, [
    [5, 1],
    [6, 1],
    [7, 1],
  ]),
  category(5, [[5, 1]]),
  closed,
];
const some = (ownerId: number, categoryId: number, base: TicketBaseStatus = Active): Some => ({ ownerId, categoryId, base });
const here = (...agents: Agent[]): Desk => desk(agents, categories);

/** The procedure of the specification, step by step, for tickets outside the bin. */
function procedure(who: Agent, intent: Intent, ticket: Some, at: Desk): boolean {
  if (who.robot || who.rights.has(RIGHTS.admin)) return true;
  if (ticket.ownerId === who.id) return true;
  const of = at.categories.get(ticket.categoryId)!;
  const isMember = of.members.has(who.id);
  const isClosed = (of.flags & TicketCategoryFlags.MembersOnly) !== 0 && !isMember;
  if (isClosed && !(intent === 'list' && who.rights.has(RIGHTS.serviceAdmin))) return false;
  const higher = intents.slice(intents.indexOf(intent));
  if (higher.some((step) => who.rights.has(RIGHTS[step].all))) return true;
  return isMember && higher.some((step) => who.rights.has(RIGHTS[step].own));
}

test('each step of the procedure', () => {
  const at = here();
  const edit = (who: Agent, ticket: Some): boolean => can(who, 'edit', ticket, at);
  assert.ok(edit(agent(2, [RIGHTS.admin]), some(1, 9)), '1: the administrator');
  assert.ok(edit(agent(1, [], { robot: true }), some(1, 9)), '1: the robot');
  assert.ok(edit(agent(7, []), some(7, 9)), '2: the owner');
  assert.ok(!edit(agent(7, ALL), some(1, 9)), '3: members only');
  assert.ok(edit(agent(6, OWN), some(1, 9)), '3: a member');
  assert.ok(can(agent(7, [...ALL, RIGHTS.serviceAdmin]), 'list', some(1, 9), at), '3: who sets up the desk may list');
  assert.ok(!can(agent(7, [...ALL, RIGHTS.serviceAdmin]), 'read', some(1, 9), at), '3: and no more than that');
  assert.ok(edit(agent(7, ALL), some(1, 5)), '4: all');
  assert.ok(edit(agent(7, OWN), some(1, 1)), '5: own category');
  assert.ok(!edit(agent(7, OWN), some(1, 5)), '6: otherwise not');
});

test('a higher intent implies the lower ones', () => {
  for (const [which, ticket] of [
    ['all', some(1, 5)],
    ['own', some(1, 1)],
  ] as const) {
    for (const [index, held] of intents.entries()) {
      const who = agent(7, [RIGHTS[held][which]]);
      assert.deepEqual(
        intents.map((intent) => can(who, intent, ticket, here())),
        intents.map((_, place) => place <= index),
        `${held} ${which}`,
      );
    }
  }
});

test('the bin and spam: for who edits all, and the administrator', () => {
  for (const base of [Deleted, Spam]) {
    assert.ok(!can(agent(7, OWN), 'read', some(1, 1, base), here()));
    assert.ok(can(agent(6, ALL), 'edit', some(1, 1, base), here()));
    assert.ok(can(agent(2, [RIGHTS.admin]), 'edit', some(1, 9, base), here()));
  }
});

test('an associate without a Service user may read what its rights allow, and change nothing', () => {
  const who = agent(0, [...ALL, RIGHTS.admin]);
  assert.ok(can(who, 'read', some(1, 1), here()));
  assert.ok(!can(who, 'edit', some(1, 1), here()));
  assert.ok(!mayEnter(who, categories[0]!));
});

test('entering a category: everybody but where it is for members only', () => {
  assert.ok(mayEnter(agent(7, []), categories[1]!));
  assert.ok(!mayEnter(agent(7, [...ALL, RIGHTS.serviceAdmin]), closed));
  assert.ok(mayEnter(agent(6, []), closed));
  assert.ok(mayEnter(agent(2, [RIGHTS.admin]), closed));
});

const anyRights = fc.subarray([...ALL, RIGHTS.admin, RIGHTS.serviceAdmin]);
const anyAgent = fc
  .record({ id: fc.integer({ min: 1, max: 6 }), rights: anyRights, robot: fc.boolean() })
  .map(({ id, rights, robot }) => agent(id, rights, { robot: robot && id === 1 }));
const anyCategory = (id: number) =>
  fc.record({ members: fc.subarray([2, 3, 4, 5, 6]), only: fc.boolean() }).map(({ members, only }) =>
    category(
      id,
      members.map((member) => [member, 1] as const),
      { flags: only ? TicketCategoryFlags.MembersOnly : 0 },
    ),
  );
const anyTicket = fc.record({
  ownerId: fc.integer({ min: 1, max: 6 }),
  categoryId: fc.integer({ min: 1, max: 3 }),
  base: fc.constantFrom(Active, Deleted, Spam),
});

test('what is reached is what may be done, for any agent, desk and ticket; outside the bin it is the procedure', () => {
  fc.assert(
    fc.property(
      anyAgent,
      fc.tuple(anyCategory(1), anyCategory(2), anyCategory(3)),
      anyTicket,
      fc.constantFrom(...intents),
      (who, of, ticket, intent) => {
        const at = desk([who], of);
        const allowed = can(who, intent, ticket, at);
        assert.equal(isReached(reach(who, intent, at), ticket), allowed);
        if (ticket.base === Active) assert.equal(allowed, procedure(who, intent, ticket, at));
        // never more with a higher intent than with a lower one
        if (allowed) for (const lower of intents.slice(0, intents.indexOf(intent))) assert.ok(can(who, lower, ticket, at));
      },
    ),
    { numRuns: 500 },
  );
});
