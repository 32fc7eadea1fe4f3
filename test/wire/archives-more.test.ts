/** Archives beyond the checklist: rights row by row, what stays out, groups, forms of answers, refusals. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { numberText } from '../../src/agents/present/archive-texts.ts';
import { operatorsOf as listedOperators } from '../../src/contract/operators.ts';
import { operatorsOf } from '../../src/store/archives/index.ts';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, call, type Json } from './support.ts';

interface Archive extends Json {
  value: Json[];
}

/** Numbers in [0, 1) that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const query = (options: Record<string, string>): string =>
  Object.entries(options)
    .map(([name, value]) => `$${name}=${encodeURIComponent(value)}`)
    .join('&');

describe('archives: rights, views, forms', () => {
  let desk: TestDesk;
  const ids: Record<string, number> = {};

  async function ticket(title: string, values: Record<string, unknown> = {}): Promise<void> {
    const moment = '2020-03-01T12:00:00Z';
    const row = {
      title,
      created_at: moment,
      last_changed: moment,
      category: 1,
      status: 1,
      ticket_status: 1,
      priority: 2,
      ticket_type: 1,
      created_by: 5,
      owned_by: 5,
      cust_id: 50,
      contact_id: 9,
      ...values,
    };
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    const [made] = await desk.sql(`insert into ticket (${names}) values (${places}) returning id`, Object.values(row));
    ids[title] = made!.id as number;
  }

  before(async () => {
    desk = await openDesk();
    await ticket('anna', { tags: [1] });
    await ticket('bjorn', { owned_by: 6, created_at: '2020-04-01T12:00:00Z' });
    await ticket('sales', { category: 3, owned_by: 5 });
    await ticket('nobody', { owned_by: 1 });
    await ticket('closed', { status: 2, ticket_status: 2 });
    await ticket('deleted', { status: 4, ticket_status: 4 });
    await ticket('merged', { status: 5, ticket_status: 5, connect_id: ids.anna });
    await ticket('spam', { status: 6, ticket_status: 7 });
    for (const title of ['anna', 'bjorn', 'deleted'])
      await desk.sql(`insert into ej_message (ticket_id, created_at, author, body) values ($1, '2020-03-01Z', 'A', 'Secret of ' || $2)`, [
        ids[title],
        title,
      ]);
    await desk.sql('insert into hotlist (user_id, ticket_id) values (5, $1)', [ids.sales]);
    await desk.sql(`insert into ticket_relation (source_ticket_id, destination_ticket_id, registered) values ($1, $2, '2020-01-01Z')`, [
      ids.anna,
      ids.bjorn,
    ]);
    await desk.sql(`insert into ticket_log_action (ticket_id, user_id, log_when, log_action) values ($1, 6, '2020-03-01Z', 1)`, [
      ids.closed,
    ]);
    // bjorn lists everything and reads only what is his
    await desk.sql(`delete from functionrightrolelink l using functionright f where f.functionright_id = l.functionrightid and l.roleid = 2
      and (f.name ~ '^cs-(read|edit)' or f.name in ('cs-system', 'admin-all'))`);
    await desk.app.desks.reload();
  });
  after(() => desk.close());

  async function find(
    provider: string,
    options: Record<string, string> = {},
    user = 'ADM0',
    headers: Record<string, string> = {},
  ): Promise<Archive> {
    const answer = await call(desk, 'GET', `/api/v1/Archive/${provider}?${query(options)}`, {
      Authorization: authorization(user),
      ...headers,
    });
    assert.equal(answer.status, 200, answer.text.slice(0, 400));
    return answer.json as Archive;
  }
  const titles = async (provider: string, options: Record<string, string> = {}, user = 'ADM0'): Promise<string> =>
    (await find(provider, { select: 'title', ...options }, user)).value
      .map(({ title }) => String(title))
      .sort()
      .join(' ');

  test('deleted, merged and spam stay out unless a status is asked for', async () => {
    assert.equal(await titles('FindTicket'), 'anna bjorn closed nobody sales');
    assert.equal(await titles('FindTicket', { filter: 'status oneOf (1,4,5,6)' }), 'anna bjorn deleted merged nobody sales spam');
    assert.equal(await titles('FindTicket', { filter: 'ticketStatusId = 4' }), 'deleted');
    assert.equal(await titles('RecycleTicket'), 'deleted');
    assert.equal(await titles('FindTicket', { entities: 'ticket' }), 'anna bjorn nobody sales');
    assert.equal(await titles('FindTicket', { entities: 'ticket,ticketDisplayClosed' }), 'anna bjorn closed nobody sales');
    assert.equal(await titles('FindTicket', { filter: 'getNoRows set true' }), '');
    assert.equal(await titles('FindTicket', { filter: 'getAllRows set true' }), 'anna bjorn closed nobody sales');
  });

  test('the ready-made views', async () => {
    assert.equal(await titles('UnassignedTickets'), 'nobody');
    assert.equal(await titles('UserOpenTickets', {}, 'anna'), 'anna sales');
    assert.equal(await titles('FavouriteTickets', {}, 'anna'), 'sales');
    assert.equal(await titles('TicketFavourites'), '');
    assert.equal(await titles('LastTickets', {}, 'bjorn'), 'closed');
    assert.equal(await titles('RelatedTickets', { filter: `relatedTicketId = ${ids.anna}` }), 'bjorn');
    assert.equal((await find('TimeZones', { filter: "code = 'NO'" })).value[0]?.PrimaryKey, '261');
    assert.equal(
      (await find('Person', { filter: "lastName begins 'nord'", select: 'fullName,contact/name' })).value[0]?.['contact/name'],
      'Fjellheim Bygg AS',
    );
    assert.equal((await find('Person', { filter: 'fullName = 50', select: 'firstName' })).value[0]?.firstName, 'Kari');
    assert.equal((await find('FindContact', { filter: "name contains 'bygg'", select: 'name' })).value.length, 1);
  });

  test('who lists but does not read sees key, title and state; the rest is blank, and cannot be asked about either', async () => {
    const options = {
      select: 'ticketId,title,ticketStatusName,ownedBy,createdAt,person/fullName,contactId',
      orderby: 'ticketId',
      mode: 'Full',
    };
    const { value } = await find('FindTicket', options, 'bjorn');
    const shown = (title: string): Json => {
      const row = value.find(({ PrimaryKey }) => PrimaryKey === ids[title])!;
      const cells = Object.entries(row.Column as Record<string, Json>).map(([name, { DisplayValue }]) => [name, DisplayValue]);
      return { mask: (row.TableRight as Json).Mask, ...Object.fromEntries(cells) };
    };
    const blank = { ownedBy: '', createdAt: '', 'person/fullName': '', contactId: '9', ticketStatusName: 'Open' };
    assert.deepEqual(shown('anna'), { mask: 0, ticketId: String(ids.anna), title: 'anna', ...blank });
    assert.equal(shown('bjorn').ownedBy, 'Bjørn Berg');
    assert.equal(await titles('FindTicket', { filter: "createdAt after '2020-01-01'" }, 'bjorn'), 'bjorn');
    assert.equal(await titles('FindTicket', { filter: "person/lastName begins 'n'" }, 'bjorn'), 'bjorn');
    assert.equal(
      await titles('FindTicket', { filter: "not (person/lastName begins 'x') and title is 'anna'" }, 'bjorn'),
      'anna',
      'says nothing',
    );
    const bodies = (await find('TicketMessage', { select: 'body' }, 'bjorn')).value.map(({ body }) => body);
    assert.deepEqual(bodies, ['Secret of bjorn']);
    const dynamic = await find('Dynamic', { select: 'ticket.title' }, 'bjorn');
    assert.deepEqual(
      dynamic.value.map((row) => row['ticket.title']),
      ['bjorn'],
    );
  });

  test('who has the rights of own categories sees those; the preference narrows lists, unless one ticket is asked for', async () => {
    assert.equal(await titles('FindTicket', {}, 'cato'), 'anna bjorn closed nobody');
    await desk.sql('update ejuser set flags = flags | 32 where id = 5');
    await desk.app.desks.reload();
    assert.equal(await titles('FindTicket', {}, 'anna'), 'anna bjorn closed nobody');
    assert.equal(await titles('FindTicket', { filter: `ticketId = ${ids.sales}` }, 'anna'), 'sales');
    await desk.sql('update ejuser set flags = 0 where id = 5');
    await desk.app.desks.reload();
  });

  test('archives of administrators, unknown archives, and names that are not there', async () => {
    const refused = async (path: string, status: number, user = 'ADM0'): Promise<void> => {
      const answer = await call(desk, 'GET', `/api/v1/Archive/${path}`, { Authorization: authorization(user) });
      assertError(answer.status, answer.text, status);
    };
    await refused('Webhook', 403, 'cato');
    await refused('Dynamic?$select=webhook.target_url', 403, 'cato');
    await find('Webhook');
    await refused('Nothing', 404);
    await refused('Nothing$metadata', 404);
    await refused('FindTicket?$select=nothing', 400);
    await refused(`FindTicket?${query({ filter: "title begins 'x" })}`, 400);
    await refused(`FindTicket?${query({ filter: "title' or 1=1 --" })}`, 400);
    await refused('FindTicket?$orderBy=sentimentScore', 400);
    await refused('FindTicket?$orderBy=title;drop', 400);
    await refused('FindTicket?$top=-1', 400);
    await refused('FindTicket?$mode=odd', 400);
    await refused('FindTicket?$filter=next(createdAt,99999999,year)', 400);
    await refused('FindTicket?$filter=ticketId%20=%2099999999999999999999', 400);
    const agent = await desk.post('Archive/GetArchiveListByColumns', { ProviderName: 'Nothing', Columns: ['x'] });
    assertError(agent.status, agent.text, 400, 'SoNotFoundException');
    // numbers beyond those of the column are no mistake of the caller's, and nobody has them
    assert.equal(await titles('FindTicket', { filter: 'ticketId = 9999999999' }), '');
    assert.equal(await titles('FindTicket', { filter: `title contains '%' or title contains '\\' or title = 'a''b'` }), '');
  });

  const agentColumns = async (headers: Record<string, string>): Promise<Json[]> =>
    (await desk.post('Archive/GetAvailableColumns', { ProviderName: 'FindTicket', Context: '' }, headers)).json as Json[];

  test('what a number is called is the same in archives and lists; every operator of the lists is one of the archives', async () => {
    for (const [column, list] of Object.entries({
      status: 'ticketstatus',
      slevel: 'ticketslevel',
      readStatus: 'ticketread',
      origin: 'ticketorigin',
    })) {
      const items = (await call(desk, 'GET', `/api/v1/MDOList/${list}`)).json as unknown as { Id: number; Name: string }[];
      assert.ok(items.length > 2, list);
      for (const { Id, Name } of items) assert.equal(numberText(list, Id), Name, `${column} ${Id}`);
    }
    for (const type of [
      'int',
      'decimal',
      'bool',
      'string',
      'stringorPK',
      'date',
      'datetime',
      'associate',
      'ejUser',
      'listAny',
      'ejCategory',
      'intArray',
      'timeSpan',
    ] as const) {
      const missing = Object.keys(listedOperators(type) ?? {}).filter((name) => !Object.hasOwn(operatorsOf(type), name.toLowerCase()));
      assert.deepEqual(missing, [], type);
    }
  });

  test('counting, wide rows, hints, languages, XML', async () => {
    const counted = await find('FindTicket', { inlineCount: 'AllPages', top: '1' });
    assert.equal(counted['odata.count'], 5);
    const [wide] = (
      await find('FindTicket', { select: 'ownedBy,has_attachment', mode: 'Wide', output: 'Display', filter: "title is 'anna'" })
    ).value;
    assert.deepEqual(wide, {
      PrimaryKey: String(ids.anna),
      EntityName: 'ticket',
      ownedBy: 'Anna Aas',
      'ownedBy:DisplayValue': 'Anna Aas',
      has_attachment: 'unchecked',
      'has_attachment:DisplayValue': 'false',
    });
    const [norwegian] = (await find('FindTicket', { select: 'status' }, 'ADM0', { 'Accept-Language': 'nb' })).value;
    assert.equal(norwegian?.status, 'Open', 'fixed lists have one language; those of the desk have as many as their names');
    const [heading] = (await agentColumns({ 'Accept-Language': 'nb' })).filter(({ Name }) => Name === 'ticketStatusName');
    assert.equal(heading?.DisplayName, 'Ticket status name');
    assert.equal((await agentColumns({})).find(({ Name }) => Name === 'title')?.DisplayName, '[SR_SVAR_COLUMN_TITLE]');
    const xml = await call(
      desk,
      'GET',
      `/api/v1/Archive/FindTicket?${query({ select: 'title,person/fullName', format: 'xml', top: '1' })}`,
    );
    assert.match(xml.headers.get('content-type') ?? '', /application\/xml/);
    assert.match(xml.text, /Kari Nordmann/);
  });

  test('groups: counted, by list and by month, in the order asked for', async () => {
    const groups = await find('FindTicket', {
      select: 'GroupBy(categoryFullName):Header,Count(ticketId):Footer',
      orderBy: 'Count(ticketId):Footer desc',
    });
    assert.deepEqual(
      groups.value.map((row) => [row['GroupBy(categoryFullName):Header'], row['Count(ticketId):Footer']]),
      [
        ['Support', 4],
        ['Sales', 1],
      ],
    );
    const months = await find('FindTicket', { select: 'GroupBy(DatePart(createdAt):YearMonth),CountAll(ticketId)' });
    assert.deepEqual(
      months.value.map((row) => Object.values(row).slice(2)),
      [
        [202003, 4],
        [202004, 1],
      ],
    );
    const all = await find('FindTicket', { select: 'CountAll(ticketId)' });
    assert.equal(all.value[0]?.['CountAll(ticketId)'], 5);
    const person = await find('FindTicket', { select: 'GroupBy(ownedBy/fullName),Sum(timeSpent),Percent(ticketId)' }, 'bjorn');
    assert.equal(person.value.length, 2, 'what may not be read is one group without a name');
  });

  test('hostile questions are refused or answered, never more than that', async () => {
    const random = seeded(7);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    const names = [
      'ticketId',
      'title',
      'createdAt',
      'tags',
      'ownedBy',
      'person/fullName',
      'x_size',
      'content',
      '__proto__',
      'constructor',
      'a/b/c/d/e/f',
      'ticket.title',
      'Count(ticketId)',
      'GroupBy(tags)',
      '',
      "'",
      ';',
    ];
    const words = [
      'eq',
      'begins',
      'contains',
      'between',
      'oneOf',
      'today',
      'this',
      'isNull',
      'afterTime',
      'intArrayAllOf',
      'currentAssociate',
      'toString',
      '=',
      '<>',
    ];
    const values = [
      "'x'",
      "''",
      "'%_\\\\'",
      '0',
      '-1',
      '2147483648',
      '9007199254740993',
      '1e400',
      '[I:3]',
      '[DT:99/99/9999]',
      "'0001-01-01'",
      "'9999-12-31T23:59:59Z'",
      "'\u0000'",
      "'\ud800'",
      '(1,2)',
      "('a')",
      '()',
      'true',
      `'${'ø'.repeat(3000)}'`,
    ];
    const providers = ['FindTicket', 'TicketMessage', 'Person', 'FreetextTicket', 'RelatedTickets', 'Dynamic', 'TimeZones'];
    for (const path of [
      "FindTicket?$filter=title%20is%20'%00'",
      'FindTicket?$select=%00',
      "FindTicket?$filter=content%20contains%20'%00'",
      'F%00?$top=1',
      "FindTicket?$filter=x_color%20is%20'%FF'",
    ]) {
      const answer = await call(desk, 'GET', `/api/v1/Archive/${path}`);
      assert.ok(answer.status < 500, `${path} ${answer.status} ${answer.text}`);
    }
    const form = await call(
      desk,
      'POST',
      '/api/v1/Archive/FindTicket',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      "$filter=title is '%00'",
    );
    assert.ok(form.status < 500, form.text);
    for (let round = 0; round < 250; round++) {
      const term = (): string => `${pick(names)} ${pick(words)} ${pick(values)}`;
      const options = {
        select: [pick(names), pick(names)].join(','),
        filter: pick([
          term(),
          `${term()} and not (${term()})`,
          `(${term()} or ${term()}`,
          `next(${pick(names)},${pick(values)},${pick(values)})`,
        ]),
        orderBy: pick(['', pick(names), `${pick(names)} desc`]),
        top: pick(['0', '5', '99999']),
        skip: pick(['0', '999999999']),
        mode: pick(['Slim', 'Full', 'Wide']),
        inlineCount: pick(['True', 'False']),
      };
      const said = Object.entries(options)
        .filter(() => random() < 0.7)
        .map(([name, value]) => [`$${name}`, value]);
      const answer = await call(
        desk,
        'POST',
        `/api/v1/Archive/${pick(providers)}`,
        { 'Content-Type': 'application/json' },
        JSON.stringify(Object.fromEntries(said)),
      );
      assert.ok(answer.status === 200 || answer.status === 400, `${answer.status} ${JSON.stringify(said)} ${answer.text.slice(0, 200)}`);
      if (answer.status === 400) assertError(answer.status, answer.text, 400);
    }
  });

  test('columns that a user has chosen for a list are those of GetArchiveList', async () => {
    const agent = desk.client('anna').getArchiveAgent();
    await agent.setChosenColumnsAsync('MyList', 'FindTicket', ['title', 'person/fullName']);
    const [row] = await agent.getArchiveListAsync(
      'MyList',
      'FindTicket',
      [],
      [{ name: 'title', operator: 'is', values: ['anna'] } as never],
      [],
      0,
      10,
    );
    assert.deepEqual(Object.keys(row!.columnData), ['title', 'person/fullName']);
    const [usual] = await desk.client('cato').getArchiveAgent().getArchiveListAsync('MyList', 'FindTicket', [], [], [], 0, 1);
    assert.ok('ticketStatusName' in usual!.columnData);
    const refused = await desk.post('Archive/SetChosenColumns', { GuiName: 'x', ProviderName: 'FindTicket', ChosenColumns: ['nothing'] });
    assertError(refused.status, refused.text, 400);
  });

  test('the Find agent tells of its columns and orders', async () => {
    const agent = desk.client().getFindAgent();
    const columns = await agent.getDefaultDesiredColumnsFromRestrictions2Async('FindTicket', 'saleId = 3');
    assert.equal(columns.at(-1)?.name, 'saleId');
    const order = await agent.getDefaultOrderByFromDesiredColumnsAsync('FindTicket', ['sentimentScore', 'title']);
    assert.equal(order[0]?.name, 'title');
    const found = await agent.findFromRestrictionsAsync(
      [{ name: 'title', operator: 'is', values: ['anna'] } as never],
      'FindTicket',
      10,
      0,
    );
    assert.equal(found.rowCount, 1);
    assert.ok((await agent.getAvailableRestrictionColumnsAsync('', 'FindTicket')).includes('person/fullName'));
  });
});
