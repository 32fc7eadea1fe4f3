// npm test: checks types, style and floors, runs every test, ends with "N passed, N failed" alone on a line.
// npm test -- --write: the same, and docs/generated/conformance.md is made anew from what it has shown.
// node scripts/test.mjs path…: only these test files, without the checks.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

const patience = 3_600_000; // ms for one program: a busy machine is many times slower than an idle one
const programs = 6; // two run at a time; each has to be loaded, which costs as much as several files

const checks = [
  ['types', 'typescript/bin/tsc', ['--noEmit']],
  ['style', '@biomejs/biome/bin/biome', ['check', '.']],
  ['lint', 'oxlint/bin/oxlint', []],
];

/** Runs the checks; the number of those that failed. */
function runChecks() {
  return checks.filter(([name, path, args]) => {
    const done = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, encoding: 'utf8' });
    const well = done.status === 0;
    console.log(`${well ? '✔' : '✖'} ${name}`);
    if (!well) console.log(`${done.stdout}${done.stderr}`);
    return !well;
  }).length;
}

/** Suites that say much in SQL run once against the embedded server and once against the oldest supported one, outside; the longer ones in a whole run. */
const isWhole = process.env.SVAR_TEST_WHOLE === '1';
const TWICE = /^test\/(?:scenarios\/|wire\/(?:archives|custom-fields|lists)\.test)/;
const TWICE_WHOLE = /^test\/(?:properties\/(?!rights|review|texts)|wire\/(?:archives-more|attachments)\.test|seeds\.test)/;
const isOfBoth = (name) => {
  const path = name.replaceAll('\\', '/');
  return TWICE.test(path) || (isWhole && TWICE_WHOLE.test(path));
};

/** Database servers for the whole run; each file starts its own where they can't be had. */
async function startClusters(program) {
  const child = spawn(process.execPath, [program], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.on('exit', done));
  const line = await new Promise((done) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      // node:test, which the support imports, may print a line of its own before ours
      const found = /^\{.*\}$/m.exec(printed);
      if (found) done(found[0]);
    });
    child.on('exit', () => done(undefined));
  });
  return {
    line,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

function testFiles() {
  return ['src', 'test', 'seed', 'bench'].flatMap((folder) => {
    const at = join(root, folder);
    if (!existsSync(at)) return [];
    return readdirSync(at, { recursive: true })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name))
      .sort();
  });
}

/** Runs test files, bundled, two programs at a time; what node:test counted. @param {string[]} files @param {Record<string, string>} more */
function runTests(files, more = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'svar-test-'));
  const tap = join(scratch, 'result.tap');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
  ];
  const args = ['--enable-source-maps', '--test', '--test-concurrency=2', `--test-timeout=${patience}`, ...reporters, ...files];
  // Started by a test itself, this run is still one of its own.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, ...more } });
  const result = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  rmSync(scratch, { recursive: true, force: true });
  const count = (word) => Number([...result.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  const counted = { passed: count('pass'), failed: count('fail') + count('cancelled') };
  if (counted.passed + counted.failed === 0) {
    console.log('No test ran.');
    counted.failed += 1;
  } else if (done.status !== 0 && counted.failed === 0) {
    console.log(`The test run ended with ${done.signal ?? done.status}.`);
    counted.failed += 1;
  }
  return counted;
}

/** The conformance page says no more than what this run has shown. */
function checkConformance(results) {
  const args = ['--import', 'tsx', join(root, 'test/conformance.ts'), results, ...(isWriting ? ['--write'] : [])];
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  console.log(`${done.status === 0 ? '✔' : '✖'} conformance page`);
  return done.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

await ensureInstalled('all');
const isWriting = process.argv.includes('--write');
const asked = process.argv
  .slice(2)
  .filter((argument) => argument !== '--write')
  .map((path) => relative(root, resolve(path)));
const wrong = asked.length > 0 ? 0 : runChecks();
const right = asked.length > 0 ? 0 : checks.length - wrong;
const files = asked.length > 0 ? asked : testFiles();
if (files.length === 0) console.log('There are no tests.');
const { bundleTests } = await import('./test-bundles.mjs');
const bundles = await bundleTests(files, programs);
const again = asked.length > 0 ? [] : files.filter(isOfBoth);
const bundlesAgain = again.length > 0 ? await bundleTests(again, programs) : undefined;
const clusters = files.length > 1 ? await startClusters(join(bundles.folder, 'clusters.mjs')) : undefined;
const scratch = mkdtempSync(join(tmpdir(), 'svar-results-'));
const results = join(scratch, 'results');
const shared = {
  SVAR_TEST_PROGRAMS: bundles.folder,
  ...(clusters?.line ? { SVAR_TEST_CLUSTER: clusters.line } : {}),
  SVAR_TEST_RESULTS: results,
};
const runs = files.length > 0 ? [runTests(bundles.paths, shared)] : [{ passed: 0, failed: 1 }];
if (bundlesAgain) {
  console.log('\nWhat says much in SQL, on an external PostgreSQL:');
  runs.push(runTests(bundlesAgain.paths, { ...shared, SVAR_TEST_DATABASE: 'external' }));
}
await clusters?.stop();
bundles.remove();
bundlesAgain?.remove();
if (asked.length === 0) runs.push(checkConformance(results));
rmSync(scratch, { recursive: true, force: true });
const passed = runs.reduce((sum, run) => sum + run.passed, right);
const failed = runs.reduce((sum, run) => sum + run.failed, wrong);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
