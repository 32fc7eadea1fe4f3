/** May this machine send mail in this domain's name? Source: RFC 7208. */
import { type Asking, isDomain, isWithin, type Question } from './asking.ts';
import { type Ip, ipOf, ipParts, isInNetwork } from './ip.ts';
import { isSpf, type Mechanism, readSpf } from './spf-record.ts';

export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

/** Who has brought a mail. */
export interface Client {
  ip: Ip;
  /** As it has called itself. */
  helo: string;
  /** The envelope's sender; '' for the null sender, for whom the name of the machine is asked about. */
  sender: string;
}

export interface Spf {
  result: SpfResult;
  /** The domain that was asked about. */
  domain: string;
  identity: 'mailfrom' | 'helo';
}

const LOOKUPS_AT_MOST = 10;
const EMPTY_AT_MOST = 2;
const HOSTS_AT_MOST = 10;

/** The record, or the DNS, lets nothing be said. */
class Unsaid extends Error {
  readonly result: 'temperror' | 'permerror';
  constructor(result: 'temperror' | 'permerror') {
    super(result);
    this.result = result;
  }
}

interface Check {
  ip: Ip;
  helo: string;
  local: string;
  senderDomain: string;
  lookups: number;
  empty: number;
}

function count(check: Check): void {
  check.lookups += 1;
  if (check.lookups > LOOKUPS_AT_MOST) throw new Unsaid('permerror');
}

/** What stands at a name; what cannot be asked for is not there. @param isCounted does nothing at all count against the record? */
function* valuesAt(check: Check, question: Question, isCounted = true): Asking<readonly string[]> {
  const answer = isDomain(question.name) ? yield question : 'none';
  if (answer === 'failed') throw new Unsaid('temperror');
  if (answer !== 'none' && answer.values.length > 0) return answer.values;
  if (!isCounted) return [];
  check.empty += 1;
  if (check.empty > EMPTY_AT_MOST) throw new Unsaid('permerror');
  return [];
}

const addressType = (ip: Ip): 'A' | 'AAAA' => (ip.length === 4 ? 'A' : 'AAAA');

/** Names of the client that lead back to its address, the first ten of them. */
function* ownNames({ ip }: Check): Asking<string[]> {
  const zone = ip.length === 4 ? 'in-addr.arpa' : 'ip6.arpa';
  const answer = yield { name: `${ipParts(ip).toReversed().join('.')}.${zone}`, type: 'PTR' };
  if (answer === 'none' || answer === 'failed') return [];
  const own: string[] = [];
  for (const name of answer.values.slice(0, HOSTS_AT_MOST).map((each) => each.toLowerCase().replace(/\.$/, ''))) {
    const back = isDomain(name) ? yield { name, type: addressType(ip) } : 'none';
    if (back !== 'none' && back !== 'failed' && back.values.some((address) => isSame(ip, address))) own.push(name);
  }
  return own;
}

function isSame(ip: Ip, address: string, bits = ip.length * 8): boolean {
  const other = ipOf(address);
  return other !== null && isInNetwork(ip, other, bits);
}

const LETTER = /%\{([a-z])(\d*)(r?)([.\-+,/_=]*)\}|%([%_-])/gi;
const ESCAPES: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' };

function* letter(name: string, domain: string, check: Check): Asking<string> {
  const { ip, helo, local, senderDomain } = check;
  if (name === 'p') {
    const own = yield* ownNames(check);
    return own.find((one) => one === domain) ?? own.find((one) => isWithin(one, domain)) ?? own[0] ?? 'unknown';
  }
  const values: Readonly<Record<string, string>> = {
    s: `${local}@${senderDomain}`,
    l: local,
    o: senderDomain,
    d: domain,
    i: ipParts(ip).join('.'),
    v: ip.length === 4 ? 'in-addr' : 'ip6',
    h: helo,
  };
  return values[name] ?? '';
}

/** A name of a record with its macros filled in; from the left as much is left out as a name cannot hold. */
function* filled(spec: string, domain: string, check: Check): Asking<string> {
  let text = '';
  let at = 0;
  for (const found of spec.matchAll(LETTER)) {
    const [whole, name, digits, reverse, delimiters, escaped] = found;
    text += spec.slice(at, found.index);
    at = found.index + whole.length;
    if (escaped !== undefined) {
      text += ESCAPES[escaped];
      continue;
    }
    const value = yield* letter(name!.toLowerCase(), domain, check);
    const parts = value.split(new RegExp(`[${(delimiters || '.').replace(/[-/]/g, '\\$&')}]`));
    const turned = reverse ? parts.toReversed() : parts;
    const kept = (digits ? turned.slice(-Number(digits)) : turned).join('.');
    text += name === name!.toUpperCase() ? encodeURIComponent(kept) : kept;
  }
  text = `${text}${spec.slice(at)}`.toLowerCase().replace(/\.$/, '');
  while (text.length > 253 && text.includes('.')) text = text.slice(text.indexOf('.') + 1);
  return text;
}

function* mailHosts(check: Check, name: string): Asking<readonly string[]> {
  const hosts = yield* valuesAt(check, { name, type: 'MX' });
  if (hosts.length > HOSTS_AT_MOST) throw new Unsaid('permerror');
  return hosts.map((host) => host.toLowerCase().replace(/\.$/, '')).filter((host) => host !== '');
}

/** Is the client one of these? */
function* matches(mechanism: Mechanism, domain: string, check: Check): Asking<boolean> {
  const { ip } = check;
  if (mechanism.kind === 'all') return true;
  if (mechanism.kind === 'ip') return isInNetwork(ip, mechanism.ip, mechanism.bits);
  count(check);
  const name = mechanism.domain === '' ? domain : yield* filled(mechanism.domain, domain, check);
  switch (mechanism.kind) {
    case 'include': {
      const result = yield* checkHost(name, check);
      if (result === 'none') throw new Unsaid('permerror');
      return result === 'pass';
    }
    case 'exists':
      return (yield* valuesAt(check, { name, type: 'A' })).length > 0;
    case 'ptr':
      return (yield* ownNames(check)).some((own) => isWithin(own, name));
    default: {
      const bits = ip.length === 4 ? mechanism.v4 : mechanism.v6;
      const hosts = mechanism.kind === 'a' ? [name] : yield* mailHosts(check, name);
      for (const host of hosts) {
        // a host that has addresses of the other family only is not missing
        const isCounted = mechanism.kind === 'a' && ip.length === 4;
        const addresses = yield* valuesAt(check, { name: host, type: addressType(ip) }, isCounted);
        if (addresses.some((address) => isSame(ip, address, bits))) return true;
      }
      return false;
    }
  }
}

const RESULTS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

function* checkHost(domain: string, check: Check): Asking<SpfResult> {
  if (!isDomain(domain)) return 'none';
  const answer = yield { name: domain, type: 'TXT' };
  if (answer === 'failed') throw new Unsaid('temperror');
  const records = answer === 'none' ? [] : answer.values.filter(isSpf);
  if (records.length === 0) return 'none';
  const record = records.length > 1 ? null : readSpf(records[0]!);
  if (!record) throw new Unsaid('permerror');
  for (const { qualifier, mechanism } of record.terms) if (yield* matches(mechanism, domain, check)) return RESULTS[qualifier];
  if (record.redirect === null) return 'neutral';
  count(check);
  const result = yield* checkHost(yield* filled(record.redirect, domain, check), check);
  if (result === 'none') throw new Unsaid('permerror');
  return result;
}

/** Asks the domain of the envelope's sender, or of the machine where there is none, whether the client may send for it. */
export function* checkSpf({ ip, helo, sender }: Client): Asking<Spf> {
  const identity = sender === '' ? 'helo' : 'mailfrom';
  const at = sender.lastIndexOf('@');
  const domain = (sender === '' ? helo : sender.slice(at + 1)).toLowerCase().replace(/\.$/, '');
  const local = (sender === '' ? '' : sender.slice(0, Math.max(at, 0))) || 'postmaster';
  try {
    const result = yield* checkHost(domain, { ip, helo, local, senderDomain: domain, lookups: 0, empty: 0 });
    return { result, domain, identity };
  } catch (error) {
    if (error instanceof Unsaid) return { result: error.result, domain, identity };
    throw error;
  }
}
