/**
 * Finds out whether a mail is from whom it says: SPF, DKIM and DMARC. It waits for nobody longer than its time, and fails for no
 * mail: what could not be looked up is said to be so. Source: reliability §6. docs/decisions/0044
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Answer, Asking, Question } from '../../domain/mail/authentication/asking.ts';
import { type DkimKey, type Problem, readKey } from '../../domain/mail/authentication/dkim.ts';
import { checkDmarc, type Dmarc } from '../../domain/mail/authentication/dmarc.ts';
import { ipOf, isNear } from '../../domain/mail/authentication/ip.ts';
import { checkSpf, type Spf } from '../../domain/mail/authentication/spf.ts';
import { RESULTS_LINE, type Signed, type Told, toldBy, type Verdict } from '../../domain/mail/authentication/verdict.ts';
import type { IncomingMail } from '../../domain/mail/mail.ts';
import { readMailboxes } from '../../domain/mail-address.ts';
import type { App } from '../call.ts';
import type { Signature } from '../mail-signatures.ts';
import type { Names } from './names.ts';

/** How senders are verified, where that is wanted. */
export interface Authentication {
  names: Names;
  /** Names of servers of one's own that receive mail for the desk, in lower case: what they have found out is believed. */
  servers: readonly string[];
}

/** Who has brought a mail over SMTP: address, and name as he said. */
export interface MailClient {
  address: string;
  helo: string;
}

/** For all questions about one mail; and while the DNS is away, so that a backlog is not held up by each of its mails. */
const TIME_MS = { usual: 10_000, away: 2_000 } as const;
const QUESTIONS_AT_MOST = 100;
const RSA_BITS_AT_LEAST = 1_024;

/** One asker for one mail: no question goes out twice, nor too many, nor when time is up. */
class Asker {
  private readonly names: Names;
  private readonly asked = new Map<string, Promise<Answer>>();
  private readonly timeMs: number;
  private late: Promise<Answer> | null = null;
  private timer: NodeJS.Timeout | undefined;
  /** Its time was up before all was answered. */
  isLate = false;
  /** Something was answered. */
  hasHeard = false;

  constructor(names: Names, timeMs: number) {
    this.names = names;
    this.timeMs = timeMs;
  }

  /** From the first question on. */
  private untilLate(): Promise<Answer> {
    this.late ??= new Promise((resolve) => {
      this.timer = setTimeout(() => {
        this.isLate = true;
        resolve('failed');
      }, this.timeMs);
    });
    return this.late;
  }

  private async hear(question: Question): Promise<Answer> {
    const answer = await this.names(question);
    this.hasHeard ||= answer !== 'failed';
    return answer;
  }

  ask(question: Question): Promise<Answer> {
    const key = `${question.type} ${question.name}`;
    const known = this.asked.get(key);
    if (known) return known;
    if (this.asked.size >= QUESTIONS_AT_MOST) return Promise.resolve('failed');
    const answer = Promise.race([this.hear(question), this.untilLate()]);
    this.asked.set(key, answer);
    return answer;
  }

  /** Takes a rule to its result. */
  async of<T>(rule: Asking<T>): Promise<T> {
    let step = rule.next();
    while (!step.done) step = rule.next(await this.ask(step.value));
    return step.value;
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/** What stands before the 32 bytes of an Ed25519 key. Source: RFC 8410 */
const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/** Null for what is no key. */
function publicKey({ kind, key }: DkimKey): KeyObject | null {
  const der = Buffer.from(key, 'base64');
  const made = (type: 'spki' | 'pkcs1', bytes: Buffer): KeyObject | null => {
    try {
      const object = createPublicKey({ key: bytes, format: 'der', type });
      return object.asymmetricKeyType === kind ? object : null;
    } catch {
      return null;
    }
  };
  if (kind === 'ed25519') return der.byteLength === 32 ? made('spki', Buffer.concat([ED25519, der])) : null;
  return made('spki', der) ?? made('pkcs1', der);
}

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const permanent = (why: string): Problem => ({ result: 'permerror', why });

/** Why a signature is not good by its key; null when it is. */
function keyProblem({ tags, signed, domain }: Signature, key: DkimKey | null): Problem | null {
  if (!tags || !key || key.kind !== tags.algorithm) return permanent('its key cannot be read');
  if (key.key === '') return permanent('its key was withdrawn');
  const of = tags.identity.slice(tags.identity.lastIndexOf('@') + 1).toLowerCase();
  if (key.isStrict && of !== domain) return permanent('its key is not for names below its domain');
  const object = publicKey(key);
  if (!object) return permanent('its key cannot be read');
  if (key.kind === 'rsa' && (object.asymmetricKeyDetails?.modulusLength ?? 0) < RSA_BITS_AT_LEAST)
    return { result: 'policy', why: 'its key is too short' };
  const signature = Buffer.from(tags.signature, 'base64');
  const isGood =
    key.kind === 'rsa'
      ? verify('sha256', signed, object, signature)
      : // what is signed with Ed25519 is the hash (RFC 8463 §3)
        verify(null, hashOf(signed), object, signature);
  return isGood ? null : { result: 'fail', why: 'it was not made with its key, or the head was changed' };
}

async function checkSignature(asker: Asker, signature: Signature, at: number): Promise<Signed> {
  const { domain, selector, tags } = signature;
  const say = (problem: Problem | null): Signed => ({ domain, selector, result: problem?.result ?? 'pass', why: problem?.why ?? '' });
  if (signature.problem || !tags) return say(signature.problem ?? permanent('it cannot be read'));
  if (tags.expiresAt !== null && tags.expiresAt * 1_000 < at) return say({ result: 'policy', why: 'its time is over' });
  const answer = await asker.ask({ name: `${selector}._domainkey.${domain}`, type: 'TXT' });
  if (answer === 'failed') return say({ result: 'temperror', why: 'its key could not be looked up' });
  const keys = answer === 'none' ? [] : answer.values;
  if (keys.length === 0) return say(permanent('its key is not published'));
  const key = readKey(keys[0]!);
  const problem = keys.length > 1 ? permanent('its domain publishes several keys in one place') : keyProblem(signature, key);
  return say(problem === null && key?.isTest ? { result: 'neutral', why: 'its domain only tries it out' } : problem);
}

/** A domain as the DNS spells it. */
const spelt = (domain: string): string => (domainToASCII(domain) || domain).toLowerCase().replace(/\.$/, '');
function speltAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return at === 0 ? address : address.slice(0, at) + spelt(address.slice(at));
}

/** SPF, where the desk itself has met who brought the mail. Somebody near is a server in front, which says nothing of the sender. */
async function metClient(asker: Asker, client: MailClient | null, returnPath: string | null): Promise<Spf | null> {
  const ip = client && ipOf(client.address);
  if (!client || !ip || isNear(ip)) return null;
  return asker.of(checkSpf({ ip, helo: spelt(client.helo), sender: speltAddress(returnPath ?? '') }));
}

function withTold(dmarc: Dmarc, told: Told | null): Dmarc {
  // of another domain than the one that people are shown, it says nothing
  if (!told?.dmarc || told.dmarc.domain !== dmarc.domain || dmarc.result === 'permerror') return dmarc;
  return { ...dmarc, result: told.dmarc.result };
}

const valuesOf = ({ headers }: IncomingMail, wanted: string): string[] =>
  headers.filter(({ name }) => name.trim().toLowerCase() === wanted.toLowerCase()).map(({ value }) => value);

async function find(asker: Asker, { servers }: Authentication, app: App, about: About): Promise<Verdict | null> {
  const { bytes, mail, client, at } = about;
  const read = await app.mails.signatures(bytes);
  if (read === null) return null;
  const [met, ...dkim] = await Promise.all([
    metClient(asker, client, mail.returnPath),
    ...read.signatures.map((signature) => checkSignature(asker, signature, at)),
  ]);
  const lines = valuesOf(mail, RESULTS_LINE);
  const told = met ? null : toldBy(lines, servers);
  const spf = met ?? told?.spf ?? null;
  const domains = mail.from === null ? [] : [spelt(mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1))];
  const isPassing = spf?.result === 'temperror' || dkim.some(({ result }) => result === 'temperror');
  const good = dkim.map(({ result, domain }) => (result === 'pass' ? domain : null));
  const authors = readMailboxes(valuesOf(mail, 'From').join(', ')).length;
  const named = read.fromLines === 1 && authors === 1 ? domains : [...domains, ''];
  const dmarc = await asker.of(checkDmarc(named, spf?.result === 'pass' ? spf.domain : null, good, isPassing));
  return { spf, dkim, dmarc: withTold(dmarc, told), server: told?.server ?? '' };
}

/** A mail, and how it came. */
export interface About {
  bytes: Uint8Array;
  mail: IncomingMail;
  client: MailClient | null;
  at: number;
}

/** Those of whom nothing at all was heard in time when they were asked last. */
const away = new WeakSet<Names>();

/**
 * What can be found out about where a mail is from.
 * @returns null where that is not wanted, or could not be done
 */
export async function authenticated(app: App, about: About, timeMs: number = TIME_MS.usual): Promise<Verdict | null> {
  const { authentication } = app;
  if (authentication === null) return null;
  const { names } = authentication;
  const asker = new Asker(names, away.has(names) ? Math.min(timeMs, TIME_MS.away) : timeMs);
  try {
    return await find(asker, authentication, app, about);
  } finally {
    asker.end();
    if (asker.hasHeard) away.delete(names);
    else if (asker.isLate) away.add(names);
  }
}
