/** A gateway that is spoken to by HTTP, in the request that its administrator has written down. docs/decisions/0043 */
import type { Handed, Sms, SmsGateway } from '../app/sms/gateway.ts';
import { type Answered, type Sender, SendFailed } from '../app/webhooks/sender.ts';
import { type Format, filled, formatOf, holdsItsValues, namesIn, TYPES } from './template.ts';

/** The request, and how its answer is read. */
export interface HttpGatewayOptions {
  /** With names in braces where it wants them. */
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** The answer has to fit it; null: any will do. */
  accepted: RegExp | null;
  /** An answer that fits it is a refusal for good, whatever its status. */
  refused: RegExp | null;
  /** Where the answer says what it calls the SMS, `messages.0.id`; then it has to say so. Empty: nowhere. */
  reference: string;
  sender: Sender;
}

/** It can never work as it is written down; one line for people, which holds no secret. */
export class UnusableGateway extends Error {}

/** So much of an answer is looked at. */
const LOOKED_AT = 10_000;
const SHOWN = 200;
/** Statuses that are about this SMS; all others are about us, or pass. 409 and 429 pass too. */
const FOR_GOOD = new Set([400, 410, 413, 422]);

/** @throws UnusableGateway for a request that cannot carry an SMS */
function checked({ url, method, headers, body }: HttpGatewayOptions): Format {
  const format = formatOf(typeIn(headers), body);
  if (format === null)
    throw new UnusableGateway('SVAR_SMS_HEADERS: a Content-Type that is JSON, XML or a form is needed for SVAR_SMS_BODY');
  if (method === 'GET' && body !== '') throw new UnusableGateway('SVAR_SMS_BODY: a GET has no body');
  const names = new Set([...namesIn(url), ...namesIn(body)]);
  if (!names.has('text') || !(names.has('to') || names.has('digits')))
    throw new UnusableGateway('SVAR_SMS or SVAR_SMS_BODY has to hold {text}, and {to} or {digits}');
  // as a part of a path `..` would be another place
  if (namesIn(url.split('?')[0]!).has('text')) throw new UnusableGateway('SVAR_SMS: {text} stands behind the ?, or in SVAR_SMS_BODY');
  for (const value of Object.values(headers))
    if (namesIn(value).has('text')) throw new UnusableGateway('SVAR_SMS_HEADERS: {text} has no place in a header');
  if (!holdsItsValues(body, format)) throw new UnusableGateway('SVAR_SMS_BODY: it is no JSON in which each name stands inside of quotes');
  return format;
}

const typeIn = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';

/** What of a request could be a secret: an answer that repeats it is not shown as it is. */
function secretsOf({ url, headers, body }: HttpGatewayOptions): string[] {
  const { searchParams, pathname } = new URL(url);
  const said = [...searchParams.values(), pathname, body, ...Object.values(headers)].join(' ');
  return [...new Set(said.split(/[^\w.~+/=-]+/).flatMap((word) => [word, ...word.split(/[=/]/)]))].filter((word) => word.length >= 8);
}

/** The member of an answer that a path leads to, as text; null for none. */
function memberAt(text: string, path: string): string | null {
  try {
    let node: unknown = JSON.parse(text);
    for (const name of path.split('.'))
      node = typeof node === 'object' && node !== null && Object.hasOwn(node, name) ? Reflect.get(node, name) : null;
    return typeof node === 'string' || typeof node === 'number' ? String(node) || null : null;
  } catch {
    return null;
  }
}

/** What an answer means. */
function readAnswer({ status, body }: Answered, options: HttpGatewayOptions, secrets: readonly string[]): Handed {
  const text = body.slice(0, LOOKED_AT);
  const said = secrets.reduce((shown, secret) => shown.replaceAll(secret, '•••'), text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim());
  const why = `the gateway answered ${status}${said === '' ? '' : `: ${said.slice(0, SHOWN)}`}`;
  if (options.refused?.test(text)) return { kind: 'refused', why };
  if (status < 200 || status >= 300) return FOR_GOOD.has(status) ? { kind: 'refused', why } : { kind: 'postponed', why };
  if (options.accepted && !options.accepted.test(text)) return { kind: 'postponed', why };
  const reference = options.reference === '' ? '' : memberAt(body, options.reference);
  return reference === null ? { kind: 'postponed', why } : { kind: 'accepted', reference };
}

/**
 * The way to a gateway.
 * @throws UnusableGateway for a request that cannot carry an SMS
 */
export function openHttpGateway(options: HttpGatewayOptions): SmsGateway {
  const format = checked(options);
  const secrets = secretsOf(options);
  const { url, method, headers, body, sender } = options;
  const ours = typeIn(headers) === '' && body !== '' ? { 'Content-Type': TYPES[format] } : {};
  const request = (sms: Sms) => ({
    method,
    url: filled(url, 'form', sms),
    headers: {
      'User-Agent': 'Svar',
      ...ours,
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value, 'line', sms)])),
    },
    body: Buffer.from(filled(body, format, sms), 'utf8'),
  });
  return {
    async hand(sms, signal) {
      try {
        return readAnswer(await sender.post({ ...request(sms), signal }), options, secrets);
      } catch (error) {
        if (!(error instanceof SendFailed)) throw error;
        return { kind: 'postponed', why: error.message };
      }
    },
  };
}
