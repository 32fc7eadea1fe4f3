/** The conformance checklist: lists that clients choose from, statements 146 to 150, by the agent and by the resource. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, call, type Json, statement } from './support.ts';

const pairs = (items: readonly Json[]): unknown[] => items.map(({ Id, Name, ExtraInfo }) => [Id, Name, ExtraInfo]);
const linksOf = ({ _Links: links }: Json): Json => links as Json;

describe('the wire: lists', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const get = async (path: string, headers: Record<string, string> = {}): Promise<Json[]> => {
    const answer = await call(desk, 'GET', `/api/v1${path}`, { Accept: 'application/json', ...headers });
    assert.equal(answer.status, 200, answer.text.slice(0, 300));
    return answer.json as unknown as Json[];
  };

  const rest = async (method: string, path: string, status: number, body?: unknown) => {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    const answer = await call(desk, method, `/api/v1/List${path}`, headers, body === undefined ? undefined : JSON.stringify(body));
    assert.equal(answer.status, status, answer.text.slice(0, 300));
    return answer.json;
  };

  statement(
    146,
    'MDO/GetList {"name":"ticketpriority","forceFlatList":true,"additionalInfo":"","onlyHistory":false} → items with Id, Name, ToolTip, Rank, ExtraInfo, ChildItems',
    async () => {
      const answer = await desk.post('MDO/GetList', {
        name: 'ticketpriority',
        forceFlatList: true,
        additionalInfo: '',
        onlyHistory: false,
      });
      assert.equal(answer.status, 200);
      const items = answer.json as Json[];
      assert.deepEqual(items[0], {
        Id: 1,
        Name: 'Low',
        ToolTip: '',
        Deleted: false,
        Rank: 1,
        Type: '',
        ChildItems: [],
        IconHint: '',
        ColorBlock: 0,
        ExtraInfo: '1',
        StyleHint: '',
        FullName: null,
        TableRight: null,
        FieldProperties: {},
      });
      assert.deepEqual(pairs(items), [
        [1, 'Low', '1'],
        [2, 'Medium', '2'],
        [3, 'High', '3'],
        [11, 'STD', '11'],
        [12, 'HIGH', '12'],
        [13, 'NIGHT', '13'],
      ]);
    },
  );

  statement(147, 'GET /MDOList/ticketstatus → ids 1–6 with ExtraInfo Active, Closed, …', async () => {
    assert.deepEqual(pairs(await get('/MDOList/ticketstatus')), [
      [1, 'Open', 'Active'],
      [2, 'Closed', 'Closed'],
      [3, 'Postponed', 'Postponed'],
      [4, 'Deleted', 'Deleted'],
      [5, 'Merged', 'Merged'],
      [6, 'Spam', 'Spam'],
    ]);
  });

  statement(148, 'GET /MDOList/ticketticketstatus → statuses of the desk', async () => {
    assert.deepEqual(pairs(await get('/MDOList/ticketticketstatus')), [
      [1, 'Open', '1'],
      [6, 'In queue', '1'],
      [3, 'Postponed', '3'],
      [2, 'Closed', '2'],
      [4, 'Deleted', '4'],
      [5, 'Linked', '5'],
      [7, 'Spam', '6'],
      [8, 'Waiting for customer', '3'],
      [9, 'Open, escalated to vendor', '1'],
    ]);
    const ids = async (additional: string): Promise<unknown[]> =>
      (await get(`/MDOList/TicketTicketStatus?additional=${additional}`)).map(({ Id }) => Id);
    assert.deepEqual(await ids('onlyNormal'), [1, 6, 2, 9]);
    assert.deepEqual(await ids('onlyNormalWithPostponed=true'), [1, 6, 3, 2, 8, 9]);
  });

  statement(149, 'GET /MDOList/ejcategory?flat=true → names are full paths, ExtraInfo has parentId=', async () => {
    const made = await desk.post('List/SaveTicketCategoryEntity', { Name: 'Accounting', ParentId: 2, Flags: 'Internal' });
    const { TicketCategoryId: id } = made.json as Json;
    const items = await get('/MDOList/ejcategory?flat=true');
    assert.deepEqual(pairs(items.filter(({ Id }) => Id === id || Id === 2)), [
      [2, 'Administration', 'parentId=0&replyTemplateId=-1'],
      [id, 'Administration/Accounting', 'parentId=2&replyTemplateId=-1'],
    ]);
    assert.deepEqual(
      items.map(({ Name }) => Name),
      ['Administration', 'Administration/Accounting', 'Queue', 'Sales', 'Support', 'Vip'],
    );
    const tree = await get('/MDOList/ejcategory?additional=hierarchy%3Dtrue');
    assert.deepEqual(
      tree.map(({ Name, ChildItems }) => [Name, (ChildItems as Json[]).map((child) => child.Name)]),
      [
        ['Administration', ['Accounting']],
        ['Queue', []],
        ['Sales', []],
        ['Support', []],
        ['Vip', []],
      ],
    );
    assert.equal((await get('/MDOList/ejcategory?flat=true&additional=hierarchy%3Dtrue')).length, 6);
  });

  statement(150, 'GET /MDOList/associate → ExtraInfo person_id=…&contact_id=…', async () => {
    const items = await get('/MDOList/associate');
    assert.deepEqual(
      items.filter(({ Id }) => Id === 11).map(({ Name, ExtraInfo }) => [Name, ExtraInfo]),
      [['Anna Aas', 'person_id=11&contact_id=0']],
    );
    assert.ok(!items.some(({ Name }) => Name === 'System'), 'no robots');
    const users = await get('/MDOList/ejuser');
    assert.deepEqual(
      users.filter(({ Id }) => Id === 5).map(({ Name, ExtraInfo }) => [Name, ExtraInfo]),
      [['Anna Aas', 'associateId=11']],
    );
  });

  test('every list that a member of the seeds or the operations names has items or an honest nothing', async () => {
    const named =
      'associate ejcategory ticketpriority ticketstatus ticketstatuswithpostpone TicketType ticketorigin ticketslevel ticketread person_new sale project ' +
      'ticketrelationtype replytemplate ticketticketstatus ticketstatuswithoutpostpone ejuser serviceassociate usergroup ticketalert ticketpriorityescalateevent ' +
      'ticketstatustimecounter ticketrelationdefinition tags customerlanguage person contact sale_new project_new ticket timezone timezonewithcode timezoneiana ' +
      'country language category business lists mrmrs perspos';
    const empty = new Set(['sale', 'sale_new', 'project', 'project_new', 'replytemplate', 'ticketrelationdefinition', 'ticket']);
    for (const name of named.split(' ')) {
      const items = await get(`/MDOList/${name}`);
      assert.ok(empty.has(name) || items.length > 0, name);
      for (const ending of [
        'headings',
        'withallitem',
        'withnoselection',
        'withallitemwithnoselection',
        'headingswithallitemwithnoselection',
      ]) {
        const more = ending.includes('withall') ? 1 : 0;
        const none = ending.includes('withno') ? 1 : 0;
        assert.equal((await get(`/MDOList/${name}${ending}`)).length, items.length + more + none, name + ending);
      }
    }
    const names = (await get('/MDOList')) as unknown as string[];
    for (const name of named.toLowerCase().split(' ')) assert.ok(names.includes(name), name);
  });

  test('an unknown list: 404 of the resource, nothing from the agent', async () => {
    const answer = await call(desk, 'GET', '/api/v1/MDOList/nonsense');
    assertError(answer.status, answer.text, 404, 'SoNotFoundException');
    assertError((await call(desk, 'GET', '/api/v1/MDOList/udlist77')).status, answer.text, 404);
    assert.deepEqual((await desk.post('MDO/GetSimpleList', { Name: 'constructor' })).json, []);
    assert.equal((await desk.post('MDO/GetListItem', { ListName: 'nonsense', Id: 1 })).text, 'null');
  });

  test('a search is flat, in the language of the caller, and takes signs as they are', async () => {
    assert.deepEqual(
      (await get('/MDOList/country?query=norw')).map(({ Id, Type }) => [Id, Type]),
      [[578, 'NO']],
    );
    assert.deepEqual(
      (await get('/MDOList/country?query=norge', { 'SO-Language': 'nb' })).map(({ Id, Name }) => [Id, Name]),
      [[578, 'Norge']],
    );
    assert.deepEqual(
      (await get('/MDOList/person_new?query=kari%20nord')).map(({ Id, Name, ExtraInfo }) => [Id, Name, ExtraInfo]),
      [[50, 'Kari Nordmann', 'contact_id=9']],
    );
    assert.deepEqual(await get('/MDOList/person_new?query=%25'), []);
    assert.deepEqual(await get("/MDOList/contact?query=';drop%20table%20person--"), []);
    const narrowed = await get('/MDOList/person?additional=contact_id%3D9');
    assert.deepEqual(narrowed.map(({ Id }) => Id).sort(), [50, 51]);
  });

  test('operators of a restriction type, time zones, a user-defined list by both its names', async () => {
    const operators = await get('/MDOList/restrictionOperators?additional=ejCategory');
    assert.deepEqual(
      operators.slice(0, 2).map(({ Type, ExtraInfo }) => [Type, ExtraInfo]),
      [
        ['oneOf', 'W+'],
        ['notOneOf', 'W+'],
      ],
    );
    assert.deepEqual(await get('/MDOList/restrictionOperators?additional=nonsense'), []);
    const norway = (await get('/MDOList/timezoneiana')).find(({ Id }) => Id === 261)!;
    assert.match(String(norway.Name), /\(GMT\+01\.00\)$/);
    assert.match(String(norway.ExtraInfo), /locationCode=NO&isActive=True&IANA=Europe\/Oslo/);
    await desk.sql(`insert into svar_list (list_id, name, title, has_items, is_custom) values (30007, 'colours', 'Colours', true, true)`);
    await desk.sql(
      `insert into svar_list_item (list, id, name, rank) values ('colours', 2, 'US:"Red";NO:"Rød"', 1), ('colours', 1, 'Blue', 2)`,
    );
    assert.deepEqual(
      (await get('/MDOList/udlist30007')).map(({ Id, Name }) => [Id, Name]),
      [
        [2, 'US:"Red";NO:"Rød"'],
        [1, 'Blue'],
      ],
    );
    assert.deepEqual(
      (await get('/MDOList/udlist?additional=30007', { 'SO-Language': 'nb' })).map(({ Name }) => Name),
      ['Rød', 'Blue'],
    );
  });

  test('the lists of tickets as resources: items, default, create, change, delete; descriptions and headings', async () => {
    assert.ok((await get('/List')).some(({ ListType }) => ListType === 'ejcategory'));
    for (const name of ['TicketCategory', 'TicketPriority', 'TicketStatus', 'TicketType']) {
      const described = await rest('GET', `/${name}`, 200);
      assert.equal(linksOf(described).Items, `${desk.url}/api/v1/List/${name}/Items`);
      assert.ok((await get(`/List/${name}/Items`)).length > 0);
      const made = await rest('POST', `/${name}/Items`, 200, { ...(await rest('GET', `/${name}/Items/Default`, 200)), Name: 'Made' });
      const id = made[`${name}Id`];
      assert.equal(made.Name, 'Made');
      assert.equal((await rest('PUT', `/${name}/Items/${id}`, 200, { Name: 'Changed' })).Name, 'Changed');
      assert.equal((await rest('GET', `/${name}/Items/${id}`, 200)).Name, 'Changed');
      await rest('DELETE', `/${name}/Items/${id}`, 204);
      await rest('GET', `/${name}/Items/99999`, 404);
      await rest('DELETE', `/${name}/Items/99999`, 404);
      assert.deepEqual(await get(`/List/${name}/Headings`), []);
      const heading = await rest('POST', `/${name}/Headings`, 200, { Name: 'First' });
      assert.equal((await get(`/List/${name}/Headings`)).length, 1);
      await rest('PUT', `/${name}/Headings`, 200, [{ HeadingId: heading.HeadingId, Name: 'Renamed' }, { Name: 'Second' }]);
      assert.deepEqual((await get(`/List/${name}/Headings`)).map(({ Name }) => Name).sort(), ['Renamed', 'Second']);
      await rest('DELETE', `/${name}/Headings`, 204);
      assert.deepEqual(await get(`/List/${name}/Headings`), []);
    }
  });

  test('nothing that is sent breaks a list', async () => {
    for (const path of [
      'country?query=%00x',
      'ejcategory?additional=%00',
      'person?query=%25%5C_&additional=contact_id%3D99999999999999',
      'ticket?query=%23999999999',
    ]) {
      const answer = await call(desk, 'GET', `/api/v1/MDOList/${path}`, { Accept: 'application/json' });
      assert.ok(answer.status < 500, `${path} ${answer.status} ${answer.text.slice(0, 200)}`);
    }
    const hostile: [string, unknown][] = [
      ['List/SaveTicketStatusEntity', { Name: 'x', Status: 99 }],
      ['List/SaveTicketStatusEntity', { Name: 'x', TimeCounter: 77 }],
      ['List/SaveTicketStatusEntity', { Name: 'nul \u0000' }],
      ['List/SaveTicketPriorityEntity', { Name: 'x', TicketRead: 55 }],
      ['List/SaveTicketPriorityEntity', { Name: 'x', Flags: 4096 }],
      ['List/SaveTicketPriorityEntity', { Name: 'x', SortOrder: -5 }],
      [
        'List/SaveTicketPriorityEntity',
        { Name: 'x', NonDates: Array.from({ length: 60 }, (_, n) => `2027-01-${String((n % 28) + 1).padStart(2, '0')}T12:00:00`) },
      ],
      ['List/SaveTicketPriorityEntity', { Name: 'x', EscalationLevels: [{ AlertLevel: 99_999 }] }],
      ['List/SaveTicketPriorityEntity', { Name: 'x', EscalationLevels: [{ DelegateTo: 4711 }] }],
      ['List/SaveTicketCategoryEntity', { Name: 'x', DelegateMethod: 99 }],
      ['List/SaveTicketCategoryEntity', { Name: 'x', Flags: 65_536 }],
      ['List/SaveTicketCategoryEntity', { Name: 'x', ParentId: 4711 }],
      ['List/SaveTicketCategoryEntity', { Name: 'x', CategoryMaster: 4711 }],
      ['List/SaveTicketTypeEntity', { Name: 'x', Rank: 99_999 }],
      ['List/SaveTicketTypeEntity', { Name: 'x', VisibleForGroups: [4711] }],
      ['List/SaveTicketTypeEntity', { TicketTypeId: 4711 }],
      ['List/SaveTicketRelationDefinitionEntity', { Name: 'x', RelationType: 9 }],
      ['List/UpdateCategoryMemberships', { TicketCategoryId: 1, MembershipsToAdd: [{ User: { AssociateId: 11 }, Weight: 99_999 }] }],
      ['List/UpdateCategoryMemberships', { TicketCategoryId: 1, MembershipsToAdd: [{ User: null }] }],
      ['List/SetTicketCategoriesForUserGroup', { UserGroupId: 4711, CategoryIds: [1] }],
      ['List/SetTicketStatusSortOrder', { TicketStatusId: 4711, SortOrder: 1 }],
      ['List/MoveAllTickets', { FromTicketCategoryId: 1, ToTicketCategoryId: 4711 }],
      ['List/MoveAllTickets', { FromTicketCategoryId: 1, ToTicketCategoryId: 1 }],
      ['MDO/SetSelected', { Name: 'nonsense', SelectableMDOList: [{ Id: 1 }] }],
      ['MDO/GetListWithHistory', { Name: 'ejcategory', HistoryItems: Array.from({ length: 600 }, (_, n) => n) }],
    ];
    const kept = await desk.sql('select count(*) as n from ticket_priority');
    for (const [operation, body] of hostile) {
      const answer = await desk.post(operation, body);
      assert.equal(answer.status, 400, `${operation} ${JSON.stringify(body)} ${answer.text.slice(0, 200)}`);
    }
    assert.deepEqual(await desk.sql('select count(*) as n from ticket_priority'), kept);
    const forward = await desk.post('List/SetTicketStatusSortOrder', { TicketStatusId: 1, SortOrder: 2_147_483_647 });
    assert.equal(forward.status, 204);
  });
});
