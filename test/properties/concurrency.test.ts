/** Saves at the same time: nothing is lost, counted twice or given twice. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openAsking } from './ask.ts';
import type { Json } from './rules.ts';

describe('at once', () => {
  const { scene, ask, ticket, message } = openAsking();

  test('two saves of one ticket, different members, 20 rounds: both are kept', async () => {
    const id = (await ticket({ Title: 'x' })).TicketId as number;
    for (let round = 1; round <= 20; round++) {
      const both = await Promise.all([
        ask('SaveTicketEntity', { TicketId: id, Title: `title ${round}` }, 'anna'),
        ask('SaveTicketEntity', { TicketId: id, Author: `author ${round}`, Tags: [{ Id: (round % 2) + 1 }] }, 'bjorn'),
      ]);
      assert.deepEqual(
        both.map(({ status }) => status),
        [200, 200],
      );
      const { title, author, tags, svar_version: version } = await scene().row(id);
      assert.deepEqual([title, author, tags, version], [`title ${round}`, `author ${round}`, [(round % 2) + 1], 1 + 2 * round]);
    }
    assert.equal((await scene().log(id)).length, 41);
  });

  test('persons replaced and a title changed at once: the list of persons is one of the two, whole', async () => {
    const id = (await ticket({ Title: 'x', Person: { PersonId: 50 } })).TicketId as number;
    const persons = (...ids: number[]): Json => ({ TicketId: id, SecondaryPersons: ids.map((PersonId) => ({ PersonId })) });
    for (let round = 0; round < 5; round++) {
      await Promise.all([ticket(persons(51, 77)), ticket(persons(77)), ticket({ TicketId: id, Title: `${round}` })]);
      const rows = await scene().sql('select customer_id as id, rank from ticket_customers where ticket_id = $1 order by rank', [id]);
      const ids = rows.map((row) => row.id as number);
      assert.ok(['50,51,77', '50,77'].includes(ids.join()), ids.join());
      assert.deepEqual(
        rows.map((row) => row.rank),
        ids.map((_, index) => index),
      );
    }
  });

  test('12 saves of one ticket, each with a key against repeats, so that none goes in company: all are counted', async () => {
    const id = (await ticket({ Title: 'x' })).TicketId as number;
    const asked = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        ask('SaveTicketMessageEntity', { Ticket: { TicketId: id }, Body: `note ${index}`, TimeSpent: 1 }, index % 2 ? 'anna' : 'bjorn', {
          'Idempotency-Key': `alone-${index}`,
        }),
      ),
    );
    for (const { status, answer } of asked) assert.equal(status, 200, JSON.stringify(answer));
    const { num_messages: messages, time_spent: time, svar_version: version } = await scene().row(id);
    assert.deepEqual([messages, time, version], [12, 12, 13]);
  });

  test('16 messages on one ticket: NumMessages 16, replies and time counted right', async () => {
    const id = (await ticket({ Title: 'x' })).TicketId as number;
    const notes = Array.from({ length: 16 }, (_, index) => ({
      Ticket: { TicketId: id },
      Body: `note ${index}`,
      Slevel: index % 2 ? 'External' : 'Internal',
      TimeSpent: index,
      ...(index % 4 === 3 ? { Person: { PersonId: 50 } } : {}),
    }));
    const made = await Promise.all(notes.map((note, index) => message(note, index % 2 ? 'anna' : 'bjorn')));
    assert.equal(new Set(made.map(({ EjMessageId }) => EjMessageId)).size, 16);
    const { num_messages: messages, num_replies: replies, time_spent: time, svar_version: version } = await scene().row(id);
    // external ones are eight, of which every second is the customer's
    assert.deepEqual([messages, replies, time, version], [16, 4, 120, 17]);
    const { answer } = await ask(`GetTicketEntity?ticketEntityId=${id}`, {});
    assert.deepEqual([answer.NumMessages, (answer.Messages as Json[]).length], [16, 16]);
    assert.equal((await scene().sql('select from svar_event where ticket_id = $1', [id])).length, 17);
  });

  test('even assignment, 8 creates: each slot once, counter 8', async () => {
    const before = await scene().counter(1);
    const made = await Promise.all(
      Array.from({ length: 8 }, () => ticket({ Category: { TicketCategoryId: 1 }, OwnedBy: { AssociateId: 2147483647 } })),
    );
    const owners = made.map(({ OwnedBy }) => (OwnedBy as Json).AssociateId as number);
    assert.deepEqual(owners.sort(), [11, 11, 11, 11, 12, 12, 12, 12]);
    assert.equal((await scene().counter(1)) - before, 8);
  });

  test('edits of one message and new ones at once: the sum of the times is the ticket’s', async () => {
    const id = (await ticket({ Title: 'x' })).TicketId as number;
    const note = (await message({ Ticket: { TicketId: id }, Body: 'x', TimeSpent: 1 })).EjMessageId;
    await Promise.all([
      ...[2, 3, 4, 5].map((TimeSpent) => message({ EjMessageId: note, TimeSpent })),
      ...[10, 20].map((TimeSpent) => message({ Ticket: { TicketId: id }, Body: 'y', TimeSpent })),
    ]);
    const [sum] = await scene().sql('select sum(time_spent)::int as sum from ej_message where ticket_id = $1', [id]);
    assert.equal((await scene().row(id)).time_spent, sum!.sum);
  });
});
