/**
 * Tokens of OAuth with which mailboxes sign in. One process renews a token at a time, outside any transaction: an issuer that gives
 * a new refresh token with each renewal takes the old one for stolen when it comes twice. Source: RFC 6749 §4.4, §6.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { SignInKind, tokenTimes } from '../../domain/mail/reading.ts';
import {
  distrustToken,
  holdToken,
  type NewToken,
  noteTokenError,
  storeToken,
  type TokenRow,
  tokenOf,
  tokenRow,
} from '../../store/mailbox-tokens.ts';
import type { App } from '../call.ts';
import { SendFailed } from '../webhooks/sender.ts';
import { SECRET, unsealed } from './secrets.ts';
import { MailTrouble, saidBy } from './trouble.ts';

/** Longer than an issuer may take. */
const HELD_MS = 30_000;
/** After a refusal the next one who needs a token asks again, not all at once. */
const REFUSED_MS = 20_000;
const WAITED_MS = 15_000;
const LOOKED_MS = 200;

const trouble = (words: string): MailTrouble => new MailTrouble('token', words);

/** The token that is good now; null when one has to be got. */
function goodToken({ webhooks }: App, row: TokenRow, at: number): string | null {
  return row.accessToken !== null && row.until !== null && row.until > at
    ? unsealed(webhooks.seal, row.accessToken, SECRET.accessToken)
    : null;
}

/**
 * A token for a mailbox: the one that is kept, renewed in time.
 * @throws MailTrouble when there is none and none can be got
 */
export async function tokenFor(app: App, mailboxId: number, signal?: AbortSignal): Promise<string> {
  for (let waited = 0; ; waited += LOOKED_MS) {
    const row = tokenRow((await app.database.query(tokenOf(mailboxId)))[0]);
    if (!row || row.signIn === SignInKind.Password) throw trouble('the mailbox does not sign in by OAuth');
    const at = app.now();
    const good = goodToken(app, row, at);
    if (good !== null && row.renewAt !== null && at < row.renewAt) return good;
    const held = at + HELD_MS;
    const [mine] = await app.database.query(holdToken(row, at, held));
    if (mine) return renewed(app, row, held, signal);
    if (good !== null) return good;
    // somebody else is about it, or has just been refused
    if (row.error !== '') throw trouble(row.error);
    if (waited >= WAITED_MS) throw trouble('another process is getting a token and has not come back with it');
    await sleep(LOOKED_MS, undefined, signal ? { signal } : {});
  }
}

/** The server does not take a token: the next one who needs it gets another. */
export async function distrust(app: App, mailboxId: number): Promise<void> {
  const row = tokenRow((await app.database.query(tokenOf(mailboxId)))[0]);
  if (row && row.until !== null) await app.database.query(distrustToken(row.id, row.until));
}

async function renewed(app: App, row: TokenRow, held: number, signal?: AbortSignal): Promise<string> {
  try {
    const got = await issued(app, row, signal);
    const { seal } = app.webhooks;
    const token: NewToken = {
      accessToken: seal.seal(got.accessToken, SECRET.accessToken),
      ...tokenTimes(app.now(), got.seconds),
      refreshToken: got.refreshToken === null ? null : seal.seal(got.refreshToken, SECRET.refreshToken),
      refreshUntil: got.refreshSeconds === null ? null : app.now() + got.refreshSeconds * 1_000,
    };
    await app.database.query(storeToken(row.id, held, token));
    return got.accessToken;
  } catch (error) {
    if (!(error instanceof MailTrouble)) throw error;
    await app.database.query(noteTokenError(row.id, held, error.message, app.now() + REFUSED_MS));
    const good = goodToken(app, row, app.now());
    if (good !== null) return good;
    throw error;
  }
}

interface Issued {
  accessToken: string;
  /** Null where the issuer does not say. */
  seconds: number | null;
  refreshToken: string | null;
  refreshSeconds: number | null;
}

/** What is asked of the issuer. @throws MailTrouble for what is missing */
function formOf({ webhooks: { seal } }: App, row: TokenRow): Record<string, string> {
  const secret = row.clientSecret === null ? '' : unsealed(seal, row.clientSecret, SECRET.clientSecret);
  const refresh = row.refreshToken === null ? '' : unsealed(seal, row.refreshToken, SECRET.refreshToken);
  const isRefresh = row.signIn === SignInKind.RefreshToken;
  if (row.tokenUrl === '' || row.clientId === '') throw trouble('the mailbox names no issuer of tokens, or no client');
  if (isRefresh && refresh === '') throw trouble('the mailbox has no refresh token');
  if (!isRefresh && secret === '') throw trouble('the mailbox has no client secret');
  return {
    grant_type: isRefresh ? 'refresh_token' : 'client_credentials',
    client_id: row.clientId,
    ...(secret === '' ? {} : { client_secret: secret }),
    ...(isRefresh ? { refresh_token: refresh } : {}),
    ...(row.scope === '' ? {} : { scope: row.scope }),
  };
}

/** Asks the issuer. @throws MailTrouble */
async function issued(app: App, row: TokenRow, signal?: AbortSignal): Promise<Issued> {
  const form = formOf(app, row);
  const secrets = [form.client_secret ?? '', form.refresh_token ?? ''];
  const answer = await app.mailServers.ask(row.tokenUrl, form, signal).catch((error: unknown) => {
    if (error instanceof SendFailed) throw trouble(`the issuer of tokens: ${error.message.replace('The target', 'it')}`);
    throw error;
  });
  const said = fieldsOf(answer.body);
  const text = (name: string): string => (typeof said[name] === 'string' ? said[name] : '');
  const seconds = (name: string): number | null => {
    const value = Number(said[name]);
    return Number.isFinite(value) && value > 0 ? value : null;
  };
  if (answer.status !== 200 || text('access_token') === '') {
    const why = [text('error'), text('error_description')].filter(Boolean).join(': ') || `it answered with status ${answer.status}`;
    throw trouble(`the issuer of tokens refuses: ${saidBy(why, secrets)}`);
  }
  return {
    accessToken: text('access_token'),
    seconds: seconds('expires_in'),
    refreshToken: text('refresh_token') || null,
    refreshSeconds: seconds('refresh_token_expires_in') ?? seconds('refresh_expires_in'),
  };
}

function fieldsOf(body: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
