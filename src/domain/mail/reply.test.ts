import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_AN_HOUR, type Block, blocked, isPlainName, type Occasion, poured, silenceOf, withoutWordsOfOthers } from './reply.ts';

const NOW = Date.parse('2026-01-12T09:00:00Z');
const MINUTE = 60_000;
const block = (pool: number, minutesAgo = 0, repliedMinutesAgo: number | null = null): Block => ({
  pool,
  at: NOW - minutesAgo * MINUTE,
  repliedAt: repliedMinutesAgo === null ? null : NOW - repliedMinutesAgo * MINUTE,
});
const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  isAsked: false,
  silence: null,
  isSilent: false,
  templateId: 7,
  address: 'kari@fjell.example',
  isAgents: false,
  of: null,
  all: null,
  ...more,
});

test('who writes about something new is answered', () => assert.equal(silenceOf(occasion(), NOW), null));

const silent: readonly (readonly [Partial<Occasion>, RegExp])[] = [
  [{ isAsked: true }, /an agent has handed it over/],
  [{ silence: 'its head says list-id: x' }, /list-id/],
  [{ isSilent: true }, /mailbox sends no/],
  [{ address: '' }, /nobody is named/],
  [{ isAgents: true }, /from an agent/],
  [{ templateId: null }, /no template/],
  [{ of: block(0, 59, 59) }, /within the last hour/],
  [{ of: block(0, 0, -30) }, /within the last hour/],
  [{ of: block(5) }, /5 mails/],
  [{ all: block(ALL_AN_HOUR) }, /1000 mails/],
];
for (const [more, why] of silent) test(`silent: ${why.source}`, () => assert.match(silenceOf(occasion(more), NOW) ?? '', why));

test('an hour later it is answered again; a pool drains evenly', () => {
  assert.equal(silenceOf(occasion({ of: block(0, 60, 60) }), NOW), null);
  assert.equal(blocked(block(5, 11), null, NOW), 'it has had 5 mails of the desk by itself within an hour');
  assert.equal(blocked(block(5, 12), null, NOW), null);
  assert.deepEqual(poured(block(5, 12), block(10, 60), NOW), { of: 5, all: 1 });
});

test('a clock that was set back drains nothing, and blocks nobody for longer than that', () => {
  assert.deepEqual(poured(block(2, -600), null, NOW), { of: 3, all: 1 });
});

test('names that are nothing but names', () => {
  for (const name of ['Kari Nordmann', 'J. R. Ewing', "O'Brien", '李小龙', 'Anne-Marie']) assert.equal(isPlainName(name), true, name);
  for (const name of ['www.casino.example', 'Win 100', 'a@b.example', '<b>', '', `${'a'.repeat(61)}`, 'Visit casino.example'])
    assert.equal(isPlainName(name), false, name);
});

const said = (name: string) =>
  withoutWordsOfOthers(
    new Map([
      ['ticket.id', '7'],
      ['ticket.title', 'Pills'],
      ['ticket.lastmessage', 'Buy'],
      ['customer.name', name],
      ['customer.firstname', name.split(' ')[0]!],
      ['config.companyname', 'Nordlys AS'],
    ]),
  );

test('to a stranger goes nothing that he wrote, and his name where it is one', () => {
  assert.deepEqual([...said('Kari Fjell').values()], ['7', '', '', 'Kari Fjell', 'Kari', 'Nordlys AS']);
  assert.deepEqual([...said('Win at www.casino.example').values()], ['7', '', '', '', '', 'Nordlys AS']);
});
