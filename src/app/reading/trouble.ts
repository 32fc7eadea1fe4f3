/**
 * What can go wrong with a mail server of others, in plain words for who looks after mailboxes, and at which step it did. The words
 * hold no secret: what a server says is put on one line, cut, and cleared of what was sent to it.
 */

/** In the order in which they are gone through. */
export const STEPS = ['settings', 'name', 'connection', 'encryption', 'token', 'sign-in', 'folder', 'mail', 'target', 'sender'] as const;
export type Step = (typeof STEPS)[number];

/** Steps whose failure somebody has to mend; a line that broke mends itself. */
const REFUSED: ReadonlySet<Step> = new Set<Step>(['settings', 'encryption', 'token', 'sign-in', 'folder', 'sender']);

export class MailTrouble extends Error {
  readonly step: Step;
  constructor(step: Step, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.step = step;
  }
  /** Will it fail again until somebody changes something? */
  get isRefused(): boolean {
    return REFUSED.has(this.step);
  }
}

const SAID_AT_MOST = 300;

/** What a server has said, on one line. @param secrets what must not be repeated */
export function saidBy(text: string, secrets: readonly string[] = []): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  const clear = secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.replaceAll(secret, '…'), line);
  return clear.slice(0, SAID_AT_MOST);
}

/** A code of the platform, of a library, or ''. */
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const CONNECTION: Readonly<Record<string, (place: string) => string>> = {
  ECONNREFUSED: (place) => `${place} refuses connections`,
  ECONNRESET: (place) => `${place} broke off the connection`,
  EPIPE: (place) => `${place} broke off the connection`,
  EHOSTUNREACH: (place) => `${place} cannot be reached`,
  ENETUNREACH: (place) => `${place} cannot be reached`,
  EADDRNOTAVAIL: (place) => `${place} cannot be reached`,
  ETIMEDOUT: (place) => `${place} did not answer in time`,
  ETIMEOUT: (place) => `${place} did not answer in time`,
  CONNECT_TIMEOUT: (place) => `${place} did not answer in time`,
  GREETING_TIMEOUT: (place) => `${place} takes connections and says nothing: is it a port for TLS, or of another service?`,
};
const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is signed by itself: nobody vouches for it',
  SELF_SIGNED_CERT_IN_CHAIN: 'leads to a signer that is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'leads to no signer that is known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'leads to no signer that is known here',
};
/** Libraries that wrap an error keep its words only. */
const CERTIFICATE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/certificate has expired/i, CERTIFICATE.CERT_HAS_EXPIRED!],
  [/altname|does not match certificate/i, CERTIFICATE.ERR_TLS_CERT_ALTNAME_INVALID!],
  [/self-signed certificate in/i, CERTIFICATE.SELF_SIGNED_CERT_IN_CHAIN!],
  [/self-signed/i, CERTIFICATE.DEPTH_ZERO_SELF_SIGNED_CERT!],
  [/unable to (?:verify|get)/i, CERTIFICATE.UNABLE_TO_VERIFY_LEAF_SIGNATURE!],
];
const NO_TLS = /wrong.version.number|packet.length.too.long|http.request/i;
const NO_AGREEMENT = /^(?:EPROTO|ERR_SSL_|ERR_TLS_|ETLS)/;

/** What was tried, for the words: `imap.example.org`, 993. */
export interface Place {
  host: string;
  port: number;
}

/**
 * The trouble behind an error of a connection.
 * @param last the step to which an error belongs that says nothing of itself
 */
export function troubleOf(error: unknown, { host, port }: Place, last: Step = 'connection', secrets: readonly string[] = []): MailTrouble {
  if (error instanceof MailTrouble) return error;
  const place = `${host}, port ${port},`;
  const [code, message] = [codeOf(error), error instanceof Error ? error.message : String(error)];
  const made = (step: Step, words: string): MailTrouble => new MailTrouble(step, words, { cause: error });
  const certificate = CERTIFICATE[code] ?? CERTIFICATE_WORDS.find(([pattern]) => pattern.test(message))?.[1];
  if (certificate !== undefined) return made('encryption', `the certificate of ${host} ${certificate}`);
  if (NO_TLS.test(`${code} ${message}`))
    return made('encryption', `${place} does not speak TLS from the start: try STARTTLS, or the port for TLS`);
  if (NO_AGREEMENT.test(code)) return made('encryption', `${place} and Svar could not agree on TLS: ${saidBy(message, secrets)}`);
  const connection = CONNECTION[code];
  if (connection) return made('connection', connection(place));
  return made(last, `${host}: ${saidBy(message, secrets) || code || 'it gave no reason'}`);
}
