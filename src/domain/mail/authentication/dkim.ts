/** Signatures of DKIM: what they say, and what exactly they sign. Source: RFC 6376, 8301, 8463. */
import { isDomain, isWithin } from './asking.ts';

export type DkimResult = 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror';

/** A line of a head, as it came: of Latin-1 letters, a letter for each byte, its folds inside, without its end. */
export interface RawLine {
  /** In lower case. */
  name: string;
  text: string;
}

const LINE_END = /\r?\n(?![ \t])/;

/** The lines of a head. @param head a letter for each byte */
export const rawLines = (head: string): RawLine[] =>
  head
    .split(LINE_END)
    .filter((text) => text.includes(':'))
    .map((text) => ({ name: text.slice(0, text.indexOf(':')).trim().toLowerCase(), text }));

/** What a signature says of itself. */
export interface SignatureTags {
  algorithm: 'rsa' | 'ed25519';
  domain: string;
  selector: string;
  /** In whose name inside the domain. */
  identity: string;
  headers: readonly string[];
  isRelaxed: { head: boolean; body: boolean };
  /** Base64. */
  bodyHash: string;
  signature: string;
  /** Of the body; null for all of it. */
  length: number | null;
  /** Seconds since 1970; null for no end. */
  expiresAt: number | null;
}

/** `a=1; b=2`; null when it is no such list, or names something twice. */
export function tagsIn(text: string): Map<string, string> | null {
  const tags = new Map<string, string>();
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (at < 0 || !/^[a-z]\w*$/i.test(name) || tags.has(name)) return null;
    tags.set(name, part.slice(at + 1).trim());
  }
  return tags;
}

const dense = (text: string): string => text.replace(/[ \t\r\n]+/g, '');
const domainOf = (text: string): string => dense(text).toLowerCase().replace(/\.$/, '');
const isBase64 = (text: string): boolean => text !== '' && /^[a-z0-9+/]+={0,2}$/i.test(text);
const whole = (text: string | undefined): number | null | undefined =>
  text === undefined ? null : /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** Why a signature says nothing. */
export interface Problem {
  result: Exclude<DkimResult, 'pass'>;
  why: string;
}
const bad = (why: string): Problem => ({ result: 'permerror', why });

function algorithmOf(said: string): 'rsa' | 'ed25519' | Problem {
  if (said === 'rsa-sha256') return 'rsa';
  if (said === 'ed25519-sha256') return 'ed25519';
  if (said === 'rsa-sha1') return { result: 'policy', why: 'it is made with SHA-1, which anybody can forge' };
  return bad('its algorithm is not known');
}

function relaxationOf(said: string): { head: boolean; body: boolean } | null {
  const found = /^(simple|relaxed)(?:\/(simple|relaxed))?$/.exec(said.toLowerCase());
  return found ? { head: found[1] === 'relaxed', body: found[2] === 'relaxed' } : null;
}

/** What a signature says, or why it says nothing. @param text its value, after the colon */
export function readSignature(text: string): SignatureTags | (Problem & { domain: string; selector: string }) {
  const tags = tagsIn(text);
  const [domain, selector] = [domainOf(tags?.get('d') ?? ''), domainOf(tags?.get('s') ?? '')];
  const from = isDomain(domain) && isDomain(`${selector}.${domain}`) ? { domain, selector } : { domain: '', selector: '' };
  if (!tags || from.domain === '') return { ...bad('it cannot be read'), ...from };
  if (tags.get('v') !== '1') return { ...bad('it is of another version'), ...from };
  const algorithm = algorithmOf(dense(tags.get('a') ?? '').toLowerCase());
  if (typeof algorithm === 'object') return { ...algorithm, ...from };
  const [bodyHash, signature] = [dense(tags.get('bh') ?? ''), dense(tags.get('b') ?? '')];
  const headers = dense(tags.get('h') ?? '')
    .toLowerCase()
    .split(':');
  const isRelaxed = relaxationOf(dense(tags.get('c') ?? 'simple/simple'));
  const [length, expiresAt, signedAt] = ['l', 'x', 't'].map((tag) => whole(tags.get(tag)));
  const identity = dense(tags.get('i') ?? `@${domain}`);
  const isWhole = isBase64(bodyHash) && isBase64(signature) && isRelaxed && length !== undefined && expiresAt !== undefined;
  if (!isWhole || !/\bdns\b/.test(tags.get('q') ?? 'dns/txt')) return { ...bad('it cannot be read'), ...from };
  if (typeof signedAt === 'number' && typeof expiresAt === 'number' && expiresAt < signedAt)
    return { ...bad('it ends before it begins'), ...from };
  if (!headers.includes('from')) return { ...bad('it does not sign who the mail is from'), ...from };
  if (!isWithin(domainOf(identity.slice(identity.lastIndexOf('@') + 1)), domain))
    return { ...bad('it is for another domain than its own'), ...from };
  return { algorithm, ...from, identity, headers, isRelaxed, bodyHash, signature, length, expiresAt };
}

const relaxedLine = (text: string): string => {
  const at = text.indexOf(':');
  const value = text
    .slice(at + 1)
    .replace(/\r?\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '');
  return `${text.slice(0, at).trim().toLowerCase()}:${value}`;
};
const simpleLine = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/** A signature's own line without what it signs with. */
function unsigned(text: string): string {
  const at = text.indexOf(':') + 1;
  return text.slice(0, at) + text.slice(at).replace(/((?:^|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*/, '$1');
}

/** The text of a head that a signature signs, a letter for each byte: of lines of one name the last first. */
export function signedText(lines: readonly RawLine[], { headers, isRelaxed }: SignatureTags, own: RawLine): string {
  const left = new Map<string, string[]>();
  for (const { name, text } of lines) {
    const alike = left.get(name);
    if (alike) alike.push(text);
    else left.set(name, [text]);
  }
  const written = isRelaxed.head ? relaxedLine : simpleLine;
  const chosen = headers.map((name) => left.get(name)?.pop()).filter((text) => text !== undefined);
  return [...chosen.map(written), written(unsigned(own.text))].join('\r\n');
}

const [TAB, LF, CR, SPACE] = [9, 10, 13, 32];
const CHUNK = 65_536;

/**
 * A body as signatures see it, in pieces: without empty lines at its end; relaxed also without blanks at the ends of lines, and
 * with one for each row of them. @param write is given bytes that it may not keep
 */
export function canonicalBody(body: Uint8Array, isRelaxed: boolean, write: (bytes: Uint8Array) => void): void {
  const chunk = new Uint8Array(CHUNK);
  let filled = 0;
  const put = (byte: number): void => {
    if (filled === CHUNK) {
      write(chunk);
      filled = 0;
    }
    chunk[filled++] = byte;
  };
  let ends = 0;
  let isBlank = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === CR && body[at + 1] === LF) continue;
    if (byte === LF) {
      ends += 1;
      isBlank = false;
    } else if (isRelaxed && (byte === SPACE || byte === TAB)) isBlank = true;
    else {
      for (; ends > 0; ends--) [CR, LF].forEach(put);
      if (isBlank) put(SPACE);
      isBlank = false;
      put(byte);
    }
  }
  const isEmpty = filled === 0;
  if (!isEmpty || !isRelaxed) [CR, LF].forEach(put);
  write(chunk.subarray(0, filled));
}

/** A key as its domain publishes it. */
export interface DkimKey {
  kind: 'rsa' | 'ed25519';
  /** Base64; '' for one that was withdrawn. */
  key: string;
  /** Only for the domain itself, not for names below it. */
  isStrict: boolean;
  isTest: boolean;
}

/** Reads a record of a key; null for what is none, or is for something else than mail signed with SHA-256. */
export function readKey(text: string): DkimKey | null {
  const tags = tagsIn(text);
  if (!tags?.has('p') || (tags.has('v') && (tags.get('v') !== 'DKIM1' || !/^\s*v\s*=/.test(text)))) return null;
  const kind = (tags.get('k') ?? 'rsa').toLowerCase();
  if (kind !== 'rsa' && kind !== 'ed25519') return null;
  const list = (tag: string, other: string): string[] =>
    dense(tags.get(tag) ?? other)
      .toLowerCase()
      .split(':');
  if (!list('h', 'sha256').includes('sha256') || !list('s', '*').some((service) => service === '*' || service === 'email')) return null;
  const flags = list('t', '');
  return { kind, key: dense(tags.get('p')!), isStrict: flags.includes('s'), isTest: flags.includes('y') };
}
