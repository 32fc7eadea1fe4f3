// Brings node_modules to what package-lock.json says. Uses nothing but Node itself, for nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const marker = join(modules, '.svar-install.json');
const oldest = [20, 19];

/** Ends the process with one line when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`Svar needs Node.js ${oldest.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Installs when needed, and ends the process with one line when that fails.
 * @param {'prod' | 'all'} kind what the product needs, or also what its tests need; an 'all' install serves for 'prod' too
 */
export async function ensureInstalled(kind) {
  requireNode();
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (isInstalled(lock, kind)) return;
  await alone(() => {
    if (isInstalled(lock, kind)) return; // another start has done it meanwhile
    // The same versions with more beside them: nothing a running server uses may be taken away.
    const adds = kind === 'all' && isInstalled(lock, 'prod');
    console.log(adds ? 'Installing what the tests need …' : 'Installing what Svar needs (this happens once) …');
    install(kind, adds);
    mark(lock, kind);
  });
}

/** @param {string} lock @param {'prod' | 'all'} kind */
function isInstalled(lock, kind) {
  const found = readJson(marker);
  if (found?.lock === hash(lock)) return found.kind === 'all' || kind === 'prod';
  // Somebody ran npm by hand: npm's own record tells what is there.
  const present = readJson(join(modules, '.package-lock.json'))?.packages;
  if (present === undefined || found !== undefined) return false;
  const needed = Object.entries(JSON.parse(lock).packages).filter(([path, entry]) => path !== '' && isNeeded(entry, kind));
  if (!needed.every(([path, entry]) => present[path]?.version === entry.version)) return false;
  mark(lock, kind);
  return true;
}

/** Optional ones are mostly for other systems. @param {{ optional?: boolean, devOptional?: boolean, dev?: boolean }} entry */
function isNeeded(entry, kind) {
  return entry.optional !== true && entry.devOptional !== true && (kind === 'all' || entry.dev !== true);
}

function mark(lock, kind) {
  try {
    writeFileSync(marker, `${JSON.stringify({ lock: hash(lock), kind })}\n`);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error; // somebody else's installation: looked through each time
  }
}

/** @param {'prod' | 'all'} kind @param {boolean} adds whether something is there that has to stay */
function install(kind, adds) {
  const which = kind === 'all' ? '--include=dev' : '--omit=dev';
  const strict = adds ? undefined : npm(['ci', which]);
  if (strict?.status === 0) return;
  // A lock file made where the registry lacks a package of another system does not satisfy `npm ci`. The same versions can be had without it.
  const lacksOthers = strict === undefined || /Missing: .* from lock file/.test(strict.stderr);
  const done = lacksOthers ? npm(['install', '--no-save', which]) : strict;
  if (done.status === 0) return;
  const why = done.error === undefined ? `npm ended with ${done.signal ?? done.status}` : `npm can't be run: ${done.error.message}`;
  console.error(`${done.stderr ?? ''}\nSvar can't be installed: ${why}.`);
  process.exit(1);
}

/** @param {string[]} args */
function npm(args) {
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const path = process.env.npm_execpath; // set when npm started us: then the same npm
  const usable = path !== undefined && /npm-cli\.[cm]?js$/.test(path);
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] };
  return usable
    ? spawnSync(process.execPath, [path, ...all], options)
    : spawnSync('npm', all, { ...options, shell: process.platform === 'win32' });
}

/** One installation at a time: two would delete each other's files. @param {() => void} work */
async function alone(work) {
  const lock = join(root, '.build', 'installing');
  mkdirSync(join(root, '.build'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isHeld(lock)) await sleep(300);
    else rmSync(lock, { force: true });
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release); // also when the work ends the process
  try {
    work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

function isHeld(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (!(pid > 0)) return Date.now() - statSync(lock).mtimeMs < 5000; // about to be written, or a crash at that moment
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readJson(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // half written by a killed run: as good as none
  }
}

/** @param {string} text */
export function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}
