import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadgeType, MessageActionType, RecipientType } from '../vocabulary.ts';
import { addressKey } from './mail-address.ts';
import {
  type AddressFacts,
  BOUNCES_TOO_MANY,
  type Correspondence,
  type Correspondent,
  candidates,
  type Letter,
  type RecipientSettings,
  recipients,
} from './recipients.ts';

const person = (id: number, name: string, more: Partial<Correspondent> = {}): Correspondent => ({
  id,
  name,
  retired: false,
  mobile: '',
  addresses: [{ address: `${name.toLowerCase()}@example.org`, bounces: 0 }],
  ...more,
});
const kari = person(50, 'Kari');
const ola = person(51, 'Ola');
const kim = person(77, 'Kim', { addresses: [], mobile: '+47 900 00 000' });

const mail: Letter = {
  badge: BadgeType.Incoming,
  personId: 50,
  emailHeader:
    'From: "Nordmann, Kari" <kari@home.example.org>\nTo: desk@example.org, Eva <eva@example.org>\nCc: HELP@example.org, per@example.org, Eva@example.org\n',
  headers: [],
};
const reply: Letter = {
  badge: BadgeType.Reply,
  personId: null,
  emailHeader: '',
  headers: [{ name: 'To', value: 'Tor <tor@example.org>' }],
};

const about: Correspondence = {
  fromAddress: 'first@example.org',
  excludesRecipients: false,
  primary: kari,
  others: [ola, kim],
  persons: new Map([kari, ola, kim].map((one) => [one.id, one])),
  message: mail,
  latest: reply,
};
const settings: RecipientSettings = {
  replyToPrimaryEmail: false,
  replyToAllOnlyLatestExternalMessage: false,
  defaultNoCustomerOnForwarding: true,
  smsAvailable: false,
};
const own = new Set(['desk@example.org', 'help@example.org']);
const LETTERS: Readonly<Record<number, string>> = { [RecipientType.To]: 'To', [RecipientType.CC]: 'Cc', [RecipientType.Sms]: 'Sms' };

function named(
  action: keyof typeof MessageActionType,
  more: Partial<Correspondence> = {},
  said: Partial<RecipientSettings> = {},
  known: Readonly<Record<string, Partial<AddressFacts>>> = {},
): string[] {
  const facts = Object.entries(known).map(([address, one]) => [address, { name: '', retired: false, bounces: 0, ...one }] as const);
  const all = candidates(MessageActionType[action], { ...about, ...more }, { ...settings, ...said });
  return recipients(all, own, new Map(facts)).map(({ type, value }) => `${LETTERS[type]} ${value}`);
}

test('a new message: the primary person, the others in copy; nobody where the type says so', () => {
  assert.deepEqual(named('None'), ['To kari@example.org', 'Cc ola@example.org']);
  assert.deepEqual(named('None', { primary: null, others: [] }), []);
  assert.deepEqual(named('None', { excludesRecipients: true }), []);
});

test('a reply goes to Reply-To, else From, else the writer, else where the ticket came from, else the person', () => {
  const replyTo = { ...mail, emailHeader: `Reply-To: list@example.org\n${mail.emailHeader}` };
  assert.deepEqual(named('Reply', { message: replyTo }), ['To list@example.org']);
  assert.deepEqual(named('Reply'), ['To kari@home.example.org']);
  assert.deepEqual(named('Reply', { message: { ...mail, emailHeader: '' } }), ['To kari@example.org']);
  assert.deepEqual(named('Reply', { message: null }), ['To first@example.org']);
  assert.deepEqual(named('Reply', { message: reply }), ['To first@example.org'], 'an agent’s own message is not answered to the agent');
  assert.deepEqual(named('Reply', { message: null, fromAddress: '' }), ['To kari@example.org']);
  assert.deepEqual(named('Reply', { message: null }, { replyToPrimaryEmail: true }), ['To kari@example.org']);
  assert.deepEqual(named('Reply', { message: null, primary: null }, { replyToPrimaryEmail: true }), ['To first@example.org']);
});

test('a reply to all: sender, the other readers, the other persons; copies stay copies, the first place counts', () => {
  assert.deepEqual(named('ReplyAll'), ['To kari@home.example.org', 'To eva@example.org', 'To ola@example.org', 'Cc per@example.org']);
  assert.deepEqual(named('ReplyAll', {}, { replyToAllOnlyLatestExternalMessage: true }), [
    'To kari@home.example.org',
    'To tor@example.org',
    'To ola@example.org',
  ]);
  assert.deepEqual(named('ReplyAll', { message: null }), ['To first@example.org', 'To tor@example.org', 'To ola@example.org']);
  const kept = { ...mail, headers: [{ name: 'cc', value: 'kept@example.org' }] };
  assert.ok(named('ReplyAll', { message: kept }).includes('Cc kept@example.org'), 'kept headers go before raw ones');
});

test('a forward tells nobody, unless the desk copies its customers; a comment never', () => {
  assert.deepEqual(named('Forward'), []);
  assert.deepEqual(named('Forward', {}, { defaultNoCustomerOnForwarding: false }), ['Cc kari@example.org']);
  assert.deepEqual(named('InternalComment'), []);
});

test('retired persons and addresses that mail bounces from are left out', () => {
  assert.deepEqual(named('None', { primary: person(50, 'Kari', { retired: true }) }), ['Cc ola@example.org']);
  assert.deepEqual(named('Reply', {}, {}, { 'kari@home.example.org': { retired: true } }), []);
  assert.deepEqual(named('Reply', {}, {}, { 'kari@home.example.org': { bounces: BOUNCES_TOO_MANY } }), []);
  assert.deepEqual(named('Reply', {}, {}, { 'kari@home.example.org': { bounces: BOUNCES_TOO_MANY - 1 } }), ['To kari@home.example.org']);
  const addresses = [
    { address: 'old@example.org', bounces: BOUNCES_TOO_MANY },
    { address: 'new@example.org', bounces: 0 },
  ];
  assert.deepEqual(named('None', { primary: { ...kari, addresses }, others: [] }), ['To new@example.org']);
});

test('who has no address but a mobile number gets SMS, where there is somebody to carry it', () => {
  assert.deepEqual(named('None', { others: [kim] }, { smsAvailable: true }), ['To kari@example.org', 'Sms +47 900 00 000']);
  assert.deepEqual(named('None', { others: [kim] }), ['To kari@example.org']);
});

const toSms = (message: Letter, smsAvailable = true) => named('Reply', { message }, { smsAvailable });
test('an SMS is answered by SMS, where there is somebody to carry it; what a mail says of numbers counts for nothing', () => {
  const sms: Letter = { badge: BadgeType.Incoming, personId: 50, emailHeader: '', headers: [{ name: 'SMS', value: '+4791234567' }] };
  assert.deepEqual(toSms(sms), ['Sms +4791234567']);
  assert.deepEqual(toSms({ ...sms, personId: null }), ['Sms +4791234567']);
  assert.deepEqual(toSms(sms, false), ['To kari@example.org']);
  assert.deepEqual(toSms({ ...sms, headers: [{ name: 'SMS', value: 'POSTEN' }] }), ['To kari@example.org']);
  assert.deepEqual(toSms({ ...sms, emailHeader: 'SMS: +4790000000\nFrom: a@example.org\n' }), ['To a@example.org']);
  assert.deepEqual(toSms({ ...sms, badge: BadgeType.Reply, personId: null }), ['To first@example.org'], 'to whom it went is not who wrote');
});

test('the display: the written name, else the known person’s, in quotes where it must be', () => {
  const facts = new Map([[addressKey('Tor@example.org'), { name: 'Tor Tangen', retired: false, bounces: 0 }]]);
  const one = (name: string) => recipients([{ type: RecipientType.To, name, value: 'Tor@example.org' }], own, facts)[0]!.display;
  assert.deepEqual(
    [one(''), one('T'), one('Tangen, Tor')],
    ['Tor Tangen <Tor@example.org>', 'T <Tor@example.org>', '"Tangen, Tor" <Tor@example.org>'],
  );
});
