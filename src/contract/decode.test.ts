import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJson } from '../http/codecs/json.ts';
import { zoneOf } from '../time/zone.ts';
import { NotifyType, TicketBaseStatus } from '../vocabulary.ts';
import * as ticketAgent from './agents/ticket.ts';
import { decodeArguments } from './arguments.ts';
import { TicketEntity, TicketPriorityEntity } from './carriers/index.ts';
import { decode, Fault } from './decode.ts';
import {
  args,
  bool,
  bytes,
  carrier,
  type DeclaredArguments,
  dateTime,
  dict,
  double,
  flags,
  int,
  key,
  list,
  none,
  oneOf,
  ref,
  type Type,
  text,
} from './language.ts';
import type { Locale } from './locale.ts';

const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: null };
const treeOf = (json: string) => readJson(Buffer.from(json));
/** Decodes JSON as one type; a prototype is given back so that values compare as plain ones. */
const read = (json: string, type: Type): unknown => plain(decode(treeOf(json), type, 'it', oslo));
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
};
const refuses = (json: string, type: Type, path: string, what: RegExp): void => {
  assert.throws(
    () => read(json, type),
    (error: unknown) => error instanceof Fault && error.path === path && what.test(error.message),
    `${json} should be refused at ${path}`,
  );
};
const ticket = ref(() => TicketEntity);

test('members are found in any casing, at every depth', () => {
  for (const json of [
    '{"TicketId":5,"Category":{"DefaultTicketStatus":{"TicketStatusId":3}}}',
    '{"ticketId":5,"category":{"defaultTicketStatus":{"ticketStatusId":3}}}',
    '{"ticketid":5,"category":{"defaultticketstatus":{"ticketstatusid":3}}}',
    '{"TICKETID":5,"cATEGORY":{"DEFAULTTICKETSTATUS":{"tIcKeTsTaTuSiD":3}}}',
  ])
    assert.deepEqual(read(json, ticket), { TicketId: 5, Category: { DefaultTicketStatus: { TicketStatusId: 3 } } });
  assert.deepEqual(read('{"project":{"uRL":"a","urlName":"b"}}', ticket), { Project: { URL: 'a', URLName: 'b' } });
});

test('the last of two spellings wins, even when it says nothing', () => {
  assert.deepEqual(read('{"Title":"first","title":"second"}', ticket), { Title: 'second' });
  assert.deepEqual(read('{"title":"first","Title":"second","TITLE":null}', ticket), { Title: null });
  assert.deepEqual(read('{"TicketId":1,"ticketid":2,"TicketId":3}', ticket), { TicketId: 3 });
  assert.deepEqual(read('{"BaseStatus":"Closed","baseStatus":""}', ticket), {});
});

test('absence is kept: not said, said to be nothing, and said are three things at every depth', () => {
  assert.deepEqual(read('{}', ticket), {});
  assert.deepEqual(read('{"Person":null,"Deadline":null,"Tags":null,"TicketId":null,"HasAttachment":null,"Slevel":null}', ticket), {
    Person: null,
    Deadline: null,
    Tags: null,
    TicketId: null,
    HasAttachment: null,
    Slevel: null,
  });
  assert.deepEqual(read('{"Person":{}}', ticket), { Person: {} });
  assert.deepEqual(read('{"Category":{"DefaultTicketStatus":null}}', ticket), { Category: { DefaultTicketStatus: null } });
  assert.deepEqual(read('{"Messages":[{"MessageHeaders":[{},{"Value":null}]}]}', ticket), {
    Messages: [{ MessageHeaders: [{}, { Value: null }] }],
  });
  assert.deepEqual(read('{"CustomFields":{}}', ticket), { CustomFields: {} });
  assert.equal(read('null', ticket), null);
  const value = decode(treeOf('{"TicketId":1}'), ticket, 'it', oslo) as object;
  assert.equal('Title' in value, false);
  for (const name of ['toString', 'constructor', '__proto__']) assert.equal(name in value, false, 'a value inherits nothing');
});

test('unknown members are passed over, whatever they hold', () => {
  assert.deepEqual(read('{"Nonsense":{"TicketId":[1,{}]},"TicketId":7,"x":1e999,"":null}', ticket), { TicketId: 7 });
});

test('what only answers have is not read, even when it is malformed', () => {
  for (const rights of ['{"mask":15}', '{"mask":"no such right"}', '5', '"x"', '[{}]', 'null'])
    assert.deepEqual(read(`{"TicketId":7,"tableRight":${rights},"FieldProperties":${rights}}`, ticket), { TicketId: 7 });
  assert.deepEqual(read('{"tags":[{"id":2,"fieldProperties":{"Name":{"fieldRight":{"mask":"?"}}}}]}', ticket), { Tags: [{ Id: 2 }] });
});

const named = (json: string, path: string) =>
  assert.throws(
    () => decode(treeOf(json), ticket, 'TicketEntity', oslo),
    (error: unknown) => error instanceof Fault && error.path === path && !error.message.includes('TicketEntity'),
  );

test('a fault names the field by its official spelling and its place', () => {
  named('{"ticketid":"x"}', 'TicketEntity.TicketId');
  named('{"category":{"ticketCategoryId":1.5}}', 'TicketEntity.Category.TicketCategoryId');
  named('{"tags":[{"id":1},{"id":"x"}]}', 'TicketEntity.Tags[1].Id');
  named('{"messages":[{"messageHeaders":[{},{},{"stdItem":"x"}]}]}', 'TicketEntity.Messages[0].MessageHeaders[2].StdItem');
  named('{"customFields":{"x_a":{}}}', 'TicketEntity.CustomFields.x_a');
  named('{"secondaryPersons":{}}', 'TicketEntity.SecondaryPersons');
  named('[]', 'TicketEntity');
});

test('int32: numbers and numeric texts within its range, nothing else', () => {
  const rows: [string, number][] = [
    ['0', 0],
    ['7', 7],
    ['-7', -7],
    ['2147483647', 2147483647],
    ['-2147483648', -2147483648],

    ['"7"', 7],
    ['" 7 "', 7],
    ['"+7"', 7],
    ['"-7"', -7],
    ['"007"', 7],
    ['"2147483647"', 2147483647],
  ];
  for (const [json, value] of rows) assert.equal(read(json, int()), value, json);
  assert.ok(Object.is(read('-0', int()), 0), 'minus zero is zero');
  assert.ok(Object.is(read('"-0"', int()), 0));
  const bad = ['2147483648', '-2147483649', '1.0', '1.5', '1e0', '1E2', '99999999999999999999', '"1.0"', '"1e2"', '"0x10"', '"2147483648"'];
  for (const json of [...bad, '" "', '"seven"', '"1 2"', '"١"', 'true', '[]', '[1]', '{}']) refuses(json, int(), 'it', /int32/);
  assert.equal(read('""', int()), undefined, 'an empty text says nothing');
});

test('double: any finite number, or its invariant text', () => {
  const rows: [string, number][] = [
    ['1.5', 1.5],
    ['-0.25', -0.25],
    ['1e3', 1000],
    ['7', 7],
    ['"1.5"', 1.5],
    ['"1E-2"', 0.01],
    ['" 3 "', 3],
  ];
  for (const [json, value] of rows) assert.equal(read(json, double()), value, json);
  for (const json of ['1e999', '"1,5"', '"1.2.3"', '"NaN"', '"Infinity"', '"."', 'true', '{}']) refuses(json, double(), 'it', /number/);
  assert.equal(read('""', double()), undefined);
});

test('bool: the words, one and zero, in any case', () => {
  for (const json of ['true', '1', '"true"', '"True"', '"TRUE"', '" true "', '"1"']) assert.equal(read(json, bool()), true, json);
  for (const json of ['false', '0', '"false"', '"False"', '"0"']) assert.equal(read(json, bool()), false, json);
  for (const json of ['2', '-1', '"yes"', '"on"', '1.0', '[]', '{}']) refuses(json, bool(), 'it', /boolean/);
  assert.equal(read('""', bool()), undefined);
});

const status = oneOf('TicketBaseStatus', TicketBaseStatus);
test('an enumeration: name in any case, number, or numeric text', () => {
  for (const json of ['"Closed"', '"closed"', '"CLOSED"', '" Closed "', '2', '"2"']) assert.equal(read(json, status), 2, json);
  assert.equal(read('"PostponedWeek"', status), 1007);
  assert.equal(read('1007', status), 1007);
  for (const json of ['"Shut"', '7', '"7"', '-1', '"Active, Closed"']) refuses(json, status, 'it', /TicketBaseStatus/);
  for (const json of ['1.0', 'true', '[]', '{}']) refuses(json, status, 'it', /int32/);
  assert.equal(read('""', status), undefined);
  assert.equal(read('" "', status), undefined);
  assert.equal(read('null', status), null);
  assert.equal(read('"none"', oneOf('E', { None: -1, Stop: 0 })), -1);
});

const notify = flags('NotifyType', NotifyType);
test('flags: a sum, or names joined by commas', () => {
  const rows: [string, number][] = [
    ['3', 3],
    ['"3"', 3],
    ['0', 0],
    ['"NewTicket"', 1],
    ['"NewTicket, NewTicketMessage"', 3],

    ['"newticket,HOTLIST"', 513],
    ['"NotifyAll"', 4095],
    ['"NewTicket, NewTicket"', 1],
  ];
  for (const [json, value] of rows) assert.equal(read(json, notify), value, json);
  for (const json of ['"NewTicket, Nonsense"', '"NewTicket,,Hotlist"', '","']) refuses(json, notify, 'it', /NotifyType/);
  assert.equal(read('""', notify), undefined);
});

test('lists: nulls in lists of carriers, texts and dates say nothing; in lists of ids they are faults', () => {
  assert.deepEqual(read('[{},null,{"Id":1}]', list(ref(() => carrier('C', { Id: int() })))), [{}, { Id: 1 }]);
  assert.deepEqual(read('["a",null,""]', list(text())), ['a', '']);
  assert.deepEqual(read('[1,"2"]', list(int())), [1, 2]);
  refuses('[1,null]', list(int()), 'it[1]', /null/);
  refuses('1', list(int()), 'it', /array/);
  refuses('{"0":1}', list(int()), 'it', /array/);
  const days = read(
    '{"nonDates":[null,"2026-05-16T22:00:00.000Z"]}',
    ref(() => TicketPriorityEntity),
  );
  assert.deepEqual(days, { NonDates: ['2026-05-17'] });
});

test('maps keep their keys as they are; numbers and switches are read as the text they spell', () => {
  const fields = dict(text());
  assert.deepEqual(read('{"x_A":"[I:1]","X_a":"b","SuperOffice:1":null}', fields), { x_A: '[I:1]', X_a: 'b', 'SuperOffice:1': null });
  assert.deepEqual(read('{"a":1,"b":true,"c":1.50,"d":9007199254740993,"e":-7}', fields), {
    a: '1',
    b: 'true',
    c: '1.50',
    d: '9007199254740993',
    e: '-7',
  });
  assert.deepEqual(read('{"a":"1","a":"2"}', fields), { a: '2' });
  refuses('{"a":[]}', fields, 'it.a', /string/);
  refuses('[]', fields, 'it', /object/);
});

test('texts, bytes and dates refuse what is none of theirs', () => {
  assert.equal(read('""', text()), '');
  refuses('5', text(), 'it', /string/);
  refuses('true', text(), 'it', /string/);
  assert.equal(read('"AQID/w=="', bytes()), '010203ff');
  assert.equal(read('""', bytes()), '');
  for (const json of ['"AQID_w=="', '"AQID/w="', '"AQID/w"', '"AQI D"', '"===="', '5']) refuses(json, bytes(), 'it', /base64/);
  assert.equal(read('"2026-01-15T13:00:00"', dateTime()), Date.parse('2026-01-15T12:00:00Z'));
  assert.equal(read('null', dateTime()), null);
  assert.equal(read('"0001-01-01T00:00:00"', dateTime()), null);
  assert.equal(read('""', dateTime()), undefined, 'an empty text says nothing');
  for (const json of ['5', '"soon"', 'true', '{}']) refuses(json, dateTime(), 'it', /date-time/);
});

const given = (declared: DeclaredArguments, json: string, query: Record<string, string> = {}): unknown =>
  plain(decodeArguments(declared, treeOf(json), (name) => query[name], oslo));

test('arguments that are missing or null have the zero of their type', () => {
  const all = args({
    Id: int(),
    Share: double(),
    Yes: bool(),
    Name: text(),
    When: dateTime(),
    Kind: status,
    Ids: list(int()),
    Who: ref(() => TicketEntity),
    Bytes: bytes(),
    Map: dict(text()),
  });
  const zeros = { Id: 0, Share: 0, Yes: false, Name: '', When: null, Kind: 0, Ids: [], Who: null, Bytes: '', Map: {} };
  assert.deepEqual(given(all, '{}'), zeros);
  assert.deepEqual(given(all, ''), zeros);
  assert.deepEqual(given(all, 'null'), zeros);
  assert.deepEqual(given(all, '{"id":null,"yes":null,"name":null,"kind":"","ids":null,"map":null,"share":null,"bytes":null}'), zeros);
  assert.deepEqual(given(all, '{"ID":"3","yes":1,"who":{"ticketId":4}}'), { ...zeros, Id: 3, Yes: true, Who: { TicketId: 4 } });
  for (const json of ['[1]', '"text"', '5', 'true'])
    assert.throws(
      () => given(all, json),
      (error: unknown) => error instanceof Fault && error.path === 'request',
    );
  assert.throws(
    () => given(all, '{"ids":[1,"x"]}'),
    (error: unknown) => error instanceof Fault && error.path === 'request.Ids[1]',
  );
});

test('an id argument may stand in the query; the body comes first', () => {
  const declared = args({ TicketEntityId: int(), Notify: bool() });
  assert.deepEqual(given(declared, '', { ticketentityid: '5' }), { TicketEntityId: 5, Notify: false });
  assert.deepEqual(given(declared, '{"ticketEntityId":6}', { ticketentityid: '5' }), { TicketEntityId: 6, Notify: false });
  assert.throws(() => given(declared, '', { ticketentityid: 'x' }), Fault);
});

test('a key stands in the query, or in the body; it must be there and be a number', () => {
  const declared = key('ticketEntityId');
  assert.equal(given(declared, 'null', { ticketentityid: '7' }), 7);
  assert.equal(given(declared, '', { ticketentityid: ' 7 ' }), 7);
  assert.equal(given(declared, '{"TICKETENTITYID":8}'), 8);
  assert.equal(given(declared, '{"ticketEntityId":8,"TicketEntityId":"9"}'), 9);
  assert.equal(given(declared, '{"ticketEntityId":8}', { ticketentityid: '7' }), 7);
  const faults: [string, Record<string, string>][] = [
    ['null', {}],
    ['{}', {}],
    ['[7]', {}],
    ['7', {}],
    ['{"ticketEntityId":null}', {}],
    ['{"ticketEntityId":""}', {}],
    ['null', { ticketentityid: 'abc' }],
    ['null', { ticketentityid: '' }],
    ['null', { ticketentityid: '1.5' }],
    ['null', { ticketentityid: '99999999999' }],
  ];
  for (const [json, query] of faults) {
    assert.throws(
      () => given(declared, json, query),
      (error: unknown) => error instanceof Fault && error.path === 'ticketEntityId',
      json,
    );
  }
});

test('an entity must be there; no arguments take whatever body there is', () => {
  const save = ticketAgent.entities.SaveTicketEntity.args;
  assert.deepEqual(given(save, '{"title":"Door will not lock"}'), { Title: 'Door will not lock' });
  for (const json of ['null', '', '[]', '"x"', '5'])
    assert.throws(
      () => given(save, json),
      (error: unknown) => error instanceof Fault && error.path === 'TicketEntity',
      json,
    );
  for (const json of ['null', '', '[1]', '"text"', '{"a":1}']) assert.equal(given(none(), json), undefined);
});
