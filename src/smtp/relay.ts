/** Hands mail to the desk's outgoing server, over SMTP. Source: email §7; reliability §6. */

import { domainToASCII } from 'node:url';
import { createTransport } from 'nodemailer';
import { type Answers, type Enveloped, type Post, postponedForAll, refusedForAll } from '../app/post/post.ts';
import { isHere } from '../app/reading/here.ts';
import type { Access } from '../app/reading/servers.ts';

export const CONNECT_MS = 30_000;
export const SILENCE_MS = 60_000;

/** What the library says of a failure. */
interface Failure {
  message: string;
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  recipient?: string;
  rejectedErrors?: readonly Failure[];
}

/** The server's own words on one line, without what a terminal would obey. */
const words = ({ response, message }: Failure): string => (response || message).replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 500);

/** Commands whose refusal is about this mail; a greeting or a log-in that fails is about us. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
const isForGood = ({ responseCode = 0, command = '' }: Failure): boolean => responseCode >= 500 && ABOUT_THE_MAIL.has(command);

/** An address as the protocol's library spells it: its domain in small letters of ASCII. */
function spelt(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + (domainToASCII(address.slice(at)) || address.slice(at)).toLowerCase();
}

/**
 * Who does not have a mail that the server has taken for some.
 * @param accepted as the server was asked for them
 */
function answersOf(mail: Enveloped, failures: readonly Failure[], accepted: readonly string[]): Answers {
  const has = new Set(accepted.map(spelt));
  const said = new Map(failures.map((failure) => [spelt(failure.recipient ?? ''), failure]));
  const missed = mail.to
    .filter((address) => !has.has(spelt(address)))
    .map((address) => ({ address, failure: said.get(spelt(address)) ?? { message: 'the server has not said' } }));
  const told = (isForGood: boolean) =>
    missed
      .filter(({ failure }) => (failure.responseCode ?? 0) >= 500 === isForGood)
      .map(({ address, failure }) => ({ address, why: words(failure) }));
  return { refused: told(true), postponed: told(false) };
}

function failed(mail: Enveloped, failure: Failure): Answers {
  // nobody was accepted, each for a reason of his own
  if (failure.rejectedErrors && failure.rejectedErrors.length > 0) return answersOf(mail, failure.rejectedErrors, []);
  return isForGood(failure) ? refusedForAll(mail.to, words(failure)) : postponedForAll(mail.to, words(failure));
}

/** The desk's own outgoing server, as its address says. */
export function relayAt(address: string): Access {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : user === '' ? 25 : 587),
    secure,
    user,
    proof: user === '' ? null : { password: decodeURIComponent(url.password) },
  };
}

/**
 * The way to the outgoing server.
 * @param address `smtp://user:password@host:port` (STARTTLS where the server has it, and always before a password) or `smtps://…`
 */
export function openRelay(address: string): Post {
  const { host, port, secure, user, proof } = relayAt(address);
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && proof !== null && !isHere(host),
    ...(proof !== null && 'password' in proof ? { auth: { user, pass: proof.password } } : {}),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return postOver(transport);
}

/** The way out over a transport of the library. */
export function postOver(transport: Pick<ReturnType<typeof createTransport>, 'sendMail' | 'close'>): Post {
  return {
    async hand(mail, signal) {
      const sending = transport.sendMail({ envelope: { from: mail.from, to: mail.to.map(spelt) }, raw: Buffer.from(mail.bytes) }).then(
        (info) => answersOf(mail, (info as { rejectedErrors?: Failure[] }).rejectedErrors ?? [], info.accepted.map(String)),
        (error: unknown) => failed(mail, error as Failure),
      );
      const off = new Promise<Answers>((done) => {
        const stop = (): void => done(postponedForAll(mail.to, 'it took too long'));
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop, { once: true });
      });
      return Promise.race([sending, off]);
    },
    close: () => transport.close(),
  };
}
