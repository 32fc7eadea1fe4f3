/**
 * What kind of mail it is, and whether it may be answered by a machine: a list of small questions, the first that says yes
 * decides. Source: email §4.1, §4.2, §4.4; reliability §6. docs/decisions/0037
 */
import { addressKey } from '../mail-address.ts';
import { cut } from '../text.ts';
import { headerOf, type IncomingMail } from './mail.ts';

/**
 * `loop`: our own, come back. `bounce`: a mail of ours was not delivered. `automatic`: a machine's, about nothing that anybody
 * asked. `ordinary`: all others.
 */
export type MailKind = 'loop' | 'bounce' | 'automatic' | 'ordinary';

/** The desk, as far as mail must know itself again. */
export interface OwnMail {
  /** What X-Svar-Loop of this desk says. */
  installation: string;
  /** Addresses of the desk's mailboxes and their other names, in lower case; the sender's, if it is one, is among them. */
  addresses: ReadonlySet<string>;
  /** Is this the Message-ID of something that the desk has sent? */
  hasSent(mailId: string): boolean;
}

export interface Judgement {
  kind: MailKind;
  /** Why it is that; empty for ordinary mail. */
  why: string;
  /** Why no machine may answer it; null where one may. */
  silence: string | null;
}

type Question = (mail: IncomingMail, own: OwnMail) => string | null;

const LOOP = 'x-svar-loop';
const words = (value: string): string[] => value.toLowerCase().split(/[\s,;]+/);
const localPart = ({ from }: IncomingMail): string => addressKey(from?.address ?? '').split('@')[0]!;
const isDaemon = (mail: IncomingMail): boolean => /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon)$/.test(localPart(mail));

const hasPassedHere: Question = ({ headers }, { installation }) =>
  headers.some(({ name, value }) => name.toLowerCase() === LOOP && words(value).includes(installation.toLowerCase()))
    ? 'it has passed through this desk before'
    : null;
const isOurOwn: Question = ({ from, messageId }, own) =>
  from !== null && own.addresses.has(addressKey(from.address)) && own.hasSent(messageId) ? 'the desk itself has sent it' : null;

const isReturned: Question = ({ report }) =>
  report?.kind === 'delivery' && ['failed', ''].includes(report.action) ? 'it reports a mail that was not delivered' : null;
/** Of hosts that write no report: sent by nobody, by a daemon, about a delivery. */
const FAILURE =
  /undeliver|delivery (?:status notification|has failed|failed|failure)|failure notice|returned mail|mail delivery failed|unzustellbar|nicht zugestellt|non remis|kunne ikke leveres|kunde inte levereras|ei voitu toimittaa|no se puede entregar/i;
const isPlainBounce: Question = (mail) =>
  isDaemon(mail) && (mail.returnPath ?? '') === '' && FAILURE.test(mail.subject)
    ? 'a mail server says that a mail was not delivered'
    : null;

const header =
  (name: string, says: (value: string) => boolean): Question =>
  (mail) => {
    const value = headerOf(mail, name);
    return value !== '' && says(value) ? `its head says ${name}: ${cut(value, 100)}` : null;
  };
const isReport: Question = ({ report }) => {
  if (report === null) return null;
  return report.kind === 'disposition' ? 'it says that a mail was opened' : `it reports of a mail: ${report.action || 'nothing'}`;
};
const isAutomatic: Question = header('auto-submitted', (value) => !/^no\b/i.test(value));
const isAutoReply: Question = header('precedence', (value) => words(value).includes('auto_reply'));
const sentByDaemon: Question = (mail) => (isDaemon(mail) ? 'a mail server has sent it' : null);
const sentByNobody: Question = ({ returnPath }) => (returnPath === '' ? 'its envelope names no sender' : null);

/** The order of the list is the order in which they are asked. */
const KINDS: readonly (readonly [Exclude<MailKind, 'ordinary'>, Question])[] = [
  ['loop', hasPassedHere],
  ['loop', isOurOwn],
  ['bounce', isReturned],
  ['bounce', isPlainBounce],
  ['automatic', isReport],
  ['automatic', isAutomatic],
  ['automatic', isAutoReply],
  ['automatic', header('x-autoreply', () => true)],
  ['automatic', header('x-autorespond', () => true)],
  ['automatic', sentByDaemon],
  ['automatic', sentByNobody],
];

/** Mail that is taken in like any other, and not answered by a machine. */
const SILENT: readonly Question[] = [
  ({ from }) => (from === null || from.address === '' ? 'nobody is named who sent it' : null),
  // another desk wrote it: two that answer each other never end
  header(LOOP, () => true),
  header('precedence', (value) => words(value).some((word) => ['bulk', 'junk', 'list'].includes(word))),
  header('list-id', () => true),
  header('list-unsubscribe', () => true),
  // it asks not to be answered; what it is itself, it does not say
  header('x-auto-response-suppress', (value) => words(value).some((word) => ['all', 'autoreply', 'oof'].includes(word))),
  (mail) => (/^(?:no-?reply|do-?not-?reply|bounces?)(?:$|[+._-])/.test(localPart(mail)) ? 'its sender takes no replies' : null),
  ({ from }, { addresses }) =>
    from !== null && addresses.has(addressKey(from.address)) ? 'it comes from one of the desk’s own addresses' : null,
];

const first = (questions: readonly Question[], mail: IncomingMail, own: OwnMail): string | null => {
  for (const question of questions) {
    const said = question(mail, own);
    if (said !== null) return said;
  }
  return null;
};

/** What kind of mail it is, and why. */
export function judge(mail: IncomingMail, own: OwnMail): Judgement {
  for (const [kind, question] of KINDS) {
    const why = question(mail, own);
    if (why !== null) return { kind, why, silence: why };
  }
  return { kind: 'ordinary', why: '', silence: first(SILENT, mail, own) };
}
