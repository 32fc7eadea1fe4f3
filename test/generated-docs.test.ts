import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { built } from '../src/agents/index.ts';
import { argumentCarriers, operations } from '../src/contract/agents/index.ts';
import * as carriers from '../src/contract/carriers/index.ts';
import { catalogueOf, describeOperation, nameOfOperation, openApi } from '../src/contract/describe.ts';
import { addresses } from '../src/contract/resources.ts';
import { pages } from '../src/docs.ts';

const file = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(file('package.json')) as { version: string };

test('the pages of docs/generated are what the code says today', () => {
  for (const [name, content] of pages(version)) {
    assert.ok(file(`docs/generated/${name}`) === content, `docs/generated/${name} is stale: run npm run docs`);
  }
});

test('every built operation is declared', () => {
  const declared = new Set(operations.map(nameOfOperation));
  assert.deepEqual(
    [...built].filter((name) => !declared.has(name)),
    [],
  );
});

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface PathItem {
  parameters: Json[];
  get: { operationId: string };
  post: { [name: string]: Json } & { operationId: string; parameters: Json[]; responses: object };
}
const document = openApi({ version: '1', built: new Set(['Ticket.GetTicket']) }) as unknown as { [name: string]: Json };

const everyPath = document.paths as unknown as { [path: string]: { [verb: string]: { operationId: string } } };
const paths = Object.fromEntries(Object.entries(everyPath).filter(([path]) => path.includes('/Agents/'))) as unknown as {
  [path: string]: PathItem;
};

/** What a reference leads to; undefined when it leads nowhere. */
const target = (reference: string): Json | undefined =>
  reference
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((at, name) => (at as { [name: string]: Json } | undefined)?.[name], document);

function references(value: Json): string[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(references);
  return Object.entries(value).flatMap(([name, item]) => (name === '$ref' && typeof item === 'string' ? [item] : references(item)));
}

test('the OpenAPI document: all that is declared, every reference leads somewhere, every id is one', () => {
  assert.equal(document.openapi, '3.0.3');
  const found = new Set(references(document));
  assert.ok(found.size > 130, String(found.size));
  for (const reference of found) assert.ok(reference.startsWith('#/components/') && target(reference) !== undefined, reference);
  assert.equal(Object.keys(paths).length, operations.length);
  const schemas = (document.components as { schemas: object }).schemas;
  // carriers, arguments, enumerations, the error, the description of an operation: each has one name
  assert.ok([...argumentCarriers, ...Object.values<{ name: string }>(carriers)].every(({ name }) => name in schemas));
  assert.ok('Error' in schemas && 'OperationDescription' in schemas && 'TicketReadStatus' in schemas && 'WebhookState' in schemas);
  const ids = Object.values(paths).flatMap((path) => [path.post.operationId, path.get.operationId]);
  assert.equal(new Set(ids).size, 2 * operations.length);
  for (const [path, { post }] of Object.entries(paths)) {
    const isBuilt = path.endsWith('/Ticket/GetTicket');
    assert.equal(post['x-svar-built'], isBuilt, path);
    assert.equal('501' in post.responses, !isBuilt, path);
  }
});

test('the OpenAPI document: every address of a resource, with its verb and an id of its own', () => {
  for (const { method, path } of addresses) assert.ok(everyPath[`/api/v1${path}`]?.[method.toLowerCase()], `${method} ${path}`);
  const ids = Object.values(everyPath).flatMap((verbs) => Object.values(verbs).flatMap(({ operationId }) => operationId ?? []));
  assert.equal(new Set(ids).size, ids.length);
});

test('the OpenAPI document: lengths, names of enumerations, keys, headers, types of content', () => {
  assert.deepEqual(target('#/components/schemas/TicketEntity/properties/Title'), { type: 'string', nullable: true, maxLength: 255 });
  assert.deepEqual((target('#/components/schemas/TicketReadStatus') as { enum: Json }).enum, ['Unknown', 'Green', 'Yellow', 'Red']);
  const get = paths['/api/v1/Agents/Ticket/GetTicket']!;
  assert.deepEqual(get.post.parameters[0], {
    name: 'ticketId',
    in: 'query',
    required: true,
    schema: { type: 'integer', format: 'int32' },
  });
  const save = paths['/api/v1/Agents/Ticket/SaveTicketEntity']!;
  assert.equal(Object.keys((save.post.requestBody as { content: object }).content).length, 7);
  assert.equal(JSON.stringify(save.post.parameters).includes('select'), false);
  for (const header of ['X-XSRF-TOKEN', 'Accept-Language', 'SO-Language', 'SO-Culture', 'SO-TimeZone', 'SO-AppToken'])
    assert.ok(references(save.parameters).includes(`#/components/parameters/${header}`), header);
});

test('the catalogue holds what is built, under the mount prefix', () => {
  assert.deepEqual(catalogueOf('https://desk.example/prefix/', new Set(['Ticket.GetTicket', 'Ticket.NoSuch'])), {
    'https://desk.example/prefix/api/v1/Agents/Ticket/GetTicket': { POST: 'A ticket as one flat row', GET: 'Describes this operation' },
    'https://desk.example/prefix/api/v1/Ticket/{ticketId}/Simple': { GET: 'A ticket as one flat row' },
  });
});

const described = (name: string) =>
  describeOperation(operations.find((declared) => declared.agent === 'Ticket' && declared.name === name)!);

test('an operation is described', () => {
  assert.deepEqual(described('GetTickets'), {
    Name: 'GetTickets',
    Agent: 'Ticket',
    Description: 'Several tickets as flat rows',
    Method: 'POST',
    Arguments: [{ Name: 'TicketIds', In: 'body', Type: 'int32[]' }],
    Result: 'Ticket[]',
    Select: true,
  });
  assert.deepEqual(described('GetTicket').Arguments, [{ Name: 'ticketId', In: 'query', Type: 'int32' }]);
  assert.deepEqual(described('SaveTicketEntity').Arguments, [{ Name: 'entity', In: 'body', Type: 'TicketEntity' }]);
  assert.equal(described('GetAttachmentStream').Result, 'stream');
  assert.equal(described('AcceptTickets').Result, 'nothing');
  assert.deepEqual(described('GetNextInQueue').Arguments, []);
});

test('every operation says in a sentence what it does, and every carrier of an agent is exported', () => {
  const silent = operations.filter(({ operation }) => operation.doc.trim() === '').map(nameOfOperation);
  assert.deepEqual(silent, []);
});
