import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadgeType, TicketMessageCategory as Category, TicketBaseStatus, TicketReadStatus, TicketSecurityLevel } from '../vocabulary.ts';
import { isRefusal } from './decision.ts';
import { ALL, AT, agent, category, desk, message, momentOf, noFacts, thread, ticket } from './desk.fixture.ts';
import { addMessage, defaultMessageLevel, isReply, mergeHeaders } from './message.ts';
import { RIGHTS } from './rights.ts';
import type { Facts, Header, Message, Ticket } from './thread.ts';
import type { MessageWish } from './wish.ts';

const { Internal, External } = TicketSecurityLevel;
const { Green, Yellow, Red } = TicketReadStatus;
const admin = agent(5, [...ALL, RIGHTS.admin]);
const at = desk([admin], [category(1)]);
const facts: Facts = {
  ...noFacts,
  persons: new Map([
    [
      50,
      {
        id: 50,
        companyId: 9,
        name: 'Kari Nordmann',
        priorityId: null,
        companyPriorityId: null,
        supportAssociateId: null,
        companySupportAssociateId: null,
        retired: false,
      },
    ],
  ]),
};

function add(of: Partial<Ticket>, wish: Partial<MessageWish>): { ticket: Ticket; message: Message } {
  const decided = addMessage(thread(ticket(of)), { id: 0, ticketId: 1, custom: [], ...wish }, at, facts, momentOf(admin));
  assert.ok(!isRefusal(decided));
  return { ticket: decided.thread.ticket, message: decided.thread.message! };
}

const replies: [string, Partial<Message>, boolean][] = [
  ['external, an agent’s', {}, true],
  ['internal', { level: Internal }, false],
  ['the customer’s', { personId: 50 }, false],
  ['a stranger’s, that came in', { badge: BadgeType.Incoming }, false],
  ['a bounce', { category: Category.Bounce }, false],
  ['a sending that failed', { category: Category.OutboxFailed }, false],
];
for (const [what, said, expected] of replies) test(`a reply? ${what}: ${expected}`, () => assert.equal(isReply(message(said)), expected));

/** Ticket before, message, and whether it is the answer that the customer waited for. */
const answers: [string, Partial<Ticket>, Partial<MessageWish>, boolean][] = [
  ['external by an agent, not the first', { messages: 1 }, { level: External }, true],
  ['internal, not the first', { messages: 1 }, { level: Internal }, false],
  ['external by the customer', { messages: 1 }, { level: External, personId: 50 }, false],
  ['a bounce', { messages: 1 }, { level: External, category: Category.Bounce }, false],
  ['the first, on a ticket that an agent opened for a person', { messages: 0, personId: 50, createdBy: 5 }, { level: External }, true],
  ['the same with another badge', { messages: 0, personId: 50, createdBy: 5 }, { level: External, badge: BadgeType.Forward }, false],
  ['the first, without a person', { messages: 0, personId: null, createdBy: 5 }, { level: External }, false],
  ['the first, on a ticket from outside', { messages: 0, personId: 50, createdBy: 1 }, { level: External }, false],
  ['it was answered before', { messages: 1, repliedAt: AT - 1 }, { level: External }, false],
];
for (const [what, of, wish, expected] of answers) {
  test(`RepliedAt: ${what}: ${expected ? 'set' : 'as it was'}`, () => {
    const { ticket: after, message: made } = add({ createdAt: AT - 90 * 60_000 - 59_000, ...of }, wish);
    assert.equal(after.repliedAt, expected ? made.createdAt : (of.repliedAt ?? null));
    assert.equal(after.realTimeToReply, expected ? 90 : 0);
  });
}

test('an imported message sets RepliedAt to its own moment, and never a negative time', () => {
  const { ticket: after } = add({ messages: 1, createdAt: AT }, { level: External, createdAt: AT - 60_000 });
  assert.deepEqual([after.repliedAt, after.realTimeToReply], [AT - 60_000, 0]);
});

const badges: [string, Partial<Ticket>, Partial<MessageWish>, number][] = [
  ['said', {}, { badge: BadgeType.Forward, level: Internal }, BadgeType.Forward],
  ['Unknown is not said', {}, { badge: BadgeType.Unknown, level: Internal }, BadgeType.Comment],
  ['a person given', { messages: 1 }, { personId: 50, level: External }, BadgeType.Incoming],
  ['internal', {}, { level: Internal }, BadgeType.Comment],
  ['the first external one', { messages: 0 }, { level: External }, BadgeType.Outgoing],
  ['a later external one', { messages: 1 }, { level: External }, BadgeType.Reply],
];
for (const [what, of, wish, expected] of badges) test(`badge: ${what}`, () => assert.equal(add(of, wish).message.badge, expected));

const lights: [string, Partial<Ticket>, TicketReadStatus][] = [
  ['green, by somebody else: yellow', { light: Green, ownerId: 6 }, Yellow],
  ['green, by the owner: green', { light: Green, ownerId: 5 }, Green],
  ['yellow stays', { light: Yellow, ownerId: 6 }, Yellow],
  ['red stays', { light: Red, ownerId: 6 }, Red],
];
for (const [what, of, expected] of lights) test(`light: ${what}`, () => assert.equal(add(of, {}).ticket.light, expected));

test('author: what is said, else the person’s name, else the caller’s; an authorless ticket takes it over', () => {
  assert.equal(add({}, { author: 'Kim' }).message.author, 'Kim');
  assert.equal(add({}, { personId: 50 }).message.author, 'Kari Nordmann');
  assert.equal(add({}, {}).message.author, 'Agent 5');
  assert.equal(add({ author: '' }, { author: 'Kim' }).ticket.author, 'Kim');
  assert.equal(add({ author: 'Ola' }, { author: 'Kim' }).ticket.author, 'Ola');
});

test('counters: one message more, one reply more for a reply, its time on top; the status stands', () => {
  const { ticket: after } = add(
    { messages: 3, replies: 1, timeSpent: 7, base: TicketBaseStatus.Closed, statusId: 2 },
    { level: External, timeSpent: 5 },
  );
  assert.deepEqual([after.messages, after.replies, after.timeSpent, after.statusId], [4, 2, 12, 2]);
});

test('level about which nobody said anything: comments internal, else the type’s wish, else the desk’s', () => {
  const closed = desk([], [], { settings: { ...at.settings, externalByDefault: false } });
  assert.equal(defaultMessageLevel(at, null, BadgeType.Comment), Internal);
  assert.equal(defaultMessageLevel(at, null, BadgeType.Unknown), External);
  assert.equal(defaultMessageLevel(closed, null, BadgeType.Unknown), Internal);
});

test('a merged ticket takes no messages, and neither does one that the caller may not edit', () => {
  const wish = { id: 0, ticketId: 1, custom: [] };
  const merged = addMessage(thread(ticket({ base: TicketBaseStatus.Merged })), wish, at, facts, momentOf(admin));
  assert.deepEqual(isRefusal(merged) && merged.why, 'invalid');
  const foreign = addMessage(thread(ticket()), wish, at, facts, momentOf(agent(7, [])));
  assert.deepEqual(isRefusal(foreign) && foreign.why, 'forbidden');
});

const header = (id: number, name: string, value: string): Header => ({ id, name, value, stdItem: 0, stdItemCol: 0 });
const spell = (headers: readonly Header[]): string[] => headers.map(({ id, name, value }) => `${id} ${name}: ${value}`);
const rows = [header(1, 'To', 'a'), header(2, 'Cc', 'b'), header(3, 'Cc', 'b')];
const merges: [string, Header[] | undefined, string[]][] = [
  ['not said: untouched', undefined, ['1 To: a', '2 Cc: b', '3 Cc: b']],
  ['an empty set', [], []],
  ['by id', [header(2, 'Cc', 'c')], ['2 Cc: c']],
  ['by name and value', [header(0, 'Cc', 'b')], ['2 Cc: b']],
  ['equal ones: each row once', [header(0, 'Cc', 'b'), header(0, 'Cc', 'b'), header(0, 'Cc', 'b')], ['2 Cc: b', '3 Cc: b', '0 Cc: b']],
  ['an id is served before a name, wherever it stands', [header(0, 'To', 'a'), header(1, 'To', 'a')], ['1 To: a', '0 To: a']],
  ['the same id twice: the second is new', [header(1, 'To', 'a'), header(1, 'To', 'z')], ['1 To: a', '0 To: z']],
  ['an unknown id is no id', [header(99, 'X', 'y')], ['0 X: y']],
  ['another order is the same set', [header(3, 'Cc', 'b'), header(0, 'Cc', 'b'), header(1, 'To', 'a')], ['1 To: a', '2 Cc: b', '3 Cc: b']],
];
for (const [what, said, expected] of merges) test(`headers: ${what}`, () => assert.deepEqual(spell(mergeHeaders(rows, said)), expected));
