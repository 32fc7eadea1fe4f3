/**
 * Companies and persons: what they consist of, who may change them, how their names are put together. Pure.
 * Source: people-and-rights §3. Rights of companies and persons are our own decision: whoever works at the desk may write
 * them, deleting takes an administrator, the owner or the maker.
 */
import { UserType } from '../vocabulary.ts';
import type { Addresses, AddressWish } from './addresses.ts';
import type { Agent } from './desk.ts';
import { isAdmin } from './rights.ts';
import type { Custom, Instant } from './thread.ts';

/** A mail address, a number, a link. */
export interface Element {
  value: string;
  description: string;
}

/** What both have in common. */
type Stamped = {
  id: number;
  countryId: number | null;
  priorityId: number | null;
  languageId: number | null;
  supportAssociateId: number | null;
  associateId: number | null;
  businessId: number | null;
  categoryId: number | null;
  noMailing: boolean;
  source: number;
  description: string;
  dbiAgentId: number;
  dbiKey: string;
  dbiModified: Instant | null;
  dbiSynchronized: Instant | null;
  extra: Custom;
  registered: Instant | null;
  registeredBy: number | null;
  updated: Instant | null;
  updatedBy: number | null;
  deleted: boolean;
  deletedAt: Instant | null;
};

export type CompanyRecord = Stamped & {
  name: string;
  department: string;
  orgNr: string;
  number1: string;
  number2: string;
  kanaName: string;
  stopped: boolean;
  supportPersonId: number | null;
};

export type PersonRecord = Stamped & {
  companyId: number | null;
  rank: number;
  firstName: string;
  middleName: string;
  lastName: string;
  mrmrs: string;
  title: string;
  salutation: string;
  /** `yyyy-MM-dd` */
  birthDate: string | null;
  number: string;
  positionId: number | null;
  kanaFirstName: string;
  kanaLastName: string;
  post1: string;
  post2: string;
  post3: string;
  usesOwnAddress: boolean;
  sentInfo: number;
  leadStatusId: number | null;
  retired: boolean;
  showsCompanyTickets: boolean;
};

export type Owner = 'contact' | 'person';
export type RecordOf<O extends Owner> = O extends 'person' ? PersonRecord : CompanyRecord;

/** A company or a person with all that hangs on it. */
export interface Profile<O extends Owner = Owner> {
  record: RecordOf<O>;
  /** By kind: `emails`, `mobile` … each in its order. */
  elements: Readonly<Record<string, readonly Element[]>>;
  /** Ids that are ticked, by list. */
  choices: Readonly<Record<string, readonly number[]>>;
  addresses: Addresses;
  /** Mail domains of a company. */
  domains: readonly string[];
}

/** A link as it was said: by id (0 takes it off), or by name. */
export type Link = { id: number } | { name: string };

/** What a save asks for; what is missing stays as it is. */
export interface ProfileWish {
  id: number;
  fields: Readonly<Record<string, string | number | boolean | null>>;
  links: Readonly<Record<string, Link>>;
  elements: Readonly<Record<string, readonly Element[]>>;
  choices: Readonly<Record<string, readonly number[]>>;
  addresses: AddressWish | null;
  domains: readonly string[] | null;
  /** Maps of own fields; a later one wins where both differ from what stands. */
  custom: readonly Custom[];
}

/** What a link may point at: a list of svar_list_item by its name, or one of these. */
export type Target = 'contact' | 'person' | 'sale' | 'project' | 'country' | 'priority' | 'language' | 'associate' | `list:${string}`;

/** The rules of one kind of owner, as a table. */
export interface Rules {
  /** Longest text of a member. */
  texts: Readonly<Record<string, number>>;
  links: Readonly<Record<string, Target>>;
  /** Longest value of an element's kind. */
  elements: Readonly<Record<string, number>>;
  /** Lists whose rows can be ticked. */
  choices: readonly string[];
}

const commonLinks = {
  countryId: 'country',
  priorityId: 'priority',
  languageId: 'language',
  supportAssociateId: 'associate',
  associateId: 'associate',
  businessId: 'list:business',
  categoryId: 'list:category',
} as const;

/** wire: lengths from the field properties of the official client's fixtures. */
export const RULES: Readonly<Record<Owner, Rules>> = {
  contact: {
    texts: { name: 219, department: 219, orgNr: 49, number1: 49, number2: 49, kanaName: 219, description: 2047, dbiKey: 255 },
    links: { ...commonLinks, supportPersonId: 'person' },
    elements: { emails: 239, phones: 239, faxes: 239, urls: 1023 },
    choices: ['contint'],
  },
  person: {
    texts: {
      firstName: 99,
      middleName: 99,
      lastName: 99,
      mrmrs: 239,
      title: 239,
      salutation: 239,
      number: 49,
      kanaFirstName: 99,
      kanaLastName: 99,
      post1: 99,
      post2: 99,
      post3: 99,
      description: 4000,
      dbiKey: 255,
    },
    links: { ...commonLinks, companyId: 'contact', positionId: 'list:perspos', leadStatusId: 'list:leadstatus' },
    elements: { emails: 239, private: 239, fax: 239, mobile: 239, office: 239, other: 239, internet: 239, urls: 1023, chats: 1023 },
    choices: ['persint', 'shipmenttype'],
  },
};

// --- names

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** A name as its parts make it: first, middle, last. */
export const nameOfPerson = ({ firstName, middleName, lastName }: Pick<PersonRecord, 'firstName' | 'middleName' | 'lastName'>): string =>
  joined(firstName, middleName, lastName);

/** wire: the way a person is called formally, `Mr. Steve Fishmann` (client fixture). */
export const formalNameOf = (person: Pick<PersonRecord, 'mrmrs' | 'firstName' | 'middleName' | 'lastName'>): string =>
  joined(person.mrmrs, nameOfPerson(person));

/** wire: a company with its department, `Fish company, uk department` (client fixture). */
export const nameOfCompany = ({ name, department }: Pick<CompanyRecord, 'name' | 'department'>): string =>
  department === '' ? name : `${name}, ${department}`;

/** A phone number as it is searched: letters and digits alone. */
export const strippedNumber = (phone: string): string => phone.replace(/[^\p{L}\p{N}]/gu, '');

// --- rights

/** May this agent make and change companies and persons? Customers' and anonymous log-ins may not. */
export const mayWrite = (agent: Agent): boolean => agent.robot || agent.type === UserType.InternalAssociate;

/** May this agent delete it, or bring it back? What the desk itself consists of, nobody may delete. */
export const mayDelete = (agent: Agent, record: Pick<Stamped, 'associateId' | 'registeredBy'>, isOfDesk: boolean): boolean =>
  !isOfDesk &&
  mayWrite(agent) &&
  (isAdmin(agent) ||
    record.associateId === agent.associateId ||
    (record.registeredBy !== null && record.registeredBy === agent.associateId));
