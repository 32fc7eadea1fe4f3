import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ActivityStatus, SaleStatus, UserType } from '../vocabulary.ts';
import { deciding, isRefusal } from './decision.ts';
import type { Agent } from './desk.ts';
import { type EntityWish, maySeeDocument, settleEntity, turnsOf, VISIBLE } from './entities.ts';
import { blankEntity } from './entity-drafts.ts';

const AT = Date.parse('2026-03-02T09:00:00.123Z');
const draft = { ...blankEntity('sale', 11, AT, () => 1), heading: 'Chairs', amount: 1000, earningPercent: 10, earning: 100 };
const wish = (fields: EntityWish['fields'], links: EntityWish['links'] = {}): EntityWish => ({ id: 0, fields, links, custom: [] });
const settle = (said: EntityWish) =>
  deciding(settleEntity<'sale'>)('sale', draft, said, (_, link) => ('id' in link && link.id < 100 ? link.id : null), new Map());

const earned = (fields: EntityWish['fields']): unknown[] => {
  const made = settle(wish(fields));
  return isRefusal(made) ? [made.why] : [made.earning, made.earningPercent];
};

const agent = (more: Partial<Agent>): Agent =>
  ({ associateId: 12, personId: 12, groupId: 3, type: UserType.InternalAssociate, robot: false, rights: new Set(), ...more }) as Agent;

test('a draft keeps whole seconds', () => {
  assert.equal(draft.date, Date.parse('2026-03-02T09:00:00Z'));
});

test('what is earned and its percentage follow from each other', () => {
  assert.deepEqual(earned({ amount: 2000 }), [200, 10]);
  assert.deepEqual(earned({ earning: 250 }), [250, 25]);
  assert.deepEqual(earned({ earningPercent: 50 }), [500, 50]);
  assert.deepEqual(earned({ earning: 1, earningPercent: 2 }), [1, 2], 'who says both is believed');
  assert.deepEqual(earned({ amount: 0, earning: 5 }), [5, 10], 'of nothing there is no percentage');
  assert.deepEqual(earned({ amount: 1e300 }), ['invalid']);
});

test('links are found, taken off, or refused', () => {
  const linked = settle(wish({}, { companyId: { id: 9 }, typeId: { id: 0 } }));
  assert.deepEqual(isRefusal(linked) ? linked : [linked.companyId, linked.typeId, linked.stageId], [9, null, 1]);
  const unknown = settle(wish({}, { personId: { id: 100 } }));
  assert.equal(isRefusal(unknown) && unknown.why, 'unknown');
});

test('a turn is told of when it happens, not when it stands', () => {
  const sold = { status: SaleStatus.Sold, completed: ActivityStatus.Completed };
  assert.deepEqual(turnsOf(null, sold, 'sale'), ['sold', 'completed']);
  assert.deepEqual(turnsOf(sold, sold, 'sale'), []);
  assert.deepEqual(turnsOf(sold, { ...sold, status: SaleStatus.Lost }, 'sale'), ['lost']);
  assert.deepEqual(turnsOf(null, sold, 'document'), []);
});

test('whom a document is for', () => {
  const document = { visibility: VISIBLE.associate as number, visibleId: 13, personId: 50, associateId: 11 };
  assert.equal(maySeeDocument(agent({}), document), false);
  assert.equal(maySeeDocument(agent({ associateId: 13 }), document), true);
  assert.equal(maySeeDocument(agent({ associateId: 11 }), document), true, 'the owner');
  assert.equal(maySeeDocument(agent({ rights: new Set(['admin-all']) }), document), true);
  assert.equal(maySeeDocument(agent({}), { ...document, visibility: VISIBLE.group, visibleId: 3 }), true);
  assert.equal(maySeeDocument(agent({}), { ...document, visibility: VISIBLE.group, visibleId: 4 }), false);
  const customer = agent({ type: UserType.ExternalAssociate, personId: 50 });
  assert.equal(maySeeDocument(customer, document), false);
  assert.equal(maySeeDocument(customer, { ...document, visibility: VISIBLE.all }), true, 'a customer sees what is his own');
  assert.equal(maySeeDocument(customer, { ...document, visibility: VISIBLE.all, personId: 51 }), false);
});
