/**
 * Secrets that have to be used, not only compared, lie sealed in the database: AES-256-GCM with a key that is not there.
 * Source: reliability §8.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Random bytes fit for secrets. */
export type Bytes = (count: number) => Uint8Array;

export class Seal {
  private readonly key: Uint8Array;
  private readonly bytes: Bytes;

  constructor(key: Uint8Array, bytes: Bytes) {
    if (key.length !== KEY_BYTES) throw new Error(`a key has ${KEY_BYTES} bytes`);
    this.key = key;
    this.bytes = bytes;
  }

  /** Tells keys apart without telling the key. */
  get check(): Uint8Array {
    return createHmac('sha256', this.key).update('svar key').digest();
  }

  /** A key of its own for one purpose, that leads back to none other. @param purpose what it is for */
  derived(purpose: string): Uint8Array {
    return createHmac('sha256', this.key).update(`svar derived ${purpose}`).digest();
  }

  /** Seals a text. @param about what it is: it opens as nothing else */
  seal(text: string, about: string): Uint8Array {
    const nonce = this.bytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(about));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Opens what was sealed. @throws Error when it was sealed with another key, or is not what was sealed */
  open(sealed: Uint8Array, about: string): string {
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, this.key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(about));
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]).toString('utf8');
  }
}

/**
 * The key in a file; made when there is none yet.
 * @throws Error, with one line for people, when it cannot be read, is not a key, or others may read it
 */
export function keyIn(file: string, bytes: Bytes): Uint8Array {
  makeKey(file, bytes);
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES || key.every((byte) => byte === key[0]))
    throw new Error(`the key file ${file} does not hold ${KEY_BYTES} random bytes`);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`the key file ${file} may be read by others: its mode has to be 0600`);
  return key;
}

/** Another process may make it at the same moment, and this one may die half-way: the file appears whole, and once. */
function makeKey(file: string, bytes: Bytes): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${Buffer.from(bytes(6)).toString('hex')}`;
  const made = openSync(draft, 'wx', 0o600);
  try {
    writeSync(made, bytes(KEY_BYTES));
    fsyncSync(made);
  } finally {
    closeSync(made);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
}
