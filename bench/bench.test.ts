/** Shows that the benchmark works, in its smallest form; its figures mean nothing here. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { answersOf } from './arrivals.ts';
import { charts } from './charts.ts';
import { Ending } from './ending.ts';
import { quantile, spreadOf } from './figures.ts';
import { type Kept, type Results, readArgs } from './main.ts';
import { plans } from './plan.ts';
import { page, tables } from './report.ts';
import { type Context, type SectionName, sections } from './sections.ts';
import { measured, sizedFigure } from './sized.ts';
import { sizes } from './sizes.ts';
import { slopeOf, soak } from './soak.ts';

const root = process.env.SVAR_BENCH_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const { build } = (await import(new URL('scripts/build.mjs', `file://${root}/`).href)) as { build(): Promise<boolean> };

test('medians, quantiles and slopes', () => {
  assert.deepEqual(spreadOf([3, 1, 2]), { median: 2, least: 1, most: 3 });
  assert.deepEqual(spreadOf([4, 1, 2, 3]), { median: 2.5, least: 1, most: 4 });
  assert.equal(quantile([1, 2, 3, 4], 0.5), 3);
  assert.equal(quantile([1, 2, 3, 4], 0.99), 4);
  assert.ok(Number.isNaN(spreadOf([]).median));
  const line = [0, 1, 2, 3].map((x) => [x, 5 + 2 * x] as const);
  assert.equal(slopeOf(line), 2);
});

const arrival = (due: number, status: number, took = 10) => ({ due, status, took });

test('what became of arrivals is told by status, and from when on all was calm', () => {
  const mixed = answersOf([
    arrival(0, 200),
    arrival(100, 503, 5),
    arrival(200, 200, 900),
    arrival(300, 0),
    arrival(1_000, 200),
    arrival(2_000, 200),
  ]);
  assert.deepEqual([mixed.accepted.count, mixed.refused.count, mixed.others], [4, 1, { 0: 1 }]);
  assert.deepEqual([mixed.accepted.p99, mixed.refused.p99, mixed.calmAfter], [900, 5, 300]);
  assert.equal(answersOf([arrival(0, 200), arrival(900, 503), arrival(1_000, 200)]).calmAfter, null);
});

test('options: sections by name, numbers of callers; nothing else', () => {
  assert.deepEqual(readArgs(['--only', 'L,mail', '--write']).names, ['L', 'mail']);
  assert.deepEqual(readArgs(['--size', 'M', '--clients', '1,16']).clients, [1, 16]);
  assert.ok(!readArgs(['--short']).names.includes('L'));
  for (const args of [['--fast'], ['--only', 'XXL'], ['--clients', 'many']]) assert.throws(() => readArgs(args), /--write keeps/);
});

/** Every number in a figure, at any depth, has to be one. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

test('each section gives finite figures for everything, a page is made of them, and nothing of it stays', async () => {
  await build();
  const said: string[] = [];
  const kept: Record<string, Kept<SectionName>> = {};
  const run = async (name: SectionName, measure: (context: Context) => Promise<Kept<SectionName>['figures']>): Promise<void> => {
    const ending = new Ending();
    try {
      const figures = await measure({ plan: plans.tiny, root, at: Date.now(), say: (line) => said.push(line), ending });
      const numbers = numbersIn(figures);
      assert.ok(numbers.length > 3 || name === 'formats', name);
      if (name !== 'overload') assert.ok(numbers.every(Number.isFinite), `${name} ${JSON.stringify(figures)}`);
      kept[name] = { figures, version: '0.0.0', machine: 'a machine', on: '2026-01-15', plan: 'tiny', busy: [0, 0] };
    } finally {
      await ending.all();
    }
  };
  for (const name of ['formats', 'start', 'trips', 'engine', 'mail', 'overload'] as const) await run(name, sections[name].measure);
  await run('S', (context) => sizedFigure(context, sizes.XS, true));
  kept.L = kept.S!;
  const results = kept as Results;
  assert.equal(results.S?.figures.figures.length, measured.length * 3);
  assert.ok(results.S.figures.figures.every(({ ours, bare }) => ours.calls > 0 && bare.calls > 0));
  assert.ok(Object.values(results.trips!.figures).every((count) => count >= 1 && count < 20));
  assert.match(page(results), /2026-01-15[\s\S]*!\[Save a new ticket[\s\S]*## Overload/);
  assert.doesNotMatch(tables(results), /NaN|undefined|Infinity/);
  assert.deepEqual(Object.keys(charts(results)), [...measured]);
  assert.ok(Object.values(charts(results)).every((svg) => svg.startsWith('<svg') && !svg.includes('NaN')));
  assert.ok(said.length >= 4);
});

test('a soak looks again and again, and says how much what it holds has grown', async () => {
  await build();
  const ending = new Ending();
  try {
    const options = { root, at: Date.now(), minutes: 0.05, rate: 20, lookMs: 300, mailMs: 200, ending, say: () => undefined };
    const figure = await soak(options, plans.tiny);
    assert.ok(figure.looks.length > 2 && figure.looks.every(({ svar, connections }) => svar > 10 && connections > 0));
    assert.ok(Number.isFinite(figure.slopes.svar));
    assert.ok(figure.accepted > 10 && figure.others === 0 && figure.mails > 1, JSON.stringify(figure));
  } finally {
    await ending.all();
  }
});
