import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BadgeType,
  MessageHeaderStdItem,
  TicketBaseStatus,
  TicketMessageCategory,
  TicketOrigin,
  TicketPriorityFlags,
  TicketReadStatus,
  TicketSecurityLevel,
} from '../../vocabulary.ts';
import { isRefusal } from '../decision.ts';
import { AT, agent, category, desk, momentOf, noFacts, thread, ticket } from '../desk.fixture.ts';
import type { Desk, TicketTypeRow } from '../desk.ts';
import { logOf } from '../log.ts';
import type { Facts, PersonFacts, Ticket } from '../thread.ts';
import { std } from '../time.fixture.ts';
import { type Arriving, addedByMail, bornOfMail, type MailboxRules, messageOfMail, NO_SENDER } from './arrival.ts';
import { mail } from './mail.fixture.ts';
import type { Answer } from './reply.ts';

const { Active, Closed, Postponed, Deleted } = TicketBaseStatus;
/** A priority for whom nobody has chosen another. */
const DEFAULT = TicketPriorityFlags.Default;
const robot = agent(1, [], { robot: true, fullName: 'System' });
const anna = agent(5);
const type = (more: Partial<TicketTypeRow> = {}): TicketTypeRow =>
  ({
    id: 1,
    name: 'Case',
    isDefault: true,
    deleted: false,
    externalAsDefault: true,
    defaultPriorityId: null,
    statusId: null,
    ...more,
  }) as never;
const world: Desk = desk([robot, anna], [category(1), category(5, [[5, 1]])], {
  priorities: new Map([2, 3, 4].map((id) => [id, std({ id, status: 1, flags: id === 2 ? DEFAULT : 0, sortOrder: id })])),
  types: new Map([[1, type()]]),
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
const facts = (person: Partial<PersonFacts> = {}): Facts => ({
  ...noFacts,
  persons: new Map([
    [50, { ...kari, ...person }],
    [51, { ...kari, id: 51 }],
  ]),
});
const rules: MailboxRules = {
  mailboxId: 7,
  categoryId: 5,
  priorityId: 3,
  typeId: null,
  address: 'help@desk.example',
  keepHeaders: ['x-priority'],
  languageId: null,
  replyTemplateId: null,
  isSilent: false,
  takesAutomatic: false,
};
const answer: Answer = {
  silence: null,
  templateId: 4,
  address: 'kari@example.org',
  languageId: 2,
  isStranger: false,
  welcomeId: null,
};
const arriving = (more: Partial<Arriving> = {}): Arriving => ({
  mail: mail({ subject: 'Re: Door', headers: [{ name: 'X-Priority', value: '1' }] }),
  head: 'Subject: Re: Door\r\n',
  cleanHtml: '',
  cleanText: 'It will not lock',
  isBounce: false,
  onlyForAgents: null,
  results: '',
  personId: 50,
  isAttached: false,
  answersForward: false,
  ...more,
});
const moment = momentOf(robot);

function born(more: Partial<Arriving> = {}, known = facts(), box = rules, said = answer, at = world) {
  const decided = bornOfMail(arriving(more), box, said, at, known, moment);
  assert.ok(!isRefusal(decided), JSON.stringify(decided));
  return decided;
}
function added(of: Partial<Ticket>, more: Partial<Arriving> = {}, at: Desk = world) {
  const before = thread(ticket({ id: 20, personId: 50, messages: 1, createdAt: AT - 3_600_000, staySince: AT - 3_600_000, ...of }));
  const decided = addedByMail(before, arriving(more), rules, at, facts(), moment);
  assert.ok(!isRefusal(decided), JSON.stringify(decided));
  return { before, decided, ticket: decided.thread.ticket, message: decided.thread.message! };
}

test('32: a customer’s mail makes a ticket: titled without "Re", external, incoming, unread, not replied to', () => {
  const { thread: made } = born();
  const { ticket: it, message } = made;
  assert.deepEqual(
    [it.title, it.origin, it.fromAddress, it.personId, it.companyId],
    ['Door', TicketOrigin.Email, 'kari@example.org', 50, 9],
  );
  assert.deepEqual([it.categoryId, it.ownerId, it.light, it.createdBy], [5, 5, TicketReadStatus.Red, 1]);
  assert.deepEqual([it.messages, it.replies, it.repliedAt, it.author], [1, 0, null, 'Kari <kari@example.org>']);
  assert.deepEqual(
    [message!.level, message!.badge, message!.personId, message!.messageId, message!.category],
    [TicketSecurityLevel.External, BadgeType.Incoming, 50, 'one@example.org', TicketMessageCategory.Message],
  );
  assert.deepEqual(
    message!.headers.map(({ name, value }) => `${name}: ${value}`),
    ['To: help@desk.example', 'X-Priority: 1', 'Auto-reply: kari@example.org'],
  );
});

const priorities: readonly (readonly [string, Partial<PersonFacts>, number])[] = [
  ['the mailbox’s, when nobody else has chosen', {}, 3],
  ['the person’s before the mailbox’s', { priorityId: 4 }, 4],
  ['the company’s before the mailbox’s', { companyPriorityId: 4 }, 4],
];
for (const [what, person, id] of priorities)
  test(`priority: ${what}`, () => assert.equal(born({}, facts(person)).thread.ticket.priorityId, id));

test('nobody known: no person, and answers go to the address', () => {
  const { thread: made } = born({ personId: null });
  assert.deepEqual([made.ticket.personId, made.ticket.fromAddress, made.message!.personId], [null, 'kari@example.org', null]);
  assert.equal(made.ticket.replies, 0);
});

test('nobody named, or what is no address: it is shown as it was written', () => {
  const said = [{ name: 'From', value: 'Kari\u202e at Fjellheim' }];
  assert.equal(messageOfMail(arriving({ mail: mail({ from: null, headers: said }) }), rules, 20).author, 'Kari at Fjellheim');
  assert.equal(messageOfMail(arriving({ mail: mail({ from: null }) }), rules, 20).author, NO_SENDER);
});

test('the log says mail: 5 and 10004 for a ticket, 6 and 10005 for a message', () => {
  const made = born();
  assert.deepEqual(
    logOf(null, made.thread, 1, world, made.because).map(({ action }) => action),
    [5, 10004],
  );
  const { before, decided } = added({});
  assert.deepEqual(
    logOf(before, decided.thread, 1, world, decided.because).map(({ action }) => action),
    [6, 10005],
  );
});

const waiting: Desk = { ...world, settings: { ...world.settings, queueStatusIds: new Set([6]) } };
/** What it was, what a mail makes of it. */
const reopening: readonly (readonly [string, Partial<Ticket>, Desk, TicketBaseStatus, number])[] = [
  ['46: closed', { base: Closed, statusId: 2, closedAt: AT - 1_000 }, world, Active, 1],
  ['postponed', { base: Postponed, statusId: 3, activateAt: AT + 1_000 }, world, Active, 1],
  ['deleted, where its status lets mail in', { base: Deleted, statusId: 4 }, world, Active, 1],
  ['46b: active and not the default', { base: Active, statusId: 6 }, world, Active, 1],
  ['46b: waiting in a queue', { base: Active, statusId: 6 }, waiting, Active, 6],
  ['active', { base: Active, statusId: 1 }, world, Active, 1],
];
for (const [what, of, at, base, statusId] of reopening)
  test(`a mail on a ticket that is ${what}`, () => {
    const { ticket: it } = added(of, {}, at);
    assert.deepEqual([it.base, it.statusId, it.closedAt, it.activateAt, it.messages], [base, statusId, null, null, 2]);
  });

test('a ticket that its owner has read turns yellow; an attachment is counted', () => {
  const { ticket: it } = added({ ownerId: 5, light: TicketReadStatus.Green }, { isAttached: true });
  assert.deepEqual([it.light, it.hasAttachment], [TicketReadStatus.Yellow, true]);
});

test('a bounce is an internal word about a mail: it opens what was closed or postponed, and counts as no reply', () => {
  const {
    before,
    decided,
    ticket: it,
    message,
  } = added({ base: Closed, statusId: 2, closedAt: AT - 1_000 }, { isBounce: true, personId: null });
  assert.deepEqual([it.base, it.replies, it.repliedAt], [Active, 0, null]);
  assert.deepEqual([message.level, message.category], [TicketSecurityLevel.Internal, TicketMessageCategory.Bounce]);
  assert.deepEqual(
    logOf(before, decided.thread, 1, world, decided.because).map(({ action }) => action),
    [48, 10022],
  );
  assert.equal(added({ base: Active, statusId: 6 }, { isBounce: true, personId: null }).ticket.statusId, 6);
});

test('with marks it is kept with marks, else as text', () => {
  const html = messageOfMail(arriving({ cleanHtml: '<p>x</p>', cleanText: 'x' }), rules, 20);
  assert.deepEqual([html.htmlBody, html.textOfHtml, html.body], ['<p>x</p>', 'x', undefined]);
  assert.equal(messageOfMail(arriving(), rules, 20).body, 'It will not lock');
});

const { Internal, External } = TicketSecurityLevel;
const replyOf = (decided: ReturnType<typeof born>) => ({
  header: decided.thread.message!.headers.at(-1)!,
  parcels: decided.effects!.parcels!.map(({ kind, to, templateId, personId, details }) => ({ kind, to, templateId, personId, details })),
});

test('who writes about something new is answered, and the message says so; its ticket counts no reply', () => {
  const made = born();
  const { header, parcels } = replyOf(made);
  assert.equal(header.stdItem, MessageHeaderStdItem.SentAutoReplyToCustomersA);
  assert.deepEqual(parcels, [
    { kind: 'autoReply', to: ['kari@example.org'], templateId: 4, personId: 50, details: { languageId: 2, isStranger: false } },
  ]);
  assert.deepEqual([made.thread.ticket.replies, made.thread.ticket.repliedAt, made.thread.ticket.filterId], [0, null, 7]);
});

test('a new person may be welcomed as well', () => {
  const { parcels } = replyOf(born({}, facts(), rules, { ...answer, isStranger: true, welcomeId: 9 }));
  assert.deepEqual(
    parcels.map(({ kind, templateId, details }) => [kind, templateId, details!.isStranger]),
    [
      ['autoReply', 4, true],
      ['newCustomer', 9, true],
    ],
  );
});

const silences: readonly (readonly [string, Partial<Answer>, Desk, string])[] = [
  ['a reason', { silence: 'its head says list-id: x' }, world, 'its head says list-id: x'],
  ['no template', { templateId: null }, world, 'there is no template for it'],
  [
    'a ticket for agents alone',
    {},
    { ...world, types: new Map([[1, type({ externalAsDefault: false })]]), settings: { ...world.settings, externalByDefault: false } },
    'the ticket is for agents alone',
  ],
];
for (const [what, said, at, why] of silences)
  test(`nobody is answered where there is ${what}, and the message says why`, () => {
    const { header, parcels } = replyOf(born({}, facts(), rules, { ...answer, ...said }, at));
    assert.deepEqual([header.stdItem, header.value, parcels], [MessageHeaderStdItem.NoAutoReply, why, []]);
  });

const hiding: Desk = { ...world, settings: { ...world.settings, intake: { ...world.settings.intake, hidesStrangers: true } } };
/** Who writes on a ticket of Kari's: level of the ticket, what it is, where; who may read it, who takes part then. */
const strangers: readonly (readonly [string, Partial<Ticket>, Partial<Arriving>, Desk, TicketSecurityLevel, readonly number[]])[] = [
  ['its own customer', {}, {}, hiding, External, []],
  ['somebody known', {}, { personId: 51 }, world, External, [51]],
  ['somebody known, where strangers are hidden', {}, { personId: 51 }, hiding, Internal, [51]],
  ['nobody known, where strangers are hidden', {}, { personId: null }, hiding, Internal, []],
  ['somebody known, on one for agents alone', { level: Internal }, { personId: 51 }, world, External, []],
  ['whom an agent has asked', {}, { personId: 51, answersForward: true }, world, Internal, []],
];
for (const [what, of, more, at, level, others] of strangers)
  test(`a mail of ${what}`, () => {
    const { message, decided } = added({ level: External, ...of }, more, at);
    assert.deepEqual([message.level, decided.thread.otherPersonIds], [level, others]);
  });
