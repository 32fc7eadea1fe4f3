/** Tokens of a user: how long they live. A ticket speaks for a user, not for a session. Source: auth §3–4, reliability §4. */

export type TokenKind = 'ticket' | 'service' | 'bearer' | 'session';

/** A token as it is known; its text is known to its bearer only. Moments are milliseconds since 1970. */
export interface Token {
  id: number;
  kind: TokenKind;
  associateId: number;
  /** Version of the user's password when it was issued. */
  credentialVersion: number;
  label: string;
  createdAt: number;
  /** Associate id. */
  createdBy: number;
  lastUsedAt: number | null;
  /** The end whatever the use. */
  expiresAt: number | null;
  revokedAt: number | null;
  /** Ids of the tokens it was made with. */
  lineage: readonly number[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a token lives unused, and at most. Null: no such end. */
export const LIFE: Readonly<Record<TokenKind, { idle: number | null; most: number | null }>> = {
  ticket: { idle: 6 * HOUR, most: null },
  service: { idle: null, most: null },
  bearer: { idle: HOUR, most: 12 * HOUR },
  session: { idle: 12 * HOUR, most: 7 * 24 * HOUR },
};

const earliest = (...moments: (number | null)[]): number | null => {
  const set = moments.filter((moment) => moment !== null);
  return set.length > 0 ? Math.min(...set) : null;
};

/** When a token ends if nobody uses it any more; null is never. */
export function endOf({ kind, createdAt, lastUsedAt, expiresAt }: Token): number | null {
  const { idle } = LIFE[kind];
  return earliest(expiresAt, idle === null ? null : Math.max(createdAt, lastUsedAt ?? 0) + idle);
}

/** Is it good at a moment, as far as time goes? At its very end it is not. */
export function isAlive(token: Token, at: number): boolean {
  const end = endOf(token);
  return token.revokedAt === null && (end === null || at < end);
}

/**
 * The end whatever the use, of a token about to be issued.
 * @param asked the end that was asked for, or null
 * @param made the token that the call was made with: what it makes does not outlive it
 */
export const endOfNew = (kind: TokenKind, at: number, asked: number | null, made: Token | null): number | null =>
  earliest(asked, LIFE[kind].most === null ? null : at + (LIFE[kind].most ?? 0), made?.expiresAt ?? null);
