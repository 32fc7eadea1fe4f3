/** The full-text index: filled behind the saves, complete, in order, by one process at a time. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { HITS, nearest, withWords } from '../src/store/archives/full-text.ts';
import { TicketCategoryFlags } from '../src/vocabulary.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { indexed } from './support/search.ts';
import type { Json } from './wire/support.ts';

describe('the full-text index', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
    await desk.sql("update registry set value = 'nb' where name = 'Base language'");
    await desk.sql("update registry set value = '1' where name = 'EnableEditMessage'");
  });
  after(() => desk.close());

  const index = (): Promise<void> => indexed(desk);
  const save = async (title: string, body = ''): Promise<number> => {
    const ticket = (await desk.post('Ticket/SaveTicketEntity', { Title: title })).json as Json;
    if (body) await desk.post('Ticket/SaveTicketMessageEntity', { Ticket: { TicketId: ticket.TicketId }, Body: body, Type: 'Plain' });
    return ticket.TicketId as number;
  };
  const found = async (phrase: string): Promise<number[]> =>
    (await desk.sql('select distinct ticket_id as id from svar_search where words @@ svar_asked($1) order by 1', [phrase])).map(
      (row) => row.id as number,
    );

  test('what is saved is found after a turn: title and body, in the words of the language, with or without accents', async () => {
    const id = await save('Skriveren på kontoret virker ikke', 'Vi har prøvd å starte skriverne på nytt. Café er stengt.');
    assert.deepEqual(await found('skriver'), [], 'a save does not wait for the index');
    await index();
    assert.deepEqual(await found('skriver'), [id], 'another form of the word');
    assert.deepEqual(await found('SKRIVEREN'), [id]);
    assert.deepEqual(await found('cafe'), [id]);
    assert.deepEqual(await found('kontoret virker'), [id], 'a phrase');
    assert.deepEqual(await found('virker kontoret'), [], 'the same words in another order are no phrase');
  });

  test('an edited title and an edited message are found by their new words only', async () => {
    const id = await save('Zeppelin', 'ballongferd');
    await index();
    const [message] = await desk.sql('select id from ej_message where ticket_id = $1', [id]);
    await desk.post('Ticket/SaveTicketEntity', { TicketId: id, Title: 'Luftskip' });
    const edited = await desk.post('Ticket/SaveTicketMessageEntity', {
      EjMessageId: message!.id,
      Ticket: { TicketId: id },
      Body: 'flytur',
    });
    assert.equal(edited.status, 200, edited.text);
    await index();
    assert.deepEqual(await found('zeppelin'), []);
    assert.deepEqual(await found('ballongferd'), []);
    assert.deepEqual([await found('luftskip'), await found('flytur')], [[id], [id]]);
  });

  test('rows from before the index are indexed first, and each row once', async () => {
    await desk.sql('truncate svar_search');
    await desk.sql('update svar_search_cursor set rows_done = false, messages_to = 0, tickets_to = 0');
    await index();
    const [counts] = await desk.sql(
      'select (select count(*) from svar_search)::int as indexed, ((select count(*) from ticket) + (select count(*) from ej_message))::int as rows',
    );
    assert.equal(counts!.indexed, counts!.rows);
  });

  test('two processes at once: nothing is lost, nothing stands in the way', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => save(`gjentagelse ${index}`)));
    await Promise.all([index(), index(), index()]);
    await index();
    assert.deepEqual(
      await found('gjentagelse'),
      [...ids].sort((a, b) => a - b),
    );
  });

  test('an odd text is indexed or passed over, and never stops the index', async () => {
    const odd = [
      `${'x'.repeat(9_000)} `.repeat(40),
      '\u0001\u0002 \u202e',
      '🙂'.repeat(50_000),
      "a'b\\c:* & | ! <-> (",
      '٣٤ שלום 你好世界',
    ];
    const ids = await Promise.all(odd.map((body, index) => save(`odd ${index}`, body)));
    await index();
    assert.equal((await found('odd')).length, ids.length);
    for (const phrase of ["a'b", '\\', ':*', '', ' ', '&|!', '🙂', '你好世界']) await found(phrase);
  });

  const search = async (text: string, user?: string): Promise<number[]> => {
    const restriction = [{ name: 'content', operator: 'contains', values: [text], isActive: true }];
    const asked = { providerName: 'FindTicket', columns: ['ticketId'], restriction, page: 0, pageSize: 50 };
    const answer = await desk.post('Archive/GetArchiveListByColumns', asked, {}, user);
    assert.equal(answer.status, 200, answer.text);
    return (answer.json as unknown as { PrimaryKey: number }[]).map(({ PrimaryKey }) => PrimaryKey).sort((a, b) => a - b);
  };

  test('the archive asks it: content of tickets, as people search', async () => {
    const [first, second] = [
      await save('Ruteren blinker', 'Den røde lampen blinker hele natten'),
      await save('Ruteren er stille', 'Ingen lamper lyser'),
    ];
    await index();
    assert.deepEqual(await search('ruter'), [first, second]);
    assert.deepEqual(await search('lampe blinke'), [first]);
    assert.deepEqual(await search('ruter -blinker'), [second]);
    assert.deepEqual(await search('"ingen lamper"'), [second]);
    assert.deepEqual(await search('natten OR lyser'), [first, second]);
    assert.deepEqual(await search('finnesikke'), []);
    assert.deepEqual(await search('"\' & | ! <-> ( * \\'), []);
    const restriction = [{ name: 'content', operator: 'smellsOf', values: ['ruter'], isActive: true }];
    const asked = { providerName: 'FindTicket', columns: ['ticketId'], restriction, page: 0, pageSize: 50 };
    assert.equal((await desk.post('Archive/GetArchiveListByColumns', asked)).status, 400, 'an operator that is not there');
  });

  test('questions for archives take turns, whatever is quick does not', async (t) => {
    const turns = t.mock.method(desk.app.database, 'inTurn');
    await search('ruter');
    assert.equal(turns.mock.callCount(), 1);
    await desk.post('Ticket/GetTicketEntity?ticketEntityId=1', null);
    await save('quick');
    assert.equal(turns.mock.callCount(), 1);
  });

  /** A page of tickets: their ids. */
  const page = async (restriction: object, sortOrder: object[], number: number, pageSize: number): Promise<number[]> => {
    const asked = { providerName: 'FindTicket', columns: ['ticketId'], sortOrder, restriction: [restriction], page: number, pageSize };
    const { json, text } = await desk.post('Archive/GetArchiveListByColumns', asked);
    assert.ok(Array.isArray(json), text);
    return (json as unknown as { PrimaryKey: number }[]).map(({ PrimaryKey }) => PrimaryKey);
  };

  test('hits are ordered by what is asked for, in the rows themselves or beside them, page by page', async () => {
    const ids: number[] = [];
    for (const [index, title] of ['Ærlig', 'banan', 'Appelsin', 'banan'].entries()) {
      const { json } = await desk.post('Ticket/SaveTicketEntity', {
        Title: title,
        Priority: { TicketPriorityId: 1 + (index % 3) },
        Person: { PersonId: index % 2 === 0 ? 50 : 77 },
      });
      ids.push((json as Json).TicketId as number);
      // two texts with the word are one row
      for (const body of ['fruktkurv', 'en fruktkurv til'])
        await desk.post('Ticket/SaveTicketMessageEntity', { Ticket: { TicketId: ids.at(-1) }, Body: body, Type: 'Plain' });
    }
    await index();
    const byWords = { name: 'content', operator: 'contains', values: ['fruktkurv'], isActive: true };
    const byIds = { name: 'ticketId', operator: 'oneOf', values: ids.map(String), isActive: true };
    for (const name of ['title', 'priorityName', 'person/fullName', 'ownedBy', 'lastChanged', 'ticketId']) {
      for (const direction of ['ASC', 'DESC']) {
        const order = [{ name, direction }];
        const expected = await page(byIds, order, 0, 50);
        assert.equal(expected.length, ids.length);
        assert.deepEqual(await page(byWords, order, 0, 50), expected, `${name} ${direction}`);
        const pages = [await page(byWords, order, 0, 3), await page(byWords, order, 1, 3)];
        assert.deepEqual(pages.flat(), expected, `${name} ${direction}, two pages`);
      }
    }
  });

  /** The words of so many tickets, each with a text of its own: the n-th of them `days` before the newest. */
  const spread = (word: string, count: number, days: string): Promise<unknown> =>
    desk.sql(
      `with made as (
          insert into ticket select (jsonb_populate_record(t, jsonb_build_object('id', (select max(id) from ticket) + n))).*
          from generate_series(1, ${count}) n, ticket t where t.id = (select min(id) from ticket) returning id)
        insert into svar_search (ticket_id, at, config, words, indexed_at)
        select id, now() - make_interval(secs => 86400.0 * ${days}), 'simple', to_tsvector('simple', $1), now()
        from (select id, row_number() over (order by id) as n from made) m`,
      [word],
    );

  test('of many hits the newest thousand are found, whenever they were written', async () => {
    await spread('overalt', 700, 'n / 100.0'); // a hundred a day
    await spread('overalt', 700, 'n * 3'); // for six years
    await spread('sjelden', 30, 'n * n * 25'); // back into a time before 1970
    await desk.sql("update svar_search set at = '1901-02-03' where ticket_id = (select max(ticket_id) from svar_search)");
    await spread('tidlig', 1, '-90000'); // a clock that was set wrong
    const hits = async (sql: (bind: (value: unknown) => string) => string): Promise<unknown[]> => {
      const values: unknown[] = [];
      const text = sql((value) => `$${values.push(value)}::text`);
      return (await desk.sql(text, values)).map(({ k }) => k).sort();
    };
    for (const [word, count] of Object.entries({ overalt: HITS, sjelden: 30, tidlig: 1, finnesikke: 0 })) {
      const newest = await hits((bind) => `with ${nearest(withWords(word, bind)!, 'select hits.ticket_id as k')} select k from near`);
      assert.equal(newest.length, count, word);
      const expected = (bind: (value: unknown) => string): string =>
        `select ticket_id as k from svar_search where words @@ svar_asked(${bind(word)}) order by at desc, ticket_id desc limit ${HITS}`;
      assert.deepEqual(newest, await hits(expected), word);
    }
  });

  test('a search for words takes the newest hits that the reader may see, or all there are; with other conditions it takes all', async () => {
    await spread('mylder', 5_200, 'n / 10.0');
    const [made] = await desk.sql('select max(ticket_id)::int as last from svar_search');
    const last = made!.last as number;
    // the newest are for nobody but those who may see everything; the oldest three are Bjørn's
    const [hidden] = await desk.sql("insert into ej_category (name, fullname, flags) values ('Hidden', 'Hidden', $1) returning id", [
      TicketCategoryFlags.MembersOnly,
    ]);
    await desk.sql('update ticket set owned_by = 1, category = $2 where id > $1::int - 5200', [last, hidden!.id]);
    await desk.sql('update ticket set owned_by = 6 where id > $1::int - 3', [last]);
    const asked = async (user: string, ...terms: [name: string, operator: string, value: unknown][]): Promise<[unknown[], number]> => {
      const restriction = terms.map(([name, operator, value]) => ({ name, operator, values: [String(value)], isActive: true }));
      const question = { providerName: 'FindTicket', columns: ['ticketId'], restriction, page: 0, pageSize: 50 };
      const { json, text } = await desk.post('Archive/GetArchiveListByColumnsWithHeader', question, {}, user);
      const { RowCount: count, Rows: rows } = json as unknown as { RowCount: number; Rows: { PrimaryKey: number }[] };
      assert.ok(Array.isArray(rows), text);
      return [rows.map(({ PrimaryKey }) => PrimaryKey).sort((a, b) => a - b), count];
    };
    const crowd: [string, string, unknown] = ['content', 'contains', 'mylder'];
    assert.equal((await asked('ADM0', crowd))[1], HITS, 'of many the newest');
    assert.deepEqual(await asked('bjorn', crowd), [[last - 2, last - 1, last], 3], 'behind thousands that are not for him');
    assert.deepEqual(await asked('ADM0', crowd, ['ticketId', 'gt', last - 2]), [[last - 1, last], 2]);
    assert.equal((await asked('ADM0', crowd, ['ticketId', 'lt', last]))[1], 5_199, 'all of them');
    assert.equal((await asked('ADM0', crowd, crowd))[1], 5_200);
  });
});
