import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneOf } from '../time/zone.ts';
import { TicketEntity } from './carriers/index.ts';
import { Branch, Fault, type Tree } from './decode.ts';
import type { Locale } from './locale.ts';
import { patched, TestFailed } from './patch.ts';

const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: null };

/** Plain JSON as the tree that a body would be. */
function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(treeOf);
  if (typeof value !== 'object' || value === null) return value as Tree;
  const branch = new Branch();
  for (const [name, member] of Object.entries(value)) {
    branch.names.push(name);
    branch.values.push(treeOf(member));
  }
  return branch;
}

const standing = {
  TicketId: 7,
  Title: 'Printer',
  Deadline: Date.UTC(2026, 0, 15, 12),
  Category: { TicketCategoryId: 2, Name: 'US:"Support";NO:"Hjelp"' },
  Person: { PersonId: 50 },
  SecondaryPersons: [{ PersonId: 51 }],
  Tags: [{ Id: 1 }, { Id: 2 }],
  CustomFields: { x_a: '[I:1]', x_b: 'b' },
};
/** What a patch changes, as plain JSON. */
const changes = (document: unknown, locale = oslo): unknown =>
  JSON.parse(JSON.stringify(patched(standing, TicketEntity, treeOf(document), locale)));
const refused = (document: unknown, at: RegExp): void =>
  assert.throws(
    () => changes(document),
    (error: unknown) => error instanceof Fault && at.test(`${error.path} ${error.message}`),
  );
const remove = (path: string): unknown => changes([{ op: 'remove', path }]);
const ids = (steps: unknown[]): number[] => (changes(steps) as { Tags: { Id: number }[] }).Tags.map(({ Id }) => Id);

test('add and replace set a member; paths in any case, with or without a slash', () => {
  for (const path of ['title', '/TITLE', '/Title'])
    for (const op of ['add', 'replace', 'Replace']) assert.deepEqual(changes([{ op, path, value: 'x' }]), { Title: 'x' });
  assert.deepEqual(changes([{ op: 'replace', path: '/title', value: 'Printer' }]), {}, 'what is the same is no change');
  assert.deepEqual(changes([]), {});
});

test('a date without offset is of the zone of the call; the same instant in another spelling is no change', () => {
  assert.deepEqual(changes([{ op: 'replace', path: 'Deadline', value: '2026-01-15T14:00:00' }]), { Deadline: Date.UTC(2026, 0, 15, 13) });
  for (const value of ['2026-01-15T13:00:00', '2026-01-15T12:00:00.000Z', '2026-01-15T07:00:00-05:00']) {
    assert.deepEqual(changes({ deadline: value }), {});
    assert.deepEqual(changes([{ op: 'test', path: 'deadline', value }]), {});
  }
});

test('remove empties: a text, a date, a list, a reference, a field of a map', () => {
  assert.deepEqual(remove('title'), { Title: '' });
  assert.deepEqual(remove('deadline'), { Deadline: null });
  assert.deepEqual(remove('tags'), { Tags: [] });
  assert.deepEqual(remove('person'), { Person: { PersonId: 0 } });
  assert.deepEqual(remove('customfields/X_A'), { CustomFields: { x_a: null } });
  assert.deepEqual(remove('sale'), {}, 'what is not there stays away');
});

test('lists: append, insert, replace and remove by place', () => {
  assert.deepEqual(ids([{ op: 'add', path: '/Tags/-', value: { Id: 3 } }]), [1, 2, 3]);
  assert.deepEqual(ids([{ op: 'add', path: '/Tags/0', value: { Id: 3 } }]), [3, 1, 2]);
  assert.deepEqual(ids([{ op: 'replace', path: 'tags/1', value: { id: 3 } }]), [1, 3]);
  assert.deepEqual(ids([{ op: 'remove', path: 'tags/0' }]), [2]);
  assert.deepEqual(ids([{ op: 'replace', path: 'tags/0/id', value: 9 }]), [9, 2]);
  assert.deepEqual(ids([{ op: 'add', path: 'tags', value: { Id: 3 } }]), [1, 2, 3]);
  for (const path of ['tags/2', 'tags/-', 'tags/x', 'tags/01', 'tags/-1'])
    refused([{ op: 'replace', path, value: { Id: 3 } }], /Tags|tags/);
  refused([{ op: 'add', path: 'tags/3', value: { Id: 3 } }], /beyond the end/);
});

test('maps: an object merges its keys, a path names one, only what differs is said', () => {
  const merged = { CustomFields: { x_b: 'B', x_new: '1' } };
  assert.deepEqual(changes([{ op: 'replace', path: 'CustomFields', value: { X_B: 'B', x_new: '1', x_a: '[I:1]' } }]), merged);
  assert.deepEqual(changes({ customFields: { x_b: 'B', x_new: 1 } }), merged);
  assert.deepEqual(changes([{ op: 'add', path: 'ExtraFields/x_b', value: 'B' }]), { ExtraFields: { x_b: 'B' } });
});

test('references: a path into one that is not there makes it', () => {
  assert.deepEqual(changes([{ op: 'replace', path: '/Sale/SaleId', value: 4 }]), { Sale: { SaleId: 4 } });
  assert.equal((changes({ category: { ticketCategoryId: 3 } }) as { Category: { TicketCategoryId: number } }).Category.TicketCategoryId, 3);
  assert.deepEqual(changes({ category: { name: 'Sales' } }), { Category: { Name: 'Sales' } }, 'looked up by its name');
  refused([{ op: 'test', path: '/Sale/SaleId', value: 4 }], /is not there/);
});

test('merging: null empties, an object is one more item of a list, an array replaces, the unknown says nothing', () => {
  assert.deepEqual(changes({ title: null, person: null, nobody: 1 }), { Title: '', Person: { PersonId: 0 } });
  assert.deepEqual(changes({ secondaryPersons: [] }), { SecondaryPersons: [] });
  const { SecondaryPersons: both } = changes({ secondaryPersons: { personId: 77 } }) as { SecondaryPersons: { PersonId: number }[] };
  assert.deepEqual(
    both.map(({ PersonId }) => PersonId),
    [51, 77],
  );
});

test('test compares meanings', () => {
  const norwegian: Locale = { ...oslo, language: 'NO' };
  for (const value of ['US:"Support";NO:"Hjelp"', 'Hjelp'])
    assert.deepEqual(changes([{ op: 'test', path: 'Category/Name', value }], norwegian), {});
  for (const [path, value] of [
    ['title', 'printer'],
    ['title', 5],
    ['ticketid', 'seven'],
    ['category/name', 'Hjelp'],
    ['tags', []],
  ])
    assert.throws(
      () =>
        changes([
          { op: 'replace', path: 'author', value: 'x' },
          { op: 'test', path, value },
        ]),
      TestFailed,
    );
  assert.deepEqual(changes([{ op: 'test', path: 'tags/1/id', value: 2 }]), {});
  assert.deepEqual(changes([{ op: 'test', path: 'ticketid', value: '7' }]), {});
});

test('what cannot be applied is refused with its place, whatever stands before it', () => {
  for (const op of ['move', 'copy', 'shout', '', 5, null])
    refused([{ op, path: 'title', from: 'author', value: 'x' }], /operation other than/);
  for (const path of ['', '/', 5, null, undefined]) refused([{ op: 'replace', path, value: 'x' }], /path/);
  for (const path of [
    'nothing',
    'title/x',
    '__proto__',
    'constructor/prototype',
    'customfields/__proto__',
    'category/toString',
    'customfields/',
  ])
    refused([{ op: 'add', path, value: 'x' }], new RegExp(path.split('/')[0]!));
  refused([{ op: 'add', path: 'title' }], /no value/);
  refused([{ op: 'replace', path: 'title', value: ['x'] }], /Title is not a string/);
  refused([5], /not an operation/);
  refused('x', /neither/);
  refused([{ op: 'add', path: 'a/'.repeat(5_000), value: 1 }], /levels/);
  refused(
    Array.from({ length: 10_000 }, () => ({ op: 'test', path: 'title', value: 'Printer' })),
    /1000 operations/,
  );
  assert.equal(Object.getPrototypeOf({}).polluted, undefined);
});
