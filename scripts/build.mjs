// Bundles the server into .build/, when src/ has changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './install.mjs';

const target = join(root, '.build');

/** The programs by the name of their bundle: the server with its worker, and the demo world that it may be given. */
const programs = {
  server: {
    main: 'src/main.ts',
    'text-worker': 'src/app/text-worker.ts',
    'mail-worker': 'src/app/mail-worker.ts',
    'analysis-worker': 'src/app/analysis-worker.ts',
  },
  demo: { demo: 'seed/demo.ts' },
};

/** Builds one of the programs if needed; tells whether it did. Throws when the sources can't be bundled. */
export async function build(program = 'server') {
  const entries = programs[program];
  const now = hashOfSources();
  const made = stampOf(program);
  if (made.hash === now && made.files.every((name) => existsSync(join(target, name)))) return false;
  const { buildSync } = await import('esbuild');
  // In one go rather than through esbuild's service, which would stay beside the server as a second process.
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: target,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // What is loaded later, or by a worker too, is a file of its own.
    splitting: true,
    // Packages come along: a start that reads one file instead of a thousand takes half the time. What is no script is found where it is.
    external: ['@node-rs/argon2', 'eld', 'pg-native'],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    target: 'node20',
    // Node reads the map, and measures each line, before it runs anything: the sources lie beside it, and long lines are quickly told.
    sourcemap: true,
    sourcesContent: false,
    minifyWhitespace: true,
    write: false,
    logLevel: 'error',
  });
  mkdirSync(target, { recursive: true });
  for (const { path, contents } of outputFiles) replaceFile(path, contents);
  const files = outputFiles.map(({ path }) => basename(path));
  replaceFile(stampPath(program), [now, ...files].join('\n'));
  forgetOld();
  return true;
}

const stampPath = (program) => join(target, `${program}-hash`);

/** What a program was built of, and its files. @param {string} program */
function stampOf(program) {
  const path = stampPath(program);
  const [hash, ...files] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return { hash, files };
}

/** Parts of builds before this one stay for a month: a server that has run since then may still load one. */
function forgetOld() {
  const oldest = Date.now() - 30 * 24 * 3_600_000;
  const current = new Set(Object.keys(programs).flatMap((program) => stampOf(program).files));
  for (const name of readdirSync(target)) {
    if (current.has(name) || !/-[0-9A-Z]{8}\.js(\.map)?$/.test(name)) continue;
    const path = join(target, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest) rmSync(path, { force: true });
  }
}

/** Whole or not at all: another start may be reading it. */
function replaceFile(path, contents) {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, contents);
  renameSync(half, path);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const names = ['src', 'seed']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const self = fileURLToPath(import.meta.url);
  for (const name of [...names, self, join(root, 'package-lock.json')])
    hash
      .update(`${relative(root, name)}\0`)
      .update(readFileSync(name))
      .update('\0');
  return hash.digest('hex');
}
