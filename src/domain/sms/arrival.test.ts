import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadgeType, TicketBaseStatus, TicketOrigin, TicketPriorityFlags, TicketReadStatus, TicketSecurityLevel } from '../../vocabulary.ts';
import { isRefusal } from '../decision.ts';
import { AT, agent, category, desk, momentOf, noFacts, thread, ticket } from '../desk.fixture.ts';
import type { Desk, TicketTypeRow } from '../desk.ts';
import { logOf } from '../log.ts';
import type { MailboxRules } from '../mail/arrival.ts';
import type { Facts, PersonFacts, Ticket } from '../thread.ts';
import { std } from '../time.fixture.ts';
import { type ArrivingSms, addedBySms, bornOfSms, takesSms, titleOfSms } from './arrival.ts';

const { Active, Closed, Postponed, Deleted, Merged } = TicketBaseStatus;
const NUMBER = '+4791234567';
const robot = agent(1, [], { robot: true, fullName: 'System' });
const type = {
  id: 1,
  name: 'Case',
  isDefault: true,
  externalAsDefault: true,
  defaultPriorityId: null,
  defaultStatusId: null,
} as unknown as TicketTypeRow;
const world: Desk = desk([robot, agent(5)], [category(1), category(5, [[5, 1]])], {
  priorities: new Map(
    [2, 3, 4].map((id) => [id, std({ id, status: 1, flags: id === 2 ? TicketPriorityFlags.Default : 0, sortOrder: id })]),
  ),
  types: new Map([[1, type]]),
});
const kari: PersonFacts = {
  id: 50,
  companyId: 9,
  name: 'Kari Nordmann',
  priorityId: null,
  companyPriorityId: null,
  supportAssociateId: null,
  companySupportAssociateId: null,
  retired: false,
};
const facts = (person: Partial<PersonFacts> = {}): Facts => ({ ...noFacts, persons: new Map([[50, { ...kari, ...person }]]) });
const rules: MailboxRules = {
  mailboxId: 7,
  languageId: null,
  replyTemplateId: null,
  isSilent: false,
  takesAutomatic: false,
  categoryId: 5,
  priorityId: 3,
  typeId: null,
  address: '+4759440000',
  keepHeaders: [],
};
const arriving = (more: Partial<ArrivingSms> = {}): ArrivingSms => ({ from: NUMBER, text: 'It will not lock', personId: 50, ...more });
const moment = momentOf(robot);
const ok = <T extends object>(decision: T) =>
  (isRefusal(decision) ? assert.fail(JSON.stringify(decision)) : decision) as Exclude<T, { why: unknown }>;

test('titles: the beginning of what was written, up to the end of a word', () => {
  for (const [text, expected] of [
    ['The door is broken', 'The door is broken'],
    ['  The door\nis broken', 'The door'],
    ['', `SMS from ${NUMBER}`],
    [' \n ', `SMS from ${NUMBER}`],
    [`The door ${'will not lock '.repeat(10)}`, 'The door will not lock will not lock will not lock will not lock will…'],
    ['x'.repeat(100), `${'x'.repeat(70)}…`],
  ] as const)
    assert.equal(titleOfSms({ from: NUMBER, text }), expected);
});

test('a new ticket: origin SMS, the number it came from, what the mailbox gives, the person’s name', () => {
  const { thread: made, because } = ok(bornOfSms(arriving(), rules, world, facts(), moment));
  const { ticket: born, message } = made;
  assert.deepEqual(
    [born.origin, born.fromAddress, born.categoryId, born.priorityId, born.personId, born.title, born.filterAddress, born.filterId],
    [TicketOrigin.SMS, NUMBER, 5, 3, 50, 'It will not lock', '+4759440000', 7],
  );
  assert.deepEqual(
    [message?.badge, message?.level, message?.body, message?.author, message?.personId],
    [BadgeType.Incoming, TicketSecurityLevel.External, 'It will not lock', 'Kari Nordmann', 50],
  );
  assert.deepEqual(
    message?.headers.map(({ name, value }) => [name, value]),
    [['SMS', NUMBER]],
  );
  assert.ok(because?.action === 5 && because.messageAction === 10004);
  assert.equal(born.messages, 1);
});

test('nobody known: the number stands for him; a person’s own priority goes before the mailbox’s', () => {
  const unknown = ok(bornOfSms(arriving({ personId: null }), rules, world, noFacts, moment)).thread;
  assert.deepEqual([unknown.ticket.personId, unknown.ticket.author, unknown.message?.author], [null, NUMBER, NUMBER]);
  const own = ok(bornOfSms(arriving(), rules, world, facts({ priorityId: 4 }), moment)).thread;
  assert.equal(own.ticket.priorityId, 4);
});

test('on a ticket that stands: news, and active again when it waited; no reply', () => {
  const on = (more: Partial<Ticket>) =>
    ok(
      addedBySms(
        thread(ticket({ id: 12, light: TicketReadStatus.Green, messages: 1, ownerId: 5, ...more })),
        arriving(),
        world,
        facts(),
        moment,
      ),
    );
  const active = on({});
  assert.deepEqual(
    [active.thread.ticket.base, active.thread.ticket.light, active.thread.ticket.messages, active.thread.ticket.repliedAt],
    [Active, TicketReadStatus.Yellow, 2, null],
  );
  assert.equal(on({ base: Postponed, statusId: 3, activateAt: AT + 1 }).thread.ticket.base, Active);
  const before = thread(ticket({ id: 12 }));
  const log = logOf(before, active.thread, robot.id, world, active.because);
  assert.deepEqual(
    log.map(({ action }) => action).filter((action) => action === 6 || action === 10005),
    [6, 10005],
  );
});

test('which tickets take an SMS: open ones whose status takes mail', () => {
  for (const [base, expected] of [
    [Active, true],
    [Postponed, true],
    [Closed, false],
    [Deleted, false],
    [Merged, false],
  ] as const)
    assert.equal(takesSms({ base, statusId: 1 }, { statuses: new Map() }), expected);
  const shut = new Map([[1, { noEmailReopen: true }]]) as never;
  assert.equal(takesSms({ base: Active, statusId: 1 }, { statuses: shut }), false);
});
