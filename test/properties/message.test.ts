/** Every property of TicketMessageEntity (save semantics §6): default, create, update, null and absent, one rule a property. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TicketMessageEntity } from '../../src/contract/carriers/index.ts';
import { MINUTE, type Scene, START, withEyes } from '../scenarios/scene.ts';
import { openDesk } from '../support/desk.ts';
import { examine, idOf, ignored, type Json, onCreate, type Rule, written } from './rules.ts';

let scene: Scene;
const clock = { at: START };
let ticketId = 0;

const post = async (operation: string, body: Json): Promise<{ answer: Json; version: string }> => {
  const { status, json, headers, text } = await scene.post(`Ticket/${operation}`, body, { 'SO-TimeZone': 'UTC,includeTZOffset' }, 'anna');
  assert.equal(status, 200, text);
  return { answer: json as Json, version: headers.get('etag') ?? '' };
};

async function opened(): Promise<void> {
  scene = withEyes(await openDesk({ now: () => clock.at }), clock);
  await scene.sql(
    "insert into extra_fields (domain, field_name, name, type, order_pos) values (8, 'x_color', 'Color', 10, 1), (8, 'x_size', 'Size', 1, 2)",
  );
  ticketId = (await post('SaveTicketEntity', { Title: 'Old' })).answer.TicketId as number;
  // the first message is another kind of message: all others are made behind it
  await post('SaveTicketMessageEntity', { Ticket: { TicketId: ticketId }, Body: 'First' });
}

/** Every column of it says something that no new message says. */
async function standing(): Promise<number> {
  const said = {
    Ticket: { TicketId: ticketId },
    Body: 'Old',
    HtmlBody: '<p>Old</p>',
    MessageHeaders: [{ Name: 'To', Value: 'old@example.org' }],
  };
  const { answer } = await post('SaveTicketMessageEntity', said);
  const id = answer.EjMessageId as number;
  await scene.sql(
    `update ej_message set created_at = '2025-12-24T01:00:00Z', created_by = 6, author = 'Somebody', slevel = 1, time_spent = 9, email_header = 'X-Old: 1',
       message_id = '<old@example.org>', debug_info = 'old', mail_sorter = 'old', message_category = 1, customer_id = 50, search_title = 'Older', important = true, badge = 2,
       language = 'nb', sentiment = 13, sentimentconfidence = 14, extra = '{"x_color": "blue", "x_size": "7"}' where id = $1`,
    [id],
  );
  return id;
}

const merged = (twin: string): Rule => ({
  start: { x_color: '', x_size: null },
  stands: { x_color: 'blue', x_size: '[I:7]' },
  said: { x_color: 'red', x_unknown: '1', 'x_size:org': '[I:9]' },
  made: { x_color: 'red', x_size: null },
  changed: { x_size: '[I:8]' },
  kept: { x_color: 'blue', x_size: '[I:8]' },
  follows: [twin],
  // the newer map repeats each value as it was loaded; that is looked at in test/wire/custom-fields.test.ts
  see: (value: Json) => Object.fromEntries(Object.entries(value).filter(([name]) => !name.includes(':'))),
});
const header = (value: Json[]): unknown => value.map(({ Name, Value }) => `${Name}: ${Value}`);
const person = (id: number): Json => ({ PersonId: id, Firstname: 'ignored', ContactId: 999 });
const DATE = '2024-03-01T01:02:03.004Z';
const nowOr = (value: string): string => (value > '2026-01-12' && value < '2026-01-31' ? 'now' : value);
const MASK = 'Select, Update, Insert, Delete';
const html = (body: string): string => `<p>${body}</p>`;

const rules: Record<string, Rule | null> = {
  EjMessageId: null, // the key: see the test below
  Ticket: null, // required: see the test below
  CreatedAt: onCreate('now', DATE, '2025-12-24T01:00:00Z', { see: nowOr }),
  CreatedBy: { ...onCreate(11, { AssociateId: 12 }, 12, { see: idOf('AssociateId') }), changed: { AssociateId: 13 } },
  Author: written('Anna Aas', 'Kari', 'Somebody', 'Ola'),
  Slevel: written('External', 'Internal', 'Internal', 'External', { follows: ['Badge'] }),
  Type: { ...ignored('Plain', 'Html', 'Html'), made: 'Html', changed: 'Plain' },
  MessageId: onCreate('', '<new@example.org>', '<old@example.org>'),
  TimeSpent: written(0, 5, 9, 4),
  // bodies: editing is off here; see bodies.test.ts for on
  Body: onCreate('', 'New', 'Old'),
  HtmlBody: onCreate('', html('New'), html('Old'), { follows: ['Body', 'Type'] }),
  EmailHeader: onCreate('', 'X-New: 1', 'X-Old: 1'),
  DebugInfo: onCreate('', 'new', 'old'),
  MailSorter: onCreate('', 'new', 'old'),
  MessageCategory: { ...onCreate('Message', 'Bounce', 'Bounce'), changed: 'Message' },
  Person: written(null, person(77), 50, person(77), { see: idOf('PersonId'), follows: ['Badge', 'Author'] }),
  SearchTitle: ignored('Old', 'New', 'Older'),
  MessageHeaders: written(
    [],
    [{ Name: 'Cc', Value: 'a' }],
    ['To: old@example.org'],
    [
      { Name: 'Cc', Value: 'a' },
      { Name: 'Cc', Value: 'b' },
    ],
    {
      see: header,
    },
  ),
  Important: written(false, true, true, false),
  Language: ignored('', 'en', 'nb'),
  Sentiment: ignored(0, 99, 13),
  SentimentConfidence: ignored(0, 99, 14),
  Badge: onCreate('Reply', 'Forward', 'Forward', {}),
  AttachmentsInfo: ignored([], [{ AttachmentId: 1 }], []),
  ExtraFields: merged('CustomFields'),
  CustomFields: merged('ExtraFields'),
  TableRight: { ...ignored(MASK, { Mask: 'None', Reason: 'x' }, MASK), see: idOf('Mask') },
  FieldProperties: { ...ignored('object', { Author: { FieldType: 'x' } }, 'object'), see: (value: unknown) => typeof value },
};

const bench = () => ({
  save: (body: Json) => post('SaveTicketMessageEntity', body),
  read: async (id: number) => (await post(`GetTicketMessageEntity?ticketMessageEntityId=${id}`, {})).answer,
  bare: { Ticket: { TicketId: ticketId } },
  standing,
  wait: () => {
    clock.at += MINUTE;
  },
});

describe('TicketMessageEntity', () => {
  before(opened);
  after(() => scene.close());
  // the ticket goes with each message, and counts them
  examine(TicketMessageEntity, rules, bench, { key: 'EjMessageId', own: ['CreatedAt', 'Ticket'] });

  test('TicketMessageEntity.EjMessageId: 0, null, absent and below zero add a message, above zero selects one', async () => {
    for (const key of [{}, { EjMessageId: 0 }, { EjMessageId: null }, { EjMessageId: -1 }]) {
      const { answer } = await post('SaveTicketMessageEntity', { ...key, Ticket: { TicketId: ticketId }, Body: 'x' });
      const again = await post('SaveTicketMessageEntity', { EjMessageId: answer.EjMessageId, Important: true });
      assert.deepEqual([again.answer.EjMessageId, again.answer.Important], [answer.EjMessageId, true]);
    }
    const { status, json } = await scene.post('Ticket/SaveTicketMessageEntity', { EjMessageId: 9999, Ticket: { TicketId: ticketId } });
    assert.deepEqual([status, (json as Json).ErrorType], [400, 'SoNotFoundException']);
  });

  test('TicketMessageEntity.Ticket: its id alone is read, and only on create: a message never moves by a save', async () => {
    const other = (await post('SaveTicketEntity', { Title: 'Other' })).answer.TicketId as number;
    const { answer } = await post('SaveTicketMessageEntity', {
      Ticket: { TicketId: ticketId, Title: 'ignored', Priority: 734 },
      Body: 'x',
    });
    const before = await scene.contents();
    for (const Ticket of [{ TicketId: other }, { TicketId: 0 }, { TicketId: 9999 }, null]) {
      const saved = await post('SaveTicketMessageEntity', { EjMessageId: answer.EjMessageId, Ticket });
      assert.equal((saved.answer.Ticket as Json).TicketId, ticketId);
    }
    assert.deepEqual(await scene.contents(), before);
  });

  test('ChangedAt and ChangedBy move with a real change only, and are seen in the head', async () => {
    const id = await standing();
    const head = async (): Promise<Json> => (await post(`GetTicketMessage?ticketMessageId=${id}`, {})).answer;
    assert.equal((await head()).ChangedAt, '0001-01-01T00:00:00Z');
    await post('SaveTicketMessageEntity', { EjMessageId: id, Important: true });
    assert.equal((await head()).ChangedAt, '0001-01-01T00:00:00Z');
    clock.at += MINUTE;
    await post('SaveTicketMessageEntity', { EjMessageId: id, Important: false });
    const changed = await head();
    assert.deepEqual([Date.parse(changed.ChangedAt as string), changed.Important], [clock.at, false]);
    const row = await scene.messageRow(id);
    assert.equal(row.changed_by, 5);
    const ticket = await scene.row(ticketId);
    assert.equal((ticket.last_changed as Date).getTime(), clock.at);
  });
});
