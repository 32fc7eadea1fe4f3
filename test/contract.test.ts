/**
 * The examiner: our contract against the official one, both ways. Known differences are data, and the lists may only shrink.
 * The specification lies beside the repository, or where SVAR_TEST_SPEC says; without it these tests are skipped.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { argumentCarriers, operations } from '../src/contract/agents/index.ts';
import { undeclared } from '../src/contract/agents/undeclared.ts';
import * as carriers from '../src/contract/carriers/index.ts';
import { decode } from '../src/contract/decode.ts';
import { openApi } from '../src/contract/describe.ts';
import type { AnyCarrier, EnumType, Nothing, Operation, Stream, Type } from '../src/contract/language.ts';
import { ref } from '../src/contract/language.ts';
import type { Locale } from '../src/contract/locale.ts';
import { readJson } from '../src/http/codecs/json.ts';
import { zoneOf } from '../src/time/zone.ts';

const spec = process.env.SVAR_TEST_SPEC ?? new URL('../../shared/spec/wire', import.meta.url).pathname;
const seeds = new URL('../../shared/seeds', import.meta.url).pathname;
const skipSpec = existsSync(`${spec}/carriers.json`) ? false : 'the specification is not here (SVAR_TEST_SPEC names it)';
const skipSeeds = existsSync(seeds) ? false : 'the sample requests are not here';
const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: null };

/** Differences between our contract and the official one that we keep, as the lines the tests print. */
/** wire: the paging argument of Find is PageNumber; one published example calls it Page, so both are read. */
const isPage = (line: string): boolean => /^ours only: Find_?\w*Request\.page: |^ours only: \w*Request\.Page: int32$/i.test(line);
const knownDifferences: readonly string[] = [];

const differs = (ours: readonly string[], theirs: readonly string[]): string[] => [
  ...ours.filter((line) => !theirs.includes(line)).map((line) => `ours only: ${line}`),
  ...theirs.filter((line) => !ours.includes(line)).map((line) => `theirs only: ${line}`),
];
const judge = (ours: readonly string[], theirs: readonly string[]): void => {
  assert.deepEqual(
    differs(ours, theirs).filter((line) => !knownDifferences.includes(line) && !isPage(line)),
    [],
  );
};

interface OfficialProperty {
  name: string;
  type: string;
  enumName?: string;
  enum?: string[];
  flags?: boolean;
}
interface OfficialSpec {
  schemas: Record<string, { kind: string; properties: OfficialProperty[] }>;
  enums: Record<string, { flags: boolean; members: Record<string, number> }>;
}
interface OfficialOperation {
  name: string;
  path: string;
  success: number;
  response: string | null;
  acceptsSelect: boolean;
  argumentsIn: string;
  requestType: string | null;
  request: { name: string; type: string }[];
}
const readSpec = (file: string): unknown => JSON.parse(readFileSync(`${spec}/${file}`, 'utf8'));

/** A type in the words of the official description. */
function officialType(type: Type | Nothing | Stream): string {
  switch (type.kind) {
    case 'nothing':
      return 'nothing';
    case 'stream':
      return 'stream';
    case 'int':
      return 'int32';
    case 'double':
    case 'bool':
    case 'enum':
      return type.kind;
    case 'text':
      return 'string';
    case 'dateTime':
    case 'timeOfDay':
    case 'holiday':
    case 'day':
      return 'date-time';
    case 'anything':
      return 'object';
    case 'bytes':
      return 'base64';
    case 'ref':
      return type.carrier().name;
    case 'list':
      return `array<${officialType(type.of)}>`;
    case 'dict':
      return `map<string,${officialType(type.of)}>`;
  }
}

const propertyLine = (place: number, name: string, type: string, enumName = '', flags = false): string =>
  `${place} ${name}: ${type}${enumName && ` ${enumName}`}${flags ? ' flags' : ''}`;
const ourLines = (carrier: AnyCarrier): string[] =>
  Object.entries(carrier.fields).map(([name, type], place) =>
    type.kind === 'enum' ? propertyLine(place, name, 'enum', type.name, type.flags) : propertyLine(place, name, officialType(type)),
  );

/** The carriers that the Ticket agent speaks of, with those inside them. */
const ofTickets = new Set<AnyCarrier>();
function reach(type: Type | Nothing | Stream): void {
  if (type.kind === 'list' || type.kind === 'dict') reach(type.of);
  if (type.kind === 'ref') reachCarrier(type.carrier());
}
function reachCarrier(carrier: AnyCarrier): void {
  if (ofTickets.has(carrier)) return;
  if (carrier.name) ofTickets.add(carrier);
  for (const type of Object.values(carrier.fields)) reach(type);
}
for (const { agent, operation } of operations) {
  if (agent !== 'Ticket') continue;
  if (operation.args.style === 'args' || operation.args.style === 'entity') {
    const { carrier } = operation.args;
    reachCarrier(typeof carrier === 'function' ? carrier() : carrier);
  }
  reach(operation.result);
}

test('97 carriers: names, order, types', { skip: skipSpec }, () => {
  const { schemas } = readSpec('carriers.json') as OfficialSpec;
  const ours: AnyCarrier[] = [...ofTickets, ...argumentCarriers.filter(({ name }) => name.startsWith('Ticket_'))];
  assert.equal(Object.keys(schemas).length, 97);
  judge(
    ours.flatMap((carrier) => ourLines(carrier).map((line) => `${carrier.name} ${line}`)),
    Object.entries(schemas).flatMap(([name, { properties }]) =>
      properties.map(
        (property, place) => `${name} ${propertyLine(place, property.name, property.type, property.enumName, property.flags)}`,
      ),
    ),
  );
  judge(
    ours.map(({ name }) => name),
    Object.keys(schemas),
  );
});

test('32 enumerations: names, members, numbers, order, flags', { skip: skipSpec }, () => {
  const { enums } = readSpec('carriers.json') as OfficialSpec;
  const ours = new Map<string, EnumType>();
  for (const carrier of [...ofTickets, ...argumentCarriers.filter(({ name }) => name.startsWith('Ticket_'))]) {
    for (const type of Object.values(carrier.fields)) if (type.kind === 'enum') ours.set(type.name, type);
  }
  assert.equal(Object.keys(enums).length, 32);
  judge(
    [...ours].map(([name, type]) => `${name} ${type.flags} ${JSON.stringify(type.members)}`),
    Object.entries(enums).map(([name, type]) => `${name} ${type.flags} ${JSON.stringify(type.members)}`),
  );
});

function ourOperation(operation: Operation, argumentCarrier: string): Omit<OfficialOperation, 'name' | 'path'> {
  const { args, result } = operation;
  const common = {
    success: result.kind === 'nothing' ? 204 : 200,
    response: result.kind === 'nothing' ? null : officialType(result),
    acceptsSelect: operation.select,
  };
  switch (args.style) {
    case 'none':
      return { ...common, argumentsIn: 'none', requestType: null, request: [] };
    case 'key':
      return { ...common, argumentsIn: 'query', requestType: null, request: [{ name: args.name, type: 'int32' }] };
    case 'array':
      return {
        ...common,
        argumentsIn: 'body-array',
        requestType: null,
        request: [{ name: args.name, type: `array<${officialType(args.of)}>` }],
      };
    case 'entity': {
      const { name } = args.carrier();
      return { ...common, argumentsIn: 'body-entity', requestType: name, request: [{ name: '(body)', type: name }] };
    }
    case 'args': {
      const request = Object.entries(args.carrier.fields).map(([name, type]) => ({ name, type: officialType(type) }));
      return { ...common, argumentsIn: 'body-arguments', requestType: argumentCarrier, request };
    }
  }
}

test('80 operations: style, arguments, result, $select, status', { skip: skipSpec }, () => {
  const official = (readSpec('ticket-agent-operations.json') as { operations: OfficialOperation[] }).operations;
  assert.equal(official.length, 80);
  const line = (name: string, operation: Omit<OfficialOperation, 'name' | 'path'>): string =>
    JSON.stringify([
      name,
      operation.argumentsIn,
      operation.requestType,
      operation.request.map((argument) => `${argument.name}: ${argument.type}`),
      [operation.response, operation.acceptsSelect, operation.success],
    ]);
  judge(
    operations
      .filter(({ agent }) => agent === 'Ticket')
      .map((declared) => line(declared.name, ourOperation(declared.operation, declared.argumentCarrier))),
    official.map((operation) => line(operation.name, operation)),
  );
  const { paths } = openApi({ version: '0', built: new Set() }) as { paths: object };
  judge(
    Object.keys(paths).filter((path) => path.includes('/Agents/Ticket/')),
    official.map(({ path }) => path),
  );
});

// --- the neighbours

const openapi = new URL('../../shared/openapi/agent', import.meta.url).pathname;
interface Swagger {
  paths: Record<
    string,
    { post: { parameters: { name: string; in: string; schema?: SwaggerType }[]; responses: Record<string, { schema?: SwaggerType }> } }
  >;
  definitions: Record<string, { properties?: Record<string, SwaggerType> }>;
}
interface SwaggerType {
  $ref?: string;
  type?: string;
  format?: string;
  items?: SwaggerType;
  additionalProperties?: SwaggerType;
}
const lastName = (path: string): string => path.split(/[./]/).at(-1)!;

/** A type of the description in our words; a name of an enumeration is a string there. */
function swaggerType(type: SwaggerType | undefined): string {
  if (type === undefined) return 'nothing';
  if (type.$ref) return lastName(type.$ref);
  if (type.type === 'array') return `array<${swaggerType(type.items)}>`;
  if (type.additionalProperties) return `map<string,${swaggerType(type.additionalProperties)}>`;
  if (type.format === 'binary') return 'stream';
  if (type.format === 'byte') return 'base64';
  return type.type === 'string' ? (type.format ?? 'string') : (type.format ?? type.type ?? 'object').replace('boolean', 'bool');
}
const plainly = (type: Type | Nothing | Stream): string =>
  type.kind === 'enum' ? 'string' : type.kind === 'list' ? `array<${plainly(type.of)}>` : officialType(type);

test('the neighbours: every operation that is declared has the arguments, the answer and the carriers of the description', {
  skip: !existsSync(openapi),
}, () => {
  const examined = new Set<string>();
  for (const agent of new Set(operations.map((declared) => declared.agent))) {
    if (agent === 'Ticket' || agent === 'Svar') continue;
    const { paths, definitions } = JSON.parse(readFileSync(`${openapi}/Swagger-v1-${agent}Agent.json`, 'utf8')) as Swagger;
    const shapes = new Map(Object.entries(definitions).map(([name, shape]) => [lastName(name), Object.entries(shape.properties ?? {})]));
    const sameCarrier = (carrier: AnyCarrier, name: string): void => {
      if (examined.has(`${agent} ${name}`)) return;
      examined.add(`${agent} ${name}`);
      const theirs = shapes.get(name);
      assert.ok(theirs, name);
      judge(
        Object.entries(carrier.fields).map(([field, type]) => `${name}.${field}: ${plainly(type)}`),
        theirs.map(([field, type]) => `${name}.${field}: ${swaggerType(type)}`),
      );
      for (const type of Object.values(carrier.fields)) sameInner(type);
    };
    const sameInner = (type: Type | Nothing | Stream): void => {
      if (type.kind === 'list' || type.kind === 'dict') sameInner(type.of);
      if (type.kind === 'ref') sameCarrier(type.carrier(), type.carrier().name);
    };
    for (const { name, operation } of operations.filter((declared) => declared.agent === agent)) {
      const official = paths[`/api/v1/Agents/${agent}/${name}`];
      assert.ok(official, `${agent}.${name}`);
      const { parameters, responses } = official.post;
      const { args, result, select } = operation;
      assert.equal(
        select,
        parameters.some((parameter) => parameter.name === '$select'),
        `${agent}.${name} $select`,
      );
      judge([`${agent}.${name}: ${plainly(result)}`], [`${agent}.${name}: ${swaggerType(responses['200']?.schema)}`]);
      sameInner(result);
      const body = parameters.find((parameter) => parameter.in === 'body');
      const query = parameters
        .filter((parameter) => parameter.in === 'query' && parameter.name !== '$select')
        .map((parameter) => parameter.name);
      assert.deepEqual(args.style === 'key' ? [args.name] : [], query, `${agent}.${name}`);
      if (args.style === 'args') sameCarrier(args.carrier, lastName(body?.schema?.$ref ?? ''));
      else if (args.style === 'entity') sameCarrier(args.carrier(), lastName(body?.schema?.$ref ?? ''));
      else if (args.style === 'array') assert.equal(`array<${officialType(args.of)}>`, swaggerType(body?.schema), `${agent}.${name}`);
      else assert.equal(body, undefined, `${agent}.${name}`);
    }
  }
  assert.ok(examined.size > 200, String(examined.size));
});

test('every operation of the described agents is declared or known by name', { skip: !existsSync(openapi) }, () => {
  for (const [agent, names] of Object.entries(undeclared)) {
    const { paths } = JSON.parse(readFileSync(`${openapi}/Swagger-v1-${agent}Agent.json`, 'utf8')) as Swagger;
    const declared = operations.filter((operation) => operation.agent === agent).map(({ name }) => name);
    judge([...declared, ...names].sort(), Object.keys(paths).map(lastName).sort());
  }
});

// --- the sample pages

/** The JSON bodies of a sample page: the first is a request, the second an answer. */
function samples(file: string): string[] {
  const blocks = readFileSync(`${seeds}/${file}`, 'utf8').match(/```http[!_]\n[\s\S]*?```/g) ?? [];
  return blocks.map((block) => block.slice(block.indexOf('\n{'), block.lastIndexOf('}') + 1).trim());
}

/** Every property name of a sample, with the carrier that should have it, that the carrier has not. */
function strangers(sample: unknown, type: Type, path: string): string[] {
  if (sample === null || typeof sample !== 'object') return [];
  if (type.kind === 'list') return (sample as unknown[]).flatMap((item, index) => strangers(item, type.of, `${path}[${index}]`));
  if (type.kind === 'dict') return Object.entries(sample).flatMap(([name, item]) => strangers(item, type.of, `${path}.${name}`));
  if (type.kind !== 'ref') return [`${path} is no ${type.kind}`];
  const { fields } = type.carrier();
  return Object.entries(sample).flatMap(([name, item]) =>
    fields[name] ? strangers(item, fields[name], `${path}.${name}`) : [`${path}.${name} is not in the contract`],
  );
}

test('the sample requests and answers: decoded without a fault, every name known', { skip: skipSeeds }, () => {
  for (const [file, carrier] of [
    ['SaveTicketEntity.md', carriers.TicketEntity],
    ['SaveTicketMessageEntity.md', carriers.TicketMessageEntity],
  ] as [string, AnyCarrier][]) {
    const bodies = samples(file);
    assert.equal(bodies.length, 2, file);
    const type = ref(() => carrier);
    for (const body of bodies) {
      const said = decode(readJson(Buffer.from(body)), type, carrier.name, oslo) as Record<string, unknown>;
      const names = Object.keys(JSON.parse(body)).filter((name) => !carrier.fields[name]?.answerOnly);
      assert.deepEqual(Object.keys(said), names);
      assert.deepEqual(strangers(JSON.parse(body), type, carrier.name), []);
    }
  }
});
