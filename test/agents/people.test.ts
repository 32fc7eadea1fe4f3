/** Companies and persons, as an integration of the official client lives with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WebApi } from '@superoffice/webapi';
import type {
  Contact,
  ContactEntity,
  EntityElement,
  LocalizedField,
  Person,
  PersonEntity,
  SelectableMDOListItem,
} from '@superoffice/webapi/Carriers.js';
import { openDesk, PASSWORD, type TestDesk } from '../support/desk.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const MINUTE = 60_000;
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 96 }, (_, index) => index)]);

describe('companies and persons', () => {
  const clock = { at: START };
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ now: () => clock.at });
    await desk.sql(`insert into svar_list_item (list, id, name, rank) values
      ('business', 507, 'Hotels', -9), ('business', 509, 'Wholesale', 900), ('category', 503, 'US:"Supplier";NO:"Leverandør"', -9), ('category', 504, 'Customer', 900),
      ('perspos', 501, 'Owner', 900), ('persint', 601, 'Sailing', 901), ('persint', 602, 'Fishing', 902), ('contint', 603, 'Reference', 900)
      on conflict do nothing`);
    await desk.sql('update contact set country_id = 578 where contact_id = 2');
    await desk.sql("insert into extra_fields (domain, field_name, type) values (2, 'x_tier', 1)");
    await desk.sql(`insert into udeffield (ownertableid, progid, fieldtype, svar_published) values (7, 'SuperOffice:4', 4,
      '{"type": 4, "progId": "SuperOffice:4", "label": "", "tooltip": "", "tabOrder": 0, "defaultValue": "", "list": "", "textLength": 0}')`);
  });
  after(() => desk.close());

  /** With offsets on the wire, so that instants arrive whole in whatever zone the suite runs. */
  function client(user = 'ADM0'): WebApi {
    const api = new WebApi({ baseUrl: desk.url, timezoneInclude: true });
    api.authenticateWithPassword(user, user === 'ADM0' ? '' : PASSWORD);
    return api;
  }
  const contacts = (user?: string) => client(user).getContactAgent();
  const people = (user?: string) => client(user).getPersonAgent();
  const events = (entity: string, id: number) =>
    desk.sql('select kinds[1] as kind, user_id, before, after from svar_event where entity = $1 and row_id = $2 order by seq', [
      entity,
      id,
    ]);
  const later = (): number => (clock.at += MINUTE);

  async function newCompany(more: Partial<ContactEntity> = {}): Promise<Required<ContactEntity>> {
    const made = await contacts('anna').saveContactEntityAsync({ name: 'Bjørge AS', department: '', ...more });
    assert.ok(made.contactId > 0);
    return made;
  }

  test('a default company: the caller’s, in the desk’s country, with the first business and category, and nothing stored', async () => {
    const [before] = await desk.sql('select count(*) from contact');
    const draft = await contacts('anna').createDefaultContactEntityAsync();
    assert.deepEqual(
      [draft.contactId, draft.name, draft.deleted, draft.business?.id, draft.category?.id, draft.country?.countryId],
      [0, '', 0, 507, 503, 578],
    );
    assert.deepEqual([draft.associate?.name, draft.updatedDate?.getTime()], ['anna', Date.parse('0001-01-01T00:00:00Z')]);
    assert.deepEqual(
      draft.address?.localizedAddress.map((line: LocalizedField[]) => line.map(({ name, label }) => [name, label])),
      [
        [['StreetAddress1', 'SR_AL_STREET']],
        [
          ['StreetZipcode', 'SR_AL_POSTCODECITY'],
          ['StreetCity', ''],
        ],
        [['PostalAddress1', 'SR_AL_POBOX']],
        [
          ['PostalZipcode', 'SR_AL_POSTCODECITY'],
          ['PostalCity', ''],
        ],
      ],
    );
    assert.deepEqual(await desk.sql('select count(*) from contact'), [before]);
  });

  test('a company is made, read, changed member by member, and leaves no stamp when nothing changes', async () => {
    const made = await newCompany({
      emails: [{ value: 'post@bjorge.example', description: 'Office' }],
      phones: [{ value: '+47 22 33 44 55', description: '' }],
      urls: [{ value: 'https://bjorge.example', description: 'Home' }],
      domains: ['Bjorge.example'],
      address: { street: { address1: 'B-gaten 45' }, postal: { address1: 'Postboks 1', zipcode: '0123', city: 'OSLO' } },
      business: { id: 0, value: 'wholesale' },
      category: { id: 0, value: 'leverandør' },
      description: 'Good people',
      customFields: { x_tier: '[I:2]', 'SuperOffice:4': '[DT:05/05/1999 00:00:00.0000000]' },
    } as Partial<ContactEntity>);
    assert.equal(made.createdDate?.getTime(), clock.at);
    assert.equal(made.createdBy?.name, 'anna');
    assert.equal(made.business?.id, 509);
    assert.equal(made.category?.id, 503);
    assert.equal(made.phones[0]?.strippedValue, '4722334455');
    assert.deepEqual(made.domains, ['bjorge.example']);
    assert.equal(made.address?.formatted, 'B-gaten 45\nPostboks 1\n0123 OSLO\n');
    assert.equal(made.userDefinedFields['SuperOffice:4'], '[D:05/05/1999 00:00:00.0000000]');
    assert.equal(made.customFields['x_tier:org'], '[I:2]');

    later();
    const same = await contacts('anna').saveContactEntityAsync(await contacts('anna').getContactEntityAsync(made.contactId));
    assert.deepEqual(
      { ...same, tableRight: null },
      { ...(await contacts('anna').getContactEntityAsync(made.contactId)), tableRight: null },
    );
    assert.equal((await events('contact', made.contactId)).length, 1, 'what was read and saved again is no change');
    assert.equal((await desk.sql('select updated from contact where contact_id = $1', [made.contactId]))[0]!.updated, null);

    later();
    const changed = await contacts('bjorn').saveContactEntityAsync({
      contactId: made.contactId,
      department: 'North',
      emails: [{ value: 'POST@bjorge.example', description: 'Front' }, { value: 'sale@bjorge.example' }],
      address: { localizedAddress: [[{ name: 'StreetCity', value: 'Bergen' }]] },
    } as unknown as ContactEntity);
    assert.deepEqual([changed.name, changed.department, changed.description], ['Bjørge AS', 'North', 'Good people']);
    assert.deepEqual(
      changed.emails.map(({ value, description }: EntityElement) => [value, description]),
      [
        ['POST@bjorge.example', 'Front'],
        ['sale@bjorge.example', ''],
      ],
    );
    assert.deepEqual([changed.updatedDate?.getTime(), changed.updatedBy?.name], [clock.at, 'bjorn']);
    assert.equal(changed.address?.street?.city, 'Bergen');
    assert.equal(changed.address?.postal?.city, 'OSLO');
    const [created, moved] = await events('contact', made.contactId);
    assert.deepEqual([created!.kind, moved!.kind], ['contact.created', 'contact.changed']);
    assert.deepEqual(Object.keys(moved!.before).sort(), ['contact_id', 'department', 'updated', 'updated_associate_id']);
    assert.deepEqual([moved!.before.department, moved!.after.department, moved!.after.updated_associate_id], [null, '*', 12]);
    assert.equal(JSON.stringify([created, moved]).includes('North'), false, 'an event names personal columns and tells no values of them');
  });

  test('a light company, a list of them in the order asked for, and mine', async () => {
    const made = await newCompany({
      name: 'Fish company',
      department: 'uk department',
      country: { countryId: 826 },
    } as Partial<ContactEntity>);
    const [first, second] = await contacts().getContactListAsync([made.contactId, 9, 999_999, 9]);
    assert.deepEqual([first?.fullName, second?.name], ['Fish company, uk department', 'Fjellheim Bygg AS']);
    assert.equal((await contacts().getContactAsync(made.contactId)).countryName, 'United Kingdom');
    assert.equal(await contacts().getContactAsync(999_999), null);
    assert.ok((await contacts('anna').getMyContactsAsync()).some(({ contactId }: Contact) => contactId === made.contactId));
    const mine = await contacts('anna').getMyContactAsync();
    assert.equal(mine.contactId, 2);
    assert.ok(mine.persons.some(({ firstname }: Person) => firstname === 'Anna'));
    assert.equal((await contacts('anna').getContactWithPersonsAsync(9)).persons.length, 2);
  });

  test('a number is free, taken, or not said', async () => {
    const made = await newCompany({ number2: 'N-77' } as Partial<ContactEntity>);
    assert.equal(await contacts().isNumberValidAsync(123, 'n-77'), false);
    assert.equal(await contacts().isNumberValidAsync(made.contactId, 'N-77'), true);
    assert.equal(await contacts().isNumberValidAsync(0, ''), true);
    assert.equal(await contacts().isNumberValidAsync({ contactId: 0, number: null as unknown as string }), true);
    assert.equal(await people().isNumberValidAsync(0, 'P-1'), true);
  });

  test('a person of a company: all kinds of numbers, a home, interests, a birthday', async () => {
    const company = await newCompany({ country: { countryId: 826 } } as Partial<ContactEntity>);
    const draft = await people('anna').createDefaultByContactIdAsync(company.contactId);
    assert.deepEqual([draft.personId, draft.contact?.contactId, draft.country?.twoLetterISOCountry], [0, company.contactId, 'GB']);
    draft.firstname = 'Steve';
    draft.lastname = 'Fishmann';
    draft.mrmrs = 'Mr.';
    draft.birthDate = new Date('1999-05-13T00:00:00Z');
    draft.position = { id: 501 } as never;
    draft.emails = [{ value: 'steve@fish.example', description: 'Boss' } as never];
    draft.mobilePhones = [{ value: '00 44 78 1791 3882' } as never];
    draft.officePhones = [{ value: '00 44 78 1791 3345' } as never];
    draft.privatePhones = [{ value: '00 44 847652645' } as never];
    draft.chatEmails = [{ value: 'steve@chat.example' } as never];
    draft.address!.street = { address1: '112  St James Boulevard', city: 'London', county: 'Orange', zipcode: 'EC1A 1BB' } as never;
    draft.interests.find(({ id }: SelectableMDOListItem) => id === 602)!.selected = true;
    const made = await people('anna').savePersonEntityAsync(draft);
    assert.deepEqual([made.fullName, made.formalName, made.position?.value], ['Steve Fishmann', 'Mr. Steve Fishmann', 'Owner']);
    assert.equal(made.address?.formatted, '112  St James Boulevard\nLondon\nOrange EC1A 1BB\n');
    assert.deepEqual(
      made.address?.localizedAddress.at(-1)?.map(({ name, value }: LocalizedField) => [name, value]),
      [
        ['County', 'Orange'],
        ['Zipcode', 'EC1A 1BB'],
      ],
    );
    assert.deepEqual(
      made.interests.filter(({ selected }: SelectableMDOListItem) => selected).map(({ name }: SelectableMDOListItem) => name),
      ['Fishing'],
    );
    assert.equal(made.activeInterests, 1);
    assert.deepEqual([made.mobilePhones[0]?.strippedValue, made.chatEmails[0]?.value], ['00447817913882', 'steve@chat.example']);
    assert.equal((await desk.sql(`select birthdate::text from person where person_id = $1`, [made.personId]))[0]!.birthdate, '1999-05-13');

    const flat = await people().getPersonAsync(made.personId);
    assert.deepEqual(
      [flat.email, flat.mobilePhone, flat.directPhone, flat.contactName, flat.position, flat.activeInterests],
      ['steve@fish.example', '00 44 78 1791 3882', '00 44 78 1791 3345', 'Bjørge AS', 'Owner', 1],
    );
    later();
    await people('anna').savePersonEntityAsync(await people('anna').getPersonEntityAsync(made.personId));
    assert.equal((await events('person', made.personId)).length, 1);

    await people('anna').addEmailAddressToPersonAsync(made.personId, 'first@fish.example', true);
    await people('anna').addEmailAddressToPersonAsync(made.personId, 'STEVE@fish.example', false);
    const got = await people().getPersonEntityAsync(made.personId);
    assert.deepEqual(
      got.emails.map(({ value, description }: EntityElement) => [value, description]),
      [
        ['first@fish.example', ''],
        ['steve@fish.example', 'Boss'],
      ],
    );
    assert.equal((await events('person', made.personId)).length, 2);
  });

  test('a person who moves keeps the tickets where they were', async () => {
    const tickets = desk.client('anna').getTicketAgent();
    const ticket = await tickets.saveTicketEntityAsync({
      title: 'Door',
      category: { ticketCategoryId: 2 },
      person: { personId: 50 },
    } as never);
    const company = await newCompany();
    const moved = await people('anna').savePersonEntityAsync({ personId: 50, contact: { contactId: company.contactId } } as PersonEntity);
    assert.equal(moved.contact?.contactId, company.contactId);
    assert.deepEqual(await desk.sql('select contact_id from ticket where id = $1', [ticket.ticketId]), [{ contact_id: 9 }]);
    await people('anna').savePersonEntityAsync({ personId: 50, contact: { contactId: 9 } } as PersonEntity);
  });

  test('who I am, whom I work with, who works there', async () => {
    const me = await people('anna').getMyPersonAsync();
    assert.deepEqual([me.personId, me.isAssociate, me.userInfo?.userName, me.correspondingAssociate?.name], [11, true, 'anna', 'anna']);
    const names = (await people('anna').getColleaguesAsync()).map(({ firstname }: Person) => firstname);
    assert.ok(['Anna', 'Bjørn', 'Cato'].every((name) => names.includes(name)));
    assert.deepEqual(
      (await people().getPersonsFromContactAsync(9)).map(({ personId }: Person) => personId),
      [50, 51],
    );
    assert.deepEqual(
      (await people().getPersonListAsync([77, 50, 4711])).map(({ personId }: Person) => personId),
      [77, 50],
    );
  });

  test('a picture comes back byte by byte; nothing that is none is taken', async () => {
    await people('anna').setPersonImageAsync(50, JPEG.buffer);
    const image = (await people().getPersonImageAsync(50)) as ArrayBuffer;
    assert.deepEqual(new Uint8Array(image), JPEG);
    assert.equal(((await people().getPersonImageAsync(51)) as ArrayBuffer).byteLength, 0);
    const refused = await desk.post('Person/SetPersonImage', { personId: 50, image: Buffer.from('<svg onload=x>').toString('base64') });
    assert.equal(refused.status, 400);
    await people('anna').setPersonImageAsync(50, '');
    assert.equal(((await people().getPersonImageAsync(50)) as ArrayBuffer).byteLength, 0);
  });

  test('deleting hides, keeps the tickets’ links, and comes back with the company', async () => {
    const company = await newCompany();
    const person = await people('anna').savePersonEntityAsync({
      lastname: 'Lund',
      contact: { contactId: company.contactId },
    } as PersonEntity);
    const ticket = await desk
      .client('anna')
      .getTicketAgent()
      .saveTicketEntityAsync({ title: 'x', category: { ticketCategoryId: 2 }, person: { personId: person.personId } } as never);
    later();
    await contacts('anna').deleteContactEntityAsync(company.contactId);
    assert.equal(await contacts().getContactEntityAsync(company.contactId), null);
    assert.equal(await people().getPersonEntityAsync(person.personId), null);
    assert.equal((await desk.client('anna').getTicketAgent().getTicketEntityAsync(ticket.ticketId)).person?.personId, person.personId);
    assert.deepEqual(
      (await events('person', person.personId)).map(({ kind }) => kind),
      ['person.created', 'person.softdeleted'],
    );
    assert.deepEqual(
      (await events('contact', company.contactId)).map(({ kind }) => kind),
      ['contact.created', 'contact.softdeleted'],
    );
    assert.equal((await desk.post(`Contact/DeleteContactEntity?contactEntityId=${company.contactId}`, null)).status, 204);
    await contacts('anna').undeleteAsync(company.contactId);
    assert.equal((await contacts().getContactEntityAsync(company.contactId)).persons[0]?.personId, person.personId);
  });

  test('who may what: users of the desk write; deleting takes an administrator, the owner or the maker; the desk itself stays', async () => {
    const company = await newCompany();
    const status = async (operation: string, body: unknown, user: string): Promise<number> =>
      (await desk.post(operation, body, {}, user)).status;
    assert.equal(await status(`Contact/DeleteContactEntity?contactEntityId=${company.contactId}`, null, 'cato'), 403);
    assert.equal((await contacts('cato').getContactEntityAsync(company.contactId)).tableRight?.mask, 7);
    assert.equal((await contacts('anna').getContactEntityAsync(company.contactId)).tableRight?.mask, 15);
    assert.equal(await status('Contact/DeleteContactEntity?contactEntityId=2', null, 'ADM0'), 403);
    assert.equal(await status('Person/DeletePersonEntity?personEntityId=11', null, 'ADM0'), 403);
    await desk.sql('update associate set type = 3 where associate_id = 13');
    assert.equal(await status('Contact/SaveContactEntity', { contactId: company.contactId, department: 'x' }, 'cato'), 403);
    const seen = await contacts('cato').getContactEntityAsync(company.contactId);
    assert.deepEqual([seen.tableRight?.mask, seen.fieldProperties.Name?.fieldRight?.mask], [1, 1]);
    await desk.sql('update associate set type = 0 where associate_id = 13');
  });

  test('what is refused: unknown keys and links, names that are missing or too long, and it all leaves no row', async () => {
    const [before] = await desk.sql(
      'select (select count(*) from contact) as companies, (select count(*) from person) as persons, (select count(*) from svar_event) as events',
    );
    for (const [operation, body] of [
      ['Contact/SaveContactEntity', { department: 'x' }],
      ['Contact/SaveContactEntity', { name: 'x'.repeat(220) }],
      ['Contact/SaveContactEntity', { contactId: 4711, name: 'x' }],
      ['Contact/SaveContactEntity', { name: 'x', business: { id: 4711 } }],
      ['Contact/SaveContactEntity', { name: 'x', business: { id: 0, value: 'Nobody knows' } }],
      ['Contact/SaveContactEntity', { name: 'x', emails: [{ value: 'a b@x' }] }],
      ['Contact/SaveContactEntity', { name: 'x', source: 70_000 }],
      ['Contact/SaveContactEntity', { name: 'x', phones: Array.from({ length: 101 }, (_, index) => ({ value: `${index}` })) }],
      ['Person/SavePersonEntity', { title: 'x' }],
      ['Person/SavePersonEntity', { lastname: 'x', contact: { contactId: 4711 } }],
      ['Person/SavePersonEntity', { lastname: 'x', address: { street: { city: 'x'.repeat(300) } } }],
      ['Person/AddEmailAddressToPerson', { personId: 0, emailAddress: 'a@b.example' }],
      ['Person/SavePersonEntity', { lastname: 'x', address: { wgs84Latitude: 91 } }],
      ['Person/SavePersonEntity', '{"lastname":"x","address":{"wgs84Latitude":1e999}}'],
      ['Person/SavePersonEntity', { lastname: 'x', interests: Array.from({ length: 501 }, (_, index) => ({ id: index + 1 })) }],
      ['Person/Undelete', { id: 4711 }],
    ] as const) {
      const answer = await desk.post(operation, body);
      assert.equal(answer.status, 400, `${operation} ${JSON.stringify(body).slice(0, 80)} ${answer.text.slice(0, 200)}`);
    }
    assert.deepEqual(
      await desk.sql(
        'select (select count(*) from contact) as companies, (select count(*) from person) as persons, (select count(*) from svar_event) as events',
      ),
      [before],
    );
  });

  test('the same Idempotency-Key makes one person; two at once lose nothing', async () => {
    const headers = { 'Idempotency-Key': 'one-person' };
    const ids = await Promise.all(
      [1, 2, 3].map(
        async () => ((await desk.post('Person/SavePersonEntity', { lastname: 'Once' }, headers)).json as { PersonId: number }).PersonId,
      ),
    );
    assert.equal(new Set(ids).size, 1);
    const answers = await Promise.all([
      desk.post('Person/SavePersonEntity', { personId: ids[0], title: 'Chief' }),
      desk.post('Person/SavePersonEntity', { personId: ids[0], firstname: 'Only' }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    const got = await people().getPersonEntityAsync(ids[0]!);
    assert.deepEqual([got.title, got.firstname, got.lastname], ['Chief', 'Only', 'Once']);
  });
});
