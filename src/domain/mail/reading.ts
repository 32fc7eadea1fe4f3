/**
 * How mailboxes of other servers are read: what becomes of a mail there, how long a look that failed waits for the next one, when a
 * token is renewed, and what an administrator is warned of before it bites. Source: email §1, §2; reliability §1.
 */
import type { Instant } from '../thread.ts';

/** What becomes of a mail on its server, once it is kept here (`mail_in_filter.svar_after`). */
export const AfterImport = { Leave: 0, Move: 1, Delete: 2 } as const;
export type AfterImport = (typeof AfterImport)[keyof typeof AfterImport];

/** How a mailbox signs in (`mail_in_filter.svar_sign_in`). */
export const SignInKind = { Password: 0, ClientCredentials: 1, RefreshToken: 2 } as const;
export type SignInKind = (typeof SignInKind)[keyof typeof SignInKind];

/** How it signs in where its mail leaves (`mail_in_filter.svar_out_sign_in`). */
export const OutSignIn = { Nobody: 0, Password: 1, AsMailbox: 2 } as const;
export type OutSignIn = (typeof OutSignIn)[keyof typeof OutSignIn];

/** How the way to its outgoing server is closed (`mail_in_filter.svar_out_security`). */
export const OutSecurity = { StartTls: 0, Tls: 1 } as const;
export type OutSecurity = (typeof OutSecurity)[keyof typeof OutSecurity];

/** Kinds of servers that are read (`mail_in_filter.server_type`, with the numbers of the official API). */
export const READ_TYPES = { imap: 2, imaps: 6, imapOAuth: 9 } as const;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const POLL_DEFAULT = 5;
export const POLL_AT_MOST = 24 * 60;

/** Milliseconds between two looks that nobody has called for. @param minutes 0: as often as is usual */
export const pollPause = (minutes: number): number => Math.min(minutes > 0 ? minutes : POLL_DEFAULT, POLL_AT_MOST) * MINUTE;

/** A line that broke is tried again soon; a log-in that was refused is not, or the server shuts the account. */
const SHORT = [10_000, 30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
const LONG = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE];

/**
 * Milliseconds until the next look.
 * @param failures in a row, this one included
 * @param isRefused somebody has to change something: a password, a folder, a certificate
 */
export function pauseAfter(failures: number, isRefused: boolean): number {
  const pauses = isRefused ? LONG : SHORT;
  return pauses[Math.min(Math.max(failures, 1), pauses.length) - 1]!;
}

/** So often a mail is asked for that its server does not give out; then it stands where a person sees it. */
export const FETCHES_AT_MOST = 5;

/** Seconds that a token lives whose issuer does not say. Source: RFC 6749 §5.1 leaves it to the issuer; an hour is usual. */
const LIFE_DEFAULT = 3_600;
const LIFE_AT_MOST = 30 * 24 * 3_600;

/** When a token ends, and when it is renewed: with a third of its life left, so that a failing renewal is seen before it bites. */
export function tokenTimes(at: Instant, seconds: number | null): { until: Instant; renewAt: Instant } {
  const life = Math.min(seconds !== null && seconds > 0 ? seconds : LIFE_DEFAULT, LIFE_AT_MOST) * 1_000;
  return { until: at + life, renewAt: at + Math.floor((life * 2) / 3) };
}

/** What is known of the secrets of a mailbox. Instants; null where nothing is known. */
export interface SecretsKnown {
  signIn: number;
  tokenUntil: Instant | null;
  tokenError: string;
  /** When the client secret ends, as an administrator has written down. */
  secretUntil: Instant | null;
  /** When the refresh token ends, as its issuer has said. */
  refreshUntil: Instant | null;
}

const SECRET_WARNED = 30 * DAY;
const REFRESH_WARNED = 7 * DAY;

const day = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
const minute = (at: Instant): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function ending(what: string, until: Instant | null, ahead: number, at: Instant): string[] {
  if (until === null || until - at > ahead) return [];
  return [until <= at ? `${what} ended on ${day(until)}` : `${what} ends on ${day(until)}: set a new one before`];
}

/** What an administrator should know before the mailbox stands still; empty for nothing. */
export function warningsOf(known: SecretsKnown, at: Instant): string[] {
  if (known.signIn === SignInKind.Password) return [];
  const isGood = known.tokenUntil !== null && known.tokenUntil > at;
  const renewal =
    known.tokenError === ''
      ? []
      : isGood
        ? [`the token could not be renewed, and the one in use ends at ${minute(known.tokenUntil!)}: ${known.tokenError}`]
        : [`there is no token: ${known.tokenError}`];
  return [
    ...renewal,
    ...ending('the client secret', known.secretUntil, SECRET_WARNED, at),
    ...(known.signIn === SignInKind.RefreshToken ? ending('the refresh token', known.refreshUntil, REFRESH_WARNED, at) : []),
  ];
}
