/**
 * A storm of requests that nobody should send, and what every answer to them has to keep to: no 5xx (501 for what is not built
 * excepted), no wait over three seconds, an error in its shape and in the format asked for that tells nothing of the inside,
 * and no row left by what was refused.
 */
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { readXml } from '../../src/http/codecs/xml.ts';
import { type Json, rowCounts } from '../wire/support.ts';
import { authorization, type TestDesk } from './desk.ts';
import { some } from './share.ts';

/** Nothing that is answered at all takes as long, however busy the machine. */
const HANGS_MS = 600_000;
const AT_ONCE = 6;

/** The seed of a file: its usual one, or another to look further with. */
export const seedOf = (usual: number): number => Number(process.env.SVAR_TEST_SEED ?? usual);

export type Format = 'json' | 'xml';

export interface Hostile {
  method: string;
  /** As it is sent: nothing is made of it before. */
  path: string;
  headers?: Readonly<Record<string, string | readonly string[]>>;
  body?: string | Uint8Array;
  /** What an error has to be written in; without it, what Accept of `headers` says by its first known name. */
  format?: Format;
}

export interface Got {
  status: number;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  text: string;
  ms: number;
}

/** One of the names of Accept that are spoken, in the words of a test of its own: the first one, or JSON. */
export function formatAsked(accept: string | undefined): Format {
  const spoken = /^\s*(?:application|text)\/(json|xml|json-patch\+json|merge-patch\+json)\s*(?:;|$)/i;
  const first = (accept ?? '').split(',').find((entry) => spoken.test(entry) || /^\s*(?:\*|application|text)\/\*/.test(entry));
  return /\/xml/i.test(first ?? '') ? 'xml' : 'json';
}

/**
 * Bytes on a socket as they are, and what came back within `patienceMs`: unlike a request, what is put together wrongly may be
 * something that the server rightly waits for the rest of.
 */
export function spoken(url: string, bytes: Uint8Array, patienceMs: number): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let got = '';
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(got);
    };
    const timer = setTimeout(end, patienceMs);
    socket.on('data', (piece) => {
      got += piece.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.write(bytes);
  });
}

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos|#13|#xD);/gi,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '\r',
  );

/** The members of an `<Error>`, read with other means than the server's. */
function errorOfXml(text: string): Json {
  const root = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*<Error( [^>]*)?>([\s\S]*)<\/Error>\s*$/.exec(text);
  assert.ok(root, `no <Error>: ${text.slice(0, 200)}`);
  const members = [...root[2]!.matchAll(/<(\w+)(?: [^>]*\/>|>([^<]*)<\/\1>)/g)];
  return Object.fromEntries(members.map(([, name, value]) => [name, value === undefined ? null : unescaped(value)]));
}

/** What tells of the inside: stacks, files, modules, SQL and what the database says. */
const INSIDE =
  /\bat \S+ \(|node_modules|\.ts:\d+|\.js:\d+|\/src\/|node:internal|select .* from |syntax error at|relation "|violates |invalid input syntax|svar_\w+|pg_\w+|out of range for type|TypeError|RangeError|Cannot read prop|is not a function|undefined/i;

/** wire: errors §4; integrators switch on these, and there are no others. */
const ERROR_TYPES: ReadonlySet<string> = new Set(
  `SoException SoNotFoundException SoSentryException SoValidationException SoInvalidArgumentException SoIllegalOperationException
  SoDuplicateException SoSessionException SoInvalidPasswordException SoLicenseException SoDbAccessException SoNotImplementedException
  SoNotSupportedException SoServerException SoMassOperationException SoInvalidCharacterException ArgumentException
  ArgumentNullException FormatException`.split(/\s+/),
);

/** The error of an answer, in the shape that it must have. What the caller said himself is no leak. */
export function errorOf({ status, headers, text }: Got, format: Format, said = ''): Json {
  const type = String(headers['content-type'] ?? '');
  assert.match(
    type,
    format === 'xml' ? /^(?:application|text)\/xml; charset=utf-8$/ : /^application\/json; charset=utf-8$/,
    text.slice(0, 200),
  );
  const error = format === 'xml' ? errorOfXml(text) : (JSON.parse(text) as Json);
  assert.equal(String(error.Error), 'true');
  assert.ok(ERROR_TYPES.has(String(error.ErrorType)), `ErrorType ${String(error.ErrorType)}`);
  assert.ok(
    typeof error.Message === 'string' && error.Message.length > 0 && error.Message.length < 1_000,
    `Message: ${text.slice(0, 300)}`,
  );
  assert.equal(error.ErrorMessage, error.Message);
  assert.equal(error.ErrorSource, 'Svar');
  assert.ok(!/[\r\n\0]/.test(error.Message), 'the message is one line');
  assert.ok((error.InnerError ?? null) === null, 'nothing of the inside');
  const leak = INSIDE.exec(`${text}\n${Object.values(error).join('\n')}`)?.[0];
  assert.ok(leak === undefined || said.includes(leak), `${status} tells of the inside: ${leak} in ${text.slice(0, 400)}`);
  return error;
}

/** Runs `work` over all items, a few at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = AT_ONCE): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const sorted = (counts: ReadonlyMap<unknown, number>): string =>
  [...counts]
    .map(([key, count]) => `${String(key)} ${count}x`)
    .sort()
    .join(', ');

/** Requests to one desk, and what came of them. */
export class Storm {
  asked = 0;
  readonly statuses = new Map<number, number>();
  readonly formats = new Map<string, number>();
  private readonly slowest: { ms: number; what: string }[] = [];
  private readonly sockets = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  private readonly desk: () => TestDesk;
  constructor(desk: () => TestDesk) {
    this.desk = desk;
  }

  /** Sends one request as it is; without Authorization among its headers it is ADM0's. An empty Authorization is none. */
  ask({ method, path, headers = {}, body }: Hostile): Promise<Got> {
    const { hostname, port } = new URL(this.desk().url);
    const all: Record<string, string | readonly string[]> = { Authorization: authorization(), ...headers };
    if (all.Authorization === '') delete all.Authorization;
    const bytes = body === undefined ? null : Buffer.from(body as string);
    if (bytes) all['Content-Length'] ??= String(bytes.length);
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const call = request(
        { hostname, port, method, path, headers: all as Record<string, string | string[]>, agent: this.sockets },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, ms: performance.now() - started });
          });
        },
      );
      call.setTimeout(HANGS_MS, () => call.destroy(new Error(`no answer: ${method} ${path.slice(0, 300)}`)));
      call.on('error', reject);
      call.end(bytes);
    });
  }

  /** Sends one request and holds its answer against everything that every answer must keep to. */
  async send(item: Hostile): Promise<Got> {
    const got = await this.ask(item);
    this.judge(item, got);
    return got;
  }

  judge(item: Hostile, got: Got): void {
    const body = typeof item.body === 'string' ? item.body : Buffer.from(item.body ?? '').toString();
    const what = `${item.method} ${item.path.slice(0, 300)} ${JSON.stringify(item.headers ?? {}).slice(0, 300)} ${body.slice(0, 500)}`;
    const about = `${got.status} for ${what}: ${got.text.slice(0, 300)}`;
    const accept = item.headers?.Accept ?? item.headers?.accept;
    // what is refused before its head has been read has no Accept yet, and no id
    const isRead = got.headers['x-request-id'] !== undefined;
    const format = isRead ? (item.format ?? formatAsked(typeof accept === 'string' ? accept : undefined)) : 'json';
    assert.ok(isRead || got.status === 431 || got.status === 400 || got.status === 408, about);
    this.note(item, got, format, what);
    assert.ok(got.status < 500 || got.status === 501, about);
    assert.equal(got.headers['x-content-type-options'], 'nosniff', about);
    assert.equal(got.headers['cache-control'], 'no-store', about);
    if (got.status >= 400 && item.method !== 'HEAD') {
      try {
        errorOf(got, format, `${what} ${decodedPath(item.path)} ${body}`);
      } catch (error) {
        throw new Error(`${about}\n${String(error)}`, { cause: error });
      }
    } else if (got.text !== '') assertReadable(got, about);
  }

  private note(item: Hostile, { status, ms }: Got, format: Format, what: string): void {
    this.asked++;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const type = item.body === undefined ? 'nothing' : String(item.headers?.['Content-Type'] ?? 'untyped');
    const short = /xml|form|patch|json|nothing|untyped/i.exec(type)?.[0].toLowerCase() ?? 'other';
    const key = `${short}→${format}`;
    this.formats.set(key, (this.formats.get(key) ?? 0) + 1);
    this.slowest.push({ ms, what: what.slice(0, 160) });
    this.slowest.sort((a, b) => b.ms - a.ms);
    this.slowest.length = Math.min(this.slowest.length, 5);
  }

  /** Sends all, and fails with everything that was found at the end. @returns what was refused */
  private async sendEach(items: readonly Hostile[], problems: string[]): Promise<Hostile[]> {
    const refused: Hostile[] = [];
    await each(items, async (item) => {
      try {
        const { status } = await this.send(item);
        if (status === 401 && item.headers?.Authorization === undefined) problems.push(`signed out at ${item.path}`);
        if (status >= 400) refused.push(item);
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    });
    return refused;
  }

  /**
   * Sends all, or of many a part; then once more what was refused, which must not leave a row in any table.
   * @param isWhole all of them, however many
   * @returns the refused ones
   */
  async sendAll(items: readonly Hostile[], isWhole = false): Promise<Hostile[]> {
    const problems: string[] = [];
    const first = await this.sendEach(isWhole ? items : some(items), problems);
    for (let refused = first; ; ) {
      const rows = await rowCounts(this.desk());
      const again = await this.sendEach(refused, problems);
      const left = await rowCounts(this.desk());
      if (again.length === refused.length) {
        if (!isDeepStrictEqual(left, rows)) problems.push(`what was refused left rows: ${await this.culprits(refused)}`);
        break;
      }
      // what was refused at first may be possible by now, because others made the row that it speaks of
      refused = again;
    }
    assert.ok(problems.length === 0, `${problems.length} problems\n\n${problems.slice(0, 40).join('\n\n')}`);
    return first;
  }

  /** Which ones leave rows, one after the other. */
  private async culprits(refused: readonly Hostile[]): Promise<string> {
    const found: string[] = [];
    for (const item of refused) {
      const before = await rowCounts(this.desk());
      await this.ask(item);
      const behind = await rowCounts(this.desk());
      const tables = Object.keys(behind).filter((table) => behind[table] !== before[table]);
      if (tables.length > 0) found.push(`${tables.join(', ')} by ${spelled([item])}`);
      if (found.length === 5) break;
    }
    return found.join('\n') || 'not so when they are sent one by one';
  }

  /** Lines that say how it went. */
  report(name: string, seed: number): void {
    console.log(`# ${name}: ${this.asked} requests, seed ${seed}, by status: ${sorted(this.statuses)}`);
    console.log(`# by format of body→answer: ${sorted(this.formats)}`);
    for (const { ms, what } of this.slowest) console.log(`# ${Math.round(ms)} ms ${what.replace(/\s+/g, ' ')}`);
  }

  end(): void {
    this.sockets.destroy();
  }
}

const spelled = (items: readonly Hostile[]): string =>
  items
    .slice(0, 5)
    .map(({ path, body }) => `${path} ${String(body).slice(0, 300)}`)
    .join('\n');

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** An answer that is no error is what its Content-Type says: JSON, XML that is well-formed, or bytes. */
function assertReadable({ headers, text }: Got, about: string): void {
  const type = String(headers['content-type'] ?? '');
  try {
    if (type.startsWith('application/json')) JSON.parse(text);
    else if (/^(?:application|text)\/xml/.test(type)) readXml(Buffer.from(text), { depth: 200, keys: 1e6, items: 1e6, values: 1e7 });
  } catch (error) {
    throw new Error(`cannot be read: ${about}\n${String(error)}`, { cause: error });
  }
}
