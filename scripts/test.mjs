// npm test: checks types, style and floors, runs every test, ends with "N passed, N failed" alone on a line.
// npm test -- --write: the same, and docs/generated/conformance.md is made anew from what it has shown.
// node scripts/test.mjs path…: only these test files, without the checks.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { watchMachine } from './machine.mjs';

/** On a machine that is too slow for all of it, no test file begins after so many minutes, installation and all: the run names those that it has left. */
const minutes = Number(process.env.SVAR_TEST_MINUTES ?? 45);
const begun = Date.now();
const until = begun + minutes * 60_000;
/** Programs are ended then. On a machine that gives what its processors promise, this is a failure: something hangs. */
const end = begun + minutes * 1.6 * 60_000;
const programs = 3; // each has to be loaded, which costs as much as many files
const programsAgain = 1;
/** Programs that run at once. A test waits for its database most of the time: several fill each other's gaps, where memory allows it. */
const places = Math.min(4, Math.max(2, Math.floor(totalmem() / 2 ** 31)));

const checks = [
  ['types', 'typescript/bin/tsc', ['--noEmit']],
  ['style', '@biomejs/biome/bin/biome', ['check', '.']],
  ['lint', 'oxlint/bin/oxlint', []],
];

const groups = new Set();
function endGroup(pid) {
  groups.delete(pid);
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // nothing is left of it
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    for (const pid of groups) endGroup(pid);
    process.kill(process.pid, signal);
  });

/** Runs a program of Node's to its end. @returns {Promise<{ how: number | string, said: string }>} its exit code or signal, and what it printed where that was not shown */
async function ended(args, { isShown, env = process.env }) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', ...(isShown ? ['inherit', 'inherit'] : ['pipe', 'pipe'])],
    // a group of its own: what a test has started and left behind ends with it, and cannot keep this run from ending
    detached: process.platform !== 'win32',
  });
  groups.add(child.pid);
  let said = '';
  const hear = (chunk) => {
    said += chunk;
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  const exited = new Promise((done) => child.on('exit', (code, signal) => done(code ?? signal)));
  const closed = new Promise((done) => child.on('close', done));
  const how = await exited;
  endGroup(child.pid);
  await closed;
  return { how, said };
}

/** Runs the checks, one after the other; how many held and how many did not. */
async function runChecks() {
  const counted = { passed: 0, failed: 0 };
  for (const [name, path, args] of checks) {
    const { how, said } = await ended([join(root, 'node_modules', path), ...args], { isShown: false });
    counted[how === 0 ? 'passed' : 'failed'] += 1;
    console.log(`${how === 0 ? '✔' : '✖'} ${name}`);
    if (how !== 0) console.log(said);
  }
  return counted;
}

/** Suites that say much in SQL run once against the embedded server and once against the oldest supported one, outside; the longer ones in a whole run. */
const isWhole = process.env.SVAR_TEST_WHOLE === '1';
const TWICE = /^test\/wire\/(?:custom-fields|lists)\.test/;
const TWICE_WHOLE = /^test\/(?:scenarios\/|properties\/(?!rights|review|texts)|wire\/(?:archives|attachments)|seeds\.test)/;
/** Searches far and wide for what others show in the small; a usual run leaves them out, and says so. */
const WIDE =
  /^(?:test\/(?:bad-(?:wire-texts|wire-archives|wire-resources|ids)|webhooks-running|properties\/(?:sequences|gathering|merged|texts))|src\/store\/archives\/columns|bench\/bench)\.test/;
const isWide = (name) => WIDE.test(name.replaceAll('\\', '/'));
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
  return ['src', 'test', 'seed', 'bench', 'eval'].flatMap((folder) => {
    const at = join(root, folder);
    if (!existsSync(at)) return [];
    return readdirSync(at, { recursive: true })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name))
      .sort();
  });
}

/**
 * Runs test files, bundled, several programs at a time; what node:test counted.
 * @param {string[]} files
 * @param {Record<string, string>} more of the environment
 * @param {boolean} isShown at once, or when it is over
 */
async function runTests(files, more = {}, isShown = true) {
  const scratch = mkdtempSync(join(tmpdir(), 'svar-test-'));
  const tap = join(scratch, 'result.tap');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
  ];
  const args = [
    '--enable-source-maps',
    '--test',
    `--test-concurrency=${places}`,
    `--test-timeout=${Math.max(60_000, end - Date.now())}`,
    ...reporters,
    ...files,
  ];
  // Started by a test itself, this run is still one of its own.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { how, said } = await ended(args, { isShown, env: { ...env, ...more } });
  const result = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  rmSync(scratch, { recursive: true, force: true });
  const count = (word) => Number([...result.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  const cutOff = count('cancelled');
  const counted = { passed: count('pass'), failed: count('fail'), cutOff };
  if (counted.passed + counted.failed + cutOff === 0) {
    console.log('No test ran.');
    counted.failed += 1;
  } else if (how !== 0 && counted.failed + cutOff === 0) {
    console.log(`The test run ended with ${how}.`);
    counted.failed += 1;
  }
  return { ...counted, said };
}

/** The conformance page says no more than what this run has shown. */
function checkConformance(results) {
  const args = ['--import', 'tsx', join(root, 'test/conformance.ts'), results, ...(isWriting ? ['--write'] : [])];
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  console.log(`${done.status === 0 ? '✔' : '✖'} conformance page`);
  return done.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What a run has noted of itself: what files cost, and which it has left. */
function notesOf(results) {
  const lines = existsSync(results) ? readFileSync(results, 'utf8').trim().split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** Files that a run owes an answer for. */
function nameFiles(what, files) {
  if (files.length === 0) return;
  console.log(`\nThe machine was too slow for all of it in ${minutes} minutes (SVAR_TEST_MINUTES). ${what}, ${files.length} files:`);
  for (const file of files) console.log(`         -  ${file}`);
}

/** The dearest files of a run: what to look at when it takes too long; and those that it has left. */
function showCosts(notes, left, unended) {
  const costs = notes.filter(({ cost }) => cost !== undefined);
  const all = costs.reduce((sum, { cost }) => sum + cost, 0);
  const first = costs.sort((a, b) => b.cost - a.cost).slice(0, 25);
  console.log(`\nWork of the test processes, ${Math.round(all / 1000)} s in all; of the dearest files:`);
  for (const { cost, file } of first) console.log(`${(cost / 1000).toFixed(1).padStart(8)} s  ${file}`);
  nameFiles('NOT TRIED', left);
  nameFiles('BROKEN OFF', unended);
}

const machine = watchMachine();
await ensureInstalled('all');
const isWriting = process.argv.includes('--write');
const asked = process.argv
  .slice(2)
  .filter((argument) => argument !== '--write')
  .map((path) => relative(root, resolve(path)));
const every = asked.length > 0 ? asked : testFiles();
const files = asked.length > 0 || isWhole ? every : every.filter((file) => !isWide(file));
if (files.length < every.length) console.log(`${every.length - files.length} files are left to a whole run (SVAR_TEST_WHOLE=1).`);
if (files.length === 0) console.log('There are no tests.');
const { bundleTests } = await import('./test-bundles.mjs');
const again = asked.length > 0 ? [] : files.filter(isOfBoth);
const bundles = await bundleTests([
  { files, programs },
  { files: again, programs: programsAgain },
]);
const [paths, pathsAgain] = bundles.paths;
const clusters = files.length > 1 ? await startClusters(join(bundles.folder, 'clusters.mjs')) : undefined;
const scratch = mkdtempSync(join(tmpdir(), 'svar-results-'));
const results = join(scratch, 'results');
const shared = {
  SVAR_TEST_PROGRAMS: bundles.folder,
  ...(clusters?.line ? { SVAR_TEST_CLUSTER: clusters.line } : {}),
  SVAR_TEST_RESULTS: results,
  ...(asked.length > 0 ? {} : { SVAR_TEST_UNTIL: String(until) }),
};
const external = { ...shared, SVAR_TEST_DATABASE: 'external' };
const [checked, run, runAgain] = await Promise.all([
  asked.length > 0 ? { passed: 0, failed: 0 } : runChecks(),
  files.length > 0 ? runTests(paths, shared) : { passed: 0, failed: 1 },
  again.length > 0 ? runTests(pathsAgain, external, false) : { passed: 0, failed: 0 },
]);
if (again.length > 0) console.log(`\nWhat says much in SQL, on an external PostgreSQL:\n${runAgain.said}`);
await clusters?.stop();
bundles.remove();
const notes = notesOf(results);
const all = [checked, run, runAgain];
const cutOff = all.reduce((sum, counted) => sum + (counted.cutOff ?? 0), 0);
const { share, isStarved } = machine();
// what had no time left is no failure where there was none to be had; it is named, as what was not begun is
const isExcused = cutOff > 0 && Date.now() >= end && isStarved;
const done = new Set(notes.flatMap(({ cost, file }) => (cost === undefined ? [] : [file])));
const unended = notes.flatMap(({ begun }) => (begun === undefined || done.has(begun) ? [] : [begun]));
const left = notes.flatMap(({ left }) => left ?? []);
const isWholeRun = asked.length === 0 && left.length === 0 && cutOff === 0;
// a page that says what was shown is compared only with a run that has tried everything
const runs = [...all, ...(isWholeRun ? [checkConformance(results)] : []), ...(isExcused ? [] : [{ passed: 0, failed: cutOff }])];
if (asked.length === 0) showCosts(notes, left, cutOff > 0 ? unended : []);
console.log(`\nThe machine gave ${share.toFixed(2)} of a processor; ${Math.round((Date.now() - begun) / 60_000)} minutes.`);
rmSync(scratch, { recursive: true, force: true });
const sum = (which) => runs.reduce((all, counted) => all + counted[which], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
