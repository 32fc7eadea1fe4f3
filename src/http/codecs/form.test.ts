import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { runs } from '../../../test/support/share.ts';
import { TicketEntity } from '../../contract/carriers/index.ts';
import { decode, Fault } from '../../contract/decode.ts';
import { anything, carrier, dict, int, list, ref, type Type, text } from '../../contract/language.ts';
import type { Locale } from '../../contract/locale.ts';
import { zoneOf } from '../../time/zone.ts';
import { readForm } from './form.ts';

const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: null };
const ticket = ref(() => TicketEntity);
const asked = ref(() => carrier('', { TicketIds: list(int()), Names: list(text()), Ticket: ticket, Data: dict(text()), Text: text() }));
const read = (form: string, type: Type = asked): unknown => {
  const value = decode(readForm(Buffer.from(form)), type, 'request', oslo);
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
};

test('names are paths, with dots or brackets, in any case', () => {
  const rows: [form: string, value: unknown][] = [
    ['Ticket.TicketId=5&Ticket.Title=a', { Ticket: { TicketId: 5, Title: 'a' } }],
    ['Ticket[TicketId]=5&ticket[title]=a', { Ticket: { TicketId: 5, Title: 'a' } }],
    ['ticket.category[TicketCategoryId]=2&TICKET.Category.Name=x', { Ticket: { Category: { TicketCategoryId: 2, Name: 'x' } } }],
    ['TicketIds=1&TicketIds=2', { TicketIds: [1, 2] }],
    ['ticketIds=1&TicketIds=2', { TicketIds: [1, 2] }],
    ['TicketIds[]=1&TicketIds[]=2', { TicketIds: [1, 2] }],
    ['TicketIds[1]=2&TicketIds[0]=1&TicketIds[9999]=3', { TicketIds: [1, 2, 3] }],
    ['TicketIds=7', { TicketIds: [7] }],
    ['TicketIds=', {}],
    ['Names=a&Names=&Names=b', { Names: ['a', '', 'b'] }],
    ['Ticket.Tags[0].Id=1&Ticket.Tags[1][Id]=2', { Ticket: { Tags: [{ Id: 1 }, { Id: 2 }] } }],
    ['Data[x_a]=1&Data[app.device.key]=b&Data[SuperOffice:1]=', { Data: { x_a: '1', 'app.device.key': 'b', 'SuperOffice:1': '' } }],
    ['Data[A]=1&Data[a]=2', { Data: { A: '1', a: '2' } }],
    ['Text=a%20b+c%C3%A6%26&', { Text: 'a b cæ&' }],
    ['Text', { Text: '' }],
    ['Text=a=b', { Text: 'a=b' }],
    ['Ticket.TicketId=&Ticket.Deadline=&Ticket.BaseStatus=&Ticket.Title=', { Ticket: { Title: '' } }],
    ['Ticket=&Data=', {}],
    ['Unknown[a].b=c&$select=title&=x', {}],
  ];
  for (const [form, value] of rows) assert.deepEqual(read(form), value, form);
  for (const nothing of ['', ' ', '\r\n']) assert.equal(readForm(Buffer.from(nothing)), null);
  assert.deepEqual(read('ContactIds=1&ContactIds=2', list(int())), [1, 2]);
  assert.deepEqual(read('[0]=1&[1]=2', list(int())), [1, 2]);
  assert.deepEqual(read('a[0]=1&b=2&c=3&c=4&d.e=5', anything()), { a: ['1'], b: '2', c: ['3', '4'], d: { e: '5' } });
});

function refuses(form: string | Uint8Array, what?: RegExp): void {
  const bytes = typeof form === 'string' ? Buffer.from(form) : form;
  const started = process.hrtime.bigint();
  assert.throws(
    () => decode(readForm(bytes), asked, 'request', oslo),
    (error: unknown) => error instanceof Fault && (what?.test(`${error.path} ${error.message}`) ?? true),
    Buffer.from(bytes).toString('latin1').slice(0, 80),
  );
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  assert.ok(milliseconds < 30_000, `${Buffer.from(bytes.subarray(0, 30))} took ${milliseconds} ms`);
}

test('what is said twice, or as two things, is refused', () => {
  refuses('Ticket.TicketId=1&Ticket.TicketId=2', /request.Ticket.TicketId is not an int32/);
  refuses('Text=a&text=b', /request.Text is not a string/);
  refuses('TicketIds=1&TicketIds[0]=2', /request.TicketIds is not an array/);
  refuses('TicketIds.a=1', /request.TicketIds is not an array/);
  refuses('Ticket=1&Ticket.Title=2', /request.Ticket is not an object/);
  refuses('Ticket=1', /request.Ticket is not an object/);
  refuses('Data=a&Data[b]=c', /request.Data is not an object/);
  refuses('Text.a=1', /request.Text is not a string/);
  refuses('TicketIds=x', /request.TicketIds\[0\] is not an int32/);
});

test('names that reach into prototypes, names that are no path, escapes that are no text', () => {
  for (const form of ['__proto__=1', '__proto__[a]=1', 'a.__proto__.b=1', 'Data[constructor]=1', 'a[prototype]=1', '%5F_proto__.a=1'])
    refuses(form, /not allowed as a name/);
  for (const name of ['a[', 'a]', 'a[b', 'a]b[', 'a..b', 'a.', 'a[b]c', 'a[[b]]', '.a.']) refuses(`${name}=1`, /is not a name of a form/);
  for (const value of ['%', '%zz', '%E6', '%ED%A0%80', '%C0%80']) refuses(`Text=${value}`, /escape of UTF-8/);
  refuses('Text=%00', /U\+0000/);
  refuses('a%00=1', /U\+0000/);
  refuses(Buffer.from('Text=æ', 'latin1'), /UTF-8/);
});

const brackets = (count: number): string => `a${'[a]'.repeat(count)}=1`;

test('limits, and what is built to hurt', () => {
  read(brackets(8));
  refuses(brackets(9), /8 brackets/);
  read(`a${'.a'.repeat(63)}=1`);
  refuses(`a${'.a'.repeat(64)}=1`, /64 levels/);
  read('Data[a]=1&'.repeat(1) + 'x=1&'.repeat(1_990));
  refuses('x=1&'.repeat(2_001), /2000 fields/);
  refuses(Array.from({ length: 1_001 }, (_, index) => `k${index}=1`).join('&'), /1000 keys/);
  refuses('TicketIds[10001]=1', /10000 items/);
  refuses('TicketIds[4294967295]=1', /not an array/);
  refuses('TicketIds[-1]=1', /not an array/);
  const million = 1_000_000;
  for (const attack of [
    brackets(million),
    `a${'.a'.repeat(million)}=1`,
    '&'.repeat(million),
    `Text=${'%'.repeat(million)}`,
    `${'['.repeat(million)}=1`,
  ])
    refuses(attack);
  assert.deepEqual(read(`Text=${'%41'.repeat(million)}`), { Text: 'A'.repeat(million) });
});

test('any bytes are read or refused with a fault', () => {
  const words = ['a', 'Ticket', 'TicketIds', '[', ']', '[0]', '[]', '.', '=', '&', '+', '%', '%41', '%zz', '1'];
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => Buffer.from(parts.join(''))),
  );
  fc.assert(
    fc.property(noise, fc.constantFrom<Type>(asked, anything(), list(int())), (bytes, type) => {
      try {
        decode(readForm(bytes), type, 'request', oslo);
      } catch (error) {
        assert.ok(error instanceof Fault, String(error));
      }
    }),
    { numRuns: runs(3_000) },
  );
});
