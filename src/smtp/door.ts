/**
 * The mail door, for those who point an MX or a mail server of their own at the desk: SMTP, or LMTP. It takes mail for the desk's
 * mailboxes and for nobody else, and says that it has a mail when that is kept, not before. Source: reliability §1, §6.
 */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { App } from '../app/call.ts';
import { StoreUnavailable } from '../app/errors.ts';
import type { MailClient } from '../app/mail/authenticating.ts';
import { keepMail, MAIL_BYTES_AT_MOST, mailboxesAt } from '../app/mail/intake.ts';

export interface MailDoorOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  lmtp: boolean;
  /** PEM; without both nothing is encrypted, which is for neighbours on the same machine. */
  tls: { key: Buffer; cert: Buffer } | null;
  /** Told of what goes wrong at the door itself: a client that hangs up, a bad handshake. */
  complain(error: unknown): void;
}

export interface MailDoor {
  port: number;
  close(): Promise<void>;
}

/** What a sender is answered: the code of the protocol, and words. */
class Answer extends Error {
  readonly responseCode: number;
  constructor(code: number, words: string) {
    super(words);
    this.responseCode = code;
  }
}
const noMailbox = (address: string): Answer => new Answer(550, `5.1.1 <${address}> is no mailbox of this desk`);
const tooLarge = (): Answer => new Answer(552, `5.3.4 A mail has at most ${MAIL_BYTES_AT_MOST / 1024 / 1024} MiB`);
const bareEnds = (): Answer => new Answer(550, '5.6.0 Lines end with CR and LF together');
const tryAgain = (): Answer => new Answer(451, '4.3.0 It could not be kept just now, please try again');

const CLIENTS_AT_MOST = 20;
const RECIPIENTS_AT_MOST = 100;
const ADDRESS_AT_MOST = 64;
const IDLE_MS = 60_000;
const CLOSING_MS = 5_000;

/**
 * All bytes of a stream; null when there are more than `most`: the rest is read and dropped. The protocol's library counts too, but
 * tells only at the end. @throws Error when the stream ends before its time
 */
export async function bytesOf(stream: AsyncIterable<Uint8Array>, most = MAIL_BYTES_AT_MOST): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > most) chunks.length = 0;
    else chunks.push(chunk);
  }
  return size > most ? null : Buffer.concat(chunks);
}

/** An end of line by halves hides one mail in another from servers that read it in two ways. */
export function hasBareEnds(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 10 && bytes[at - 1] !== 13) return true;
    if (bytes[at] === 13 && bytes[at + 1] !== 10) return true;
  }
  return false;
}

const outcomeOf = (error: unknown): Answer => (error instanceof Answer ? error : tryAgain());

/** Keeps a mail for one of the desk's mailboxes. @throws Answer */
async function keepFor(app: App, bytes: Uint8Array, mailboxId: number, returnPath: string, client: MailClient | null): Promise<void> {
  try {
    await keepMail(app, { bytes, mailboxId, uid: '', returnPath, ...(client ? { client } : {}) }, app.now());
  } catch (error) {
    if (error instanceof StoreUnavailable) throw tryAgain();
    throw error;
  }
}

/** Who speaks at the door. By LMTP it is a server of one's own, which says nothing of the sender. */
const clientOf = ({ remoteAddress, hostNameAppearsAs }: SMTPServerSession): MailClient => ({
  address: remoteAddress.slice(0, ADDRESS_AT_MOST),
  helo: typeof hostNameAppearsAs === 'string' ? hostNameAppearsAs : '',
});

/** Keeps a mail for each recipient; what was kept for some stays kept, and a repeat finds it. @returns an answer for each */
async function receive(
  app: App,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  client: MailClient | null,
): Promise<(string | Answer)[]> {
  const { mailFrom, rcptTo } = session.envelope;
  const bytes = await bytesOf(stream);
  const refusal = bytes === null ? tooLarge() : hasBareEnds(bytes) ? bareEnds() : null;
  if (bytes === null || refusal) return rcptTo.map(() => refusal ?? tooLarge());
  const addresses = rcptTo.map(({ address }) => address);
  const mailboxes = await mailboxesAt(app, addresses);
  const answers: (string | Answer)[] = [];
  for (const address of addresses) {
    const mailboxId = mailboxes.get(address.toLowerCase());
    const kept =
      mailboxId === undefined
        ? Promise.reject(noMailbox(address))
        : keepFor(app, bytes, mailboxId, mailFrom ? mailFrom.address.toLowerCase() : '', client);
    answers.push(await kept.then(() => '2.0.0 Kept').catch(outcomeOf));
  }
  return answers;
}

/** Opens the door. @throws Error when the port cannot be had */
export async function openMailDoor(app: App, options: MailDoorOptions): Promise<MailDoor> {
  const { host, port, lmtp, tls, complain } = options;
  const server = new SMTPServer({
    lmtp,
    banner: 'Svar',
    size: MAIL_BYTES_AT_MOST,
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...tls,
    disableReverseLookup: true,
    maxClients: CLIENTS_AT_MOST,
    socketTimeout: IDLE_MS,
    closeTimeout: CLOSING_MS,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= RECIPIENTS_AT_MOST) return done(new Answer(452, '4.5.3 Too many recipients'));
      mailboxesAt(app, [address]).then(
        (found) => done(found.size > 0 ? null : noMailbox(address)),
        () => done(tryAgain()),
      );
    },
    onData(stream, session, done) {
      receive(app, stream, session, lmtp ? null : clientOf(session)).then(
        (answers) => {
          if (lmtp) return done(null, answers);
          const refusal = answers.find((answer) => answer instanceof Answer);
          return refusal ? done(refusal) : done(null, '2.0.0 Kept');
        },
        (error: unknown) => {
          complain(error);
          done(tryAgain());
        },
      );
    },
  });
  server.on('error', complain);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
