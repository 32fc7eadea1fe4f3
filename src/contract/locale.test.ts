import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findZone, inLanguage, languageCode } from './locale.ts';

const status = 'US:"Open";NO:"Åpen"';

test('one language is taken from a text that has several', () => {
  const rows: [text: string, language: string | null, shown: string][] = [
    [status, null, status],
    [status, 'NO', 'Åpen'],
    [status, 'US', 'Open'],
    [status, 'FR', 'Open'],
    ['US:"Supplier";NO:"Leverandør";', 'NO', 'Leverandør'],
    ['NO:"Bare norsk";SW:"Bara svenska"', 'FR', 'Bare norsk'],
    ['US:"Open"', 'NO', 'Open'],
    ['GE:"Offen";US:"Open"', 'CH', 'Offen'],
    ['CH:"Offe";GE:"Offen"', 'CH', 'Offe'],
    ['US:"a;b:c";NO:"d"', 'US', 'a;b:c'],
    ['US:"";NO:"x"', 'US', ''],
    ['US:"first";US:"second"', 'US', 'first'],
  ];
  for (const [text, language, shown] of rows) assert.equal(inLanguage(text, language), shown, `${text} in ${language}`);
});

test('a text that breaks the pattern anywhere stays as it is', () => {
  const texts = [
    'Printer is on fire',
    '',
    'US',
    'US:',
    'US:"',
    'US:"Open',
    'US:Open',
    'us:"Open"',
    'USA:"Open"',
    'U:"Open"',
    'US :"Open"',

    'US:"Open" ',
    ' US:"Open"',
    'US:"Open";;',
    'US:"Open";NO',
    'US:"Open"NO:"x"',
    'US:"Open", NO:"x"',
    'US:"a"b";',
    '[SR_MANDATORY_FIELD_1281]',
  ];
  for (const text of texts) assert.equal(inLanguage(text, 'NO'), text);
});

test('language tags become the codes of the stored texts', () => {
  const rows: [string, string][] = [
    ['en', 'US'],
    ['en-GB', 'US'],
    ['nb', 'NO'],
    ['nb-NO', 'NO'],
    ['nn', 'NO'],
    ['no', 'NO'],
    ['NB-no', 'NO'],

    ['da', 'DA'],
    ['sv', 'SW'],
    ['de', 'GE'],
    ['de-CH', 'CH'],
    ['de-AT', 'GE'],
    ['fr', 'FR'],
    ['nl', 'NL'],
    ['es', 'SP'],

    ['it', 'IT'],
    ['fi', 'FI'],
    ['pl', 'PL'],
    ['cs', 'CZ'],
    ['ru', 'RU'],
    ['zh-Hans', 'CN'],
    ['ja', 'JP'],
    ['tlh', 'US'],
    ['', 'US'],
  ];
  for (const [tag, code] of rows) assert.equal(languageCode(tag), code, tag);
});

test('zones are found by code, by id and by IANA name, in any case', () => {
  const rows: [text: string, label: string, zone: string][] = [
    ['NO', 'NO', 'Europe/Oslo'],
    ['no', 'NO', 'Europe/Oslo'],
    ['261', 'NO', 'Europe/Oslo'],
    ['1', 'UTC', 'Etc/UTC'],
    ['utc', 'UTC', 'Etc/UTC'],
    ['UTC', 'UTC', 'Etc/UTC'],
    ['460', 'US-NY', 'America/New_York'],
    ['us-ny', 'US-NY', 'America/New_York'],
    ['498', 'WET', 'WET'],
    ['Europe/Oslo', 'Europe/Oslo', 'Europe/Oslo'],
    ['europe/oslo', 'europe/oslo', 'Europe/Oslo'],
    ['ASIA/TOKYO', 'ASIA/TOKYO', 'Asia/Tokyo'],
  ];
  for (const [text, label, zone] of rows) {
    const found = findZone(text);
    assert.equal(found?.label, label, text);
    if (zone !== 'WET') assert.equal(found?.zone.name, zone, text);
  }
});

test('an unknown zone is not found, and nothing odd reaches the platform', () => {
  const unknown = [
    '',
    ' ',
    '0',
    '99999',
    '-1',
    'Mars/Olympus',
    'NOO',
    '+01:00',
    '../../etc/passwd',
    'NO\r\nX: y',
    'a'.repeat(200),
    'Europe/Oslo ',
    '__proto__',
  ];
  for (const text of unknown) assert.equal(findZone(text), null, JSON.stringify(text));
});
