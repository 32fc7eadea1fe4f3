import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { TicketBaseStatus as Base, TicketPriorityStatus, TicketReadStatus } from '../vocabulary.ts';
import { wakeOf } from './consequences.ts';
import { isRefusal } from './decision.ts';
import { ALL, AT, agent, category, desk, momentOf, noFacts, thread, ticket } from './desk.fixture.ts';
import type { Desk, TicketTypeRow } from './desk.ts';
import { settle } from './events.ts';
import { RIGHTS } from './rights.ts';
import type { Ticket } from './thread.ts';
import { creator, importedAt, newTicketStatus, preferredOwner, saveTicket } from './ticket.ts';
import { std } from './time.fixture.ts';
import type { TicketWish } from './wish.ts';

const admin = agent(5, [...ALL, RIGHTS.admin]);
const type = {
  id: 1,
  name: 'Request',
  rank: 1,
  icon: '',
  defaultStatusId: null,
  defaultPriorityId: null,
  isDefault: true,
} as TicketTypeRow;
const priorities = new Map(
  [2, 3].map((id) => [
    id,
    std({ id, name: `${id}`, status: TicketPriorityStatus.Normal, sortOrder: id, flags: 0, deadline: null, levels: [] }),
  ]),
);
const at: Desk = desk([admin, agent(6), agent(7)], [category(1), category(5)], { priorities, types: new Map([[1, type]]) });

function save(of: Partial<Ticket>, wish: Partial<TicketWish>): Ticket {
  const decided = saveTicket(thread(ticket(of)), { id: 1, custom: [], ...wish }, at, noFacts, momentOf(admin));
  assert.ok(!isRefusal(decided), JSON.stringify(decided));
  return decided.thread.ticket;
}
const refusal = (of: Partial<Ticket>, wish: Partial<TicketWish>): unknown => {
  const decided = saveTicket(thread(ticket(of)), { id: 1, custom: [], ...wish }, at, noFacts, momentOf(admin));
  return isRefusal(decided) ? decided.why : null;
};

const open = { base: Base.Active, statusId: 1 };
const shut = { base: Base.Closed, statusId: 2, closedAt: AT - 1, timeToClose: 5, realTimeToClose: 6 };
const asleep = { base: Base.Postponed, statusId: 3, activateAt: AT + 1000 };
/** From, said, and what becomes of base, status, activation and closing. */
const transitions: [string, Partial<Ticket>, Partial<TicketWish>, unknown[]][] = [
  ['nothing said', open, {}, [Base.Active, 1, null, null]],
  ['status said', open, { status: { id: 2 } }, [Base.Closed, 2, null, AT]],
  ['base said', open, { base: Base.Closed }, [Base.Closed, 2, null, AT]],
  ['base that stands, status changed', open, { base: Base.Active, status: { id: 2 } }, [Base.Closed, 2, null, AT]],
  ['both changed: the status wins', asleep, { base: Base.Active, status: { id: 2 } }, [Base.Closed, 2, null, AT]],
  ['base changed, status as it stands', open, { base: Base.Closed, status: { id: 1 } }, [Base.Closed, 2, null, AT]],
  ['another status of the same base', open, { status: { id: 6 } }, [Base.Active, 6, null, null]],
  ['closed stays closed when it was', shut, { title: 'y' }, [Base.Closed, 2, null, AT - 1]],
  ['reopened', shut, { base: Base.Active }, [Base.Active, 1, null, null]],
  ['postponed with a moment', open, { base: Base.Postponed, activateAt: AT + 9 }, [Base.Postponed, 3, AT + 9, null]],
  ['postponed without one', open, { base: Base.Postponed }, [Base.Postponed, 3, null, null]],
  ['a moment without postponing', open, { activateAt: AT + 9 }, [Base.Active, 1, null, null]],
  ['postponed anew for an hour', asleep, { base: Base.Postponed1Hour }, [Base.Postponed, 3, AT + 3_600_000, null]],
  ['the moment moved', asleep, { activateAt: AT + 2000 }, [Base.Postponed, 3, AT + 2000, null]],
  ['the moment taken away', asleep, { activateAt: null }, [Base.Postponed, 3, null, null]],
  ['woken by hand', asleep, { base: Base.Active }, [Base.Active, 1, null, null]],
  ['to the bin from Closed', shut, { base: Base.Deleted }, [Base.Deleted, 4, null, null]],
];
for (const [what, of, wish, expected] of transitions) {
  test(`status: ${what}`, () => {
    const after = save(of, wish);
    assert.deepEqual([after.base, after.statusId, after.activateAt, after.closedAt], expected);
  });
}

test('status: postponed until a moment that is missing, now or past is refused', () => {
  for (const activateAt of [undefined, null, AT, AT - 1])
    assert.equal(refusal(open, { base: Base.PostponedSpecific, ...(activateAt === undefined ? {} : { activateAt }) }), 'invalid');
  assert.equal(save(open, { base: Base.PostponedSpecific, activateAt: AT + 1 }).activateAt, AT + 1);
});

test('closing counts whole minutes on the wall, reopening takes them back', () => {
  assert.equal(save({ ...open, createdAt: AT - 119_000 }, { base: Base.Closed }).realTimeToClose, 1);
  const again = save(shut, { base: Base.Active });
  assert.deepEqual([again.timeToClose, again.realTimeToClose], [0, 0]);
});

const seen = (after: Ticket): unknown[] => [after.ownerId, after.light, after.readByOwner, after.firstReadByOwner];

test('owner: red for somebody else, green and read for the caller, untouched when it is the same', () => {
  const of = { ownerId: 6, light: TicketReadStatus.Yellow, readByOwner: AT - 1, firstReadByOwner: AT - 2 };
  assert.deepEqual(seen(save(of, { owner: { userId: 7 } })), [7, TicketReadStatus.Red, null, null]);
  assert.deepEqual(seen(save(of, { owner: { userId: 5 } })), [5, TicketReadStatus.Green, AT, AT]);
  assert.deepEqual(seen(save(of, { owner: 'nobody' })), [1, TicketReadStatus.Red, null, null]);
  assert.deepEqual(seen(save(of, { owner: { userId: 6 } })), [6, TicketReadStatus.Yellow, AT - 1, AT - 2]);
});

const suggestion = (after: Ticket): unknown[] => [after.categoryId, after.suggestedCategoryId, after.originalHumanCategoryId];

test('a chosen category ends the suggestion; the first human choice is remembered, later ones are not', () => {
  const of = { categoryId: 1, suggestedCategoryId: 5 };
  assert.deepEqual(suggestion(save(of, { category: { id: 5 } })), [5, null, 5]);
  assert.deepEqual(suggestion(save({ ...of, originalHumanCategoryId: 1 }, { category: { id: 5 } })), [5, null, 1]);
  assert.deepEqual(suggestion(save(of, { category: { id: 1 } })), [1, 5, null]);
  assert.deepEqual(suggestion(save({ categoryId: 1 }, { category: { id: 5 } })), [5, null, null]);
});

test('a save of what stands changes nothing, whatever stands', () => {
  const states = fc.constantFrom<Partial<Ticket>>(open, shut, asleep, { statusId: 6 }, { base: Base.Deleted, statusId: 4 });
  const more = fc.record({
    ownerId: fc.constantFrom(1, 5, 6),
    title: fc.string(),
    deadline: fc.constantFrom(null, AT),
    priorityId: fc.constantFrom(2, 3),
  });
  fc.assert(
    fc.property(states, more, (state, rest) => {
      const loaded = ticket({ ...state, ...rest, title: rest.title.slice(0, 255) });
      const before = thread({ ...loaded, nextWake: wakeOf(loaded) });
      const { ticket: stands } = before;
      const wish: TicketWish = {
        id: 1,
        title: stands.title,
        owner: stands.ownerId === 1 ? 'nobody' : { userId: stands.ownerId },
        category: { id: stands.categoryId },
        priority: { id: stands.priorityId },
        status: { id: stands.statusId },
        base: stands.base,
        activateAt: stands.activateAt,
        deadline: stands.deadline,
        type: { id: 1 },
        tags: [],
        otherPersonIds: [],
        personId: 0,
        saleId: 0,
        custom: [{ x_color: '' }],
      };
      const decided = saveTicket(before, wish, at, noFacts, momentOf(admin));
      assert.ok(!isRefusal(decided));
      assert.equal(settle(before, decided.thread, AT + 1, 5), null);
    }),
  );
});

test('creation: an imported moment stands unless it lies ahead; only an administrator names the creator', () => {
  assert.deepEqual([importedAt(undefined, AT), importedAt(AT - 1, AT), importedAt(AT, AT), importedAt(AT + 1, AT)], [AT, AT - 1, AT, AT]);
  assert.equal(creator(12, at, momentOf(admin)), 6);
  assert.equal(creator(999, at, momentOf(admin)), 5);
  assert.equal(creator(12, at, momentOf(agent(7))), 7);
  assert.equal(creator(undefined, at, momentOf(admin)), 5);
});

test('status of a new ticket: type, category, the agent’s own, close at once, open', () => {
  const preferences = { ...admin.preferences, newTicketStatusId: 6 };
  const of = (typed: number | null, closing: number | null, own: Partial<typeof preferences>): number => {
    const by = { ...admin, preferences: { ...admin.preferences, ...own } };
    return newTicketStatus(at, { ...type, defaultStatusId: typed }, category(1, [], { statusId: closing }), momentOf(by)).id;
  };
  assert.equal(of(3, 2, preferences), 3);
  assert.equal(of(null, 2, preferences), 2);
  assert.equal(of(null, null, preferences), 6);
  assert.equal(of(null, null, { closeNewTickets: true }), 2);
  assert.equal(of(null, null, {}), 1);
});

const preferred = (owner: 1 | 2 | 3, robot = false) =>
  preferredOwner(momentOf({ ...admin, robot, preferences: { ...admin.preferences, owner } }));

test('owner of a new ticket about which nobody said anything: the agent’s preference; a robot’s is nobody', () => {
  assert.deepEqual([preferred(1), preferred(2), preferred(3), preferred(3, true)], ['automatic', 'nobody', { userId: 5 }, 'nobody']);
});
