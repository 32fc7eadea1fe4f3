/**
 * Posts to addresses that others have chosen. The name is resolved once, every address of it checked, and the connection made
 * to those very addresses, so that a name that means something else a moment later changes nothing.
 * Source: reliability §7.
 */
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { type Network, standingOf } from './addresses.ts';

const CONNECT_MS = 5_000;
const TOTAL_MS = 10_000;
const ANSWER_AT_MOST = 64 * 1024;

export interface Address {
  address: string;
  family: number;
}

export interface SenderOptions {
  /** May targets be plain HTTP? */
  http: boolean;
  /** Networks that may be reached though they are not public, on any port. */
  networks: readonly Network[];
  /** Finds the addresses of a name; the system's resolver when absent. */
  resolve?: (name: string) => Promise<Address[]>;
  /** Certificates to trust besides nobody else's; the platform's own when absent. */
  ca?: string;
  /** How many times longer a target is waited for; 1 when absent. */
  patience?: number;
}

/** What a target has answered: its status, and the beginning of its body. */
export interface Answered {
  status: number;
  body: string;
}

/** No answer came, or nobody was asked. The message is fit for the hook's owner; it quotes nothing of the answer. */
export class SendFailed extends Error {}

export interface Post {
  /** POST when absent. */
  method?: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** Ends it early. */
  signal?: AbortSignal;
}

/** Reasons by the codes of the platform; another one is told by its code alone. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of the target was not found',
  EAI_AGAIN: 'The name of the target could not be looked up',
  ECONNREFUSED: 'The target refuses connections',
  ECONNRESET: 'The target broke off the connection',
  EHOSTUNREACH: 'The target cannot be reached',
  ENETUNREACH: 'The target cannot be reached',
  ETIMEDOUT: 'The target did not answer in time',
  CERT_HAS_EXPIRED: 'The certificate of the target has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the target is for another name',
};

function reasonOf(error: unknown): string {
  if (error instanceof SendFailed) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/CERT|SELF_SIGNED|VERIFY_LEAF|ISSUER/.test(code) && !(code in REASONS)) return 'The certificate of the target cannot be verified';
  return REASONS[code] ?? `The target could not be reached${code ? ` (${code})` : ''}`;
}

export class Sender {
  private readonly options: SenderOptions;

  constructor(options: SenderOptions) {
    this.options = options;
  }

  /** May targets be plain HTTP? */
  get http(): boolean {
    return this.options.http;
  }

  /**
   * Posts once, or does what `method` says. Redirects are answers like others; the body of the answer is read up to 64 KiB.
   * @throws SendFailed
   */
  async post({ method = 'POST', url: text, headers, body, signal }: Post): Promise<Answered> {
    const clock = new AbortController();
    const late = setTimeout(
      () => clock.abort(new SendFailed('The target did not answer in time')),
      TOTAL_MS * (this.options.patience ?? 1),
    );
    const ended = signal ? AbortSignal.any([clock.signal, signal]) : clock.signal;
    try {
      const url = new URL(text);
      const addresses = await before(ended, this.addressesOf(url));
      return await before(ended, this.exchange(url, addresses, { method, headers, body }, ended));
    } catch (error) {
      throw new SendFailed(reasonOf(error), { cause: error });
    } finally {
      clearTimeout(late);
    }
  }

  /** All addresses of a target, each of them checked: one that may not be reached spoils them all. */
  private async addressesOf({ protocol, hostname, port, username, password }: URL): Promise<Address[]> {
    if (protocol !== 'https:' && !(this.options.http && protocol === 'http:')) throw new SendFailed('The target has to begin with https:');
    if (username !== '' || password !== '') throw new SendFailed('The target may not hold a user name or password');
    const name = hostname.replace(/^\[|\]$/g, '');
    const family = isIP(name);
    const resolve = this.options.resolve ?? ((wanted: string) => lookup(wanted, { all: true, verbatim: true }));
    const addresses = family > 0 ? [{ address: name, family }] : await resolve(name);
    const standings = addresses.map(({ address }) => standingOf(address, this.options.networks));
    if (standings.length === 0 || standings.includes('refused')) throw new SendFailed('The target is not a public address');
    // the URL parser leaves out the port that the protocol has anyway
    if (port !== '' && port !== '80' && port !== '443' && standings.includes('public'))
      throw new SendFailed('The port of the target has to be 443 or 80');
    return addresses;
  }

  private exchange(
    url: URL,
    addresses: readonly Address[],
    { method, headers, body }: Required<Pick<Post, 'method' | 'headers' | 'body'>>,
    signal: AbortSignal,
  ): Promise<Answered> {
    const options: RequestOptions = {
      method,
      agent: false,
      signal,
      headers: { ...headers, 'Content-Length': body.length, Connection: 'close' },
      lookup: (_name, { all }, found) => (all ? found(null, [...addresses]) : found(null, addresses[0]!.address, addresses[0]!.family)),
    };
    // whatever the environment says: a certificate that cannot be verified is none
    const secure = { ...options, rejectUnauthorized: true, ...(this.options.ca === undefined ? {} : { ca: this.options.ca }) };
    return new Promise((resolve, reject) => {
      const take = (response: IncomingMessage): void => {
        clearTimeout(slow);
        answerOf(response).then(resolve, reject);
      };
      const request = url.protocol === 'https:' ? overHttps(url, secure, take) : overHttp(url, options, take);
      const slow = setTimeout(
        () => request.destroy(new SendFailed('The target did not take the connection in time')),
        CONNECT_MS * (this.options.patience ?? 1),
      );
      request.on('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(slow)));
      request.on('close', () => clearTimeout(slow));
      request.on('error', reject);
      request.end(body);
    });
  }
}

/** Waits for work, but no longer than a signal allows: a look-up cannot be called off. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The answer, its body cut where it has become too long. */
function answerOf(response: IncomingMessage): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const done = (): void => {
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).subarray(0, ANSWER_AT_MOST).toString('utf8') });
      response.destroy();
    };
    response.on('data', (piece: Buffer) => {
      pieces.push(piece);
      length += piece.length;
      if (length >= ANSWER_AT_MOST) done();
    });
    response.on('end', done);
    response.on('error', reject);
  });
}
