/** The conformance checklist, parts C and D: language and culture, time zones and dates. The base zone is NO. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { call, inZone, type Json, statement } from './support.ts';

describe('the wire: texts and times', () => {
  let desk: TestDesk;
  let ticketId = 0;
  const raw = 'US:"Open";NO:"Åpen";SW:"Öppen"';
  before(async () => {
    desk = await openDesk();
    await desk.sql('update ticket_status set name = $1 where id = 1', [raw]);
    await desk.app.desks.reload();
    ticketId = (await save({ Title: 'US:"a";NO:"b"' })).TicketId as number;
  });
  after(() => desk.close());

  const save = async (entity: Json, headers: Record<string, string> = {}): Promise<Json> => {
    const answer = await desk.post('Ticket/SaveTicketEntity', entity, headers);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as Json;
  };
  const get = async (headers: Record<string, string> = {}, id = ticketId): Promise<Json> => {
    const answer = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${id}`, 'null', headers);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as Json;
  };
  const statusName = async (headers: Record<string, string>): Promise<unknown> => ((await get(headers)).Status as Json).Name;

  statement(39, 'no language headers → raw string in the answer', async () =>
    assert.equal(await statusName({ 'Accept-Language': '' }), raw),
  );
  statement(40, 'Accept-Language: en → Open', async () => {
    for (const language of ['en', 'en-GB', 'EN', 'en-US,en;q=0.9', 'en;q=0.9', 'en, nb'])
      assert.equal(await statusName({ 'Accept-Language': language }), 'Open');
  });
  statement(41, 'Accept-Language: en, SO-Language: nb-no → Åpen', async () => {
    for (const language of ['nb-no', 'no', 'NN', 'nb-NO,en'])
      assert.equal(await statusName({ 'Accept-Language': 'en', 'SO-Language': language }), 'Åpen', language);
  });
  statement(42, 'Accept-Language: en, SO-Language: x (also *) → raw', async () => {
    for (const off of ['x', '*', '-', 'X']) assert.equal(await statusName({ 'Accept-Language': 'en', 'SO-Language': off }), raw);
    assert.equal(await statusName({ 'Accept-Language': '*' }), raw);
  });
  statement(43, 'Accept-Language: and SO-Language: both empty → raw', async () => {
    assert.equal(await statusName({ 'Accept-Language': '', 'SO-Language': '' }), raw);
    assert.equal(await statusName({ 'Accept-Language': 'en', 'SO-Language': '' }), raw);
  });
  test('Accept-Language is a list: weights, vendor semicolons, unknown ones passed over, the first that has a text', async () => {
    const table: [string, string][] = [
      ['en;q=0.1, nb;q=0.9', 'Åpen'],
      ['fi, nb', 'Åpen'],
      ['xx-klingon, sv', 'Öppen'],
      ['fi;sv;en', 'Öppen'],
      ['nb;q=0, en', 'Open'],
      ['fi', 'Open'],
      [`${'tlh,'.repeat(19)}nb`, 'Åpen'],
      [`${'tlh,'.repeat(5_00)}nb`, 'Open'],
      ['nb;q=banana', 'Åpen'],
      [',,, nb', raw],
    ];
    for (const [language, name] of table) assert.equal(await statusName({ 'Accept-Language': language }), name, language.slice(0, 40));
  });
  statement(45, 'ticket title US:"a";NO:"b" typed by a user → never altered', async () => {
    for (const headers of [{}, { 'SO-Language': 'en' }, { 'Accept-Language': 'nb' }])
      assert.equal((await get(headers)).Title, 'US:"a";NO:"b"');
  });
  test('a title of 255 letters of Hangul, which are compared by three letters each, is kept whole, and found by its beginning', async () => {
    // steps that do not repeat soon: what lies in an index is packed
    const letters = Array.from({ length: 255 }, (_, place) =>
      String.fromCodePoint(0xac00 + ((place * place * 7_919 + place * 31) % 11_172)),
    );
    const { TicketId, Title } = await save({ Title: letters.join('') });
    assert.equal(Title, letters.join(''));
    const filter = encodeURIComponent(`title begins '${letters.slice(0, 100).join('')}'`);
    const found = await call(desk, 'GET', `/api/v1/Archive/FindTicket?$select=ticketId&$filter=${filter}`, {
      Authorization: authorization(),
    });
    assert.deepEqual(
      (found.json as { value: Json[] }).value.map(({ ticketId: id }) => id),
      [TicketId],
    );
  });
  statement(46, 'SO-Culture: sv without language → no effect', async () => {
    assert.deepEqual(await get({ 'Accept-Language': '', 'SO-Culture': 'sv' }), await get({ 'Accept-Language': '' }));
  });
  statement(47, 'any culture: JSON numbers keep the period, dates stay ISO', async () => {
    for (const culture of ['sv', 'de-DE', 'ar-SA', 'fa', 'xx-nonsense', '', '../../etc'])
      assert.deepEqual(await get({ 'SO-Language': 'en', 'SO-Culture': culture }), await get({ 'SO-Language': 'en' }), culture);
  });
  statement(48, 'unknown language code → 200, English text', async () => {
    for (const language of ['tlh', 'xx', 'q', '../../etc/passwd', '(.*)+', 'en-x-'.repeat(50)])
      assert.equal(await statusName({ 'SO-Language': language }), 'Open');
  });

  // --- dates: one winter and one summer instant, both 12:00 UTC
  const winter = '2031-01-15T12:00:00Z';
  const summer = '2031-07-15T12:00:00Z';
  const deadline = async (headers: Record<string, string>, at: string): Promise<unknown> => {
    const made = await save({ Title: 'When', Deadline: at });
    return (await get(headers, made.TicketId as number)).Deadline;
  };

  statement(49, 'no SO-TimeZone: date-times have no suffix', async () => {
    assert.equal(await deadline({}, winter), '2031-01-15T13:00:00');
    assert.equal(await deadline({}, summer), '2031-07-15T14:00:00');
    for (const value of Object.values(await get()).filter((value) => /^\d{4}-\d\d-\d\dT/.test(String(value))))
      assert.match(String(value), /T\d\d:\d\d:\d\d(\.\d{1,3})?$/);
  });
  statement(50, 'SO-TimeZone: UTC → shifted wall clock, no suffix', async () => {
    assert.equal(await deadline({ 'SO-TimeZone': 'UTC' }, winter), '2031-01-15T12:00:00');
    assert.equal(await deadline({ 'SO-TimeZone': 'US-NY' }, winter), '2031-01-15T07:00:00');
    assert.equal(await deadline({ 'SO-TimeZone': 'Asia/Tokyo' }, winter), '2031-01-15T21:00:00');
  });
  statement(51, 'SO-Timezone: UTC,includeTZOffset → suffix Z', async () => {
    assert.equal(await deadline({ 'SO-Timezone': 'UTC,includeTZOffset' }, winter), '2031-01-15T12:00:00Z');
  });
  statement(52, 'SO-TimeZone: NO, includeTZOffset → ordinary summer date ends +02:00, winter +01:00 (with colon)', async () => {
    assert.equal(await deadline({ 'SO-TimeZone': 'NO, includeTZOffset' }, summer), '2031-07-15T14:00:00+02:00');
    assert.equal(await deadline({ 'SO-TimeZone': 'NO, includeTZOffset' }, winter), '2031-01-15T13:00:00+01:00');
    assert.equal(await deadline({ 'SO-TimeZone': 'US-NY, includeTZOffset' }, winter), '2031-01-15T07:00:00-05:00');
  });
  statement(53, 'an audit stamp ends Z whatever the zone; Ticket.CreatedAt is ordinary and ends +01:00 or +02:00', async () => {
    const zone = { 'SO-TimeZone': 'NO,includeTZOffset' };
    const made = await desk.post('Person/SavePersonEntity', { Lastname: 'Ek', Contact: { ContactId: 9 } }, zone);
    assert.equal(made.status, 200, made.text);
    const person = async (headers: Record<string, string>): Promise<Json> =>
      (await desk.post(`Person/GetPersonEntity?personEntityId=${(made.json as Json).PersonId as number}`, 'null', headers)).json as Json;
    assert.match(String((await person(zone)).CreatedDate), /T\d\d:\d\d:\d\d(\.\d+)?Z$/);
    assert.match(String((await person({})).CreatedDate), /T\d\d:\d\d:\d\d(\.\d+)?$/);
    assert.match(String((await get(zone)).CreatedAt), /\+0[12]:00$/);
  });
  statement(54, 'SO-TimeZone: 261 equals NO; no equals NO', async () => {
    for (const zone of ['261', 'no', 'NO', 'Europe/Oslo', 'europe/oslo'])
      assert.equal(await deadline({ 'SO-TimeZone': `${zone},includeTZOffset` }, winter), '2031-01-15T13:00:00+01:00', zone);
  });
  statement(55, 'UTC,includeTZOffset,includeTZOffset → same as one flag', async () => {
    for (const value of ['UTC,includeTZOffset,includeTZOffset', ' utc , INCLUDETZOFFSET,,', 'includeTZOffset,UTC'])
      assert.equal(await deadline({ 'SO-Timezone': value }, winter), '2031-01-15T12:00:00Z', value);
  });
  statement(56, 'SO-Timezone: includeTZOffset alone → base zone with offset', async () => {
    assert.equal(await deadline({ 'SO-Timezone': 'includeTZOffset' }, winter), '2031-01-15T13:00:00+01:00');
  });
  statement(57, 'empty SO-Timezone → base zone', async () => {
    assert.equal(await deadline({ 'SO-Timezone': '' }, winter), '2031-01-15T13:00:00');
  });

  /** Saves a deadline as it is written, and reads it without headers. */
  const stored = async (text: unknown, zone = ''): Promise<unknown> => {
    const made = await save({ Title: 'As written', Deadline: text }, zone === '' ? {} : { 'SO-TimeZone': zone });
    return (await get({}, made.TicketId as number)).Deadline;
  };
  statement(58, 'save with "2018-12-24T12:34:45" and SO-TimeZone: US-NY → read back without header gives 2018-12-24T18:34:45', async () => {
    assert.equal(await stored('2018-12-24T12:34:45', 'US-NY'), '2018-12-24T18:34:45');
  });
  statement(59, 'save with "2018-12-24T12:34:45Z" and SO-TimeZone: US-NY → same instant; suffix wins', async () => {
    assert.equal(await stored('2018-12-24T12:34:45Z', 'US-NY'), '2018-12-24T13:34:45');
  });
  statement(60, 'save with -0500 and -05:00 suffixes → equal', async () => {
    for (const suffix of ['-0500', '-05:00', '-05'])
      assert.equal(await stored(`2018-12-24T12:34:45${suffix}`), '2018-12-24T18:34:45', suffix);
  });
  statement(61, 'save with 7 fraction digits and +01:00 → accepted', async () => {
    assert.equal(await stored('2015-12-26T11:22:39.3988363+01:00'), '2015-12-26T11:22:39.398');
  });
  statement(62, 'unset date in output, no flag → exactly 0001-01-01T00:00:00', async () => {
    assert.equal((await get()).ClosedAt, '0001-01-01T00:00:00');
    assert.equal((await get({ 'SO-TimeZone': 'US-NY' })).ClosedAt, '0001-01-01T00:00:00');
  });
  statement(63, '0000-12-31T23:06:32.000Z, 0001-01-01T04:56:02.000Z, 0000-12-31T14:41:01.000Z → all stored as unset', async () => {
    for (const text of [
      '0000-12-31T23:06:32.000Z',
      '0001-01-01T04:56:02.000Z',
      '0000-12-31T14:41:01.000Z',
      '0001-01-01T00:00:00',
      '1760-01-01T00:00:00',
    ]) {
      for (const zone of ['', 'US-NY', 'Asia/Tokyo']) {
        const made = await save({ Title: 'Unset', Activate: text }, zone === '' ? {} : { 'SO-TimeZone': zone });
        const [row] = await desk.sql('select activate from ticket where id = $1', [made.TicketId]);
        assert.equal(row?.activate, null, `${text} in ${zone}`);
      }
    }
  });
  statement(64, '+010000-01-01T04:59:59.000Z → stored as "forever"', async () => {
    assert.equal(await stored('+010000-01-01T04:59:59.000Z'), '9999-12-31T23:59:59');
    assert.equal(await stored('9999-12-31T23:59:59'), '9999-12-31T23:59:59');
  });
  statement(65, 'input null date → unset', async () => {
    const made = await save({ Title: 'Null', Deadline: winter });
    const again = await save({ TicketId: made.TicketId, Activate: null, ClosedAt: null });
    assert.equal(again.Activate, '0001-01-01T00:00:00');
  });
  test('what is no date is a binding error that names the field', async () => {
    for (const text of [
      'tomorrow',
      '2031-02-30T00:00:00',
      '2031-13-01T00:00:00',
      '2031-01-01T25:00:00',
      '2031-01-01T00:00:00+99:00',
      'T'.repeat(5_000),
    ]) {
      const answer = await desk.post('Ticket/SaveTicketEntity', { Title: 'x', Deadline: text });
      assert.equal(answer.status, 400, text.slice(0, 40));
      assert.match(String((answer.json as Json).MessageDetail), /^TicketEntity\.Deadline /);
    }
  });

  statement(
    66,
    'client in zones UTC, Oslo, New York: get then save unchanged with includeTZOffset → no date changes, LastChanged not bumped',
    async () => {
      for (const zone of ['UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Tokyo']) {
        await inZone(zone, async () => {
          const id = (await save({ Title: 'Round', Deadline: winter, BaseStatus: 'Closed' })).TicketId as number;
          const before = await desk.sql('select * from ticket where id = $1', [id]);
          const api = desk.client();
          Object.assign(Reflect.get(api, '_options') as Json, { timezoneInclude: true });
          const agent = api.getTicketAgent();
          for (let round = 0; round < 2; round++) await agent.saveTicketEntityAsync(await agent.getTicketEntityAsync(id));
          assert.deepEqual(await desk.sql('select * from ticket where id = $1', [id]), before, zone);
        });
      }
    },
  );
  const zoneSaid = async (zone: string): Promise<string | null> =>
    (await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null', { 'SO-TimeZone': zone })).headers.get('so-timezone');
  statement(67, 'unknown zone code → 200 using base zone, response header tells which', async () => {
    for (const zone of ['Atlantis', '999999', '../../etc/passwd', "NO'; drop table ticket", 'x'.repeat(3_000), '-1', '+25:00']) {
      assert.equal(await deadline({ 'SO-TimeZone': zone }, winter), '2031-01-15T13:00:00', zone.slice(0, 30));
      assert.equal(await zoneSaid(zone), 'NO');
    }
  });
  statement(68, 'response header SO-TimeZone present', async () => {
    assert.equal(await zoneSaid('US-NY, includeTZOffset'), 'US-NY');
    assert.equal(await zoneSaid('460'), 'US-NY');
    assert.equal(await zoneSaid(''), 'NO');
  });
});
