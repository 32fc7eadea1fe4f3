/** Who a mail is from, where nobody knows him yet: his name, his company, his language. Source: email §6. */
import type { CustomerLanguage } from '../desk.ts';
import { cleanName, type MailAddress } from '../mail-address.ts';
import { cut } from '../text.ts';

const NAME_AT_MOST = 99;

export interface PersonName {
  firstName: string;
  lastName: string;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The name that an address hints at: `kari.nordmann@…` is Kari Nordmann's. */
function nameInAddress(address: string): string[] {
  const local = address.split('@')[0]!.split('+')[0]!;
  return local
    .split(/[._]+/)
    .filter((part) => part !== '')
    .map(capital);
}

/**
 * The name of a person who is made of a mail. What stands behind a comma comes first; else the last word is the last name.
 * @param lastNameFirst do people here write their last name first?
 */
export function personName({ name, address }: MailAddress, lastNameFirst: boolean): PersonName {
  const said = cleanName(name)
    .replace(/^['"]+|['"]+$/g, '')
    .trim();
  const isAddress = said === '' || said.includes('@');
  const [last, ...rest] = isAddress ? [] : said.split(',').map((part) => part.trim());
  const parts = isAddress ? nameInAddress(address) : words(said);
  const ordered = lastNameFirst && !isAddress ? [...parts.slice(1), ...parts.slice(0, 1)] : parts;
  const [firstName, lastName] =
    rest.length === 1 && last && rest[0] ? [rest[0], last] : [ordered.slice(0, -1).join(' '), ordered.at(-1) ?? address];
  return { firstName: cut(firstName, NAME_AT_MOST), lastName: cut(lastName, NAME_AT_MOST) };
}

/** The domain of an address and those above it, the longest first: `a.b.example`, `b.example`, `example`. */
export function domainsOf(address: string): string[] {
  const labels = address.toLowerCase().split('@').at(-1)!.split('.');
  return labels.map((_, place) => labels.slice(place).join('.')).slice(0, 10);
}

/** The company whose domain it is; of several the one that says most. @param known in lower case; the first of equal ones counts */
export function companyOf(address: string, known: readonly { domain: string; companyId: number }[]): number | null {
  for (const domain of domainsOf(address)) {
    const found = known.find((row) => row.domain === domain);
    if (found) return found.companyId;
  }
  return null;
}

/** Endings of addresses that a language claims: `.no, fjell.example`. */
const endings = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((one) => one.replace(/^[.@*]+/, ''))
    .filter((one) => one !== '');

/** The language of somebody who writes for the first time: by the ending of his address, else the mailbox's; null for the desk's own. */
export function languageOf(address: string, mailboxLanguageId: number | null, languages: Iterable<CustomerLanguage>): number | null {
  const domains = domainsOf(address);
  const claims = [...languages].flatMap(({ id, emailDomains }) =>
    endings(emailDomains).map((ending) => ({ id, place: domains.indexOf(ending) })),
  );
  const [first] = claims.filter(({ place }) => place >= 0).sort((a, b) => a.place - b.place);
  return first?.id ?? mailboxLanguageId;
}
