/** Companies and persons as rows: which member lies in which column, and which columns an event may quote. */
import type { Owner } from '../../domain/people.ts';
import type { Shape } from '../rows.ts';

const stamped = {
  countryId: ['country_id', 'int'],
  priorityId: ['ticketpriorityid', 'int'],
  languageId: ['supportlanguageid', 'int'],
  supportAssociateId: ['supportassociateid', 'int'],
  associateId: ['associate_id', 'int'],
  businessId: ['business_idx', 'int'],
  categoryId: ['category_idx', 'int'],
  noMailing: ['nomailing', 'bool'],
  source: ['source', 'int'],
  description: ['svar_description', 'text'],
  dbiAgentId: ['dbi_agent_id', 'int'],
  dbiKey: ['dbi_key', 'text'],
  dbiModified: ['dbi_last_modified', 'instant'],
  dbiSynchronized: ['dbi_last_syncronized', 'instant'],
  extra: ['extra', 'json'],
  registered: ['registered', 'instant'],
  registeredBy: ['registered_associate_id', 'int'],
  updated: ['updated', 'instant'],
  updatedBy: ['updated_associate_id', 'int'],
  deleted: ['deleted', 'bool'],
  deletedAt: ['svar_deleted_at', 'instant'],
} as const;

export const SHAPES: Readonly<Record<Owner, Shape>> = {
  contact: {
    table: 'contact',
    key: 'contact_id',
    columns: {
      name: ['name', 'text'],
      department: ['department', 'text'],
      orgNr: ['orgnr', 'text'],
      number1: ['number1', 'text'],
      number2: ['number2', 'text'],
      kanaName: ['kananame', 'text'],
      stopped: ['xstop', 'bool'],
      supportPersonId: ['supportpersonid', 'int'],
      ...stamped,
    },
  },
  person: {
    table: 'person',
    key: 'person_id',
    columns: {
      companyId: ['contact_id', 'int'],
      rank: ['rank', 'int'],
      firstName: ['firstname', 'text'],
      middleName: ['middlename', 'text'],
      lastName: ['lastname', 'text'],
      mrmrs: ['mrmrs', 'text'],
      title: ['title', 'text'],
      salutation: ['salutation', 'text'],
      birthDate: ['birthdate', 'day'],
      number: ['person_number', 'text'],
      positionId: ['position_idx', 'int'],
      kanaFirstName: ['kanafname', 'text'],
      kanaLastName: ['kanalname', 'text'],
      post1: ['post1', 'text'],
      post2: ['post2', 'text'],
      post3: ['post3', 'text'],
      usesOwnAddress: ['usepersonaddress', 'bool'],
      sentInfo: ['sentinfo', 'int'],
      leadStatusId: ['leadstatus_id', 'int'],
      retired: ['retired', 'bool'],
      showsCompanyTickets: ['showcontacttickets', 'bool'],
      ...stamped,
    },
  },
};

/** Columns that hold no personal data: an event tells their values, and of all others only that they changed. */
const TOLD = new Set(
  (
    'countryId priorityId languageId supportAssociateId associateId businessId categoryId noMailing source registered ' +
    'registeredBy updated updatedBy deleted stopped supportPersonId companyId rank positionId usesOwnAddress leadStatusId ' +
    'retired showsCompanyTickets'
  ).split(' '),
);

type Values = Readonly<Record<string, unknown>>;

const shownAs = (value: unknown, kind: string): unknown =>
  kind === 'instant' && typeof value === 'number' ? new Date(value).toISOString() : (value ?? null);

/** What an event tells of a whole row: its columns without personal data. */
export function toldValues(owner: Owner, record: Values): Record<string, unknown> {
  const { columns, key } = SHAPES[owner];
  const told = Object.entries(columns).filter(([member]) => TOLD.has(member));
  return Object.fromEntries([[key, record.id], ...told.map(([member, [column, kind]]) => [column, shownAs(record[member], kind)])]);
}

/** Stands for a value that an event does not tell. */
const UNTOLD = '*';

/** Keys of own fields in which two maps differ, marked. */
const ownChanged = (a: Values, b: Values): Record<string, string> =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key]).map((key) => [key, UNTOLD]));

/** What an event tells of a change: before and after by column name; of personal data only that it changed. */
export function toldChange(owner: Owner, before: Values, after: Values, members: readonly string[]) {
  const { columns, key } = SHAPES[owner];
  const was: Record<string, unknown> = { [key]: before.id };
  const is: Record<string, unknown> = { [key]: before.id };
  for (const member of members) {
    const [column, kind] = columns[member]!;
    const own = member === 'extra' ? ownChanged(before.extra as Values, after.extra as Values) : UNTOLD;
    was[column] = TOLD.has(member) ? shownAs(before[member], kind) : member === 'extra' ? {} : null;
    is[column] = TOLD.has(member) ? shownAs(after[member], kind) : own;
  }
  return { before: was, after: is };
}

/** wire: kinds of numbers are values of ptype_idx; 16384 says that the owner is a person. 16385 and 16387 stood here before. */
export interface ElementTable {
  table: 'email' | 'phone' | 'url';
  /** Of a phone: its ptype_idx. */
  type?: number;
  /** Of a url: an address of a chat. */
  chat?: boolean;
}

/** Where the elements of each kind lie. */
export const ELEMENTS: Readonly<Record<Owner, Readonly<Record<string, ElementTable>>>> = {
  contact: {
    emails: { table: 'email' },
    phones: { table: 'phone', type: 1 },
    faxes: { table: 'phone', type: 2 },
    urls: { table: 'url', chat: false },
  },
  person: {
    emails: { table: 'email' },
    office: { table: 'phone', type: 16_385 },
    fax: { table: 'phone', type: 16_386 },
    mobile: { table: 'phone', type: 16_387 },
    private: { table: 'phone', type: 16_388 },
    other: { table: 'phone', type: 16_389 },
    internet: { table: 'phone', type: 16_390 },
    urls: { table: 'url', chat: false },
    chats: { table: 'url', chat: true },
  },
};

/** Numbers of a company's and a person's addresses in address.atype_idx. */
export const ADDRESS_TYPES = { postal: 1, street: 2, home: 16_387 } as const;
