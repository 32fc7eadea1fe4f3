/** The signatures of a mail, down to what needs no DNS: its body is hashed here, in the worker behind `mail-preview.ts` when it is long. */
import { createHash } from 'node:crypto';
import {
  canonicalBody,
  type Problem,
  rawLines,
  readSignature,
  type SignatureTags,
  signedText,
} from '../domain/mail/authentication/dkim.ts';
import { headOf } from './mail-head.ts';

/** A signature whose key is still to be asked for. */
export interface Signature {
  domain: string;
  selector: string;
  /** Why it is not good, whatever its key; null for one that may be. */
  problem: Problem | null;
  /** Of one without a problem. */
  tags: SignatureTags | null;
  signed: Uint8Array;
}

export interface Signatures {
  /** Lines of the head that say who the mail is from. */
  fromLines: number;
  signatures: Signature[];
  /** There are more than are looked at. */
  isCut: boolean;
}

const SIGNATURES_AT_MOST = 8;

/** What follows the head's empty line. */
function bodyOf(bytes: Uint8Array, head: Uint8Array): Uint8Array {
  const at = head.byteLength;
  return bytes.subarray(bytes[at] === 13 ? at + 2 : at + 1);
}

/** SHA-256 of a body as signatures see it, and how long it is then. */
function hashed(body: Uint8Array, isRelaxed: boolean): { hash: string; length: number } {
  const hash = createHash('sha256');
  let length = 0;
  canonicalBody(body, isRelaxed, (bytes) => {
    hash.update(bytes);
    length += bytes.byteLength;
  });
  return { hash: hash.digest('base64'), length };
}

function problemOf({ length: signed, bodyHash }: SignatureTags, body: { hash: string; length: number }): Problem | null {
  if (signed !== null && signed > body.length) return { result: 'permerror', why: 'it signs more than there is' };
  if (signed !== null && signed < body.length) return { result: 'policy', why: 'it signs a part of the text only' };
  return body.hash === bodyHash ? null : { result: 'fail', why: 'the text is not the one that was signed' };
}

/** Reads the signatures of a mail, the topmost first. */
export function signaturesOf(bytes: Uint8Array): Signatures {
  const head = headOf(bytes);
  const lines = rawLines(
    Buffer.from(head.buffer, head.byteOffset, head.byteLength)
      .toString('latin1')
      .replace(/\r?\n$/, ''),
  );
  const body = bodyOf(bytes, head);
  const hashes = new Map<boolean, { hash: string; length: number }>();
  const hashOf = (isRelaxed: boolean) => {
    const known = hashes.get(isRelaxed) ?? hashed(body, isRelaxed);
    hashes.set(isRelaxed, known);
    return known;
  };
  const own = lines.filter(({ name }) => name === 'dkim-signature');
  const signatures = own.slice(0, SIGNATURES_AT_MOST).map((line): Signature => {
    const tags = readSignature(line.text.slice(line.text.indexOf(':') + 1));
    const { domain, selector } = tags;
    const problem = 'why' in tags ? { result: tags.result, why: tags.why } : problemOf(tags, hashOf(tags.isRelaxed.body));
    if (problem || 'why' in tags) return { domain, selector, problem, tags: null, signed: new Uint8Array() };
    return { domain, selector, problem: null, tags, signed: Buffer.from(signedText(lines, tags, line), 'latin1') };
  });
  return { fromLines: lines.filter(({ name }) => name === 'from').length, signatures, isCut: own.length > SIGNATURES_AT_MOST };
}
