/** A Svar in this process, on a fresh copy of a test database, behind a real socket; and the official client to call it. */
import { randomBytes } from 'node:crypto';
import { WebApi } from '@superoffice/webapi';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { App } from '../../src/app/call.ts';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { Gatherer } from '../../src/app/gatherer.ts';
import { SignIn } from '../../src/app/sign-in.ts';
import { textCleaner, workerFromSource } from '../../src/app/text.ts';
import type { Door } from '../../src/http/door.ts';
import { Gate } from '../../src/http/gate.ts';
import { Rate } from '../../src/http/rate.ts';
import { buildServer } from '../../src/http/server.ts';
import { Database } from '../../src/store/database.ts';
import { connect, freshDatabase } from './postgres.ts';

/** Which server the suite runs against; `npm test` runs the wire suites once with each. */
export const kind = process.env.SVAR_TEST_DATABASE === 'external' ? 'external' : 'embedded';

export const PASSWORD = 'svar-test-password';

export interface TestDesk {
  url: string;
  server: FastifyInstance;
  app: App;
  /** A connection of the test's own. */
  sql(text: string, values?: unknown[]): Promise<pg.QueryResultRow[]>;
  /** The official client as a user; without a name as ADM0 with an empty password. */
  client(user?: string, base?: string): WebApi;
  /** A plain call; the body is sent as it is. */
  post(
    operation: string,
    body: unknown,
    headers?: Record<string, string>,
    user?: string,
  ): Promise<{ status: number; headers: Headers; json: never; text: string }>;
  close(): Promise<void>;
}

export interface DeskOptions {
  content?: 'base' | 'world';
  /** The clock; the real one when absent. */
  now?: () => number;
  random?: () => number;
  door?: Partial<Door>;
}

export const authorization = (user = 'ADM0', password = user === 'ADM0' ? '' : PASSWORD): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Opens a desk. Close it, or the test does not end. */
export async function openDesk(options: DeskOptions = {}): Promise<TestDesk> {
  const fresh = await freshDatabase(options.content ?? 'world', kind);
  const database = new Database(fresh.config, { pool: 8, onError: () => undefined });
  const desks = new DeskKeeper(database);
  await desks.reload();
  const text = textCleaner(workerFromSource);
  const app: App = {
    database,
    desks,
    text,
    gatherer: new Gatherer(database),
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
  };
  const server = await buildServer({
    app,
    signIn: new SignIn(desks, randomBytes(32)),
    anonymous: new Rate(1_000_000),
    gate: new Gate({ underWay: 256, ofOneUser: 64, waiting: 256, waitMs: 2_000 }),
    health: { problem: async () => null },
    version: '0.0.0-test',
    bodyLimit: 8 * 1024 * 1024,
    uploadLimit: 40 * 1024 * 1024,
    basicOverHttp: false,
    datesAlwaysOffset: false,
    corsOrigins: [],
    metricsToken: undefined,
    log: 'silent',
    ...options.door,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const own = await connect(fresh.config);
  return {
    url,
    server,
    app,
    sql: async (query, values = []) => (await own.query(query, values)).rows,
    client(user = 'ADM0', base = url) {
      const api = new WebApi(base);
      api.authenticateWithPassword(user, user === 'ADM0' ? '' : PASSWORD);
      return api;
    },
    async post(operation, body, headers = {}, user = 'ADM0') {
      const response = await fetch(`${url}/api/v1/Agents/${operation}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: authorization(user), ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      });
      const answer = await response.text();
      let json: unknown;
      try {
        json = JSON.parse(answer);
      } catch {
        json = undefined;
      }
      return { status: response.status, headers: response.headers, json: json as never, text: answer };
    },
    async close() {
      await server.close();
      await text.close();
      await database.close();
      await own.end();
      await fresh.drop();
    },
  };
}
