/**
 * The texts of tokens. Each holds 128 bits by which it is found and 256 bits of secret; where the wire does not say how they
 * are written, it is base64. What is stored is the SHA-256 of the whole text. Source: auth §1, §3, §4; reliability §4.
 */
import { createHash, createHmac } from 'node:crypto';
import type { TokenKind } from '../domain/token.ts';

const LOOKUP_BYTES = 16;
const SECRET_BYTES = 32;
/** How many random bytes a token is made of. */
export const TOKEN_BYTES = LOOKUP_BYTES + SECRET_BYTES;
/** The context that tokens name; there is one desk behind a Svar. */
const CONTEXT = 'Default';
const LONGEST = 600;

/** Shapes of a token's text: a ticket for SOTicket, a bearer, the value of the session's cookie. */
export type TokenShape = 'ticket' | 'bearer' | 'session';

/** Which kinds of token come in which shape. */
export const KINDS: Readonly<Record<TokenShape, readonly TokenKind[]>> = {
  ticket: ['ticket', 'service'],
  bearer: ['bearer'],
  session: ['session'],
};

// wire: base64 of UTF-16LE: a GUID of 32 hex digits, a decimal number, and the place of the context, which is empty here
const ticketText = (bytes: Buffer): string => {
  const guid = bytes.toString('hex', 0, LOOKUP_BYTES).toUpperCase();
  const number = BigInt(`0x${bytes.toString('hex', LOOKUP_BYTES)}`);
  return `7T:${Buffer.from(`${guid};${number};`, 'utf16le').toString('base64')}`;
};

/**
 * The text of a new token.
 * @param random TOKEN_BYTES random bytes
 */
export function writeToken(kind: TokenKind, random: Uint8Array): { text: string; lookup: string } {
  const bytes = Buffer.from(random);
  const lookup = bytes.toString('hex', 0, LOOKUP_BYTES);
  if (kind === 'bearer') return { text: `8A:${CONTEXT}.${bytes.toString('base64')}`, lookup };
  if (kind === 'session') return { text: bytes.toString('base64url'), lookup };
  return { text: ticketText(bytes), lookup };
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What a token is found by; null for what cannot be one. */
export function lookupOf(shape: TokenShape, text: string): string | null {
  if (text.length > LONGEST) return null;
  if (shape === 'ticket') {
    const body = text.startsWith('7T:') ? text.slice(3) : '';
    if (!BASE64.test(body)) return null;
    const found = /^([0-9A-F]{32});\d{1,80};$/.exec(Buffer.from(body, 'base64').toString('utf16le'));
    return found ? found[1]!.toLowerCase() : null;
  }
  const body = shape === 'session' ? text : text.startsWith('8A:') ? text.slice(text.indexOf('.') + 1) : '';
  if (shape === 'session' ? !/^[A-Za-z0-9_-]+$/.test(body) : !BASE64.test(body)) return null;
  const bytes = Buffer.from(body, shape === 'session' ? 'base64url' : 'base64');
  return bytes.length === TOKEN_BYTES ? bytes.toString('hex', 0, LOOKUP_BYTES) : null;
}

/** What is stored of a token, and of an application's secret. */
export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The token that a page shows besides its session's cookie: made from the cookie, so that it is bound to it and nothing is stored. */
export const xsrfOf = (session: string): string => createHmac('sha256', session).update('xsrf').digest('base64url');
