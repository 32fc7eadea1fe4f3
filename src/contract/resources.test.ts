import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from './agents/index.ts';
import type { Operation } from './language.ts';
import { addresses, needsOf, resources } from './resources.ts';

const declared = new Map(operations.map(({ agent, name, operation }) => [`${agent}.${name}`, operation]));

function operationOf(name: string): Operation {
  const found = declared.get(name);
  assert.ok(found, `${name} is declared`);
  return found;
}

test('every address names operations that are declared', () => {
  for (const address of addresses) for (const need of needsOf(address)) if (!/^(?:own|archive):/.test(need)) operationOf(need);
});

test('no address is there twice', () => {
  const shapes = addresses.map(({ method, path }) => `${method} ${path.toLowerCase().replace(/\{\w+\}/g, '{}')}`);
  assert.deepEqual(
    shapes.filter((shape, index) => shapes.indexOf(shape) !== index),
    [],
  );
});

test('an entity has its key, is what its save takes, and is found and deleted by one number', () => {
  for (const { name, agent, get, save, remove, key } of resources) {
    const [read, write] = [operationOf(`${agent}.${get}`), operationOf(`${agent}.${save}`)];
    assert.ok(read.result.kind === 'ref' && write.args.style === 'entity', name);
    const carrier = read.result.carrier();
    assert.equal(write.args.carrier(), carrier, name);
    assert.equal(carrier.fields[key]?.kind, 'int', `${name}.${key}`);
    for (const { args } of [read, ...(remove === '' ? [] : [operationOf(`${agent}.${remove}`)])]) {
      const fields = args.style === 'args' ? Object.values(args.carrier.fields) : [];
      assert.ok(args.style === 'key' || (fields.length === 1 && fields[0]?.kind === 'int'), name);
    }
  }
});

test('parameters of a path, given values and bodies are arguments of its operation', () => {
  for (const { path, does } of addresses) {
    if (does.kind !== 'operation') continue;
    const { args } = operationOf(does.operation);
    const names = args.style === 'args' ? Object.keys(args.carrier.fields) : args.style === 'key' ? [args.name] : [];
    const said = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    for (const name of [...said, ...Object.keys(does.given ?? {}), does.body ?? '', does.upload ?? ''].filter(Boolean))
      assert.ok(names.includes(name), `${does.operation} has an argument ${name}`);
  }
});
