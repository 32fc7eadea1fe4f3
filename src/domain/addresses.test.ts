import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Addresses, formatted, formattedParts, localLines, mergeAddresses, NO_PARTS, NOWHERE, sameAddresses } from './addresses.ts';

const NORWAY = 578;
const BRITAIN = 826;
const none = { blocks: {}, places: new Map<string, string>() };
const home = { ...NO_PARTS, address1: '112  St James Boulevard', city: 'London', county: 'Orange', zipcode: 'EC1A 1BB' };

test('the lines of the official client’s fixtures', () => {
  const bjorge: Addresses = {
    ...NOWHERE,
    blocks: {
      street: { ...NO_PARTS, address1: 'B-gaten 45' },
      postal: { ...NO_PARTS, address1: 'B-gaten 45', zipcode: '0123', city: 'OSLO' },
    },
  };
  assert.equal(formatted(bjorge, NORWAY, 'contact'), 'B-gaten 45\nB-gaten 45\n0123 OSLO\n');
  const steve: Addresses = { ...NOWHERE, blocks: { home } };
  assert.equal(formatted(steve, BRITAIN, 'person'), '112  St James Boulevard\nLondon\nOrange EC1A 1BB\n');
  assert.equal(formattedParts(home, BRITAIN), formatted(steve, BRITAIN, 'person'));
  assert.deepEqual(
    localLines(steve, BRITAIN, 'person').map((line) => line.map(({ name, length }) => `${name} ${length}`)),
    [['Address1 80'], ['Address2 80'], ['Address3 80'], ['City 80'], ['County 29', 'Zipcode 12']],
  );
});

test('a part that no layout of the country shows is kept all the same', () => {
  const merged = mergeAddresses(NOWHERE, { ...none, blocks: { street: { state: 'Viken' } } }, 'contact');
  assert.equal(merged.blocks.street?.state, 'Viken');
  assert.equal(formatted(merged, NORWAY, 'contact'), '');
});

test('whichever representation was changed counts, the parts before the lines, and what was not said stays', () => {
  const standing: Addresses = { ...NOWHERE, blocks: { home } };
  const said = { blocks: { home: { ...home } }, places: new Map([['city', 'Leeds']]) };
  assert.equal(mergeAddresses(standing, said, 'person').blocks.home?.city, 'Leeds');
  const both = { blocks: { home: { city: 'York' } }, places: new Map([['city', 'Leeds']]) };
  assert.deepEqual(mergeAddresses(standing, both, 'person').blocks.home, { ...home, city: 'York' });
  assert.ok(sameAddresses(mergeAddresses(standing, none, 'person'), standing));
  assert.deepEqual(mergeAddresses(standing, { ...none, latitude: 59.9 }, 'person'), { ...standing, latitude: 59.9 });
});

test('an address without any part is no address', () => {
  const cleared = { ...none, blocks: { home: { ...NO_PARTS } } };
  assert.deepEqual(mergeAddresses({ ...NOWHERE, blocks: { home } }, cleared, 'person'), NOWHERE);
});
