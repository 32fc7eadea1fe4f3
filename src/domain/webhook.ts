/**
 * A webhook: what it is, and what may be wished of it.
 * Source: webhooks §1–2; reliability §7.
 */
import { deciding, refuse } from './decision.ts';

/** States of a webhook, by the numbers under which they are kept. */
export const WebhookState = { Active: 1, Stopped: 2, TooManyErrors: 3 } as const;
export type WebhookState = (typeof WebhookState)[keyof typeof WebhookState];

export interface Webhook {
  name: string;
  /** Names of the events that it wants; it need not be one that Svar knows. */
  events: readonly string[];
  targetUrl: string;
  /** What its payloads are signed with; empty for none. */
  secret: string;
  state: WebhookState;
  /** Further headers of each payload. */
  headers: Readonly<Record<string, string>>;
  /** Merged into each payload. */
  properties: Readonly<Record<string, unknown>>;
  description: string;
  errorsEmail: string;
  errorEmails: readonly string[];
  /** Associates who are told of errors. */
  errorAssociateIds: readonly number[];
  notifyVia: number;
  notifyWhen: number;
}

/** What shall be true; what is not said stays. `type` is the kind of target, of which there is one. */
export type WebhookWish = { readonly [K in keyof Webhook]?: Webhook[K] | undefined } & { type?: string | undefined };

/** The one type of hooks: HTTP. */
export const TYPE = 'webhook';

/** A webhook as it begins. */
export const blankWebhook: Webhook = {
  name: '',
  events: ['contact.created', 'contact.deleted'],
  targetUrl: '',
  secret: '',
  state: WebhookState.Active,
  headers: {},
  properties: {},
  description: '',
  errorsEmail: '',
  errorEmails: [],
  errorAssociateIds: [],
  notifyVia: 0,
  notifyWhen: 0,
};

const AT_MOST = {
  name: 239,
  events: 500,
  event: 254,
  url: 2048,
  secret: 1000,
  text: 2047,
  email: 254,
  emails: 50,
  headers: 50,
  bytes: 16_384,
};

/** A control character, among them those that end a line. */
const CONTROL = /\p{Cc}/u;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers that are Svar's or the connection's own. */
const OURS =
  /^(?:host|content-.*|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|date|proxy-.*|user-agent|accept-encoding|x-superoffice-.*|x-hook-.*|x-svar-.*|x-forwarded-.*|forwarded)$/i;

const no = (about: string, message: string): never => refuse('argument', about, message);

function checkLength(about: string, text: string, most: number): void {
  if (text.length > most) no(about, `Webhook ${about} has more than ${most} characters`);
}

/** A name of an event, as hooks and callers may say it. */
export const isEventName = (name: string): boolean =>
  name.trim() === name && name !== '' && name.length <= AT_MOST.event && !CONTROL.test(name);

function checkEvents(events: readonly string[]): void {
  if (events.length > AT_MOST.events) no('Events', `Webhook Events has more than ${AT_MOST.events} names`);
  const bad = events.find((event) => !isEventName(event));
  if (bad !== undefined) no('Events', `Webhook Events holds a name that cannot be one: "${bad.replace(/\p{Cc}/gu, '?').slice(0, 100)}"`);
}

/** A header of a hook: nothing that ends it, nothing that speaks for Svar or for the connection. */
function checkHeaders(headers: Webhook['headers']): void {
  const entries = Object.entries(headers);
  if (entries.length > AT_MOST.headers || JSON.stringify(headers).length > AT_MOST.bytes)
    no('Headers', 'Webhook Headers are too many or too long');
  for (const [name, value] of entries) {
    if (!TOKEN.test(name)) no('Headers', 'Webhook Headers holds a name that is none of HTTP');
    if (OURS.test(name)) no('Headers', `Webhook Headers may not set ${name}`);
    if (!/^[\t\x20-\x7e]*$/.test(value)) no('Headers', `Webhook Headers holds a value that HTTP cannot carry: ${name}`);
  }
}

/**
 * Checks the address of a target, as far as it can be told without asking anybody.
 * @param http may it be plain HTTP?
 */
export function checkTarget(target: string, http: boolean): void {
  checkLength('TargetUrl', target, AT_MOST.url);
  // ends of lines are passed over by whoever reads a URL, but not by whoever shows it
  if (CONTROL.test(target) || !URL.canParse(target)) return no('TargetUrl', 'Webhook TargetUrl is not a URL');
  const { protocol, username, password, hostname } = new URL(target);
  if (protocol !== 'https:' && !(http && protocol === 'http:')) no('TargetUrl', 'Webhook TargetUrl has to begin with https:');
  if (username !== '' || password !== '') no('TargetUrl', 'Webhook TargetUrl may not hold a user name or password');
  if (hostname === '') no('TargetUrl', 'Webhook TargetUrl names no host');
}

function checkWhom({ errorsEmail, errorEmails, errorAssociateIds }: Webhook): void {
  const emails = [errorsEmail, ...errorEmails];
  if (emails.length > AT_MOST.emails || errorAssociateIds.length > AT_MOST.emails) no('ErrorEmails', 'Webhook ErrorEmails are too many');
  const bad = emails.some((email) => email !== '' && (email.length > AT_MOST.email || CONTROL.test(email) || !email.includes('@')));
  if (bad) no('ErrorEmails', 'Webhook ErrorEmails holds what is no e-mail address');
}

/** Too many errors is what Svar finds, and nothing that anybody can wish for. */
const stateOf = (before: WebhookState | null, wished: WebhookState | undefined): WebhookState =>
  wished === undefined || wished === WebhookState.TooManyErrors ? (before ?? WebhookState.Active) : wished;

/**
 * What a webhook shall be.
 * @param before null for a new one
 * @param wish an empty secret is none: who wants another one says it, who does not keeps what is there
 * @param http may targets be plain HTTP?
 */
export const decideWebhook = deciding((before: Webhook | null, wish: WebhookWish, http: boolean): Webhook => {
  const { type = TYPE, secret, state, ...rest } = wish;
  if (type !== '' && type.toLowerCase() !== TYPE) no('Type', 'Webhook Type has to be webhook: scripts are not run here');
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Webhook>;
  const base = before ?? blankWebhook;
  const after: Webhook = { ...base, ...said, secret: secret || base.secret, state: stateOf(before?.state ?? null, state) };
  checkTarget(after.targetUrl, http);
  checkEvents(after.events);
  checkHeaders(after.headers);
  checkWhom(after);
  checkLength('Name', after.name, AT_MOST.name);
  checkLength('Description', after.description, AT_MOST.text);
  checkLength('Secret', after.secret, AT_MOST.secret);
  if (JSON.stringify(after.properties).length > AT_MOST.bytes) no('Properties', 'Webhook Properties are too long');
  if (CONTROL.test(after.name)) no('Name', 'Webhook Name is one line');
  if (after.description.includes('\0')) no('Description', 'Webhook Description is text');
  return after;
});
