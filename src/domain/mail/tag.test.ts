import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { NO_SUBJECT, tagFor, taggedIn, taggedSubject, titleOf } from './tag.ts';

const TAGS = ['ejTag', 'Sak'];

const tagged: readonly (readonly [string, readonly number[]])[] = [
  ['[ejTag: 12345] Door', [12345]],
  ['Re: ejTag: 12345', [12345]],
  ['EJTAG:12345', [12345]],
  ['[ ejtag : 12345 ]', [12345]],
  ['Sak: 7 and ejTag: 8, Sak: 7', [7, 8]],
  ['myejTag: 5', []],
  ['ejTag 5', []],
  ['ejTag: 0', []],
  ['ejTag: 99999999999', []],
  ['ejTag: 2147483647', []],
  ['ejTag:\u00a05', [5]],
  ['ejTag:      5', []],
  ['', []],
];
for (const [text, ids] of tagged)
  test(`“${text}” names ${ids.join(', ') || 'no ticket'}`, () => assert.deepEqual(taggedIn(text, TAGS), ids));

test('letters of a tag mean themselves, and no tag finds nothing', () => {
  assert.deepEqual(taggedIn('a+b(c): 5', ['a+b(c)']), [5]);
  assert.deepEqual(taggedIn('aab(c): 5', ['a+b(c)']), []);
  assert.deepEqual(taggedIn(': 5', ['']), []);
});

const titles: readonly (readonly [string, string])[] = [
  ['Door', 'Door'],
  ['Re: Door', 'Door'],
  ['RE: Fwd: AW: Door', 'Door'],
  ['Re[2]: Door', 'Door'],
  ['Re (3): Door', 'Door'],
  ['Re^2: Door', 'Door'],
  ['SV: VS: Døren', 'Døren'],
  ['VL: Ovi', 'Ovi'],
  ['Antwort: Tür', 'Tür'],
  ['TR : Porte', 'Porte'],
  ['Re：門', '門'],
  ['回复：門', '門'],
  ['返信: ドア', 'ドア'],
  ['Отв: Дверь', 'Дверь'],
  ['R: I: Porta', 'Porta'],
  ['\u200fהשב: דלת', 'דלת'],
  ['Re: [ejTag: 12] Door', 'Door'],
  ['Re: Door [ejTag: 12]', 'Door'],
  ['Résumé: mine', 'Résumé: mine'],
  ['Reg: a matter', 'Reg: a matter'],
  ['Re', 'Re'],
  ['Re: ', NO_SUBJECT],
  ['  ', NO_SUBJECT],
  ['[ejTag: 12]', NO_SUBJECT],
  ['two\r\n lines', 'two lines'],
];
for (const [subject, title] of titles) test(`“${subject}” is titled “${title}”`, () => assert.equal(titleOf(subject, TAGS), title));

test('a subject goes out with its tag once', () => {
  assert.equal(taggedSubject('Door', 'ejTag', 12), '[ejTag: 12] Door');
  assert.equal(taggedSubject('Re: [ejTag: 12] Door', 'ejTag', 12), 'Re: [ejTag: 12] Door');
  assert.equal(taggedSubject('[ejTag: 13] Door', 'ejTag', 12), '[ejTag: 12] [ejTag: 13] Door', 'another ticket’s stays a word');
  assert.equal(taggedSubject('', 'ejTag', 12), `[ejTag: 12] ${NO_SUBJECT}`);
});

test('whatever a title is, what goes out is read back as the ticket’s', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 2_000_000_000 }), (title, id) => {
      assert.equal(taggedIn(tagFor('ejTag', id), TAGS)[0], id);
      assert.ok(taggedIn(taggedSubject(title, 'ejTag', id), TAGS).includes(id));
      assert.ok(titleOf(title, TAGS).length <= 255 && titleOf(title, TAGS) !== '');
    }),
  );
});
