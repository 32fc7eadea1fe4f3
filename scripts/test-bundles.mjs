// Makes a few programs of many test files: translating and loading the sources once per program, not once per file, is
// most of what a test run costs on a slow machine. Each file is a suite of its program; what waits at its top level,
// which no suite can, has a program of its kind.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './install.mjs';

const PROGRAM = 'program:';

/** What tests start beside themselves. */
const companions = [
  'test/support/clusters.ts',
  'test/support/courier.fixture.ts',
  'test/support/jobs.fixture.ts',
  'test/support/messenger.fixture.ts',
  'test/support/reader.fixture.ts',
  'test/support/webhook-receiver.ts',
  'test/wire/texts-and-times.test.ts',
  'src/app/text-worker.ts',
  'src/app/mail-worker.ts',
  'src/app/analysis-worker.ts',
  'src/store/embedded/hold.fixture.ts',
];

/** Bundles that are made of texts, and sources that know where they were written: tests find their data, and start programs, beside them. */
const sources = (texts) => ({
  name: 'sources',
  setup(builder) {
    builder.onResolve({ filter: /^program:/ }, ({ path }) => ({ path, namespace: 'programs' }));
    builder.onLoad({ filter: /.*/, namespace: 'programs' }, ({ path }) => ({
      contents: texts[Number(path.slice(PROGRAM.length))],
      resolveDir: root,
      loader: 'ts',
    }));
    // the official client's modules name each other without endings, which only bundlers understand
    builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@superoffice/') ? undefined : { path, external: true },
    );
    builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
      return { contents: source, loader: 'ts' };
    });
  },
});

/** Takes away what killed runs have left. */
function sweep(folder) {
  for (const left of existsSync(folder) ? readdirSync(folder) : []) {
    const pid = Number(/^tests-(\d+)-/.exec(left)?.[1] ?? process.pid);
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(folder, left), { recursive: true, force: true });
    }
  }
}

const waits = (file) => /^(?:(?:export )?const [^=\n]+= \(?)?await /m.test(readFileSync(join(root, file), 'utf8'));

/** What tells most comes first: where time runs out, the last ones are left. */
const FIRST = [
  /^src\/(?!store\/embedded)/,
  /^test\/scenarios\//,
  /^test\/wire\//,
  /^(?:test\/running|src\/store\/embedded)/,
  /^test\/agents\//,
];
const rank = (file) => {
  const found = FIRST.findIndex((pattern) => pattern.test(file.replaceAll('\\', '/')));
  return found < 0 ? FIRST.length : found;
};
const byWeight = (files) => files.toSorted((a, b) => rank(a) - rank(b));

/** Deals files to programs: those that wait first, and together; then all others, as evenly as they come. */
function deal(files, programs) {
  const lone = files.filter(waits);
  const rest = byWeight(files.filter((file) => !lone.includes(file)));
  const groups = Array.from({ length: Math.min(programs, rest.length) }, (_, at) => rest.filter((_file, place) => place % programs === at));
  return lone.length > 0 ? [lone, ...groups] : groups;
}

const name = (file) => JSON.stringify(file.replaceAll('\\', '/'));

/** The program of some test files, one after the other; one that would begin too late is left. What ends servers with the process is loaded outside any suite. */
function programOf(files) {
  const head = `import './test/support/ending.ts'; import './test/support/postgres.ts'; import { begins, costs, inFile } from './test/support/results.ts'; import { after, describe } from 'node:test';`;
  // these wait until all that a server does has ended, which a server that others use too never says
  const alone = `delete process.env.SVAR_TEST_CLUSTER;`;
  if (waits(files[0])) {
    const loads = files.map(
      (file) => `if (begins(${name(file)})) { inFile(${name(file)}); await import(${JSON.stringify(`./${file}`)}); }`,
    );
    return [head, alone, ...loads].join('\n');
  }
  const suites = files.map(
    (file) => `if (begins(${name(file)})) await new Promise((ended) => {
      describe(${name(file)}, () => { after(ended); inFile(${name(file)}); costs(${name(file)}); require(${JSON.stringify(`./${file}`)}); });
    });`,
  );
  return `${head}\n${suites.join('\n')}`;
}

/**
 * Bundles test files into a few programs each, and one of those that wait at their top level; with them what they start beside
 * themselves. All in one go: what they share is translated once.
 * @param {{ files: string[], programs: number }[]} groups files relative to the root
 * @returns {Promise<{ paths: string[][], folder: string, remove: () => void }>} the programs of each group
 */
export async function bundleTests(groups) {
  sweep(join(root, '.build'));
  // inside the root, so that packages are found from there
  const target = join(
    root,
    '.build',
    `tests-${process.pid}-${createHash('sha256').update(JSON.stringify(groups)).digest('hex').slice(0, 8)}`,
  );
  const dealt = groups.map(({ files, programs }, group) =>
    deal(files, programs).map((dealtOut, place) => ({ text: programOf(dealtOut), name: `${group}-${place}.test` })),
  );
  const all = dealt.flat();
  await build({
    absWorkingDir: root,
    entryPoints: [
      ...all.map(({ name }, at) => ({ in: `${PROGRAM}${at}`, out: name })),
      ...companions.map((path) => ({ in: join(root, path), out: basename(path, '.ts') })),
    ],
    outdir: target,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // of a whole run the names of tests tell enough
    sourcemap: groups.every(({ files }) => files.length <= 3),
    plugins: [sources(all.map(({ text }) => text))],
    logLevel: 'error',
  });
  const paths = dealt.map((programs) => programs.map(({ name }) => join(target, `${name}.mjs`)));
  return { paths, folder: target, remove: () => rmSync(target, { recursive: true, force: true }) };
}
