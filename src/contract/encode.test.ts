import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonSink } from '../http/codecs/json-sink.ts';
import { zoneOf } from '../time/zone.ts';
import { EFieldRight, ETableRight, NotifyType, RecipientType, TicketBaseStatus, TicketPriorityEscalateEvent } from '../vocabulary.ts';
import { TicketEntity, TicketPriorityEntity, TicketStatusEntity } from './carriers/index.ts';
import { fieldProperties } from './describe.ts';
import { encode, readSelection } from './encode.ts';
import {
  bool,
  bytes,
  carrier,
  dateTime,
  dict,
  double,
  flags,
  holiday,
  int,
  label,
  list,
  oneOf,
  ref,
  type Type,
  text,
  timeOfDay,
} from './language.ts';
import type { Locale } from './locale.ts';

const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: null };
const write = (value: unknown, type: Type, select: string | null = null, locale = oslo): string => {
  const sink = new JsonSink();
  encode(value, type, locale, sink, select === null ? null : readSelection(select));
  return sink.result();
};
const shown = (value: unknown, type: Type, select: string | null = null, locale = oslo): unknown =>
  JSON.parse(write(value, type, select, locale));

const Inner = carrier('Inner', { Id: int(), Name: label() });
const Outer = carrier('Outer', {
  Id: int(),
  Share: double(),
  Yes: bool(),
  Name: text(),
  When: dateTime(),
  Base: oneOf('TicketBaseStatus', TicketBaseStatus),
  Notify: flags('NotifyType', NotifyType),
  Right: flags('ETableRight', ETableRight),
  Start: timeOfDay(),
  Days: list(holiday()),
  Bytes: bytes(),
  Inner: ref(() => Inner),
  Inners: list(ref(() => Inner)),
  Map: dict(text()),
  Inside: dict(ref(() => Inner)),
});
const zeros = {
  Id: 0,
  Share: 0,
  Yes: false,
  Name: '',
  When: '0001-01-01T00:00:00',
  Base: 'Unknown',
  Notify: '',
  Right: 'None',
  Start: '2000-01-01T00:00:00',
  Days: [],
  Bytes: null,
  Inner: null,
  Inners: [],
  Map: {},
  Inside: {},
};

test('what is left out has the zero of its type, in the order of the declaration', () => {
  assert.deepEqual(
    shown(
      {},
      ref(() => Outer),
    ),
    zeros,
  );
  assert.deepEqual(
    Object.keys(
      shown(
        {},
        ref(() => Outer),
      ) as object,
    ),
    Object.keys(Outer.fields),
  );
  const nulls = Object.fromEntries(Object.keys(Outer.fields).map((name) => [name, null]));
  assert.deepEqual(
    shown(
      nulls,
      ref(() => Outer),
    ),
    { ...zeros, Name: null },
    'only a text, bytes or a carrier can be nothing',
  );
});

test('a missing row is the literal null; a missing list or number is its zero', () => {
  assert.equal(
    write(
      null,
      ref(() => Outer),
    ),
    'null',
  );
  assert.equal(write(null, list(int())), '[]');
  assert.equal(write([], list(ref(() => Outer))), '[]');
  assert.equal(write(null, int()), '0');
  assert.equal(write(7, int()), '7');
  assert.equal(write(true, bool()), 'true');
  assert.equal(write('a"b', text()), '"a\\"b"');
});

test('every official property of a draft is there', () => {
  for (const carrier of [TicketEntity, TicketPriorityEntity]) {
    assert.deepEqual(
      Object.keys(
        shown(
          {},
          ref(() => carrier),
        ) as object,
      ),
      Object.keys(carrier.fields),
    );
  }
});

test('values go out as the wire spells them', () => {
  const value = {
    Id: -5,
    Share: 0.1,
    Yes: true,
    Name: 'Æ "quoted" \u2028',
    When: Date.parse('2026-07-15T12:00:00.250Z'),
    Base: 2,
    Notify: 513,
    Right: 15,
    Start: '08:30:00',
    Days: ['2026-05-17', '0004-12-25'],
    Bytes: Buffer.from([1, 2, 3, 255]),
    Inner: { Id: 1 },
    Inners: [{ Id: 1 }, { Id: 2 }],
    Map: { x_a: '[I:1]', 'SuperOffice:1': null, 'odd "key"': '' },
    Inside: { a: { Id: 3 }, b: null },
  };
  assert.deepEqual(
    shown(
      value,
      ref(() => Outer),
    ),
    {
      Id: -5,
      Share: 0.1,
      Yes: true,
      Name: 'Æ "quoted" \u2028',
      When: '2026-07-15T14:00:00.25',
      Base: 'Closed',
      Notify: 'NewTicket, Hotlist',
      Right: 'Select, Update, Insert, Delete',
      Start: '2000-01-01T08:30:00',
      Days: ['2026-05-17T12:00:00', '0004-12-25T12:00:00'],

      Bytes: 'AQID/w==',
      Inner: { Id: 1, Name: '' },
      Inners: [
        { Id: 1, Name: '' },
        { Id: 2, Name: '' },
      ],
      Map: { x_a: '[I:1]', 'SuperOffice:1': null, 'odd "key"': '' },
      Inside: { a: { Id: 3, Name: '' }, b: null },
    },
  );
});

test('flags are single names joined by comma and blank; zero is the name of the zero member', () => {
  const rows: [name: string, members: Record<string, number>, code: number, names: string][] = [
    ['ETableRight', ETableRight, 0, 'None'],
    ['ETableRight', ETableRight, 1, 'Select'],
    ['ETableRight', ETableRight, 47, 'Select, Update, Insert, Delete, RestrictedUpdate'],
    ['EFieldRight', EFieldRight, 0, 'None'],
    ['EFieldRight', EFieldRight, 1, 'Read'],
    ['EFieldRight', EFieldRight, 3, 'Update'],
    ['EFieldRight', EFieldRight, 67, 'Update, UIHintMandatory'],
    ['EFieldRight', EFieldRight, 35, 'Update, Unused4'],
    ['EFieldRight', EFieldRight, 160, 'Unused4, UIHintReadOnly'],
    ['NotifyType', NotifyType, 0, ''],
    ['NotifyType', NotifyType, 2 ** 30, ''],
  ];
  for (const [name, members, code, names] of rows) assert.equal(shown(code, flags(name, members)), names, String(code));
  assert.equal(shown(-1, oneOf('TicketPriorityEscalateEvent', TicketPriorityEscalateEvent)), 'None');
  assert.equal(shown(undefined, oneOf('TicketPriorityEscalateEvent', TicketPriorityEscalateEvent)), 'Stop');
  assert.equal(shown(2, oneOf('RecipientType', RecipientType)), 'To', 'an unknown number is the zero member');
});

test('$select: what is not named is null, nested with a slash, in any case', () => {
  const value = {
    Id: 1,
    Name: 'n',
    Yes: true,
    Inner: { Id: 2, Name: 'i' },
    Inners: [{ Id: 3, Name: 'j' }],
    Map: { a: 'x', B: 'y' },
    Inside: { k: { Id: 4 } },
  };
  const nothing = Object.fromEntries(Object.keys(Outer.fields).map((name) => [name, null]));
  const rows: [select: string, expected: object][] = [
    ['id', { Id: 1 }],
    ['ID , yes', { Id: 1, Yes: true }],
    ['id,nosuchthing,inner/nosuch', { Id: 1, Inner: { Id: null, Name: null } }],
    ['inner', { Inner: { Id: 2, Name: 'i' } }],
    ['Inner/Name', { Inner: { Id: null, Name: 'i' } }],
    ['inner/name,inner', { Inner: { Id: 2, Name: 'i' } }],
    ['inner,inner/name', { Inner: { Id: 2, Name: 'i' } }],
    ['inners/id', { Inners: [{ Id: 3, Name: null }] }],
    ['/id/', { Id: 1 }],
    ['id/deeper', { Id: 1 }],
    ['map', { Map: { a: 'x', B: 'y' } }],
    ['map/b', { Map: { a: null, B: 'y' } }],
    ['inside/K/id', { Inside: { k: { Id: 4, Name: null } } }],
    ['nosuchthing', {}],
  ];
  for (const [select, expected] of rows)
    assert.deepEqual(
      shown(
        value,
        ref(() => Outer),
        select,
      ),
      { ...nothing, ...expected },
      select,
    );
  assert.deepEqual(shown([value], list(ref(() => Outer)), 'id'), [{ ...nothing, Id: 1 }]);
  assert.equal(
    write(
      null,
      ref(() => Outer),
      'id',
    ),
    'null',
  );
  assert.deepEqual(
    shown(
      {},
      ref(() => Outer),
      '',
    ),
    zeros,
    'a selection that names nothing asks for all',
  );
  assert.deepEqual(
    shown(
      {},
      ref(() => Outer),
      ' , ',
    ),
    zeros,
  );
  assert.equal(write([1, 2], list(int()), 'id'), '[1,2]');
});

test('labels go out in the language of the call, texts never', () => {
  const value = { Id: 1, Name: 'US:"Open";NO:"Åpen"' };
  const norwegian: Locale = { ...oslo, language: 'NO' };
  assert.deepEqual(
    shown(
      value,
      ref(() => Inner),
      null,
      norwegian,
    ),
    { Id: 1, Name: 'Åpen' },
  );
  assert.deepEqual(
    shown(
      value,
      ref(() => Inner),
    ),
    value,
  );
  const title = shown(
    { Title: 'US:"a";NO:"b"', Status: { Name: 'US:"Open";NO:"Åpen"' } },
    ref(() => TicketEntity),
    'title,status/name',
    norwegian,
  );
  assert.equal((title as { Title: string }).Title, 'US:"a";NO:"b"');
  assert.equal((title as { Status: { Name: string } }).Status.Name, 'Åpen');
});

const field = (mask: string, type: string, length: number) => ({
  FieldRight: { Mask: mask, Reason: '' },
  FieldType: type,
  FieldLength: length,
});

test('rights: names of masks, .NET types and lengths', () => {
  const properties = fieldProperties(TicketEntity, (name) => (name === 'Title' ? 67 : EFieldRight.Update));
  const answer = shown(
    { FieldProperties: properties, TableRight: { Mask: 15 } },
    ref(() => TicketEntity),
  ) as {
    TableRight: unknown;
    FieldProperties: Record<string, unknown>;
  };
  assert.deepEqual(answer.TableRight, { Mask: 'Select, Update, Insert, Delete', Reason: '' });
  assert.deepEqual(answer.FieldProperties.Title, field('Update, UIHintMandatory', 'System.String', 255));
  assert.deepEqual(answer.FieldProperties.TicketId, field('Update', 'System.Int32', 4));
  assert.deepEqual(answer.FieldProperties.Deadline, field('Update', 'System.DateTime', 16));
  assert.deepEqual(answer.FieldProperties.HasAttachment, field('Update', 'System.Boolean', 1));
  assert.deepEqual(answer.FieldProperties.Slevel, field('Update', 'System.Int16', 2));
  assert.deepEqual(answer.FieldProperties.OwnedBy, field('Update', 'SuperOffice.CRM.Services.Associate', 4));
  assert.deepEqual(answer.FieldProperties.Tags, field('Update', 'SuperOffice.CRM.Services.Tag[]', 0));
  for (const name of ['TableRight', 'FieldProperties', 'CustomFields']) assert.equal(name in answer.FieldProperties, false, name);
  assert.equal(fieldProperties(TicketStatusEntity, 1).Name?.FieldRight.Mask, 1);
});
