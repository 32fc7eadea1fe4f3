import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { TicketCategoryDelegateMethod as Method, TicketCategoryFlags } from '../vocabulary.ts';
import { delegate } from './delegation.ts';
import { agent, category, desk, momentOf, noFacts } from './desk.fixture.ts';
import type { Agent, Category } from './desk.ts';
import { NOBODY } from './desk.ts';
import type { Facts } from './thread.ts';

const [a, b, c] = [agent(5), agent(6), agent(7)];
const find = (chosen: Category, agents: readonly Agent[], facts: Partial<Facts> = {}, random = 0) =>
  delegate(chosen, desk(agents, [chosen]), { ...noFacts, ...facts }, momentOf(a, { random }));

test('even: round by user id, whatever the order of the members, counted by what the category has given so far', () => {
  const support = category(
    1,
    [
      [7, 1],
      [5, 1],
      [6, 1],
    ],
    { method: Method.Even },
  );
  const owners = [0, 1, 2, 3, 4, 5].map((delegations) => find(support, [a, b, c], { delegations }).ownerId);
  assert.deepEqual(owners, [5, 6, 7, 5, 6, 7]);
});

test('who is not present, deleted, only a reader or a robot is never chosen', () => {
  const support = category(
    1,
    [
      [5, 1],
      [6, 1],
      [7, 1],
      [8, 1],
      [9, 1],
      [10, 1],
    ],
    { method: Method.Even },
  );
  const agents = [
    agent(5, [], { presence: 2 }),
    b,
    agent(7, [], { deleted: true }),
    agent(8, [], { presence: 3 }),
    agent(9, [], { robot: true }),
  ];
  for (const delegations of [0, 1, 2]) assert.deepEqual(find(support, agents, { delegations }), { ownerId: 6, assigned: true });
});

test('weighted 1, 2, 5: draw 1 is A, 2 and 3 are B, 4 to 8 are C (the documented picture)', () => {
  const vip = category(
    5,
    [
      [5, 1],
      [6, 2],
      [7, 5],
    ],
    { method: Method.Weighted },
  );
  const owners = [1, 2, 3, 4, 5, 6, 7, 8].map((draw) => find(vip, [a, b, c], {}, (draw - 1) / 8).ownerId);
  assert.deepEqual(owners, [5, 6, 6, 7, 7, 7, 7, 7]);
  assert.equal(find(vip, [a, b, c], {}, 0.999_999_999).ownerId, 7);
});

test('weighted: weight 0 and members by group are never chosen; without any weight there is no candidate', () => {
  const vip = category(
    5,
    [
      [5, 0],
      [6, null],
      [7, 3],
    ],
    { method: Method.Weighted },
  );
  fc.assert(fc.property(fc.double({ min: 0, max: 0.999_999, noNaN: true }), (random) => find(vip, [a, b, c], {}, random).ownerId === 7));
  const none = category(
    5,
    [
      [5, 0],
      [6, null],
    ],
    { method: Method.Weighted },
  );
  assert.deepEqual(find(none, [a, b], {}, 0.5), { ownerId: NOBODY, assigned: false });
});

test('weighted: over all draws each gets its share', () => {
  const vip = category(
    5,
    [
      [5, 1],
      [6, 2],
    ],
    { method: Method.Weighted },
  );
  const owners = Array.from({ length: 3000 }, (_, index) => find(vip, [a, b], {}, index / 3000).ownerId);
  assert.deepEqual([owners.filter((id) => id === 5).length, owners.filter((id) => id === 6).length], [1000, 2000]);
});

const active = (...counts: [number, number][]): Partial<Facts> => ({ activeByOwner: new Map(counts) });

test('fewest: who has the fewest active tickets; among equals by lot', () => {
  const some = category(
    1,
    [
      [5, 1],
      [6, 1],
      [7, 1],
    ],
    { method: Method.Unfair },
  );
  assert.equal(find(some, [a, b, c], active([5, 3], [6, 1], [7, 2])).ownerId, 6);
  assert.equal(find(some, [a, b, c], active([5, 3], [6, 1])).ownerId, 7);
  assert.deepEqual(
    [0, 0.49, 0.5, 0.99].map((random) => find(some, [a, b, c], active([5, 2], [6, 1], [7, 1]), random).ownerId),
    [6, 6, 7, 7],
  );
});

test('not, and unknown: nobody, not even the master', () => {
  for (const method of [Method.Not, Method.Unknown]) {
    const queue = category(4, [[5, 1]], { method, masterId: 6, flags: TicketCategoryFlags.DefaultToCategoryMaster });
    assert.deepEqual(find(queue, [a, b]), { ownerId: NOBODY, assigned: false });
  }
});

const empty = (flags: number): Category => category(1, [], { masterId: 6, flags });

test('no candidate: the master when the flag says so, even when not present, but not when gone', () => {
  assert.deepEqual(find(empty(TicketCategoryFlags.DefaultToCategoryMaster), [agent(6, [], { presence: 2 })]), {
    ownerId: 6,
    assigned: true,
  });
  assert.deepEqual(find(empty(0), [b]), { ownerId: NOBODY, assigned: false });
  assert.deepEqual(find(empty(TicketCategoryFlags.DefaultToCategoryMaster), [agent(6, [], { deleted: true })]), {
    ownerId: NOBODY,
    assigned: false,
  });
  assert.deepEqual(find(empty(TicketCategoryFlags.DefaultToCategoryMaster), []), { ownerId: NOBODY, assigned: false });
});
