/**
 * Bad inputs to searches (reliability T8): filters, orders, columns and the other options, in the address, in forms, in the lists
 * of the agents. Whatever is said there never reaches the database as anything but a value, and never makes it think long.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { openDesk, type TestDesk } from './support/desk.ts';
import { type Hostile, Storm } from './support/hostile.ts';
import { accepts, asForm, bodies, naughty } from './support/hostile-values.ts';
import type { Json } from './wire/support.ts';

const SEED = 20260118;
const types = Object.keys(bodies);

const providers = [
  'FindTicket',
  'Ticket',
  'TicketMessage',
  'Person',
  'Contact',
  'Dynamic',
  'FreetextTicket',
  'RelatedTickets',
  'TimeZones',
  'Webhook',
  'User',
  'SimpleTicket',
];

const fragments: readonly string[] = [
  "' or 1=1 --",
  "title eq ''; drop table ticket; --'",
  "title eq '' union select * from associate",
  'ticketId eq (select 1)',
  'ticketId eq 1; select pg_sleep(9)',
  "title contains '%'",
  `title contains '${'%_'.repeat(1_900)}'`,
  `title begins '${'a'.repeat(4_000)}'`,
  `title begins '${'a'.repeat(4_001)}'`,
  `title is '${"''".repeat(2_000)}'`,
  `title is '${"'".repeat(20_001)}`,
  "title is '\u0000'",
  'title is \u2018x\u2019',
  'title\u00a0is\u00a0x',
  'title is',
  'title is is',
  'is',
  'and',
  'not',
  'not not not not ticketId eq 1',
  `${'not '.repeat(30)}ticketId eq 1`,
  `${'('.repeat(10_000)}ticketId eq 1${')'.repeat(10_000)}`,
  `${'('.repeat(24)}ticketId eq 1${')'.repeat(24)}`,
  '(ticketId eq 1',
  'ticketId eq 1)',
  ')(',
  'ticketId eq 1 and',
  'ticketId eq 1 or or ticketId eq 2',
  Array.from({ length: 200 }, (_, index) => `ticketId eq ${index}`).join(' or '),
  Array.from({ length: 1_000 }, (_, index) => `ticketId eq ${index}`).join(' and '),
  Array.from({ length: 10_000 }, (_, index) => `a eq ${index}`).join(' or '),
  `ticketId oneOf (${Array.from({ length: 2_000 }, (_, index) => index).join(',')})`,
  `ticketId oneOf (${Array.from({ length: 5_000 }, (_, index) => index).join(',')})`,
  'ticketId oneOf ()',
  'ticketId oneOf (,)',
  'ticketId between (1)',
  'ticketId between (1,2,3)',
  'ticketId eq 99999999999999999999',
  'ticketId eq 9007199254740993',
  'ticketId eq -9223372036854775808',
  'ticketId eq 1e999',
  'ticketId eq NaN',
  'ticketId eq Infinity',
  'ticketId eq 0x10',
  'ticketId eq ١',
  "ticketId eq '1'",
  'ticketId eq [I:]',
  'ticketId eq [I:1',
  'ticketId eq [X:1]',
  'ticketId eq [I:[I:1]]',
  'ticketId eq [A:1,2]',
  'createdAt after [DT:99/99/9999 99:99:99]',
  'createdAt after [DT:01/15/2026 13:00:00.0000000000000000000]',
  'createdAt after [D:]',
  "createdAt after '0000-00-00'",
  "createdAt after '9999-12-31T23:59:59.999Z'",
  "createdAt before '0001-01-01T00:00:00'",
  "createdAt before '+275760-09-13'",
  "createdAt dateBetween ('2026-02-30','2026-01-01')",
  "createdAt dateBetween ('9999-12-31','0001-01-01')",
  'createdAt eq infinity',
  'createdAt eq now()',
  'previous(createdAt,99999999999,year)',
  'previous(createdAt,1000,year)',
  'next(createdAt,1000,halfyear)',
  'next(createdAt,-1,day)',
  'this(createdAt,7)',
  'this(createdAt,constructor)',
  'this()',
  'this(createdAt',
  'toString(createdAt,1)',
  "startswith(ticketId,'x')",
  "substringof('x',createdAt)",
  "substringof(title,'x') eq maybe",
  '__proto__ eq 1',
  'constructor eq 1',
  'title __proto__ 1',
  'title toString',
  'title valueOf 1',
  'person/person/person/person/person/fullName is x',
  'ticket/ticket/ticket/ticketId eq 1',
  'person/__proto__ is x',
  `${'person/'.repeat(500)}x is 1`,
  'extra/extra is 1',
  'extra/x_color is 1',
  "extra/x_color'; is 1",
  'pg_class eq 1',
  'has_attachment eq maybe',
  'has_attachment set true false',
  'tags intArrayOneOf (x)',
  'tags intArrayAllOf (2147483648)',
  'tags intArrayOneOf ([A:1,,,2])',
  'categoryFullName oneOf (Support)',
  'timeSpent eq [TS:1.5]',
  'ownedBy currentAssociate',
  'ownedBy oneOf (currentAssociate)',
  "content contains '\\'",
  "content contains '&|!():*<->'",
  `content contains '${'a '.repeat(1_900)}'`,
  `content contains '${'ﷺ'.repeat(1_000)}'`,
  `content contains '-"-"-"'`,
  "content contains ''",
  "content is 'OR OR OR'",
  'getNoRows eq true',
  'getAllRows eq x',
  'a[b eq 1',
  'ticket.category[ej_category].name is x',
  'ticket.(ej_message->ticket_id).body is x',
  'ticket.(pg_class->oid).relname is x',
  `ticket${'.category'.repeat(50)} is 1`,
  'associate.passwd is x',
  'ejuser.password is x',
  "datetime'x' eq createdAt",
  "createdAt eq datetime'2026-13-01'",
  '\u202ematch eq 1',
  '😀 eq 1',
  '{"$where":"1"}',
  '$filter eq 1',
  '/* */ ticketId eq 1',
  '-- x',
  `${' '.repeat(29_000)}x`,
  `title is x${' '.repeat(29_000)}`,
];

/** Everything else that a search may be told. */
const options: readonly Json[] = [
  ...[
    'title;drop table ticket',
    'title desc desc',
    'title sideways',
    'desc',
    ',,,',
    '__proto__',
    'body',
    'content',
    `a${' '.repeat(29_900)}x`,
    `${'title,'.repeat(151)}`,
    `${'title,'.repeat(140)}`,
    'title asc,title desc',
    'person/fullName desc,person/person/x',
    'GroupBy(title)',
    'extra/x_color desc',
    '(',
    ')',
    'title/**/desc',
    'getAllRows',
  ].map((text) => ({ $orderBy: text })),
  ...[
    '*',
    'title,title,title',
    "title' from ticket--",
    'a b',
    '__proto__',
    'constructor',
    'person/',
    '/title',
    '//',
    'x'.repeat(29_000),
    `${'x,'.repeat(9_000)}`,
    'Count()',
    'Count(',
    'Count(Count(title))',
    'Sum(title)',
    'Avg(createdAt)',
    'DatePart(createdAt):Nothing',
    'DatePart(title):Year',
    'GroupBy(createdAt:Year),CountAll',
    'GroupBy(title):Header,title',
    'GroupBy(body)',
    'Percent(ticketId)',
    ':Footer',
    'title:HideDetail',
    'ticket.*',
    'ticket.id;',
    'ticket.(ej_message->ticket_id).(ej_message->ticket_id).body',
    'ej_message.ticket_id.category.parent',
    'webhook.secret',
    'person/person/person/person/fullName',
    `${'Count('.repeat(2_000)}title${')'.repeat(2_000)}`,
    Array.from({ length: 150 }, (_, n) => `person/${n}`).join(','),
    'title,TITLE,Title',
    'extra/x_color,extra/__proto__',
  ].map((text) => ({ $select: text })),
  ...['-1', 'x', '1e9', '99999999999', '1.5', '', ' 5 ', '٣', '0', '10001', '2147483648', '1 or 1=1'].flatMap((text) => [
    { $top: text },
    { $skip: text },
  ]),
  { $top: '999999999', $skip: '999999999' },
  ...['Full', 'wide', 'SLIM', 'x', '', '__proto__'].map((text) => ({ $mode: text })),
  ...['GrandTotal=true', '=', '=,=,=', 'x'.repeat(9_000), '__proto__=1'].map((text) => ({ $options: text })),
  ...['x', "'", '\u2028', 'ticketId=1;x'].map((text) => ({ $context: text })),
  ...['ALL', 'title', 'none', '', '__proto__', ',,', 'x'.repeat(9_000), '*'].map((text) => ({ $metadata: text })),
  ...['maybe', '2', '', 'TRUE'].map((text) => ({ $jsonSafe: text })),
  ...['Display', 'x', ''].map((text) => ({ $output: text })),
  ...['AllPages', 'True', 'x', ''].map((text) => ({ $inlineCount: text })),
  ...['ticket', 'x,y,z', '__proto__', "ticket'", ','].map((text) => ({ $entities: text })),
  { $filter: 'ticketId eq 1', filter: 'ticketId eq x' },
  { $FILTER: 'ticketId eq 1', $Select: 'none' },
];

const operators =
  'equals eq = == set is isNot ne != <> unequals less lt < le <= gt >= between in oneOf notOneOf begins contains notContains notBegins before after date dateBetween beforeTime dateTime from to today thisMonth lastQuarter isNull isNotNull associateIsOneOf currentAssociate intArrayOneOf intArrayNotAllOf this previous __proto__ toString'.split(
    ' ',
  );
const columns = [
  'ticketId',
  'title',
  'createdAt',
  'createdDate',
  'has_attachment',
  'ticketStatusName',
  'ownedBy',
  'categoryFullName',
  'tags',
  'timeSpent',
  'content',
  'person/fullName',
  'person/personId',
  'contact/name',
  'extra/x_color',
  'sentimentConfidence',
  'numberOfMessages',
  'getNoRows',
  'none',
];
const values = [
  '1',
  "'x'",
  "'2026-01-01'",
  '[I:99999999999999999]',
  '[DT:01/01/0001 00:00:00]',
  "''",
  '-1',
  '1.5',
  "'\u{1F600}'",
  'true',
  '(1,2)',
  "('a','b')",
  '()',
  '',
];

const enc = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

describe('bad searches', () => {
  let desk: TestDesk;
  const storm = new Storm(() => desk);
  before(async () => {
    desk = await openDesk({ isSweep: true });
    for (const Title of ['One', "Two' --", '100%', '\\']) await desk.post('Ticket/SaveTicketEntity', { Title });
  });
  after(async () => {
    storm.report('bad searches', SEED);
    storm.end();
    await desk.close();
  });

  const asGet = (provider: string, query: Json, turn: number): Hostile => ({
    method: 'GET',
    path: `/api/v1/Archive/${provider}?${Object.entries(query)
      .map(([name, text]) => `${name}=${enc(String(text))}`)
      .join('&')}`,
    headers: { Accept: accepts[turn % accepts.length]! },
  });
  const asPost = (provider: string, query: Json, turn: number): Hostile => {
    const isForm = turn % 3 !== 0;
    return {
      method: 'POST',
      path: `/api/v1/Archive/${provider}`,
      headers: {
        'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        Accept: accepts[turn % accepts.length]!,
      },
      body: isForm ? asForm(query) : JSON.stringify(query),
    };
  };

  test('filters, in the address and in forms', async () => {
    const all = fragments.flatMap((text, turn) => [
      asGet(providers[turn % 3]!, { $filter: text }, turn),
      asPost('FindTicket', { $filter: text }, turn),
      asPost(providers[turn % providers.length]!, { $filter: text, $select: 'ticketId' }, turn + 1),
    ]);
    await storm.sendAll(all);
  });

  test('all other options', async () => {
    const all = options.flatMap((query, turn) => [
      asGet('FindTicket', query, turn),
      asPost('FindTicket', query, turn),
      asPost(providers[turn % providers.length]!, query, turn + 1),
      asGet(providers[(turn + 5) % providers.length]!, query, turn + 2),
    ]);
    await storm.sendAll(all);
  });

  test('every column with every operator and values of another kind', async () => {
    const cells = columns.flatMap((column) => operators.map((operator) => ({ column, operator })));
    const all = cells.map(({ column, operator }, turn): Hostile => {
      const filter = `${column} ${operator} ${values[turn % values.length]}`;
      return turn % 2 ? asGet('FindTicket', { $filter: filter }, turn) : asPost('FindTicket', { $filter: filter }, turn);
    });
    await storm.sendAll(all);
  });

  test('filters put together at random', async () => {
    const words = [
      '(',
      ')',
      'and',
      'or',
      'not',
      ',',
      ...columns,
      ...operators.slice(0, 30),
      ...values,
      "'",
      '"',
      '--',
      '/*',
      ';',
      '[I:',
      ']',
      '$1',
      '\u0000',
      '\ufeff',
    ];
    const made = fc.sample(fc.array(fc.constantFrom(...words), { maxLength: 24 }), { numRuns: 300, seed: SEED });
    const damaged = fc.sample(
      fc.tuple(fc.constantFrom(...fragments.filter(({ length }) => length < 300)), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })),
      { numRuns: 200, seed: SEED },
    );
    const texts = [
      ...made.map((parts) => parts.join(' ')),
      ...damaged.map(([text, at, more]) => text.slice(0, at % (text.length + 1)) + more + text.slice((at % (text.length + 1)) + 1)),
    ];
    await storm.sendAll(
      texts.map((text, turn) =>
        asPost('FindTicket', { $filter: text, $orderBy: turn % 5 ? '' : text, $select: turn % 7 ? '' : text }, turn),
      ),
    );
  });

  test('naughty strings as values, names and archives', async () => {
    const all = naughty
      .filter((_, index) => index % 2 === 0)
      .flatMap((text, turn): Hostile[] => [
        asPost('FindTicket', { $filter: `title contains '${text.replaceAll("'", "''")}'` }, turn),
        asPost('FindTicket', { $filter: `content contains '${text.replaceAll("'", "''")}'` }, turn + 1),
        asGet('FindTicket', { [turn % 2 ? '$filter' : '$select']: text }, turn),
        ...(turn % 4 === 0
          ? [{ method: 'GET', path: `/api/v1/Archive/${enc(text) || 'x'}`, headers: { Accept: accepts[turn % accepts.length]! } }]
          : []),
      ]);
    await storm.sendAll(all.filter(({ path }) => path.length < 8_000));
  });

  test('$format of the query says what an error is written in', async () => {
    for (const [format, wanted] of [
      ['xml', 'xml'],
      ['json', 'json'],
      ['XML', 'xml'],
      ['x', 'xml'],
      ['', 'xml'],
    ] as const)
      for (const item of [
        asGet('FindTicket', { $format: format, $filter: 'x x x' }, 0),
        asGet('FindTicket', { $format: format, $top: 'x' }, 0),
        asPost('FindTicket', { $format: format, $filter: 'none eq 1' }, 1),
      ]) {
        const got = await storm.send({ ...item, headers: { ...item.headers, Accept: 'application/xml' }, format: wanted });
        assert.equal(got.status, 400);
      }
    for (const format of ['xml', 'json'] as const) {
      await storm.send({ method: 'GET', path: `/api/v1/Archive/None?$format=${format}`, format });
      await storm.send({ method: 'GET', path: `/api/v1/Ticket?$format=${format}&$filter=x`, format });
      await storm.send({ method: 'GET', path: `/api/v1/Ticket/999999/Messages?$format=${format}`, format });
    }
  });

  const nestedInfo = (depth: number): Json =>
    depth === 0
      ? { Name: 'ticketId', Operator: 'eq', Values: ['1'] }
      : { Name: 'title', Operator: 'isNotNull', SubRestrictions: [nestedInfo(depth - 1)] };
  const info = (more: Json = {}): Json => ({ Name: 'title', Operator: 'is', Values: ['x'], ...more });
  const lists: readonly unknown[] = [
    [nestedInfo(20)],
    [nestedInfo(26)],
    [nestedInfo(60)],
    [nestedInfo(200)],
    [info({ InterParenthesis: 1 })],
    [info({ InterParenthesis: -1 })],
    [info({ InterParenthesis: 2147483647 })],
    [info({ InterParenthesis: -2147483648 })],
    Array.from({ length: 30 }, () => info({ InterParenthesis: 24 })),
    [info({ InterParenthesis: 24 }), info({ InterParenthesis: -24 })],
    [info({ InterOperator: 99 })],
    [info({ InterOperator: 'Xor' }), info()],
    [info({ Values: Array.from({ length: 3_000 }, String) })],
    [info({ Values: Array.from({ length: 9_999 }, String), Operator: 'oneOf' })],
    [info({ Values: ['x'.repeat(5_000)] })],
    [info({ Values: [null, null] })],
    [info({ Values: 'x' })],
    [info({ Values: [{}] })],
    [info({ Name: '', Operator: '' })],
    [info({ Name: "title' or 1=1", Operator: 'is; drop' })],
    [info({ Name: '__proto__', Operator: 'constructor' })],
    [info({ Operator: 'x'.repeat(5_000) })],
    [info({ Name: 'x'.repeat(5_000) })],
    [info({ Name: '\u202e\u2028\n' })],
    Array.from({ length: 300 }, () => info()),
    Array.from({ length: 300 }, () => info({ IsActive: false })),
    [info({ ColumnInfo: { Name: 'ticketId', RestrictionType: "'" }, UniqueHash: 2147483648 })],
    [info({ IsActive: 'maybe' })],
    [[]],
    [null],
    'title eq 1',
    {},
  ];

  test('restrictions of the Archive and Find agents', async () => {
    const places: [string, string, Json][] = [
      ['Archive/GetArchiveListByColumns', 'Restriction', { Columns: ['ticketId'] }],
      ['Archive/GetArchiveListByColumnsWithHeader', 'Restriction', { Columns: ['ticketId'], Options: '=' }],
      ['Find/FindFromRestrictionsColumns', 'Restrictions', { DesiredColumns: ['ticketId'] }],
      ['Find/FindFromRestrictionsColumnsOrderBy', 'Restrictions', { DesiredColumns: ['ticketId'], OrderBy: [{ Name: 'x' }] }],
    ];
    const all = lists.flatMap((list, turn) =>
      places.map(([operation, member, more], index): Hostile => {
        const type = types[(turn + index) % types.length]!;
        return {
          method: 'POST',
          path: `/api/v1/Agents/${operation}`,
          headers: { 'Content-Type': type, Accept: accepts[(turn + index) % accepts.length]! },
          body: bodies[type]!({
            ProviderName: 'FindTicket',
            ...more,
            [member]: list,
            Page: turn % 3 ? 0 : 2147483647,
            PageSize: turn % 2 ? -5 : 2147483647,
          }),
        };
      }),
    );
    await storm.sendAll(all);
  });

  test('texts of the Archive and Find agents', async () => {
    const all = [...fragments.filter((_, index) => index % 2 === 0), ...naughty.filter((_, index) => index % 5 === 0)].flatMap(
      (text, turn): Hostile[] => {
        const type = types[turn % types.length]!;
        const headers = { 'Content-Type': type, Accept: accepts[turn % accepts.length]! };
        const at = (operation: string, value: Json): Hostile => ({
          method: 'POST',
          path: `/api/v1/Agents/${operation}`,
          headers,
          body: bodies[type]!(value),
        });
        return [
          at('Archive/GetArchiveListByColumns2', { ProviderName: 'FindTicket', Columns: 'ticketId', Restrictions: text }),
          at('Find/FindFromRestrictionsColumns2', { ProviderName: 'FindTicket', DesiredColumns: text, Restrictions: 'getAllRows' }),
          at('Archive/GetArchiveListByColumnsWithHeader2', {
            ProviderName: 'FindTicket',
            Columns: 'title',
            Restriction: '',
            SortOrder: text,
            Entities: text,
          }),
          at('Archive/GetAvailableColumns', { ProviderName: text, Context: text }),
        ];
      },
    );
    await storm.sendAll(all);
  });

  test('what was searched for was only searched for', async () => {
    const got = await storm.send({ method: 'GET', path: `/api/v1/Archive/FindTicket?$select=title&$filter=${enc("title is 'Two'' --'")}` });
    assert.deepEqual(
      (JSON.parse(got.text) as { value: Json[] }).value.map(({ title }) => title),
      ["Two' --"],
    );
    const all = await storm.send({ method: 'GET', path: '/api/v1/Archive/FindTicket?$select=title' });
    assert.equal((JSON.parse(all.text) as { value: Json[] }).value.length, 4);
    for (const [text, title] of [
      ['%', '100%'],
      ['\\', '\\'],
    ]) {
      const found = await storm.send({
        method: 'GET',
        path: `/api/v1/Archive/FindTicket?$select=title&$filter=${enc(`title contains '${text}'`)}`,
      });
      assert.deepEqual(
        (JSON.parse(found.text) as { value: Json[] }).value.map((row) => row.title),
        [title],
      );
    }
  });
});
