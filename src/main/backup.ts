/** `npm run backup`: one file with everything, written while the desk works or not. */
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { Client, type ClientConfig } from 'pg';
import type { Config } from '../config.ts';
import { type Dumped, dumpFrames } from '../store/backup/dump.ts';
import { MAGIC } from '../store/backup/format.ts';
import { refuseUnmigrated } from './prepare.ts';
import { reach } from './reach.ts';
import { say, Unable } from './say.ts';

const USAGE = [
  'Usage: npm run backup -- [FILE] [--without-keys]',
  '  FILE            where to; svar-backup-DATE.svar in this folder when not said. It must not exist yet',
  '  --without-keys  leaves out the keys that seal secrets: passwords of mailboxes and secrets of webhooks have to be given anew then',
];

interface Options {
  file: string;
  withKeys: boolean;
}

/** @throws Unable for words that mean nothing */
function optionsOf(args: readonly string[], at: Date): Options {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'without-keys': { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new Unable('only one file can be written');
    const stamp = at.toISOString().slice(0, 16).replace(':', '');
    return { file: resolve(positionals[0] ?? `svar-backup-${stamp}.svar`), withKeys: values['without-keys'] !== true };
  } catch (error) {
    throw error instanceof Unable ? error : new Unable(error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}

/** Whole or not at all: what is half written has another name, and goes when it cannot be finished. */
async function writeWhole(file: string, frames: AsyncIterable<Buffer>): Promise<number> {
  const half = `${file}.part`;
  try {
    const target = createWriteStream(half, { flags: 'wx', mode: 0o600 });
    const packed = createGzip({ level: 4 });
    await pipeline(
      frames,
      packed,
      async function* (source) {
        yield MAGIC;
        yield* source as AsyncIterable<Buffer>;
      },
      target,
    );
    const written = await open(half, 'r+');
    await written.sync();
    const { size } = await written.stat();
    await written.close();
    await rename(half, file);
    return size;
  } catch (error) {
    // somebody else's half is his
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await rm(half, { force: true });
    throw unable(file, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'it may not be written',
  ENOENT: 'its folder does not exist',
  EROFS: 'the disk takes no writes',
};
function unable(file: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EEXIST') return new Unable(`${file}.part is there already: another backup writes it, or one was killed; remove it then`);
  return code in REASONS
    ? new Unable(`${file} was not written: ${REASONS[code]}`)
    : error instanceof Error
      ? error
      : new Error(String(error));
}

/** Writes a backup of a database. @returns what is in it, and its size in bytes */
export async function writeBackup(
  connection: ClientConfig,
  { file, keys, version, at }: { file: string; keys: string | null; version: string; at: Date },
): Promise<Dumped & { size: number }> {
  const client = new Client(connection);
  let lost: unknown = null;
  client.on('error', (error) => {
    lost = error;
  });
  await client.connect();
  try {
    let totals: Dumped = { tables: 0, rows: 0, files: 0 };
    const frames = dumpFrames(client, { version, at: at.toISOString(), keys }, (dumped) => {
      totals = dumped;
    });
    const size = await writeWhole(file, Readable.from(frames));
    return { ...totals, size };
  } catch (error) {
    throw lost === null ? error : new Unable('the database went away in the middle; nothing was written');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Writes a backup of the desk that `npm start` would serve.
 * @throws Error, with one line for people, when it was not written
 */
export async function backup(
  args: readonly string[],
  config: Config,
  { root, version, at }: { root: string; version: string; at: Date },
): Promise<void> {
  if (args.includes('--help')) return USAGE.forEach(say);
  const { file, withKeys } = optionsOf(args, at);
  if (existsSync(file)) throw new Unable(`${file} is there already`);
  const desk = await reach(config);
  try {
    await refuseUnmigrated(desk.connection, root);
    const { tables, rows, files, size } = await writeBackup(desk.connection, {
      file,
      keys: withKeys ? join(config.data, 'keys') : null,
      version,
      at,
    });
    say(`Written: ${file}, ${(size / 1e6).toFixed(1)} MB; ${tables} tables, ${rows} rows, ${files} ${files === 1 ? 'key' : 'keys'}.`);
    say(
      withKeys
        ? 'It holds the desk’s keys: keep it as secret as the desk itself.'
        : 'It holds no keys: what they seal opens only with those of this desk.',
    );
    say(`Prove it: npm run restore-check -- ${file}`);
  } finally {
    await desk.close();
  }
}
