/** The settings of SMS. No complaint repeats what may hold a secret. */
import { flag, matching, oneOf, optional, type Setting, setting, Unusable, whole, words } from './readers.ts';
import { isAddress } from './words.ts';

/** The value is never repeated in a complaint: it may hold a key. */
function gateway(raw: string): string {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  if (url?.protocol === 'file:' && url.hostname === '') return raw;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return raw;
  throw new Unusable('has to be an address such as https://sms.example.org/send, without user or password, or file:///folder');
}

/** Header lines as one object of JSON; never repeated in a complaint. */
function headers(raw: string): Readonly<Record<string, string>> {
  let said: unknown;
  try {
    said = JSON.parse(raw);
  } catch {
    said = null;
  }
  const lines = typeof said === 'object' && said !== null && !Array.isArray(said) ? Object.entries(said) : [['']];
  const isGood = lines.every(
    ([name, value]) => /^[\w-]{1,100}$/.test(String(name)) && typeof value === 'string' && /^[\t\x20-\x7e]*$/.test(value),
  );
  if (!isGood) throw new Unusable('has to be an object in JSON, such as {"Authorization":"Bearer ..."}');
  return Object.fromEntries(lines) as Record<string, string>;
}

/** A regular expression that is looked for in an answer. */
function pattern(raw: string): RegExp {
  try {
    return new RegExp(raw, 'u');
  } catch {
    throw new Unusable('has to be a regular expression');
  }
}
const patternSetting = (name: string, shown: string, doc: string): Setting<RegExp | undefined> =>
  setting<RegExp | undefined>(name, 'regular expression', shown, doc, () => undefined, pattern);

function secret(raw: string): string {
  if (raw.length >= 16) return raw;
  throw new Unusable('has to have 16 characters or more');
}

export const smsSettings = {
  sms: optional(
    'SVAR_SMS',
    'address',
    'none: SMS wait in the outbox',
    'The gateway that takes the SMS that the desk sends: its https:// address, or file:///folder for a file each. {to}, {digits} (without +), {text}, {from} and {id} stand for those of the SMS, here and in the settings of the request.',
    gateway,
  ),
  smsMethod: oneOf('SVAR_SMS_METHOD', ['post', 'get', 'put'], 'post', 'The method of the request to the gateway.'),
  smsHeaders: setting<Readonly<Record<string, string>>>(
    'SVAR_SMS_HEADERS',
    'secret JSON',
    'none',
    'Header lines of the request, as an object: {"Authorization":"Bearer …","Idempotency-Key":"{id}"}.',
    () => ({}),
    headers,
  ),
  smsBody: setting(
    'SVAR_SMS_BODY',
    'secret text',
    'none',
    'The body of the request, in JSON, XML or as a form, as its Content-Type says: {"to":"{to}","text":"{text}"}. What stands for a name is escaped.',
    () => '',
    (raw) => raw,
  ),
  smsAccepted: patternSetting(
    'SVAR_SMS_ACCEPTED',
    'none: any answer 2xx',
    'What else an answer 2xx has to say for the gateway to have an SMS; otherwise it is tried again.',
  ),
  smsRefused: patternSetting(
    'SVAR_SMS_REFUSED',
    'none: status 400, 410, 413 or 422',
    'What else an answer says, whatever its status, when an SMS is refused for good.',
  ),
  smsReference: setting(
    'SVAR_SMS_REFERENCE',
    'text',
    'none',
    'Where an answer in JSON says what the gateway calls the SMS, such as messages.0.id; one that does not say so does not count as accepted.',
    () => '',
    matching(/^[\w-]{1,60}(?:\.[\w-]{1,60}){0,9}$/, 'names with dots between them'),
  ),
  smsFrom: setting(
    'SVAR_SMS_FROM',
    'text',
    'none',
    'Who SMS come from: a number, or a name of up to 11 characters, as the gateway allows.',
    () => '',
    matching(/^(?:\+?\d{3,15}|[A-Za-z0-9 ._-]{1,11})$/, 'a number such as +4791234567, or a name of up to 11 letters and digits'),
  ),
  smsCountry: setting(
    'SVAR_SMS_COUNTRY',
    'text',
    'none',
    'The calling code of numbers that name no country, such as 47.',
    () => '',
    matching(/^[1-9]\d{0,2}$/, 'a calling code such as 47, without +'),
  ),
  smsParts: whole('SVAR_SMS_PARTS', 6, 1, 20, 'How many parts a long SMS has at most; what is longer is cut, and ends in dots.'),
  smsHttp: flag('SVAR_SMS_HTTP', 'Lets the gateway be plain HTTP; otherwise only HTTPS with a certificate that verifies.'),
  smsNetworks: words(
    'SVAR_SMS_NETWORKS',
    'IP addresses or networks, with blanks between them',
    'Networks in which the gateway may be, on any port, though they are private; otherwise only public addresses on ports 443 and 80.',
    isAddress,
    'addresses such as 10.0.0.7 or 10.0.0.0/8',
  ),
  smsSecret: optional(
    'SVAR_SMS_SECRET',
    'secret text',
    'none: no SMS are taken',
    'What who brings SMS to POST /sms/in signs with, 16 characters or more: X-Svar-Signature is the HMAC-SHA-256 (hex) over X-Svar-Timestamp, a dot and the body.',
    secret,
  ),
};
