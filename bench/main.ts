/** npm run bench: prints figures; asserts nothing. */
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { Ending } from './ending.ts';
import { plans } from './plan.ts';
import { page, tables } from './report.ts';
import { type Result, run } from './run.ts';

export interface BenchOptions {
  /** The repository's root. */
  root: string;
  version: string;
  /** Now. */
  at: Date;
  args: readonly string[];
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs the benchmark; everything it has started is ended when it returns. */
export async function bench({ root, version, at, args }: BenchOptions): Promise<Result> {
  const unknown = args.find((arg) => !['--short', '--write'].includes(arg));
  if (unknown !== undefined) throw new Error(`unknown option ${unknown}: --short takes about a minute, --write writes docs/benchmarks.md`);
  const plan = args.includes('--short') ? plans.short : plans.full;
  const ending = new Ending();
  ending.onSignals();
  const before = loadavg()[0]!;
  try {
    const result = await run({ plan, root, at: at.getTime(), say, ending });
    await ending.all();
    say(`\n${tables(result)}`);
    if (args.includes('--write')) {
      await writeFile(join(root, 'docs', 'benchmarks.md'), page(result, version, at, [before, loadavg()[0]!]));
      say('docs/benchmarks.md');
    }
    return result;
  } finally {
    await ending.all();
  }
}
