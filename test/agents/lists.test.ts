/** Two stories by the official client: someone chooses from lists, and an administrator keeps them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type * as carriers from '@superoffice/webapi/Carriers.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { inZone } from '../wire/support.ts';

type Json = Record<string, unknown>;

// the client's own types do not reach through its file names; these are the ones that the stories use
type Items = Promise<carriers.SelectableMDOListItem[]>;
interface Choosing {
  getListAsync(name: string, flat: boolean, additional: string, onlyHistory: boolean): Items;
  getListWithRestrictionAsync(name: string, additional: string, search: string): Items;
  getListWithHistoryAsync(name: string, flat: boolean, additional: string, history: number[], only: boolean): Items;
  getListItemAsync(name: string, id: number): Promise<carriers.MDOListItem | null>;
  getListNamesAsync(): Promise<string[]>;
  getListIdByListNameAsync(name: string): Promise<number>;
  getSelectableListAsync(name: string, flat: boolean, additional: string, onlyHistory: boolean): Items;
  getSelectableSimpleListAsync(name: string): Items;
  setSelectedAsync(name: string, additional: string, items: carriers.SelectableMDOListItem[]): Items;
}
interface Entities {
  TicketCategory: carriers.TicketCategoryEntity;
  TicketPriority: carriers.TicketPriorityEntity;
  TicketStatus: carriers.TicketStatusEntity;
  TicketType: carriers.TicketTypeEntity;
  TicketRelationDefinition: carriers.TicketRelationDefinitionEntity;
}
type Kept = { [K in keyof Entities as `createDefault${K}EntityAsync`]: () => Promise<Entities[K]> } & {
  [K in keyof Entities as `save${K}EntityAsync`]: (entity: Entities[K]) => Promise<Entities[K]>;
} & { [K in keyof Entities as `get${K}EntityAsync`]: (id: number) => Promise<Entities[K]> } & {
  [K in keyof Entities as `delete${K}EntityAsync`]: (id: number) => Promise<void>;
};
type Members = carriers.TicketCategoryMembershipEntity[];
interface Keeping extends Kept {
  getTicketCategoriesAsync(): Promise<Entities['TicketCategory'][]>;
  getTicketStatusesAsync(): Promise<Entities['TicketStatus'][]>;
  getTicketPrioritiesAsync(): Promise<carriers.TicketPriority[]>;
  getAllTicketPrioritiesAsync(withDeleted: boolean): Promise<Entities['TicketPriority'][]>;
  getAllTicketRelationDefinitionEntitiesAsync(): Promise<Entities['TicketRelationDefinition'][]>;
  getTicketCategoriesForUserGroupsAsync(ids: number[]): Promise<carriers.MDOListItem[]>;
  setTicketCategoriesForUserGroupAsync(id: number, ids: number[]): Promise<void>;
  updateCategoryMembershipsAsync(id: number, add: Members, update: Members, end: Members): Promise<void>;
  rebuildFullnamesAsync(): Promise<void>;
  moveAllTicketsAsync(from: number, to: number): Promise<void>;
  globalChangeTicketStatusAsync(from: number, to: number): Promise<void>;
  globalChangeTicketTypeAsync(from: number, to: number): Promise<void>;
  setTicketStatusSortOrderAsync(id: number, place: number): Promise<void>;
  setTicketPrioritySortOrderAsync(id: number, place: number): Promise<void>;
  validateTicketRelationDefinitionAsync(
    id: number,
    from: number[],
    to: number[],
    type: string,
  ): Promise<carriers.TicketRelationDefinitionResult[]>;
}

async function refused(work: Promise<unknown>, status: number): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.match(JSON.stringify(error, Object.getOwnPropertyNames(error)), new RegExp(`\\b${status}\\b`));
    return true;
  });
}

describe('lists, by the official client', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const choosing = (user: string): Choosing => desk.client(user).getMDOAgent();
  const quiet = async (user: string): Promise<unknown[]> =>
    (await choosing(user).getListWithRestrictionAsync('ticket', '', 'quiet')).map(({ id }) => id);
  const keeping = (user?: string): Keeping => desk.client(user).getListAgent();

  const ticket = async (more: Json = {}, user = 'anna'): Promise<Json> => {
    const answer = await desk.post('Ticket/SaveTicketEntity', { Title: 'Printer', Category: { TicketCategoryId: 1 }, ...more }, {}, user);
    assert.equal(answer.status, 200, answer.text.slice(0, 300));
    return answer.json as Json;
  };
  const events = async (kind: string): Promise<unknown[]> =>
    (await desk.sql('select row_id from svar_event where $1 = any(kinds) order by seq', [kind])).map((row) => row.row_id);

  test('somebody fills in a ticket: choosing, searching, what was used lately, ticking', async () => {
    const mdo = choosing('anna');
    const priorities = await mdo.getListAsync('ticketpriority', true, '', false);
    assert.deepEqual(
      priorities.slice(0, 3).map(({ id, name, rank, extraInfo, childItems }) => [id, name, rank, extraInfo, childItems]),
      [
        [1, 'Low', 1, '1', []],
        [2, 'Medium', 2, '2', []],
        [3, 'High', 3, '3', []],
      ],
    );
    const found = await mdo.getListWithRestrictionAsync('person_new', '', 'dahl');
    assert.deepEqual(
      found.map(({ id, name }) => [id, name]),
      [[51, 'Ola Dahl']],
    );
    assert.equal((await mdo.getListItemAsync('ejcategory', 5))?.name, 'Vip');
    assert.equal(await mdo.getListItemAsync('ejcategory', 4711), null);
    assert.ok((await mdo.getListNamesAsync()).includes('ticketticketstatus'));
    assert.equal(await mdo.getListIdByListNameAsync('business'), 153);
    assert.equal(await mdo.getListIdByListNameAsync('ticketorigin'), 0);

    assert.deepEqual(await mdo.getListAsync('ejcategory', true, '', true), []);
    await ticket({ Title: 'Anna asks', Person: { PersonId: 50 } });
    await ticket({ Title: 'Anna asks again', Category: { TicketCategoryId: 5 } });
    assert.deepEqual(
      (await mdo.getListAsync('ejcategory', true, '', true)).map(({ id }) => id),
      [5, 1],
    );
    assert.deepEqual(
      (await mdo.getListAsync('person', true, '', true)).map(({ id }) => id),
      [50],
    );
    assert.deepEqual(
      (await mdo.getListWithHistoryAsync('ticketpriority', true, '', [3], false)).slice(0, 2).map(({ id }) => id),
      [3, 1],
    );

    const items = await mdo.getSelectableListAsync('ticketticketstatus', true, '', false);
    assert.ok(items.every(({ selected, hidden }) => !selected && !hidden));
    const ticked = items.filter(({ id }) => id === 1 || id === 8).map((item) => ({ ...item, selected: true }));
    const after = await mdo.setSelectedAsync('TicketTicketStatus', '', ticked);
    assert.deepEqual(
      after.filter(({ selected }) => selected).map(({ id }) => id),
      [1, 8],
    );
    assert.ok(after.find(({ id }) => id === 8)!.lastChanged instanceof Date);
    await mdo.setSelectedAsync('ticketticketstatus', '', [{ ...ticked[0]!, selected: false }]);
    const still = await mdo.getSelectableSimpleListAsync('ticketticketstatus');
    assert.deepEqual(
      still.filter(({ selected }) => selected).map(({ id }) => id),
      [8],
    );
    const others = await choosing('bjorn').getSelectableSimpleListAsync('ticketticketstatus');
    assert.ok(!others.some(({ selected }) => selected), "another one's ticks are his own");
    await refused(mdo.setSelectedAsync('ticketticketstatus', '', [{ ...ticked[0]!, id: 4711 }]), 400);
  });

  test('a ticket is found by who may list it only', async () => {
    const made = await ticket({ Title: 'Quiet matter', Category: { TicketCategoryId: 4 }, OwnedBy: { AssociateId: 11 } });
    assert.deepEqual(await quiet('anna'), [made.TicketId]);
    assert.deepEqual(await quiet('cato'), []);
  });

  test('categories: a tree with full names, members, groups, and no way to break it', async () => {
    const list = keeping();
    const draft = await list.createDefaultTicketCategoryEntityAsync();
    const top = await list.saveTicketCategoryEntityAsync({ ...draft, name: 'US:"Finance";NO:"Økonomi"' });
    const sub = await list.saveTicketCategoryEntityAsync({ ...draft, name: 'Fraud', parentId: top.ticketCategoryId! });
    assert.equal(top.name, 'US:"Finance";NO:"Økonomi"', 'stored as it was sent');
    assert.equal(sub.fullname, 'US:"Finance/Fraud";NO:"Økonomi/Fraud"');
    await list.saveTicketCategoryEntityAsync({ ...top, name: 'Money' });
    assert.equal((await list.getTicketCategoryEntityAsync(sub.ticketCategoryId!)).fullname, 'Money/Fraud');
    assert.deepEqual(await events('list.ejcategory.created'), [top.ticketCategoryId, sub.ticketCategoryId]);
    assert.ok((await events('list.ejcategory.changed')).includes(sub.ticketCategoryId), 'its full name changed with it');
    const count = (await events('list.ejcategory.changed')).length;
    await list.saveTicketCategoryEntityAsync(await list.getTicketCategoryEntityAsync(sub.ticketCategoryId!));
    assert.equal((await events('list.ejcategory.changed')).length, count, 'nothing changed, nothing happened');

    await refused(list.saveTicketCategoryEntityAsync({ ...top, parentId: sub.ticketCategoryId! }), 400);
    await refused(list.saveTicketCategoryEntityAsync({ ...draft, name: 'x'.repeat(65) }), 400);
    await refused(list.saveTicketCategoryEntityAsync({ ...draft, name: ' ' }), 400);
    await refused(list.deleteTicketCategoryEntityAsync(top.ticketCategoryId!), 400);
    await list.deleteTicketCategoryEntityAsync(4711); // what is not there needs no deleting
    const cato = keeping('cato');
    await refused(cato.saveTicketCategoryEntityAsync({ ...draft, name: 'Mine' }), 403);
    await refused(keeping('bjorn').deleteTicketStatusEntityAsync(8), 403);
    assert.equal((await cato.getTicketCategoriesAsync()).length > 5, true, 'everybody reads them');

    const user = { associateId: 12 } as never;
    await list.updateCategoryMembershipsAsync(sub.ticketCategoryId!, [{ user, weight: 3 } as never], [], []);
    await list.updateCategoryMembershipsAsync(sub.ticketCategoryId!, [], [{ user, weight: 5 } as never], []);
    const weights = (): Promise<unknown[]> =>
      desk.sql('select user_id, weight from category_membership where category_id = $1', [sub.ticketCategoryId]);
    assert.deepEqual(await weights(), [{ user_id: 6, weight: 5 }]);
    await list.updateCategoryMembershipsAsync(sub.ticketCategoryId!, [], [], [{ user, weight: 0 } as never]);
    assert.deepEqual(await weights(), []);
    await refused(list.updateCategoryMembershipsAsync(sub.ticketCategoryId!, [], [{ user, weight: 5 } as never], []), 400);
    await list.setTicketCategoriesForUserGroupAsync(2, [sub.ticketCategoryId!, 3]);
    assert.deepEqual(
      (await list.getTicketCategoriesForUserGroupsAsync([2])).map(({ id }) => id),
      [sub.ticketCategoryId, 3],
    );

    await desk.sql(`update ej_category set fullname = 'wrong' where id = $1`, [sub.ticketCategoryId]);
    await list.rebuildFullnamesAsync();
    assert.equal((await list.getTicketCategoryEntityAsync(sub.ticketCategoryId!)).fullname, 'Money/Fraud');
    await list.deleteTicketCategoryEntityAsync(sub.ticketCategoryId!);
    assert.deepEqual(await events('list.ejcategory.softdeleted'), [sub.ticketCategoryId]);
    assert.equal(await list.getTicketCategoryEntityAsync(sub.ticketCategoryId!), null);
  });

  test('all tickets of a category move, each with its log and event; then it can go', async () => {
    const list = keeping();
    const made = await list.saveTicketCategoryEntityAsync({
      ...(await list.createDefaultTicketCategoryEntityAsync()),
      name: 'Short-lived',
    });
    const id = made.ticketCategoryId!;
    const tickets = await Promise.all([1, 2, 3].map((n) => ticket({ Title: `Move ${n}`, Category: { TicketCategoryId: id } })));
    await refused(list.deleteTicketCategoryEntityAsync(id), 400);
    await refused(keeping('cato').moveAllTicketsAsync(id, 1), 403);
    await list.moveAllTicketsAsync(id, 3);
    for (const { TicketId } of tickets) {
      const [row] = await desk.sql('select category from ticket where id = $1', [TicketId]);
      assert.equal(row!.category, 3);
      const log = await desk.sql('select operation from svar_event where ticket_id = $1 order by seq', [TicketId]);
      assert.deepEqual(
        log.map(({ operation }) => operation),
        ['Ticket.SaveTicketEntity', 'List.MoveAllTickets'],
      );
    }
    await list.deleteTicketCategoryEntityAsync(id);
    const [left] = await desk.sql('select orig_category from ticket where id = $1', [tickets[0]!.TicketId]);
    assert.equal(left!.orig_category, null);
  });

  test('statuses: one default a base, the queue, order, a mass change before it goes', async () => {
    const list = keeping();
    const draft = await list.createDefaultTicketStatusEntityAsync();
    const made = await list.saveTicketStatusEntityAsync({
      ...draft,
      name: 'Pending',
      status: 'Active' as never,
      timeCounter: 'Queue' as never,
      usedInQueue: true,
    });
    const id = made.ticketStatusId!;
    assert.deepEqual([made.isDefault, made.usedInQueue, made.timeCounter], [false, true, 'Queue']);
    const asDefault = await list.saveTicketStatusEntityAsync({ ...made, isDefault: true });
    assert.equal(asDefault.isDefault, true);
    assert.equal((await list.getTicketStatusEntityAsync(1)).isDefault, false);
    const fresh = await ticket({ Title: 'New' });
    assert.equal((fresh.Status as Json).TicketStatusId, id, 'new tickets get it');
    await refused(list.deleteTicketStatusEntityAsync(id), 400);
    await refused(list.saveTicketStatusEntityAsync({ ...asDefault, isDefault: false }), 400);
    await refused(list.deleteTicketStatusEntityAsync(7), 400);
    await list.saveTicketStatusEntityAsync({ ...(await list.getTicketStatusEntityAsync(1)), isDefault: true });
    await refused(list.deleteTicketStatusEntityAsync(id), 400);
    await list.globalChangeTicketStatusAsync(id, 6);
    assert.equal((await desk.sql('select ticket_status from ticket where id = $1', [fresh.TicketId]))[0]!.ticket_status, 6);
    await refused(list.globalChangeTicketStatusAsync(6, 5), 400);
    await list.deleteTicketStatusEntityAsync(id);
    assert.ok(!(await list.getTicketStatusesAsync()).some(({ ticketStatusId }) => ticketStatusId === id));
    assert.equal((await desk.sql('select deleted from ticket_status where id = $1', [id]))[0]!.deleted, true, 'history still names it');
    assert.deepEqual(await events('list.ticketstatus.softdeleted'), [id]);
    await list.setTicketStatusSortOrderAsync(9, 1);
    assert.deepEqual(
      (await list.getTicketStatusesAsync()).slice(0, 2).map(({ ticketStatusId }) => ticketStatusId),
      [9, 1],
    );
  });

  test('a priority with office hours, free days and levels goes there and back unchanged, and is only ever marked as deleted', async () => {
    const list = keeping();
    await inZone('Europe/Oslo', async () => {
      const std = await list.getTicketPriorityEntityAsync(11);
      const before = await desk.sql('select * from ticket_priority where id = 11');
      await list.saveTicketPriorityEntityAsync(std);
      assert.deepEqual(await desk.sql('select * from ticket_priority where id = 11'), before);
      assert.deepEqual(await events('list.ticketpriority.changed'), []);

      const levels = [...std.escalationLevels!].slice(1).map((level, index) => ({ ...level, alertLevel: index + 1 }));
      const saved = await list.saveTicketPriorityEntityAsync({
        ...std,
        escalationLevels: [...levels, { ...levels[0]!, ticketAlertId: 0, alertLevel: 3, alertTimeout: 15, delegateTo: 5 }],
        satStart: new Date('2000-01-01T10:00:00'),
        satStop: new Date('2000-01-01T14:00:00'),
        nonDates: [...std.nonDates!, new Date('2027-05-17T12:00:00')],
      });
      assert.deepEqual(
        saved.escalationLevels!.map(({ alertLevel, alertTimeout }) => [alertLevel, alertTimeout]),
        [
          [1, 60],
          [2, 480],
          [3, 15],
        ],
      );
      assert.deepEqual(
        saved.escalationLevels!.slice(0, 2).map(({ ticketAlertId }) => ticketAlertId),
        [2, 3],
        'levels keep their ids',
      );
      const [row] = await desk.sql('select sat_start, sat_stop, non_dates from ticket_priority where id = 11');
      assert.deepEqual(row, { sat_start: '10:00:00', sat_stop: '14:00:00', non_dates: '25/12, 26/12, 01/01, 17/05/2027' });
      await refused(list.saveTicketPriorityEntityAsync({ ...saved, escalationLevels: saved.escalationLevels!.toReversed() }), 400);
      await refused(list.saveTicketPriorityEntityAsync({ ...saved, deadline: -1 }), 400);

      await refused(list.deleteTicketPriorityEntityAsync(2), 400);
      await list.deleteTicketPriorityEntityAsync(13);
      assert.ok(!(await list.getTicketPrioritiesAsync()).some(({ id }) => id === 13));
      assert.ok((await list.getAllTicketPrioritiesAsync(true)).some(({ ticketPriorityId }) => ticketPriorityId === 13));
      const low = await list.getTicketPriorityEntityAsync(1);
      await list.saveTicketPriorityEntityAsync({ ...low, flags: 7 as never });
      assert.equal(Number((await desk.sql('select flags from ticket_priority where id = 2'))[0]!.flags), 5, 'the default is one only');
      await list.setTicketPrioritySortOrderAsync(3, 1);
      assert.equal((await list.getTicketPrioritiesAsync())[0]!.id, 3);
    });
  });

  test('types and relations: what they allow, the default, what stands in the way', async () => {
    const list = keeping();
    const draft = await list.createDefaultTicketTypeEntityAsync();
    await refused(list.saveTicketTypeEntityAsync({ ...draft, name: 'Order', ticketStatuses: [1, 2] }), 400);
    const order = await list.saveTicketTypeEntityAsync({
      ...draft,
      name: 'Order',
      ticketStatuses: [1, 2],
      defaultTicketStatus: 1,
      visibleForGroups: [3],
    });
    assert.deepEqual([order.ticketStatuses, order.defaultTicketStatus, order.visibleForGroups], [[1, 2], 1, [3]]);
    const choices = await choosing('ADM0').getListAsync('ticketticketstatus', true, `ticketType=${order.ticketTypeId}`, false);
    assert.deepEqual(choices.map(({ id }) => id).sort(), [1, 2]);
    await list.saveTicketTypeEntityAsync({ ...order, isDefault: true });
    assert.equal((await list.getTicketTypeEntityAsync(1)).isDefault, false);
    await refused(list.deleteTicketTypeEntityAsync(order.ticketTypeId!), 400);
    await list.saveTicketTypeEntityAsync({ ...(await list.getTicketTypeEntityAsync(1)), isDefault: true });
    const made = await ticket({ TicketType: { TicketTypeId: order.ticketTypeId } });

    const relation = await list.createDefaultTicketRelationDefinitionEntityAsync();
    await refused(list.saveTicketRelationDefinitionEntityAsync({ ...relation, name: 'Half', sourceTicketTypes: [1] }), 400);
    const caused = await list.saveTicketRelationDefinitionEntityAsync({
      ...relation,
      name: 'Caused by',
      relationType: 'Parent' as never,
      sourceTicketTypes: [1],
      destinationTicketTypes: [order.ticketTypeId!],
    });
    const verdict = await list.validateTicketRelationDefinitionAsync(0, [1, 2], [order.ticketTypeId!], 'Parent' as never);
    assert.deepEqual(
      verdict.map(({ sourceTicketTypeId, isValid, existingRelationDefinitionName }) => [
        sourceTicketTypeId,
        isValid,
        existingRelationDefinitionName,
      ]),
      [
        [1, false, 'Caused by'],
        [2, true, ''],
      ],
    );
    await list.globalChangeTicketTypeAsync(order.ticketTypeId!, 2);
    assert.equal((await desk.sql('select ticket_type from ticket where id = $1', [made.TicketId]))[0]!.ticket_type, 2);
    await list.deleteTicketTypeEntityAsync(order.ticketTypeId!);
    assert.deepEqual((await list.getTicketRelationDefinitionEntityAsync(caused.ticketRelationDefId!)).destinationTicketTypes, [2]);
    await list.deleteTicketRelationDefinitionEntityAsync(caused.ticketRelationDefId!);
    assert.deepEqual(await list.getAllTicketRelationDefinitionEntitiesAsync(), []);
  });

  test('many administrators at once: nothing is lost, one default is left, a parent that goes takes no child along', async () => {
    const save = (name: string, more: Json = {}) => desk.post('List/SaveTicketTypeEntity', { Name: name, IsDefault: true, ...more });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => save(`At once ${n}`)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      Array(8).fill(200),
    );
    assert.equal((await desk.sql('select count(*) as n from ticket_type where is_default'))[0]!.n, '1');
    const parent = ((await desk.post('List/SaveTicketCategoryEntity', { Name: 'Parent' })).json as Json).TicketCategoryId;
    const [gone, child] = await Promise.all([
      desk.post(`List/DeleteTicketCategoryEntity?ticketCategoryEntityId=${parent}`, null),
      desk.post('List/SaveTicketCategoryEntity', { Name: 'Child', ParentId: parent }),
    ]);
    assert.deepEqual([gone.status, child.status].sort(), [gone.status === 204 ? 204 : 200, 400]);
    const key = { 'Idempotency-Key': 'once' };
    const once = await desk.post('List/SaveTicketStatusEntity', { Name: 'Once', Status: 'Active' }, key);
    const twice = await desk.post('List/SaveTicketStatusEntity', { Name: 'Once', Status: 'Active' }, key);
    assert.deepEqual(twice.json, once.json);
  });
});
