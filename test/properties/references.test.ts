/** How a save names what it refers to: users in two id spaces, list rows by id and by name, links by id. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openAsking } from './ask.ts';
import type { Json } from './rules.ts';

const SAVE = 'SaveTicketEntity';
const owner = (entity: Json): unknown => (entity.OwnedBy as Json).AssociateId;

describe('users', () => {
  const { scene, ticket, refused } = openAsking(async ({ sql }) => {
    await sql("insert into ejuser (id, loginname, username, status) values (20, 'gone', 'gone', 3), (21, 'left', 'left', 1)");
    await sql(`insert into associate (associate_id, name, group_idx, ejuserid, deleted) values
      (20, 'gone', 3, 20, false), (21, 'left', 3, 21, true), (22, 'crm', 3, null, false)`);
  });

  /** What an OwnedBy becomes on a ticket that is owned by A, as associate id; 11 is A himself. */
  const becomes: [string, Json, number][] = [
    ['associate 12', { AssociateId: 12 }, 12],
    ['associate 13, who is not available', { AssociateId: 13 }, 13],
    ['associate 0', { AssociateId: 0 }, 0],
    ['associate -1', { AssociateId: -1 }, 0],
    ['the system associate', { AssociateId: 2 }, 0],
    ['automatic', { AssociateId: 2147483647 }, 11],
    ['associate 12 beside user 7: the associate decides', { AssociateId: 12, EjUserId: 7 }, 12],
    ['associate 0 beside user 7', { AssociateId: 0, EjUserId: 7 }, 0],
    ['user 6 alone', { EjUserId: 6 }, 12],
    ['user 6 with associate null', { AssociateId: null, EjUserId: 6 }, 12],
    ['user 1: nobody', { EjUserId: 1 }, 0],
    ['user 0: nothing said', { EjUserId: 0 }, 11],
    ['neither', {}, 11],
    ['a name: never looked up', { Name: 'bjorn', FullName: 'Bjørn Berg' }, 11],
  ];
  for (const [how, OwnedBy, expected] of becomes) {
    test(`owner by ${how}: ${expected}`, async () => {
      const made = await ticket({ OwnedBy: { AssociateId: 11 } });
      await scene().sql('update ej_category set delegate_counter = 0');
      const saved = await ticket({ TicketId: made.TicketId, OwnedBy });
      assert.equal(owner(saved), expected);
      // the store knows Service users, where nobody is 1
      const users: Record<number, number> = { 0: 1, 11: 5, 12: 6, 13: 7 };
      assert.equal((await scene().row(made.TicketId as number)).owned_by, users[expected]);
    });
  }

  const refusals: [string, Json, string][] = [
    ['an unknown associate', { AssociateId: 999 }, 'SoNotFoundException'],
    ['an unknown user', { EjUserId: 999 }, 'SoNotFoundException'],
    ['a user id that is an associate id only', { EjUserId: 13 }, 'SoNotFoundException'],
    ['an associate without a Service user', { AssociateId: 22 }, 'SoValidationException'],
    ['a deleted Service user', { AssociateId: 20 }, 'SoValidationException'],
    ['a deleted associate', { AssociateId: 21 }, 'SoValidationException'],
    ['a deleted user by the other id', { EjUserId: 20 }, 'SoValidationException'],
  ];
  for (const [how, OwnedBy, errorType] of refusals) {
    test(`owner by ${how}: refused, on create and on update`, async () => {
      const made = await ticket({});
      await refused(400, errorType, SAVE, { OwnedBy });
      await refused(400, errorType, SAVE, { TicketId: made.TicketId, Title: 'y', OwnedBy });
    });
  }

  test('an owner who has been deleted since is kept when the ticket is saved as it was read', async () => {
    const made = await ticket({ OwnedBy: { AssociateId: 12 } });
    await scene().sql('update ticket set owned_by = 21 where id = $1', [made.TicketId]);
    const saved = await ticket({ TicketId: made.TicketId, Title: 'y', OwnedBy: { AssociateId: 21 } });
    assert.deepEqual([owner(saved), saved.Title], [21, 'y']);
  });

  test('a user without a Service user can make and change nothing', async () => {
    const made = await ticket({});
    await scene().sql('update associate set ejuserid = null where associate_id = 11');
    const message = { Ticket: { TicketId: made.TicketId }, Body: 'x' };
    await refused(403, 'SoSentryException', SAVE, { Title: 'x' });
    await refused(403, 'SoSentryException', SAVE, { TicketId: made.TicketId, Title: 'y' });
    await refused(403, 'SoSentryException', 'SaveTicketMessageEntity', message);
    await scene().sql('update associate set ejuserid = 5 where associate_id = 11');
    await ticket({ TicketId: made.TicketId, Title: 'y' });
  });

  test('an answer never holds 2147483647: the draft may, the save tells who it became', async () => {
    await scene().sql('update ejuser set default_user = 1 where id = 5');
    await scene().app.desks.reload(); // a draft reads nothing: it hears of changes by the bell
    const draft = (await scene().post('Ticket/CreateDefaultTicketEntity', null, {}, 'anna')).json as Json;
    assert.equal(owner(draft), 2147483647);
    const made = await ticket({ ...draft, Title: 'x' });
    assert.ok([11, 12].includes(owner(made) as number));
    await scene().sql('update ejuser set default_user = 3 where id = 5');
    assert.equal(owner(await ticket({ Title: 'x', OwnedBy: null })), 11);
    await scene().sql('update ejuser set default_user = 2 where id = 5');
    assert.equal(owner(await ticket({ Title: 'x' })), 0);
  });
});

describe('list rows', () => {
  const { scene, ticket, refused } = openAsking(async ({ sql }) => {
    await sql(`insert into ej_category (id, parent_id, name, fullname, flags, delegate_method) values
      (30, 1, 'Roof', 'Support/Roof', 8, 4), (31, 5, 'Roof', 'Vip/Roof', 8, 4), (32, 5, 'Attic', 'Vip/Attic', 8, 4)`);
    await sql(
      "insert into ticket_status (id, name, status, ts_rank, deleted) values (30, 'Old', 1, 30, true), (31, 'Twin', 1, 31, false), (32, 'Twin', 1, 32, false)",
    );
    await sql("insert into ticket_priority (id, name, sort_order, status, flags) values (30, 'Old', 30, 2, 0)");
  });
  const members = {
    Category: ['TicketCategoryId', 5],
    Priority: ['TicketPriorityId', 3],
    Status: ['TicketStatusId', 9],
    TicketType: ['TicketTypeId', 2],
  } as const;
  const id = (entity: Json, member: keyof typeof members): unknown => (entity[member] as Json)[members[member][0]];

  for (const [member, [key, other]] of Object.entries(members) as [keyof typeof members, (typeof members)[keyof typeof members]][]) {
    test(`${member}: by id, whatever else is said; null, {} and id 0 without a name say nothing`, async () => {
      const made = await ticket({ [member]: { [key]: other, Name: 'no such name' } });
      assert.equal(id(made, member), other);
      for (const nothing of [null, {}, { [key]: 0 }, { [key]: 0, Name: '' }, { [key]: null, Name: null }, { [key]: -1 }]) {
        assert.equal(id(await ticket({ TicketId: made.TicketId, [member]: nothing }), member), other, JSON.stringify(nothing));
      }
    });
    test(`${member}: an unknown id is refused`, async () => {
      const made = await ticket({});
      await refused(400, 'SoNotFoundException', SAVE, { [member]: { [key]: 9999 } });
      await refused(400, 'SoNotFoundException', SAVE, { TicketId: made.TicketId, [member]: { [key]: 9999 } });
    });
  }

  const names: [keyof typeof members, Json, number][] = [
    ['Category', { Fullname: 'Vip/Roof' }, 31],
    ['Category', { TicketCategoryId: 0, Name: 'Attic' }, 32],
    ['Category', { Name: 'vip' }, 5],
    ['Priority', { TicketPriorityId: 0, Name: 'HIGH' }, 3],
    ['Status', { Name: 'Waiting for customer' }, 8],
    ['TicketType', { Name: 'Invoice' }, 2],
  ];
  for (const [member, said, expected] of names.filter(([member]) => member !== 'Priority')) {
    test(`${member} by name ${JSON.stringify(said)}: ${expected}`, async () => {
      assert.equal(id(await ticket({ [member]: said }), member), expected);
      const made = await ticket({});
      assert.equal(id(await ticket({ TicketId: made.TicketId, [member]: said }), member), expected);
    });
  }
  const noNames: [string, Json, string][] = [
    ['no such category', { Category: { Name: 'Cellar' } }, 'SoNotFoundException'],
    ['two categories', { Category: { Name: 'Roof' } }, 'SoValidationException'],
    ['no such status', { Status: { Name: 'Cellar' } }, 'SoNotFoundException'],
    ['two statuses', { Status: { Name: 'Twin' } }, 'SoValidationException'],
    ['no such priority', { Priority: { Name: 'Cellar' } }, 'SoNotFoundException'],
    // the world has High and HIGH, and names are compared without regard to case
    ['two priorities', { Priority: { Name: 'high' } }, 'SoValidationException'],
    ['no such type', { TicketType: { Name: 'Cellar' } }, 'SoNotFoundException'],
  ];
  for (const [how, said, errorType] of noNames) test(`by name, ${how}: refused`, () => refused(400, errorType, SAVE, said));

  test('a deleted status or priority: refused when newly chosen, kept where it stands', async () => {
    const made = await ticket({});
    for (const said of [{ Status: { TicketStatusId: 30 } }, { Priority: { TicketPriorityId: 30 } }]) {
      await refused(400, 'SoValidationException', SAVE, said);
      await refused(400, 'SoValidationException', SAVE, { TicketId: made.TicketId, ...said });
    }
    await scene().sql('update ticket set ticket_status = 30, priority = 30 where id = $1', [made.TicketId]);
    const saved = await ticket({ TicketId: made.TicketId, Title: 'y', Status: { TicketStatusId: 30 }, Priority: { TicketPriorityId: 30 } });
    assert.deepEqual([id(saved, 'Status'), id(saved, 'Priority'), saved.Title], [30, 30, 'y']);
  });
});

const persons = (...ids: number[]): Json => ({ SecondaryPersons: ids.map((PersonId) => ({ PersonId })) });

const ids = (entity: Json): unknown => (entity.SecondaryPersons as Json[]).map(({ PersonId }) => PersonId);

describe('links', () => {
  const { ticket, refused, message, scene } = openAsking(async ({ sql }) => {
    await sql("insert into sale (sale_id, heading) values (1, 'Roof')");
    await sql("insert into project (project_id, name) values (1, 'House')");
  });
  for (const [member, key, known] of [
    ['Person', 'PersonId', 50],
    ['Sale', 'SaleId', 1],
    ['Project', 'ProjectId', 1],
  ] as const) {
    test(`${member}: null and {} leave it, id 0 clears it, an unknown id is refused, a name is never looked up`, async () => {
      const made = await ticket({ [member]: { [key]: known } });
      const read = (entity: Json): unknown => (entity[member] as Json | null)?.[key] ?? null;
      assert.equal(read(made), known);
      for (const nothing of [null, {}, { Name: 'x', Title: 'x', FullName: 'x' }])
        assert.equal(read(await ticket({ TicketId: made.TicketId, [member]: nothing })), known, JSON.stringify(nothing));
      await refused(400, 'SoNotFoundException', SAVE, { TicketId: made.TicketId, [member]: { [key]: 9999 } });
      await refused(400, 'SoNotFoundException', SAVE, { [member]: { [key]: 9999 } });
      assert.equal(read(await ticket({ TicketId: made.TicketId, [member]: { [key]: 0 } })), null);
    });
  }

  test('secondary persons: an unknown one is refused, the same one twice is once, the given order is kept', async () => {
    const made = await ticket({ Person: { PersonId: 50 }, ...persons(77, 51, 77, 50, 0) });
    assert.deepEqual(ids(made), [77, 51]);
    await refused(400, 'SoNotFoundException', SAVE, { TicketId: made.TicketId, ...persons(77, 9999) });
    assert.deepEqual(ids(await ticket({ TicketId: made.TicketId, ...persons(51, 77) })), [51, 77]);
    assert.deepEqual(ids(await ticket({ TicketId: made.TicketId, SecondaryPersons: null })), [51, 77]);
    // one of them becomes the first: he is not listed twice
    const swapped = await ticket({ TicketId: made.TicketId, Person: { PersonId: 51 } });
    assert.deepEqual([(swapped.Person as Json).PersonId, ids(swapped)], [51, [77]]);
    assert.deepEqual(ids(await ticket({ TicketId: made.TicketId, ...persons() })), []);
    const rows = await scene().sql('select customer_id, rank from ticket_customers where ticket_id = $1', [made.TicketId]);
    assert.deepEqual(rows, [{ customer_id: 51, rank: 0 }]);
  });

  test('unknown ids in members that a save ignores are no error', async () => {
    const ignored = {
      CreatedBy: { AssociateId: 999 },
      Messages: [{ TicketMessageId: 786, PersonId: 855 }],
      SuggestedCategoryId: 683,
      OrigHumanCategoryId: 428,
      ConnectId: 943,
      FormSubmission: { FormSubmissionId: 3 },
      Tags: [{ Id: 9999, Name: 'no such tag' }],
    };
    const made = await ticket(ignored);
    await ticket({ TicketId: made.TicketId, ...ignored });
    assert.deepEqual([(made.CreatedBy as Json).AssociateId, made.Tags], [11, []]);
    const note = await message({
      Ticket: { TicketId: made.TicketId, Category: 927, OwnedBy: 507 },
      Body: 'x',
      CreatedBy: { AssociateId: 308 },
    });
    assert.equal((note.CreatedBy as Json).AssociateId, 11);
    await refused(400, 'SoNotFoundException', 'SaveTicketMessageEntity', { EjMessageId: note.EjMessageId, Person: { PersonId: 9999 } });
  });
});
