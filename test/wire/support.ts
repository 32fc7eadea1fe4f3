/** What the wire suites share: statements of the checklist as tests, plain calls on a socket, the shape of an error. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Client } from 'pg';
import { authorization, type TestDesk } from '../support/desk.ts';
import { fileNow, noteStatement } from '../support/results.ts';

export type Json = Record<string, unknown>;

/** A statement of the conformance checklist as a test of the same number and words. */
export function statement(number: number, text: string, check: () => Promise<void> | void): void {
  const file = fileNow();
  test(`${number}. ${text}`, async () => {
    await check();
    noteStatement(number, file);
  });
}

/** The three keys by which readers of every documented shape know an error, and nothing from inside the server. */
export function assertError(status: number, text: string, expected: number, errorType?: string): Json {
  assert.equal(status, expected, text.slice(0, 300));
  const body = JSON.parse(text) as Json;
  assert.equal(body.Error, true);
  assert.equal(typeof body.ErrorType, 'string');
  assert.equal(typeof body.Message, 'string');
  assert.equal(body.ErrorMessage, body.Message);
  assert.equal(body.ErrorSource, 'Svar');
  assert.ok(!String(body.Message).includes('\n'), 'the message is one line');
  assertNothingInside(text);
  if (errorType) assert.equal(body.ErrorType, errorType);
  return body;
}

/** No stack trace, no path, no module, no SQL. */
export function assertNothingInside(text: string): void {
  const found = /\bat \S+ \(|node_modules|\.ts:\d+|\.js:\d+|\/src\/|node:internal|select .* from /i.exec(text);
  assert.equal(found?.[0], undefined, text.slice(0, 300));
}

export interface RawAnswer {
  status: number;
  head: string;
  body: string;
}

/** Splits what a socket gave into answers; one without a Content-Length ends with the text. */
export function answersOf(text: string): RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = text; rest.startsWith('HTTP/1.1 '); ) {
    const end = rest.indexOf('\r\n\r\n');
    const head = end < 0 ? rest : rest.slice(0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    // the text is one character a byte, as it came from the socket
    const body = end < 0 ? '' : rest.slice(end + 4, end + 4 + length);
    answers.push({ status: Number(head.slice(9, 12)), head, body: Buffer.from(body, 'latin1').toString() });
    rest = end < 0 ? '' : rest.slice(end + 4 + body.length);
  }
  return answers;
}

/** Sends bytes as they are and reads until the server ends the connection or `quietMs` pass without a byte after the last piece. */
export function raw(url: string, pieces: readonly (string | Uint8Array)[], quietMs = 150): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let got = '';
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(got);
    };
    let timer = setTimeout(end, 5_000);
    socket.on('data', (bytes) => {
      got += bytes.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(end, quietMs);
    });
    socket.on('error', end);
    socket.on('close', end);
    for (const piece of pieces) socket.write(piece);
  });
}

/** The text of a POST to an operation, by hand. */
export function requestText(operation: string, body: string, lines: readonly string[] = []): string {
  const head = [
    `POST /api/v1/Agents/${operation} HTTP/1.1`,
    'Host: localhost',
    `Authorization: ${authorization()}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...lines,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Json;
}

/** Any call, with ADM0's credentials unless the headers say otherwise; an empty header name is left out. */
export async function call(
  desk: TestDesk,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  const response = await fetch(desk.url + path, {
    method,
    headers: { Authorization: authorization(), ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  let json: Json = {};
  try {
    json = JSON.parse(text) as Json;
  } catch {
    json = {};
  }
  return { status: response.status, headers: response.headers, text, json };
}

/** Runs something as if this process were in another time zone; the official client's dates depend on it. */
export async function inZone(zone: string, run: () => Promise<void>): Promise<void> {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

/** How many rows every table has. */
export async function rowCounts(desk: TestDesk): Promise<Json> {
  const tables = await desk.sql(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname",
  );
  const [row] = await desk.sql(`select ${tables.map(({ name }) => `(select count(*)::int from "${name}") as "${name}"`).join(', ')}`);
  return row as Json;
}

/** Runs something while nobody but the test reaches the database of a desk. */
export async function withoutDatabase(desk: TestDesk, run: () => Promise<void>): Promise<void> {
  const admin = new Client({ ...desk.app.database.connection, database: 'postgres' });
  await admin.connect();
  const [{ name }] = (await desk.sql('select current_database() as name')) as [{ name: string }];
  await admin.query(`alter database "${name}" allow_connections false`);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'svar'", [name]);
  try {
    await run();
  } finally {
    await admin.query(`alter database "${name}" allow_connections true`);
    await admin.end();
  }
}
