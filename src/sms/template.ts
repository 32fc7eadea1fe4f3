/**
 * The request that an administrator has written down for his gateway, with names in braces: `{to}` (+4791234567), `{digits}` (the
 * same without `+`), `{text}`, `{from}`, `{id}`. What stands for a name is escaped for where it stands, so that no text of a
 * customer or an agent is ever a part of the request itself.
 */
import type { Sms } from '../app/sms/gateway.ts';

/** How a body is written. */
export type Format = 'json' | 'form' | 'xml';

const NAMES = ['to', 'digits', 'text', 'from', 'id'] as const;
type Name = (typeof NAMES)[number];
const PLACE = /\{(to|digits|text|from|id)\}/g;

const valuesOf = ({ to, text, from, id }: Sms): Record<Name, string> => ({ to, digits: to.replace('+', ''), text, from, id });

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const escapes: Readonly<Record<Format | 'line', (value: string) => string>> = {
  json: (value) => JSON.stringify(value).slice(1, -1),
  form: (value) => encodeURIComponent(value),
  xml: (value) => value.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!),
  line: (value) => value.replace(/[^\x20-\x7e]/g, ''),
};

/** A template with its names replaced. @param format `line`: a line of the head */
export const filled = (template: string, format: Format | 'line', sms: Sms): string => {
  const values = valuesOf(sms);
  return template.replace(PLACE, (_place, name: Name) => escapes[format](values[name]));
};

/** The names that a template has. */
export const namesIn = (template: string): Set<string> => new Set([...template.matchAll(PLACE)].map(([, name]) => name!));

/** How a body is written, by its Content-Type, or by how it begins where nothing says so; null for what is none of them. */
export function formatOf(contentType: string, body: string): Format | null {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (type === '') return /^\s*[[{"]/.test(body) ? 'json' : /^\s*</.test(body) ? 'xml' : 'form';
  if (/^application\/(?:[\w.-]+\+)?json$/.test(type)) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  return /^(?:text|application)\/(?:[\w.-]+\+)?xml$/.test(type) ? 'xml' : null;
}

/** The media type of a body about which nothing was said. */
export const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  form: 'application/x-www-form-urlencoded',
  xml: 'application/xml; charset=utf-8',
};

/** A text with everything in it that could end where it stands. */
const HOSTILE = 'a"b\\c\n&d=<e>\'{to}%';

/** Does a filled body say what was put into it, and nothing else? A name outside of quotes would be a part of the JSON. */
export function holdsItsValues(body: string, format: Format): boolean {
  if (format !== 'json') return true;
  const sms: Sms = { id: 'x1', from: 'F', to: '+4790000000', text: HOSTILE };
  try {
    const tree: unknown = JSON.parse(filled(body, format, sms));
    const texts: string[] = [];
    const collect = (node: unknown): void => {
      if (typeof node === 'string') texts.push(node);
      else if (typeof node === 'object' && node !== null) Object.values(node).forEach(collect);
    };
    collect(tree);
    const values = valuesOf(sms);
    return [...namesIn(body)].every((name) => texts.some((text) => text.includes(values[name as Name])));
  } catch {
    return false;
  }
}
