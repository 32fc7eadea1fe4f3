import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutboxState } from '../mail/posting.ts';
import { dayOf, fateOfSms, heldBack, LIMITS, limitOf } from './limits.ts';

const at = Date.parse('2026-03-29T10:00:00Z');
const MINUTE = 60_000;

test('a limit is a number of its own; all else is none', () => {
  assert.deepEqual(['10', ' 7 ', '0', '', 'ten', '-1', '1.5', '10000000000', undefined].map(limitOf), [
    10,
    7,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('the limit that is reached is named', () => {
  const values = new Map<string, string>([
    [LIMITS.perDay, '10'],
    [LIMITS.perNumber, '2'],
  ]);
  assert.equal(heldBack(values, { all: 9, toNumber: 1 }), null);
  assert.match(heldBack(values, { all: 10, toNumber: 0 }) ?? '', /10 SMS a day .*MaximumSmsMessagesPerDay/);
  assert.match(heldBack(values, { all: 2, toNumber: 2 }) ?? '', /2 SMS a day .* one number .*MaximumSmsMessagesPerRecipient/);
  assert.equal(heldBack(new Map(), { all: 1e6, toNumber: 1e6 }), null);
});

test('a day is the desk’s own, also when its clocks are turned', () => {
  const { from, until } = dayOf(at, 'Europe/Oslo');
  assert.deepEqual([new Date(from).toISOString(), new Date(until).toISOString()], ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
});

test('what a limit holds back waits for the next day; what a gateway postpones does not', () => {
  const [held, slow] = [
    { address: '+4791234567', why: 'held back' },
    { address: '+4798765432', why: 'later' },
  ];
  const until = at + 600 * MINUTE;
  const alone = fateOfSms({ refused: [], postponed: [] }, [held], until, 1, at, at);
  assert.deepEqual([alone.state, alone.rest, alone.againAt, alone.lost], [OutboxState.Waiting, ['+4791234567'], until, []]);
  assert.equal(alone.error, '+4791234567: held back');
  const both = fateOfSms({ refused: [], postponed: [slow] }, [held], until, 1, at, at);
  assert.deepEqual([both.rest, both.againAt], [['+4798765432', '+4791234567'], at + MINUTE]);
  const late = fateOfSms({ refused: [], postponed: [] }, [held], until, 9, at - 5 * 24 * 60 * MINUTE, at);
  assert.deepEqual([late.state, late.lost], [OutboxState.GivenUp, [held]]);
  assert.equal(fateOfSms({ refused: [], postponed: [] }, [], until, 1, at, at).state, OutboxState.Sent);
});
