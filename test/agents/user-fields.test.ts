/** Numbered fields and added fields of persons and companies: definitions, publishing, the three maps of values. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, type Json } from '../wire/support.ts';

type Maps = Record<'UserDefinedFields' | 'ExtraFields' | 'CustomFields', Record<string, string | null>>;
const fixture = JSON.parse(
  readFileSync(new URL('../../node_modules/@superoffice/webapi/__tests__/Person210.json', import.meta.url), 'utf8'),
) as Maps & { FieldProperties: Record<string, Json> };

const mapsOf = ({ UserDefinedFields, ExtraFields, CustomFields }: Json): Maps =>
  ({ UserDefinedFields, ExtraFields, CustomFields }) as unknown as Maps;
const named = (fields: unknown, member = 'ProgId') => (fields as Json[]).map((field) => field[member]);

describe('fields of persons and companies', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
    await desk.sql(
      "insert into svar_list (list_id, name, title, has_items, is_custom) values (30007, 'partnertype', 'Kind of partner', true, true)",
    );
    await desk.sql("insert into svar_list_item (list, id, name) values ('partnertype', 4, 'Samarbeidspartner')");
    await desk.sql(
      `insert into svar_list_item (list, id, name, tooltip) values ('partnertype', 5, 'US:"Friend";NO:"Venn"', 'US:"Near";NO:"Nær"')`,
    );
  });
  after(() => desk.close());

  const ask = async (operation: string, body: Json | null, headers: Record<string, string> = {}, user = 'ADM0'): Promise<Json> => {
    const answer = await desk.post(operation, body, headers, user);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as Json;
  };
  const agent = (operation: string, body: Json | null, user = 'ADM0') => ask(`UserDefinedFieldInfo/${operation}`, body, {}, user);
  const define = (field: Json): Promise<Json> => agent('SaveUserDefinedFieldInfo', { Type: 'Person', ...field });
  const publish = (OwnerType = 'Person') => agent('Publish', { OwnerType });
  const save = async (body: Json, headers: Record<string, string> = {}) => await ask('Person/SavePersonEntity', body, headers);

  test('a definition is drafted, published, changed in the draft and taken off', async () => {
    const made = await agent('CreateUserDefinedFieldInfo', { OwnerType: 'Contact', FieldType: 'ShortText' });
    assert.deepEqual(
      [made.ProgId, made.Type, made.FieldType, made.TextLength, made.HasBeenPublished],
      ['SuperOffice:1', 'Contact', 'ShortText', 39, false],
    );
    assert.deepEqual(named(await agent('GetUserDefinedFieldList', { OwnerType: 'Contact' })), ['SuperOffice:1']);
    assert.deepEqual(await agent('GetPublishedUserDefinedFieldList', { OwnerType: 'Contact' }), []);
    assert.equal(await publish('Contact'), 1);
    assert.equal(await publish('Contact'), 0);
    const id = made.UDefFieldId as number;
    const changed = await agent('SaveUserDefinedFieldInfo', { UDefFieldId: id, FieldLabel: 'US:"Rating";NO:"Karakter"', TabOrder: 3 });
    assert.deepEqual(
      [changed.FieldLabel, changed.TabOrder, changed.ProgId, changed.HasBeenPublished],
      ['US:"Rating";NO:"Karakter"', 3, 'SuperOffice:1', true],
    );
    const label = { FieldLabel: ' karakter: ', OwnerType: 'Contact' };
    assert.equal((await agent('GetUserDefinedFieldFromFieldLabel', label)).UDefFieldId, id);
    assert.equal(await agent('GetPublishedUserDefinedFieldFromFieldLabel', label), null);
    await publish('Contact');
    assert.equal((await agent('GetPublishedUserDefinedFieldFromFieldLabel', label)).UDefFieldId, id);
    const key = { ProgId: 'superoffice:1', OwnerType: 'Contact' };
    assert.equal((await agent('GetUserDefinedFieldFromProgId', key)).UDefFieldId, id);
    const infos = await agent('GetCustomFieldInfoList', { TableName: 'contact', IncludeStandard: false });
    assert.deepEqual(named(infos, 'FieldName'), ['SuperOffice:1']);
    const info = await agent('GetCustomFieldInfo', { TableName: 'Contact', FieldName: 'superoffice:1' });
    assert.deepEqual([info.FieldType, info.DisplayName, info.TemplateVariableName], ['ShortText', 'US:"Rating";NO:"Karakter"', 'cs01']);

    assert.equal((await desk.post(`UserDefinedFieldInfo/DeleteUserDefinedFieldInfo?userDefinedFieldInfoId=${id}`, null)).status, 204);
    assert.deepEqual(await agent('GetUserDefinedFieldList', { OwnerType: 'Contact' }), []);
    assert.equal(await agent(`GetUserDefinedFieldInfo?userDefinedFieldInfoId=${id}`, null), null);
    assert.deepEqual(named(await agent('GetPublishedUserDefinedFieldList', { OwnerType: 'Contact' })), ['SuperOffice:1']);
    assert.equal(await publish('Contact'), 1);
    assert.deepEqual(await agent('GetPublishedUserDefinedFieldList', { OwnerType: 'Contact' }), []);
    const next = await agent('CreateUserDefinedFieldInfo', { OwnerType: 'Contact', FieldType: 'Number' });
    assert.equal(next.ProgId, 'SuperOffice:2', 'the key of a field that is gone is not given again');
    assert.equal(
      (await desk.post(`UserDefinedFieldInfo/DeleteUserDefinedFieldInfo?userDefinedFieldInfoId=${next.UDefFieldId}`, null)).status,
      204,
    );
  });

  test('what a definition may not be', async () => {
    const own = await define({ Type: 'Project', FieldType: 'Decimal', ProgId: 'Nordlys.Score', FieldLabel: 'Score' });
    assert.equal(own.ProgId, 'Nordlys.Score');
    for (const [body, type] of [
      [{ Type: 'Project', FieldType: 'Number', ProgId: 'nordlys.score' }, 'SoValidationException'],
      [{ Type: 'Project', FieldType: 'Number', ProgId: 'x_score' }, 'SoValidationException'],
      [{ Type: 'Project', FieldType: 'Number', ProgId: 'score:org' }, 'SoValidationException'],
      [{ Type: 'Project', FieldType: 'Number', FieldDefault: 'many' }, 'ArgumentException'],
      [{ Type: 'Project', FieldType: 'List' }, 'SoValidationException'],
      [{ Type: 'Project', FieldType: 'List', UDListDefinitionId: 999_999 }, 'SoValidationException'],
      [{ Type: 'Project', FieldType: 'ShortText', TextLength: 10_000 }, 'SoValidationException'],
      [{ Type: 'Temp', FieldType: 'Number' }, 'SoValidationException'],
      [{ UDefFieldId: own.UDefFieldId, FieldType: 'Number' }, 'SoValidationException'],
      [{ UDefFieldId: own.UDefFieldId, Type: 'Sale' }, 'ArgumentException'],
      [{ UDefFieldId: 999_999, FieldLabel: 'x' }, 'SoNotFoundException'],
    ] as const) {
      const answer = await desk.post('UserDefinedFieldInfo/SaveUserDefinedFieldInfo', body);
      assertError(answer.status, answer.text, 400, type);
    }
    for (const user of ['bjorn', 'cato']) {
      const answer = await desk.post('UserDefinedFieldInfo/SaveUserDefinedFieldInfo', { Type: 'Project', FieldType: 'Number' }, {}, user);
      assert.equal(answer.status, 403, answer.text);
      assert.equal((await desk.post('UserDefinedFieldInfo/Publish', { OwnerType: 'Project' }, {}, user)).status, 403);
    }
    const seen = await agent(`GetUserDefinedFieldInfo?userDefinedFieldInfoId=${own.UDefFieldId}`, null, 'bjorn');
    assert.deepEqual(seen.TableRight, { Mask: 'Select', Reason: '[SR_SVAR_NO_RIGHT]' });
  });

  test('the maps of the client’s person 210 come out as in its fixture', async () => {
    const numbered = [
      'ShortText',
      'LongText',
      'Number',
      'Date',
      'UnlimitedDate',
      'Checkbox',
      'List',
      'Decimal',
      'LongText',
      'LongText',
      'LongText',
    ];
    const lengths: Record<number, number> = { 0: 20, 1: 40, 8: 40, 9: 40, 10: 40 };
    for (const [index, FieldType] of numbered.entries())
      await define({
        FieldType,
        TabOrder: index + 1,
        IsMandatory: index === 0,
        ...(lengths[index] ? { TextLength: lengths[index] } : {}),
        ...(FieldType === 'List' ? { UDListDefinitionId: 30_007 } : {}),
      });
    assert.equal(await publish(), 11);
    const added: readonly [name: string, type: string, to?: string][] = [
      ['integer', 'Integer'],
      ['hidden_integer', 'Integer'],
      ['float', 'Decimal'],
      ['longtext', 'LongText'],
      ['date', 'Date'],
      ['datetime', 'DateTime'],
      ['time', 'Time'],
      ['boolean', 'Checkbox'],
      ['timespan', 'TimeSpan'],
      ['shorttext', 'ShortText'],
      ['shorttext_list', 'ListText'],
      ['user_relation', 'RelationTo', 'user'],
      ['category_relation', 'RelationTo', 'category'],
      ['priority_relation', 'RelationTo', 'priority'],
      ['request_relation', 'RelationTo', 'ticket'],
      ['appointment_relation', 'RelationTo', 'appointment'],
      ['contact_relation', 'RelationTo', 'person'],
    ];
    for (const [name, FieldType, RelationTo] of added)
      await ask('Svar/SaveField', { Table: 'person', FieldName: `x_person_${name}`, FieldType, ...(RelationTo ? { RelationTo } : {}) });
    // rows of extra tables are pointed at by a type that only a migrated database has
    await desk.sql("insert into extra_fields (domain, field_name, type) values (1, 'x_person_rental_relation', 20)");

    const given = { UserDefinedFields: fixture.UserDefinedFields, ExtraFields: fixture.ExtraFields };
    const made = await save({ Firstname: 'Steve', Lastname: 'Fishmann', ...given });
    assert.deepEqual(mapsOf(made), mapsOf(fixture as unknown as Json));
    const [row] = await desk.sql('select extra from person where person_id = $1', [made.PersonId]);
    assert.equal((row!.extra as Json)['SuperOffice:4'], '1999-05-05T00:00:00');

    const again = await save({ ...made });
    assert.deepEqual(mapsOf(again), mapsOf(made));
    assert.deepEqual([again.UpdatedDate, again.UpdatedBy], [made.UpdatedDate, made.UpdatedBy], 'what was read and sent back is no change');

    const newer = await save({ Firstname: 'Steve', Lastname: 'Fishmann', CustomFields: fixture.CustomFields });
    assert.deepEqual(mapsOf(newer), mapsOf(fixture as unknown as Json), 'the newest map alone says the same');
    const properties = made.FieldProperties as Json;
    for (const key of [
      'UserDefinedFields.SuperOffice:1',
      'CustomFields.SuperOffice:1',
      'CustomFields.SuperOffice:6',
      'UserDefinedFields.SuperOffice:7',
    ])
      assert.deepEqual({ ...(properties[key] as Json), FieldRight: 0 }, { ...(fixture.FieldProperties[key] as Json), FieldRight: 0 }, key);
    assert.equal((properties['CustomFields.x_person_user_relation'] as Json).FieldType, 'RelationTo');
    assert.equal(((properties['CustomFields.SuperOffice:1'] as Json).FieldRight as Json).Mask, 'Update, UIHintMandatory');
  });

  test('a partial save leaves the others alone; companions and unknown keys say nothing; an empty text clears', async () => {
    const made = await save({
      Firstname: 'A',
      Lastname: 'B',
      CustomFields: { 'SuperOffice:1': 'Boss', 'superoffice:3': '7', x_person_integer: '5' },
    });
    const id = { PersonId: made.PersonId };
    const next = mapsOf(
      await save({
        ...id,
        UserDefinedFields: { 'SuperOffice:7': '5', 'SuperOffice:1:org': 'x', 'SuperOffice:99': 'x' },
        CustomFields: { x_person_boolean: 'true' },
      }),
    );
    assert.deepEqual([next.UserDefinedFields['SuperOffice:1'], next.UserDefinedFields['SuperOffice:3']], ['Boss', '[I:7]']);
    assert.equal('SuperOffice:99' in next.CustomFields, false);
    assert.deepEqual(
      [next.CustomFields['SuperOffice:7'], next.CustomFields.x_person_boolean, next.CustomFields.x_person_integer],
      ['[I:5]', '[I:1]', '[I:5]'],
    );
    const norwegian = mapsOf(await ask(`Person/GetPersonEntity?personEntityId=${made.PersonId}`, null, { 'Accept-Language': 'nb' }));
    const texts = ['SuperOffice:6:DisplayText', 'SuperOffice:7:DisplayText', 'SuperOffice:7:DisplayTooltip'];
    assert.deepEqual(
      texts.map((key) => norwegian.CustomFields[key]),
      ['Nei', 'Venn', 'Nær'],
    );
    const cleared = mapsOf(await save({ ...id, CustomFields: { 'SuperOffice:1': '', 'SuperOffice:3': '', 'SuperOffice:4': null } }));
    assert.deepEqual([cleared.UserDefinedFields['SuperOffice:1'], cleared.UserDefinedFields['SuperOffice:3']], ['', '[I:0]']);
    const both = { UserDefinedFields: { 'SuperOffice:3': '[I:8]' }, CustomFields: { 'SuperOffice:3': '[I:0]' } };
    assert.equal(mapsOf(await save({ ...id, ...both })).CustomFields['SuperOffice:3'], '[I:8]', 'the map that differs from what stands');
    const two = { UserDefinedFields: { 'SuperOffice:3': '[I:9]' }, CustomFields: { 'SuperOffice:3': '[I:10]' } };
    assert.equal(mapsOf(await save({ ...id, ...two })).CustomFields['SuperOffice:3'], '[I:10]', 'the newer one where both do');
    for (const bad of [
      { 'SuperOffice:3': 'many' },
      { 'SuperOffice:4': '[D:99/99/1999]' },
      { 'SuperOffice:1': 'x'.repeat(21) },
      { x_person_float: 'x' },
    ])
      assert.equal((await desk.post('Person/SavePersonEntity', { ...id, CustomFields: bad as Json })).status, 400, JSON.stringify(bad));
  });

  test('companies: defaults, drafts that are not in force, fields that are taken off', async () => {
    const text = await define({ Type: 'Contact', FieldType: 'ShortText', FieldDefault: 'defaultshorttext' });
    const list = await define({ Type: 'Contact', FieldType: 'List', MdoListName: 'associate', FieldDefault: '[I:0]' });
    await ask('Svar/SaveField', { Table: 'company', FieldName: 'x_tier', FieldType: 'Integer', DefaultValue: '2' });
    const draft = await ask('Contact/CreateDefaultContactEntity', null);
    assert.deepEqual(mapsOf(draft), {
      UserDefinedFields: {},
      ExtraFields: { x_tier: '[I:2]' },
      CustomFields: { x_tier: '[I:2]', 'x_tier:org': '[I:2]' },
    });
    await publish('Contact');
    const [one, other] = [text.ProgId as string, list.ProgId as string];
    const empty = mapsOf(await ask('Contact/CreateDefaultContactEntity', null)).UserDefinedFields;
    assert.deepEqual(empty, { [one]: 'defaultshorttext', [other]: '[I:0]', [`${other}:DisplayText`]: '', [`${other}:DisplayTooltip`]: '' });
    const made = await ask('Contact/SaveContactEntity', { Name: 'Fields AS', UserDefinedFields: { [other]: '1' } });
    assert.deepEqual([mapsOf(made).CustomFields[one], mapsOf(made).CustomFields[other]], ['defaultshorttext', '[I:1]']);
    assert.notEqual(mapsOf(made).CustomFields[`${other}:DisplayText`], '');
    const found = await ask('Archive/GetArchiveListByColumns2', {
      ProviderName: 'Contact',
      Columns: `name,extra/x_tier,${one}`,
      Restrictions: 'x_tier = 2',
    });
    const columns = (found as unknown as Json[]).map(({ ColumnData }) => ColumnData as Record<string, Json>);
    assert.deepEqual(
      columns.map((column) => [column.name!.DisplayValue, column['extra/x_tier']!.DisplayValue, column[one]!.DisplayValue]),
      [['Fields AS', '[I:2]', 'defaultshorttext']],
    );
    await desk.post(`UserDefinedFieldInfo/DeleteUserDefinedFieldInfo?userDefinedFieldInfoId=${text.UDefFieldId}`, null);
    await publish('Contact');
    const seen = await ask(`Contact/GetContactEntity?contactEntityId=${made.ContactId}`, null);
    assert.equal(one in mapsOf(seen).CustomFields, false);
    const [row] = await desk.sql('select extra from contact where contact_id = $1', [made.ContactId]);
    assert.equal((row!.extra as Json)[one], 'defaultshorttext', 'values stay');
  });

  test('sales and projects carry theirs; what another process has published is known at once', async () => {
    for (const [kind, body] of [
      ['Sale', { Heading: 'A sale' }],
      ['Project', { Name: 'A project' }],
    ] as const) {
      const field = await define({ Type: kind, FieldType: 'Checkbox', FieldDefault: 'true' });
      const key = field.ProgId as string;
      await publish(kind);
      const made = mapsOf(await ask(`${kind}/Save${kind}Entity`, body));
      assert.deepEqual(
        [made.UserDefinedFields[key], made.CustomFields[key], made.CustomFields[`${key}:DisplayText`]],
        ['True', '[I:1]', '[SR_YES]'],
      );
      const off = mapsOf(await ask(`${kind}/Save${kind}Entity`, { ...body, UserDefinedFields: { [key]: 'False' } }));
      assert.deepEqual([off.UserDefinedFields[key], off.CustomFields[key]], ['False', '[I:0]']);
    }
    await desk.sql("insert into extra_fields (domain, field_name, type) values (2, 'x_elsewhere', 1)");
    const company = await ask('Contact/SaveContactEntity', { Name: 'Elsewhere AS', CustomFields: { x_elsewhere: '4' } });
    assert.equal(mapsOf(company).CustomFields.x_elsewhere, '[I:4]');
  });
});
