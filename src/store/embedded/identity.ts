import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { program } from './binaries.ts';

/** nobody: known on every system, and PostgreSQL needs a user that is known. */
const nobody = 65534;

/**
 * As whom PostgreSQL runs, for it refuses to be root:
 * `direct` as we are; `other` as another user; `mapped` as ourselves, but seen by PostgreSQL as nobody (a user namespace).
 * `uid` and `gid` are the owners its files need, as this process sees them.
 */
export interface Identity {
  kind: 'direct' | 'other' | 'mapped';
  uid: number;
  gid: number;
}

export interface Launch {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

/** How to start `program` under an identity; with `endSignal`, the kernel sends it that signal when this process dies in any way. */
export function launch(identity: Identity, name: string, args: string[], endSignal: 'SIGINT' | 'SIGKILL' | undefined): Launch {
  const tied = endSignal !== undefined && hasSetpriv() ? ['--pdeathsig', endSignal] : [];
  const other =
    identity.kind === 'other' && hasSetpriv() ? ['--reuid', `${identity.uid}`, '--regid', `${identity.gid}`, '--clear-groups'] : [];
  const setpriv = tied.length + other.length === 0 ? [] : ['setpriv', ...tied, ...other, '--'];
  // setpriv comes last: the kernel forgets the signal when a process enters a namespace.
  const [command = name, ...rest] = [...(identity.kind === 'mapped' ? [...mapping, '--'] : []), ...setpriv, name, ...args];
  const plain = { command, args: rest };
  return identity.kind === 'other' && other.length === 0 ? { ...plain, uid: identity.uid, gid: identity.gid } : plain;
}

const mapping = ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`];

let setprivWorks: boolean | undefined;

/** Tried rather than looked for: small systems have a setpriv that knows less. */
function hasSetpriv(): boolean {
  setprivWorks ??= process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'SIGINT', 'true']).status === 0;
  return setprivWorks;
}

/**
 * The identity to use, or undefined when none works where things lie (then they have to lie elsewhere).
 * @param home the folder that holds the cluster; it exists
 * @param owner the uid that owns the cluster's files, when there are any
 */
export function chooseIdentity(binaries: Binaries, home: string, owner: number | undefined, mayMap: boolean): Identity | undefined {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  const direct: Identity = { kind: 'direct', uid, gid };
  const mapped: Identity = { kind: 'mapped', uid, gid };
  if (uid !== 0 || process.getuid === undefined) return isKnown() || !mayMap || !runs(binaries, mapped) ? direct : mapped;
  const other = otherUser(owner);
  if (canReach(other, binaries, home) && runs(binaries, other)) return other;
  return mayMap && runs(binaries, mapped) ? mapped : undefined;
}

function isKnown(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false; // a container started with a number for a user
  }
}

/** Root runs an ordinary user's cluster as that user, so that the user can go on with it; everything else as nobody. */
function otherUser(owner: number | undefined): Identity {
  const line = owner === undefined || owner === 0 ? undefined : passwdLine(owner);
  if (owner === undefined || line === undefined) return { kind: 'other', uid: nobody, gid: nobody };
  return { kind: 'other', uid: owner, gid: Number(line.split(':')[3]) };
}

function passwdLine(uid: number): string | undefined {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.split(':')[2] === String(uid));
  } catch {
    return undefined;
  }
}

function canReach(identity: Identity, binaries: Binaries, home: string): boolean {
  const share = join(binaries.folder, 'native', 'share', 'postgresql', 'postgres.bki');
  return canEnter(identity, home) && canEnter(identity, dirname(share)) && allows(identity, share, 4);
}

/** Whether a user may go down to a folder: the x bit of it and of every folder above it. */
function canEnter(identity: Identity, folder: string): boolean {
  return allows(identity, folder, 1) && (folder === dirname(folder) || canEnter(identity, dirname(folder)));
}

function allows(identity: Identity, path: string, bit: 1 | 4): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === identity.uid ? 6 : gid === identity.gid ? 3 : 0;
  return ((mode >> shift) & bit) !== 0;
}

/** The proof: the server's own program says its version when started in this way. */
function runs(binaries: Binaries, identity: Identity): boolean {
  const { command, args, ...ids } = launch(identity, program(binaries, 'postgres'), ['--version'], undefined);
  return spawnSync(command, args, { cwd: '/', ...ids }).status === 0;
}
