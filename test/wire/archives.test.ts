/** Archives, statements 131 to 145: through the official client where it has the operation, else as plain calls. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { OrderBySortType } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, call, type Json, statement } from './support.ts';

interface Archive extends Json {
  value: Json[];
}

const SUMMER = new Date('2020-06-10T10:00:00Z');

const keyOf = ({ primaryKey }: { primaryKey: number }): number => primaryKey;
const query = (options: Record<string, string>): string =>
  Object.entries(options)
    .map(([name, value]) => `$${name}=${encodeURIComponent(value)}`)
    .join('&');

describe('archives', () => {
  let desk: TestDesk;
  const ids: Record<string, number> = {};

  /** A ticket by SQL, so that its times are known. */
  async function ticket(title: string, created: string, values: Record<string, unknown> = {}): Promise<number> {
    const row = {
      title,
      created_at: created,
      last_changed: created,
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
    const [made] = await desk.sql(
      `insert into ticket (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(row),
    );
    ids[title] = made!.id as number;
    return made!.id as number;
  }

  before(async () => {
    desk = await openDesk({ now: () => SUMMER.getTime() });
    await ticket('VPN down', '2020-06-02T08:00:00Z', { priority: 3, tags: [1, 2], extra: { x_size: '7', x_color: 'Rød' } });
    await ticket('vpn slow', '2020-05-20T08:00:00Z', { priority: 1, has_attachment: true });
    await ticket('Vpn ønske', '2020-05-28T13:00:00Z', { priority: 2, category: 3, owned_by: 6 });
    await ticket("It's a printer", '2020-01-15T12:00:00Z', { ticket_status: 6, owned_by: 1 });
    await ticket('Closed one', '2020-06-01T08:00:00Z', { status: 2, ticket_status: 2, closed_at: '2020-06-03T08:00:00Z' });
    await ticket('Deleted one', '2020-06-01T09:00:00Z', { status: 4, ticket_status: 4 });
    await ticket('Spam one', '2020-06-01T10:00:00Z', { status: 6, ticket_status: 7 });
    for (const body of ['First body', 'Second body'])
      await desk.sql(`insert into ej_message (ticket_id, created_at, created_by, author, body, slevel) values ($1, $2, 5, 'Anna', $3, 2)`, [
        ids['VPN down'],
        '2020-06-02T08:00:00Z',
        body,
      ]);
    await desk.sql(
      `insert into ej_message (ticket_id, created_at, created_by, author, body, slevel) values ($1, $2, 5, 'Anna', 'Another', 2)`,
      [ids['vpn slow'], '2020-06-02T08:00:00Z'],
    );
  });
  after(() => desk.close());

  const get = async (path: string, headers: Record<string, string> = {}): Promise<Archive> => {
    const answer = await call(desk, 'GET', `/api/v1/${path}`, headers);
    assert.equal(answer.status, 200, answer.text.slice(0, 400));
    return answer.json as Archive;
  };
  const find = (options: Record<string, string>, provider = 'FindTicket', headers: Record<string, string> = {}): Promise<Archive> =>
    get(`Archive/${provider}?${query(options)}`, headers);
  const titles = async (filter: string, options: Record<string, string> = {}): Promise<string[]> =>
    (await find({ select: 'title', filter, ...options })).value.map(({ title }) => String(title)).sort();

  statement(131, 'GET /Archive/FindTicket with $select and $top: metadata, next link, rows with key, entity and columns', async () => {
    const page = await find({ select: 'ticketId,title', top: '2' });
    assert.equal(page['odata.metadata'], `${desk.url}/api/v1/Archive/$metadata`);
    assert.equal(page.value.length, 2);
    for (const row of page.value) assert.deepEqual(Object.keys(row), ['PrimaryKey', 'EntityName', 'ticketId', 'title']);
    assert.equal(page.value[0]?.PrimaryKey, String(page.value[0]?.ticketId));
    assert.equal(page.value[0]?.EntityName, 'ticket');
    const link = String(page['odata.nextLink']);
    assert.match(link, /^http:\/\/[^/]+\/api\/v1\/Archive\/FindTicket\?.*\$skip=2$/);
    const next = await get(link.slice(`${desk.url}/api/v1/`.length));
    assert.notEqual(next.value[0]?.ticketId, page.value[0]?.ticketId);
    assert.equal((await find({ top: '100' }))['odata.nextLink'], null);
  });

  statement(132, "$filter=title begins 'VPN' and priorityId gt 1: only matching rows", async () => {
    assert.deepEqual(await titles("title begins 'VPN' and priorityId gt 1"), ['VPN down', 'Vpn ønske']);
    assert.deepEqual(await titles("title eq 'It''s a printer'"), ["It's a printer"]);
    assert.deepEqual(await titles("startswith(title,'vpn') and not endswith(title,'down')"), ['Vpn ønske', 'vpn slow']);
    assert.deepEqual(await titles("title contains 'ONSKE' or title is 'closed one'"), ['Closed one', 'Vpn ønske']);
    assert.deepEqual(await titles("(title contains 'vpn' or title contains 'one') and closedAt isNotNull"), ['Closed one']);
    assert.deepEqual(await titles("person/lastName eq 'NORDMANN' and x_size = 7"), ['VPN down']);
  });

  statement(133, 'oneOf on categoryId and ticketStatusName takes ids', async () => {
    assert.deepEqual(await titles('categoryId oneOf (3)'), ['Vpn ønske']);
    assert.deepEqual(await titles('category oneOf (3)'), ['Vpn ønske']);
    assert.deepEqual(await titles('ticketStatusName oneOf (2,4)'), ['Closed one', 'Deleted one']);
    assert.deepEqual(await titles('ownedBy oneOf ([I:6])'), ['Vpn ønske']);
    assert.deepEqual(await titles('tags intArrayAllOf (1,2)'), ['VPN down']);
    const refused = await call(desk, 'GET', `/api/v1/Archive/FindTicket?${query({ filter: "ticketStatusName oneOf ('Open')" })}`);
    assertError(refused.status, refused.text, 400);
  });

  statement(134, 'afterTime, between and thisMonth on dates work, in the zone of the call', async () => {
    assert.deepEqual(await titles("createdAt afterTime '2020-05-28T15:00:00'"), ['Closed one', 'VPN down', 'Vpn ønske']);
    assert.deepEqual(await titles("createdAt afterTime '2020-05-28T15:00:01'"), ['Closed one', 'VPN down']);
    assert.deepEqual(await titles("createdDate between ('2020-05-20','2020-05-28')"), ['Vpn ønske', 'vpn slow']);
    assert.deepEqual(await titles('createdDate thisMonth'), ['Closed one', 'VPN down']);
    assert.deepEqual(await titles('previous(createdAt,1,month)'), ['Vpn ønske', 'vpn slow']);
    assert.deepEqual(await titles("createdAt before '2020-02-01' and createdAt dateTime '2020-01-15T13:00:00'"), ["It's a printer"]);
    assert.deepEqual(await titles("createdAt dateTime '[DT:01/15/2020 13:00:00.0000000]'"), ["It's a printer"]);
    const inTokyo = await find({ select: 'createdAt', filter: `ticketId = ${ids['VPN down']}` }, 'FindTicket', {
      'SO-TimeZone': 'JP,includeTZOffset',
    });
    assert.equal(inTokyo.value[0]?.createdAt, '2020-06-02T17:00:00+09:00');
  });

  statement(135, '$orderBy sorts, and pages are disjoint', async () => {
    const all = (await find({ select: 'ticketId,lastChanged', orderBy: 'lastChanged desc' })).value;
    const stamps = all.map(({ lastChanged }) => Date.parse(String(lastChanged)));
    assert.deepEqual(
      stamps,
      [...stamps].sort((a, b) => b - a),
    );
    const pages = await Promise.all(
      ['0', '2', '4'].map((skip) => find({ select: 'ticketId', orderby: 'lastChanged desc', top: '2', skip })),
    );
    const found = pages.flatMap(({ value }) => value.map(({ ticketId }) => ticketId));
    assert.deepEqual(
      found,
      all.map(({ ticketId }) => ticketId),
    );
  });

  statement(136, '$mode=Full: a Column map with RawValue and DisplayValue, and a numeric TableRight.Mask', async () => {
    const [row] = (await find({ select: 'ticketId,priorityName,title', filter: "title eq 'VPN down'", mode: 'Full' })).value;
    assert.equal(row?.PrimaryKey, ids['VPN down']);
    assert.equal((row!.TableRight as Json).Mask, 15);
    assert.deepEqual((row!.Column as Json).priorityName, { RawValue: 3, DisplayValue: 'High', LinkHint: '', TooltipHint: '' });
    assert.equal(row?.LinkHint, `nav=ticket&ticket_id=${ids['VPN down']}`);
  });

  statement(137, '$jsonSafe=true with person/fullName: the key is person_fullName', async () => {
    const [row] = (await find({ select: 'person/fullName', filter: "title eq 'VPN down'", jsonSafe: 'true' })).value;
    assert.equal(row?.person_fullName, 'Kari Nordmann');
    const [plain] = (await find({ select: 'person/fullName', filter: "title eq 'VPN down'" })).value;
    assert.equal(plain?.['person/fullName'], 'Kari Nordmann');
  });

  statement(138, 'POST /Archive/FindTicket form-encoded: the same rows', async () => {
    const options = { select: 'ticketId,title', filter: "title begins 'VPN'", orderBy: 'title' };
    const form = await call(
      desk,
      'POST',
      '/api/v1/Archive/FindTicket',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      query(options),
    );
    assert.equal(form.status, 200, form.text);
    assert.deepEqual((form.json as Archive).value, (await find(options)).value);
  });

  statement(139, 'GET /Archive/FindTicket$metadata: an object keyed by column', async () => {
    for (const path of ['Archive/FindTicket$metadata', 'Archive/findticket/$metadata', 'Archive/FindTicket?$metadata=ALL']) {
      const columns = (await get(path)) as unknown as Record<string, Json>;
      assert.equal(columns.ticketId?.CanRestrictBy, true);
      assert.equal(columns.ticketStatusName?.RestrictionType, 'listAny');
      assert.equal(columns.ticketStatusName?.RestrictionListName, 'ticketticketstatus');
      assert.equal(columns.sentimentScore?.CanOrderBy, false);
      assert.ok(columns['extra/x_color'] && columns['person/fullName']);
    }
  });

  statement(140, 'Archive/GetArchiveListByColumns: ticketId is encoded, the title bare', async () => {
    const rows = await desk
      .client()
      .getArchiveAgent()
      .getArchiveListByColumnsAsync(
        'FindTicket',
        ['ticketId', 'title', 'createdAt', 'priorityName', 'tags', 'has_attachment', 'timeSpentQueue'],
        [{ name: 'title', direction: OrderBySortType.ASC } as never],
        [{ name: 'title', operator: 'begins', values: ['vpn d'], isActive: true } as never],
        ['ticket'],
        0,
        10,
      );
    assert.equal(rows.length, 1);
    const [row] = rows;
    assert.equal(row?.primaryKey, ids['VPN down']);
    const shown = Object.fromEntries(
      Object.entries(row!.columnData as Record<string, { displayValue: string }>).map(([name, { displayValue }]) => [name, displayValue]),
    );
    assert.deepEqual(shown, {
      ticketId: `[I:${ids['VPN down']}]`,
      title: 'VPN down',
      createdAt: '[DT:06/02/2020 10:00:00.0000000]',
      priorityName: 'High',
      tags: '[A:1,2]',
      has_attachment: '[I:0]',
      timeSpentQueue: '[TS:0]',
    });
  });

  statement(141, 'the variants with text arguments: the same rows', async () => {
    const agent = desk.client().getArchiveAgent();
    const restriction = [{ name: 'title', operator: 'begins', values: ['vpn'], isActive: true } as never];
    const lists = await agent.getArchiveListByColumnsAsync('FindTicket', ['ticketId'], [], restriction, [], 0, 10);
    const texts = await agent.getArchiveListByColumns2Async('FindTicket', 'ticketId', '', "title begins 'vpn'", '', 0, 10);
    assert.deepEqual(texts, lists);
    assert.equal(texts.length, 3);
    const header = await agent.getArchiveListByColumnsWithHeader2Async(
      'FindTicket',
      'ticketId',
      'title desc',
      "title begins 'vpn'",
      '',
      0,
      1,
      '',
    );
    assert.equal(header.rowCount, 3);
    assert.equal(header.rows.length, 1);
    const found = await desk
      .client()
      .getFindAgent()
      .findFromRestrictionsColumns2Async("title begins 'vpn'", 'FindTicket', 'ticketId,title', 10, 0);
    assert.equal(found.rowCount, 3);
    assert.deepEqual(
      found.archiveColumns.map(({ name }: { name: string }) => name),
      ['ticketId', 'title'],
    );
  });

  statement(142, 'Page 0 is the first page', async () => {
    const agent = desk.client().getArchiveAgent();
    const page = (number: number) => agent.getArchiveListByColumns2Async('FindTicket', 'ticketId', 'ticketId', '', '', number, 2);
    const [all, first, second] = [
      await agent.getArchiveListByColumns2Async('FindTicket', 'ticketId', 'ticketId', '', '', 0, 4),
      await page(0),
      await page(1),
    ];
    assert.deepEqual([...first, ...second].map(keyOf), all.map(keyOf));
  });

  statement(143, 'an inactive restriction has no influence', async () => {
    const agent = desk.client().getArchiveAgent();
    const ask = (restrictions: object[]) =>
      agent.getArchiveListByColumnsAsync('FindTicket', ['title'], [], restrictions as never, [], 0, 100);
    const all = await ask([]);
    assert.deepEqual(await ask([{ name: 'title', operator: 'begins', values: ['vpn'], isActive: false }]), all);
    assert.equal((await ask([{ name: 'title', operator: 'begins', values: ['vpn'] }])).length, 3, 'not said is active');
  });

  statement(144, 'Archive/GetProviderNames', async () => {
    const names = await desk.client().getArchiveAgent().getProviderNamesAsync();
    for (const name of ['FindTicket', 'Ticket', 'TicketMessage']) assert.ok(names.includes(name), name);
    const { value } = await get('Archive');
    assert.deepEqual(
      value.map(({ name }) => name),
      names,
    );
  });

  statement(145, 'GET /Ticket/{id}/Messages: rows of that ticket only', async () => {
    const { value } = await get(`Ticket/${ids['VPN down']}/Messages?$select=ticketMessageId,body`);
    assert.deepEqual(
      value.map(({ body }) => body),
      ['First body', 'Second body'],
    );
    assert.deepEqual(Object.keys(value[0]!), ['PrimaryKey', 'EntityName', 'ticketMessageId', 'body']);
  });
});

test('a list leaves no error behind in the log', async (t) => {
  const lines: string[] = [];
  const talkative = await openDesk({ door: { log: 'warn', logTo: { write: (line) => void lines.push(line) } } });
  t.after(() => talkative.close());
  const { status } = await call(talkative, 'GET', '/api/v1/Archive/FindTicket?$select=ticketId', {});
  assert.deepEqual([status, lines], [200, []]);
});
