/** Webhooks through the official client, told to a receiver that is a process of its own. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after } from 'node:test';
import type { TicketAgent, WebhookAgent } from '@superoffice/webapi';
import type { TicketEntity, Webhook } from '@superoffice/webapi/Carriers.js';
import { WebhookState } from '@superoffice/webapi/Enums.js';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { openDesk } from '../support/desk.ts';
import { type Received, startReceiver } from '../support/webhook-receiver.ts';
import { assertError, call, type Json, statement } from './support.ts';

const START = Date.parse('2026-01-15T12:00:00.123Z');
const clock = { at: START };
const receiver = await startReceiver();
const desk = await openDesk({ now: () => clock.at });
const admin = desk.client();
const hooks = (): WebhookAgent => admin.getWebhookAgent();
const tickets = (): TicketAgent => admin.getTicketAgent();
after(async () => {
  await desk.close();
  receiver.stop();
});

let made = 0;

/** A hook of its own name and target; what came while it was saved is forgotten. */
async function hookOf(events: string[], more: Partial<Webhook> = {}): Promise<{ name: string; hook: Webhook }> {
  const name = `hook${++made}`;
  const hook = await hooks().saveWebhookAsync({
    name: 'My hook',
    events,
    targetUrl: receiver.url(name),
    type: 'webhook',
    ...more,
  } as Webhook);
  await receiver.forget(name);
  return { name, hook };
}

/** Ends a hook, so that the next test has its own alone. */
const end = (hook: Webhook): Promise<void> => hooks().deleteWebhookAsync(hook.webhookId!);

const payloadOf = ({ body }: Received): Json => JSON.parse(body) as Json;
const newTicket = (more: Partial<TicketEntity> = {}): Promise<TicketEntity> =>
  tickets().saveTicketEntityAsync({ title: 'A ticket', ...more } as TicketEntity);

/** What has come for a name once all is told that is due. */
async function told(name: string): Promise<Received[]> {
  await desk.deliverWebhooks();
  return receiver.received(name);
}

/** Turns the clock in steps and tells what is due at each. */
async function pass(...steps: number[]): Promise<void> {
  for (const step of steps) {
    clock.at += step;
    await desk.deliverWebhooks();
  }
}

statement(126, 'SaveWebhook with an http target is refused as the official one refuses it', async () => {
  const strict = await openDesk({ sender: new Sender({ http: false, networks: [] }) });
  try {
    const { status, text } = await strict.post('Webhook/SaveWebhook', {
      Name: 'x',
      Events: ['contact.created'],
      TargetUrl: 'http://www.example.com',
    });
    const body = assertError(status, text, 400, 'ArgumentException');
    assert.match(body.Message as string, /https:/);
    await assert.rejects(
      strict
        .client()
        .getWebhookAgent()
        .saveWebhookAsync({ name: 'x', events: ['contact.created'], targetUrl: 'http://www.example.com' } as Webhook),
      ({ response }: { response: { status: number; data: Json } }) =>
        response.status === 400 && response.data.Error === true && response.data.ErrorType === 'ArgumentException',
    );
    assert.deepEqual(await strict.sql('select * from webhook'), []);
  } finally {
    await strict.close();
  }
});

statement(151, 'CreateDefaultWebhook gives a draft that is on, with two events and no stamps', async () => {
  const draft = await hooks().createDefaultWebhookAsync();
  assert.equal(draft.state, WebhookState.Active);
  assert.equal(draft.type, 'webhook');
  assert.equal(draft.webhookId, 0);
  assert.deepEqual(draft.events, ['contact.created', 'contact.deleted']);
  const { json } = await desk.post('Webhook/CreateDefaultWebhook', null);
  const { Registered, Updated, Name, TargetUrl, Secret, Headers, Properties, RegisteredAssociate } = json as Json;
  assert.deepEqual([Registered, Updated], ['0001-01-01T00:00:00', '0001-01-01T00:00:00']);
  // a map of ours is never null: empty
  assert.deepEqual([Name, TargetUrl, Secret, Headers, Properties, RegisteredAssociate], [null, null, null, {}, {}, null]);
});

statement(152, 'A save posts one test event; a receiver that answers 500 fails the save', async () => {
  const name = 'tested';
  const hook = await hooks().saveWebhookAsync({
    name: 'My hook',
    events: ['ticket.created'],
    targetUrl: receiver.url(name),
    secret: 's',
  } as Webhook);
  assert.ok(hook.webhookId! > 0);
  const [only, ...others] = await told(name);
  assert.deepEqual(others, []);
  const payload = payloadOf(only!);
  assert.deepEqual([payload.Event, payload.PrimaryKey, payload.Entity, payload.WebhookName], ['test', 0, 'test', 'My hook']);
  assert.equal(only!.headers['x-hook-test'], 'true');
  assert.equal(only!.headers['x-superoffice-event'], 'test');
  assert.equal(only!.headers['x-superoffice-eventid'], payload.EventId);
  const rows = await desk.sql('select webhook_id, svar_version from webhook');
  for (const status of [500, 301, 404]) {
    await receiver.answer(name, { status, headers: { Location: '/hook/elsewhere' } });
    const answer = await desk.post('Webhook/SaveWebhook', { Name: 'New', Events: [], TargetUrl: receiver.url(name) });
    assertError(answer.status, answer.text, 400, 'ArgumentException');
    const again = await desk.post('Webhook/SaveWebhook', { WebhookId: hook.webhookId, Name: 'Changed' });
    assertError(again.status, again.text, 400, 'ArgumentException');
  }
  assert.deepEqual(await receiver.received('elsewhere'), []);
  assert.deepEqual(await desk.sql('select webhook_id, svar_version from webhook'), rows);
  // one that is switched off is not asked
  const before = (await receiver.received(name)).length;
  assert.equal((await hooks().saveWebhookAsync({ ...hook, state: WebhookState.Stopped })).state, WebhookState.Stopped);
  assert.equal((await receiver.received(name)).length, before);
  await end(hook);
});

statement(153, 'A new ticket is told as ticket.created', async () => {
  const { name, hook } = await hookOf(['ticket.created'], {
    headers: { 'X-Mine': 'yes' },
    properties: { mine: { a: [1] }, EventId: 'not this' },
  });
  const ticket = await newTicket();
  const [only, ...others] = await told(name);
  assert.deepEqual(others, []);
  const { headers } = only!;
  assert.equal(only!.method, 'POST');
  assert.equal(headers['content-type'], 'application/json; charset=utf-8');
  assert.match(headers['user-agent']!, /^NetServer-Webhook\//);
  assert.equal(headers['x-superoffice-event'], 'ticket.created');
  assert.equal(headers['x-mine'], 'yes');
  assert.equal(headers['x-superoffice-retry'], undefined);
  assert.equal(headers['x-hook-test'], undefined);
  const payload = payloadOf(only!);
  const { associate_id: adminId } = (await desk.sql("select associate_id from associate where name = 'ADM0'"))[0]!;
  assert.match(payload.EventId as string, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(headers['x-superoffice-eventid'], payload.EventId);
  const { EventId: _id, FieldValues, ...rest } = payload;
  assert.deepEqual(rest, {
    Timestamp: '2026-01-15T12:00:00.1230000Z',
    Changes: [],
    Event: 'ticket.created',
    PrimaryKey: ticket.ticketId,
    Entity: 'ticket',
    ContextIdentifier: 'Default',
    ChangedByAssociateId: adminId,
    WebhookName: 'My hook',
    mine: { a: [1] },
  });
  assert.equal(
    Object.keys(FieldValues as Json).join(' '),
    'category connect_id contact_id created_at cust_id has_attachment last_changed owned_by priority project_id sale_id slevel status ticket_status ticket_type',
  );
  const { created_at, last_changed, connect_id, status, has_attachment } = FieldValues as Json;
  // the desk's own wall clock, without an offset
  assert.deepEqual([created_at, last_changed], ['2026-01-15T13:00:00.123', '2026-01-15T13:00:00.123']);
  assert.deepEqual([connect_id, status, has_attachment], [-1, 1, 0]);
  await end(hook);
});

statement(154, 'The signature is an HMAC of the bytes of the body; without a secret there is none', async () => {
  const signed = await hookOf(['ticket.created'], { secret: 'hemmelig æøå', properties: { text: 'blåbær €' } });
  const plain = await hookOf(['ticket.created']);
  await newTicket();
  const [one] = await told(signed.name);
  const [other] = await receiver.received(plain.name);
  const expected = createHmac('sha256', 'hemmelig æøå').update(Buffer.from(one!.body, 'utf8')).digest('base64');
  assert.equal(one!.headers['x-superoffice-signature'], expected);
  assert.equal(other!.headers['x-superoffice-signature'], undefined);
  await end(signed.hook);
  await end(plain.hook);
});

statement(155, 'Changes names columns of the database', async () => {
  const { name, hook } = await hookOf(['ticket.changed', 'ticket.created', 'ticketmessage.created']);
  const ticket = await newTicket();
  clock.at += 1_000;
  await tickets().saveTicketEntityAsync({ ticketId: ticket.ticketId, title: 'Another', slevel: 'Internal' } as unknown as TicketEntity);
  await tickets().saveTicketEntityAsync({ ticketId: ticket.ticketId, title: 'Another' } as TicketEntity);
  clock.at += 1_000;
  const message = await desk.post('Ticket/SaveTicketMessageEntity', {
    Ticket: { TicketId: ticket.ticketId },
    Body: 'A message',
    Slevel: 'Internal',
  });
  assert.equal(message.status, 200, message.text);
  const payloads = (await told(name)).map(payloadOf);
  assert.deepEqual(
    payloads.map(({ Event }) => Event),
    ['ticket.created', 'ticket.changed', 'ticket.changed', 'ticketmessage.created'],
    'a save that changes nothing is not told',
  );
  const [, changed, added, own] = payloads as [Json, Json, Json, Json];
  assert.deepEqual(new Set(changed.Changes as string[]), new Set(['id', 'title', 'slevel', 'last_changed']));
  assert.equal((changed.Changes as string[])[0], 'id');
  assert.ok((added.Changes as string[]).includes('num_messages'));
  assert.equal(own.PrimaryKey, (message.json as Json).EjMessageId);
  const columns = new Set(
    (await desk.sql("select column_name from information_schema.columns where table_name = 'ticket'")).map((row) => row.column_name),
  );
  for (const { Changes } of payloads) for (const column of Changes as string[]) assert.ok(columns.has(column), column);
  await end(hook);
});

/** What no payload may hold: every text that anybody has written. */
const MARK = 'zqx';
const mark = (what: string): string => `${MARK}-${what}`;

statement(156, 'No payload holds a title, a body, a name or an address', async () => {
  const events = ['ticket', 'person', 'contact', 'associate'].flatMap((entity) =>
    ['created', 'changed', 'deleted', 'softdeleted'].map((verb) => `${entity}.${verb}`),
  );
  const { name, hook } = await hookOf([...events, 'ticketmessage.created']);
  await desk.sql('update contact set name = $1, department = $1 where contact_id = 9', [mark('company')]);
  await desk.sql('update person set firstname = $1, lastname = $1, title = $1 where person_id = 50', [mark('person')]);
  const ticket = await newTicket({
    title: mark('title'),
    author: mark('author'),
    fromAddress: `${MARK}@example.com`,
    person: { personId: 50 },
  } as Partial<TicketEntity>);
  await desk.post('Ticket/SaveTicketMessageEntity', {
    Ticket: { TicketId: ticket.ticketId },
    Body: mark('body'),
    HtmlBody: `<p>${mark('html')}</p>`,
    Author: mark('author'),
    EmailHeader: mark('header'),
    MessageHeaders: [{ Name: mark('name'), Value: mark('value') }],
    Slevel: 'External',
    Person: { PersonId: 50 },
  });
  await tickets().saveTicketEntityAsync({
    ticketId: ticket.ticketId,
    title: mark('new'),
    tags: [{ id: 0, name: mark('tag') }],
  } as unknown as TicketEntity);
  // as the waist of records writes them, texts and all
  const rows = [
    ['person', 50, 'person.changed'],
    ['contact', 9, 'contact.changed'],
    ['associate', 11, 'associate.changed'],
    ['contact', 9, 'contact.softdeleted'],
    ['person', 50, 'person.deleted'],
  ];
  for (const [entity, id, kind] of rows)
    await desk.sql(
      "insert into svar_event (at, user_id, operation, entity, row_id, kinds, before, after) values (now(), 5, 'Test.Test', $1, $2, $3, $4, $4)",
      [entity, id, [kind], { name: mark('name'), firstname: mark('first'), email: mark('mail') }],
    );
  const received = await told(name);
  assert.ok(received.length >= 9, String(received.length));
  for (const { body, rawHeaders } of received) {
    assert.ok(!body.toLowerCase().includes(MARK), body);
    assert.ok(!rawHeaders.join(' ').toLowerCase().includes(MARK));
  }
  const gone = received.map(payloadOf).find(({ Event }) => Event === 'person.deleted')!;
  assert.deepEqual([gone.Values, gone.FieldValues, gone.PrimaryKey], [{ person_id: 50 }, {}, 50]);
  await end(hook);
});

const RETRY = 'x-superoffice-retry';
const ids = (received: Received[]): unknown[] => received.map(({ headers }) => headers['x-superoffice-eventid']);

statement(157, 'A receiver that fails is tried at 0, 1 and 4 s more with the same EventId and a rising number of retries', async () => {
  const { name, hook } = await hookOf(['ticket.created']);
  await receiver.answer(name, { status: 500, body: 'no' }, { status: 503 }, { status: 200 });
  const ticket = await newTicket();
  assert.equal((await told(name)).length, 1);
  await pass(999);
  assert.equal((await receiver.received(name)).length, 1, 'a second has not passed');
  await pass(1);
  assert.equal((await receiver.received(name)).length, 2);
  await pass(3_999);
  assert.equal((await receiver.received(name)).length, 2, 'four more have not');
  await pass(1);
  const received = await receiver.received(name);
  assert.deepEqual(
    received.map(({ headers }) => headers[RETRY]),
    [undefined, '1', '2'],
  );
  assert.equal(new Set(ids(received)).size, 1);
  assert.equal(new Set(received.map(({ body }) => body)).size, 1);
  assert.equal(payloadOf(received[0]!).PrimaryKey, ticket.ticketId);
  const stored = await hooks().getWebhookAsync(hook.webhookId!);
  assert.deepEqual([stored.totalCalls, stored.totalErrors, stored.consecutiveErrors, stored.state], [3, 2, 0, WebhookState.Active]);
  assert.match(stored.lastError!, /503/);
  assert.match(await hooks().getLastErrorAsync(hook.webhookId!), /503/);
  await end(hook);
});

statement(158, 'Nine failures in a row switch a hook off until it is saved as active', async () => {
  const { name, hook } = await hookOf(['ticket.created']);
  const watcher = await hookOf([`webhook${hook.webhookId}.errors`, `webhook${hook.webhookId}.started`, `webhook${hook.webhookId}.stopped`]);
  await receiver.answer(name, { status: 500 });
  const [one, two, three, four] = [await newTicket(), await newTicket(), await newTicket(), await newTicket()];
  await desk.deliverWebhooks();
  await pass(1_000, 4_000, 1_000, 4_000, 1_000);
  assert.equal((await hooks().getWebhookAsync(hook.webhookId!)).consecutiveErrors, 8);
  await pass(4_000, 10_000, 60_000);
  const received = await receiver.received(name);
  assert.deepEqual(
    received.map((one) => payloadOf(one).PrimaryKey),
    [one, two, three].flatMap(({ ticketId }) => [ticketId, ticketId, ticketId]),
    'three events, three attempts each; the fourth is told to nobody',
  );
  assert.ok(four.ticketId! > 0);
  assert.equal(new Set(ids(received)).size, 3);
  const off = await hooks().getWebhookAsync(hook.webhookId!);
  assert.deepEqual([off.state, off.consecutiveErrors, off.totalCalls], [WebhookState.TooManyErrors, 9, 9]);
  await newTicket();
  await pass(60_000);
  assert.equal((await receiver.received(name)).length, 9);
  // read and saved without a word about its state it stays off
  assert.equal((await hooks().saveWebhookAsync(off)).state, WebhookState.TooManyErrors);
  await receiver.answer(name, { status: 200 });
  const on = await hooks().saveWebhookAsync({ ...off, state: WebhookState.Active });
  assert.deepEqual([on.state, on.consecutiveErrors], [WebhookState.Active, 0]);
  await newTicket();
  assert.equal((await told(name)).length, 11, 'the test event and the new ticket');
  await hooks().saveWebhookAsync({ ...off, state: WebhookState.Stopped });
  const states = (await told(watcher.name)).map(payloadOf);
  assert.deepEqual(
    states.map(({ Event, PrimaryKey, Entity }) => [Event, PrimaryKey, Entity]),
    ['webhook.errors', 'webhook.started', 'webhook.stopped'].map((event) => [event, hook.webhookId, 'webhook']),
  );
  // the page's numbers, one less than the carrier's; the row as it stood when it was told
  assert.equal((states[2]!.FieldValues as Json).state, 1);
  assert.equal((await desk.sql("select 1 from svar_event where 'webhook.errors' = any(kinds) and user_id = 1")).length, 1);
  await end(hook);
  await end(watcher.hook);
});

statement(159, '410 switches a hook off at once', async () => {
  const { name, hook } = await hookOf(['ticket.created']);
  await receiver.answer(name, { status: 410 });
  await newTicket();
  await newTicket();
  await desk.deliverWebhooks();
  await pass(1_000, 4_000, 60_000);
  assert.equal((await receiver.received(name)).length, 1);
  assert.equal((await hooks().getWebhookAsync(hook.webhookId!)).state, WebhookState.TooManyErrors);
  await end(hook);
});

statement(160, 'An event of one’s own reaches its subscribers', async () => {
  const { name, hook } = await hookOf(['Foo.Bar']);
  const other = await hookOf(['foo.baz']);
  await hooks().signalEventAsync('foo.bar', 123, { colour: 'red', size: 4 } as never);
  const byRest = await call(desk, 'POST', '/api/v1/Webhook/foo.bar/123', { 'Content-Type': 'application/json' }, '{"colour":"blue"}');
  assert.equal(byRest.status, 204, byRest.text);
  const payloads = (await told(name)).map(payloadOf);
  assert.deepEqual(
    payloads.map(({ Event, PrimaryKey, Entity, FieldValues }) => [Event, PrimaryKey, Entity, FieldValues]),
    [
      ['foo.bar', 123, 'foo', { colour: 'red', size: 4 }],
      ['foo.bar', 123, 'foo', { colour: 'blue' }],
    ],
  );
  assert.deepEqual(await receiver.received(other.name), []);
  await end(hook);
  await end(other.hook);
});
