import type { ChildProcess } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { bringUp, type Held, type Plan, Stopped } from './bring-up.ts';
import { alreadyRunning, codeOf, EmbeddedError, wordsOf } from './error.ts';
import { boundLog } from './log.ts';
import { newOwner, ownerEnded, ownerLives, ownerPid } from './owner.ts';
import type { Place } from './place.ts';
import { isAlive, processesOf, send, waitGone } from './processes.ts';

export interface KeeperOptions {
  place: Place;
  args: string[];
  door: { socketFolder: string; port: number };
  tied: boolean;
  say: (line: string) => void;
  /** hears each time that a server has been told to start */
  started: () => void;
  /** what has to be done through the lock's connection each time the server has become ready */
  ready: (held: Held) => Promise<void>;
}

/** Keeps one server up: holds the lock of the one Svar on it, starts it again when it is lost, and ends it. */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #owner = newOwner();
  readonly #lost: ((why: string) => void)[] = [];
  readonly #restarted: (() => void)[] = [];
  readonly #endWithUs = () => this.#signal('SIGINT');
  #held: Held | undefined;
  #child: ChildProcess | undefined;
  #recovery: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;
  #logGuard: NodeJS.Timeout | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get adopted(): boolean {
    return this.#held?.adopted ?? false;
  }

  pid(): number | undefined {
    return this.#held?.pid;
  }

  onLost(listener: (why: string) => void): void {
    this.#lost.push(listener);
  }

  onRestarted(listener: () => void): void {
    this.#restarted.push(listener);
  }

  /** The first start. Throws EmbeddedError; then nothing of ours runs any more. */
  async start(): Promise<void> {
    const { place } = this.#options;
    process.once('exit', this.#endWithUs);
    try {
      // While a holder starts its killed server again, no server tells who holds the folder: this file does.
      const holder = await readOwner(place);
      if (ownerLives(holder)) throw alreadyRunning(place.folder, ownerPid(holder));
      await this.#up();
      await writeFile(place.ownerFile, `${this.#owner}\n`, { mode: 0o600 });
    } catch (error) {
      process.removeListener('exit', this.#endWithUs);
      ownerEnded(this.#owner);
      await this.#held?.client.end();
      if (this.#held !== undefined) await endServer(this.#held.pid);
      // Started, but never ours to use: another Svar may be the one who uses it, and then it stays.
      else if (this.#child?.pid !== undefined && !(error instanceof EmbeddedError)) await endServer(this.#child.pid);
      throw error;
    }
    this.#logGuard = setInterval(() => this.#boundLog(), 60_000).unref();
  }

  /** Ends the server: in good order (10 s), then at once. Safe at any moment, also while it is being started again, and twice. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    clearInterval(this.#logGuard);
    process.removeListener('exit', this.#endWithUs);
    await this.#recovery;
    const held = this.#held;
    this.#held = undefined;
    await held?.client.end().catch(() => undefined); // it may be broken already, which is what we want
    for (const pid of new Set([held?.pid, this.#child?.pid])) if (pid !== undefined) await endServer(pid);
    const { place } = this.#options;
    // what a killed server leaves behind notices it by itself, but not at once
    for (const pid of processesOf(place.cluster)) await waitGone(pid, 5_000);
    ownerEnded(this.#owner);
    if ((await readOwner(place)) === this.#owner) await rm(place.ownerFile, { force: true });
  }

  async #up(): Promise<void> {
    const { place, args, door, tied, say, started, ready } = this.#options;
    const plan: Plan = {
      place,
      args,
      door,
      owner: this.#owner,
      tied,
      say,
      stopped: () => this.#stopping !== undefined,
      started: (child) => {
        this.#child = child;
        child.once('exit', (code, signal) => this.#ended(child, `the database server ended (${signal ?? code})`));
        started();
      },
    };
    const held = await bringUp(plan);
    this.#held = held;
    held.client.once('end', () => this.#dropped(held));
    await ready(held);
  }

  #ended(child: ChildProcess, why: string): void {
    if (this.#child === child) this.#child = undefined;
    if (this.#held !== undefined && this.#held.pid === child.pid) this.#lose(this.#held, why);
  }

  /** The lock's connection is gone: with the server, or because the server reset all connections after one of its processes crashed. */
  #dropped(held: Held): void {
    this.#lose(held, isAlive(held.pid) ? 'the database server dropped its connections' : 'the database server is gone');
  }

  #lose(held: Held, why: string): void {
    if (this.#held !== held || this.#stopping !== undefined) return;
    this.#held = undefined;
    void held.client.end().catch(() => undefined); // gone with its server
    for (const listener of this.#lost) listener(why);
    this.#recovery ??= this.#recover().finally(() => {
      this.#recovery = undefined;
    });
  }

  /** Tries until the server is back or no longer wanted; first at once, then ever more slowly, up to every 5 s. */
  async #recover(): Promise<void> {
    for (let pause = 100; this.#stopping === undefined; pause = Math.min(pause * 2, 5000)) {
      try {
        await this.#up();
        if (this.#stopping !== undefined) return;
        for (const listener of this.#restarted) listener();
        return;
      } catch (error) {
        if (error instanceof Stopped) return;
        this.#options.say(`The database can't be started again yet: ${wordsOf(error)}`);
        const until = performance.now() + pause;
        while (performance.now() < until && this.#stopping === undefined) await sleep(20);
      }
    }
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#held?.pid ?? this.#child?.pid;
    if (pid !== undefined) send(pid, signal);
  }

  #boundLog(): void {
    try {
      boundLog(this.#options.place.log);
    } catch (error) {
      this.#options.say(`The database's log can't be kept small: ${wordsOf(error)}`);
    }
  }
}

async function endServer(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 2000],
  ] as const) {
    if (!send(pid, signal) || (await waitGone(pid, patience))) return;
  }
}

async function readOwner(place: Place): Promise<string> {
  try {
    return (await readFile(place.ownerFile, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}
