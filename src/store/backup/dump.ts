/** A desk as frames, read on one snapshot while others go on working. It is read only: no lock that a save would wait for. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { describeSchema } from '../migrate.ts';
import { serverVersion } from '../probe.ts';
import { FrameWriter, type Header, KIND } from './format.ts';
import { columnsOf, nameOf, sequencesOf, spellPlainly, sumOf, type Table, tablesOf } from './tables.ts';

/** Bytes that are gathered before they become a frame. */
const GATHERED = 256 * 1024;

export interface Dump {
  version: string;
  /** ISO. */
  at: string;
  /** Folder whose files come along; null for none. */
  keys: string | null;
}

/** What a backup has come to. */
export interface Dumped {
  tables: number;
  rows: number;
  files: number;
}

async function headerOf(client: ClientBase, { version, at }: Dump): Promise<Header> {
  const { rows } = await client.query<Header['migrations'][number]>('select number, name, checksum from svar_migration order by number');
  const server = (await serverVersion(client)).name;
  return { version, at, server, migrations: rows, schema: await describeSchema(client), sequences: await sequencesOf(client) };
}

/** One table: what it is, its rows as COPY spells them, and what they add up to. */
async function* tableFrames(client: ClientBase, writer: FrameWriter, table: Table): AsyncGenerator<Buffer, number> {
  yield writer.json(KIND.table, table);
  const { rows, sum } = await sumOf(client, table, nameOf(table));
  const hash = createHash('sha256');
  let [bytes, held] = [0, 0];
  let parts: Buffer[] = [];
  const flush = (): Buffer[] => {
    const all = Buffer.concat(parts);
    hash.update(all);
    bytes += all.byteLength;
    [parts, held] = [[], 0];
    return writer.data(all);
  };
  // a table in parts cannot be copied by its name
  for await (const chunk of client.query(copyTo(`copy (select ${columnsOf(table)} from ${nameOf(table)}) to stdout`))) {
    parts.push(chunk as Buffer);
    held += (chunk as Buffer).byteLength;
    if (held >= GATHERED) yield* flush();
  }
  yield* flush();
  yield writer.json(KIND.end, { rows, sum, bytes, sha256: hash.digest('hex') });
  return rows;
}

async function* fileFrames(writer: FrameWriter, folder: string): AsyncGenerator<Buffer, number> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names.sort()) {
    const path = join(folder, name);
    const { mode } = await stat(path);
    const bytes = await readFile(path);
    yield writer.json(KIND.file, { path: `keys/${name}`, mode: mode & 0o777 });
    yield* writer.data(bytes);
    yield writer.json(KIND.end, { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return names.length;
}

/**
 * A desk as frames. @param client a connection of its own, outside any transaction; it is given back in none, in the state of its settings here
 * @param done told what it came to, before the last frame
 */
export async function* dumpFrames(client: ClientBase, dump: Dump, done: (dumped: Dumped) => void): AsyncGenerator<Buffer> {
  const writer = new FrameWriter();
  await spellPlainly(client);
  await client.query('begin isolation level repeatable read, read only');
  try {
    yield writer.json(KIND.header, await headerOf(client, dump));
    const tables = await tablesOf(client);
    let rows = 0;
    for (const table of tables) rows += yield* tableFrames(client, writer, table);
    const files = dump.keys === null ? 0 : yield* fileFrames(writer, dump.keys);
    const totals = { tables: tables.length, rows, files };
    done(totals);
    yield writer.last(totals);
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}
