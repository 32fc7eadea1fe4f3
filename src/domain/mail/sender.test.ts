import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companyOf, domainsOf, languageOf, personName } from './sender.ts';

const names: readonly (readonly [string, string, string, string])[] = [
  ['Kari Nordmann', 'k@fjell.example', 'Kari', 'Nordmann'],
  ['Kari Anne Nordmann', 'k@fjell.example', 'Kari Anne', 'Nordmann'],
  ['Nordmann, Kari', 'k@fjell.example', 'Kari', 'Nordmann'],
  ['"Nordmann, Kari Anne"', 'k@fjell.example', 'Kari Anne', 'Nordmann'],
  ['Kari', 'k@fjell.example', '', 'Kari'],
  ['', 'kari.nordmann@fjell.example', 'Kari', 'Nordmann'],
  ['', 'kari_nordmann+shop@fjell.example', 'Kari', 'Nordmann'],
  ['kari@fjell.example', 'kari@fjell.example', '', 'Kari'],
  ['', 'post@fjell.example', '', 'Post'],
  ['Acme, Inc., Oslo', 'post@acme.example', 'Acme, Inc.,', 'Oslo'],
  ['李 小龙', 'li@x.example', '李', '小龙'],
];
for (const [name, address, firstName, lastName] of names)
  test(`“${name}” <${address}> is called ${firstName} ${lastName}`, () =>
    assert.deepEqual(personName({ name, address }, false), { firstName, lastName }));

test('where the last name is written first', () => {
  assert.deepEqual(personName({ name: 'Nagy Éva Anna', address: 'e@x.example' }, true), { firstName: 'Éva Anna', lastName: 'Nagy' });
  assert.deepEqual(personName({ name: '', address: 'eva.nagy@x.example' }, true), { firstName: 'Eva', lastName: 'Nagy' });
});

test('a name is never longer than its column', () => {
  const { firstName, lastName } = personName({ name: `${'a'.repeat(120)} ${'b'.repeat(110)}`, address: 'x@y.example' }, false);
  assert.deepEqual([firstName.length, lastName.length], [99, 99]);
});

test('the company whose domain says most', () => {
  const known = [
    { domain: 'fjell.example', companyId: 1 },
    { domain: 'north.fjell.example', companyId: 2 },
    { domain: 'fjell.example', companyId: 3 },
  ];
  assert.deepEqual(domainsOf('Kari@A.North.Fjell.Example'), ['a.north.fjell.example', 'north.fjell.example', 'fjell.example', 'example']);
  assert.equal(companyOf('kari@fjell.example', known), 1);
  assert.equal(companyOf('kari@A.north.Fjell.example', known), 2);
  assert.equal(companyOf('kari@notfjell.example', known), null);
});

const language = (id: number, emailDomains: string) => ({ id, name: '', code: '', isoCode: '', isDefault: false, emailDomains });

test('the language by the ending of the address, else the mailbox’s', () => {
  const languages = [language(1, ''), language(2, '.no; *.se'), language(3, 'fjell.no')];
  assert.equal(languageOf('kari@dal.no', 9, languages), 2);
  assert.equal(languageOf('kari@mail.fjell.no', 9, languages), 3);
  assert.equal(languageOf('kari@dal.se', null, languages), 2);
  assert.equal(languageOf('kari@casino', 9, languages), 9);
  assert.equal(languageOf('kari@x.example', null, languages), null);
});
