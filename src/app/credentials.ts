/**
 * Tokens at work. One that was looked up is kept in memory as long as the desk keeps its version, so that calls cost no round
 * trip: a revocation raises that version. Only what is good comes from memory; a refusal always comes from the database.
 *
 * Use begins a token's idle time anew. Moments of use are kept here and written together within a minute; a token whose
 * stored end comes near is written before it is accepted, so that another process never takes it for dead.
 */
import { timingSafeEqual } from 'node:crypto';
import { type Agent, mayLogIn } from '../domain/desk.ts';
import { endOf, endOfNew, isAlive, type Token, type TokenKind } from '../domain/token.ts';
import { type KeptToken, keepToken, keptTokenOf, type NewToken, noteUses, revokeTokens, tokenByLookup } from '../store/credentials.ts';
import type { Database } from '../store/database.ts';
import { DESK_VERSION, deskVersionOf } from '../store/ticket-reads.ts';
import type { Caller } from './call.ts';
import { hashOf, KINDS, lookupOf, TOKEN_BYTES, type TokenShape, writeToken } from './credentials-text.ts';
import type { DeskKeeper } from './desk-keeper.ts';

const KEPT_AT_MOST = 10_000;
const WRITTEN_WITHIN_MS = 60_000;
/** When less than this is left of the stored idle time, a use is written before it counts. */
const NEAR_MS = 10 * 60_000;
/** Who asks again this soon is given the same token: its text is remembered this long and no longer. */
const REPEATED_MS = 5 * 60_000;
const REPEATED_AT_MOST = 1_000;

interface Known {
  token: KeptToken;
  /** The desk's version when it was read. */
  deskVersion: number;
  /** The use that the database knows. */
  storedUse: number | null;
}

/** What a new token shall be. */
export interface Wanted {
  kind: TokenKind;
  agent: Agent;
  credentialVersion: number;
  label: string;
  /** The call's own token, when it was made with one. */
  from: Token | null;
  /** Associate id of who asks. */
  by: number;
  expiresAt: number | null;
}

export interface Surroundings {
  /** Random bytes fit for secrets. */
  bytes(count: number): Uint8Array;
  /** Told when uses could not be written; they are tried again. */
  complain(error: unknown): void;
}

export class Credentials {
  private readonly database: Database;
  private readonly desks: DeskKeeper;
  private readonly around: Surroundings;
  private readonly known = new Map<string, Known>();
  private readonly reading = new Map<string, Promise<Known | null>>();
  /** Uses that are not written yet, by id. */
  private uses = new Map<number, number>();
  private timer: NodeJS.Timeout | null = null;
  /** Tokens issued lately, by who asked with what. */
  private readonly issued = new Map<string, { issue: Promise<{ text: string; id: number }>; until: number }>();

  constructor(database: Database, desks: DeskKeeper, around: Surroundings) {
    this.database = database;
    this.desks = desks;
    this.around = around;
  }

  /**
   * Who stands behind a token, or null. The use counts.
   * @param text as it was sent
   * @param at the moment of the call, milliseconds
   */
  async caller(shape: TokenShape, text: string, at: number): Promise<Caller | null> {
    const lookup = lookupOf(shape, text);
    if (lookup === null) return null;
    const hash = hashOf(text);
    let known = this.known.get(lookup) ?? null;
    if (!known || known.deskVersion !== this.desks.current().desk.version || !isAlive(known.token, at)) known = await this.read(lookup);
    if (!known || !timingSafeEqual(known.token.hash, hash) || !KINDS[shape].includes(known.token.kind)) return null;
    const agent = this.holderOf(known.token, at);
    if (!agent) return null;
    await this.use(known, at);
    return { agent, credentialVersion: known.token.credentialVersion, token: known.token };
  }

  /** The user of a token that is good now. */
  private holderOf(token: Token, at: number): Agent | null {
    const { desk, credentials, revoked } = this.desks.current();
    if (!isAlive(token, at) || revoked.has(token.id) || token.lineage.some((id) => revoked.has(id))) return null;
    if ((credentials.get(token.associateId)?.version ?? 0) !== token.credentialVersion) return null;
    const agent = desk.associates.get(token.associateId);
    return agent && mayLogIn(agent) ? agent : null;
  }

  /** Reads a token; calls at the same time share one round trip. */
  private read(lookup: string): Promise<Known | null> {
    let reading = this.reading.get(lookup);
    if (!reading) {
      reading = this.readOnce(lookup).finally(() => this.reading.delete(lookup));
      this.reading.set(lookup, reading);
    }
    return reading;
  }

  private async readOnce(lookup: string): Promise<Known | null> {
    const [row] = await this.database.query(tokenByLookup(lookup));
    const before = this.known.get(lookup);
    this.known.delete(lookup);
    if (!row) return null;
    const { deskVersion, ...token } = keptTokenOf(row);
    const uses = [token.lastUsedAt, before?.token.lastUsedAt ?? null, this.uses.get(token.id) ?? null].filter((use) => use !== null);
    const known: Known = {
      token: { ...token, lastUsedAt: uses.length > 0 ? Math.max(...uses) : null },
      deskVersion,
      storedUse: token.lastUsedAt,
    };
    if (this.known.size >= KEPT_AT_MOST) this.known.delete(this.known.keys().next().value ?? '');
    this.known.set(lookup, known);
    // whose password has changed is known with the desk that the token was read beside
    await this.desks.atLeast(deskVersion);
    return known;
  }

  private async use(known: Known, at: number): Promise<void> {
    const { token } = known;
    const storedEnd = endOf({ ...token, lastUsedAt: known.storedUse });
    token.lastUsedAt = Math.max(at, token.lastUsedAt ?? 0);
    this.uses.set(token.id, token.lastUsedAt);
    if (storedEnd !== null && storedEnd !== token.expiresAt && storedEnd - at < NEAR_MS) {
      await this.flush();
      known.storedUse = token.lastUsedAt;
    } else if (!this.timer) {
      this.timer = setTimeout(() => void this.flush().catch(this.around.complain), WRITTEN_WITHIN_MS);
      this.timer.unref();
    }
  }

  /** Writes the uses that are not written yet. @throws StoreUnavailable; they are kept for the next time */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { uses } = this;
    if (uses.size === 0) return;
    this.uses = new Map();
    try {
      await this.database.query(noteUses([...uses].sort(([a], [b]) => a - b)));
    } catch (error) {
      for (const [id, at] of uses) this.uses.set(id, Math.max(at, this.uses.get(id) ?? 0));
      throw error;
    }
  }

  /** Ends it: what is still to be written is written. */
  async close(): Promise<void> {
    await this.flush().catch(this.around.complain);
    if (this.timer) clearTimeout(this.timer);
  }

  /** The text of a new token and what is to be kept of it; nothing is stored yet. */
  prepare(wanted: Wanted, at: number): { text: string; kept: NewToken } {
    const { text, lookup } = writeToken(wanted.kind, this.around.bytes(TOKEN_BYTES));
    const kept: NewToken = {
      kind: wanted.kind,
      lookup,
      hash: hashOf(text),
      associateId: wanted.agent.associateId,
      credentialVersion: wanted.credentialVersion,
      label: wanted.label,
      at,
      by: wanted.by,
      expiresAt: endOfNew(wanted.kind, at, wanted.expiresAt, wanted.from),
      lineage: wanted.from ? [...wanted.from.lineage, wanted.from.id] : [],
    };
    return { text, kept };
  }

  /** Issues a token. @returns its text, which nobody can learn again, and its id */
  async issue(wanted: Wanted, at: number): Promise<{ text: string; id: number }> {
    const { text, kept } = this.prepare(wanted, at);
    const [row] = await this.database.query(keepToken(kept));
    return { text, id: row!.id as number };
  }

  /**
   * Issues a token, or answers the one that the same caller was given in the last five minutes: a caller who asks before each
   * call does not fill the table. Once that time is over only the hash is known, and a new token is issued beside the old one.
   */
  async issueOnce(wanted: Wanted, at: number): Promise<string> {
    const key = [wanted.kind, wanted.agent.associateId, wanted.credentialVersion, wanted.from?.id ?? 0].join(' ');
    const found = this.issued.get(key);
    if (found && found.until > at) {
      const { text, id } = await found.issue;
      if (!this.desks.current().revoked.has(id)) return text;
    }
    this.issued.delete(key);
    // the oldest come first
    for (const [old, { until }] of this.issued) {
      if (until > at && this.issued.size < REPEATED_AT_MOST) break;
      this.issued.delete(old);
    }
    const issue = this.issue(wanted, at);
    this.issued.set(key, { issue, until: at + REPEATED_MS });
    issue.catch(() => this.issued.delete(key)); // whoever waits for it is told; the next one tries anew
    return (await issue).text;
  }

  /** Revokes a token; it is over for this process when this returns, for others with their next save or read. */
  async revoke(id: number, at: number): Promise<void> {
    const version = await this.database.transaction(async (tx) => {
      await tx.query(revokeTokens([id], at));
      return deskVersionOf((await tx.finish(DESK_VERSION))[0]!);
    });
    await this.desks.atLeast(version);
  }
}
