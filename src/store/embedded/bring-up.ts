import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { fitOwner } from './cluster.ts';
import { alreadyRunning, codeOf, EmbeddedError } from './error.ts';
import { connect, introduce, takeLock } from './lock.ts';
import { lastComplaint } from './log.ts';
import { ownerLives, ownerPid } from './owner.ts';
import { disown, disownSocket, type Found, inspect } from './pid-file.ts';
import type { Place } from './place.ts';
import { commandLine, isAlive, processesOf, send, waitGone } from './processes.ts';
import { ownerSetting, spawnServer } from './server.ts';

/** What one server is brought up with. */
export interface Plan {
  place: Place;
  /** the server's command line without its owner */
  args: string[];
  door: { socketFolder: string; port: number };
  owner: string;
  /** whether the server ends with this process, even after kill -9 */
  tied: boolean;
  say: (line: string) => void;
  /** true when the server is no longer wanted */
  stopped: () => boolean;
  /** hears of every process started, at once */
  started: (child: ChildProcess) => void;
}

/** A server that is ready, and the connection that holds the lock of the one Svar on it. */
export interface Held {
  pid: number;
  client: Client;
  adopted: boolean;
}

/** Thrown out of `bringUp` when the server is no longer wanted. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Looks at the cluster until its server is ready and the lock is ours: starts it, adopts it, waits for it to end or to become ready, as
 * the moment asks. Throws EmbeddedError when another Svar has it or it can't be started, Stopped when `plan.stopped()`.
 */
export async function bringUp(plan: Plan): Promise<Held> {
  const since = performance.now();
  const news = oncePer(plan.say, 10_000);
  let own: ChildProcess | undefined;
  for (let round = 0; ; round += 1) {
    if (plan.stopped()) throw new Stopped();
    const found = await inspect(plan.place.cluster);
    if (found.kind === 'alive') {
      const held = await meet(plan, found, own, news);
      if (held !== undefined) return held;
    } else if (own === undefined || hasEnded(own)) {
      if (own !== undefined) judgeEnd(plan, own, performance.now() - since);
      own = await startIfFree(plan, found.kind, performance.now() - since);
    }
    await sleep(Math.min(10 + round, 100));
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** A living server: waits while it starts or ends, takes the lock when it is ready. Undefined: look again. */
async function meet(
  plan: Plan,
  found: Found & { kind: 'alive' },
  own: ChildProcess | undefined,
  news: (line: string) => void,
): Promise<Held | undefined> {
  if (found.status === 'stopping') {
    news('Waiting for the database server of an earlier run to end …');
    await waitGone(found.pid, 500);
    return undefined;
  }
  if (found.status !== 'ready') {
    if (own?.pid !== found.pid) news('Waiting for the database server to be ready …');
    return undefined;
  }
  const client = await greet(found, plan.owner);
  if (client === undefined) return undefined;
  try {
    const claimed = await claim(plan, found.pid, client);
    if (claimed !== undefined) return { pid: found.pid, client, ...claimed };
  } catch (error) {
    await client.end();
    if (error instanceof EmbeddedError || isAlive(found.pid)) throw error;
    return undefined; // it went away while we talked: look again
  }
  await client.end();
  return undefined;
}

/** Connects; undefined when the server is not there yet or not there any more. */
async function greet(door: { socketFolder: string; port: number }, owner: string): Promise<Client | undefined> {
  try {
    return await connect(door, owner);
  } catch (error) {
    // 57P01-57P03: shutting down, resetting after a crash, starting up.
    if (/^(57P0[123]|ENOENT|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(codeOf(error))) return undefined;
    if (error instanceof Error && /terminated|timeout/i.test(error.message)) return undefined;
    throw error;
  }
}

/** Takes the lock. Undefined when the server is an old one that ends, or has to be started anew and is told to end. */
async function claim(plan: Plan, pid: number, client: Client): Promise<{ adopted: boolean } | undefined> {
  const { place } = plan;
  const { version, startedBy } = await introduce(client, place.cluster);
  // A server belongs to who started it as long as that lives: two starts at once must not swap servers.
  if (startedBy !== plan.owner && ownerLives(startedBy)) throw alreadyRunning(place.folder, ownerPid(startedBy));
  await takeLock(client, place.folder);
  if (startedBy === plan.owner) return { adopted: false };
  const line = commandLine(pid)?.slice(1);
  const sameSettings =
    line === undefined || line.filter((word) => !word.startsWith(ownerSetting)).join('\n') === [...plan.args, '-c'].join('\n');
  if (sameSettings && place.binaries.version.startsWith(`${version}.`)) {
    // It may have been told to end the moment its parent died: then that shows now.
    await sleep(100);
    const now = await inspect(place.cluster);
    if (now.kind !== 'alive' || now.pid !== pid || now.status !== 'ready') return undefined;
    plan.say('Taking over the database server that an earlier run left behind.');
    return { adopted: true };
  }
  plan.say('An earlier run left a database server with other settings: it is started anew.');
  send(pid, 'SIGINT');
  return undefined;
}

/** Starts the server if nothing stands in the way at this moment; undefined: look again. */
async function startIfFree(plan: Plan, kind: Found['kind'], waited: number): Promise<ChildProcess | undefined> {
  const { cluster } = plan.place;
  if (kind === 'empty' && waited < 2000) return undefined; // another start may be about to write it
  if (kind === 'empty' || kind === 'foreign') {
    if (!(await disown(cluster))) {
      quitOrphans(cluster, waited);
      return undefined;
    }
  }
  await disownSocket(plan.door.socketFolder, plan.door.port, cluster);
  if (processesOf(cluster).length === 0) await fitOwner(plan.place);
  const child = spawnServer(plan.place, plan.args, plan.owner, plan.tied);
  child.once('error', () => undefined); // it has no pid then, which judgeEnd tells
  plan.started(child);
  return child;
}

/** The server process we started ended before it was ready: returns when trying again makes sense, else throws EmbeddedError. */
function judgeEnd(plan: Plan, child: ChildProcess, waited: number): void {
  const { cluster, log } = plan.place;
  if (child.pid === undefined) throw new EmbeddedError(`PostgreSQL can't be started: ${child.spawnfile} does not run here`);
  const complaint = lastComplaint(log, child.pid);
  const patient = waited < 30_000;
  if (patient && /lock file .* (already exists|is empty)/.test(complaint)) return; // another start was quicker: meet its server
  if (patient && /pre-existing shared memory block/.test(complaint)) return quitOrphans(cluster, waited);
  if (patient && child.signalCode === 'SIGKILL') return;
  const why = complaint === '' ? `it ended with ${child.signalCode ?? child.exitCode}` : complaint;
  throw new EmbeddedError(`PostgreSQL did not start: ${why} (more in ${log})`);
}

/**
 * Ends processes that outlived a killed server: they hold its shared memory, so that no new one can start. They go by themselves as soon as
 * they look up from their query; after a second they are told as the server itself would tell them, after three they are killed.
 */
function quitOrphans(cluster: string, waited: number): void {
  if (waited < 1000) return;
  const all = processesOf(cluster);
  // A server has the cluster's folder in its command line, its children have not: where there is one, they are no orphans.
  if (all.some((pid) => commandLine(pid)?.includes('-D'))) return;
  for (const pid of all) send(pid, waited < 3000 ? 'SIGQUIT' : 'SIGKILL');
}

/** Says a line, and the same line again only after `ms` milliseconds. */
function oncePer(say: (line: string) => void, ms: number): (line: string) => void {
  const said = new Map<string, number>();
  return (line) => {
    const now = performance.now();
    if (now - (said.get(line) ?? Number.NEGATIVE_INFINITY) < ms) return;
    said.set(line, now);
    say(line);
  };
}
