/** What is looked at, and what is made of it. Source: ai-fields §2–§4 and its examples. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus, TicketMessageCategory, TicketSecurityLevel } from '../vocabulary.ts';
import { type AnalysisSettings, analysed, type Findings, Suggests, wantedOf } from './analysis.ts';
import { ALL, AT, agent, category, desk, message, momentOf, noFacts, thread, ticket } from './desk.fixture.ts';
import { logOf } from './log.ts';
import type { MessageFacts } from './tally.ts';
import type { Ticket } from './thread.ts';
import { saveTicket } from './ticket.ts';

const MINUTE = 60_000;
const on: AnalysisSettings = { language: true, sentiment: true, category: Suggests.Mail, youngerThan: 60 };
const mail = {
  level: TicketSecurityLevel.External,
  personId: 50,
  category: TicketMessageCategory.Message,
  createdAt: AT,
  isFirst: true,
  isMail: true,
};

test('what is looked at: languages of all that is external, moods of customers, a category for what opens a ticket by mail', () => {
  const all = { language: true, mood: true, category: true };
  const none = { language: false, mood: false, category: false };
  const ask = (more: Partial<Parameters<typeof wantedOf>[0]>, settings = on, mailbox = null as Parameters<typeof wantedOf>[2]) =>
    wantedOf({ ...mail, ...more }, settings, mailbox, AT + MINUTE);
  assert.deepEqual(ask({}), all);
  assert.deepEqual(ask({ level: TicketSecurityLevel.Internal }), none, 'an internal comment');
  assert.deepEqual(ask({ personId: null, isMail: false }), { ...none, language: true }, 'an agent');
  assert.deepEqual(ask({ isFirst: false }), { ...all, category: false });
  assert.deepEqual(ask({ isMail: false }), { ...all, category: false });
  assert.deepEqual(ask({ isMail: false }, { ...on, category: Suggests.All }), all);
  assert.deepEqual(ask({ personId: null }), { ...all, mood: false }, 'a sender whom nobody knows');
  assert.deepEqual(ask({ createdAt: AT - 60 * MINUTE }), { ...all, mood: false }, 'too old for its mood');
  assert.deepEqual(ask({}, { ...on, language: false, sentiment: false, category: Suggests.None }), none, 'all switched off');
  assert.deepEqual(ask({}, on, { language: false, sentiment: true, category: true }), { ...all, language: false });
  assert.deepEqual(ask({}, on, { language: true, sentiment: false, category: false }), { ...none, language: true });
});

const world = desk([], [category(1), category(4), category(7)]);
const fact = (id: number, more: Partial<MessageFacts>): MessageFacts => ({
  ...message({ id, createdAt: AT + id }),
  attached: false,
  ...more,
});
const german: Findings = { language: 'de', mood: { sentiment: -70, confidence: 85 }, categoryId: null };
const fields = ({ language, sentiment, sentimentConfidence, suggestedCategoryId }: Ticket) => [
  language,
  sentiment,
  sentimentConfidence,
  suggestedCategoryId,
];

test('examples 1–4: the first external message gives the language, the last of a customer the mood', () => {
  const first = message({ id: 1, personId: 50, createdAt: AT + 1 });
  const one = analysed(thread(ticket({ messages: 1 }), first), [fact(1, { personId: 50 })], german, world);
  assert.deepEqual(fields(one.thread.ticket), ['de', -70, 85, null]);
  assert.deepEqual([one.thread.message!.language, one.thread.message!.sentiment, one.thread.message!.sentimentConfidence], ['de', -70, 85]);
  assert.ok(one.quiet, 'nobody has worked on the ticket');
  const said = fact(1, { personId: 50, language: 'de', sentiment: -70, sentimentConfidence: 85 });
  const reply = message({ id: 2, createdAt: AT + 2 });
  const two = analysed(thread(one.thread.ticket, reply), [said, fact(2, {})], { language: 'en', mood: null, categoryId: null }, world);
  assert.deepEqual(fields(two.thread.ticket), ['de', -70, 85, null], 'an agent’s reply leaves the ticket as it is');
  const back = message({ id: 3, personId: 50, createdAt: AT + 3 });
  const happy: Findings = { language: 'en', mood: { sentiment: 60, confidence: 90 }, categoryId: null };
  const three = analysed(thread(two.thread.ticket, back), [said, fact(2, {}), fact(3, { personId: 50 })], happy, world);
  assert.deepEqual(fields(three.thread.ticket), ['de', 60, 90, null]);
});

test('a suggestion: for the first message only, never what is so already, what a human has decided, or for what is over', () => {
  const first = message({ id: 1, personId: 50, createdAt: AT + 1 });
  const suggested = (of: Partial<Ticket>, categoryId = 7, messages = [fact(1, { personId: 50 })]): number | null =>
    analysed(thread(ticket(of), first), messages, { language: null, mood: null, categoryId }, world).thread.ticket.suggestedCategoryId;
  assert.equal(suggested({}), 7);
  assert.equal(suggested({ categoryId: 7 }), null);
  assert.equal(suggested({}, 99), null, 'a category that is gone');
  assert.equal(suggested({ originalHumanCategoryId: 4 }), null);
  assert.equal(suggested({ suggestedCategoryId: 4 }), 4, 'one stands already');
  assert.equal(suggested({ base: TicketBaseStatus.Closed }), null);
  assert.equal(suggested({}, 7, [fact(1, { personId: 50 }), { ...fact(2, {}), createdAt: AT - 1 }]), null, 'another message is the first');
});

test('examples 7 and 8: taken, or another one chosen; the clock’s own choice is nobody’s', () => {
  const by = agent(10, ALL);
  const robot = agent(1, ALL, { robot: true });
  const at = desk([by, robot], [category(1), category(4), category(7)]);
  const of = thread(ticket({ categoryId: 1, suggestedCategoryId: 7, ownerId: 10 }), null);
  const save = (id: number, who = by) => {
    const decision = saveTicket(of, { id: of.ticket.id, custom: [], category: { id } }, at, noFacts, momentOf(who));
    assert.ok('thread' in decision, JSON.stringify(decision));
    const after = decision.thread;
    return [after.ticket.suggestedCategoryId, after.ticket.originalHumanCategoryId, logOf(of, after, who.id, at)[0]!.action];
  };
  assert.deepEqual(save(7), [null, 7, 49]);
  assert.deepEqual(save(4), [null, 4, 33]);
  assert.deepEqual(save(4, robot), [null, null, 33]);
});
