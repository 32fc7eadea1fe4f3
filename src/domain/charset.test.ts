import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnknownCharset, latinText, plainText, textIn } from './charset.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What it is said to be, the bytes, what is read. */
const table: readonly (readonly [string, string, Uint8Array, string])[] = [
  ['nothing, UTF-8', '', utf8('Blåbær'), 'Blåbær'],
  ['nothing, Latin-1', '', latin('Blåbær'), 'Blåbær'],
  ['ASCII, UTF-8', 'US-ASCII', utf8('Blåbær'), 'Blåbær'],
  ['Latin-1, UTF-8', 'iso-8859-1', utf8('Blåbær'), 'Blåbær'],
  ['Latin-1, as it is', 'ISO-8859-1', latin('Blåbær'), 'Blåbær'],
  ['Latin-1, of Windows', 'iso-8859-1', latin('\x93x\x94 \x80'), '“x” €'],
  ['UTF-8, Latin-1', ' utf-8 ', latin('Blåbær'), 'Blåbær'],
  ['UTF-8, then Latin-1', 'utf8', Uint8Array.from([...utf8('å\n'), ...latin('å\n'), ...utf8('門')]), 'å\nå\n門'],
  ['UTF-8, cut', 'utf-8', Uint8Array.from([...utf8('å\n門'), 0xc3]), 'å\n門'],
  ['Latin-1, a letter at its end', 'utf-8', latin('Ting på'), 'Ting på'],
  ['UTF-8 with a mark', 'utf-8', utf8('\ufeffx'), 'x'],
  ['UTF-7', 'UTF-7', latin('Bl+AOU-b+AOY-r +- 1'), 'Blåbær + 1'],
  ['UTF-7, ended by what is no base64', 'utf-7', latin('+AOU.'), 'å.'],
  ['UTF-7, cut', 'utf-7', latin('a+AOUA'), 'aå'],
  ['UTF-7, of one letter', 'utf-7', latin('a+A-'), 'a'],
  ['KOI8-R', 'koi8-r', Uint8Array.from([0xe4]), 'Д'],
  ['nobody knows, UTF-8', 'x-none', utf8('Blåbær'), 'Blåbær'],
  ['nobody knows, Latin-1', 'x-none', latin('Blåbær'), 'Blåbær'],
  ['no label at all', '<>"', utf8('x'), 'x'],
];
for (const [what, label, bytes, text] of table) test(`${what}`, () => assert.equal(textIn(bytes, label), text));

test('labels that somebody knows, by any of their names, and those that nobody does', () => {
  for (const known of [
    '',
    'UTF-7',
    'cp932',
    'windows-1252',
    'x-sjis',
    'CP936',
    'ISO_8859-1:1987',
    'euc_jp',
    'ibm866',
    'unknown-8bit',
    'utf8',
  ])
    assert.equal(isUnknownCharset(known), false, known);
  for (const unknown of ['x-none', 'cp850', 'hz-gb-2312', 'viscii', 'constructor', '\0', 'x'.repeat(10_000)])
    assert.equal(isUnknownCharset(unknown), true, unknown.slice(0, 20));
  assert.equal(textIn(Uint8Array.from([0x82, 0xa0]), 'cp932'), 'あ');
});

test('all 256 bytes are read as something, each as itself', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  assert.equal(new Set(latinText(all)).size, 256);
  assert.equal(latinText(all).length, 256);
  assert.equal(plainText(all).length, 256);
});
