/** Every property of TicketEntity (save semantics §2): default, create, update, null and absent, one rule a property. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TicketEntity } from '../../src/contract/carriers/index.ts';
import { MINUTE, type Scene, START, withEyes } from '../scenarios/scene.ts';
import { openDesk } from '../support/desk.ts';
import { examine, idOf, idsOf, ignored, type Json, onCreate, type Rule, UNSET, written } from './rules.ts';

let scene: Scene;
const clock = { at: START };
const opened = async (): Promise<void> => {
  scene = withEyes(await openDesk({ now: () => clock.at }), clock);
  await scene.sql("insert into sale (sale_id, heading) values (1, 'Roof'), (2, 'Wall')");
  await scene.sql("insert into project (project_id, name) values (1, 'House'), (2, 'Barn')");
};

const HEADERS = { 'SO-TimeZone': 'UTC,includeTZOffset' };
const post = async (operation: string, body: Json): Promise<{ answer: Json; version: string }> => {
  const { status, json, headers, text } = await scene.post(`Ticket/${operation}`, body, HEADERS, 'anna');
  assert.equal(status, 200, text);
  return { answer: json as Json, version: headers.get('etag') ?? '' };
};

/** Every column of it says something that no new ticket says. */
async function standing(): Promise<number> {
  const { answer } = await post('SaveTicketEntity', { Title: 'Old', Person: { PersonId: 50 }, SecondaryPersons: [{ PersonId: 51 }] });
  const id = answer.TicketId as number;
  await post('SaveTicketMessageEntity', { Ticket: { TicketId: id }, Body: 'Old', Slevel: 'Internal' });
  await scene.sql(
    `update ticket set created_at = '2025-12-24T01:00:00Z', read_by_owner = '2026-01-01T01:00:00Z', read_by_customer = '2026-01-02T01:00:00Z',
       first_read_by_owner = '2026-01-03T01:00:00Z', first_read_by_user = '2026-01-04T01:00:00Z', activate = '2026-06-01T01:00:00Z', closed_at = '2026-01-05T01:00:00Z',
       replied_at = '2026-01-06T01:00:00Z', alert_timeout = '2026-06-02T01:00:00Z', deadline = '2026-06-03T01:00:00Z', created_by = 6, author = 'Somebody', owned_by = 6,
       slevel = 1, status = 3, ticket_status = 3, origin = 4, alert_level = 2, connect_id = null, read_status = 2, time_to_reply = 1, real_time_to_reply = 2, time_to_close = 3,
       real_time_to_close = 4, time_spent_internally = 5, time_spent_externally = 6, time_spent_queue = 7, real_time_spent_internally = 8, real_time_spent_externally = 9,
       real_time_spent_queue = 10, time_spent = 11, has_attachment = true, num_replies = 12, from_address = 'old@example.org', tags = '{1}', language = 'nb', sentiment = 13,
       sentimentconfidence = 14, suggestedcategory_id = 3, orighumancategory_id = 2, sale_id = 1, project_id = 1, extra = '{"x_color": "blue", "x_size": "7"}' where id = $1`,
    [id],
  );
  return id;
}

/** A moment of this test as `now`, any other as it stands. */
const nowOr = (value: string): string => (value > '2026-01-12' && value < '2026-01-31' ? 'now' : value);
/** A deadline within days of a ticket of this test is the one that its priority gives. */
const byPriorityOr = (value: string): string => (nowOr(value) === 'now' ? 'by priority' : value);
const associate = idOf('AssociateId');
const custom = { start: { x_color: '', x_size: null }, stands: { x_color: 'blue', x_size: '[I:7]' } };
const merged = (twin: string): Rule => ({
  ...custom,
  said: { x_color: 'red', x_unknown: '1', 'x_size:org': '[I:9]' },
  made: { x_color: 'red', x_size: null },
  changed: { x_size: '[I:8]' },
  kept: { x_color: 'blue', x_size: '[I:8]' },
  follows: [twin],
  // the newer map repeats each value as it was loaded; that is looked at in test/wire/custom-fields.test.ts
  see: (value: Json) => Object.fromEntries(Object.entries(value).filter(([name]) => !name.includes(':'))),
});
/** What a change of status brings along. */
const ofStatus = [
  'BaseStatus',
  'Status',
  'Activate',
  'ClosedAt',
  'TimeToClose',
  'RealTimeToClose',
  'IconHint',
  'AlertTimeout',
  'AlertLevel',
];
const counters = ['Internally', 'Externally', 'Queue'].flatMap((name) => [`TimeSpent${name}`, `RealTimeSpent${name}`]);
const ofOwner = ['ReadStatus', 'ReadByOwner', 'FirstReadByOwner', 'AlertTimeout', 'AlertLevel'];
const ofPriority = ['Deadline', 'AlertTimeout', 'AlertLevel', 'IconHint'];
/** What a change of priority of a ticket that stands brings along: what passed so far is counted by the old one's hours. */
const ofNewPriority = [...ofPriority, ...counters];
const person = (id: number): Json => ({ PersonId: id, Firstname: 'ignored', ContactId: 999 });
const date = (day: number): string => `2026-02-${String(day).padStart(2, '0')}T03:04:05.678Z`;

const MASK = 'Select, Update, Insert, Delete';

const rules: Record<string, Rule | null> = {
  TicketId: null, // the key: see the test below
  Title: written('', 'New', 'Old', 'Newer'),
  CreatedAt: onCreate('now', '2024-03-01T01:02:03.004Z', '2025-12-24T01:00:00Z', { follows: ofPriority, see: nowOr }),
  LastChanged: { ...ignored('now', date(1), 'now'), see: () => 'now' },
  ReadByOwner: ignored(UNSET, date(1), '2026-01-01T01:00:00Z'),
  ReadByCustomer: ignored(UNSET, date(1), '2026-01-02T01:00:00Z'),
  FirstReadByOwner: ignored(UNSET, date(1), '2026-01-03T01:00:00Z'),
  FirstReadByUser: ignored('now', date(1), '2026-01-04T01:00:00Z', { see: nowOr }),
  Activate: { ...written(UNSET, date(1), '2026-06-01T01:00:00Z', date(2), { onNull: UNSET }), made: UNSET },
  ClosedAt: ignored(UNSET, date(1), '2026-01-05T01:00:00Z'),
  RepliedAt: ignored(UNSET, date(1), '2026-01-06T01:00:00Z'),
  AlertTimeout: ignored(UNSET, date(1), '2026-06-02T01:00:00Z'),
  Deadline: written('by priority', date(20), '2026-06-03T01:00:00Z', date(21), { onNull: UNSET, follows: ['IconHint'], see: byPriorityOr }),
  CreatedBy: { ...onCreate(11, { AssociateId: 12 }, 12, { see: associate }), changed: { AssociateId: 13 } },
  Author: written('Anna Aas', 'Kari', 'Somebody', 'Ola'),
  OwnedBy: written(0, { AssociateId: 12 }, 12, { AssociateId: 13 }, { see: associate, follows: ofOwner }),
  Category: written(
    1,
    { TicketCategoryId: 2 },
    1,
    { TicketCategoryId: 5, Name: 'ignored' },
    {
      see: idOf('TicketCategoryId'),
      follows: ['SuggestedCategoryId', 'SuggestedCategoryName'],
    },
  ),
  Slevel: written('External', 'Internal', 'Internal', 'External'),
  Priority: written(2, { TicketPriorityId: 3 }, 2, { TicketPriorityId: 1 }, { see: idOf('TicketPriorityId'), follows: ofNewPriority }),
  BaseStatus: written('Active', 'Closed', 'Postponed', 'Closed', { follows: [...ofStatus, ...counters] }),
  Status: written(1, { TicketStatusId: 6 }, 3, { TicketStatusId: 9 }, { see: idOf('TicketStatusId'), follows: [...ofStatus, ...counters] }),
  Origin: written('API', 'Phone', 'Phone', 'Chat'),
  Person: written(null, person(77), 50, person(77), { see: idOf('PersonId'), follows: ofPriority }),
  SecondaryPersons: written([], [person(51), person(77)], [51], [person(77), person(51)], { see: idsOf('PersonId') }),
  AlertLevel: ignored(0, 9, 2),
  ConnectId: ignored(0, 1, 0),
  ReadStatus: ignored('Red', 'Green', 'Yellow'),
  TimeToReply: ignored(0, 99, 1),
  RealTimeToReply: ignored(0, 99, 2),
  TimeToClose: ignored(0, 99, 3),
  RealTimeToClose: ignored(0, 99, 4),
  TimeSpentInternally: ignored(0, 99, 5),
  TimeSpentExternally: ignored(0, 99, 6),
  TimeSpentQueue: ignored(0, 99, 7),
  RealTimeSpentInternally: ignored(0, 99, 8),
  RealTimeSpentExternally: ignored(0, 99, 9),
  RealTimeSpentQueue: ignored(0, 99, 10),
  TimeSpent: ignored(0, 99, 11),
  HasAttachment: { ...ignored(false, true, true), changed: false },
  NumReplies: ignored(0, 99, 12),
  NumMessages: ignored(0, 99, 1),
  FromAddress: onCreate('', 'kari@example.org', 'old@example.org'),
  Messages: { ...ignored([], [{ TicketMessageId: 786, Slevel: 'External' }], ['Internal']), see: idsOf('Slevel') },
  Tags: written([], [{ Id: 2 }, { Id: 2, Name: 'ignored' }, { Id: 999 }], [1], [{ Id: 2 }, { Id: 1 }], {
    see: (value: Json[]) => [...new Set(value.map(({ Id }) => Id as number))].filter((id) => id < 900),
  }),
  Language: ignored('', 'en', 'nb'),
  Sentiment: ignored(0, 99, 13),
  SentimentConfidence: ignored(0, 99, 14),
  SuggestedCategoryId: ignored(0, 4, 3),
  SuggestedCategoryName: ignored('', 'Queue', 'Sales'),
  OrigHumanCategoryId: ignored(0, 4, 2),
  IconHint: ignored('Ticket', 'Bell', 'TicketPostponed'),
  Sale: written(null, { SaleId: 2 }, 1, { SaleId: 2, Title: 'ignored' }, { see: idOf('SaleId') }),
  Project: written(null, { ProjectId: 2 }, 1, { ProjectId: 2, Name: 'ignored' }, { see: idOf('ProjectId') }),
  FormSubmission: { ...ignored(null, { FormSubmissionId: 3 }, null), see: idOf('FormSubmissionId') },
  TicketType: written(
    1,
    { TicketTypeId: 2 },
    1,
    { TicketTypeId: 2 },
    {
      see: idOf('TicketTypeId'),
      follows: ['Status', 'Priority', ...ofNewPriority],
    },
  ),
  ActiveStatusMonitorId: ignored(0, 5, 0),
  ExtraFields: merged('CustomFields'),
  CustomFields: merged('ExtraFields'),
  TableRight: { ...ignored(MASK, { Mask: 'None', Reason: 'x' }, MASK), see: idOf('Mask') },
  FieldProperties: { ...ignored('object', { Title: { FieldType: 'x' } }, 'object'), see: (value: unknown) => typeof value },
};

const bench = () => ({
  save: (body: Json) => post('SaveTicketEntity', body),
  read: async (id: number) => (await post(`GetTicketEntity?ticketEntityId=${id}`, {})).answer,
  bare: {},
  standing,
  wait: () => {
    clock.at += MINUTE;
  },
});

describe('TicketEntity', () => {
  before(opened);
  after(() => scene.close());
  examine(TicketEntity, rules, bench, { key: 'TicketId', own: ['LastChanged', 'CreatedAt', 'FirstReadByUser'] });

  test('TicketEntity.TicketId: 0, null, absent and below zero make a ticket, above zero selects one', async () => {
    for (const key of [{}, { TicketId: 0 }, { TicketId: null }, { TicketId: -1 }, { TicketId: '' }]) {
      const [{ count }] = (await scene.sql('select count(*)::int as count from ticket')) as [{ count: number }];
      const { answer } = await post('SaveTicketEntity', { ...key, Title: 'x' });
      assert.ok((answer.TicketId as number) > 0);
      assert.deepEqual(await scene.sql('select count(*)::int as count from ticket'), [{ count: count + 1 }], JSON.stringify(key));
      const again = await post('SaveTicketEntity', { TicketId: answer.TicketId, Title: 'y' });
      assert.deepEqual([again.answer.TicketId, again.answer.Title], [answer.TicketId, 'y']);
      assert.deepEqual(await scene.sql('select count(*)::int as count from ticket'), [{ count: count + 1 }]);
    }
  });

  test('TicketEntity.LastChanged: the moment of a real change, never the client’s', async () => {
    const id = await standing();
    const stamp = async (body: Json): Promise<number> =>
      Date.parse((await post('SaveTicketEntity', { TicketId: id, ...body })).answer.LastChanged as string);
    const first = await stamp({});
    clock.at += MINUTE;
    assert.equal(await stamp({ Title: 'Old', LastChanged: date(1) }), first);
    assert.equal(await stamp({ Title: 'Newer', LastChanged: date(1) }), clock.at);
  });
});
