/** Rights of rows in answers: by role, on every carrier whose rows have rights, and never taken from a request. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';
import type { Json } from '../wire/support.ts';

const FULL = 'Select, Update, Insert, Delete';
const SELECT = 'Select';
const WRITE = 'Select, Update, Insert';

/** Operation, body, what an administrator may, what the second user (an agent with all tickets) may. */
const ROWS: readonly (readonly [operation: string, body: Json | null, admin: string, agent: string, field: string])[] = [
  ['List/GetTicketStatusEntity?ticketStatusEntityId=1', null, FULL, SELECT, 'Name'],
  ['List/GetTicketPriorityEntity?ticketPriorityEntityId=1', null, FULL, SELECT, 'Name'],
  ['List/GetTicketTypeEntity?ticketTypeEntityId=1', null, FULL, SELECT, 'Name'],
  ['List/GetTicketCategoryEntity?ticketCategoryEntityId=1', null, FULL, SELECT, 'Name'],
  ['Associate/GetAssociate', { AssociateId: 11 }, FULL, SELECT, 'Name'],
  ['Person/GetPerson', { PersonId: 50 }, WRITE, WRITE, 'Firstname'],
  ['Contact/GetContact', { ContactId: 9 }, WRITE, WRITE, 'Name'],
];

describe('rights in answers', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  for (const [operation, body, admin, agent, field] of ROWS) {
    test(operation, async () => {
      for (const [user, mask] of [
        ['anna', admin],
        ['bjorn', agent],
      ] as const) {
        const answer = await desk.post(operation, body, {}, user);
        assert.equal(answer.status, 200, answer.text);
        const { TableRight, FieldProperties } = answer.json as Json;
        assert.equal((TableRight as Json)?.Mask, mask, `${user}: ${answer.text.slice(0, 300)}`);
        const property = (FieldProperties as Json)[field] as Json;
        assert.match((property.FieldRight as Json).Mask as string, /^(Read|Update)/);
      }
    });
  }

  test('lists of rows carry them too, and a right that is sent says nothing', async () => {
    const answer = await desk.post('List/GetAllTicketPriorities', null, {}, 'bjorn');
    const rows = answer.json as unknown as Json[];
    assert.ok(rows.length > 0 && rows.every(({ TableRight }) => (TableRight as Json).Mask === SELECT));
    const refused = await desk.post(
      'List/SaveTicketPriorityEntity',
      { ...rows[0], Name: 'Mine', TableRight: { Mask: 15 }, FieldProperties: { Name: { FieldRight: { Mask: 3 } } } },
      {},
      'bjorn',
    );
    assert.equal(refused.status, 403, refused.text);
  });
});
