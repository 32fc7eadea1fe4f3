/** The ten rules that break clients when missed (wire specification), with the official client where it can show them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TicketBaseStatus, TicketMessageType } from '@superoffice/webapi/Enums.js';
import { operations } from '../../src/contract/agents/index.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { answersOf, assertError, inZone, type Json, raw, requestText } from './support.ts';

describe('ten rules that break clients when missed', () => {
  let desk: TestDesk;
  let ticketId = 0;
  before(async () => {
    desk = await openDesk({ door: { corsOrigins: ['https://desk.example.org'] } });
    ticketId = ((await desk.post('Ticket/SaveTicketEntity', { Title: 'Ten rules', Person: { PersonId: 77 } })).json as Json)
      .TicketId as number;
  });
  after(() => desk.close());

  test('1. requests are camelCase, responses PascalCase: bound without regard to case, emitted exactly', async () => {
    const agent = desk.client().getTicketAgent();
    const draft = await agent.createDefaultTicketEntityAsync();
    draft.title = 'From the client';
    const saved = await agent.saveTicketEntityAsync(draft);
    assert.equal(saved.title, 'From the client');
    const { text } = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${saved.ticketId}`, 'null');
    assert.match(text, /^\{"TicketId":/);
    assert.ok(!/"[a-z]\w*":/.test(text.replace(/"x_\w+":/g, '')), 'no key in camelCase');
  });

  test('2. the body of argument-less and key-in-query operations is the literal null with a JSON content type', async () => {
    const refused: string[] = [];
    for (const { agent, name, operation } of operations) {
      if (operation.args.style !== 'none' && operation.args.style !== 'key') continue;
      const key = operation.args.style === 'key' ? `?${operation.args.name}=999999` : '';
      const { status, text } = await desk.post(`${agent}/${name}${key}`, 'null');
      const well = operation.result.kind === 'nothing' ? 204 : 200;
      if (status !== well && status !== 501) refused.push(`${agent}.${name}: ${status} ${text.slice(0, 100)}`);
    }
    // an unknown key is nothing to read, and nothing that is left to delete
    assert.deepEqual(refused, []);
  });

  test('3. not found on an agent is 200 and null', async () => {
    const agent = desk.client().getTicketAgent();
    assert.equal(await agent.getTicketAsync(999999), null);
    assert.equal(await agent.getTicketMessageAsync(999999), null);
    assert.deepEqual(await agent.getTicketsAsync([999999]), []);
  });

  test('4. flag enumerations go out as names and come in as numbers; others are names both ways', async () => {
    const agent = desk.client().getTicketAgent();
    const ticket = await agent.getTicketEntityAsync(ticketId);
    assert.equal(typeof ticket.category.flags, 'number', 'the client has read the names');
    ticket.baseStatus = TicketBaseStatus.Closed;
    assert.equal((await agent.saveTicketEntityAsync(ticket)).baseStatus, TicketBaseStatus.Closed);
    const { text } = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null');
    assert.match(text, /"Flags":"[A-Za-z, ]+"/);
    assert.match(text, /"BaseStatus":"Closed"/);
  });

  test('5. dates go out without a suffix unless asked for; they come in with Z', async () => {
    await inZone('Europe/Oslo', async () => {
      const agent = desk.client().getTicketAgent();
      const moment = new Date('2031-07-15T12:34:56Z');
      const draft = await agent.createDefaultTicketEntityAsync();
      draft.deadline = moment;
      const saved = await agent.saveTicketEntityAsync(draft);
      assert.equal(saved.deadline.getTime(), moment.getTime());
      const { json } = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${saved.ticketId}`, 'null');
      assert.equal((json as Json).Deadline, '2031-07-15T14:34:56');
    });
  });

  test('6. "not set" survives the client in any zone', async () => {
    for (const zone of ['UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Tokyo', 'Pacific/Honolulu']) {
      await inZone(zone, async () => {
        const agent = desk.client().getTicketAgent();
        const saved = await agent.saveTicketEntityAsync(await agent.createDefaultTicketEntityAsync());
        const [row] = await desk.sql('select activate, closed_at, replied_at, read_by_owner from ticket where id = $1', [saved.ticketId]);
        assert.deepEqual(Object.values(row ?? {}), [null, null, null, null], zone);
      });
    }
  });

  test('7. empty, repeated and sticky headers are accepted', async () => {
    const lines = [
      'SO-Language:',
      'Accept-Language:',
      'SO-Culture:',
      'SO-Timezone: ,includeTZOffset,includeTZOffset',
      'SO-Timezone: includeTZOffset',
      'If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
      'If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
      'SO-AppToken:',
      'SO-Browser-TZ-Offset: 60',
    ];
    const [answer] = answersOf(await raw(desk.url, [requestText(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null', lines)]));
    assert.equal(answer?.status, 200);
    assert.match((JSON.parse(answer!.body) as Json).CreatedAt as string, /\+0[12]:00$/);
  });

  test('8. SO-Browser-TZ-Offset is on every call and in the allow-list of CORS; what it says changes nothing', async () => {
    const preflight = await fetch(`${desk.url}/api/v1/Agents/Ticket/GetTicket`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://desk.example.org', 'Access-Control-Request-Headers': 'so-browser-tz-offset' },
    });
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /so-browser-tz-offset/i);
    const get = (offset: string) =>
      desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticketId}`, 'null', { 'SO-Browser-TZ-Offset': offset });
    const { text } = await get('60');
    for (const offset of ['-840', '', 'x', '1e9']) assert.equal((await get(offset)).text, text);
  });

  test('9. errors of streams are JSON whatever was asked for', async () => {
    // who asks for bytes by their name has no other sign that there are none than the status
    for (const [Accept, expected] of [
      ['application/octet-stream', 404],
      ['application/json', 400],
    ] as const) {
      const { status, text } = await desk.post('Ticket/GetAttachmentStream', { AttachmentId: 1 }, { Accept });
      assertError(status, text, expected, 'SoNotFoundException');
    }
  });

  test('10. error JSON has Error, ErrorType, Message and ErrorMessage, as the client hands them on', async () => {
    const agent = desk.client().getTicketAgent();
    const ticket = await agent.createDefaultTicketEntityAsync();
    ticket.ticketId = 999999;
    await assert.rejects(agent.saveTicketEntityAsync(ticket), (error: { response?: { status: number; data: Json } }) => {
      assertError(error.response?.status ?? 0, JSON.stringify(error.response?.data), 400, 'SoNotFoundException');
      return true;
    });
  });

  test('default, fill in, save, message: the trace of the specification as far as it is built', async () => {
    const agent = desk.client().getTicketAgent();
    const draft = await agent.createDefaultTicketEntityAsync();
    draft.title = 'Door will not lock';
    const ticket = await agent.saveTicketEntityAsync(draft);
    const message = await agent.createDefaultTicketMessageEntityAsync();
    const stored = await agent.saveTicketMessageEntityAsync({
      ...message,
      ticket: await agent.getTicketAsync(ticket.ticketId),
      body: 'On our way',
      type: TicketMessageType.Plain,
    });
    assert.equal((await agent.getTicketMessageEntityAsync(stored.ejMessageId)).body, 'On our way');
    assert.equal((await agent.getTicketEntityAsync(ticket.ticketId)).numMessages, 1);
  });
});
