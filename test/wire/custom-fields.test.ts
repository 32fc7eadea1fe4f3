/** Custom fields: statements 92 to 94 of the checklist, their definitions by Svar's own agent, and what stands beside a value. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, type Json, statement } from './support.ts';

const custom = (ticket: Json): Json => ticket.CustomFields as Json;

describe('custom fields', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const define = async (field: Json, user = 'ADM0'): Promise<Json> => {
    const answer = await desk.post('Svar/SaveField', { Table: 'ticket', ...field }, {}, user);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as Json;
  };
  const save = async (body: Json, headers: Record<string, string> = {}): Promise<Json> => {
    const answer = await desk.post('Ticket/SaveTicketEntity', body, headers);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as Json;
  };

  test('a field of each type is defined, written encoded or bare, and read encoded', async () => {
    const samples: readonly [type: string, sent: string, shown: string][] = [
      ['Integer', '5', '[I:5]'],
      ['ShortText', 'Hello there', 'Hello there'],
      ['LongText', 'Several\nlines', 'Several\nlines'],
      ['Date', '2026-05-17', '[DT:05/17/2026 00:00:00.0000000]'],
      ['DateTime', '[DT:03/28/2019 09:34:44.0000000]', '[DT:03/28/2019 09:34:44.0000000]'],
      ['Time', '[T:14:52]', '[DT:01/01/1760 14:52:00.0000000]'],
      ['Checkbox', 'true', '[I:1]'],
      ['TimeSpan', '[TS:500]', '[I:500]'],
      ['Decimal', '4.43', '[F:4.43]'],
    ];
    for (const [type] of samples) await define({ FieldName: `x_${type.toLowerCase()}`, FieldType: type });
    const sent = Object.fromEntries(samples.map(([type, value]) => [`x_${type.toLowerCase()}`, value]));
    const ticket = await save({ Title: 'All types', CustomFields: sent });
    for (const [type, , shown] of samples) {
      const name = `x_${type.toLowerCase()}`;
      assert.equal(custom(ticket)[name], shown, type);
      assert.equal(custom(ticket)[`${name}:org`], shown, type);
      assert.equal((ticket.ExtraFields as Json)[name], shown, type);
      assert.equal(`${name}:org` in (ticket.ExtraFields as Json), false);
    }
    const again = await save({ TicketId: ticket.TicketId, CustomFields: custom(ticket), ExtraFields: ticket.ExtraFields });
    assert.deepEqual(custom(again), custom(ticket));
    assert.equal(again.LastChanged, ticket.LastChanged, 'what was read and sent back changes nothing');
  });

  statement(92, 'CustomFields is an object; int values are [I:n], text bare, :DisplayText companions present for list fields', async () => {
    const options = [
      { Id: 1, Name: 'US:"Red";NO:"Rød"' },
      { Id: 2, Name: 'US:"Green";NO:"Grønn"' },
    ];
    await define({ FieldName: 'x_shade', FieldType: 'MdoList', DisplayName: 'US:"Shade";NO:"Nyanse"', Options: options });
    const ticket = await save({ Title: 'Shaded', CustomFields: { x_shade: '[I:2]', x_size: '7', x_color: 'blue' } });
    assert.equal(custom(ticket).x_shade, '[I:2]');
    assert.equal(custom(ticket)['x_shade:DisplayText'], 'US:"Green";NO:"Grønn"');
    assert.equal(custom(ticket).x_size, '[I:7]');
    assert.equal(custom(ticket).x_color, 'blue');
    assert.equal('x_size:DisplayText' in custom(ticket), false);
    const norwegian = await save({ TicketId: ticket.TicketId }, { 'Accept-Language': 'nb' });
    assert.equal(custom(norwegian)['x_shade:DisplayText'], 'Grønn');
    const typed = await save({ TicketId: ticket.TicketId, CustomFields: { x_color: 'US:"a";NO:"b"' } }, { 'Accept-Language': 'nb' });
    assert.equal(custom(typed).x_color, 'US:"a";NO:"b"', 'what a user typed is no label');
  });

  statement(93, 'save CustomFields: {"x_a":"[I:5]"} leaves other custom fields alone', async () => {
    const ticket = await save({ Title: 'Two', CustomFields: { x_size: '[I:3]', x_color: 'green' } });
    const changed = await save({ TicketId: ticket.TicketId, CustomFields: { x_size: '[I:5]' } });
    assert.equal(custom(changed).x_size, '[I:5]');
    assert.equal(custom(changed).x_color, 'green');
  });

  statement(94, 'save with :org/:DisplayText keys → ignored', async () => {
    const ticket = await save({ Title: 'Companions', CustomFields: { x_size: '[I:3]' } });
    const companions = { 'x_size:org': '[I:9]', 'x_size:DisplayText': 'nine', 'x_color:org': 'red', 'x_shade:DisplayTooltip': 'x' };
    const same = await save({ TicketId: ticket.TicketId, CustomFields: companions });
    assert.deepEqual(custom(same), custom(ticket));
    assert.equal(same.LastChanged, ticket.LastChanged);
  });

  test('a relation shows the name of what it points at; of a ticket only to who may list it', async () => {
    for (const to of ['person', 'company', 'ticket', 'user', 'category', 'priority'])
      await define({ FieldName: `x_to_${to}`, FieldType: 'RelationTo', RelationTo: to });
    const [vip] = await desk.sql("select id from ej_category where name = 'Vip'");
    const other = await save({ Title: 'The other one', Category: { TicketCategoryId: vip!.id } });
    const values = {
      x_to_person: '50',
      x_to_company: '9',
      x_to_ticket: String(other.TicketId),
      x_to_user: '5',
      x_to_category: '1',
      x_to_priority: '2',
    };
    const ticket = await save({ Title: 'Related', Category: { TicketCategoryId: 1 }, CustomFields: values });
    const names = Object.keys(values).map((name) => custom(ticket)[`${name}:DisplayText`]);
    assert.deepEqual(names.slice(0, 4), ['Kari Nordmann', 'Fjellheim Bygg AS', 'The other one', 'Anna Aas']);
    assert.ok(names.slice(4).every((name) => typeof name === 'string' && name !== ''));
    const seen = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${String(ticket.TicketId)}`, null, {}, 'cato');
    assert.equal(custom(seen.json as Json)['x_to_ticket:DisplayText'], '', 'cato may not list that one');
    assert.equal(custom(seen.json as Json)['x_to_person:DisplayText'], 'Kari Nordmann');
  });

  test('fields of messages', async () => {
    await define({ Table: 'message', FieldName: 'x_channel', FieldType: 'ShortText', DefaultValue: 'web' });
    const ticket = await save({ Title: 'With a message' });
    const answer = await desk.post('Ticket/SaveTicketMessageEntity', {
      Ticket: { TicketId: ticket.TicketId },
      Body: 'x',
      CustomFields: { x_channel: 'phone' },
    });
    assert.equal(((answer.json as Json).CustomFields as Json).x_channel, 'phone');
    const draft = await desk.post('Ticket/CreateDefaultTicketMessageEntity', null);
    assert.equal(((draft.json as Json).CustomFields as Json).x_channel, 'web');
  });

  test('a field made anew with another type shows nothing of the old values', async () => {
    const first = await define({ FieldName: 'x_again', FieldType: 'ShortText' });
    const ticket = await save({ Title: 'Again', CustomFields: { x_again: 'a word' } });
    await desk.post('Svar/DeleteField', { FieldId: first.FieldId });
    await define({ FieldName: 'x_again', FieldType: 'Date' });
    const again = await save({ TicketId: ticket.TicketId });
    assert.equal(custom(again).x_again, null);
    const written = await save({ TicketId: ticket.TicketId, CustomFields: { x_again: '2026-02-03' } });
    assert.equal(custom(written).x_again, '[DT:02/03/2026 00:00:00.0000000]');
  });

  test('definitions are listed, changed and taken off; a name and a type stay', async () => {
    const field = await define({ FieldName: 'x_temporary', FieldType: 'Integer', DisplayName: 'Temporary' });
    const changed = await define({ FieldId: field.FieldId, DisplayName: 'Lasting', Rank: 7 });
    assert.deepEqual([changed.DisplayName, changed.Rank, changed.FieldName, changed.FieldType], ['Lasting', 7, 'x_temporary', 'Integer']);
    const listed = (await desk.post('Svar/GetFields', { Table: 'ticket' })).json as unknown as Json[];
    assert.ok(listed.some(({ FieldName }) => FieldName === 'x_temporary') && listed.some(({ FieldName }) => FieldName === 'x_color'));
    for (const [body, type] of [
      [{ Table: 'ticket', FieldName: 'x_temporary', FieldType: 'Integer' }, 'SoValidationException'],
      [{ FieldId: field.FieldId, FieldType: 'ShortText' }, 'SoValidationException'],
      [{ FieldId: field.FieldId, FieldName: 'x_other' }, 'SoValidationException'],
      [{ Table: 'ticket', FieldName: 'no_prefix', FieldType: 'Integer' }, 'SoValidationException'],
      [{ Table: 'ticket', FieldName: "x_a'; drop table ticket; --", FieldType: 'Integer' }, 'SoValidationException'],
      [{ Table: 'elsewhere', FieldName: 'x_a', FieldType: 'Integer' }, 'ArgumentException'],
      [{ FieldId: 999_999, Table: 'ticket', FieldName: 'x_a', FieldType: 'Integer' }, 'SoNotFoundException'],
      [
        {
          Table: 'ticket',
          FieldName: 'x_list',
          FieldType: 'MdoList',
          Options: [
            { Id: 1, Name: 'a' },
            { Id: 1, Name: 'b' },
          ],
        },
        'SoValidationException',
      ],
    ] as const) {
      const answer = await desk.post('Svar/SaveField', body);
      assertError(answer.status, answer.text, 400, type);
    }
    assert.equal((await desk.post('Svar/DeleteField', { FieldId: field.FieldId })).status, 204);
    const ticket = await save({ Title: 'Without', CustomFields: { x_temporary: '1' } });
    assert.equal('x_temporary' in custom(ticket), false);
    const forbidden = await desk.post('Svar/SaveField', { Table: 'ticket', FieldName: 'x_mine', FieldType: 'Integer' }, {}, 'cato');
    assertError(forbidden.status, forbidden.text, 403, 'SoSentryException');
  });
});
