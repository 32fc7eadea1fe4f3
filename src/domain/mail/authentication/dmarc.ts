/**
 * Does who a mail is from stand behind it? Policies and the bounds of organizations are found by walking up the DNS, so that no
 * list of public suffixes has to be kept. Source: RFC 9989 (§4.7, §4.10, §5.3).
 */
import { type Asking, isDomain } from './asking.ts';
import { tagsIn } from './dkim.ts';

export interface Dmarc {
  /** `none`: the domain has published nothing. */
  result: 'pass' | 'fail' | 'none' | 'temperror' | 'permerror';
  /** The domain of who it is from. */
  domain: string;
  /** What its owner asks for mail that fails; '' for nothing said. */
  policy: string;
  /** Is the domain that SPF, or a signature, passed for the one that it is from, or of one organization with it? */
  spf: boolean;
  dkim: readonly boolean[];
}

interface PolicyRecord {
  /** Where it stands. */
  domain: string;
  policy: string;
  below: string;
  psd: string;
  isStrict: { spf: boolean; dkim: boolean };
}

const LABELS_AT_MOST = 8;
const IS_POLICY = /^v\s*=\s*DMARC1\s*(?:;|$)/;

/** A policy; null for what is none. */
function readPolicy(domain: string, texts: readonly string[]): PolicyRecord | null {
  const records = texts.filter((text) => IS_POLICY.test(text));
  const tags = records.length === 1 ? tagsIn(records[0]!) : null;
  if (!tags) return null;
  const said = (tag: string, other: string): string => (tags.get(tag) ?? other).toLowerCase();
  const policy = said('p', 'none');
  return {
    domain,
    policy,
    below: said('sp', policy),
    psd: said('psd', 'u'),
    isStrict: { spf: said('aspf', 'r') === 's', dkim: said('adkim', 'r') === 's' },
  };
}

/** A domain and those above it, at most eight: of a long one the first, then the last seven labels and fewer. */
function ladder(domain: string): string[] {
  const labels = domain.split('.');
  const all = labels.map((_, at) => labels.slice(at).join('.'));
  return all.length > LABELS_AT_MOST ? [domain, ...all.slice(1 - LABELS_AT_MOST)] : all;
}

interface Walk {
  organization: string;
  /** The one that counts for the domain; null for none. */
  record: PolicyRecord | null;
}

/** Up from a domain. @returns null when nobody could say */
function* walk(domain: string): Asking<Walk | null> {
  const found: PolicyRecord[] = [];
  for (const name of ladder(domain)) {
    const answer = yield { name: `_dmarc.${name}`, type: 'TXT' };
    if (answer === 'failed') return null;
    const record = answer === 'none' ? null : readPolicy(name, answer.values);
    if (record) found.push(record);
    if (record?.psd === 'n' || (record?.psd === 'y' && name !== domain)) break;
  }
  const bound = found.find(({ psd, domain: at }) => psd === 'n' || (psd === 'y' && at !== domain));
  const labels = domain.split('.');
  const below = (name: string): string => labels.slice(-(name.split('.').length + 1)).join('.');
  const organization = bound ? (bound.psd === 'n' ? bound.domain : below(bound.domain)) : (found.at(-1)?.domain ?? domain);
  const at = (name: string): PolicyRecord | undefined => found.find((record) => record.domain === name);
  return { organization, record: at(domain) ?? at(organization) ?? found.find(({ psd }) => psd === 'y') ?? null };
}

/** Are two domains the same, or of one organization? Null when nobody could say. */
function* isAligned(domain: string, other: string, isStrict: boolean, own: Walk): Asking<boolean | null> {
  if (domain === other) return true;
  if (isStrict || !isDomain(other)) return false;
  const theirs = yield* walk(other);
  return theirs && theirs.organization === own.organization;
}

/**
 * Judges a mail by the domain that it says it is from.
 * @param domains of all mailboxes that its From names, however many lines that has: one is expected
 * @param spf the domain for which SPF has passed, or null
 * @param dkim the domains of signatures that are good; null for one that is not
 * @param isPassing could SPF or a signature not be looked up, this time?
 */
export function* checkDmarc(
  domains: readonly string[],
  spf: string | null,
  dkim: readonly (string | null)[],
  isPassing: boolean,
): Asking<Dmarc> {
  const [domain = ''] = domains;
  const nothing = { domain, policy: '', spf: false, dkim: dkim.map(() => false) };
  // with several, a reader could be shown another one than is judged
  if (domains.length !== 1 || !isDomain(domain)) return { ...nothing, result: 'permerror' };
  const own = yield* walk(domain);
  if (!own) return { ...nothing, result: 'temperror' };
  const { record } = own;
  const bySpf = spf !== null && (yield* isAligned(domain, spf, record?.isStrict.spf ?? false, own));
  const byDkim: (boolean | null)[] = [];
  for (const one of dkim) byDkim.push(one !== null && (yield* isAligned(domain, one, record?.isStrict.dkim ?? false, own)));
  const all = [bySpf, ...byDkim];
  const policy = record === null ? '' : record.domain === domain ? record.policy : record.below;
  const open = isPassing || all.includes(null) ? 'temperror' : 'fail';
  const result = record === null ? 'none' : all.includes(true) ? 'pass' : open;
  return { result, domain, policy, spf: bySpf === true, dkim: byDkim.map((one) => one === true) };
}
