/**
 * Who calls? A password costs a hash, so a successful check is remembered for five minutes, in memory and unreadable.
 * Source: reliability §4.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Agent, Desk } from '../domain/desk.ts';
import { mayLogIn } from '../domain/desk.ts';
import type { DeskKeeper } from './desk-keeper.ts';
import { type Throttle, TooBusy } from './throttle.ts';

export { TooBusy } from './throttle.ts';

/** argon2id at OWASP's minimum: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const REMEMBERED_MS = 5 * 60_000;
const REMEMBERED_AT_MOST = 10_000;
const HASHES_AT_ONCE = 2;
const WAITING_AT_MOST = 64;
/** Characters of a name by which its failures are counted, one more than a log-in has: long ones must not fill the memory. */
const NAME_COUNTED = 64;

/** The hash of a password, `$argon2id$…`. */
export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

interface Remembered {
  associateId: number;
  /** Version of the credential that was checked. */
  version: number;
  until: number;
}

export interface SignInRules {
  /** Slows down failed log-ins; null: nothing does. */
  throttle: Throttle | null;
  /** Characters that a new password has to have. */
  shortestPassword: number;
}

export class SignIn {
  private readonly desks: DeskKeeper;
  private readonly key: Uint8Array;
  private readonly remembered = new Map<string, Remembered>();
  private running = 0;
  /** Checks under way, so that calls at the same time with the same credentials cost one hash. */
  private readonly checks = new Map<string, Promise<boolean>>();
  private readonly waiting: (() => void)[] = [];
  /** Who may log in, by folded name, of the desk last asked about. */
  private names: { desk: Desk | null; agents: ReadonlyMap<string, Agent> } = { desk: null, agents: new Map() };
  /** A hash of nothing, so that an unknown name takes as long as a known one. */
  private readonly decoy: Promise<string>;

  private readonly throttle: Throttle | null;
  /** Told the associate id of a user whose password is being guessed from many places. */
  onAttack: (associateId: number) => void = () => undefined;

  /** Characters that a new password has to have. */
  readonly shortestPassword: number;

  /** @param key at least 32 random bytes, new at each start */
  constructor(desks: DeskKeeper, key: Uint8Array, rules: SignInRules = { throttle: null, shortestPassword: 12 }) {
    this.desks = desks;
    this.key = key;
    this.throttle = rules.throttle;
    this.shortestPassword = rules.shortestPassword;
    this.decoy = hashPassword(Buffer.from(key).toString('base64'));
  }

  /**
   * The agent of a name and password, or null.
   * @param at the moment of the call, milliseconds
   * @param address where the call comes from
   * @throws TooBusy when too many checks wait already, or too many have failed
   */
  async byPassword(name: string, password: string, at: number, address = ''): Promise<Agent | null> {
    const { credentials } = this.desks.current();
    const agent = this.find(name);
    const credential = agent ? credentials.get(agent.associateId) : undefined;
    const mark = this.mark(name, password);
    const remembered = credential ? this.recall(mark, credential.version, at) : null;
    if (agent && remembered === agent.associateId) return agent;
    const stored = credential?.hash ?? (await this.decoy);
    const good = await this.checkOnce(`${mark} ${stored}`, () =>
      this.attempt(fold(name).slice(0, NAME_COUNTED), agent, stored, password, at, address),
    );
    if (!good || !agent || !credential) return null;
    // a password that was changed while it was being checked is not the password any more
    if (this.desks.current().credentials.get(agent.associateId)?.version !== credential.version) return null;
    this.remember(mark, { associateId: agent.associateId, version: credential.version, until: at + REMEMBERED_MS });
    return agent;
  }

  /** How often all was forgotten. */
  forgotten = 0;
  /** Forgets what was checked: every password is checked again. */
  forget(): void {
    this.remembered.clear();
    this.forgotten++;
  }

  private find(name: string): Agent | undefined {
    const { desk } = this.desks.current();
    if (this.names.desk !== desk) {
      const mayEnter = [...desk.associates.values()].filter(mayLogIn);
      this.names = { desk, agents: new Map(mayEnter.map((agent) => [fold(agent.login), agent])) };
    }
    return this.names.agents.get(fold(name));
  }

  private mark(name: string, password: string): string {
    return createHmac('sha256', this.key)
      .update(`${fold(name)}\0${password}`)
      .digest('base64');
  }

  private recall(mark: string, version: number, at: number): number | null {
    const found = this.remembered.get(mark);
    if (!found) return null;
    if (found.version === version && found.until > at) return found.associateId;
    this.remembered.delete(mark);
    return null;
  }

  private remember(mark: string, what: Remembered): void {
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.delete(this.remembered.keys().next().value ?? '');
    this.remembered.set(mark, what);
  }

  private checkOnce(key: string, attempt: () => Promise<boolean>): Promise<boolean> {
    let check = this.checks.get(key);
    if (!check) {
      check = attempt().finally(() => this.checks.delete(key));
      this.checks.set(key, check);
    }
    return check;
  }

  /** One check that counts: a failed one slows down the next. */
  private async attempt(
    name: string,
    agent: Agent | undefined,
    stored: string,
    password: string,
    at: number,
    address: string,
  ): Promise<boolean> {
    if ((await this.throttle?.begin(name, address, at)) && agent) this.onAttack(agent.associateId);
    const isGood = await this.check(stored, password);
    if (isGood && agent) this.throttle?.forgive(name, address, at);
    return isGood;
  }

  private async check(stored: string, password: string): Promise<boolean> {
    if (this.running < HASHES_AT_ONCE) this.running++;
    else if (this.waiting.length >= WAITING_AT_MOST) throw new TooBusy('too many log-ins at the same time');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await verify(stored, password);
    } finally {
      // the place goes straight to who waits longest: given back first, a newcomer could take it too
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

/** Log-ins are compared without regard to case or to how a letter is composed. */
const fold = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Equality that takes the same time wherever two secrets differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
