import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mail } from './mail.fixture.ts';
import { mailIdsIn } from './mail.ts';
import {
  type Candidate,
  type Clue,
  cluesOf,
  cluesOfBounce,
  type Led,
  type MatchSettings,
  match,
  tokenReference,
  tokenText,
} from './matching.ts';

const KARI = 'kari@example.org';
const settings: MatchSettings = { tags: ['ejTag'], subjectFirst: false, searchBody: true };
const named = (clues: readonly Clue[]): string[] => clues.map((clue) => `${clue.by} ${'mailId' in clue ? clue.mailId : clue.ticketId}`);
const ticket = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  mergedFrom: null,
  isShut: false,
  participants: new Set([KARI]),
  ...more,
});
const led = (clue: Clue, found: Candidate | null, isOurs = false): Led => ({ clue, ticket: found, isOurs });

test('Message-IDs of a header: in their order, without brackets; a bare one, and nothing of what is none', () => {
  assert.deepEqual(mailIdsIn('<a@x> (note) <b@y>\t<c@z>'), ['a@x', 'b@y', 'c@z']);
  assert.deepEqual(mailIdsIn('<a\t@x> < > <b@\r\n y>'), ['a@x', 'b@y'], 'folded in the middle');
  assert.deepEqual(mailIdsIn(' a@x '), ['a@x']);
  assert.deepEqual(mailIdsIn('a letter of Tuesday'), []);
});

test('clues are believed in an order: token, what it answers, what it refers to from the newest on, subject, body', () => {
  const one = mail({
    inReplyTo: ['m3@x'],
    references: ['m1@x', 'svar-to.20.abcdefghijklmnop1234@desk', 'm2@x', 'm3@x'],
    subject: 'Re: [ejTag: 20] and ejTag: 21',
    text: 'as in ejTag: 22',
  });
  const expected = [
    'token 20',
    'in-reply-to m3@x',
    'references m2@x',
    'references svar-to.20.abcdefghijklmnop1234@desk',
    'references m1@x',
    'subject tag 20',
    'subject tag 21',
    'body tag 22',
  ];
  assert.deepEqual(named(cluesOf(one, settings)), expected);
  const swapped = named(cluesOf(one, { ...settings, subjectFirst: true, searchBody: false }));
  assert.deepEqual(swapped.slice(0, 3), ['token 20', 'subject tag 20', 'subject tag 21']);
  assert.ok(!swapped.includes('body tag 22'));
});

test('a token comes back as it went out', () => {
  const reference = tokenReference(20, 'abcdefghijklmnop1234', 'desk.example');
  assert.deepEqual(cluesOf(mail({ references: [reference] }), settings)[0], { by: 'token', ticketId: 20, token: 'abcdefghijklmnop1234' });
  assert.equal(tokenText(20, 'Kari@Example.org'), '20 kari@example.org');
});

test('a bounce leads to what it returns, by its report or by the head that it quotes', () => {
  const report = { kind: 'delivery', action: 'failed', recipient: KARI, about: '<svar.20.3.k@desk>', subject: '[ejTag: 20] Door' } as const;
  assert.deepEqual(named(cluesOfBounce(mail({ report }), settings)), ['returned mail svar.20.3.k@desk', 'subject tag 20']);
  const quoted = mail({ text: 'We could not …\n\n> From: help\n> Message-ID: <svar.21.4.k@desk>\n' });
  assert.deepEqual(named(cluesOfBounce(quoted, settings)), ['returned mail svar.21.4.k@desk']);
});

const REPLY: Clue = { by: 'in-reply-to', mailId: 'm3@x' };
const TAG: Clue = { by: 'subject tag', ticketId: 20 };
const TOKEN: Clue = { by: 'token', ticketId: 20, token: 'abc' };

/** What the clues led to, who sends, the ticket, the one it may belong to, how many were tried. */
const table: readonly (readonly [string, readonly Led[], string, number | null, number | null, number])[] = [
  ['no clue: a new ticket', [], KARI, null, null, 0],
  ['an answer of the requester', [led(REPLY, ticket(20))], KARI, 20, null, 1],
  ['an answer of a stranger: a new ticket that may belong', [led(REPLY, ticket(20))], 'eve@evil.example', null, 20, 1],
  ['a tag of a stranger', [led(TAG, ticket(20))], 'eve@evil.example', null, 20, 1],
  ['a tag of the requester', [led(TAG, ticket(20))], KARI, 20, null, 1],
  ['a token of who takes no part any more', [led(TOKEN, ticket(20, { participants: new Set() }), true)], KARI, 20, null, 1],
  ['somebody else’s token is no better than a tag', [led(TOKEN, ticket(20)), led(TAG, ticket(20))], 'eve@evil.example', null, 20, 2],
  ['an unknown Message-ID, then a tag', [led(REPLY, null), led(TAG, ticket(20))], KARI, 20, null, 2],
  ['merged: the ticket that survives', [led(REPLY, ticket(30, { mergedFrom: 20 }))], KARI, 30, null, 1],
  [
    'shut: a new ticket, also when the tag names another one',
    [led(REPLY, ticket(20, { isShut: true })), led(TAG, ticket(21))],
    KARI,
    null,
    20,
    1,
  ],
  ['from nobody', [led(TAG, ticket(20))], '', null, 20, 1],
  [
    'a bounce is the mail server’s, who takes no part',
    [led({ by: 'returned mail', mailId: 'm' }, ticket(20), true)],
    'mailer-daemon@mx',
    20,
    null,
    1,
  ],
  [
    'a bounce of what the desk never sent opens nothing',
    [led({ by: 'returned mail', mailId: 'm' }, ticket(20))],
    'mailer-daemon@mx',
    null,
    20,
    1,
  ],
];
for (const [what, clues, sender, ticketId, maybe, tried] of table)
  test(`${what}`, () => {
    const found = match(clues, sender);
    assert.deepEqual([found.ticketId, found.maybe, found.tried.length], [ticketId, maybe, tried], found.tried.join('\n'));
    assert.equal(found.by === null, ticketId === null);
  });

test('what was tried is said in words', () => {
  const { tried } = match([led(REPLY, null), led(TAG, ticket(20))], 'eve@evil.example');
  assert.deepEqual(tried, [
    'in-reply-to <m3@x>: the desk knows nothing of it',
    'subject tag 20: eve@evil.example takes no part in ticket 20',
  ]);
});

test('a text full of numbers, or a bounce full of Message-IDs, is looked at for a while and not for ever', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => index + 1);
  const settings = { tags: ['ejTag'], subjectFirst: false, searchBody: true };
  const tagged = mail({ subject: 'x', text: many.map((id) => `ejTag: ${id}`).join('\n') });
  assert.equal(cluesOf(tagged, settings).length, 20);
  const bounce = mail({ subject: 'x', text: many.map((id) => `Message-ID: <${id}@x>`).join('\n') });
  assert.equal(cluesOfBounce(bounce, settings).length, 100);
});
