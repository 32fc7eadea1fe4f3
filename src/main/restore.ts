/** `npm run restore` and `npm run restore-check`: a desk out of a backup, in its own place or on trial. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { QUEUES } from '../app/jobs/queues.ts';
import type { Config } from '../config.ts';
import { damagedBytes, type Filled, fill, isEmpty } from '../store/backup/fill.ts';
import { BackupUnreadable, type Header, KIND, readFrames, said } from '../store/backup/format.ts';
import { startEmbedded } from '../store/embedded.ts';
import { prepareJobs } from '../store/jobs.ts';
import { knownMigrations, migrate } from '../store/migrate.ts';
import { hasDesk } from './reach.ts';
import { say, Unable } from './say.ts';

const RESTORE = [
  'Usage: npm run restore -- FILE',
  '  Makes the desk of a backup in SVAR_DATA, which must hold none yet (or in the empty database that SVAR_DATABASE_URL names).',
];
const CHECK = [
  'Usage: npm run restore-check -- FILE',
  '  Restores a backup into a scratch folder, compares all that is in it, and removes it again.',
];

/** Reads a file from end to end: what comes after may believe it. @throws BackupUnreadable */
export async function checkFile(file: string): Promise<Header> {
  let header: Header | null = null;
  for await (const frame of readFrames(file)) if (frame.kind === KIND.header) header ??= said<Header>(frame);
  if (!header) throw new BackupUnreadable(`${file} is damaged`);
  return header;
}

/** Has this Svar all the migrations that the backup was made with, and the same ones? */
async function refuseUnknown({ migrations, version }: Header, folder: string): Promise<void> {
  const known = new Map((await knownMigrations(folder)).map((one) => [one.number, one]));
  for (const { number, name, checksum } of migrations) {
    const here = known.get(number);
    if (!here) throw new Unable(`the backup was written by Svar ${version}, which is newer than this one`);
    if (here.name !== name || here.checksum !== checksum)
      throw new Unable(`the backup was made with another migration ${name} than this Svar has`);
  }
}

/** Fills an empty database. @param newest does it get what this Svar has added since, too? @throws BackupUnreadable, Unable */
export async function restoreDatabase(
  connection: ClientConfig,
  file: string,
  root: string,
  newest: boolean,
): Promise<Filled & { blobs: { all: number; damaged: number } }> {
  const folder = join(root, 'src/store/migrations');
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (!(await isEmpty(client))) throw new Unable('the database is not empty: a backup is restored into an empty one');
    const filled = await fill(client, readFrames(file), async (header) => {
      await refuseUnknown(header, folder);
      await migrate(client, folder, undefined, header.migrations.at(-1)?.number ?? 0);
      await prepareJobs(client, QUEUES);
    });
    const blobs = await damagedBytes(client);
    if (newest) await migrate(client, folder);
    return { ...filled, blobs };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** All that is not as it was, in lines. */
const differencesOf = ({ compared, blobs }: Awaited<ReturnType<typeof restoreDatabase>>): string[] => [
  ...compared.flatMap(({ table, differs }) => (differs === null ? [] : [`${table}: ${differs}`])),
  ...(blobs.damaged > 0 ? [`${blobs.damaged} of ${blobs.all} attachments and mails have other bytes than they had`] : []),
];

async function writeKeys(data: string, files: Filled['files']): Promise<void> {
  for (const { path, mode, bytes } of files) {
    const target = join(data, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, bytes, { mode, flag: 'wx' });
    await chmod(target, mode);
  }
}

type Restored = Awaited<ReturnType<typeof restoreDatabase>>;

/** A desk in a folder that has none. @throws BackupUnreadable, Unable, EmbeddedError */
export async function restoreInto(data: string, file: string, root: string, newest: boolean): Promise<Restored> {
  await mkdir(data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const embedded = await startEmbedded({ folder: data, say: () => undefined });
  try {
    const filled = await restoreDatabase(embedded.connection, file, root, newest);
    await writeKeys(data, filled.files);
    return filled;
  } finally {
    await embedded.stop();
  }
}

function fileIn(args: readonly string[]): string {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0 || file.startsWith('-')) throw new Unable('name one file: --help tells more');
  return resolve(file);
}

function tell({ header, compared, jobsLeft }: Restored): void {
  const rows = compared.reduce((sum, one) => sum + one.rows, 0);
  say(`From ${header.at}, by Svar ${header.version}: ${compared.length} tables, ${rows} rows.`);
  if (jobsLeft > 0) say(`${jobsLeft} jobs of queues that this Svar does not have were left.`);
}

/**
 * Makes the desk of a backup. A kill in the middle leaves nothing that looks like a desk.
 * @throws Error, with one line for people, when it was not made
 */
export async function restore(args: readonly string[], config: Config, root: string): Promise<void> {
  if (args.includes('--help')) return RESTORE.forEach(say);
  const file = fileIn(args);
  await checkFile(file);
  if (config.databaseUrl === undefined && hasDesk(config.data))
    throw new Unable(`there is a desk in ${config.data} already: name an empty folder in SVAR_DATA`);
  if (existsSync(join(config.data, 'keys')))
    throw new Unable(`there are keys of a desk in ${config.data} already: name an empty folder in SVAR_DATA`);
  if (config.databaseUrl !== undefined) {
    const filled = await restoreDatabase({ connectionString: config.databaseUrl }, file, root, false);
    refuseDifferent(filled, 'Empty the database before you try again.');
    await writeKeys(config.data, filled.files);
    return done(filled, config.data);
  }
  const half = `${config.data}.restoring`;
  await rm(half, { recursive: true, force: true });
  const filled = await restoreInto(half, file, root, false);
  if (differencesOf(filled).length > 0) await rm(half, { recursive: true, force: true });
  refuseDifferent(filled, 'Nothing was restored.');
  // an empty folder may stand where the desk shall be; one with anything in it is not ours to take away
  await rename(half, config.data).catch((error: unknown) => {
    throw new Unable(
      `${config.data} cannot be put in its place: ${error instanceof Error && 'code' in error ? String(error.code) : error}`,
    );
  });
  done(filled, config.data);
}

function refuseDifferent(filled: Restored, advice: string): void {
  const differences = differencesOf(filled);
  if (differences.length > 0) throw new Unable(`the desk is not as it was: ${differences.join('; ')}. ${advice}`);
}

function done(filled: Restored, data: string): void {
  tell(filled);
  say(`Restored into ${data}. Start it: npm start`);
}

/**
 * Restores a backup on trial and compares. @returns the code that the process ends with: 0 when there is no difference
 * @throws Error, with one line for people, when it could not be restored
 */
export async function restoreCheck(args: readonly string[], root: string): Promise<number> {
  if (args.includes('--help')) {
    CHECK.forEach(say);
    return 0;
  }
  const file = fileIn(args);
  await checkFile(file);
  const scratch = await mkdtemp(join(tmpdir(), 'svar-restore-check-'));
  try {
    const filled = await restoreInto(join(scratch, 'data'), file, root, true);
    tell(filled);
    for (const { table, rows } of filled.compared.filter((one) => one.rows > 0)) say(`  ${String(rows).padStart(10)}  ${table}`);
    say(`  ${String(filled.blobs.all).padStart(10)}  attachments and mails, byte for byte`);
    const differences = differencesOf(filled);
    for (const line of differences) say(`Differs: ${line}`);
    say(`${differences.length} differences`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
