import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeCustom } from './custom-fields.ts';
import type { Custom } from './thread.ts';

const field = (name: string, defaultValue = '') =>
  [name, { id: 1, name, type: 10, defaultValue, label: name, description: '', rank: 0, options: [] }] as const;
const fields = new Map([field('x_a'), field('x_b', 'blue')]);
const update = (standing: Custom, ...layers: Custom[]): Custom => mergeCustom(standing, layers, fields, 'update');
const create = (...layers: Custom[]): Custom => mergeCustom({}, layers, fields, 'create');

test('update: said keys change, missing ones stand, unknown ones are passed over', () => {
  assert.deepEqual(update({ x_a: '1', x_b: '2' }, { x_a: '3', x_z: '4' }), { x_a: '3', x_b: '2' });
  assert.deepEqual(update({ x_a: '1' }, { x_a: null }), { x_a: null });
});

test('two maps: the one that differs from what stands, and the newer one where both do', () => {
  assert.deepEqual(update({ x_a: '1' }, { x_a: '2' }, { x_a: '1' }), { x_a: '2' });
  assert.deepEqual(update({ x_a: '1' }, { x_a: '1' }, { x_a: '2' }), { x_a: '2' });
  assert.deepEqual(update({ x_a: '1' }, { x_a: '2' }, { x_a: '3' }), { x_a: '3' });
});

test('an empty text where there is nothing is no change, and clears where there is something', () => {
  assert.deepEqual(update({}, { x_a: '' }), {});
  assert.deepEqual(update({ x_a: null }, { x_a: '' }), { x_a: null });
  assert.deepEqual(update({ x_a: '1' }, { x_a: '' }), { x_a: '' });
});

test('create: defaults for what nobody mentions; a default may be cleared', () => {
  assert.deepEqual(create(), { x_b: 'blue' });
  assert.deepEqual(create({ x_a: '1' }, { x_b: 'red' }), { x_a: '1', x_b: 'red' });
  assert.deepEqual(create({}, { x_b: '' }), { x_b: '' });
  assert.deepEqual(create({ x_b: 'blue' }), { x_b: 'blue' });
});
