/** Reads a record of SPF. Source: RFC 7208 §4.6, §5, §6, §7. */
import { type Ip, ipOf } from './ip.ts';

export type Mechanism =
  | { kind: 'all' }
  | { kind: 'include' | 'exists'; domain: string }
  /** `domain` is '' for the one that is asked about. Bits of the network for each family. */
  | { kind: 'a' | 'mx'; domain: string; v4: number; v6: number }
  | { kind: 'ptr'; domain: string }
  | { kind: 'ip'; ip: Ip; bits: number };

export interface SpfRecord {
  terms: { qualifier: '+' | '-' | '~' | '?'; mechanism: Mechanism }[];
  redirect: string | null;
}

/** Is a text a record of SPF, whatever stands in it? */
export const isSpf = (text: string): boolean => /^v=spf1(?: |$)/i.test(text);

const MACRO = '%\\{[slodipvh](?:0{0,2}[1-9]\\d{0,2})?r?[.\\-+,/_=]{0,20}\\}';
const TEXT = `(?:${MACRO}|%[%_\\-]|[\\x21-\\x24\\x26-\\x7e])`;
const TOP = '\\.(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])\\.?';
const MACRO_TEXT = new RegExp(`^${TEXT}*$`, 'i');
const EXPLAINING = new RegExp(`^${TEXT.replace('slodipvh', 'slodipvhcrt')}*$`, 'i');
const ENDS_IN_DOMAIN = new RegExp(`(?:${TOP}|${MACRO})$`, 'i');

const NAME_AT_MOST = 512;

/** A domain that a record names, macros not yet filled in. */
const isDomainSpec = (text: string): boolean => text.length <= NAME_AT_MOST && MACRO_TEXT.test(text) && ENDS_IN_DOMAIN.test(text);

function bitsOf(text: string | undefined, most: number): number | null {
  if (text === undefined) return most;
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : null;
}

function addressed(family: 4 | 6, value: string): Mechanism | null {
  const [address = '', length, ...more] = value.split('/');
  const ip = more.length > 0 || address.includes(':') !== (family === 6) ? null : ipOf(address);
  const bits = bitsOf(length, family === 4 ? 32 : 128);
  if (!ip || bits === null) return null;
  // an IPv4 address that is written as one of IPv6 is one of IPv4
  const isMapped = family === 6 && ip.length === 4;
  return { kind: 'ip', ip, bits: isMapped ? Math.max(bits - 96, 0) : bits };
}

/** `a`, `mx`: a domain, and lengths of networks: `:example.org/24//64`. @param value with what leads it */
function hosts(kind: 'a' | 'mx', value: string): Mechanism | null {
  const found = /^(?::(.*?))?(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/.exec(value);
  if (!found) return null;
  const [, domain, four, six] = found;
  const [v4, v6] = [bitsOf(four, 32), bitsOf(six, 128)];
  if (v4 === null || v6 === null || (domain !== undefined && !isDomainSpec(domain))) return null;
  return { kind, domain: domain ?? '', v4, v6 };
}

function mechanismOf(name: string, value: string): Mechanism | null {
  const domain = value.slice(1);
  switch (name) {
    case 'all':
      return value === '' ? { kind: 'all' } : null;
    case 'include':
    case 'exists':
      return value.startsWith(':') && isDomainSpec(domain) ? { kind: name, domain } : null;
    case 'a':
    case 'mx':
      return hosts(name, value);
    case 'ptr':
      return value === '' || (value.startsWith(':') && isDomainSpec(domain)) ? { kind: 'ptr', domain } : null;
    case 'ip4':
    case 'ip6':
      return value.startsWith(':') ? addressed(name === 'ip4' ? 4 : 6, domain) : null;
    default:
      return null;
  }
}

/** A record, with its macros not yet filled in; null when anything in it is misspelt. */
export function readSpf(text: string): SpfRecord | null {
  const record: SpfRecord = { terms: [], redirect: null };
  const named = new Set<string>();
  for (const word of text.slice('v=spf1'.length).split(' ')) {
    if (word === '') continue;
    const modifier = /^([a-z][a-z0-9_.-]*)=(.*)$/is.exec(word);
    if (modifier) {
      const [name, value] = [modifier[1]!.toLowerCase(), modifier[2]!];
      const isKnown = name === 'redirect' || name === 'exp';
      if (isKnown ? named.has(name) || !isDomainSpec(value) : !EXPLAINING.test(value)) return null;
      named.add(name);
      if (name === 'redirect') record.redirect = value;
      continue;
    }
    const [, qualifier = '', name = '', value = ''] = /^([+\-~?]?)([a-z0-9]+)(.*)$/is.exec(word) ?? [];
    const mechanism = mechanismOf(name.toLowerCase(), value);
    if (!mechanism) return null;
    record.terms.push({ qualifier: (qualifier || '+') as '+', mechanism });
  }
  return record;
}
