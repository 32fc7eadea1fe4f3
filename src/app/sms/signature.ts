/** Who knows the secret, and speaks now: a signature over the moment and the bytes of a call. docs/decisions/0043 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A call counts for so long before and after the moment that it names. */
const WINDOW_MS = 5 * 60_000;

/** HMAC-SHA-256 over the moment, a dot and the body, in hex. @param timestamp seconds since 1970, as it is sent */
export const signatureOf = (secret: string, timestamp: string, body: Uint8Array): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');

/**
 * Why a call is not believed; null when it is. What its moment says is looked at only where its signature holds.
 * @param signature hex, with `sha256=` before it or without
 * @param at milliseconds
 */
export function disbelieved(
  secret: string,
  said: { timestamp: string; signature: string },
  body: Uint8Array,
  at: number,
): 'signature' | 'moment' | null {
  const [made, shown] = [
    Buffer.from(signatureOf(secret, said.timestamp, body)),
    Buffer.from(said.signature.toLowerCase().replace(/^sha256=/, '')),
  ];
  if (made.length !== shown.length || !timingSafeEqual(made, shown)) return 'signature';
  const seconds = /^\d{1,12}$/.test(said.timestamp) ? Number(said.timestamp) : Number.NaN;
  return Math.abs(at - seconds * 1000) <= WINDOW_MS ? null : 'moment';
}
