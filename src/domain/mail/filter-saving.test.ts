import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../decision.ts';
import { agent, category, desk } from '../desk.fixture.ts';
import type { TicketTypeRow } from '../desk.ts';
import { std } from '../time.fixture.ts';
import { inForce, type Known, problemsOf } from './filter-problems.ts';
import { AT_MOST, type FilterWish, filterAfter, sizeOf } from './filter-saving.ts';
import { keptIn, written } from './filter-values.ts';
import { blankFilter, Disposal, type MailFilter, PersonBy, SearchIn } from './filters.ts';

const field = (name: string, type: number, more: object = {}) => ({
  id: type,
  name,
  type,
  defaultValue: '',
  label: '',
  description: '',
  rank: 0,
  options: [],
  ...more,
});
const world = desk([agent(1, [], { robot: true }), agent(5), agent(6, [], { deleted: true })], [category(1), category(5)], {
  priorities: new Map([std({ id: 2, status: 1 }), std({ id: 9, status: 2 })].map((one) => [one.id, one])),
  types: new Map([[1, { id: 1, name: 'Case' } as TicketTypeRow]]),
  tags: new Map([
    [1, { id: 1, name: 'a', tooltip: '', deleted: false }],
    [2, { id: 2, name: 'b', tooltip: '', deleted: true }],
  ]),
  ticketFields: new Map([field('x_color', 10, { defaultValue: 'red' }), field('x_number', 1)].map((one) => [one.name, one])),
});
const known: Known = { desk: world, mailboxIds: new Set([7]), templateIds: new Set([3]), ownAddresses: new Set(['help@desk.example']) };
const find = (name = 'order', pattern = 'order (\\d+)') => ({ name, pattern, searchIn: SearchIn.Body });
const standing = (more: Partial<MailFilter> = {}): MailFilter => ({ ...blankFilter, id: 1, name: 'One', ...more });

const refusalOf = (wish: FilterWish, before: MailFilter | null = null, others: readonly MailFilter[] = []): string => {
  const outcome = filterAfter(before, { name: 'New', ...wish }, others, known);
  return isRefusal(outcome) ? `${outcome.about}: ${outcome.message}` : '';
};

test('a filter is made of what is said, and keeps what is not', () => {
  const made = filterAfter(
    null,
    { name: 'Shop', pattern: 'order', finds: [find()], values: [{ field: 'title', value: 'order', replaces: true }] },
    [],
    known,
  );
  assert.ok(!isRefusal(made));
  assert.deepEqual({ ...made, finds: [], values: [] }, { ...blankFilter, name: 'Shop', pattern: 'order' });
  const changed = filterAfter({ ...made, id: 4 }, { priority: 100, categoryId: 5 }, [], known);
  assert.deepEqual(changed, { ...made, id: 4, priority: 100, categoryId: 5 });
});

test('what may not be is refused', () => {
  const cases: readonly (readonly [FilterWish, RegExp])[] = [
    [{ name: ' ' }, /Name: A filter needs a name/],
    [{ name: 'x'.repeat(256) }, /255/],
    [{ priority: 101 }, /Priority: .*0 to 100/],
    [{ priority: -1 }, /Priority/],
    [{ pattern: '(' }, /Pattern: The pattern \( cannot be read/],
    [{ pattern: '(?=a)b' }, /cannot be read/],
    [{ pattern: 'a{1000}' }, /too large/],
    [{ pattern: 'a*' }, /matches all mail/],
    [{ pattern: '^' }, /matches all mail/],
    [{ andPattern: 'b' }, /AndPattern: A second pattern needs a first/],
    [{ pattern: 'a', andPattern: '.*' }, /matches all mail/],
    [{ finds: [find('Order')] }, /Finds: A name is/],
    [{ finds: [find('a.b')] }, /A name is/],
    [{ finds: [find(), find()] }, /stands twice/],
    [{ finds: [find('a', '\\d+')] }, /needs a group/],
    [{ finds: [find('a', '(\\d+')] }, /cannot be read/],
    [{ finds: Array.from({ length: AT_MOST.finds + 1 }, (_, place) => find(`f${place}`)) }, /at most/],
    [{ person: { by: PersonBy.Email, find: 'who' } }, /PersonFind: who is found nowhere/],
    [{ ticket: { find: 'number', opensToAll: false } }, /TicketFind/],
    [{ values: [{ field: 'x_gone', value: '=1', replaces: false }] }, /Field x_gone is not there/],
    [{ values: [{ field: 'x_number', value: '=many', replaces: false }] }, /does not fit/],
    [{ values: [{ field: 'x_number', value: 'nowhere', replaces: false }] }, /found nowhere/],
    [{ values: [1, 2].map(() => ({ field: 'title', value: '=x', replaces: false })) }, /set twice/],
    [{ allMailboxes: false }, /Mailbox: It is for no mailbox/],
    [{ mailboxIds: [8] }, /Mailbox 8 is not there/],
    [{ categoryId: 4 }, /Category 4 is not there/],
    [{ priorityId: 9 }, /Priority 9 is not there/],
    [{ typeId: 2 }, /TicketType 2/],
    [{ ownerId: 6 }, /Owner 6/],
    [{ ownerId: 1 }, /Owner 1/],
    [{ tagIds: [1, 2] }, /Tag 2/],
    [{ bodyTemplateId: 4 }, /Template 4/],
    [{ replyTemplateId: 4 }, /Template 4/],
    [{ forwardTo: ['Kari <kari@x.example>'] }, /is no address/],
    [{ forwardTo: ['Help@desk.example'] }, /mailbox of the desk itself/],
    [{ noticeTo: ['a@x.example'] }, /needs addresses and a template/],
    [{ noticeTemplateId: 3 }, /needs addresses and a template/],
    [{ disposal: Disposal.Block, replyTemplateId: 3 }, /neither forwarded nor answered/],
    [{ disposal: Disposal.Delete, forwardTo: ['a@x.example'] }, /deleted is neither/],
  ];
  for (const [wish, why] of cases) assert.match(refusalOf(wish), why, JSON.stringify(wish));
  assert.match(refusalOf({ name: 'one' }, null, [standing()]), /There is a filter one/);
  assert.match(
    refusalOf(
      {},
      null,
      Array.from({ length: AT_MOST.filters }, (_, place) => standing({ id: place + 1, name: `F${place}` })),
    ),
    /200 filters/,
  );
});

test('the patterns of all filters that are on are counted together', () => {
  const large = 'a{290}';
  const others = Array.from({ length: 34 }, (_, place) => standing({ id: place + 1, name: `F${place}`, pattern: large }));
  const all = others.reduce((sum, one) => sum + sizeOf(one), 0);
  assert.ok(all <= AT_MOST.size && all + sizeOf(others[0]!) > AT_MOST.size, String(all));
  assert.match(refusalOf({ pattern: large }, null, others), /every mail is looked at with each/);
  assert.equal(refusalOf({ pattern: large, isActive: false }, null, others), '');
  assert.equal(
    refusalOf({ pattern: large }, null, [...others.slice(1), standing({ id: 99, name: 'Off', pattern: large, isActive: false })]),
    '',
  );
});

test('what has gone since stands in the way of nothing, and is not done', () => {
  const old = standing({
    categoryId: 4,
    tagIds: [1, 2],
    replyTemplateId: 8,
    values: [{ field: 'x_gone', value: '=1', replaces: true }],
    forwardTo: ['help@desk.example', 'a@x.example'],
  });
  assert.deepEqual(
    problemsOf(old, known).map(({ says }) => says),
    [
      'Category 4 is not there',
      'Tag 2 is not there',
      'Template 8 is not there',
      'Field x_gone is not there',
      'help@desk.example is a mailbox of the desk itself',
    ],
  );
  assert.equal(refusalOf({ priority: 3 }, old), '');
  assert.match(refusalOf({ typeId: 44 }, old), /TicketType 44/);
  const { categoryId, tagIds, replyTemplateId, forwardTo } = inForce(old, known);
  assert.deepEqual([categoryId, tagIds, replyTemplateId, forwardTo], [null, [1], null, ['a@x.example']]);
});

test('texts as fields keep them', () => {
  const choice = field('x_size', 12, { options: [{ id: 3, name: 'Large' }] });
  const cases: readonly (readonly [type: number, text: string, kept: string | null])[] = [
    [10, ' blue ', 'blue'],
    [1, '42', '42'],
    [1, '4 2', null],
    [15, '3.50', '3.5'],
    [15, '3,50', '3.5'],
    [15, 'x', null],
    [6, 'yes', '1'],
    [6, 'off', '0'],
    [6, 'maybe', null],
    [3, '2026-02-28', '2026-02-28T00:00:00'],
    [3, '2026-02-29', null],
    [4, '2026-01-31T13:05', '2026-01-31T13:05:00'],
    [4, '2026-01-31 25:00', null],
    [5, '9:30', '09:30:00'],
    [5, '24:00', null],
    [12, 'large', '3'],
    [12, '3', '3'],
    [12, 'small', null],
    [16, '50', '50'],
  ];
  for (const [type, text, kept] of cases) assert.equal(keptIn(type === 12 ? choice : field('x', type), text), kept, `${type} ${text}`);
});

const value = (name: string, text: string, replaces = false) => ({ field: name, value: text, replaces });

test('values: what is found and what is constant, over what stands only where that is said', () => {
  const found = new Map([
    ['order', '4711'],
    ['words', 'one\n two'],
  ]);
  const ticket = { title: 'The door', custom: { x_color: 'red' } };
  const cases: readonly (readonly [ReturnType<typeof value>, title: string | undefined, custom: object, says: RegExp])[] = [
    [value('title', 'words', true), 'one two', {}, /title: one two/],
    [value('title', 'words'), undefined, {}, /has a value already/],
    [value('x_number', 'order'), undefined, { x_number: '4711' }, /x_number: 4711/],
    [value('x_number', 'words'), undefined, {}, /does not fit/],
    [value('x_number', 'nothing'), undefined, {}, /nothing was not found/],
    [value('x_color', '=blue'), undefined, {}, /has a value already/],
    [value('x_color', '=blue', true), undefined, { x_color: 'blue' }, /x_color: blue/],
    [value('x_gone', '=1'), undefined, {}, /no such field/],
  ];
  for (const [one, title, custom, says] of cases) {
    const outcome = written([one], found, ticket, world);
    assert.deepEqual([outcome.wish.title, outcome.wish.custom], [title, [custom]], JSON.stringify(one));
    assert.match(outcome.says.join(), says);
  }
  assert.equal(written([value('title', 'words')], found, { title: '(no subject)', custom: {} }, world).wish.title, 'one two');
});
