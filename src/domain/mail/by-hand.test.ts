import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus } from '../../vocabulary.ts';
import type { Decision, Moment, Refusal } from '../decision.ts';
import { isRefusal } from '../decision.ts';
import { AT, agent, category, desk, message, OWN, thread, ticket } from '../desk.fixture.ts';
import { Medium } from '../effects.ts';
import { LogAction } from '../log.ts';
import { type Outgoing, sendAgain, takeBack } from './by-hand.ts';
import { OutboxState } from './posting.ts';

const { Waiting, Sending, Sent, Failed, GivenUp, Cancelled } = OutboxState;
const [KARI, OLA, BOSS] = ['kari@fjell.example', 'ola@dal.example', 'boss@desk.example'];
const mine = agent(5, OWN);
const house = desk([mine, agent(6, [])], [category(1, [[5, null]])]);
const by = (who: Moment['by']): Moment => ({ at: AT, by: who, random: 0 });
const moment = by(mine);

const ofTicket = thread(ticket());
const row = (more: Partial<Outgoing> = {}): Outgoing => ({
  id: 7,
  medium: Medium.Mail,
  kind: 'forward',
  state: Failed,
  to: [OLA],
  everybody: [KARI, OLA],
  subject: '[ejTag: 1] Door',
  mailId: '<svar.1.2.x@desk.example>',
  templateId: null,
  personId: null,
  userId: null,
  alertId: null,
  details: { to: KARI, cc: OLA, everybody: `${KARI}\n${OLA}`, upTo: 3 },
  nextRetry: null,
  isForgotten: false,
  isRepeated: false,
  ...more,
});

const outcome = (decision: Decision | Refusal): string =>
  isRefusal(decision)
    ? decision.why
    : `${decision.effects?.parcels?.[0]?.to.join(' ') ?? 'nothing'} | ${decision.because?.description ?? ''}`;

test('sent again: to those who have not had it, or to all where it had arrived; under its own Message-ID', () => {
  const rows: [string, Partial<Outgoing>, string][] = [
    ['failed for one of two', {}, `${OLA} | Sent again to ${OLA}`],
    ['given up', { state: GivenUp }, `${OLA} | Sent again to ${OLA}`],
    ['taken back', { state: Cancelled }, `${OLA} | Sent again to ${OLA}`],
    ['sent, to one after the other', { state: Sent }, `${KARI} ${OLA} | Sent again to ${KARI}, ${OLA}`],
    ['never written', { state: Failed, everybody: null, to: [KARI] }, `${KARI} | Sent again to ${KARI}`],
    ['a secret copy stays one', { state: Sent, details: { to: KARI, bcc: `Ola <${OLA}>` } }, `${KARI} ${OLA} | Sent again to ${KARI}`],
    ['an agent is told where he is now', { userId: 6, kind: 'newMessage', to: [BOSS] }, ' | Sent again to newMessage'],
    ['a person without an address then', { personId: 50, to: [], kind: 'escalation' }, ' | Sent again to escalation'],
    ['on its way', { state: Waiting }, 'conflict'],
    ['at somebody’s hands', { state: Sending }, 'conflict'],
    ['repeated before', { isRepeated: true }, 'conflict'],
    ['forgotten', { isForgotten: true, to: [] }, 'invalid'],
    ['for nobody', { to: [], everybody: null }, 'invalid'],
    ['without its message', { kind: 'message' }, 'invalid'],
  ];
  for (const [what, more, expected] of rows) assert.equal(outcome(sendAgain(ofTicket, row(more), house, moment)), expected, what);
  const decision = sendAgain(ofTicket, row(), house, moment) as Decision;
  assert.deepEqual(decision.effects?.parcels, [
    {
      medium: Medium.Mail,
      kind: 'forward',
      to: [OLA],
      templateId: null,
      personId: null,
      userId: null,
      alertId: null,
      subject: '[ejTag: 1] Door',
      mailId: '<svar.1.2.x@desk.example>',
      messageId: null,
      details: { to: KARI, cc: OLA, upTo: 3, again: 7 },
    },
  ]);
});

const actions = (decision: Decision | Refusal): unknown[] => {
  const { because } = decision as Decision;
  return [because?.action, because?.messageAction];
};

test('the log calls it what it is: a template, an SMS, or neither; taking back is one line', () => {
  const noted = thread(ticket(), message());
  assert.deepEqual(actions(sendAgain(noted, row({ kind: 'message' }), house, moment)), [
    LogAction.EditMessage,
    LogAction.MessageEditMessage,
  ]);
  assert.deepEqual(actions(sendAgain(noted, row({ templateId: 3 }), house, moment)), [LogAction.EditMessage, 10007]);
  assert.deepEqual(actions(sendAgain(noted, row({ medium: Medium.Sms, templateId: 3 }), house, moment)), [LogAction.EditMessage, 10008]);
  assert.deepEqual(actions(sendAgain(ofTicket, row(), house, moment)), [LogAction.EditTicket, undefined]);
  assert.deepEqual(actions(takeBack(noted, row({ state: Waiting }), house, moment)), [LogAction.EditMessage, LogAction.None]);
});

test('taken back: what waits, or was held by who is no more; not what is being sent, and not what is at its end', () => {
  const rows: [string, Partial<Outgoing>, string][] = [
    ['waits', { state: Waiting }, `nothing | Not sent, taken back: ${OLA}`],
    ['is being sent', { state: Sending, nextRetry: AT + 1 }, 'conflict'],
    ['was being sent', { state: Sending, nextRetry: AT }, `nothing | Not sent, taken back: ${OLA}`],
    ['has failed', { state: Failed }, 'conflict'],
    ['was sent', { state: Sent }, 'conflict'],
    ['was taken back', { state: Cancelled }, 'conflict'],
  ];
  for (const [what, more, expected] of rows) assert.equal(outcome(takeBack(ofTicket, row(more), house, moment)), expected, what);
});

test('both need the right to change the ticket; one that was merged sends nothing, but takes back', () => {
  for (const decide of [sendAgain, takeBack])
    assert.equal(outcome(decide(ofTicket, row({ state: Sent }), house, by(house.agents.get(6)!))), 'forbidden');
  const merged = { ...ofTicket, ticket: { ...ofTicket.ticket, base: TicketBaseStatus.Merged } };
  assert.equal(outcome(sendAgain(merged, row(), house, moment)), 'invalid');
  assert.match(outcome(takeBack(merged, row({ state: Waiting }), house, moment)), /taken back/);
});
