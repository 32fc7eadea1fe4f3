/** What a save leaves of a company or a person. Source: json-conventions §8: omitted is untouched, an array is the whole set. */
import { mergeAddresses, NOWHERE, PARTS, sameAddresses } from './addresses.ts';
import { mergeCustom, tooLong } from './custom-fields.ts';
import { refuse } from './decision.ts';
import type { CustomField, Desk } from './desk.ts';
import {
  type Element,
  type Link,
  type Owner,
  type Profile,
  type ProfileWish,
  type RecordOf,
  RULES,
  type Rules,
  type Target,
} from './people.ts';
import type { Custom } from './thread.ts';

const ELEMENTS_AT_MOST = 100;
const DESCRIPTION_LENGTH = 99;
const ADDRESS_LENGTH = 254;
const SMALL = 32_767;
const SMALL_INTS = new Set(['source', 'sentInfo']);

const isControl = (code: number): boolean => code < 0x20 || code === 0x7f;
const hasControls = (text: string): boolean => Array.from(text).some((sign) => isControl(sign.charCodeAt(0)));

export function checkLength(about: string, text: string, most: number): void {
  if (text.length > most) refuse('invalid', about, `${about} is longer than ${most} characters`);
}

function settleFields(rules: Rules, wish: ProfileWish): ProfileWish['fields'] {
  for (const [member, value] of Object.entries(wish.fields)) {
    if (typeof value === 'string' && rules.texts[member] !== undefined) checkLength(member, value, rules.texts[member]);
    if (SMALL_INTS.has(member) && Math.abs(value as number) > SMALL) refuse('invalid', member, `${member} is too large`);
  }
  return wish.fields;
}

/** Elements in order, without blanks and repetitions. What stands already is not judged again: it came by another way. */
function settleElements(kind: string, most: number, standing: readonly Element[], said: readonly Element[]): Element[] {
  const stood = new Set(standing.map(({ value, description }) => `${value}\n${description}`));
  const kept = new Map<string, Element>();
  for (const { value, description } of said) {
    const text = value.trim();
    if (text === '') continue;
    const isNew = !stood.has(`${value}\n${description}`);
    if (isNew) checkLength(kind, text, most);
    if (isNew) checkLength(kind, description, DESCRIPTION_LENGTH);
    if (isNew && (hasControls(text) || (kind === 'emails' && /\s/.test(text))))
      refuse('invalid', kind, `${kind} holds signs that no such value has`);
    if (!kept.has(text.toLowerCase())) kept.set(text.toLowerCase(), { value: text, description });
  }
  if (kept.size > ELEMENTS_AT_MOST) refuse('invalid', kind, `there are more than ${ELEMENTS_AT_MOST} ${kind}`);
  return [...kept.values()];
}

/** What stands with what the layers of own fields say otherwise. @throws a refusal (see `deciding`) */
export function settleCustom(standing: Custom, layers: readonly Custom[], fields: ReadonlyMap<string, CustomField>): Custom {
  const long = tooLong(layers, fields);
  if (long) refuse('invalid', `CustomFields.${long.name}`, `The text of ${long.name} is too long`);
  return mergeCustom(standing, layers, fields, 'update');
}

/** Members that make up a name. */
const NAMES: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName']);

function checkNames(owner: Owner, record: Readonly<Record<string, unknown>>): void {
  const named = owner === 'person' ? [record.firstName, record.lastName] : [record.name];
  if (named.every((name) => (name as string).trim() === ''))
    refuse('invalid', owner === 'person' ? 'Lastname' : 'Name', owner === 'person' ? 'A person needs a name' : 'A company needs a name');
}

/** Finds what a link means. null: nothing of that kind has this id or name. */
export type Resolve = (target: Target, link: Link) => number | null;

/** What a person's company says goes before what the person says, so it is not written on persons that have one. */
const OVERRULED: ReadonlySet<string> = new Set(['associateId', 'businessId', 'categoryId']);

/** The links without those that a person's company overrules; a client sends them back as it has read them. */
function withoutOverruled(owner: Owner, record: Readonly<Record<string, unknown>>, links: Readonly<Record<string, number | null>>) {
  const companyId = 'companyId' in links ? links.companyId : record.companyId;
  if (owner === 'contact' || companyId === null) return links;
  return Object.fromEntries(Object.entries(links).filter(([member]) => !OVERRULED.has(member)));
}

export function settleLinks(
  rules: Pick<Rules, 'links'>,
  standing: Readonly<Record<string, unknown>>,
  wish: Pick<ProfileWish, 'links'>,
  resolve: Resolve,
) {
  const settled: Record<string, number | null> = {};
  for (const [member, link] of Object.entries(wish.links)) {
    if ('id' in link && link.id === (standing[member] ?? 0)) continue;
    if ('id' in link && link.id === 0) settled[member] = null;
    else
      settled[member] = resolve(rules.links[member]!, link) ?? refuse('unknown', member, `There is no such ${member.replace(/Id$/, '')}`);
  }
  return settled;
}

function settleDomains(said: readonly string[]): string[] {
  const domains = [...new Set(said.map((domain) => domain.trim().toLowerCase()).filter((domain) => domain !== ''))];
  for (const domain of domains) {
    checkLength('Domains', domain, 254);
    if (/[\s@\p{Cc}]/u.test(domain)) refuse('invalid', 'Domains', 'Domains holds something that is no domain');
  }
  if (domains.length > ELEMENTS_AT_MOST) refuse('invalid', 'Domains', `there are more than ${ELEMENTS_AT_MOST} domains`);
  return domains;
}

/** The fields that rows of an owner have, by the keys of their values. */
export const fieldsOfOwner = (desk: Desk, owner: Owner): ReadonlyMap<string, CustomField> =>
  desk.ownFields[owner === 'contact' ? 'company' : 'person'];

/** A new row with the defaults of its fields. */
export const withDefaults = <O extends Owner>(draft: Profile<O>, fields: ReadonlyMap<string, CustomField>): Profile<O> => ({
  ...draft,
  record: { ...draft.record, extra: mergeCustom({}, [], fields, 'create') },
});

/** What a save leaves. @throws a refusal (see `deciding`) for what the rules do not allow */
export function settleProfile<O extends Owner>(
  owner: O,
  standing: Profile<O>,
  wish: ProfileWish,
  resolve: Resolve,
  fields: ReadonlyMap<string, CustomField>,
): Profile<O> {
  const rules = RULES[owner];
  const before: Readonly<Record<string, unknown>> = standing.record;
  const record = {
    ...before,
    ...settleFields(rules, wish),
    ...withoutOverruled(owner, before, settleLinks(rules, before, wish, resolve)),
    extra: settleCustom(standing.record.extra, wish.custom, fields),
  };
  // a row that came here nameless can still be changed otherwise
  if (standing.record.id === 0 || changedMembers(before, record).some((member) => NAMES.has(member))) checkNames(owner, record);
  const elements = { ...standing.elements };
  for (const [kind, said] of Object.entries(wish.elements))
    elements[kind] = settleElements(kind, rules.elements[kind]!, elements[kind] ?? [], said);
  const choices = { ...standing.choices };
  for (const [list, ids] of Object.entries(wish.choices)) {
    const stood = choices[list] ?? [];
    // an item that nobody knows cannot be ticked; one that was ticked stays, whatever has become of it
    choices[list] = [...new Set(ids)].filter((id) => stood.includes(id) || resolve(`list:${list}`, { id }) !== null).sort((a, b) => a - b);
  }
  const addresses = wish.addresses ? mergeAddresses(standing.addresses, wish.addresses, owner) : standing.addresses;
  for (const parts of Object.values(addresses.blocks)) for (const part of PARTS) checkLength('Address', parts[part], ADDRESS_LENGTH);
  if (!(Math.abs(addresses.latitude) <= 90 && Math.abs(addresses.longitude) <= 180))
    refuse('invalid', 'Address', 'Address lies outside the globe');
  const domains = wish.domains ? settleDomains(wish.domains) : standing.domains;
  return { record: record as unknown as RecordOf<O>, elements, choices, addresses, domains };
}

/** Members of the record that two states differ in. */
export function changedMembers(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(after).filter((member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]));
}

/** Does anything but the record differ? */
export const changedAround = (before: Profile, after: Profile): boolean =>
  !sameAddresses(before.addresses, after.addresses) ||
  (['elements', 'choices', 'domains'] as const).some((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));

/** What a new company or person begins with. */
export interface DraftFacts {
  associateId: number;
  countryId: number | null;
  /** The first rows of these lists; null when the list is empty. */
  businessId: number | null;
  categoryId: number | null;
}

const BLANK = {
  id: 0,
  priorityId: null,
  languageId: null,
  supportAssociateId: null,
  noMailing: false,
  source: 0,
  description: '',
  dbiAgentId: 0,
  dbiKey: '',
  dbiModified: null,
  dbiSynchronized: null,
  extra: {},
  registered: null,
  registeredBy: null,
  updated: null,
  updatedBy: null,
  deleted: false,
  deletedAt: null,
} as const;

const empty = (keys: readonly string[]): Record<string, never[]> => Object.fromEntries(keys.map((key) => [key, []]));
const hanging = (owner: Owner) => ({
  elements: empty(Object.keys(RULES[owner].elements)),
  choices: empty(RULES[owner].choices),
  addresses: NOWHERE,
  domains: [],
});

/** A new company: the caller is its contact, it lies in the desk's country, and has the first business and category. */
export const blankCompany = (facts: DraftFacts): Profile<'contact'> => ({
  record: {
    ...BLANK,
    ...facts,
    name: '',
    department: '',
    orgNr: '',
    number1: '',
    number2: '',
    kanaName: '',
    stopped: false,
    supportPersonId: null,
  },
  ...hanging('contact'),
});

/** A new person, at home where the company is. */
export const blankPerson = (companyId: number | null, countryId: number | null): Profile<'person'> => ({
  record: {
    ...BLANK,
    companyId,
    countryId,
    associateId: null,
    businessId: null,
    categoryId: null,
    positionId: null,
    leadStatusId: null,
    rank: 0,
    sentInfo: 0,
    firstName: '',
    middleName: '',
    lastName: '',
    mrmrs: '',
    title: '',
    salutation: '',
    birthDate: null,
    number: '',
    kanaFirstName: '',
    kanaLastName: '',
    post1: '',
    post2: '',
    post3: '',
    usesOwnAddress: false,
    retired: false,
    showsCompanyTickets: false,
  },
  ...hanging('person'),
});
