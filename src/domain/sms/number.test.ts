import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReachable, numberOf, senderNumber, spellingsOf } from './number.ts';

test('a number has its country, whatever it is spelt like', () => {
  for (const [said, country, expected] of [
    ['+47 912 34 567', '47', '+4791234567'],
    ['+47 (0) 912-34-567', '47', '+4791234567'],
    ['0047 91234567', '', '+4791234567'],
    ['912 34 567', '47', '+4791234567'],
    ['4791234567', '47', '+4791234567'],
    // Norwegian numbers begin with 47 too
    ['47 12 34 56', '47', '+4747123456'],
    ['0171/123 45 67', '49', '+491711234567'],
    ['(0)7700 900123', '44', '+447700900123'],
    ['(415) 555-2671', '1', '+14155552671'],
    ['1-415-555-2671', '1', '+14155552671'],
    ['8 912 345-67-89', '7', '+79123456789'],
    ['06 30 123 4567', '36', '+36301234567'],
    ['391 234 5678', '39', '+393912345678'],
    ['91234 56789', '91', '+919123456789'],
    ['919123456789', '91', '+919123456789'],
    ['+44 7700\u2013900123', '47', '+447700900123'],
    ['1963', '47', '1963'],
    ['912 34 567', '', '91234567'],
  ] as const)
    assert.equal(numberOf(said, country), expected, `${said} in ${country}`);
});

test('what is no number is none', () => {
  for (const said of [
    '',
    'call me',
    '12',
    '+12',
    '+0012345678',
    '+4712345678901234567890',
    '+47 912 34 567 ext. 3',
    '91234567; drop',
    '+',
    '9'.repeat(100),
  ])
    assert.equal(numberOf(said, '47'), null, said);
});

test('a sender’s number has its country, with a plus or without; a name is no number', () => {
  for (const [said, expected] of [
    ['4791234567', '+4791234567'],
    ['447700900123', '+447700900123'],
    ['+447700900123', '+447700900123'],
    ['91234567', '+4791234567'],
    ['2345', '2345'],
    ['POSTEN', null],
    ['', null],
  ] as const)
    assert.equal(senderNumber(said, '47'), expected, said);
});

test('a number is looked for in the ways in which people write it, and each of them means it', () => {
  for (const [number, country] of [
    ['+4791234567', '47'],
    ['+491711234567', '49'],
    ['+393912345678', '39'],
    ['+36301234567', '36'],
  ] as const) {
    const spellings = spellingsOf(number, country);
    assert.ok(spellings.includes(number.slice(1)) && spellings.includes(`00${number.slice(1)}`) && spellings.length >= 4, spellings.join());
    const home = spellings.find((one) => number === `+${country}${one}`);
    assert.equal(numberOf(home ?? '', country), number);
  }
  assert.deepEqual(spellingsOf('+447700900123', '47'), ['447700900123', '00447700900123']);
  assert.deepEqual(spellingsOf('1963', '47'), ['1963']);
});

test('an SMS goes to numbers only', () => {
  assert.deepEqual(['+4791234567', '1963', 'POSTEN', '', '+47x'].map(isReachable), [true, true, false, false, false]);
});
