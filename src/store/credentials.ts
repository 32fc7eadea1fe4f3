/** Tokens and passwords at rest: hashes only. */
import type { Token, TokenKind } from '../domain/token.ts';
import type { Row, Statement } from './database.ts';

/** A token as it is kept. */
export interface KeptToken extends Token {
  hash: Uint8Array;
}

const COLUMNS = `token_id as id, kind, associate_id as "associateId", credential_version as "credentialVersion", label,
  created_at as "createdAt", created_by as "createdBy", last_used_at as "lastUsedAt", expires_at as "expiresAt",
  coalesce(revoked_at, (select min(p.revoked_at) from svar_token p where p.token_id = any(t.lineage))) as "revokedAt", lineage`;

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A token by the part that finds it, with the version of the desk on the same snapshot. */
export const tokenByLookup = (lookup: string): Statement => ({
  name: 'token-by-lookup',
  text: `select ${COLUMNS}, hash, (select version from svar_desk) as "deskVersion" from svar_token t where lookup = $1`,
  values: [lookup],
});

export const tokenById = (id: number): Statement => ({
  name: 'token-by-id',
  text: `select ${COLUMNS} from svar_token t where token_id = $1`,
  values: [id],
});

/** A user's tokens, newest first. */
export const tokensOf = (associateId: number): Statement => ({
  name: 'tokens-of',
  text: `select ${COLUMNS} from svar_token t where associate_id = $1 order by token_id desc limit 1000`,
  values: [associateId],
});

export const tokenOf = (row: Row): Token => row as unknown as Token;
export const keptTokenOf = (row: Row): KeptToken & { deskVersion: number } => row as unknown as KeptToken & { deskVersion: number };

/** A token about to be kept. */
export interface NewToken {
  kind: TokenKind;
  lookup: string;
  hash: Uint8Array;
  associateId: number;
  credentialVersion: number;
  label: string;
  at: number;
  by: number;
  expiresAt: number | null;
  lineage: readonly number[];
}

/** Dead tokens are swept a day later, a few with each new one. Longer than the longest idle time. */
const SWEPT_AFTER_MS = 24 * 60 * 60_000;

/** Keeps a token. @returns its id */
export const keepToken = (token: NewToken): Statement => ({
  name: 'keep-token',
  text: `with swept as (
      delete from svar_token where token_id in (
        select token_id from svar_token
        where revoked_at < $8 or expires_at < $8 or (kind <> 'service' and coalesce(last_used_at, created_at) < $8)
        limit 100 for update skip locked))
    insert into svar_token (kind, lookup, hash, associate_id, credential_version, label, created_at, created_by, expires_at, lineage)
    values ($1, $2, $3, $4, $5, $6, $7, $9, $10, $11) returning token_id as id`,
  values: [
    token.kind,
    token.lookup,
    token.hash,
    token.associateId,
    token.credentialVersion,
    token.label,
    instant(token.at),
    instant(token.at - SWEPT_AFTER_MS),
    token.by,
    instant(token.expiresAt),
    token.lineage,
  ],
});

/** Notes when tokens were last used; an older moment never replaces a later one. */
export const noteUses = (uses: readonly (readonly [id: number, at: number])[]): Statement => ({
  name: 'note-uses',
  text: `update svar_token t set last_used_at = u.at from unnest($1::int[], $2::timestamptz[]) as u (id, at)
    where t.token_id = u.id and (t.last_used_at is null or t.last_used_at < u.at)`,
  values: [uses.map(([id]) => id), uses.map(([, at]) => instant(at))],
});

/** Revokes tokens. @returns ids of those that were not revoked yet */
export const revokeTokens = (ids: readonly number[], at: number): Statement => ({
  name: 'revoke-tokens',
  text: 'update svar_token set revoked_at = $2 where token_id = any($1::int[]) and revoked_at is null returning token_id as id',
  values: [ids, instant(at)],
});

/** Revokes all tokens of a user, those that are being issued right now excepted. */
export const revokeTokensOf = (associateId: number, at: number): Statement => ({
  name: 'revoke-tokens-of',
  text: 'update svar_token set revoked_at = $2 where associate_id = $1 and revoked_at is null returning token_id as id',
  values: [associateId, instant(at)],
});

/** Sets a password; its version rises, which ends every token and every remembered check. */
export const setPasswordHash = (associateId: number, hash: string, at: number): Statement => ({
  name: 'set-password-hash',
  text: `insert into svar_credential (associate_id, hash, changed_at) values ($1, $2, $3)
    on conflict (associate_id) do update set hash = $2, version = svar_credential.version + 1, changed_at = $3 returning version`,
  values: [associateId, hash, instant(at)],
});
