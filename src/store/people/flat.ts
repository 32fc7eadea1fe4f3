/** Companies and persons as lists show them, and the rows of lists that they point at. */
import type { Owner } from '../../domain/people.ts';
import type { Row, Statement } from '../database.ts';
import { type PersonRow, personList } from '../persons.ts';
import { records } from '../rows.ts';

/** A person as lists show one. */
export interface FlatPerson extends PersonRow {
  number: string;
  description: string;
  kanaFirstName: string;
  kanaLastName: string;
  post1: string;
  post2: string;
  post3: string;
  usesOwnAddress: boolean;
  interests: number;
  position: string | null;
  category: string | null;
  fax: string | null;
  companyPhone: string | null;
  companyFax: string | null;
  /** The company's associate, else the person's own. */
  ownerId: number | null;
}

/** A company as lists show one. */
export interface FlatCompany {
  id: number;
  name: string;
  department: string;
  orgNr: string;
  number1: string;
  number2: string;
  kanaName: string;
  associateId: number | null;
  countryId: number | null;
  phone: string | null;
  email: string | null;
  url: string | null;
  business: string | null;
  category: string | null;
  /** Its users work at this desk. */
  isOfDesk: boolean;
}

/** A row of a list, as people point at one. */
export interface ListRow {
  id: number;
  list: string;
  name: string;
  tooltip: string;
  rank: number;
  deleted: boolean;
}

const phone = (owner: string, type: number): string =>
  `(select phone from phone f where f.owner_id = ${owner} and f.ptype_idx = ${type} order by f.rank, f.phone_id limit 1)`;
const item = (list: string, id: string): string => `(select name from svar_list_item i where i.list = '${list}' and i.id = ${id})`;

const flatPerson = `select ${personList}, p.person_number as number, p.svar_description as description, p.kanafname as "kanaFirstName", p.kanalname as "kanaLastName",
    p.post1, p.post2, p.post3, p.usepersonaddress as "usesOwnAddress", (select count(*) from svar_choice c where c.list = 'persint' and c.owner_id = p.person_id) as interests,
    ${item('perspos', 'p.position_idx')} as position, ${item('category', 'coalesce(k.category_idx, p.category_idx)')} as category,
    ${phone('p.person_id', 16_386)} as fax, ${phone('k.contact_id', 1)} as "companyPhone", ${phone('k.contact_id', 2)} as "companyFax", coalesce(k.associate_id, p.associate_id) as "ownerId"
  from person p left join contact k on k.contact_id = p.contact_id`;

const flatCompany = `select k.contact_id as id, k.name, k.department, k.orgnr as "orgNr", k.number1, k.number2, k.kananame as "kanaName", k.associate_id as "associateId", k.country_id as "countryId",
    ${phone('k.contact_id', 1)} as phone, (select email_address from email e where e.contact_id = k.contact_id order by e.rank, e.email_id limit 1) as email,
    (select url_address from url u where u.contact_id = k.contact_id and not u.svar_chat order by u.rank, u.url_id limit 1) as url,
    ${item('business', 'k.business_idx')} as business, ${item('category', 'k.category_idx')} as category,
    exists (select from associate a join person ap on ap.person_id = a.person_id where ap.contact_id = k.contact_id and not a.deleted) as "isOfDesk"
  from contact k`;

/** Persons by id, in the order of the ids; deleted ones are left out. */
export const personsFlat = (ids: readonly number[]): Statement => ({
  name: 'flat-persons',
  text: `${flatPerson} where p.person_id = any($1::int[]) and not p.deleted order by array_position($1::int[], p.person_id)`,
  values: [ids],
});

/** The persons of a company in their order; without the retired ones where those are not wanted. */
export const personsOfCompany = (companyId: number, withRetired = true): Statement => ({
  name: 'flat-persons-of-company',
  text: `${flatPerson} where p.contact_id = $1 and not p.deleted and ($2::boolean or not p.retired) order by p.rank, p.person_id`,
  values: [companyId, withRetired],
});

/** Companies by id, in the order of the ids; deleted ones are left out. */
export const companiesFlat = (ids: readonly number[]): Statement => ({
  name: 'flat-companies',
  text: `${flatCompany} where k.contact_id = any($1::int[]) and not k.deleted order by array_position($1::int[], k.contact_id)`,
  values: [ids],
});

/** The companies that an associate is "our contact" of, by name. */
export const companiesOfAssociate = (associateId: number, most: number): Statement => ({
  name: 'flat-companies-of-associate',
  text: `${flatCompany} where k.associate_id = $1 and not k.deleted order by lower(k.name), k.contact_id limit $2`,
  values: [associateId, most],
});

/** Addresses of companies, for their flat view: rows of an owner's id and the parts. */
export const addressesOfCompanies = (ids: readonly number[]): Statement => ({
  name: 'addresses-of-companies',
  text: `select contact_id as owner, atype_idx as type, address1, address2, address3, city, county, state, zipcode, wgs84_latitude as latitude, wgs84_longitude as longitude from address where contact_id = any($1::int[])`,
  values: [ids],
});

/** Whole lists, deleted rows too, in their order. */
export const itemsOfLists = (lists: readonly string[]): Statement => ({
  name: 'items-of-lists',
  text: 'select list, id, name, tooltip, rank, deleted from svar_list_item where list = any($1::text[]) order by list, rank, id',
  values: [lists],
});

/** The language of a customer by its id. */
export const languageById = (id: number | null): Statement => ({
  name: 'customer-language',
  text: 'select id, name from cust_lang where id = $1',
  values: [id ?? 0],
});

/** Is this owner part of the desk: a user, or a company that users work at? */
export const isOfDesk = (owner: Owner, id: number): Statement => ({
  name: `${owner}-is-of-desk`,
  text: `select 1 from associate a join person p on p.person_id = a.person_id where ${owner === 'person' ? 'p.person_id' : 'p.contact_id'} = $1 and not a.deleted limit 1`,
  values: [id],
});

/** How many others, not deleted, have this number. */
export const numberTaken = (owner: Owner, id: number, number: string): Statement => ({
  name: `${owner}-number-taken`,
  text:
    owner === 'person'
      ? 'select 1 from person where lower(person_number) = lower($2) and person_id <> $1 and not deleted limit 1'
      : 'select 1 from contact where lower(number2) = lower($2) and contact_id <> $1 and not deleted limit 1',
  values: [id, number],
});

export interface Wanted {
  companies: readonly number[];
  persons: readonly number[];
  languages: readonly { id: number | null; name: string | null }[];
  items: readonly { list: string; id: number | null; name: string | null }[];
}

/**
 * What links point at: rows of kind (`contact`, `person`, `language`, or the list's name), id, name; for a company also its country.
 * A multi-language name (`US:"Lead";NO:"Emne"`) is found by each of its texts.
 */
export const linked = ({ companies, persons, languages, items }: Wanted): Statement => ({
  name: 'linked-of-people',
  text: `select 'contact' as kind, contact_id as id, name, null::text as wanted from contact where contact_id = any($1::int[]) and not deleted
    union all select 'person', person_id, lastname, null from person where person_id = any($2::int[]) and not deleted
    union all select 'language', l.id, l.name, w.name from cust_lang l join jsonb_to_recordset($3::jsonb) as w(id int, name text) on l.id = w.id or (w.id is null and lower(l.name) = lower(w.name))
    union all select 'list:' || i.list, i.id, i.name, w.name from svar_list_item i join jsonb_to_recordset($4::jsonb) as w(list text, id int, name text)
      on w.list = i.list and (i.id = w.id or (w.id is null and not i.deleted and (lower(i.name) = lower(w.name) or position(':"' || lower(w.name) || '"' in lower(i.name)) > 0)))
    order by 1, 2`,
  values: [companies, persons, JSON.stringify(languages), JSON.stringify(items)],
});

export const flatPersons = (rows: readonly Row[]): FlatPerson[] => records(rows) as unknown as FlatPerson[];
export const flatCompanies = (rows: readonly Row[]): FlatCompany[] => records(rows) as unknown as FlatCompany[];
export const listRows = (rows: readonly Row[]): ListRow[] => records(rows) as unknown as ListRow[];
