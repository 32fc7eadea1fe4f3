/**
 * How a table of properties is examined: one rule a property, asked in every way a client can say it (given, null, absent,
 * Unknown) on create and on update, while everything else has to stay as it was.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyCarrier } from '../../src/contract/language.ts';
import { differences } from '../scenarios/scene.ts';

export type Json = Record<string, unknown>;

export interface Rule {
  /** What a new row has when nothing is said. */
  start: unknown;
  /** Said on create, and what becomes of it. */
  said: unknown;
  made: unknown;
  /** What the standing row has. */
  stands: unknown;
  /** Said on update, and what becomes of it. */
  changed: unknown;
  kept: unknown;
  /** What an explicit null leaves behind; as it stands when absent. */
  onNull?: unknown;
  /** Members that may change along with it. */
  follows: readonly string[];
  /** From the wire's value to the one above; a reference is seen as its id. */
  see: (value: never) => unknown;
}

type Loose = Partial<Pick<Rule, 'follows' | 'see' | 'onNull'>>;
const same = (value: unknown): unknown => value;

/** The client's value counts, on create and on update. */
export const written = (start: unknown, said: unknown, stands: unknown, changed: unknown, more: Loose = {}): Rule => {
  const see = (more.see ?? same) as (value: unknown) => unknown;
  return { start, said, made: see(said), stands, changed, kept: see(changed), follows: [], ...more, see };
};
/** The client's value never counts. */
export const ignored = (start: unknown, said: unknown, stands: unknown, more: Loose = {}): Rule => ({
  start,
  said,
  made: start,
  stands,
  changed: said,
  kept: stands,
  follows: [],
  see: same,
  ...more,
});
/** The client's value counts on create only. */
export const onCreate = (start: unknown, said: unknown, stands: unknown, more: Loose = {}): Rule => ({
  ...written(start, said, stands, said, more),
  kept: stands,
});
/** A reference as its id. */
export const idOf = (name: string) => (value: Json | null) => value?.[name] ?? null;
export const idsOf = (name: string) => (value: Json[] | null) => value?.map((item) => item[name]) ?? null;

/** The wire's two ends of time. */
export const UNSET = '0001-01-01T00:00:00Z';

export interface Bench {
  /** Saves a body as an administrator. */
  save(body: Json): Promise<{ answer: Json; version: string }>;
  /** The entity, read back. */
  read(id: number): Promise<Json>;
  /** A new row of which only what must be said is said. */
  bare: Json;
  /** Makes a standing row, every property of which differs from its default. @returns its id */
  standing(): Promise<number>;
  /** Lets a minute pass. */
  wait(): void;
}

interface Examined {
  key: string;
  /** Members that no comparison of two new rows can hold equal. */
  own: readonly string[];
}

/** One test a property, and one that none is missing. */
export function examine(
  carrier: AnyCarrier,
  rules: Readonly<Record<string, Rule | null>>,
  bench: () => Bench,
  { key, own }: Examined,
): void {
  test(`${carrier.name}: every property has a rule`, () => {
    assert.deepEqual(Object.keys(rules).sort(), Object.keys(carrier.fields).sort());
  });
  for (const [name, rule] of Object.entries(rules)) {
    if (rule === null) continue;
    const type = carrier.fields[name];
    const nothings: unknown[] =
      type?.kind === 'enum' && Object.values(type.members).includes(0) && 'Unknown' in type.members ? ['Unknown', 0, ''] : [];
    const see = rule.see as (value: unknown) => unknown;

    test(`${carrier.name}.${name} on create`, async () => {
      const { bare, save, read } = bench();
      const { answer: plain }: { answer: Json } = await save(bare);
      assert.deepEqual(see(plain[name]), rule.start, 'absent');
      const cases: [string, unknown, unknown][] = [
        ['said', rule.said, rule.made],
        ['null', null, rule.start],
      ];
      for (const [how, said, expected] of [
        ...cases,
        ...nothings.map((nothing): [string, unknown, unknown] => [`${nothing}`, nothing, rule.start]),
      ]) {
        const { answer } = await save({ ...bare, [name]: said });
        assert.deepEqual(see(answer[name]), expected, how);
        assert.deepEqual(await read(answer[key] as number), answer, how);
        const others: string[] = differences(plain, answer).filter((other) => ![key, name, ...own, ...rule.follows].includes(other));
        assert.deepEqual(others, [], `${how}: nothing else differs`);
      }
    });

    test(`${carrier.name}.${name} on update`, async () => {
      const { save, read, standing, wait } = bench();
      const id = await standing();
      const before = await read(id);
      assert.deepEqual(see(before[name]), rule.stands, 'as it stands');
      const cases: [string, Json, unknown][] = [
        ['absent', {}, rule.stands],
        ['null', { [name]: null }, 'onNull' in rule ? rule.onNull : rule.stands],
        ...nothings.map((nothing): [string, Json, unknown] => [`${nothing}`, { [name]: nothing }, rule.stands]),
        ['as it stands', { [name]: before[name] }, rule.stands],
        ['said', { [name]: rule.changed }, rule.kept],
      ];
      for (const [how, said, expected] of cases) {
        const target: number = how === 'null' && 'onNull' in rule ? await standing() : id;
        const [was, { version }] = [await read(target), await save({ [key]: target })];
        wait();
        const { answer, version: after } = await save({ [key]: target, ...said });
        assert.deepEqual(see(answer[name]), expected, how);
        assert.deepEqual(await read(target), answer, how);
        const changed: string[] = differences(was, answer);
        const others: string[] = changed.filter((other) => ![name, ...own, ...rule.follows].includes(other));
        assert.deepEqual(others, [], `${how}: nothing else changes`);
        assert.equal(after !== version, changed.length > 0, `${how}: the version rises when something changed, and only then`);
      }
    });
  }
}
