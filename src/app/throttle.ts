/**
 * Failed log-ins slow down the next ones. Only checks of a password pass here: sessions, tokens and remembered passwords never
 * do, so guessing cannot lock an owner out. An attempt counts from its start, so that many at once count too; a good one is
 * taken off again.
 *
 * After five failures of one name from one address the next attempts have to keep a distance of 1, 2, 4 … 60 s. A short rest of
 * it is waited out here, so that the answer is a late 401; a longer one is told at once. Source: reliability §4, auth §9.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** Too many log-ins just now; `seconds` later it may go on. */
export class TooBusy extends Error {
  readonly seconds: number;
  constructor(message: string, seconds = 2) {
    super(message);
    this.seconds = seconds;
  }
}

const FREE_FAILURES = 5;
const DISTANCE_AT_MOST = 60_000;
const WAITED_OUT_MS = 2_000;
const WAITING_AT_MOST = 64;
const REMEMBERED_AT_MOST = 20_000;
const MINUTE = 60_000;
const ADDRESS = { failures: 50, ms: 10 * MINUTE };
const USER = { failures: 200, ms: 60 * MINUTE };
const PAIR_FORGOTTEN_MS = 60 * MINUTE;

/** Whose address it is, for counting: of IPv6 the first half, since whoever has one address there has all of its network. */
export function neighbourhood(address: string): string {
  if (!address.includes(':') || address.toLowerCase().startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const between = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...between, ...after].slice(0, 4).join(':')}::`;
}

interface Count {
  failures: number;
  /** A window's start, or of a pair the last attempt; milliseconds. */
  since: number;
}

/** Counts with a bound on how many are kept: who was counted longest ago is forgotten first. */
class Counts {
  private readonly counts = new Map<string, Count>();
  private readonly forgottenAfter: number;

  constructor(forgottenAfter: number) {
    this.forgottenAfter = forgottenAfter;
  }

  get(key: string, at: number): Count {
    const found = this.counts.get(key);
    return found && at - found.since < this.forgottenAfter ? found : { failures: 0, since: at };
  }

  set(key: string, count: Count): void {
    this.counts.delete(key);
    if (count.failures <= 0) return;
    if (this.counts.size >= REMEMBERED_AT_MOST) this.counts.delete(this.counts.keys().next().value ?? '');
    this.counts.set(key, count);
  }

  add(key: string, at: number, by: number): number {
    const { failures, since } = this.get(key, at);
    this.set(key, { failures: failures + by, since });
    return failures + by;
  }
}

export class Throttle {
  private readonly pairs = new Counts(PAIR_FORGOTTEN_MS);
  private readonly addresses = new Counts(ADDRESS.ms);
  private readonly names = new Counts(USER.ms);
  private readonly wait: (ms: number) => Promise<unknown>;
  private waiting = 0;

  /** @param wait lets time pass; the real one when absent */
  constructor(wait: (ms: number) => Promise<unknown> = sleep) {
    this.wait = wait;
  }

  /**
   * Lets an attempt begin, perhaps after a while. It is counted as failed until `forgive` says otherwise.
   * @param name the name as it is compared
   * @param at milliseconds since 1970
   * @returns is this name under attack from many addresses, since this very attempt?
   * @throws TooBusy
   */
  async begin(name: string, from: string, at: number): Promise<boolean> {
    const address = neighbourhood(from);
    const pair = `${address} ${name}`;
    const known = this.addresses.get(address, at);
    if (known.failures >= ADDRESS.failures)
      throw new TooBusy('too many failed log-ins from this address', secondsTo(known.since + ADDRESS.ms, at));
    const ofName = this.names.get(name, at).failures;
    const { failures, since } = this.pairs.get(pair, at);
    const rest = Math.max(since + distanceAfter(failures) - at, ofName >= USER.failures ? WAITED_OUT_MS : 0);
    if (rest > WAITED_OUT_MS || (rest > 0 && this.waiting >= WAITING_AT_MOST))
      throw new TooBusy('too many failed log-ins', secondsTo(at + rest, at));
    this.pairs.set(pair, { failures: failures + 1, since: at + rest });
    this.addresses.add(address, at, 1);
    const isNew = this.names.add(name, at, 1) === USER.failures;
    if (rest > 0) await this.hold(rest);
    return isNew;
  }

  /** The attempt was good: what it was counted for is taken back. */
  forgive(name: string, from: string, at: number): void {
    const address = neighbourhood(from);
    this.pairs.set(`${address} ${name}`, { failures: 0, since: at });
    this.addresses.add(address, at, -1);
    this.names.add(name, at, -1);
  }

  private async hold(ms: number): Promise<void> {
    this.waiting++;
    try {
      await this.wait(ms);
    } finally {
      this.waiting--;
    }
  }
}

/** How long after the last attempt the next one may begin. */
const distanceAfter = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(DISTANCE_AT_MOST, 1_000 * 2 ** (failures - FREE_FAILURES));

const secondsTo = (end: number, at: number): number => Math.max(1, Math.ceil((end - at) / 1_000));
