// npm run guards: takes the guards of the product away, one by one, in a copy of its sources, and runs the test that has to notice.
// npm run guards -- WORD…: only those whose names hold one of the words. --list names them.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

const COPIED = ['src', 'test', 'seed', 'bench', 'scripts', 'docs', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** Without a guard a test may never end, which is noticed too. */
const LONGEST_MS = 300_000;

/** A copy of the sources. Its packages are ours. */
function copyOf() {
  const copy = mkdtempSync(join(tmpdir(), 'svar-guards-'));
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Tests under way end with us. */
let running = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    if (running) process.kill(-running, 'SIGTERM');
    process.exit(1);
  });

/** Runs test files in a copy. @returns {Promise<{ passed: boolean, failures: string[], said: string }>} names of the tests that failed */
async function run(copy, files) {
  // each run is one of its own, and a usual one
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:SVAR_TEST_|NODE_TEST)/.test(name)));
  const child = spawn(process.execPath, ['scripts/test.mjs', ...files], {
    cwd: copy,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running = child.pid;
  let said = '';
  const hear = (chunk) => {
    said += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    process.kill(-child.pid, 'SIGTERM');
  }, LONGEST_MS);
  await new Promise((done) => child.on('close', done));
  clearTimeout(late);
  running = null;
  const failures = [...said.matchAll(/^\s*✖ (.+?) \([\d.]+ms\)$/gm)].map(([, name]) => name);
  const passed = /^(\d+) passed, 0 failed$/m.test(said);
  return { passed, failures: isLate ? ['it did not end', ...failures] : failures, said };
}

const once = (text, part) => text.split(part).length === 2;

/** Takes one guard away, and says what came of it. @returns {Promise<{ isCaught: boolean, how: string }>} */
async function without(copy, { file, from, to, test, caughtBy }) {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (!once(text, from)) return { isCaught: false, how: 'the guard has moved: its text is not there once' };
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  const { passed, failures, said } = await run(copy, [test]);
  writeFileSync(path, text);
  if (passed) return { isCaught: false, how: 'nothing failed' };
  const noticed = failures.find((name) => caughtBy.test(name) && !name.endsWith('.ts'));
  return noticed ? { isCaught: true, how: noticed } : { isCaught: false, how: `another failure: ${failures[0] ?? said.slice(-500)}` };
}

/** @param {readonly object[]} guards @returns {Promise<boolean>} were all caught? */
async function removeOneByOne(guards) {
  const copy = copyOf();
  try {
    const whole = await run(copy, [...new Set(guards.map(({ test }) => test))]);
    if (!whole.passed) {
      console.log(`The tests fail with all guards in place:\n${whole.said.slice(-2_000)}`);
      return false;
    }
    let caught = 0;
    for (const guard of guards) {
      const { isCaught, how } = await without(copy, guard);
      if (isCaught) caught++;
      console.log(`${isCaught ? '✔' : '✖'} ${guard.name} (${guard.file})\n    ${how}`);
    }
    console.log(`\n${caught} of ${guards.length} guards are missed when they are gone`);
    return caught === guards.length;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

await ensureInstalled('all');
const { register } = await import('tsx/esm/api');
register();
const { GUARDS } = await import('../test/support/guards.ts');
const words = process.argv.slice(2).filter((word) => word !== '--list');
const chosen = GUARDS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (process.argv.includes('--list')) for (const { name, file } of chosen) console.log(`${name} (${file})`);
else process.exitCode = (await removeOneByOne(chosen)) ? 0 : 1;
