import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus, TicketSecurityLevel } from '../vocabulary.ts';
import { AT, desk, message, thread, ticket } from './desk.fixture.ts';
import { LogAction, logOf } from './log.ts';
import type { Message, Ticket } from './thread.ts';

const { Closed, Deleted } = TicketBaseStatus;
const at = desk([], []);
const BY = 5;
const closed: Partial<Ticket> = { base: Closed, statusId: 2, closedAt: AT, realTimeToClose: 3, lastChanged: AT, version: 2 };

/** The first that fits: taken, deleted, status only, level only, edit. */
const actions: [string, Partial<Ticket>, number][] = [
  ['the caller becomes owner', { ownerId: BY }, LogAction.UserTakesOwnership],
  ['the caller becomes owner and much else changes', { ownerId: BY, title: 'y', ...closed }, LogAction.UserTakesOwnership],
  ['somebody else becomes owner', { ownerId: 6 }, LogAction.EditTicket],
  ['deleted', { base: Deleted, statusId: 4 }, LogAction.DeleteTicket],
  ['deleted with a title', { base: Deleted, statusId: 4, title: 'y' }, LogAction.DeleteTicket],
  ['status and what follows from it', closed, LogAction.ChangeStatus],
  ['status of the same base', { statusId: 6 }, LogAction.ChangeStatus],
  ['status and title', { ...closed, title: 'y' }, LogAction.EditTicket],
  ['level only', { level: TicketSecurityLevel.External }, LogAction.ChangeSecurityStatus],
  ['level and status', { level: TicketSecurityLevel.External, ...closed }, LogAction.EditTicket],
  ['title', { title: 'y' }, LogAction.EditTicket],
];
for (const [what, changed, action] of actions) {
  test(`one action a save: ${what}: ${action}`, () => {
    const entries = logOf(thread(ticket()), thread(ticket(changed)), BY, at);
    assert.deepEqual(
      entries.map((entry) => [entry.action, entry.about]),
      [[action, 'ticket']],
    );
  });
}

test('persons changed beside a status make it an edit', () => {
  const [entry] = logOf(thread(ticket()), thread(ticket(closed), null, [50]), BY, at);
  assert.equal(entry!.action, LogAction.EditTicket);
});

test('a new ticket: action 19 and no changes; a new message: 18 and 10012; an edit: 36 and 10015', () => {
  assert.deepEqual(logOf(null, thread(ticket()), BY, at), [{ action: 19, about: 'ticket', changes: [] }]);
  const codes = (before: Message | null): number[] =>
    logOf(thread(ticket(), before), thread(ticket(), message({ important: true })), BY, at).map(({ action }) => action);
  assert.deepEqual(codes(null), [18, 10012]);
  assert.deepEqual(codes(message()), [36, 10015]);
});

const rows: [string, Partial<Ticket>, Partial<Ticket>, string[]][] = [
  ['ids and numbers', { ownerId: 6, priorityId: 2 }, { ownerId: 7, priorityId: 3 }, ['24 2>3', '29 6>7']],
  ['a moment in UTC, and none', { deadline: null }, { deadline: AT }, ['36 >2026-01-12T09:00:00.000Z']],
  ['tags', { tags: [1] }, { tags: [1, 2] }, ['46 1>1,2']],
  ['a text, cut', { title: 'x' }, { title: 'y'.repeat(300) }, [`2 x>${'y'.repeat(255)}`]],
  [
    'nobody asks about counters and stamps',
    {},
    { replies: 3, messages: 4, timeSpent: 5, lastChanged: AT + 1, readByOwner: AT, version: 9, light: 1 },
    [],
  ],
];
for (const [what, was, is, expected] of rows) {
  test(`changes: ${what}`, () => {
    const [entry] = logOf(thread(ticket(was)), thread(ticket({ ...was, ...is })), BY, at);
    assert.deepEqual(
      entry!.changes.map(({ change, from, to }) => `${change} ${from}>${to}`),
      expected,
    );
  });
}

test('changes: a custom field names its row', () => {
  const [entry] = logOf(thread(ticket()), thread(ticket({ custom: { x_color: 'red' } })), BY, at);
  assert.deepEqual(entry!.changes, [{ change: 33, from: '', to: 'red', extraFieldId: 1 }]);
});

test('changes of a message: bodies are noted, never quoted', () => {
  const [, entry] = logOf(thread(ticket(), message({ body: 'secret' })), thread(ticket(), message({ body: 'other', author: 'B' })), BY, at);
  assert.deepEqual(
    entry!.changes.map(({ change, from, to }) => `${change} ${from}>${to}`),
    ['10004 Agent 5>B', '10009 >'],
  );
});
