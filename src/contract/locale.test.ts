import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cultureOf, findZone, formatNumber, inLanguage, languageCode, zones } from './locale.ts';

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
    '[SR_OF_SOMEBODY_ELSE_1]',
    'SR_OF_SOMEBODY_ELSE',
    'see [SR_MANDATORY_FIELD_1281]',
    '[SR_constructor]',
    'SR_',
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

test('a resource key of ours is its text once a language is in effect, with or without brackets', () => {
  for (const key of ['[SR_MANDATORY_FIELD_1281]', 'SR_MANDATORY_FIELD_1281']) {
    assert.equal(inLanguage(key, null), key);
    assert.equal(inLanguage(key, 'US'), 'This field must be filled in');
    assert.equal(inLanguage(key, 'NO'), 'Feltet må fylles ut');
    assert.equal(inLanguage(key, 'JP'), 'This field must be filled in');
    assert.equal(inLanguage(key, 'JP', ['SW']), 'Fältet måste fyllas i');
  }
});

test('a culture needs a language, follows it when nothing is asked, and changes the decimal mark only', () => {
  const rows: [asked: string | undefined, language: string | null, culture: string | null, shown: string][] = [
    ['sv', null, null, '1234.5'],
    [undefined, null, null, '1234.5'],
    ['sv', 'US', 'sv', '1234,5'],
    ['de-DE', 'US', 'de-de', '1234,5'],
    ['en', 'NO', 'en', '1234.5'],
    [undefined, 'NO', 'nb', '1234,5'],
    [undefined, 'US', 'en', '1234.5'],
    [undefined, 'CH', 'de-ch', '1234.5'],
    ['', 'GE', 'de', '1234,5'],
    ['ar-SA', 'US', 'ar-sa', '1234.5'],
    ['qq', 'US', 'en', '1234.5'],
    ['../../etc', 'US', 'en', '1234.5'],
    ['sv-u-nu-thai', 'US', 'en', '1234.5'],
  ];
  for (const [asked, language, culture, shown] of rows) {
    assert.equal(cultureOf(asked, language), culture, `${asked} ${language}`);
    assert.equal(formatNumber(1234.5, { culture: cultureOf(asked, language) }), shown, `${asked} ${language}`);
  }
  assert.equal(formatNumber(-0.25, { culture: 'sv' }), '-0,25');
  assert.equal(formatNumber(1_000_000, { culture: 'sv' }), '1000000');
  assert.equal(formatNumber(1.5, {}), '1.5');
});

test('every published zone is a zone of this platform, and is found by its number and by its code', () => {
  const codes = new Map<string, string>();
  for (const { id, code, iana, name } of zones) {
    assert.equal(findZone(String(id))?.label, code);
    assert.equal(findZone(code)?.label, code, code);
    assert.ok(name.length > 2, code);
    assert.ok(!codes.has(code), code);
    codes.set(code, iana);
  }
  assert.equal(new Set(zones.map(({ id }) => id)).size, zones.length);
  assert.deepEqual(
    zones.filter(({ id }) => [1, 261, 460, 499].includes(id)),
    [
      { id: 1, code: 'UTC', iana: 'Etc/UTC', name: 'Coordinated Universal Time' },
      { id: 261, code: 'NO', iana: 'Europe/Oslo', name: 'Oslo' },
      { id: 460, code: 'US-NY', iana: 'America/New_York', name: 'New York' },
      { id: 499, code: 'CET', iana: 'CET', name: 'Central European Time' },
    ],
  );
});
