/** Order, names of the category tree, and rows that cannot go. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TicketBaseStatus, TicketCategoryFlags } from '../vocabulary.ts';
import { deciding, isRefusal } from './decision.ts';
import { agent, category, desk } from './desk.fixture.ts';
import { categoryAfter, mayDeleteStatus, statusAfter } from './list-rows.ts';
import { effectiveTemplate, fullNames, joinedName, mayAdminister, relationsInTheWay, reordered } from './lists.ts';

/** The message of a refusal, or null. */
function refusalOf(rule: () => object | undefined): string | null {
  const outcome = deciding(rule)();
  return outcome !== undefined && isRefusal(outcome) ? outcome.message : null;
}

describe('lists', () => {
  test('a row takes a place, the others make room', () => {
    const rows = [
      { id: 7, rank: 1 },
      { id: 8, rank: 5 },
      { id: 9, rank: 9 },
    ];
    const ranks = (id: number, place: number) => reordered(rows, ({ rank }) => rank, id, place).map(({ row, rank }) => [row.id, rank]);
    assert.deepEqual(ranks(9, 1), [
      [9, 1],
      [7, 2],
      [8, 3],
    ]);
    assert.deepEqual(ranks(7, 99), [
      [8, 1],
      [9, 2],
      [7, 3],
    ]);
    assert.match(refusalOf(() => reordered(rows, ({ rank }) => rank, 1, 1))!, /1 was not found/);
  });

  test('full names go down the tree, in every language of either name', () => {
    const rows = [
      category(1, [], { name: 'A' }),
      category(2, [], { name: 'US:"B";NO:"Be"', parentId: 1 }),
      category(3, [], { name: 'C', parentId: 2 }),
    ];
    assert.deepEqual(
      [...fullNames(rows)],
      [
        [1, 'A'],
        [2, 'US:"A/B";NO:"A/Be"'],
        [3, 'US:"A/B/C";NO:"A/Be/C"'],
      ],
    );
    assert.equal(joinedName('US:"x" and more', 'y'), 'US:"x" and more/y', 'what is no multi-language text is an ordinary one');
  });

  test('no category lies under itself, no full name is longer than its column', () => {
    const ring = [category(1, [], { parentId: 2 }), category(2, [], { parentId: 1 })];
    assert.match(refusalOf(() => fullNames(ring))!, /under itself/);
    const deep = Array.from({ length: 5 }, (_, n) => category(n + 1, [], { name: 'n'.repeat(60), parentId: n || null }));
    assert.match(refusalOf(() => fullNames(deep))!, /more than 255/);
  });

  test('a template is passed on by those who propagate theirs only', () => {
    const top = category(1, [], { replyTemplateId: 9, flags: TicketCategoryFlags.PropagateReplyTemplate });
    const rows = [
      top,
      category(2, [], { parentId: 1 }),
      category(3, [], { parentId: 2, replyTemplateId: 5 }),
      category(4, [], { parentId: 3 }),
    ];
    const here = desk([], rows);
    assert.deepEqual(
      rows.map((row) => effectiveTemplate(row, here)),
      [9, 9, 5, 9],
    );
  });

  test('the default of a base status and the last of its base stay', () => {
    const here = desk([], []);
    const [open, deleted, queue] = [here.statuses.get(1)!, here.statuses.get(4)!, here.statuses.get(6)!];
    assert.match(refusalOf(() => mayDeleteStatus(open, here) as undefined)!, /default/);
    assert.match(refusalOf(() => mayDeleteStatus(deleted, here) as undefined)!, /default/);
    assert.equal(
      refusalOf(() => mayDeleteStatus(queue, here) as undefined),
      null,
    );
    assert.match(refusalOf(() => statusAfter(open, { id: 1, base: TicketBaseStatus.Closed }, here))!, /keeps its base/);
    assert.match(refusalOf(() => categoryAfter(null, { id: 0, name: 'x', parentId: 77 }, here))!, /77 was not found/);
  });

  test('categories are kept by who has their right, all else by who administers the service', () => {
    assert.equal(mayAdminister(agent(1, ['cs-categories']), 'categories'), true);
    assert.equal(mayAdminister(agent(1, ['cs-categories']), 'service'), false);
    assert.equal(mayAdminister(agent(1, ['cs-system']), 'service'), true);
    assert.equal(mayAdminister(agent(1), 'categories'), false);
  });

  test('a relation of the same kind for the same pair stands in the way, unless it is the one itself', () => {
    const standing = [{ id: 1, name: 'Caused by', type: 1 as const, sourceId: 1, destinationId: 2 }];
    const wanted = { id: 0, type: 1 as const, sourceIds: [1, 2], destinationIds: [2] };
    assert.deepEqual(
      relationsInTheWay(standing, wanted).map(({ other }) => other),
      ['Caused by', null],
    );
    assert.deepEqual(relationsInTheWay(standing, { ...wanted, id: 1, sourceIds: [1] })[0]!.other, null);
  });
});
