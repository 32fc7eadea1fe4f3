/** npm run bench: prints figures; asserts nothing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { charts } from './charts.ts';
import { Ending } from './ending.ts';
import { plans } from './plan.ts';
import { machine, page, tables } from './report.ts';
import { type Context, type Figures, type SectionName, sectionNames, sections } from './sections.ts';

export interface BenchOptions {
  /** The repository's root. */
  root: string;
  version: string;
  /** Now. */
  at: Date;
  args: readonly string[];
}

/** What a section has measured, and where and when; kept as JSON beside the page. */
export interface Kept<Name extends SectionName> {
  figures: Figures[Name];
  version: string;
  machine: string;
  /** The day. */
  on: string;
  plan: string;
  /** Load average before and after. */
  busy: readonly number[];
}
export type Results = { [Name in SectionName]?: Kept<Name> };

const USAGE = `npm run bench -- [--short] [--only ${sectionNames.join(',')}] [--clients 1,16] [--write]
--short takes about a minute, on small desks; --write keeps what was measured in docs/benchmarks.json and makes docs/benchmarks.md of all that is kept`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Wanted {
  isShort: boolean;
  writes: boolean;
  names: readonly SectionName[];
  clients: readonly number[] | null;
}

const isSection = (name: string): name is SectionName => name in sections;

/** Reads the options. @throws Error with a line on what there is */
export function readArgs(args: readonly string[]): Wanted {
  const wanted: Wanted = { isShort: false, writes: false, names: [], clients: null };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const value = (): string => rest.shift() ?? '';
    if (arg === '--short') wanted.isShort = true;
    else if (arg === '--write') wanted.writes = true;
    else if (arg === '--only' || arg === '--size') wanted.names = value().split(',').filter(isSection);
    else if (arg === '--clients') wanted.clients = value().split(',').map(Number);
    else throw new Error(`unknown option ${arg}\n${USAGE}`);
    if ((arg === '--only' || arg === '--size') && wanted.names.length === 0) throw new Error(`${arg} names no section\n${USAGE}`);
    if (wanted.clients?.some((count) => !(count > 0 && count <= 1_000))) throw new Error(`--clients wants numbers of callers\n${USAGE}`);
  }
  // the short form leaves out the desks that take longer to make than it has time
  const usual = wanted.isShort ? sectionNames.filter((name) => name !== 'M' && name !== 'L') : sectionNames;
  return { ...wanted, names: wanted.names.length > 0 ? wanted.names : usual };
}

async function kept(path: string): Promise<Results> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Results;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

/** Measures one section; everything it has started is ended when it returns. */
async function measure<Name extends SectionName>(name: Name, context: Omit<Context, 'ending'>): Promise<Figures[Name]> {
  const ending = new Ending();
  const release = ending.onSignals();
  try {
    return await sections[name].measure({ ...context, ending });
  } finally {
    await ending.all();
    release();
  }
}

async function write(root: string, results: Results): Promise<void> {
  const docs = join(root, 'docs');
  await mkdir(join(docs, 'benchmarks'), { recursive: true });
  await writeFile(join(docs, 'benchmarks.json'), `${JSON.stringify(results, null, 1)}\n`);
  for (const [name, svg] of Object.entries(charts(results))) await writeFile(join(docs, 'benchmarks', `${name}.svg`), svg);
  await writeFile(join(docs, 'benchmarks.md'), page(results));
}

/** Runs the benchmark. With --write each section is kept as soon as it was measured: what breaks later costs nothing of it. */
export async function bench({ root, version, at, args }: BenchOptions): Promise<Results> {
  const { isShort, writes, names, clients } = readArgs(args);
  const plan = { ...(isShort ? plans.short : plans.full), ...(clients ? { clients } : {}) };
  const path = join(root, 'docs', 'benchmarks.json');
  const results: Results = {};
  for (const name of names) {
    say(`${name}: ${sections[name].title} …`);
    const [before, since] = [loadavg()[0]!, performance.now()];
    const figures = await measure(name, { plan, root, at: at.getTime(), say });
    const busy = [before, loadavg()[0]!];
    const result = { figures, version, machine: machine(), on: at.toISOString().slice(0, 10), plan: plan.name, busy };
    Object.assign(results, { [name]: result });
    say(`  ${Math.round((performance.now() - since) / 1_000)} s`);
    if (writes) await write(root, { ...(await kept(path)), [name]: result });
  }
  say(`\n${tables(results)}`);
  if (writes) say('docs/benchmarks.md');
  return results;
}
