/**
 * The examiner: our contract against the official one, both ways. Known differences are data, and the lists may only shrink.
 * The specification lies beside the repository, or where SVAR_TEST_SPEC says; without it these tests are skipped.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { argumentCarriers, operations } from '../src/contract/agents/index.ts';
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
const knownDifferences: readonly string[] = [];

const differs = (ours: readonly string[], theirs: readonly string[]): string[] => [
  ...ours.filter((line) => !theirs.includes(line)).map((line) => `ours only: ${line}`),
  ...theirs.filter((line) => !ours.includes(line)).map((line) => `theirs only: ${line}`),
];
const judge = (ours: readonly string[], theirs: readonly string[]): void => {
  assert.deepEqual(
    differs(ours, theirs).filter((line) => !knownDifferences.includes(line)),
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
      return 'date-time';
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

test('97 carriers: names, order, types', { skip: skipSpec }, () => {
  const { schemas } = readSpec('carriers.json') as OfficialSpec;
  const ours: AnyCarrier[] = [...Object.values<AnyCarrier>(carriers), ...argumentCarriers];
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
  for (const carrier of [...Object.values<AnyCarrier>(carriers), ...argumentCarriers]) {
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
