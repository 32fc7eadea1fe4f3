/** Versions and repeats: ETag and If-Match, Idempotency-Key; and every refusal leaves the tables as they were. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openAsking } from './ask.ts';
import type { Json } from './rules.ts';

const SAVE = 'SaveTicketEntity';
const MESSAGE = 'SaveTicketMessageEntity';

describe('versions', () => {
  const { ask, ticket, refused } = openAsking();

  test('an ETag rises with every real change of ticket or message, and only then; every answer carries it', async () => {
    const made = await ask(SAVE, { Title: 'x' });
    const id = made.answer.TicketId;
    assert.equal(made.version, '"1"');
    const versionOf = async (operation: string, body: Json = {}): Promise<string> => (await ask(operation, body)).version;
    assert.equal(await versionOf(SAVE, { TicketId: id, Title: 'x' }), '"1"');
    assert.equal(await versionOf(SAVE, { TicketId: id, Title: 'y' }), '"2"');
    const note = (await ask(MESSAGE, { Ticket: { TicketId: id }, Body: 'x' })).answer.EjMessageId;
    assert.equal(await versionOf(`GetTicketEntity?ticketEntityId=${id}`), '"3"');
    assert.equal(await versionOf(MESSAGE, { EjMessageId: note, Important: true }), '"4"');
    assert.equal(await versionOf(MESSAGE, { EjMessageId: note, Important: true }), '"4"');
    assert.equal(await versionOf(`GetTicket?ticketId=${id}`), '"4"');
    assert.equal(await versionOf('GetForRmUi', { TicketId: id }), '"4"');
    assert.equal(await versionOf(`GetTicketMessageEntity?ticketMessageEntityId=${note}`), '"4"');
  });

  test('If-Match: the version that stands lets a save in, another one is 412 and stores nothing', async () => {
    const id = (await ticket({ Title: 'x' })).TicketId;
    const saved = await ask(SAVE, { TicketId: id, Title: 'y' }, 'anna', { 'If-Match': '"1"' });
    assert.deepEqual([saved.status, saved.version], [200, '"2"']);
    for (const stale of ['"1"', '"3"', 'W/"2"', '2', '"2", "1"'])
      await refused(412, 'SoIllegalOperationException', SAVE, { TicketId: id, Title: 'z' }, 'anna', { 'If-Match': stale });
    await refused(412, 'SoIllegalOperationException', MESSAGE, { Ticket: { TicketId: id }, Body: 'x' }, 'anna', { 'If-Match': '"1"' });
    assert.equal((await ask(SAVE, { TicketId: id, Title: 'z' }, 'anna', { 'If-Match': '*' })).status, 200);
  });

  test('two saves that expect the same version at once: one is stored, the other is 412', async () => {
    const id = (await ticket({ Title: 'x' })).TicketId;
    const save = (body: Json) => ask(SAVE, { TicketId: id, ...body }, 'anna', { 'If-Match': '"1"' });
    const statuses = (await Promise.all([save({ Title: 'y' }), save({ Author: 'Z' })])).map(({ status }) => status);
    assert.deepEqual(statuses.sort(), [200, 412]);
  });
});

describe('repeats', () => {
  const { scene, ask, refused } = openAsking();
  const count = async (table: string): Promise<number> =>
    ((await scene().sql(`select count(*)::int as n from ${table}`))[0] as { n: number }).n;
  const withKey = (operation: string, key: string, body: unknown, who = 'anna') => ask(operation, body, who, { 'Idempotency-Key': key });

  test('a repeat with the same key and body gives the same ticket, once', async () => {
    const before = await count('ticket');
    const first = await withKey(SAVE, 'k1', { Title: 'x' });
    const again = await withKey(SAVE, 'k1', { Title: 'x' });
    assert.deepEqual([again.status, again.answer.TicketId, again.version], [200, first.answer.TicketId, first.version]);
    assert.equal(await count('ticket'), before + 1);
    assert.equal((await scene().log(first.answer.TicketId as number)).length, 1);
  });

  test('the same key with another body, operation or spelling is 400 and stores nothing; of another user it is another key', async () => {
    const first = await withKey(SAVE, 'k2', { Title: 'x' });
    const headers = { 'Idempotency-Key': 'k2' };
    await refused(400, 'SoValidationException', SAVE, { Title: 'y' }, 'anna', headers);
    await refused(400, 'SoValidationException', SAVE, '{"Title": "x"}', 'anna', headers);
    await refused(400, 'SoValidationException', MESSAGE, { Ticket: { TicketId: first.answer.TicketId } }, 'anna', headers);
    const other = await withKey(SAVE, 'k2', { Title: 'y' }, 'bjorn');
    assert.equal(other.status, 200);
    assert.notEqual(other.answer.TicketId, first.answer.TicketId);
  });

  test('a repeated message is one message, and a repeated change is applied once', async () => {
    const id = (await withKey(SAVE, 'k3', { Title: 'x' })).answer.TicketId;
    const note = { Ticket: { TicketId: id }, Body: 'x', TimeSpent: 5 };
    const ids = [await withKey(MESSAGE, 'k4', note), await withKey(MESSAGE, 'k4', note)].map(({ answer }) => answer.EjMessageId);
    assert.equal(ids[0], ids[1]);
    assert.deepEqual([(await scene().row(id as number)).num_messages, (await scene().row(id as number)).time_spent], [1, 5]);
    await withKey(SAVE, 'k5', { TicketId: id, Title: 'y' });
    await ask(SAVE, { TicketId: id, Title: 'z' });
    assert.equal((await withKey(SAVE, 'k5', { TicketId: id, Title: 'y' })).answer.Title, 'z');
  });

  test('a refused save leaves its key free', async () => {
    const body = { Title: 'x', Category: { TicketCategoryId: 30 } };
    await refused(400, 'SoNotFoundException', SAVE, body, 'anna', { 'Idempotency-Key': 'k6' });
    await scene().sql("insert into ej_category (id, name, fullname) values (30, 'Late', 'Late')");
    assert.equal((await withKey(SAVE, 'k6', body)).status, 200);
  });

  test('two at once with the same key: one ticket, and both hear of it', async () => {
    for (let round = 0; round < 5; round++) {
      const before = await count('ticket');
      const both = await Promise.all([withKey(SAVE, `pair ${round}`, { Title: 'x' }), withKey(SAVE, `pair ${round}`, { Title: 'x' })]);
      assert.deepEqual(
        both.map(({ status }) => status),
        [200, 200],
      );
      assert.equal(both[0]!.answer.TicketId, both[1]!.answer.TicketId);
      assert.equal(await count('ticket'), before + 1);
    }
  });
});

describe('refusals', () => {
  const { ticket, refused } = openAsking();

  test('whatever is refused, on create or on update, leaves every table as it was', async () => {
    const id = (await ticket({ Title: 'x', Person: { PersonId: 50 }, Tags: [{ Id: 1 }] })).TicketId;
    const more = { Title: 'y', SecondaryPersons: [{ PersonId: 51 }], Tags: [{ Name: 'never made' }], CustomFields: { x_color: 'red' } };
    const wrong: [string, Json][] = [
      ['SoNotFoundException', { Person: { PersonId: 999 } }],
      ['SoNotFoundException', { SecondaryPersons: [{ PersonId: 999 }] }],
      ['SoNotFoundException', { Sale: { SaleId: 999 } }],
      ['SoNotFoundException', { Status: { TicketStatusId: 999 } }],
      ['SoValidationException', { BaseStatus: 'PostponedSpecific', Activate: '2020-01-01T00:00:00Z' }],
      ['ArgumentException', { CustomFields: { x_size: 'large' } }],
      ['ArgumentException', { Slevel: 'Secret' }],
      ['ArgumentException', { BaseStatus: 4711 }],
      ['ArgumentException', { Deadline: 'tomorrow' }],
      ['ArgumentException', { Person: 50 }],
    ];
    for (const [errorType, said] of wrong) {
      await refused(400, errorType, SAVE, { ...more, ...said });
      await refused(400, errorType, SAVE, { TicketId: id, ...more, ...said });
    }
    await refused(400, 'ArgumentException', SAVE, 'null');
    await refused(400, 'ArgumentException', SAVE, '[]');
    await refused(400, 'ArgumentException', SAVE, '{"Title": ');
  });
});
