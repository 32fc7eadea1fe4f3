/** The head of a mail as bytes and as text. Source: reliability §6, RFC 6532 */
import { plainText } from '../domain/charset.ts';

export const HEAD_BYTES_AT_MOST = 64 * 1024;

/** Bytes of a head or a report as text: UTF-8, or Latin-1 for what is none. */
export const textOf = (bytes: Uint8Array): string => plainText(bytes).replaceAll('\0', '');

/** What a mail begins with, a letter for each byte. */
export const startOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_000)).toString('latin1');

const [LINE_FEED, RETURN] = [10, 13];

/** A mail without what some put in front of it, a mark of UTF-8 and empty lines, and with ends of lines that can be seen. */
export function trimmed(bytes: Uint8Array): Uint8Array {
  const rest = bytes.subarray(/^(?:\xef\xbb\xbf)?[\r\n]*/.exec(startOf(bytes))![0].length);
  return rest.includes(LINE_FEED) ? rest : rest.map((byte) => (byte === RETURN ? LINE_FEED : byte));
}

/** What stands before the first empty line; of a mail that has none, as much as is looked at. */
export function headOf(bytes: Uint8Array): Uint8Array {
  const most = Math.min(bytes.byteLength, HEAD_BYTES_AT_MOST + 1);
  for (let at = 0; at < most; at++) {
    if (bytes[at] !== 10) continue;
    const next = bytes[at + 1] === 13 ? at + 2 : at + 1;
    if (bytes[next] === 10) return bytes.subarray(0, at + 1);
  }
  return bytes.subarray(0, most);
}

/** On one line, without signs that steer, that turn the direction, or that a database refuses. */
export const line = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]+/gu, ' ').trim();
