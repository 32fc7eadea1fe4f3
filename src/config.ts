import { resolve } from 'node:path';
import { modelSettings } from './config/model.ts';
import {
  databaseUrl,
  flag,
  hash,
  mailServer,
  matching,
  oneOf,
  optional,
  type Setting,
  setting,
  size,
  text,
  Unusable,
  whole,
  wholeNumber,
  words,
} from './config/readers.ts';
import { smsSettings } from './config/sms.ts';
import { isAddress, isHash, isHost, isNameServer, isOrigin, nearest } from './config/words.ts';

/** Settings that can't be used: one line for each, fit to be shown as they are. No line holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

export const shortestPassword = 12;

/** Every setting there is. The configuration, its type, its errors and its page are made from this table. */
const settings = {
  host: text('SVAR_HOST', '127.0.0.1', 'The address to listen on.', /^[\w.:%-]+$/, 'an IP address or a host name'),
  port: whole('SVAR_PORT', 8080, 0, 65535, 'The port to listen on; 0 takes any free one and prints it.'),
  data: setting(
    'SVAR_DATA',
    'folder',
    './data',
    'The one folder that holds everything: database, attachments and keys.',
    (cwd) => resolve(cwd, 'data'),
    (raw, cwd) => resolve(cwd, raw),
  ),
  databaseUrl: optional(
    'SVAR_DATABASE_URL',
    'address',
    'none: the embedded PostgreSQL',
    'A PostgreSQL (15 or later) to use instead of the embedded one; several Svar processes may share it.',
    databaseUrl,
  ),
  adminUser: text('SVAR_ADMIN_USER', 'admin', 'First start only: the log-in name of the first administrator.'),
  adminPassword: {
    name: 'SVAR_ADMIN_PASSWORD',
    type: 'secret text',
    shown: 'none: generated and printed once',
    doc: `First start only: the password of the first administrator, at least ${shortestPassword} characters.`,
    // Taken as it is, blanks and emptiness too: the empty password is one, for those who allow weak ones.
    read: (raw) => raw,
  } satisfies Setting<string | undefined>,
  adminEmail: optional(
    'SVAR_ADMIN_EMAIL',
    'e-mail address',
    'none',
    'First start only: where mail to the first administrator goes.',
    matching(/^[^\s@]+@[^\s@]+$/, 'an e-mail address'),
  ),
  company: text('SVAR_COMPANY', 'My company', 'First start only: the name of your own company.'),
  timeZone: optional(
    'SVAR_TIME_ZONE',
    'IANA name or vendor code',
    "the system's zone",
    'The base time zone: read at the first start, then stored; another one later is refused.',
  ),
  language: text(
    'SVAR_LANGUAGE',
    'en',
    'The base language: read at the first start, then stored.',
    /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    'a language such as en or nb-NO',
  ),
  allowWeakPasswords: flag(
    'SVAR_ALLOW_WEAK_PASSWORDS',
    "Allows short and empty passwords. For tests only (the official client's own tests use one).",
  ),
  metricsToken: optional(
    'SVAR_METRICS_TOKEN',
    'secret text',
    'none: loopback only',
    'Lets others than loopback read /metrics, as a bearer token.',
  ),
  log: oneOf('SVAR_LOG', ['error', 'warn', 'info', 'debug'], 'info', 'How much the log tells.'),
  bodyLimit: size('SVAR_BODY_LIMIT', '8MiB', 'The largest request body.'),
  uploadLimit: size('SVAR_UPLOAD_LIMIT', '40MiB', 'The largest body of an attachment upload.'),
  basicOverHttp: flag(
    'SVAR_BASIC_OVER_HTTP',
    'Takes Basic credentials over plain HTTP from anywhere; otherwise only from loopback. Needed behind a proxy on another machine that ends TLS.',
  ),
  corsOrigins: words(
    'SVAR_CORS_ORIGINS',
    'origins, with blanks between them',
    'Web pages of these origins may call the API from a browser. A star at the end of one stands for every end of it, a lone star for all.',
    isOrigin,
    'origins such as https://desk.example.com',
  ),
  trustedProxies: words(
    'SVAR_TRUSTED_PROXIES',
    'IP addresses or networks, with blanks between them',
    'Proxies whose X-Forwarded- headers are believed: behind one that ends TLS, cookies are Secure and Basic is taken.',
    isAddress,
    'addresses such as 10.0.0.7 or 10.0.0.0/8',
  ),
  authBasic: flag('SVAR_AUTH_BASIC', 'Takes name and password with each call (Basic).', 'on'),
  authTicket: flag('SVAR_AUTH_TICKET', 'Takes tickets (SOTicket).', 'on'),
  authBearer: flag('SVAR_AUTH_BEARER', 'Takes bearer tokens (Bearer).', 'on'),
  authSession: flag('SVAR_AUTH_SESSION', 'Lets people log in on web pages (cookie and X-XSRF-TOKEN).', 'on'),
  throttle: flag('SVAR_THROTTLE', 'Slows down log-ins after failed ones. Off is for tests only.', 'on'),
  appTokens: words(
    'SVAR_APP_TOKENS',
    'SHA-256 in hex, with blanks between them',
    'Hashes of the secrets of known applications, as they send them in SO-AppToken or to the system user exchange.',
    isHash,
    'SHA-256 hashes in hex',
  ),
  requireAppToken: flag('SVAR_REQUIRE_APP_TOKEN', 'Takes a SOTicket only together with the SO-AppToken of a known application.'),
  systemKey: optional('SVAR_SYSTEM_KEY', 'file', 'none', 'The public RSA key (PEM) by which the system user exchange knows its callers.'),
  systemToken: optional(
    'SVAR_SYSTEM_TOKEN',
    'SHA-256 in hex',
    'none',
    'Hash of the system token that the caller of the exchange signs.',
    hash,
  ),
  systemUser: optional('SVAR_SYSTEM_USER', 'log-in name', 'none', 'The user for whom the system user exchange issues tickets.'),
  datesAlwaysOffset: flag('SVAR_DATES_ALWAYS_OFFSET', 'Writes every date with its offset from UTC, asked for or not.'),
  webhookHttp: flag('SVAR_WEBHOOK_HTTP', 'Lets webhooks go to plain HTTP too; otherwise only to HTTPS with a certificate that verifies.'),
  webhookNetworks: words(
    'SVAR_WEBHOOK_NETWORKS',
    'IP addresses or networks, with blanks between them',
    'Networks that webhooks may reach, on any port, though they are private; otherwise only public addresses on ports 443 and 80.',
    isAddress,
    'addresses such as 10.0.0.7 or 10.0.0.0/8',
  ),
  smtpPort: setting<number | undefined>(
    'SVAR_SMTP_PORT',
    'whole number, 0 to 65535',
    'none: no mail door',
    'Takes mail for the mailboxes of the desk by SMTP or LMTP on this port; 0 takes any free one.',
    () => undefined,
    wholeNumber(0, 65_535),
  ),
  smtpHost: text('SVAR_SMTP_HOST', '127.0.0.1', 'The address on which mail is taken.', /^[\w.:%-]+$/, 'an IP address or a host name'),
  smtpLmtp: flag('SVAR_SMTP_LMTP', 'Speaks LMTP instead of SMTP: for a mail server of your own in front.'),
  smtpKey: optional('SVAR_SMTP_KEY', 'file', 'none', 'The private key (PEM) with which the mail door offers STARTTLS.'),
  smtpCertificate: optional('SVAR_SMTP_CERTIFICATE', 'file', 'none', 'The certificate (PEM) that goes with SVAR_SMTP_KEY.'),
  mailAuth: flag('SVAR_MAIL_AUTH', 'Finds out by SPF, DKIM and DMARC whether mail is from whom it says, and shows it to agents.', 'on'),
  mailAuthServers: words(
    'SVAR_MAIL_AUTH_SERVERS',
    'names, with blanks between them',
    'Mail servers of your own that take mail from outside and hand it to Svar, by the names in their Authentication-Results: what they have found out is believed. They have to take out such lines of their own names that come with mail.',
    isHost,
    'names such as mx.example.org',
  ),
  dns: words(
    'SVAR_DNS',
    'IP addresses, with blanks between them',
    "The DNS servers that are asked for it, instead of the system's; a port goes behind: 10.0.0.7:53, [fd00::7]:53.",
    isNameServer,
    'addresses such as 10.0.0.7 or 10.0.0.7:5353',
  ),
  relay: optional(
    'SVAR_RELAY',
    'address',
    'none: mail waits in the outbox',
    'The mail server that takes what the desk sends: smtp://user:password@host:587 (STARTTLS where it is offered, always before a password), or smtps://host.',
    mailServer,
  ),
  ...smsSettings,
  ...modelSettings,
  mailNetworks: words(
    'SVAR_MAIL_NETWORKS',
    'IP addresses or networks, with blanks between them',
    'Networks in which mailboxes may have their servers and their issuers of tokens, though they are private; otherwise only public addresses.',
    isAddress,
    'addresses such as 10.0.0.7 or 10.0.0.0/8',
  ),
  stopSeconds: whole('SVAR_STOP_SECONDS', 15, 1, 3_600, 'How long an end in order may take; what is not done by then ends at once.'),
  databasePool: whole('SVAR_DATABASE_POOL', 10, 2, 50, 'Connections to the database, for each Svar process.'),
  databasePatience: whole('SVAR_DATABASE_PATIENCE', 1, 1, 100, 'For very slow machines: how many times longer it waits for the database.'),
  anonymousRate: whole(
    'SVAR_ANONYMOUS_RATE',
    300,
    1,
    1_000_000,
    'Calls of operations without credentials that one address may make in a minute.',
  ),
  concurrency: whole('SVAR_CONCURRENCY', 256, 1, 100_000, 'Requests under way at the same time.'),
  queue: whole('SVAR_QUEUE', 256, 0, 100_000, 'Requests that may wait for their turn (at most 2 s); beyond, 503 is answered at once.'),
};

type Table = typeof settings;
/** The settings of one process. Sizes are bytes; `data` is absolute; undefined where a setting is absent and has no default. */
export type Config = { readonly [Key in keyof Table]: ReturnType<Table[Key]['read']> };

/** Reads the environment. `cwd` is what relative folders are relative to. Throws ConfigError with a line for everything that is wrong. */
export function readConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const lines = unknownNames(env);
  const entries = Object.entries(settings).map(([key, setting]) => {
    try {
      return [key, setting.read(env[setting.name], cwd)] as const;
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      lines.push(`${setting.name} ${error.message}`);
      return [key, undefined] as const;
    }
  });
  const config = Object.fromEntries(entries) as Config;
  lines.push(...contradictions(config));
  if (lines.length > 0) throw new ConfigError(lines);
  return config;
}

function contradictions(config: Config): string[] {
  const { adminPassword, allowWeakPasswords, systemKey, systemToken, systemUser, appTokens, requireAppToken } = config;
  const isWeak = adminPassword !== undefined && allowWeakPasswords === false && [...adminPassword].length < shortestPassword;
  const system = [systemKey, systemToken, systemUser].filter((part) => part !== undefined);
  const hasApps = appTokens === undefined || appTokens.length > 0; // undefined was complained of already
  return [
    ...(isWeak
      ? [`SVAR_ADMIN_PASSWORD has to have at least ${shortestPassword} characters (SVAR_ALLOW_WEAK_PASSWORDS=on allows less)`]
      : []),
    ...((config.smtpKey === undefined) === (config.smtpCertificate === undefined)
      ? []
      : ['SVAR_SMTP_KEY and SVAR_SMTP_CERTIFICATE go together: set both or none']),
    ...(requireAppToken && !hasApps ? ['SVAR_REQUIRE_APP_TOKEN needs SVAR_APP_TOKENS, or no ticket would be taken'] : []),
    ...(system.length > 0 && (system.length < 3 || !hasApps)
      ? ['SVAR_SYSTEM_KEY, SVAR_SYSTEM_TOKEN, SVAR_SYSTEM_USER and SVAR_APP_TOKENS go together: set all of them or none']
      : []),
  ];
}

/** A misspelt setting would otherwise silently have no effect. */
function unknownNames(env: Record<string, string | undefined>): string[] {
  const known = Object.values(settings).map((setting) => setting.name);
  const unknown = Object.keys(env).filter((name) => name.startsWith('SVAR_') && !name.startsWith('SVAR_TEST_') && !known.includes(name));
  return unknown.sort().map((name) => `${name} is not a setting of Svar; did you mean ${nearest(name, known)}?`);
}

/** The rows of the generated settings page, in the table's order. */
export function describeSettings(): { name: string; type: string; default: string; doc: string }[] {
  return Object.values(settings).map(({ name, type, shown, doc }) => ({ name, type, default: shown, doc }));
}
