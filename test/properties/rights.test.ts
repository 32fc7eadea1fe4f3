/** Who may do what through the wire: own categories, members only, the bin, an administrator's members, tags. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openAsking } from './ask.ts';
import type { Json } from './rules.ts';

const SAVE = 'SaveTicketEntity';
const MESSAGE = 'SaveTicketMessageEntity';

const idOf = (answer: unknown, key: string): unknown => (answer as Json | null)?.[key] ?? null;

const idsOf = (answer: unknown, key: string): unknown[] => (answer as Json[]).map((item) => item[key]);

const all = (id: number, note: number): unknown[] => [id, id, id, note, note, id, id, note];

describe('reach', () => {
  const { scene, ask, ticket, message, refused } = openAsking();

  /** What every read says of a ticket with one message: the ids it shows. */
  async function seen(who: string, ticketId: number, messageId: number): Promise<unknown[]> {
    const read = async (operation: string, body: unknown = {}): Promise<unknown> => {
      const { status, answer } = await ask(operation, body, who);
      assert.equal(status, 200, operation);
      return answer;
    };
    return [
      idOf(await read(`GetTicketEntity?ticketEntityId=${ticketId}`), 'TicketId'),
      idOf(await read(`GetTicket?ticketId=${ticketId}`), 'TicketId'),
      idOf(await read('GetForRmUi', { TicketId: ticketId }), 'TicketId'),
      idOf(await read(`GetTicketMessageEntity?ticketMessageEntityId=${messageId}`), 'EjMessageId'),
      idOf(await read(`GetTicketMessage?ticketMessageId=${messageId}`), 'TicketMessageId'),
      ...idsOf(await read('GetTickets', { TicketIds: [ticketId] }), 'TicketId'),
      ...idsOf(await read('GetTicketSummaries', { TicketIds: [ticketId] }), 'TicketId'),
      ...idsOf(await read('GetTicketMessageEntities', { TicketId: ticketId, MessageIds: [] }), 'EjMessageId'),
    ];
  }
  const nothing = [null, null, null, null, null];

  async function made(entity: Json): Promise<[number, number]> {
    const id = (await ticket(entity)).TicketId as number;
    return [id, (await message({ Ticket: { TicketId: id }, Body: 'x' })).EjMessageId as number];
  }

  test('C in a category that is not his: sees nothing, may change nothing', async () => {
    const [id, note] = await made({ Category: { TicketCategoryId: 5 } });
    assert.deepEqual(await seen('cato', id, note), nothing);
    assert.deepEqual(await seen('bjorn', id, note), all(id, note));
    await refused(403, 'SoSentryException', SAVE, { TicketId: id, Title: 'y' }, 'cato');
    await refused(403, 'SoSentryException', MESSAGE, { Ticket: { TicketId: id }, Body: 'x' }, 'cato');
    await refused(403, 'SoSentryException', MESSAGE, { EjMessageId: note, Important: true }, 'cato');
  });

  test('C in a category of his own, or as the owner anywhere: sees all and may change it', async () => {
    for (const entity of [{ Category: { TicketCategoryId: 1 } }, { Category: { TicketCategoryId: 5 }, OwnedBy: { AssociateId: 13 } }]) {
      const [id, note] = await made(entity);
      assert.deepEqual(await seen('cato', id, note), all(id, note));
      assert.equal((await ticket({ TicketId: id, Title: 'y' }, 'cato')).Title, 'y');
    }
  });

  test('C may make a ticket anywhere but for members only; the answer is his, what follows is not', async () => {
    const answer = await ticket({ Title: 'x', Category: { TicketCategoryId: 5 } }, 'cato');
    assert.equal(answer.Title, 'x');
    assert.equal((await ask(`GetTicketEntity?ticketEntityId=${answer.TicketId}`, {}, 'cato')).answer, null);
    const moved = (await ticket({ Category: { TicketCategoryId: 1 } })).TicketId;
    assert.equal(((await ticket({ TicketId: moved, Category: { TicketCategoryId: 5 } }, 'cato')).Category as Json).TicketCategoryId, 5);
    await refused(403, 'SoSentryException', SAVE, { TicketId: moved, Category: { TicketCategoryId: 1 } }, 'cato');
  });

  test('members only: shut even for who may edit all, open for members, owners and the administrator', async () => {
    await scene().sql('update ej_category set flags = flags | 128 where id = 4');
    const [id, note] = await made({ Category: { TicketCategoryId: 4 } });
    assert.deepEqual(await seen('anna', id, note), all(id, note));
    assert.deepEqual(await seen('bjorn', id, note), nothing);
    await refused(403, 'SoSentryException', SAVE, { TicketId: id, Title: 'y' }, 'bjorn');
    await refused(403, 'SoSentryException', SAVE, { Title: 'y', Category: { TicketCategoryId: 4 } }, 'bjorn');
    const elsewhere = (await ticket({})).TicketId;
    await refused(403, 'SoSentryException', SAVE, { TicketId: elsewhere, Category: { TicketCategoryId: 4 } }, 'bjorn');
    await ticket({ TicketId: id, OwnedBy: { AssociateId: 12 } });
    assert.deepEqual(await seen('bjorn', id, note), all(id, note));
    await ticket({ TicketId: id, OwnedBy: { AssociateId: 0 } });
    await scene().sql('insert into category_membership (category_id, user_id, weight) values (4, 6, 1)');
    await scene().app.desks.reload(); // what a read does not find tells of no newer desk: more rights come with the bell
    assert.deepEqual(await seen('bjorn', id, note), all(id, note));
  });

  test('a deleted ticket: nothing for C, everything for B, who may bring it back', async () => {
    const [id, note] = await made({ Category: { TicketCategoryId: 1 } });
    await ticket({ TicketId: id, BaseStatus: 'Deleted' });
    assert.deepEqual((await scene().log(id)).at(-1)!.action, 34);
    assert.deepEqual(await seen('cato', id, note), nothing);
    assert.deepEqual(await seen('bjorn', id, note), all(id, note));
    await refused(403, 'SoSentryException', SAVE, { TicketId: id, Title: 'y' }, 'cato');
    assert.equal((await ticket({ TicketId: id, Title: 'y' }, 'bjorn')).Title, 'y');
    assert.equal((await ticket({ TicketId: id, BaseStatus: 'Active' }, 'bjorn')).BaseStatus, 'Active');
    assert.deepEqual(await seen('cato', id, note), all(id, note));
  });

  test('author, time and level of a message are an administrator’s; their standing values are no change', async () => {
    const [id, note] = await made({});
    for (const said of [{ Author: 'Other' }, { TimeSpent: 9 }, { Slevel: 'Internal' }])
      await refused(403, 'SoSentryException', MESSAGE, { EjMessageId: note, ...said }, 'bjorn');
    await message({ EjMessageId: note, Author: 'Anna Aas', TimeSpent: 0, Slevel: 'External' }, 'bjorn');
    const edited = await message({ EjMessageId: note, Author: 'Other', TimeSpent: 9, Slevel: 'Internal' }, 'ADM0');
    assert.deepEqual([edited.Author, edited.TimeSpent, edited.Slevel], ['Other', 9, 'Internal']);
    await refused(400, 'SoValidationException', MESSAGE, { EjMessageId: note, TimeSpent: -1 });
    await refused(400, 'SoValidationException', MESSAGE, { Ticket: { TicketId: id }, TimeSpent: -1 });
  });

  const by = async (who: string): Promise<unknown[]> => {
    const made = await ticket({ CreatedBy: { AssociateId: 13 } }, who);
    const note = await message({ Ticket: { TicketId: made.TicketId }, Body: 'x', CreatedBy: { AssociateId: 13 } }, who);
    return [made, note].map((entity) => (entity.CreatedBy as Json).AssociateId);
  };

  test('CreatedBy is honoured when an administrator makes the row, and only then', async () => {
    assert.deepEqual(await by('anna'), [13, 13]);
    assert.deepEqual(await by('bjorn'), [12, 12]);
  });

  test('rights taken away count at once, also for who is signed in', async () => {
    const [id] = await made({ Category: { TicketCategoryId: 5 } });
    assert.equal((await ticket({ TicketId: id, Title: 'y' }, 'bjorn')).Title, 'y');
    await scene().sql('update userrolelink set role_id = 14 where associate_id = 12');
    await scene().sql('delete from category_membership where category_id = 5 and user_id = 6');
    const { status } = await ask(SAVE, { TicketId: id, Title: 'z' }, 'bjorn');
    assert.equal(status, 403);
    assert.equal((await scene().row(id)).title, 'y');
  });
});

const names = (entity: Json): unknown => (entity.Tags as Json[]).map(({ Name }) => Name);

describe('tags', () => {
  const { scene, ticket, refused } = openAsking();

  test('an unknown id is passed over, a known name is found in any case, a new one is made by who may', async () => {
    assert.deepEqual(names(await ticket({ Tags: [{ Id: 999 }, { Id: 999, Name: 'brand new' }, {}, { Name: ' ' }, { Id: 2 }] })), [
      'broken',
    ]);
    assert.deepEqual(names(await ticket({ Tags: [{ Name: ' VIP ' }] }, 'cato')), ['vip']);
    const made = await ticket({ Tags: [{ Id: 0, Name: 'Urgent' }, { Name: 'urgent ' }, { Id: 1 }] }, 'bjorn');
    assert.deepEqual(names(made), ['vip', 'Urgent']);
    assert.deepEqual(await scene().sql("select name from tags where lower(name) = 'urgent'"), [{ name: 'Urgent' }]);
    assert.deepEqual(names(await ticket({ Tags: [{ Name: 'URGENT' }] }, 'cato')), ['Urgent']);
  });

  test('without the right a new name is refused, with it one that is too long', async () => {
    await refused(403, 'SoSentryException', SAVE, { Title: 'x', Tags: [{ Id: 1 }, { Name: 'mine' }] }, 'cato');
    await refused(400, 'SoValidationException', SAVE, { Title: 'x', Tags: [{ Name: 'x'.repeat(240) }] });
    assert.deepEqual(names(await ticket({ Tags: [{ Name: 'x'.repeat(239) }] })), ['x'.repeat(239)]);
  });

  test('the same new name twice at once: one tag', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => ticket({ Tags: [{ Name: 'race' }] })));
    assert.deepEqual(made.map(names), [['race'], ['race'], ['race'], ['race']]);
    assert.equal((await scene().sql("select from tags where name = 'race'")).length, 1);
  });

  test('tags are a set: another order is no change', async () => {
    const made = await ticket({ Tags: [{ Id: 1 }, { Id: 2 }] });
    const contents = await scene().contents();
    await ticket({ TicketId: made.TicketId, Tags: [{ Id: 2 }, { Id: 1 }, { Id: 2 }] });
    assert.deepEqual(await scene().contents(), contents);
  });
});
