import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWords } from './encoded-words.ts';

/** As it is written, as it is read. */
const table: readonly (readonly [string, string])[] = [
  ['plain', 'plain'],
  ['=?utf-8?Q?Bl=C3=A5?= and =?utf-8?B?YsOmcg==?=', 'Blå and bær'],
  ['=?utf-8?Q?Bl=C3?= =?UTF-8?Q?=A5b=C3=A6r?=', 'Blåbær'],
  ['=?utf-8?B?QmzD?=\t=?utf-8?B?pWI=?=x', 'Blåbx'],
  ['=?utf-8?B?QmzDpQ==?==?iso-8859-1?Q?b=E6r?=', 'Blåbær'],
  ['=?utf-8*nb?Q?Bl=C3=A5?=', 'Blå'],
  ['=?iso-8859-1?Q?=93x=94_=80?=', '“x” €'],
  ['=?iso-8859-1?Q?Bl=C3=A5?=', 'Blå'],
  ['=?utf-8?Q?Bl=E5?=', 'Blå'],
  ['=?x-none?Q?Bl=C3=A5?=', 'Blå'],
  ['=?koi8-r?B?5NfF0tg=?=', 'Дверь'],
  ['=?utf-8?Q?a b=_c=ZZ=4?=', 'a b= c=ZZ=4'],
  ['=?utf-8?Q?blåbær?=', 'blåbær'],
  ['=?utf-8?B?Qg?=', 'B'],
  ['=?utf-8?B?Q?=', ''],
  ['=?utf-8?B?????=', '=?utf-8?B?????='],
  ['=?utf-8?X?abc?= =?utf-8?Q', '=?utf-8?X?abc?= =?utf-8?Q'],
  ['a =?utf-8?Q?b?= c', 'a b c'],
];
for (const [written, read] of table) test(`${written}`, () => assert.equal(readWords(written), read));

test('words without an end, and words without a number, cost no more than their length', () => {
  for (const hostile of ['=?utf-8?q?', '=?', '?=', '=?utf-8?q?a?= ', ' ', '=?a?b?'].map((sign) => sign.repeat(100_000))) readWords(hostile);
});
