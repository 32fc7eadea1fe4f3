/** A Svar that people start, with its own database, which can be killed in any of its parts, and comes back. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { inspect } from '../../src/store/embedded/pid-file.ts';
import { ADMIN, furnished, postmasterOf, type Started, startSvar } from './process.ts';
import { until } from './programs.ts';

type Row = Record<string, unknown>;
/**
 * What can be killed: Svar, its database, one connection's process of the database, or Svar and the database together; Svar, and the
 * next one in the middle of its start. `term`: Svar is asked to end, and has to do it in order.
 */
export type Victim = 'svar' | 'database' | 'backend' | 'both' | 'start' | 'term';

export interface RunningDesk {
  /** Null while Svar is away. */
  mailPort(): number | null;
  /** Empty while Svar is away. */
  url(): string;
  /** Of its administrator. */
  authorization: string;
  /** Asks the database itself; waits while it is away. */
  sql(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Kills with -9, and starts again what does not come back by itself. @param startMs how long a start lasts before it is killed */
  kill(victim: Victim, startMs?: number): Promise<void>;
  /** What its processes have logged as errors. */
  errors(): string[];
  /** Ends it in order. */
  stop(): Promise<void>;
}

/** Where to reach a database that runs in a folder; null while it does not. */
async function connectionOf(data: string): Promise<ClientConfig | null> {
  const found = await inspect(join(data, 'postgres'));
  return found.kind === 'alive' ? { host: found.socketFolder, port: found.port, user: 'svar', database: 'svar' } : null;
}

async function ask(data: string, text: string, values: readonly unknown[]): Promise<Row[] | null> {
  const connection = await connectionOf(data);
  if (connection === null) return null;
  const client = new Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(text, [...values])).rows;
  } catch (error) {
    // a statement that is wrong is never right
    if (/^(?:42|22)/.test((error as { code?: string }).code ?? '')) throw error;
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** So long some still call one that was asked to end. */
const SAYS_SO_MS = 300;

const MAIL_PORT = /^Mail is taken by \S+ on \S+, port (\d+)\.$/m;

/** @param settings beside those that every test gives */
export async function openRunningDesk(
  t: Pick<TestContext, 'after'>,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningDesk> {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const data = join(folder, 'data');
  let svar: Started;
  let [url, port]: [string, number | null] = ['', null];
  const started: Started[] = [];
  const begin = (): void => {
    svar = startSvar({
      SVAR_DATA: data,
      SVAR_ADMIN_PASSWORD: ADMIN.password,
      SVAR_TIME_ZONE: 'Europe/Oslo',
      SVAR_SMTP_PORT: '0',
      ...settings,
    });
    started.push(svar);
  };
  const start = async (): Promise<void> => {
    begin();
    url = await svar.url();
    port = Number(MAIL_PORT.exec(svar.output())?.[1] ?? 0) || null;
  };
  await start();
  t.after(() => svar.child.kill('SIGKILL'));
  const sql = async (text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    let rows: Row[] | null = null;
    await until(async () => {
      rows = await ask(data, text, values);
      return rows !== null;
    });
    return rows!;
  };
  const inOrder = async (): Promise<void> => {
    svar.child.kill('SIGTERM');
    const { code } = await svar.ended();
    assert.equal(code, 0, svar.output());
  };
  return {
    mailPort: () => port,
    url: () => url,
    authorization: `Basic ${Buffer.from(`${ADMIN.user}:${ADMIN.password}`).toString('base64')}`,
    sql,
    async kill(victim, startMs = 0) {
      assert.equal(svar.child.exitCode, null, `Svar has ended by itself:\n${svar.output()}`);
      if (victim === 'backend') {
        const [one] = await sql("select pid from pg_stat_activity where application_name = 'svar' order by random() limit 1");
        if (one) process.kill(one.pid as number, 'SIGKILL');
        return;
      }
      if (victim === 'term') {
        const ended = inOrder();
        await sleep(SAYS_SO_MS);
        [url, port] = ['', null];
        await ended;
      }
      if (victim === 'database' || victim === 'both') process.kill(postmasterOf(data), 'SIGKILL');
      if (victim === 'database') return;
      [url, port] = ['', null];
      svar.child.kill('SIGKILL');
      await svar.ended();
      if (victim === 'start') {
        begin();
        await sleep(startMs);
        svar.child.kill('SIGKILL');
        await svar.ended();
      }
      await start();
    },
    errors: () => started.flatMap((one) => one.output().match(/^\{"level":"error".*$/gm) ?? []),
    stop: inOrder,
  };
}
