/** A folder of a mail server, over IMAP. docs/decisions/0041 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow, ImapFlowError, MailboxObject } from 'imapflow';
import { isHere } from '../app/reading/here.ts';
import type { Reach } from '../app/reading/reach.ts';
import type { Access, FetchedMail, Folder } from '../app/reading/servers.ts';
import { MailTrouble, saidBy, troubleOf } from '../app/reading/trouble.ts';

const MIB = 1024 * 1024;
/** What one answer may take: a mail as large as is kept, and what is around it. */
const ANSWER_AT_MOST = 80 * MIB;
const LITERAL_AT_MOST = 64 * MIB;
/** A list of UIDs is one line. */
const LINE_AT_MOST = 16 * MIB;
/** A connection that is silent for so long is taken for dead; a server that is listened to is asked again before. */
const SILENCE_MS = 5 * 60_000;
const IDLE_MS = 4 * 60_000;
const AGAIN_MS = 1_000;
const GOODBYE_MS = 2_000;

/** Marks a mail that was taken in, for whoever looks at the folder with a program that shows such marks. */
const KEYWORD = '$SvarKept';

const BROKEN = /^(?:NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect|LineTooLarge|LiteralTooLarge|ResponseTooLarge|TooMany)/;

/** Signs in and opens a folder. @throws MailTrouble */
export async function openFolder(reach: Reach, access: Access, folder: string, signal: AbortSignal): Promise<Folder> {
  const client = await signedIn(reach, access, signal);
  try {
    const opened = new OpenFolder(client, access, folder);
    await opened.renew();
    return opened;
  } catch (error) {
    client.close();
    throw error;
  }
}

async function signedIn(reach: Reach, access: Access, signal: AbortSignal): Promise<ImapFlow> {
  const { host, port, secure, user, proof } = access;
  if (proof === null) throw new MailTrouble('settings', 'there is no password and no token to sign in with');
  const way = await reach.wayTo(host);
  // read when a mailbox is: most of what it brings are tables of characters, which took a tenth of each start
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure || isHere(host) ? {} : { doSTARTTLS: true }),
    auth: 'token' in proof ? { user, accessToken: proof.token } : { user, pass: proof.password },
    tls: way,
    logger: false,
    clientInfo: { name: 'Svar' },
    disableAutoIdle: true,
    disableAutoEnable: true,
    disableCompression: true,
    disableBinary: true,
    disableIMAP4rev2: true,
    connectionTimeout: reach.patienceMs,
    greetingTimeout: reach.patienceMs,
    socketTimeout: Math.max(SILENCE_MS, reach.patienceMs),
    maxIdleTime: IDLE_MS,
    maxLineLength: LINE_AT_MOST,
    maxLiteralSize: LITERAL_AT_MOST,
    maxResponseSize: ANSWER_AT_MOST,
  });
  // an error without a listener would end the process; whoever waits for an answer has it as well
  client.on('error', () => undefined);
  const breakOff = (): void => client.close();
  signal.addEventListener('abort', breakOff, { once: true });
  client.once('close', () => signal.removeEventListener('abort', breakOff));
  try {
    signal.throwIfAborted();
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw signInTrouble(error, access);
  }
}

const secretsOf = ({ proof }: Access): string[] => (proof === null ? [] : ['token' in proof ? proof.token : proof.password]);

function signInTrouble(error: unknown, access: Access): MailTrouble {
  const { authenticationFailed, tlsFailed, response, responseText, message } = error as ImapFlowError;
  const secrets = secretsOf(access);
  const said = saidBy(responseText ?? (typeof response === 'string' ? response : message), secrets);
  const { host, user, proof } = access;
  if (authenticationFailed) {
    const what = proof && 'token' in proof ? `the token for ${user}` : `the log-in of ${user}`;
    return new MailTrouble('sign-in', `${host} does not take ${what}: ${said}`, { cause: error });
  }
  if (tlsFailed || /STARTTLS/.test(message)) {
    const trouble = troubleOf(error, access, 'encryption', secrets);
    if (/support|offer|available|not possible/i.test(message))
      return new MailTrouble('encryption', `${host} offers no STARTTLS, and nothing secret goes there without encryption`, {
        cause: error,
      });
    return trouble;
  }
  return troubleOf(error, access, 'connection', secrets);
}

class OpenFolder implements Folder {
  private readonly client: ImapFlow;
  private readonly access: Access;
  private readonly name: string;
  private box: MailboxObject | null = null;

  constructor(client: ImapFlow, access: Access, name: string) {
    this.client = client;
    this.access = access;
    this.name = name;
  }

  get validity(): string {
    return String(this.box?.uidValidity ?? '');
  }
  get uidNext(): number {
    return this.box?.uidNext ?? 0;
  }
  get tells(): boolean {
    return this.client.capabilities.has('IDLE');
  }

  async renew(): Promise<void> {
    const box = await this.asked('folder', this.client.mailboxOpen(this.name));
    if (box.readOnly)
      throw new MailTrouble('folder', `the folder ${this.name} may only be looked at: what is taken in could not be marked`);
    this.box = box;
  }

  async uidsAbove(uid: number): Promise<number[]> {
    const found = await this.asked('folder', this.client.search({ uid: `${uid + 1}:*` }, { uid: true }));
    if (!found) throw this.refusal('folder', 'a search');
    // "n:*" names the last mail also where that is below n
    return found.filter((one) => one > uid).sort((a, b) => a - b);
  }

  async fetch(uid: number, most: number): Promise<FetchedMail | null> {
    // what a server says of a size need not be so: no more is read than is kept
    const source = { start: 0, maxLength: most + 1 };
    const found = await this.asked('mail', this.client.fetchOne(String(uid), { uid: true, size: true, source }, { uid: true }));
    if (!found) return null;
    if (found.uid !== uid || !found.source) throw new MailTrouble('mail', `${this.access.host} does not give out the mail ${uid}`);
    const bytes = found.source;
    return { bytes, size: Math.max(found.size ?? 0, bytes.byteLength), isWhole: bytes.byteLength <= most };
  }

  async mark(uid: number): Promise<void> {
    if (await this.asked('target', this.client.messageFlagsAdd(String(uid), ['\\Seen', KEYWORD], { uid: true }))) return;
    throw this.refusal('target', 'to mark a mail as seen');
  }

  async move(uid: number, folder: string): Promise<void> {
    if (this.client.capabilities.has('MOVE')) {
      if (await this.asked('target', this.client.messageMove(String(uid), folder, { uid: true }))) return;
    } else if (await this.asked('target', this.client.messageCopy(String(uid), folder, { uid: true }))) return this.remove(uid);
    throw new MailTrouble('target', `${this.access.host} does not move mails to the folder ${folder}: is there one of this name?`);
  }

  async remove(uid: number): Promise<void> {
    // without UIDPLUS an EXPUNGE would take along what others have marked: the mark is all that is set then
    const isAlone = this.client.capabilities.has('UIDPLUS');
    const gone = isAlone
      ? this.client.messageDelete(String(uid), { uid: true })
      : this.client.messageFlagsAdd(String(uid), ['\\Seen', '\\Deleted'], { uid: true });
    if (!(await this.asked('target', gone))) throw this.refusal('target', 'to delete a mail');
  }

  async has(folder: string): Promise<boolean> {
    const found = await this.asked(
      'target',
      this.client.status(folder, { messages: true }).catch((error: ImapFlowError) => this.absent(error)),
    );
    return found !== false;
  }

  private absent(error: ImapFlowError): false {
    if (error.responseStatus === 'NO' || error.code === 'NotFound') return false;
    throw error;
  }

  async news(mostMs: number, signal: AbortSignal): Promise<void> {
    const { client } = this;
    const over = new AbortController();
    const end = (): void => over.abort();
    const came = ({ count, prevCount }: { count: number; prevCount: number }): void => {
      if (count > prevCount) end();
    };
    client.on('exists', came);
    client.once('close', end);
    signal.addEventListener('abort', end, { once: true });
    try {
      if (signal.aborted) return;
      void this.listen(over.signal);
      await sleep(mostMs, undefined, { signal: over.signal }).catch(() => undefined);
      if (!client.usable && !signal.aborted) throw new MailTrouble('connection', `${this.access.host} ended the connection`);
    } finally {
      over.abort();
      client.off('exists', came);
      client.off('close', end);
      signal.removeEventListener('abort', end);
    }
  }

  /** Lets the server tell until it is over; where it or a silence ends that, it is asked to again. The next command ends it. */
  private async listen(over: AbortSignal): Promise<void> {
    while (!over.aborted && this.client.usable) {
      await this.client.idle().catch(() => false);
      await sleep(AGAIN_MS, undefined, { signal: over, ref: false }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    if (client.usable) await Promise.race([client.logout().catch(() => undefined), sleep(GOODBYE_MS, undefined, { ref: false })]);
    client.close();
  }

  private refusal(step: 'folder' | 'target', what: string): MailTrouble {
    return new MailTrouble(step, `${this.access.host} refuses ${what} in the folder ${this.name}`);
  }

  /** What was asked for; what failed is told apart from a connection that broke. */
  private async asked<T>(step: 'folder' | 'mail' | 'target', work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const { code = '', mailboxMissing, responseStatus, responseText, message } = error as ImapFlowError;
      const { host } = this.access;
      if (mailboxMissing || (step === 'folder' && responseStatus === 'NO'))
        throw new MailTrouble(
          'folder',
          `there is no folder ${this.name} on ${host}, or it may not be opened: ${saidBy(responseText ?? message)}`,
          {
            cause: error,
          },
        );
      if (BROKEN.test(code) || !this.client.usable) throw new MailTrouble('connection', `${host} ended the connection`, { cause: error });
      const secrets = secretsOf(this.access);
      if (responseText) throw new MailTrouble(step, `${host} says: ${saidBy(responseText, secrets)}`, { cause: error });
      throw troubleOf(error, this.access, step, secrets);
    }
  }
}
