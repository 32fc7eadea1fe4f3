/** Projects, as an integration of the official client lives with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WebApi } from '@superoffice/webapi';
import type { Project, ProjectEntity, SaleEntity, TicketEntity } from '@superoffice/webapi/Carriers.js';
import { openDesk, PASSWORD, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

describe('projects', () => {
  const clock = { at: START };
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ now: () => clock.at });
  });
  after(() => desk.close());

  function client(user = 'anna'): WebApi {
    const api = new WebApi({ baseUrl: desk.url, timezoneInclude: true });
    api.authenticateWithPassword(user, user === 'ADM0' ? '' : PASSWORD);
    return api;
  }
  const projects = (user?: string) => client(user).getProjectAgent();
  const make = (more: Partial<ProjectEntity> = {}): Promise<Required<ProjectEntity>> =>
    projects().saveProjectEntityAsync({ name: 'New canteen', ...more } as ProjectEntity);

  test('a project is drafted, made, read in full and in short, changed, and told of', async () => {
    const draft = await projects().createDefaultProjectEntityAsync();
    assert.deepEqual(
      [draft.projectId, draft.associate?.name, draft.projectStatus?.value, draft.projectType?.value],
      [0, 'anna', 'Planning', 'Customer'],
    );
    const end = new Date('2026-12-31T11:00:00Z');
    const made = await make({
      ...draft,
      name: 'New canteen',
      endDate: end,
      projectType: { id: 0, value: 'internal' },
      description: 'Chairs first',
    });
    assert.deepEqual(
      [made.projectType?.id, made.endDate?.getTime(), made.completed, made.createdBy?.name, made.createdDate?.getTime()],
      [2, end.getTime(), false, 'anna', START],
    );
    clock.at += 60_000;
    await projects('bjorn').saveProjectEntityAsync(await projects('bjorn').getProjectEntityAsync(made.projectId));
    const changed = await projects('bjorn').saveProjectEntityAsync({ projectId: made.projectId, completed: true } as ProjectEntity);
    assert.deepEqual([changed.name, changed.completed, changed.updatedBy?.name], ['New canteen', true, 'bjorn']);
    const short = await projects('cato').getProjectAsync(made.projectId);
    assert.deepEqual(
      [short.name, short.status, short.type, short.associateFullName, short.description, short.updated?.getTime()],
      ['New canteen', 'Planning', 'Internal', 'Anna Aas', 'Chairs first', clock.at],
    );
    const events = await desk.sql(`select kinds[1] as kind, after from svar_event where entity = 'project' and row_id = $1 order by seq`, [
      made.projectId,
    ]);
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['project.created', 'project.changed'],
    );
    assert.equal(events[1]!.after.done, true);
  });

  test('its own fields are kept with it and encoded by their type', async () => {
    await desk.sql(`insert into udeffield (ownertableid, progid, fieldtype, fieldlabel, svar_published)
      values (9, 'SuperOffice:1', 1, 'Rooms', '{"type":1,"progId":"SuperOffice:1","label":"Rooms"}')`);
    const made = await make({ customFields: { 'SuperOffice:1': '[I:12]', 'SuperOffice:9': 'nobody' } });
    assert.equal(made.customFields['SuperOffice:1'], '[I:12]');
    assert.equal(made.userDefinedFields['SuperOffice:1'], '[I:12]');
    assert.equal('SuperOffice:9' in made.customFields, false, 'a field that nobody defined is passed over');
  });

  test('sales and tickets point at it, and at nothing when it is deleted', async () => {
    const { projectId } = await make();
    const sale = await client()
      .getSaleAgent()
      .saveSaleEntityAsync({ heading: 'Tables', project: { projectId } } as SaleEntity);
    assert.equal(sale.project?.name, 'New canteen');
    const said = { title: 'Chairs', category: { ticketCategoryId: 1 }, priority: { ticketPriorityId: 2 }, project: { projectId } };
    const ticket = await client()
      .getTicketAgent()
      .saveTicketEntityAsync(said as TicketEntity);
    await refused(projects('cato').deleteProjectEntityAsync(projectId), 403, /administrator/);
    await projects('ADM0').deleteProjectEntityAsync(projectId);
    assert.equal(await projects().getProjectEntityAsync(projectId), null);
    assert.equal((await client().getSaleAgent().getSaleEntityAsync(sale.saleId)).project, null);
    assert.equal((await client().getTicketAgent().getTicketEntityAsync(ticket.ticketId)).project, null);
  });

  test('a list in the order asked for, and what is refused', async () => {
    const [first, second] = [await make({ name: 'One' }), await make({ name: 'Two' })];
    const list = await projects().getProjectListAsync([second.projectId, 999_999, first.projectId]);
    assert.deepEqual(
      list.map(({ name }: Project) => name),
      ['Two', 'One'],
    );
    assert.equal(await projects().getProjectAsync(999_999), null);
    await refused(projects().saveProjectEntityAsync({ projectId: 999_999, name: 'x' } as ProjectEntity), 400, /There is no project/);
    await refused(make({ name: '' }), 400, /needs a name/);
    await refused(make({ projectStatus: { id: 77 } } as Partial<ProjectEntity>), 400, /no such status/);
    await projects().deleteProjectEntityAsync(0); // what is not there needs no deleting
  });
});
