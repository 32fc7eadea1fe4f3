import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus, TicketSecurityLevel } from '../vocabulary.ts';
import { AT, message, thread, ticket } from './desk.fixture.ts';
import { eventsOf, settle } from './events.ts';
import type { Ticket } from './thread.ts';

const { Active, Closed, Postponed, Deleted } = TicketBaseStatus;
const LATER = AT + 60_000;

test('settle: nothing changed is nothing to store', () => {
  const before = thread(ticket({ tags: [1, 2], custom: { x_color: 'red' } }), message(), [50]);
  assert.equal(settle(before, { ...before, ticket: { ...before.ticket, tags: [2, 1], custom: { x_color: 'red' } } }, LATER, 6), null);
  assert.equal(settle(before, { ...before, message: message({ headers: [] }), otherPersonIds: [50] }, LATER, 6), null);
  // a field without a value is the same as a field that is not there
  assert.equal(settle(before, { ...before, ticket: { ...before.ticket, custom: { x_color: 'red', x_size: null } } }, LATER, 6), null);
});

test('settle: a changed ticket is stamped, its message is not', () => {
  const before = thread(ticket(), message());
  const after = settle(before, { ...before, ticket: { ...before.ticket, title: 'y' } }, LATER, 6)!;
  assert.deepEqual([after.ticket.lastChanged, after.ticket.version, after.message!.changedAt], [LATER, 2, null]);
});

test('settle: a changed message is stamped, and its ticket with it', () => {
  const before = thread(ticket(), message());
  const after = settle(before, { ...before, message: message({ important: true }) }, LATER, 6)!;
  assert.deepEqual(
    [after.message!.changedAt, after.message!.changedBy, after.ticket.lastChanged, after.ticket.version],
    [LATER, 6, LATER, 2],
  );
});

test('settle: a new message is no edit; the order of persons counts', () => {
  const before = thread(ticket(), null, [50, 51]);
  assert.equal(settle(before, { ...before, message: message({ id: 0 }) }, LATER, 6)!.message!.changedAt, null);
  assert.equal(settle(before, { ...before, otherPersonIds: [51, 50] }, LATER, 6)!.ticket.version, 2);
});

test('settle: headers are compared row by row; one that is not stored yet is always new', () => {
  const header = { id: 3, name: 'To', value: 'a', stdItem: 0, stdItemCol: 0 } as const;
  const before = thread(ticket(), message({ headers: [header] }));
  assert.equal(settle(before, { ...before, message: message({ headers: [{ ...header }] }) }, LATER, 6), null);
  for (const headers of [[], [{ ...header, id: 0 }], [{ ...header, value: 'b' }], [header, { ...header, id: 4 }]])
    assert.ok(settle(before, { ...before, message: message({ headers }) }, LATER, 6));
});

const kinds: [string, Partial<Ticket>, Partial<Ticket>, string[]][] = [
  ['title', {}, { title: 'y' }, ['TicketChanged']],
  ['closed', {}, { base: Closed, statusId: 2 }, ['TicketChanged', 'TicketClosed', 'StatusChanged']],
  ['reopened', { base: Closed, statusId: 2 }, { base: Active, statusId: 1 }, ['TicketChanged', 'TicketReopened', 'StatusChanged']],
  ['postponed', {}, { base: Postponed, statusId: 3 }, ['TicketChanged', 'TicketPostponed', 'StatusChanged']],
  ['activated', { base: Postponed, statusId: 3 }, { base: Active, statusId: 1 }, ['TicketChanged', 'TicketActivated', 'StatusChanged']],
  ['deleted', {}, { base: Deleted, statusId: 4 }, ['TicketChanged', 'TicketDeleted', 'StatusChanged']],
  ['another status of the same base', {}, { statusId: 6 }, ['TicketChanged', 'StatusChanged']],
  ['owner', {}, { ownerId: 6 }, ['TicketChanged', 'OwnerChanged']],
  ['category', {}, { categoryId: 5 }, ['TicketChanged', 'CategoryChanged']],
  ['priority', {}, { priorityId: 3 }, ['TicketChanged', 'PriorityChanged']],
  ['person', {}, { personId: 50 }, ['TicketChanged', 'PersonChanged']],
  ['level', {}, { level: TicketSecurityLevel.External }, ['TicketChanged', 'LevelChanged']],
];
for (const [what, was, is, expected] of kinds) {
  test(`events: ${what}`, () => assert.deepEqual(eventsOf(thread(ticket(was)), thread(ticket({ ...was, ...is }))), expected));
}

const added = (level: TicketSecurityLevel) => eventsOf(thread(ticket()), thread(ticket(), message({ level })));

test('events: a new ticket, a new message of each level, an edit', () => {
  assert.deepEqual(eventsOf(null, thread(ticket())), ['TicketCreated']);
  assert.deepEqual(added(TicketSecurityLevel.External), ['MessageAdded', 'ExternalMessageAdded']);
  assert.deepEqual(added(TicketSecurityLevel.Internal), ['MessageAdded', 'InternalMessageAdded']);
  assert.deepEqual(eventsOf(thread(ticket(), message()), thread(ticket(), message({ important: true }))), ['MessageEdited']);
});
