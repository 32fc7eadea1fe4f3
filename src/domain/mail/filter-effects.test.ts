import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketBaseStatus, TicketSecurityLevel } from '../../vocabulary.ts';
import { isRefusal } from '../decision.ts';
import { agent, category, desk, momentOf, noFacts, thread, ticket } from '../desk.fixture.ts';
import type { TicketTypeRow } from '../desk.ts';
import { std } from '../time.fixture.ts';
import type { Arriving } from './arrival.ts';
import { addedByFilter, type Chosen, parcelsOf, replyOf, wishForMessage, wishForNew, wishForStanding } from './filter-effects.ts';
import { doesOf, foundWords } from './filter-words.ts';
import { blankFilter, Disposal, type MailFilter } from './filters.ts';
import { mail } from './mail.fixture.ts';

const { Active, Closed } = TicketBaseStatus;
const { Internal, External } = TicketSecurityLevel;
const robot = agent(1, [], { robot: true });
const world = desk([robot, agent(5)], [category(1), category(5)], {
  priorities: new Map([2, 3].map((id) => [id, std({ id, status: 1 })])),
  types: new Map([1, 2].map((id) => [id, { id, name: `Type ${id}` } as TicketTypeRow])),
  tags: new Map([1, 2].map((id) => [id, { id, name: `t${id}`, tooltip: '', deleted: false }])),
});
const chosen = (more: Partial<MailFilter> = {}, found: readonly (readonly [string, string])[] = []): Chosen => ({
  filter: { ...blankFilter, id: 1, name: 'Shop', ...more },
  found: new Map(found),
});
const arriving = (more: Partial<Arriving> = {}): Arriving => ({
  mail: mail(),
  head: '',
  cleanHtml: '',
  cleanText: 'It will not lock',
  isBounce: false,
  personId: null,
  isAttached: false,
  answersForward: false,
  onlyForAgents: null,
  results: '',
  ...more,
});

test('a new ticket: what the filter says, and nothing where it says nothing', () => {
  assert.deepEqual(wishForNew(chosen(), 'The door', world), { custom: [{}] });
  const all = chosen(
    {
      categoryId: 5,
      typeId: 2,
      priorityId: 3,
      ownerId: 5,
      level: Internal,
      tagIds: [2, 2],
      closes: true,
      values: [{ field: 'x_color', value: 'color', replaces: false }],
    },
    [['color', 'blue']],
  );
  assert.deepEqual(wishForNew(all, 'The door', world), {
    category: { id: 5 },
    type: { id: 2 },
    priority: { id: 3 },
    owner: { userId: 5 },
    level: Internal,
    base: Closed,
    tags: [{ id: 2 }],
    custom: [{ x_color: 'blue' }],
  });
});

test('a ticket that stands keeps its tags, and has what the filter sets', () => {
  const standing = ticket({ tags: [1], custom: { x_color: 'red' } });
  const wish = wishForStanding(
    chosen({ tagIds: [2], priorityId: 3, values: [{ field: 'x_color', value: '=blue', replaces: true }] }),
    standing,
    world,
  );
  assert.deepEqual(wish, { id: 1, priority: { id: 3 }, tags: [{ id: 1 }, { id: 2 }], custom: [{ x_color: 'blue' }] });
});

test('a mail on a ticket that stands: the message, and what the filter makes of the ticket', () => {
  const before = thread(ticket({ base: Closed, statusId: 2, ownerId: 5, tags: [1], messages: 1 }));
  const cases: readonly (readonly [
    Partial<MailFilter>,
    Partial<Record<'base' | 'priorityId' | 'categoryId' | 'level' | 'tags', unknown>>,
  ])[] = [
    [{}, { base: Active, priorityId: 2, categoryId: 1, level: Internal, tags: [1] }],
    [{ closes: true }, { base: Closed }],
    [
      { priorityId: 3, categoryId: 5, level: External, tagIds: [2] },
      { base: Active, priorityId: 3, categoryId: 5, level: External, tags: [1, 2] },
    ],
  ];
  for (const [more, wanted] of cases) {
    const one = chosen(more);
    const dressed = arriving({ wanted: { ticket: {}, message: wishForMessage(one, false, '') } });
    const decision = addedByFilter(before, dressed, { keepHeaders: [] }, one, world, noFacts, momentOf(robot));
    assert.ok(!isRefusal(decision));
    const { ticket: after, message } = decision.thread;
    assert.deepEqual([message?.mailSorter, after.messages], ['Shop', 2]);
    for (const [member, value] of Object.entries(wanted))
      assert.deepEqual(Reflect.get(after, member), value, `${JSON.stringify(more)} ${member}`);
  }
});

test('the message: its filter, how it was sorted where that is wanted, for agents alone', () => {
  assert.deepEqual(wishForMessage(chosen(), false, 'way'), { mailSorter: 'Shop' });
  assert.deepEqual(wishForMessage(chosen({ keepsDebugInfo: true, level: Internal }), false, 'way'), {
    mailSorter: 'Shop',
    debugInfo: 'way',
    level: Internal,
  });
  assert.deepEqual(wishForMessage(chosen({ level: External }), false, ''), { mailSorter: 'Shop' });
  assert.deepEqual(wishForMessage(chosen({ level: Internal }), true, ''), { mailSorter: 'Shop' }, 'a bounce is for agents anyway');
});

test('what leaves: the mail to each, word of it with what was found, an answer where somebody can be answered', () => {
  const all = chosen({ forwardTo: ['a@x.example', 'b@x.example'], noticeTo: ['c@x.example'], noticeTemplateId: 4, replyTemplateId: 3 }, [
    ['order', '4711'],
  ]);
  assert.deepEqual(
    parcelsOf(all, 50).map(({ kind, to, templateId, personId, details }) => [kind, to, templateId, personId, details]),
    [
      ['emailFilterForward', ['a@x.example'], null, null, {}],
      ['emailFilterForward', ['b@x.example'], null, null, {}],
      ['emailFilterNotice', ['c@x.example'], 4, 50, { variables: { order: '4711' } }],
    ],
  );
  const reply = replyOf(all, { address: 'kari@x.example', personId: 50 });
  assert.deepEqual([reply?.kind, reply?.to, reply?.templateId, reply?.personId], ['emailFilter', ['kari@x.example'], 3, 50]);
  assert.equal(replyOf(all, { address: '', personId: 50 }), null);
  assert.equal(replyOf(chosen(), { address: 'kari@x.example', personId: 50 }), null);
});

test('in words', () => {
  assert.deepEqual(doesOf({ ...blankFilter, disposal: Disposal.Block }, []), ['holds it']);
  assert.deepEqual(doesOf({ ...blankFilter, categoryId: 5, closes: true, forwardTo: ['a@x.example'], blocksReply: true }, ['title: x']), [
    'category 5',
    'title: x',
    'closes the ticket',
    'forwards it to a@x.example',
    'no automatic reply',
  ]);
  assert.deepEqual(foundWords(new Map([['a', 'one\ntwo']])), ['a = one two']);
});
