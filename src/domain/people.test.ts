import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UserType } from '../vocabulary.ts';
import { countries, countryNamed } from './countries.ts';
import { deciding, isRefusal } from './decision.ts';
import { agent } from './desk.fixture.ts';
import type { CustomField } from './desk.ts';
import { formalNameOf, mayDelete, mayWrite, nameOfCompany, type ProfileWish, strippedNumber } from './people.ts';
import { blankCompany, blankPerson, changedAround, changedMembers, type Resolve, settleProfile } from './people-save.ts';
import { isPicture } from './picture.ts';

const company = blankCompany({ associateId: 11, countryId: 578, businessId: 7, categoryId: null });
const standing = { ...company, record: { ...company.record, id: 5, name: 'Bjørge AS', extra: { x_a: '1', 'SuperOffice:2': 'two' } } };
const field = (name: string, maxLength?: number): readonly [string, CustomField] => [
  name,
  {
    id: 1,
    name,
    type: 10,
    defaultValue: '',
    label: name,
    description: '',
    rank: 0,
    options: [],
    zeroed: true,
    ...(maxLength ? { maxLength } : {}),
  },
];
const own = new Map([field('x_a'), field('SuperOffice:2', 10)]);
const nothing: ProfileWish = { id: 5, fields: {}, links: {}, elements: {}, choices: {}, addresses: null, domains: null, custom: [] };
const everything: Resolve = (_, link) => ('id' in link ? link.id : 99);
const settled = (wish: Partial<ProfileWish>, resolve: Resolve = everything) =>
  settleProfile('contact', standing, { ...nothing, ...wish }, resolve, own);
const refusal = (wish: Partial<ProfileWish>, resolve: Resolve = everything) => {
  const outcome = deciding(settleProfile<'contact'>)('contact', standing, { ...nothing, ...wish }, resolve, own);
  return isRefusal(outcome) ? outcome.why : 'granted';
};

/** A desk in which nothing is known, and one that knows item 2 of a list alone. */
const nobody: Resolve = () => null;
const known: Resolve = (target, link) => (target === 'list:contint' && 'id' in link && link.id === 2 ? 2 : null);

describe('a save', () => {
  test('that says nothing, or what stands, changes nothing', () => {
    const same = settled({
      fields: { name: 'Bjørge AS' },
      links: { businessId: { id: 7 } },
      custom: [{ x_a: '1' }],
      elements: { emails: [] },
    });
    assert.deepEqual(changedMembers(standing.record, same.record), []);
    assert.equal(changedAround(standing, same), false);
  });

  test('changes what it says and nothing else', () => {
    const next = settled({ fields: { department: 'North' }, links: { categoryId: { name: 'Partner' }, businessId: { id: 0 } } });
    assert.deepEqual(changedMembers(standing.record, next.record).sort(), ['businessId', 'categoryId', 'department']);
    assert.deepEqual([next.record.businessId, next.record.categoryId], [null, 99]);
  });

  test('keeps a link that stands though its row is gone, and refuses a new one to a row that is not there', () => {
    assert.equal(settled({ links: { businessId: { id: 7 } } }, nobody).record.businessId, 7);
    assert.equal(refusal({ links: { businessId: { id: 8 } } }, nobody), 'unknown');
    assert.equal(refusal({ links: { countryId: { name: 'Atlantis' } } }, nobody), 'unknown');
  });

  test('takes elements as a set: trimmed, without blanks and repetitions, the first spelling of each', () => {
    const said = [' a@b.example ', '', 'A@B.example', 'c@d.example'].map((value) => ({ value, description: value }));
    assert.deepEqual(
      settled({ elements: { emails: said } }).elements.emails?.map(({ value }) => value),
      ['a@b.example', 'c@d.example'],
    );
    assert.equal(refusal({ elements: { emails: [{ value: 'a@b\r\nBcc: c@d', description: '' }] } }), 'invalid');
  });

  test('of own fields lets the newer map win where both differ, and leaves out what is no field', () => {
    const next = settled({
      custom: [
        { x_a: '2', 'SuperOffice:2': 'older' },
        { x_a: '1', 'SuperOffice:2': 'newer', x_z: 'x' },
      ],
    });
    assert.deepEqual(next.record.extra, { x_a: '2', 'SuperOffice:2': 'newer' });
    assert.equal(refusal({ custom: [{ 'SuperOffice:2': 'x'.repeat(11) }] }), 'invalid');
  });

  test('is refused for texts that are too long and for a name taken away', () => {
    assert.equal(refusal({ fields: { name: 'x'.repeat(220) } }), 'invalid');
    assert.equal(refusal({ fields: { name: ' ' } }), 'invalid');
    assert.equal(refusal({ fields: { source: 40_000 } }), 'invalid');
  });

  test('of a person with a company passes over what the company says', () => {
    const wish = { ...nothing, id: 0, fields: { lastName: 'Lund' }, links: { associateId: { id: 3 }, categoryId: { id: 4 } } };
    const employed = settleProfile('person', blankPerson(5, 578), wish, everything, own).record;
    assert.deepEqual([employed.associateId, employed.categoryId], [null, null]);
    const alone = settleProfile('person', blankPerson(null, null), wish, everything, own).record;
    assert.deepEqual([alone.associateId, alone.categoryId], [3, 4]);
  });

  test('ticks what is known or was ticked', () => {
    const ticked = settleProfile(
      'contact',
      { ...standing, choices: { contint: [9] } },
      { ...nothing, choices: { contint: [9, 3, 2, 2] } },
      known,
      own,
    );
    assert.deepEqual(ticked.choices.contint, [2, 9]);
  });
});

test('names, numbers, countries and pictures as the fixtures have them', () => {
  assert.equal(formalNameOf({ mrmrs: 'Mr.', firstName: 'Steve', middleName: '', lastName: 'Fishmann' }), 'Mr. Steve Fishmann');
  assert.equal(nameOfCompany({ name: 'Fish company', department: 'uk department' }), 'Fish company, uk department');
  assert.equal(strippedNumber('+44 (78) 1791-3882'), '447817913882');
  assert.deepEqual(countries.get(826), { id: 826, name: 'United Kingdom', two: 'GB', three: 'GBR', dial: '44' });
  assert.equal(countryNamed('nor')?.id, 578);
  assert.equal(countries.size, 249);
  assert.equal(isPicture(Uint8Array.from([0xff, 0xd8, 0xff])), true);
  assert.equal(isPicture(Buffer.from('<svg xmlns="x">')), false);
});

test('users of the desk write; an administrator, the owner or the maker deletes; the desk itself stays', () => {
  const user = { ...agent(7, []), type: UserType.InternalAssociate };
  const outsider = { ...user, type: UserType.ExternalAssociate };
  const others = { associateId: 1, registeredBy: 2 };
  assert.deepEqual([mayWrite(user), mayWrite(outsider)], [true, false]);
  assert.equal(mayDelete(user, others, false), false);
  assert.equal(mayDelete(user, { ...others, associateId: user.associateId }, false), true);
  assert.equal(mayDelete(user, { ...others, registeredBy: user.associateId }, false), true);
  assert.equal(mayDelete({ ...user, rights: new Set(['admin-all']) }, others, false), true);
  assert.equal(mayDelete({ ...user, rights: new Set(['admin-all']) }, others, true), false);
  assert.equal(mayDelete(outsider, { associateId: outsider.associateId, registeredBy: null }, false), false);
});
