/**
 * The system user exchange: a server that holds a private key gets a ticket for the one user it stands for. The request is
 * signed over a token and a minute; the answer's JWT is signed with the application's secret, which both sides know, so that
 * Svar needs no key of its own. Source: auth §5.
 */
import { createHmac, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Agent } from '../domain/desk.ts';
import { mayLogIn } from '../domain/desk.ts';
import type { App } from './call.ts';
import { hashOf } from './credentials-text.ts';
import { sameSecret } from './sign-in.ts';

/** Set up by settings; hashes are SHA-256 in hex. */
export interface SystemUser {
  publicKey: KeyObject;
  tokenHash: string;
  /** Log-in name of the user that the ticket speaks for. */
  login: string;
}

export interface Exchange {
  signedToken: string;
  applicationToken: string;
  /** The place of the API, `https://desk.example.org/Cust1`. */
  root: string;
}

/** The public RSA key of a PEM file; null when there is none, for whatever reason. */
export function publicKeyIn(read: () => Buffer): KeyObject | null {
  try {
    const key = createPublicKey(read());
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null; // unreadable, or not a key: for who started Svar it is one and the same line
  }
}

const OFF_AT_MOST_MS = 5 * 60_000;
const LIFE_S = 300;
const CLAIM = 'http://schemes.superoffice.net/identity/';

/** Is an application's secret one of those that are known by their hash? Each is compared, so that time tells nothing. */
export const isKnownApp = (secret: string, hashes: readonly string[]): boolean =>
  hashes.filter((hash) => sameSecret(hash.toLowerCase(), hashOf(secret).toString('hex'))).length > 0;

/** `yyyyMMddHHmm` in UTC as milliseconds; null for what is no minute. */
function minuteOf(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return null;
  const at = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:00Z`);
  return Number.isNaN(at) ? null : at;
}

/** Is it `<token>.<minute>.<signature>`, of our token, of now, and signed by the key? */
function isSigned(signed: string, { publicKey, tokenHash }: SystemUser, at: number): boolean {
  const [, token, minute, signature] = /^(.{1,500})\.(\d{12})\.([A-Za-z0-9+/]{1,1400}={0,2})$/.exec(signed) ?? [];
  if (token === undefined || minute === undefined || signature === undefined) return false;
  const signedAt = minuteOf(minute);
  if (signedAt === null || Math.abs(at - signedAt) > OFF_AT_MOST_MS) return false;
  if (!sameSecret(tokenHash.toLowerCase(), hashOf(token).toString('hex'))) return false;
  return verify('RSA-SHA256', Buffer.from(`${token}.${minute}`), publicKey, Buffer.from(signature, 'base64'));
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT signed with a secret that both sides know (HS256). */
function jwtOf(claims: object, secret: string): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function claimsOf(agent: Agent, ticket: string, root: string, at: number): object {
  const seconds = Math.floor(at / 1_000);
  return {
    iss: root,
    sub: agent.login,
    iat: seconds,
    nbf: seconds,
    exp: seconds + LIFE_S,
    ticket,
    [`${CLAIM}ticket`]: ticket,
    [`${CLAIM}associateid`]: String(agent.associateId),
    [`${CLAIM}upn`]: agent.login,
    [`${CLAIM}ctx`]: 'Default',
    // wire: ends /api/, since clients append v1/ to it
    [`${CLAIM}webapi_url`]: `${root}/api/`,
  };
}

/**
 * Exchanges a signed token for a ticket.
 * @param at the moment of the call, milliseconds
 * @returns the JWT with the ticket in it, or null; why not is not told
 */
export async function exchange(
  app: App,
  system: SystemUser,
  appHashes: readonly string[],
  asked: Exchange,
  at: number,
): Promise<string | null> {
  const isApp = isKnownApp(asked.applicationToken, appHashes);
  if (!isSigned(asked.signedToken, system, at) || !isApp) return null;
  const { desk, credentials } = app.desks.current();
  const login = system.login.toLowerCase();
  const agent = [...desk.associates.values()].find((candidate) => mayLogIn(candidate) && candidate.login.toLowerCase() === login);
  if (!agent) return null;
  const credentialVersion = credentials.get(agent.associateId)?.version ?? 0;
  const wanted = {
    kind: 'ticket',
    agent,
    credentialVersion,
    label: 'System user',
    from: null,
    by: agent.associateId,
    expiresAt: null,
  } as const;
  const ticket = await app.credentials.issueOnce(wanted, at);
  return jwtOf(claimsOf(agent, ticket, asked.root, at), asked.applicationToken);
}
