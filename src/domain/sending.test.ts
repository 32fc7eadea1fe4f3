import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TicketBaseStatus, TicketMessageCategory, TicketOrigin, TicketSecurityLevel } from '../vocabulary.ts';
import { type Decision, isRefusal, type Refusal } from './decision.ts';
import { ALL, agent, category, desk, message, momentOf, thread, ticket } from './desk.fixture.ts';
import {
  addressees,
  everyAddress,
  forwardTicket,
  type Mailing,
  mayCopy,
  namedAddressees,
  numbersFor,
  numbersIn,
  sendMessage,
  sendSms,
  subjectOf,
} from './sending.ts';

const one = agent(6, ALL);
const templated = category(1, [], { replyTemplateId: 9 });
const small = desk([one], [templated]);
const moment = momentOf(one);
const { External, Internal } = TicketSecurityLevel;

function decided(outcome: Decision | Refusal): Decision {
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  return outcome;
}
const refused = (outcome: Decision | Refusal): string => (isRefusal(outcome) ? outcome.why : 'decided');

const mailing = (more: Partial<Mailing> = {}): Mailing => ({
  who: addressees({ to: ['Kari <kari@example.org>'], cc: [], bcc: [] }),
  subject: '',
  templateId: 0,
  mailId: '<svar.1.1.ab@desk.example>',
  gdprSource: '',
  knownPersonIds: [],
  ...more,
});
const letter = (more: object = {}) => ({ ...thread(ticket({ title: 'The door' })), message: message({ id: 7, ...more }) });

test('addresses: each once, in the first list that names it; what is none is passed over', () => {
  const who = addressees({ to: ['A <a@x.org>, nobody', 'B@x.org'], cc: ['b@X.org; c@x.org'], bcc: ['a@x.org', 'd@x.org', ''] });
  assert.deepEqual(everyAddress(who), ['a@x.org', 'B@x.org', 'c@x.org', 'd@x.org']);
  assert.deepEqual(
    who.bcc.map(({ address }) => address),
    ['d@x.org'],
  );
});

const many = (count: number): string[] => Array.from({ length: count }, (_, place) => `a${place}@x.org`);
test('too many recipients are refused rather than cut off; nobody is refused too', () => {
  assert.ok(!('why' in namedAddressees({ to: many(499), cc: [], bcc: [] })));
  for (const to of [many(500), [many(600).join(', ')], []]) assert.ok('why' in namedAddressees({ to, cc: [], bcc: [] }), String(to.length));
});

test('who gets an SMS: whom the caller names; nobody named, the number that a ticket came from', () => {
  const sms = { origin: TicketOrigin.SMS, fromAddress: '+4791234567' };
  assert.deepEqual(numbersFor([], sms, '47'), ['+4791234567']);
  assert.deepEqual(numbersFor(['98765432'], sms, '47'), ['+4798765432']);
  assert.deepEqual(numbersFor(['call me'], sms, '47'), []);
  assert.deepEqual(numbersFor([], { ...sms, fromAddress: 'POSTEN' }, '47'), []);
  assert.deepEqual(numbersFor([], { origin: TicketOrigin.Email, fromAddress: '+4791234567' }, '47'), []);
});

test('numbers: without their dress, each once; what is none is passed over', () => {
  assert.deepEqual(numbersIn(['912 34 567', '+47 91234567', '1963'], '47'), ['+4791234567', '1963']);
  assert.deepEqual(numbersIn(['+47 (912) 34-567', '+4791234567', 'call me', '12', '+4712345678901234567890']), ['+4791234567']);
});

describe('subjects', () => {
  for (const [said, tag, expected] of [
    ['', 'ejTag', '[ejTag: 12] The door'],
    ['Your door', 'ejTag', '[ejTag: 12] Your door'],
    ['Re: [ejTag: 12] The door', 'ejTag', 'Re: [ejTag: 12] The door'],
    ['Re: EJTAG:12 x', 'ejTag', 'Re: EJTAG:12 x'],
    ['Re: [ejTag: 123] x', 'ejTag', '[ejTag: 12] Re: [ejTag: 123] x'],
    ['a\r\nBcc: x@y.org', 'ejTag', '[ejTag: 12] a Bcc: x@y.org'],
    ['a\u2028b\u0007c', 'ejTag', '[ejTag: 12] a b c'],
    ['x', '.*', '[.*: 12] x'],
    ['x', '', 'x'],
  ] as const)
    test(`${JSON.stringify(said)} with ${tag || 'no tag'}`, () =>
      assert.equal(subjectOf(said, tag, { id: 12, title: 'The door' }), expected));
  test('a long one keeps its tag and fits a line', () => {
    const subject = subjectOf('x'.repeat(2_000), 'ejTag', { id: 12, title: '' });
    assert.deepEqual([subject.length, subject.slice(0, 13)], [998, '[ejTag: 12] x']);
  });
});

describe('mail', () => {
  test('the message remembers who had it, and under which id; the parcel waits with all that its channel needs', () => {
    const who = addressees({ to: ['Kari <kari@example.org>'], cc: ['c@x.org'], bcc: ['secret@x.org'] });
    const before = letter();
    const {
      thread: after,
      effects,
      because,
      kinds,
    } = decided(sendMessage(before, mailing({ who, knownPersonIds: [50, 51] }), 'ejTag', small, moment));
    assert.equal(after.message!.messageId, '<svar.1.1.ab@desk.example>');
    assert.deepEqual(
      after.message!.headers.map(({ name, value }) => [name, value]),
      [
        ['To', 'Kari <kari@example.org>'],
        ['Cc', 'c@x.org'],
        ['Bcc', 'secret@x.org'],
      ],
    );
    assert.deepEqual(after.otherPersonIds, [50, 51]);
    const [parcel] = effects!.parcels!;
    assert.deepEqual(
      [parcel!.to, parcel!.subject, parcel!.templateId, parcel!.messageId, parcel!.mailId],
      [['kari@example.org', 'c@x.org', 'secret@x.org'], '[ejTag: 1] The door', 9, 7, '<svar.1.1.ab@desk.example>'],
    );
    assert.deepEqual(kinds, ['MessageSent']);
    assert.deepEqual(
      [because!.messageAction, because!.description],
      [10007, 'Sent to kari@example.org, c@x.org'],
      'a Bcc is nobody else’s',
    );
  });
  test('sent again: the same Message-ID, no line twice, who had it before stays', () => {
    const first = decided(sendMessage(letter(), mailing(), '', small, moment)).thread;
    const again = mailing({ mailId: '<other@x>', who: addressees({ to: ['kari@example.org'], cc: [], bcc: [] }) });
    const second = decided(sendMessage({ ...first, message: first.message! }, again, '', small, moment)).thread.message!;
    assert.equal(second.messageId, '<svar.1.1.ab@desk.example>');
    assert.deepEqual(
      second.headers.map(({ value }) => value),
      ['Kari <kari@example.org>', 'kari@example.org'],
    );
    const third = decided(sendMessage({ ...first, message: first.message! }, mailing(), '', small, moment)).thread.message!;
    assert.equal(third.headers.length, 1);
  });
  test('persons of the ticket are not doubled', () => {
    const before = { ...thread(ticket({ personId: 50 }), null, [51]), message: message() };
    assert.deepEqual(
      decided(sendMessage(before, mailing({ knownPersonIds: [50, 51, 52] }), '', small, moment)).thread.otherPersonIds,
      [51, 52],
    );
  });
  test('refused: nobody to send to, no right, a merged ticket', () => {
    assert.equal(
      refused(sendMessage(letter(), mailing({ who: addressees({ to: ['x'], cc: [], bcc: [] }) }), '', small, moment)),
      'invalid',
    );
    assert.equal(refused(sendMessage(letter(), mailing(), '', small, momentOf(agent(8, [])))), 'forbidden');
    const merged = { ...thread(ticket({ base: TicketBaseStatus.Merged })), message: message() };
    assert.equal(refused(sendMessage(merged, mailing(), '', small, moment)), 'invalid');
  });
});

test('SMS: a line on the message, a parcel for the gateway', () => {
  const { thread: after, effects, because } = decided(sendSms(letter(), ['+4791234567'], 4, small, moment));
  assert.deepEqual(
    after.message!.headers.map(({ name, value }) => [name, value]),
    [['SMS', '+4791234567']],
  );
  assert.deepEqual([effects!.parcels![0]!.medium, effects!.parcels![0]!.templateId, because!.messageAction], [1, 4, 10008]);
  assert.equal(refused(sendSms(letter(), [], 0, small, moment)), 'invalid');
});

test('a forward without a comment leaves no message, and carries what is there now', () => {
  const who = addressees({ to: ['x@y.org'], cc: [], bcc: [] });
  const { thread: after, effects } = decided(forwardTicket(thread(ticket()), null, { who, mailId: '<a@b>' }, 44, 'ejTag', small, moment));
  assert.equal(after.message, null);
  assert.deepEqual(
    [effects!.parcels![0]!.kind, effects!.parcels![0]!.details!.upTo, effects!.parcels![0]!.templateId],
    ['forward', 44, null],
  );
});

test('a copy goes to the customer only of what he may see', () => {
  const levels = [External, Internal].flatMap((of) =>
    [External, Internal].map((level) =>
      mayCopy(thread(ticket({ level: of }), message({ level, category: TicketMessageCategory.Message }))),
    ),
  );
  assert.deepEqual(levels, [true, false, false, false]);
});
