/**
 * The examiner, second part: our contract against the official client, npm @superoffice/webapi: every property, enumeration
 * and method that it knows, and what its own converters make of our answers.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import * as converters from '@superoffice/webapi/Converters.js';
import * as clientEnums from '@superoffice/webapi/Enums.js';
import { argumentCarriers, operations } from '../src/contract/agents/index.ts';
import * as carriers from '../src/contract/carriers/index.ts';
import { decode } from '../src/contract/decode.ts';
import { encode } from '../src/contract/encode.ts';
import { type AnyCarrier, type EnumType, ref, type Type } from '../src/contract/language.ts';
import type { Locale } from '../src/contract/locale.ts';
import { readJson } from '../src/http/codecs/json.ts';
import { JsonSink } from '../src/http/codecs/json-sink.ts';
import { zoneOf } from '../src/time/zone.ts';

const source = (file: string): string => readFileSync(new URL(`../node_modules/@superoffice/webapi/src/${file}`, import.meta.url), 'utf8');
/** What the client passes on without a look inside. */
const unread = new Set(['DSAParameters']);
/** Our own additions are nothing that the client knows. */
const isOfficial = ({ name }: AnyCarrier): boolean => !name.startsWith('Svar') && !unread.has(name);
const byHand = Object.values<AnyCarrier>(carriers).filter(isOfficial);

/** Differences from the client that we keep, as the lines the tests print. */
const knownDifferences: readonly string[] = [
  // the official description says ids, the client of the same level reads carriers with id, level and address; ids until seen
  'ours only: TicketRelationAction.children: number[]',
  'theirs only: TicketRelationAction.children: TicketRelationActionChild[]',
  // newer in the official description than in the client
  'ours only: LicenseInfo.ExtraInfo',
  'ours only: LicenseInfo.extrainfo: string',
  // the same under another name
  'ours only: ArchiveListItem.columndata: ArchiveColumnDataDictionary',
  'theirs only: ArchiveListItem.columndata: ColumnDataDictionary',
];
/** Members that a known difference keeps out of the way there and back. */
const notThereAndBack = new Set(['TicketRelationAction.Children', 'LicenseInfo.ExtraInfo']);

const seen = new Set<string>();
/** wire: the paging argument of Find is PageNumber; one published example calls it Page, so both are read. */
const isPage = (line: string): boolean => /^ours only: Find_\w+Request\.page: number$/.test(line);
const judge = (ours: readonly string[], theirs: readonly string[]): void => {
  const differences = [
    ...ours.filter((line) => !theirs.includes(line)).map((line) => `ours only: ${line}`),
    ...theirs.filter((line) => !ours.includes(line)).map((line) => `theirs only: ${line}`),
  ];
  for (const line of differences) seen.add(line);
  assert.deepEqual(
    differences.filter((line) => !knownDifferences.includes(line) && !isPage(line)),
    [],
  );
};

/** The text of one declaration: from its first line to the brace that closes it at the margin. */
function declaration(text: string, head: string, end: RegExp): string {
  const from = text.indexOf(head);
  if (from < 0) return '';
  const rest = text.slice(from);
  return rest.slice(0, rest.search(end));
}

test('every property that the client reads of our carriers is ours, and the other way round', () => {
  const text = source('Converters.ts');
  const ours: string[] = [];
  const official: string[] = [];
  for (const carrier of byHand) {
    const body = declaration(text, `export function Create_${carrier.name}_From(`, /^\}/m);
    assert.notEqual(body, '', `${carrier.name} is unknown to the client`);
    const read = [...body.matchAll(/\bsrc\.(\w+)/g)].map((match) => match[1]!);
    const rights = body.includes('Create_Carrier_From(src)') ? ['TableRight', 'FieldProperties'] : [];
    ours.push(...Object.keys(carrier.fields).map((name) => `${carrier.name}.${name}`));
    official.push(...[...new Set([...read, ...rights])].map((name) => `${carrier.name}.${name}`));
  }
  judge(ours, official);
});

/** A type in TypeScript, as the client declares it. */
function clientType(type: Type): string {
  switch (type.kind) {
    case 'int':
    case 'double':
      return 'number';
    case 'bool':
      return 'boolean';
    case 'text':
      return 'string';
    case 'dateTime':
    case 'timeOfDay':
    case 'holiday':
    case 'day':
      return 'Date';
    case 'anything':
      return 'Object';
    case 'bytes':
      return 'ArrayBuffer|string';
    case 'enum':
      return `enums.${type.name}`;
    case 'ref':
      return type.carrier().name;
    case 'list':
      return `${clientType(type.of)}[]`;
    case 'dict':
      return type.of.kind === 'text'
        ? 'StringDictionary'
        : type.of.kind === 'anything'
          ? 'StringObjectDictionary'
          : `${clientType(type.of)}Dictionary`;
  }
}

/** Members that are texts on the wire and spans of time in the client, which writes them anew. */
const durations = new Set<string>();

test('every type that the client declares for our carriers and arguments is ours', () => {
  const text = source('Carriers.ts').replace(/\/\*[\s\S]*?\*\//g, '');
  const ours: string[] = [];
  const official: string[] = [];
  for (const carrier of [...byHand, ...argumentCarriers.filter(isOfficial)]) {
    const body = declaration(text, `export interface ${carrier.name} `, /^\}/m);
    assert.notEqual(body, '', `${carrier.name} is unknown to the client`);
    const theirs = [...body.matchAll(/^\s+(\w+)\??\s*:\s*([^;]+);/gm)].map((match) => [
      match[1]!.toLowerCase(),
      match[2]!.replace(/\s/g, ''),
    ]);
    // the two members that all share stand in a base of their own
    const inherited = / extends Carrier\b/.test(body) ? ['tableright', 'fieldproperties'] : [];
    for (const [name, type] of theirs) if (type === 'Duration') durations.add(`${carrier.name}.${name}`.toLowerCase());
    ours.push(
      ...Object.entries(carrier.fields)
        .filter(([name]) => !inherited.includes(name.toLowerCase()))
        .map(([name, type]) => `${carrier.name}.${name.toLowerCase()}: ${clientType(type)}`),
    );
    official.push(...theirs.map(([name, type]) => `${carrier.name}.${name}: ${type === 'Duration' ? 'string' : type}`));
  }
  judge(ours, official);
});

const ourEnums = new Map<string, EnumType>();
for (const carrier of [...byHand, ...argumentCarriers.filter(isOfficial)]) {
  for (const type of Object.values(carrier.fields)) if (type.kind === 'enum') ourEnums.set(type.name, type);
}

test('every member of an enumeration has the name and the number that the client knows', () => {
  const text = source('Enums.ts');
  assert.ok(ourEnums.size >= 32);
  for (const [name, type] of ourEnums) {
    const body = declaration(text, `export enum ${name} {`, /^\s*\}/m);
    // ordinary members are texts in the client; their number stands in the comment before them
    const theirs = [...body.matchAll(/\*\s+(-?\d+):[^\n]*(?:\n\s*\*[^\n]*)*?\n\s*\*\/\s*(\w+) = (?:"(\w+)"|(-?\d+))/g)].map((match) => {
      if (match[3] !== undefined) assert.equal(match[3], match[2], name);
      return `${name}.${match[2]} = ${match[4] ?? match[1]}`;
    });
    judge(
      Object.entries(type.members).map(([member, code]) => `${name}.${member} = ${code}`),
      theirs,
    );
    const values = (clientEnums as unknown as Record<string, Record<string, unknown>>)[name];
    for (const [member, code] of Object.entries(type.members))
      assert.equal(values?.[member], type.flags ? code : member, `${name}.${member}`);
  }
});

test('every method of the client has its operation, and the other way round', () => {
  const body = declaration(source('TicketAgent.ts'), 'export interface ITicketAgent {', /^\}/m);
  const methods = [...body.matchAll(/^\s+(\w+)Async\(/gm)].map((match) => match[1]!.toLowerCase());
  judge(
    operations.filter(({ agent }) => agent === 'Ticket').map(({ name }) => name.toLowerCase()),
    [...new Set(methods)],
  );
  assert.equal(new Set(methods).size, 80);
});

test('a known difference that is gone leaves the list', () => {
  assert.deepEqual(
    knownDifferences.filter((line) => !seen.has(line)),
    [],
  );
});

// --- there and back through the client

const processZone = process.env.TZ;
after(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

/** Something of every type; carriers that hold themselves end at the third level. */
function full(type: Type, seed: number, depth: number): unknown {
  switch (type.kind) {
    case 'int':
      return seed + 1;
    case 'double':
      return seed + 0.25;
    case 'bool':
      return true;
    case 'text':
      return type.label ? `US:"Label ${seed}";NO:"Merkelapp ${seed}"` : `Text ${seed} "Æ" \\ \u2028 😹 ${'\n'}</script>`;
    case 'dateTime':
      return Date.parse('2026-01-15T12:00:00Z') + seed * 86_400_123;
    case 'timeOfDay':
      return `${String(seed % 24).padStart(2, '0')}:30:00`;
    case 'holiday':
      return seed % 2 ? '2026-05-17' : '0004-12-25';
    case 'day':
      return `19${10 + (seed % 80)}-05-17`;
    case 'anything':
      return { plain: [seed, 'x', true, null] };
    case 'bytes':
      return Buffer.from([0, 1, 2, 250, 251, 252, seed]);
    case 'enum': {
      const codes = Object.values(type.members);
      return type.flags
        ? codes.filter((code) => code > 0 && (code & (code - 1)) === 0).reduce((sum, code) => sum | code, 0)
        : codes[seed % codes.length];
    }
    case 'ref':
      return fullOf(type.carrier(), seed, depth + 1);
    case 'list':
      return depth >= 3 ? [] : [full(type.of, seed, depth + 1), full(type.of, seed + 1, depth + 1)];
    case 'dict':
      return { x_a: full(type.of, seed, depth + 1), 'SuperOffice:1': full(type.of, seed + 1, depth + 1) };
  }
}
function fullOf(carrier: AnyCarrier, seed: number, depth: number): unknown {
  const members = Object.entries(carrier.fields).map(([name, type], index) => [
    name,
    notThereAndBack.has(`${carrier.name}.${name}`)
      ? []
      : durations.has(`${carrier.name}.${name}`.toLowerCase())
        ? 'PT1H30M'
        : full(type, seed + index, depth),
  ]);
  return Object.fromEntries(members);
}

/** A value as a request would say it: without what only answers have, and comparable. */
function said(value: unknown, type: Type): unknown {
  if (value === null || value === undefined) return value;
  if (type.kind === 'anything') return JSON.parse(JSON.stringify(value));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (type.kind === 'list') return (value as unknown[]).map((item) => said(item, type.of));
  if (type.kind === 'dict') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, said(item, type.of)]));
  if (type.kind !== 'ref') return value;
  const { name: carrier, fields: all } = type.carrier();
  const fields = Object.entries(all).filter(([field, { answerOnly }]) => !answerOnly && !notThereAndBack.has(`${carrier}.${field}`));
  return Object.fromEntries(fields.map(([name, field]) => [name, said((value as Record<string, unknown>)[name], field)]));
}

const written = (value: unknown, type: Type, locale: Locale): string => {
  const sink = new JsonSink();
  encode(value, type, locale, sink);
  return sink.result();
};

for (const name of ['Etc/UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Tokyo']) {
  for (const offsets of [false, true]) {
    test(`every carrier goes to the client and comes back equal: ${name}${offsets ? ' with offsets' : ''}`, () => {
      process.env.TZ = name;
      const locale: Locale = { zone: zoneOf(name), zoneLabel: name, offsets, language: null };
      for (const carrier of byHand) {
        const type = ref(() => carrier);
        const create = (converters as unknown as Record<string, (answer: unknown) => Record<string, unknown>>)[
          `Create_${carrier.name}_From`
        ]!;
        const value = fullOf(carrier, 1, 0);
        const theirs = create(JSON.parse(written(value, type, locale)));
        const members = new Map(Object.entries(theirs).map(([member, content]) => [member.toLowerCase(), content]));
        for (const field of Object.keys(carrier.fields))
          if (!notThereAndBack.has(`${carrier.name}.${field}`))
            assert.ok((members.get(field.toLowerCase()) ?? null) !== null, `${carrier.name}.${field}`);
        const back = decode(readJson(Buffer.from(JSON.stringify(theirs))), type, carrier.name, locale);
        assert.deepEqual(said(back, type), said(value, type), carrier.name);
        // a draft, where all is zero, must be readable too, and say nothing new when it comes back
        // the client makes nothing of an empty span of time
        const spans = Object.keys(carrier.fields).filter((field) => durations.has(`${carrier.name}.${field}`.toLowerCase()));
        const zero = Object.fromEntries(spans.map((field) => [field, null]));
        const draft = create(JSON.parse(written(zero, type, locale)));
        const again = decode(readJson(Buffer.from(JSON.stringify(draft))), type, carrier.name, locale);
        assert.equal(written(again, type, locale), written(said(zero, type), type, locale), `draft of ${carrier.name}`);
      }
    });
  }
}
