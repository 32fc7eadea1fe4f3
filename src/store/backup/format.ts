/**
 * The file of a backup: a line that names it, then frames packed by gzip. A frame is a kind (one byte), a length (four bytes, the
 * largest first) and so many bytes. What a table or file holds goes in frames of data between its beginning and its end, which
 * says how much there was; the last frame says what all before it add up to. So whatever is missing, changed or cut off is noticed.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

export const MAGIC = Buffer.from('SVAR BACKUP 1\n');
const FRAME_AT_MOST = 1 << 20;
const HEAD_BYTES = 5;

/** Kinds of frames by their letters. */
export const KIND = { header: 'H', table: 'T', file: 'F', data: 'D', end: 'E', last: 'Z' } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];
const KINDS = new Map(Object.values(KIND).map((kind) => [kind.charCodeAt(0), kind]));

export interface Frame {
  kind: Kind;
  bytes: Buffer;
}

/** The file is no backup, or not the one that was written. One line for a person. */
export class BackupUnreadable extends Error {
  override readonly name = 'BackupUnreadable';
}

/** How the desk was when it was written. */
export interface Header {
  version: string;
  /** ISO. */
  at: string;
  server: string;
  migrations: readonly { number: number; name: string; checksum: string }[];
  /** Everything that the tables are, in words. */
  schema: string;
  /** Numbers that sequences go on with. */
  sequences: readonly { name: string; last: string; isCalled: boolean }[];
}
export interface TableBegin {
  schema: string;
  table: string;
  columns: readonly string[];
}
export interface TableEnd {
  rows: number;
  /** Of 64 bits of each row's digest: the same whatever the order of the rows. */
  sum: string;
  bytes: number;
  sha256: string;
}
export interface FileBegin {
  /** Within the data folder, with slashes. */
  path: string;
  mode: number;
}
export type FileEnd = Pick<TableEnd, 'bytes' | 'sha256'>;
export interface Last {
  tables: number;
  rows: number;
  files: number;
  sha256: string;
}

/** Makes frames, and keeps the sum of all of them. */
export class FrameWriter {
  private readonly all: Hash = createHash('sha256');

  private frame(kind: Kind, bytes: Uint8Array): Buffer {
    const head = Buffer.alloc(HEAD_BYTES);
    head.write(kind, 0, 'latin1');
    head.writeUInt32BE(bytes.byteLength, 1);
    const frame = Buffer.concat([head, bytes]);
    if (kind !== KIND.last) this.all.update(frame);
    return frame;
  }

  json(kind: Exclude<Kind, 'D' | 'Z'>, value: Header | TableBegin | TableEnd | FileBegin | FileEnd): Buffer {
    return this.frame(kind, Buffer.from(JSON.stringify(value)));
  }

  /** Any bytes, in as many frames as they need. */
  data(bytes: Uint8Array): Buffer[] {
    const frames: Buffer[] = [];
    for (let from = 0; from < bytes.byteLength; from += FRAME_AT_MOST)
      frames.push(this.frame(KIND.data, bytes.subarray(from, from + FRAME_AT_MOST)));
    return frames;
  }

  /** The last one. */
  last(totals: Omit<Last, 'sha256'>): Buffer {
    return this.frame(KIND.last, Buffer.from(JSON.stringify({ ...totals, sha256: this.all.copy().digest('hex') })));
  }
}

async function checkMagic(path: string): Promise<void> {
  const file = await open(path).catch((error: unknown) => {
    throw new BackupUnreadable(`${path} cannot be read: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}`);
  });
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    if (bytesRead === MAGIC.length && buffer.equals(MAGIC)) return;
    const isNewer = buffer.subarray(0, 12).equals(MAGIC.subarray(0, 12));
    throw new BackupUnreadable(isNewer ? `${path} was written by a newer Svar` : `${path} is no backup of Svar`);
  } finally {
    await file.close();
  }
}

/** Cuts a stream of bytes into frames. */
class Cutter {
  private parts: Buffer[] = [];
  private held = 0;

  add(part: Buffer): void {
    this.parts.push(part);
    this.held += part.byteLength;
  }

  get isEmpty(): boolean {
    return this.held === 0;
  }

  private take(count: number): Buffer {
    const all = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    this.parts = [all.subarray(count)];
    this.held -= count;
    return all.subarray(0, count);
  }

  /** The next frame with its head; null until there is more. */
  next(): { frame: Frame; whole: Buffer } | null {
    if (this.held < HEAD_BYTES) return null;
    const all = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    this.parts = [all];
    const kind = KINDS.get(all[0]!);
    const length = all.readUInt32BE(1);
    if (kind === undefined || (length > FRAME_AT_MOST && kind === KIND.data)) throw new BackupUnreadable('the backup is damaged');
    if (length > 16 * FRAME_AT_MOST) throw new BackupUnreadable('the backup is damaged');
    if (this.held < HEAD_BYTES + length) return null;
    const whole = this.take(HEAD_BYTES + length);
    return { frame: { kind, bytes: whole.subarray(HEAD_BYTES) }, whole };
  }
}

/**
 * All frames of a file but the last, in their order; that one is looked at here.
 * @throws BackupUnreadable for a file that is no backup, is damaged or was cut off: at the end at the latest, so what was read before is to be trusted only then
 */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  await checkMagic(path);
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(path, { start: MAGIC.length }), unpacked).catch(() => undefined);
  const cutter = new Cutter();
  const sum = createHash('sha256');
  let last: Last | null = null;
  try {
    for await (const part of unpacked) {
      cutter.add(part as Buffer);
      for (let next = cutter.next(); next !== null; next = cutter.next()) {
        if (last !== null) throw new BackupUnreadable(`${path} is damaged`);
        if (next.frame.kind === KIND.last) {
          last = JSON.parse(next.frame.bytes.toString()) as Last;
          continue;
        }
        sum.update(next.whole);
        yield next.frame;
      }
    }
  } catch (error) {
    throw error instanceof BackupUnreadable || !isOfPacking(error) ? error : new BackupUnreadable(`${path} is damaged or was cut off`);
  } finally {
    unpacked.destroy();
    await reading;
  }
  if (last === null || !cutter.isEmpty) throw new BackupUnreadable(`${path} was cut off`);
  if (last.sha256 !== sum.digest('hex')) throw new BackupUnreadable(`${path} is damaged`);
}

const isOfPacking = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof Error && 'code' in error && /^(?:Z_|ERR_STREAM_PREMATURE)/.test(String(error.code)));

/** What a frame of JSON says. @throws BackupUnreadable */
export function said<T>({ bytes }: Frame): T {
  try {
    return JSON.parse(bytes.toString()) as T;
  } catch {
    throw new BackupUnreadable('the backup is damaged');
  }
}
