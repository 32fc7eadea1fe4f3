/** Encoded words of a mail's head (RFC 2047), as clients write them: cut in the middle of a letter, in charsets that they are not in. */
import { textIn } from './charset.ts';

/** Charset, with a language behind it that nobody needs (RFC 2231); encoding; and what is encoded. */
const WORD = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,20})?\?([bq])\?([^?]{0,2000})\?=/gi;

const fromBinary = (binary: string): Uint8Array => Uint8Array.from(binary, (character) => character.charCodeAt(0));

/** A lone letter at its end encodes nothing. */
function base64Bytes(text: string): Uint8Array {
  const letters = text.replace(/[^A-Za-z0-9+/]/g, '');
  return fromBinary(atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters));
}

/** What is not encoded is ASCII, or what a client has forgotten to encode. */
function quotedBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  const raw = new TextEncoder().encode(text.replace(/[_\s]/g, ' '));
  for (let at = 0; at < raw.length; at++) {
    const hex = raw[at] === 0x3d ? String.fromCharCode(raw[at + 1] ?? 0, raw[at + 2] ?? 0) : '';
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(raw[at]!);
  }
  return Uint8Array.from(bytes);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A line of a mail with its encoded words read; blanks between two of them are none, and a letter may be cut between two. */
export function readWords(text: string): string {
  let read = '';
  let behind = 0;
  let open: { charset: string; chunks: Uint8Array[] } | null = null;
  const close = (): void => {
    if (open) read += textIn(joined(open.chunks), open.charset);
    open = null;
  };
  for (const match of text.matchAll(WORD)) {
    const [whole, charset, encoding, said] = match as unknown as [string, string, string, string];
    const between = text.slice(behind, match.index);
    const isNext: boolean = open !== null && /^\s*$/.test(between);
    if (!isNext || (open as { charset: string } | null)?.charset !== charset.toLowerCase()) close();
    if (!isNext) read += between;
    open ??= { charset: charset.toLowerCase(), chunks: [] };
    open.chunks.push(encoding.toLowerCase() === 'b' ? base64Bytes(said) : quotedBytes(said));
    behind = match.index + whole.length;
  }
  close();
  return read + text.slice(behind);
}
