/**
 * Bad inputs to searches (reliability T8): filters, orders, columns and the other options, in the address, in forms, in the lists
 * of the agents. Whatever is said there never reaches the database as anything but a value, and never makes it think long.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { openDesk, type TestDesk } from './support/desk.ts';
import { type Hostile, Storm, seedOf } from './support/hostile.ts';
import { columns, filters, operators, options, restrictions, values } from './support/hostile-searches.ts';
import { accepts, asForm, bodies, naughty } from './support/hostile-values.ts';
import type { Json } from './wire/support.ts';

const SEED = seedOf(20260118);
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
  'Inbox',
  'Outbox',
  'User',
  'SimpleTicket',
];

const enc = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

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

  test('filters, in the address and in forms', async () => {
    const all = filters.flatMap((text, turn) => [
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
      fc.tuple(fc.constantFrom(...filters.filter(({ length }) => length < 300)), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })),
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

  test('restrictions of the Archive and Find agents', async () => {
    const places: [string, string, Json][] = [
      ['Archive/GetArchiveListByColumns', 'Restriction', { Columns: ['ticketId'] }],
      ['Archive/GetArchiveListByColumnsWithHeader', 'Restriction', { Columns: ['ticketId'], Options: '=' }],
      ['Find/FindFromRestrictionsColumns', 'Restrictions', { DesiredColumns: ['ticketId'] }],
      ['Find/FindFromRestrictionsColumnsOrderBy', 'Restrictions', { DesiredColumns: ['ticketId'], OrderBy: [{ Name: 'x' }] }],
    ];
    const all = restrictions.flatMap((list, turn) =>
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
    const all = [...filters.filter((_, index) => index % 2 === 0), ...naughty.filter((_, index) => index % 5 === 0)].flatMap(
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
