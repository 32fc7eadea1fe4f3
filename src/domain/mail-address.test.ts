import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { cleanName, headerOf, isAddress, readMailboxes, writeMailbox } from './mail-address.ts';

const read = (text: string): string[] => readMailboxes(text).map(({ name, address }) => `${name}|${address}`);

const LISTS: readonly (readonly [what: string, text: string, mailboxes: readonly string[]])[] = [
  ['nothing', '', []],
  ['one bare address', 'kari@example.org', ['|kari@example.org']],
  ['a name', 'Kari Nordmann <kari@example.org>', ['Kari Nordmann|kari@example.org']],
  ['a comma in quotes', '"Nordmann, Kari" <kari@example.org>, ola@example.org', ['Nordmann, Kari|kari@example.org', '|ola@example.org']],
  ['an escaped quote', '"Kari \\"K\\" N" <kari@example.org>', ['Kari "K" N|kari@example.org']],
  ['semicolons', 'a@example.org; B <b@example.org>;', ['|a@example.org', 'B|b@example.org']],
  ['a group', 'Team: a@example.org, b@example.org;, c@example.org', ['|a@example.org', '|b@example.org', '|c@example.org']],
  ['a group of nobody', 'undisclosed-recipients:;', []],
  ['a comment as name', 'a@example.org (Anna Aas)', ['Anna Aas|a@example.org']],
  ['comments in each other', '(x (y, z) @) a@example.org', ['x y, z @|a@example.org']],
  ['encoded words', '=?utf-8?Q?Bj=C3=B8rn?= =?utf-8?B?IEJlcmc=?= <b@example.org>', ['Bjørn Berg|b@example.org']],
  ['Latin 1', '=?iso-8859-1?q?Bj=F8rn_Berg?= <b@example.org>', ['Bjørn Berg|b@example.org']],
  ['an unknown charset', '=?x-none?q?B?= <b@example.org>', ['B|b@example.org']],
  ['the address as name', 'A@example.org <a@example.org>', ['|a@example.org']],
  ['no address', 'Kari, <>, <kari>, kari@, @example.org, a b@example.org', []],
  ['quotes that do not end', '"Kari <kari@example.org>, ola@example.org', []],
  ['brackets that do not end', 'Kari <kari@example.org, ola@example.org', ['Kari|kari@example.org', '|ola@example.org']],
  ['line breaks and hidden signs', 'Ka\u202eri\r\n Bcc <kari@example.org>', ['Ka ri Bcc|kari@example.org']],
];

for (const [what, text, mailboxes] of LISTS) test(`mailboxes: ${what}`, () => assert.deepEqual(read(text), mailboxes));

test('an address holds no line break, blank or hidden sign', () => {
  for (const bad of ['a@b\r\nBcc: c@d', 'a b@c', 'a@b@c', 'a\u202e@b', `${'a'.repeat(65)}@b`, `a@${'b'.repeat(200)}`, 'a@b>', ''])
    assert.equal(isAddress(bad), false, bad);
  assert.ok(isAddress("o'neil+tag@mail.example.org") && isAddress('søk@blåbær.no'));
});

test('what is written is read again as it was', () => {
  const name = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map(cleanName)
    .filter((text) => text !== 'a@example.org' && !text.includes('=?'));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const mailboxes = names.map((one, index) => ({ name: one, address: `a${index}@example.org` }));
      const known = mailboxes.filter((one) => one.name.toLowerCase() !== one.address);
      assert.deepEqual(readMailboxes(known.map(writeMailbox).join(', ')), known);
    }),
  );
});

test('whatever the text: addresses only, 500 at most', () => {
  const signs = fc.array(fc.constantFrom('"', '<', '>', '(', ')', ',', ';', ':', '\\', '@', 'a', ' ', '=?utf-8?q?', '?=', '\n'), {
    maxLength: 80,
  });
  fc.assert(fc.property(signs, (parts) => assert.ok(readMailboxes(parts.join('')).every(({ address }) => isAddress(address)))));
  assert.equal(readMailboxes('a@b,'.repeat(20_000)).length, 500);
  for (const hostile of ['(', '"', '<', '\\', '=?a?q?', '?= ', ':', '<a@b '].map((sign) => sign.repeat(100_000))) readMailboxes(hostile);
});

const BLOCK = 'From: a@example.org\r\nTO: b@example.org,\r\n\tc@example.org\r\nX-To: no\r\nto: d@example.org\r\n\r\nTo: body@example.org';

test('headers are unfolded, joined, and end with the block', () => {
  assert.equal(headerOf(BLOCK, 'To'), 'b@example.org, c@example.org, d@example.org');
  assert.equal(headerOf(BLOCK, 'Cc'), '');
  assert.equal(headerOf('', 'To'), '');
});
