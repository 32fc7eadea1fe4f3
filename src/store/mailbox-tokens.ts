/** Tokens with which mailboxes sign in: got from their issuer, kept sealed, renewed by one process at a time. */
import type { Row, Statement } from './database.ts';

const iso = (at: number): string => new Date(at).toISOString();

export interface TokenRow {
  id: number;
  signIn: number;
  tokenUrl: string;
  clientId: string;
  scope: string;
  /** Sealed; null for none, as the next two. */
  clientSecret: Uint8Array | null;
  refreshToken: Uint8Array | null;
  accessToken: Uint8Array | null;
  /** Milliseconds; null without a token. */
  until: number | null;
  renewAt: number | null;
  /** Why it could not be renewed; '' when nobody has failed to. */
  error: string;
}

export const tokenOf = (mailboxId: number): Statement => ({
  name: 'mailbox-token',
  text: `select id, svar_sign_in as "signIn", svar_token_url as "tokenUrl", svar_client_id as "clientId", svar_scope as scope, svar_client_secret as "clientSecret",
      svar_refresh_token as "refreshToken", svar_access_token as "accessToken", svar_token_until as until, svar_token_renew as "renewAt", svar_token_error as error
    from mail_in_filter where id = $1`,
  values: [mailboxId],
});
export const tokenRow = (row: Row | undefined): TokenRow | null => (row as TokenRow | undefined) ?? null;

/** Takes it on to renew a token, which is still the one that was seen. No row when another process does, or has done so. */
export const holdToken = ({ id, until }: TokenRow, at: number, held: number): Statement => ({
  name: 'mailbox-hold-token',
  text: `update mail_in_filter set svar_token_held = $3::timestamptz where id = $1 and svar_token_until is not distinct from $4::timestamptz
      and (svar_token_held is null or svar_token_held <= $2::timestamptz) returning id`,
  values: [id, iso(at), iso(held), until === null ? null : iso(until)],
});

export interface NewToken {
  accessToken: Uint8Array;
  until: number;
  renewAt: number;
  /** Null: the one that is kept stays. */
  refreshToken: Uint8Array | null;
  refreshUntil: number | null;
}

/** Keeps a token that was got. No row when it was taken on by somebody else since, or the mailbox was saved anew. */
export const storeToken = (id: number, held: number, token: NewToken): Statement => ({
  name: 'mailbox-store-token',
  text: `update mail_in_filter set svar_access_token = $3, svar_token_until = $4::timestamptz, svar_token_renew = $5::timestamptz, svar_token_error = '',
      svar_refresh_token = coalesce($6::bytea, svar_refresh_token), svar_refresh_until = coalesce($7::timestamptz, svar_refresh_until), svar_token_held = null
    where id = $1 and svar_token_held = $2::timestamptz returning id`,
  values: [
    id,
    iso(held),
    token.accessToken,
    iso(token.until),
    iso(token.renewAt),
    token.refreshToken,
    token.refreshUntil === null ? null : iso(token.refreshUntil),
  ],
});

/** Writes down why none was got; nobody asks again before `againAt`. */
export const noteTokenError = (id: number, held: number, error: string, againAt: number): Statement => ({
  name: 'mailbox-note-token-error',
  text: `update mail_in_filter set svar_token_error = left($3, 500), svar_token_held = $4::timestamptz where id = $1 and svar_token_held = $2::timestamptz`,
  values: [id, iso(held), error, iso(againAt)],
});

/** The server does not take a token that should be good: the next one who needs it gets another. */
export const distrustToken = (id: number, until: number): Statement => ({
  name: 'mailbox-distrust-token',
  text: 'update mail_in_filter set svar_token_renew = null where id = $1 and svar_token_until = $2::timestamptz',
  values: [id, iso(until)],
});
