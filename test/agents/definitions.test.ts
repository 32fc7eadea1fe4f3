/** Definitions that administrators keep, by the official client: numbered fields, and the order of types and relations. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { UDefFieldType, UDefType } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';

describe('definitions, by the official client', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  test('a numbered field is drafted, published, found by its key, shown on a person, and deleted', async () => {
    const fields = desk.client().getUserDefinedFieldInfoAgent();
    const draft = await fields.createUserDefinedFieldInfoAsync(UDefType.Person, UDefFieldType.ShortText);
    const saved = await fields.saveUserDefinedFieldInfoAsync({ ...draft, fieldLabel: 'Nickname' });
    assert.ok((saved.uDefFieldId ?? 0) > 0);
    assert.match(saved.progId ?? '', /^SuperOffice:\d+$/);
    assert.equal(await fields.getPublishedUserDefinedFieldFromProgIdAsync(saved.progId!, UDefType.Person), null);
    await fields.publishAsync(UDefType.Person);
    assert.equal((await fields.getPublishedUserDefinedFieldFromProgIdAsync(saved.progId!, UDefType.Person)).fieldLabel, 'Nickname');
    const several = await fields.getUserDefinedFieldFromProgIdsAsync([saved.progId!, 'SuperOffice:9999'], UDefType.Person);
    assert.deepEqual(
      several.map((field: { fieldLabel?: string }) => field.fieldLabel),
      ['Nickname'],
    );
    const persons = desk.client().getPersonAgent();
    const person = await persons.getPersonEntityAsync(50);
    person.userDefinedFields = { [saved.progId!]: 'Kaja' };
    assert.equal((await persons.savePersonEntityAsync(person)).userDefinedFields?.[saved.progId!], 'Kaja');
    await fields.deleteUserDefinedFieldInfoAsync(saved.uDefFieldId!);
    assert.equal(await fields.getUserDefinedFieldInfoAsync(saved.uDefFieldId!), null);
  });

  test('a person comes back from being deleted', async () => {
    const persons = desk.client().getPersonAgent();
    const made = await persons.savePersonEntityAsync({
      ...(await persons.createDefaultPersonEntityAsync()),
      firstname: 'Ida',
      lastname: 'Lie',
    });
    await persons.deletePersonEntityAsync(made.personId!);
    assert.equal(await persons.getPersonEntityAsync(made.personId!), null);
    await persons.undeleteAsync(made.personId!);
    assert.equal((await persons.getPersonEntityAsync(made.personId!)).lastname, 'Lie');
  });

  test('types and relations are put in another order', async () => {
    const list = desk.client().getListAgent();
    for (const Name of ['Incident', 'Order'])
      await list.saveTicketTypeEntityAsync({ ...(await list.createDefaultTicketTypeEntityAsync()), name: Name });
    const types = await list.getTicketTypesAsync();
    const last = types.at(-1)!;
    await list.setTicketTypeSortOrderAsync(last.ticketTypeId!, 1);
    assert.equal((await list.getTicketTypesAsync())[0]?.ticketTypeId, last.ticketTypeId);
    const relation = await list.createDefaultTicketRelationDefinitionEntityAsync();
    const made = await list.saveTicketRelationDefinitionEntityAsync({ ...relation, name: 'Depends on' });
    await list.setTicketRelationDefinitionSortOrderAsync(made.ticketRelationDefId!, 1);
    assert.equal((await list.getAllTicketRelationDefinitionEntitiesAsync())[0]?.ticketRelationDefId, made.ticketRelationDefId);
  });
});
