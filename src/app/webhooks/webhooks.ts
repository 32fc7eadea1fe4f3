/** What a process needs to speak to webhooks, and the one way a payload goes out. */
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Webhook } from '../../domain/webhook.ts';
import { type Database, StoreConflict } from '../../store/database.ts';
import { keyCheck, setKeyCheck, type WebhookRow } from '../../store/webhooks.ts';
import { networkOf } from './addresses.ts';
import { type Bytes, keyIn, Seal } from './seal.ts';
import { type Answered, Sender, SendFailed } from './sender.ts';

export interface Webhooks {
  sender: Sender;
  seal: Seal;
  bytes: Bytes;
}

/** The settings of webhooks. */
export interface WebhookOptions {
  webhookHttp: boolean;
  webhookNetworks: readonly string[];
}

/**
 * Makes ready what webhooks need.
 * @param keyFile holds the key that seals their secrets; made at the first start
 * @param warn told, in one line for people, when the key is not the one that sealed what is there: the desk works all the same,
 * and hooks and mailboxes with secrets wait until those are said anew, or the file is brought back
 * @throws Error, with one line for people, when the file holds no key or others may read it
 */
export async function openWebhooks(
  database: Database,
  keyFile: string,
  options: WebhookOptions,
  bytes: Bytes,
  warn: (line: string) => void,
): Promise<Webhooks> {
  const seal = new Seal(keyIn(keyFile, bytes), bytes);
  const [row] = await database.query(keyCheck);
  const known = row!.check as Uint8Array | null;
  if (known === null || Buffer.compare(known, seal.check) !== 0) {
    // every process on this database has to have the same file; without any secret sealed the newest one counts
    if (row!.isUsed)
      warn(
        `the key in ${keyFile} is not the one with which this desk's secrets were sealed: bring that file back, or save the secrets anew`,
      );
    else await noteKey(database, seal);
  }
  return { sender: senderOf(options), seal, bytes };
}

/** So often two seconds for a lock are waited: longer than the server lets a transaction stand that nobody goes on with. */
const TRIES = 8;

/** Another process may stand still with the row in its hand: that is no reason not to start. @throws StoreConflict when it never lets go */
async function noteKey(database: Database, seal: Seal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await database.query(setKeyCheck(seal.check));
      return;
    } catch (error) {
      if (!(error instanceof StoreConflict) || attempt === TRIES) throw error;
    }
  }
}

const senderOf = ({ webhookHttp, webhookNetworks }: WebhookOptions): Sender =>
  new Sender({ http: webhookHttp, networks: webhookNetworks.map(networkOf) });

/** The same for who only reads: no key is made, and none is noted. @throws Error when the key is not the desk's */
export async function readWebhooks(database: Database, keyFile: string, options: WebhookOptions, bytes: Bytes): Promise<Webhooks> {
  const seal = existsSync(keyFile) ? new Seal(keyIn(keyFile, bytes), bytes) : null;
  const [row] = await database.query(keyCheck);
  const known = row!.check as Uint8Array | null;
  if (seal === null || known === null || Buffer.compare(known, seal.check) !== 0)
    throw new Error(`${keyFile} is not the key of this desk: SVAR_DATA names another folder than its own`);
  return { sender: senderOf(options), seal, bytes };
}

const SECRET = 'webhook.secret';
const HEADERS = 'webhook.headers';

/** What is sealed of a webhook. */
export const sealed = (seal: Seal, { secret, headers }: Pick<Webhook, 'secret' | 'headers'>) => ({
  secret: secret === '' ? null : seal.seal(secret, SECRET),
  headers: Object.keys(headers).length === 0 ? null : seal.seal(JSON.stringify(headers), HEADERS),
});

/** What was sealed of a webhook. @throws Error when it was sealed with another key */
export const opened = (seal: Seal, { secret, headers }: Pick<WebhookRow, 'secret' | 'headers'>): Pick<Webhook, 'secret' | 'headers'> => ({
  secret: secret === null ? '' : seal.open(secret, SECRET),
  headers: headers === null ? {} : (JSON.parse(seal.open(headers, HEADERS)) as Record<string, string>),
});

/** A GUID that nobody can guess. */
export function guid(bytes: Bytes): string {
  const hex = Buffer.from(bytes(16)).toString('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** One payload on its way. */
export interface Parcel {
  targetUrl: string;
  secret: string;
  headers: Readonly<Record<string, string>>;
  event: string;
  eventId: string;
  body: string;
  /** Attempts before this one. */
  retries: number;
  isTest?: boolean;
}

/** Posts a payload once, signed over the very bytes that go out. @throws SendFailed when no answer came */
export function send(sender: Sender, parcel: Parcel, signal?: AbortSignal): Promise<Answered> {
  const body = Buffer.from(parcel.body, 'utf8');
  const headers = {
    ...parcel.headers,
    'Content-Type': 'application/json; charset=utf-8',
    // wire: receivers know the sender by this name
    'User-Agent': 'NetServer-Webhook/12.4.1514',
    'X-SuperOffice-Event': encodeURI(parcel.event),
    'X-SuperOffice-EventId': parcel.eventId,
    ...(parcel.secret === '' ? {} : { 'X-SuperOffice-Signature': createHmac('sha256', parcel.secret).update(body).digest('base64') }),
    ...(parcel.retries > 0 ? { 'X-SuperOffice-Retry': String(parcel.retries) } : {}),
    ...(parcel.isTest ? { 'X-Hook-Test': 'true' } : {}),
  };
  return sender.post({ url: parcel.targetUrl, headers, body, ...(signal ? { signal } : {}) });
}

/** How an attempt went, and what the hook's owner is told of a failure. */
export interface Outcome {
  failure: { status: number; message: string } | null;
}

/** Any 2xx is a success. */
export const outcomeOf = ({ status }: Answered): Outcome => ({
  failure: status >= 200 && status < 300 ? null : { status, message: `The target answered with status ${status}` },
});

/** An attempt that got no answer. @throws what is no failure of the target */
export function noAnswer(error: unknown): Outcome {
  if (!(error instanceof SendFailed)) throw error;
  return { failure: { status: 0, message: error.message } };
}
