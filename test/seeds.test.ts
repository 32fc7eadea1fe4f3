/** The two sample requests of the reference pages, byte for byte, against the rows they speak of. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, type TestContext, test } from 'node:test';
import { Client } from 'pg';
import { type Row, type Scene, START, withEyes } from './scenarios/scene.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { messageSample, ticketSample } from './wire/samples.fixture.ts';
import { statement } from './wire/support.ts';
import { loadSeedRows } from './world.ts';

const seeds = new URL('../../shared/seeds', import.meta.url).pathname;
const skip = existsSync(seeds) ? false : 'the sample pages are not here';

interface Sample {
  operation: string;
  language: string;
  body: string;
  answer: Row;
}

/** The request of a page as it is printed there, and its answer. */
function sample(page: string): Sample {
  const text = readFileSync(`${seeds}/${page}.md`, 'utf8');
  const [request = '', answer = ''] = text.match(/```http[!_]\n[\s\S]*?```/g) ?? [];
  return {
    operation: `Ticket/${page}`,
    language: /^Accept-Language: (.*)$/m.exec(request)![1]!,
    body: bodyOf(request),
    answer: JSON.parse(bodyOf(answer)) as Row,
  };
}

async function opened(context: TestContext): Promise<Scene> {
  const clock = { at: START };
  const desk = await openDesk({ now: () => clock.at });
  context.after(() => desk.close());
  const client = new Client(desk.app.database.connection);
  await client.connect();
  await loadSeedRows(client);
  await client.end();
  return withEyes(desk, clock);
}

async function send(scene: Scene, { operation, language }: Sample, body: string, who: string): Promise<Row> {
  const headers = {
    Accept: 'application/json; charset=utf-8',
    'Content-Type': 'application/json; charset=utf-8',
    'Accept-Language': language,
  };
  const { status, json, text } = await scene.post(operation, body, headers, who);
  assert.equal(status, 200, text);
  return json as Row;
}
async function read(scene: Scene, operation: string, who = 'ADM0'): Promise<Row> {
  return (await scene.post(`Ticket/${operation}`, {}, { 'SO-TimeZone': 'UTC,includeTZOffset' }, who)).json as Row;
}

/** Every property name of a sample that an answer has not; keys inside maps are examples, and so are parts of small carriers. */
function missing(wanted: unknown, given: unknown, path: string): string[] {
  if (Array.isArray(wanted)) return Array.isArray(given) && given.length > 0 ? missing(wanted[0], given[0], `${path}[]`) : [];
  if (wanted === null || typeof wanted !== 'object') return [];
  if (/(Fields|FieldProperties|TableRight)$/.test(path)) return [];
  if (given === null || given === undefined) return [];
  return Object.entries(wanted).flatMap(([name, value]) =>
    Object.hasOwn(given, name) ? missing(value, Reflect.get(given, name), `${path}.${name}`) : [`${path}.${name}`],
  );
}
const ids = (value: unknown, key: string): unknown[] => (value as Row[]).map((item) => item[key]);
const instant = (value: unknown): number => Date.parse(value as string);
/** A moment of the sample, whose fraction has seven digits: cut to the millisecond. */
const said = (request: Row, name: string): number => instant((request[name] as string).replace(/(\.\d{3})\d+/, '$1'));
const UNSET = '0001-01-01T00:00:00Z';

/** What the sample of a ticket asks for and gets, on create as on update. */
function assertTicketHonoured(stored: Row, request: Row): void {
  for (const name of ['Title', 'Author', 'Slevel', 'BaseStatus', 'Origin', 'FromAddress']) assert.equal(stored[name], request[name], name);
  assert.equal(instant(stored.Deadline), said(request, 'Deadline'));
  assert.deepEqual(ids(stored.SecondaryPersons, 'PersonId'), [147]);
  assert.deepEqual(ids(stored.Tags, 'Id'), [164]);
  assert.equal(stored.Activate, UNSET); // the ticket is active
}
const ticketIgnored = `ReadByCustomer ClosedAt RepliedAt AlertTimeout AlertLevel ConnectId TimeToReply RealTimeToReply
  TimeToClose RealTimeToClose TimeSpentInternally TimeSpentExternally TimeSpentQueue RealTimeSpentInternally RealTimeSpentExternally RealTimeSpentQueue HasAttachment NumReplies
  NumMessages Messages Language Sentiment SentimentConfidence SuggestedCategoryId SuggestedCategoryName OrigHumanCategoryId Sale Project Person Status Category Priority OwnedBy
  ReadStatus ReadByOwner FirstReadByOwner FirstReadByUser ExtraFields CustomFields IconHint TicketType`.split(/\s+/);

test('SaveTicketEntity: the sample changes ticket 839 as the tables say', { skip }, async (t) => {
  const scene = await opened(t);
  const page = sample('SaveTicketEntity');
  const request = JSON.parse(page.body) as Row;
  const before = await read(scene, 'GetTicketEntity?ticketEntityId=839');
  const answer = await send(scene, page, page.body, 'ADM0');
  assert.deepEqual(missing(page.answer, answer, 'TicketEntity'), []);
  const stored = await read(scene, 'GetTicketEntity?ticketEntityId=839');
  assertTicketHonoured(stored, request);
  const ignored = [...ticketIgnored, 'CreatedAt', 'CreatedBy', 'TicketId', 'TimeSpent'].filter((name) => name !== 'IconHint');
  for (const name of ignored) assert.deepEqual(stored[name], before[name], name);
  assert.equal(instant(stored.LastChanged), START);
  // once more: nothing is left to change
  const contents = await scene.contents();
  await send(scene, page, page.body, 'bjorn');
  assert.deepEqual(await scene.contents(), contents);
});

test('SaveTicketMessageEntity: the sample changes message 118 as the tables say', { skip }, async (t) => {
  const scene = await opened(t);
  const page = sample('SaveTicketMessageEntity');
  const request = JSON.parse(page.body) as Row;
  const reading = 'GetTicketMessageEntity?ticketMessageEntityId=118';
  const [before, ticket] = [await read(scene, reading), await scene.row(995)];
  const answer = await send(scene, page, page.body, 'ADM0');
  assert.deepEqual(missing(page.answer, answer, 'TicketMessageEntity'), []);
  const stored = await read(scene, reading);
  for (const name of ['Author', 'Slevel', 'TimeSpent', 'MessageId', 'Important']) assert.equal(stored[name], request[name], name);
  assert.equal((stored.Person as Row).PersonId, 401);
  assert.deepEqual(ids(stored.MessageHeaders, 'Name'), ['Steuber-Hudson', 'Steuber-Hudson']);
  // editing is off, and what a mail brought is never rewritten
  const ignored =
    'EjMessageId CreatedAt CreatedBy Type Body HtmlBody EmailHeader DebugInfo MailSorter MessageCategory SearchTitle Language Sentiment SentimentConfidence Badge ExtraFields CustomFields';
  for (const name of ignored.split(' ')) assert.deepEqual(stored[name], before[name], name);
  const after = await scene.row(995);
  assert.deepEqual([after.time_spent, after.num_messages, after.num_replies], [848, ticket.num_messages, 0]);
  assert.equal((stored.Ticket as Row).TicketId, 995);
  const contents = await scene.contents();
  await send(scene, page, page.body, 'ADM0');
  assert.deepEqual(await scene.contents(), contents);
});

const bodyOf = (block: string): string => block.slice(block.indexOf('\n{') + 1, block.lastIndexOf('}') + 1);

for (const who of ['ADM0', 'bjorn']) {
  test(`SaveTicketEntity: the sample with key 0 makes a ticket: ${who}`, { skip }, async (t) => {
    const scene = await opened(t);
    const page = sample('SaveTicketEntity');
    const bare = await read(scene, `GetTicketEntity?ticketEntityId=${(await send(scene, page, '{}', who)).TicketId}`);
    const answer = await send(scene, page, page.body.replace('"TicketId": 839', '"TicketId": 0'), who);
    assert.deepEqual(missing(page.answer, answer, 'TicketEntity'), []);
    const request = JSON.parse(page.body) as Row;
    const stored = await read(scene, `GetTicketEntity?ticketEntityId=${answer.TicketId}`);
    assertTicketHonoured(stored, request);
    assert.equal(instant(stored.CreatedAt), said(request, 'CreatedAt'));
    assert.deepEqual(stored.CreatedBy, bare.CreatedBy);
    for (const name of ticketIgnored.filter((name) => name !== 'IconHint')) assert.deepEqual(stored[name], bare[name], name);
  });

  test(`SaveTicketMessageEntity: the sample with key 0 adds a message: ${who}`, { skip }, async (t) => {
    const scene = await opened(t);
    const page = sample('SaveTicketMessageEntity');
    const request = JSON.parse(page.body) as Row;
    const answer = await send(scene, page, page.body.replace('"EjMessageId": 118', '"EjMessageId": 0'), who);
    assert.deepEqual(missing(page.answer, answer, 'TicketMessageEntity'), []);
    const stored = await read(scene, `GetTicketMessageEntity?ticketMessageEntityId=${answer.EjMessageId}`);
    const honoured = 'Author Slevel Type MessageId TimeSpent Body HtmlBody EmailHeader DebugInfo MailSorter MessageCategory Important';
    for (const name of honoured.split(' ')) assert.equal(stored[name], request[name], name);
    assert.equal(instant(stored.CreatedAt), said(request, 'CreatedAt'));
    assert.equal((stored.Person as Row).PersonId, 401);
    assert.equal((stored.CreatedBy as Row).Name, who); // nobody has the id 308
    assert.deepEqual(ids(stored.MessageHeaders, 'Value'), ['occaecati', 'occaecati']);
    assert.deepEqual([stored.SearchTitle, stored.Badge, stored.Language, stored.Sentiment], ['Seed 995', 'Incoming', '', 0]);
    const ticket = await scene.row(995);
    assert.deepEqual([ticket.num_messages, ticket.num_replies, ticket.time_spent, ticket.replied_at], [2, 0, 848, null]);
  });
}

// --- statements 168 and 169: with the pages themselves where they are, else with samples of the same members

const answerNames = JSON.parse(readFileSync(new URL('wire/answer-names.fixture.json', import.meta.url), 'utf8')) as Record<string, Row>;
const pages: readonly Sample[] = [
  { operation: 'Ticket/SaveTicketEntity', language: 'sv', body: JSON.stringify(ticketSample), answer: answerNames.SaveTicketEntity! },
  {
    operation: 'Ticket/SaveTicketMessageEntity',
    language: 'fr,de,ru,zh',
    body: JSON.stringify(messageSample),
    answer: answerNames.SaveTicketMessageEntity!,
  },
  ...(skip === false ? [sample('SaveTicketEntity'), sample('SaveTicketMessageEntity')] : []),
];

describe('the sample requests', () => {
  let desk: TestDesk;
  const answers: { page: Sample; status: number; text: string; json: Row }[] = [];
  before(async () => {
    desk = await openDesk();
    const client = new Client(desk.app.database.connection);
    await client.connect();
    await loadSeedRows(client);
    await client.end();
    for (const page of pages) {
      const { status, text, json } = await desk.post(page.operation, page.body, { 'Accept-Language': page.language });
      answers.push({ page, status, text, json });
    }
  });
  after(() => desk.close());

  statement(
    168,
    'the samples of SaveTicketEntity and SaveTicketMessageEntity, byte for byte, are answered 200, never with a binding error',
    () => {
      for (const { status, text } of answers) assert.equal(status, 200, text);
    },
  );

  statement(169, 'answers to 168 contain every property name of the sample answers (keys inside maps excepted)', () => {
    for (const { page, json } of answers) assert.deepEqual(missing(page.answer, json, page.operation), []);
  });
});
