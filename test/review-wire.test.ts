/** What reviews of the wire have found: each test was red before it was mended. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { neighbourhood } from '../src/app/throttle.ts';
import { Rate } from '../src/http/rate.ts';
import { type Statement, Tx } from '../src/store/database.ts';
import { authorization, openDesk, type TestDesk } from './support/desk.ts';
import { indexed } from './support/search.ts';

const letter = (sign: string): string => String.fromCharCode(0x0430 + Number.parseInt(sign, 36));
/** A word of its own for every number, in Cyrillic letters. */
const word = (number: number): string => number.toString(36).replace(/./g, letter);
// a compound is kept as a whole and in its parts: twice the text
const compound = (from: number): string => Array.from({ length: 10 }, (_, index) => word(from + index)).join('-');

describe('what reviews of the wire have found', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, user?: string) => {
    const response = await fetch(`${desk.url}/api/v1/${path}`, {
      method,
      headers: { Authorization: authorization(user), 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null) as never,
    };
  };
  const search = async (filter: string): Promise<number[]> => {
    const { json: found } = await call('GET', `Archive/Ticket?$select=ticketId&$filter=${encodeURIComponent(filter)}`);
    return (found as { value: { ticketId: number }[] }).value.map(({ ticketId }) => ticketId);
  };
  const person = async (lastName: string): Promise<number> => {
    const { json } = await desk.post('Person/SavePersonEntity', { firstname: 'R', lastname: lastName, contact: { contactId: 9 } });
    return (json as { PersonId: number }).PersonId;
  };

  it('a repeat under one Idempotency-Key has the same query too', async () => {
    const [first, second] = [await person('First'), await person('Second')];
    assert.ok(first > 0 && second > 0);
    const key = { 'Idempotency-Key': 'review-query' };
    const a = await call('POST', `Agents/Person/DeletePersonEntity?personEntityId=${first}`, undefined, key);
    const b = await call('POST', `Agents/Person/DeletePersonEntity?personEntityId=${second}`, undefined, key);
    assert.equal(a.status, 204, a.text);
    assert.equal(b.status, 400, b.text);
  });

  it('a repeated patch, replacement or removal is answered as the first one was, whatever it expected', async () => {
    const id = await person('Patched');
    const key = { 'Idempotency-Key': 'review-patch' };
    const document = [
      { op: 'test', path: '/Lastname', value: 'Patched' },
      { op: 'replace', path: '/Lastname', value: 'Renamed' },
    ];
    const first = await call('PATCH', `Person/${id}`, document, key);
    assert.equal(first.status, 200, first.text);
    const again = await call('PATCH', `Person/${id}`, document, key);
    assert.equal(again.status, 200, again.text);
    const gone = { 'Idempotency-Key': 'review-delete' };
    assert.equal((await call('DELETE', `Person/${id}`, undefined, gone)).status, 204);
    assert.equal((await call('DELETE', `Person/${id}`, undefined, gone)).status, 204);
  });

  it('a ticket patched with If-Match and a key is patched once', async () => {
    const { json } = await desk.post('Ticket/SaveTicketEntity', { title: 'one' });
    const id = (json as { TicketId: number }).TicketId;
    const etag = (await call('GET', `Ticket/${id}`)).headers.get('etag')!;
    const headers = { 'Idempotency-Key': 'review-ticket-patch', 'If-Match': etag };
    assert.equal((await call('PATCH', `Ticket/${id}`, { Title: 'two' }, headers)).status, 200);
    assert.equal((await call('PATCH', `Ticket/${id}`, { Title: 'two' }, headers)).status, 200);
    const put = { 'Idempotency-Key': 'review-ticket-put', 'If-Match': (await call('GET', `Ticket/${id}`)).headers.get('etag')! };
    assert.equal((await call('PUT', `Ticket/${id}`, { Title: 'three' }, put)).status, 200);
    assert.equal((await call('PUT', `Ticket/${id}`, { Title: 'three' }, put)).status, 200);
  });

  it('a text with more words than the index can hold does not stop the index', async () => {
    const body = Array.from({ length: 5_800 }, (_, index) => compound(1_700_000 + 10 * index)).join(' ');
    const { json } = await desk.post('Ticket/SaveTicketEntity', { title: 'long' });
    const ticketId = (json as { TicketId: number }).TicketId;
    const saved = await desk.post('Ticket/SaveTicketMessageEntity', {
      ticket: { ticketId },
      type: 'Plain',
      body,
    });
    assert.equal(saved.status, 200, saved.text.slice(0, 300));
    await desk.sql(`update ej_message set language = 'ru' where ticket_id = $1`, [ticketId]);
    await desk.post('Ticket/SaveTicketMessageEntity', { ticket: { ticketId }, type: 'Plain', body: 'zebrafinch' });
    await indexed(desk);
    const found = await call('GET', `Archive/Ticket?$select=ticketId&$filter=${encodeURIComponent("content contains 'zebrafinch'")}`);
    assert.equal((found.json as { value: unknown[] }).value.length, 1, found.text);
  });

  it('a search in some tickets finds what lies behind the newest hits of all', async () => {
    const { json } = await desk.post('Ticket/SaveTicketEntity', { title: 'wombat', person: { personId: 50 } });
    const id = (json as { TicketId: number }).TicketId;
    const { json: other } = await desk.post('Ticket/SaveTicketEntity', { title: 'crowd' });
    await desk.sql(`insert into ej_message (ticket_id, created_at, body) select $1, now(), 'wombat' from generate_series(1, 1100)`, [
      (other as { TicketId: number }).TicketId,
    ]);
    await desk.sql('update svar_search_cursor set rows_done = false, messages_to = 0');
    await indexed(desk);
    assert.deepEqual(await search("content contains 'wombat' and personId eq 50"), [id]);
    assert.ok(!(await search("content notcontains 'wombat'")).includes(id));
  });

  it('many long texts at once do not stop the index', async () => {
    const { json } = await desk.post('Ticket/SaveTicketEntity', { title: 'heap' });
    const ticketId = (json as { TicketId: number }).TicketId;
    await desk.sql(
      `insert into ej_message (ticket_id, created_at, body) select $1, now(), (select string_agg(md5(n::text || m::text), 'é ') from generate_series(1, 9000) n) from generate_series(1, 60) m`,
      [ticketId],
    );
    await desk.sql('update svar_search_cursor set rows_done = false, messages_to = 0');
    await indexed(desk);
    const [row] = await desk.sql('select count(*)::int as count from svar_search where ticket_id = $1 and message_id is not null', [
      ticketId,
    ]);
    assert.equal(row!.count, 60);
  });

  it('who changes lists and who saves at the same time do not turn each other away', async () => {
    const all = Array.from({ length: 12 }, (_, index) => [
      desk.post('List/SaveTicketCategoryEntity', { name: `Category ${index}` }),
      desk.post('Ticket/SaveTicketEntity', { title: `tagged ${index}`, tags: [{ name: `tag ${index}` }] }),
      desk.post('Ticket/SaveTicketEntity', { title: `plain ${index}` }, {}, 'bjorn'),
    ]);
    const answers = await Promise.all(all.flat());
    assert.deepEqual(
      answers.filter(({ status }) => status !== 200).map(({ text }) => text),
      [],
    );
  });

  it('a change of lists goes on however often somebody else is quicker by a moment', async (t) => {
    const LOCK = /from svar_desk for update/;
    const { query } = Tx.prototype;
    let quicker = 0;
    t.mock.method(Tx.prototype, 'query', async function (this: Tx, ...statements: Statement[]) {
      // between the look at the desk's version and its lock
      if (statements.some(({ text }) => LOCK.test(text)) && quicker++ < 6) await desk.sql('update svar_desk set version = version + 1');
      return query.apply(this, statements);
    });
    const { status, text } = await desk.post('List/SaveTicketCategoryEntity', { name: 'At last' });
    assert.equal(status, 200, text);
    assert.equal(quicker, 7);
    const [row] = await desk.sql("select count(*)::int as count from ej_category where name = 'At last'");
    assert.equal(row!.count, 1);
  });

  it('patches of one row in the same millisecond all arrive, and none is lost', async () => {
    const still = await openDesk({ now: () => Date.UTC(2026, 0, 15, 12) });
    const patch = (index: number) =>
      fetch(`${still.url}/api/v1/Person/50`, {
        method: 'PATCH',
        headers: { Authorization: authorization(), 'Content-Type': 'application/json' },
        body: JSON.stringify([{ op: 'add', path: '/Emails/-', value: { value: `p${index}@example.org`, description: '' } }]),
      });
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => patch(index)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      Array(6).fill(200),
    );
    const [row] = await still.sql(`select count(*)::int as count from email where person_id = 50 and email_address like 'p%@example.org'`);
    assert.equal(row!.count, 6);
    await still.close();
  });

  it('whoever has a network of IPv6 is counted as one', () => {
    assert.equal(neighbourhood('2001:db8:1:2:aaaa::1'), neighbourhood('2001:db8:1:2:bbbb:3:4:5'));
    assert.notEqual(neighbourhood('2001:db8:1:2::1'), neighbourhood('2001:db8:1:3::1'));
    assert.equal(neighbourhood('2001:db8::1'), neighbourhood('2001:db8:0:0:ffff::'));
    assert.deepEqual(['192.0.2.1', '::ffff:192.0.2.1', 'inside 4'].map(neighbourhood), ['192.0.2.1', '::ffff:192.0.2.1', 'inside 4']);
    const rate = new Rate(2);
    rate.count('2001:db8::1', 0);
    rate.count('2001:db8::2', 0);
    assert.throws(() => rate.count('2001:db8::3', 0));
  });

  it('a deleted person is not offered for choosing', async () => {
    const id = await person('Vanished');
    assert.equal((await desk.post(`Person/DeletePersonEntity?personEntityId=${id}`, undefined)).status, 204);
    const { text } = await call('GET', 'MDOList/person?query=Vanished');
    assert.ok(!text.includes('Vanished'), text);
  });

  it('a document for one user is nobody else’s favourite, nor are its keys', async () => {
    const { json } = await desk.post('Document/SaveDocumentEntity', {
      header: 'secret',
      visibleFor: [{ visibleId: 0, visibility: 'Associate' }],
    });
    const id = (json as { DocumentId: number }).DocumentId;
    assert.equal((await desk.post(`Document/GetDocumentEntity?documentEntityId=${id}`, undefined, {}, 'bjorn')).text, 'null');
    const put = await desk.post('Favourite/AddFavourite', { tableName: 'document', recordId: id, extraInfo: '' }, {}, 'bjorn');
    assert.notEqual(Math.floor(put.status / 100), 2, put.text);
    const key = { key: 'k', value: 'hidden value', tableName: 'document', recordId: id };
    const place = { applicationName: 'App', deviceName: 'Dev', deviceIdentifier: '' };
    assert.equal((await desk.post('ForeignSystem/SaveForeignKey', { ...place, foreignKey: key })).status, 200);
    const keys = await desk.post('ForeignSystem/GetAllForeignKeysOnEntity', { entityType: 'document', entityId: id }, {}, 'bjorn');
    assert.ok(!keys.text.includes('hidden value'), keys.text);
  });

  it('dates of own fields are read in plans of several processes too', async () => {
    await desk.sql('begin');
    // the name of the switch before 16
    const [{ version = 0 } = {}] = await desk.sql(`select current_setting('server_version_num')::int as version`);
    await desk.sql(`set local ${version >= 160_000 ? 'debug_parallel_query' : 'force_parallel_mode'} = on`);
    const rows = await desk.sql(
      `select count(svar_wall(v))::int as count from (select '2026-01-' || (1 + n % 40) as v from generate_series(1, 10) n union all select value from registry) x`,
    );
    await desk.sql('rollback');
    assert.equal(rows[0]!.count, 2); // the 10th and 11th have two digits
    const texts = [
      '2026-02-28T23:59:59.5',
      '2026-02-29',
      '2024-02-29',
      '2026-13-01',
      '0000-01-01',
      '2026-01-15 13:00',
      '2026-01-15T13:00:00Z',
      'x',
      '',
    ];
    const walls = await desk.sql(
      'select svar_wall(v)::text as wall from unnest($1::text[]) with ordinality as t (v, place) order by place',
      [texts],
    );
    assert.deepEqual(
      walls.map((row) => row.wall),
      ['2026-02-28 23:59:59.5', null, '2024-02-29 00:00:00', null, null, '2026-01-15 13:00:00', '2026-01-15 13:00:00', null, null],
    );
  });
});
