/** Companies and persons, read: the entity with all that its view shows, and the short views of lists. */
import type { Addresses } from '../../domain/addresses.ts';
import type { Owner, Profile, RecordOf } from '../../domain/people.ts';
import { fieldsOfOwner } from '../../domain/people-save.ts';
import type { Row, Statement } from '../../store/database.ts';
import { addressesFrom, childrenOf, readChildren } from '../../store/people/children.ts';
import {
  addressesOfCompanies,
  companiesFlat,
  companiesOfAssociate,
  type FlatCompany,
  type FlatPerson,
  flatCompanies,
  flatPersons,
  isOfDesk,
  itemsOfLists,
  type ListRow,
  languageById,
  listRows,
  numberTaken,
  personsFlat,
  personsOfCompany,
} from '../../store/people/flat.ts';
import { pictureOf } from '../../store/people/pictures.ts';
import { SHAPES } from '../../store/people/shapes.ts';
import { rowsById } from '../../store/rows.ts';
import { DESK_VERSION, deskVersionOf } from '../../store/ticket-reads.ts';
import { type Call, withDesk } from '../call.ts';
import { SignedOut } from '../errors.ts';
import { ownNames } from '../user-fields.ts';

export type { FlatCompany, FlatPerson, ListRow } from '../../store/people/flat.ts';

/** Lists from which an owner's view shows rows. */
const LISTS: Readonly<Record<Owner, readonly string[]>> = {
  contact: ['business', 'category', 'contint'],
  person: ['business', 'category', 'leadstatus', 'perspos', 'persint', 'shipmenttype'],
};
const MINE_AT_MOST = 500;

/** A company in short, with its addresses. */
export interface CompanyCard {
  flat: FlatCompany;
  addresses: Addresses;
}

/** What stands around an owner and is shown with it. */
export interface Around {
  lists: readonly ListRow[];
  /** Name of the customer's language; null for none. */
  language: string | null;
  /** Of a person: the company, and what it says of business and category. */
  company: (CompanyCard & { record: RecordOf<'contact'> }) | null;
  /** Of a company. */
  persons: readonly FlatPerson[];
  supportPerson: FlatPerson | null;
  isOfDesk: boolean;
  bounced: readonly string[];
  /** Names of what own fields point at. */
  names: ReadonlyMap<string, string>;
}

export interface ProfileView<O extends Owner> {
  /** The call with a desk at least as new as the rows. */
  call: Call;
  profile: Profile<O>;
  around: Around;
}

/** Reads on one snapshot; the call comes back with a desk at least as new as the rows. */
async function readWithDesk(call: Call, ...statements: Statement[]): Promise<{ call: Call; rows: Row[][] }> {
  const [versions, ...rows] = await call.app.database.snapshot(DESK_VERSION, ...statements);
  const newest = deskVersionOf(versions![0]!);
  if (newest <= call.desk.version) return { call, rows };
  const renewed = withDesk(call, await call.app.desks.atLeast(newest));
  if (!renewed) throw new SignedOut('the user is gone');
  return { call: renewed, rows };
}

/** The first of these rows as a record of an owner. */
export const recordFrom = <O extends Owner>(_owner: O, rows: readonly Row[] | undefined): RecordOf<O> | null =>
  (rows?.[0] as unknown as RecordOf<O> | undefined) ?? null;

async function companyCards(call: Call, flat: readonly FlatCompany[]): Promise<CompanyCard[]> {
  if (flat.length === 0) return [];
  const rows = await call.app.database.query(addressesOfCompanies(flat.map(({ id }) => id)));
  return flat.map((company) => ({ flat: company, addresses: addressesFrom(rows.filter((row) => row.owner === company.id)) }));
}

/** What stands around a record, kept or only drafted. */
export async function readAround<O extends Owner>(
  call: Call,
  owner: O,
  record: RecordOf<O>,
  bounced: readonly string[] = [],
): Promise<Around> {
  const companyId = 'companyId' in record ? (record.companyId ?? 0) : 0;
  const supporter = 'supportPersonId' in record ? (record.supportPersonId ?? 0) : 0;
  const [lists, languages, company, companyRow, persons, support, ofDesk] = await call.app.database.snapshot(
    itemsOfLists(LISTS[owner]),
    languageById(record.languageId),
    companiesFlat([companyId]),
    rowsById(SHAPES.contact, [companyId]),
    personsOfCompany(owner === 'contact' ? record.id : 0),
    personsFlat([supporter]),
    isOfDesk(owner, record.id),
  );
  const [card] = await companyCards(call, flatCompanies(company!));
  return {
    lists: listRows(lists!),
    language: (languages![0]?.name as string | undefined) ?? null,
    company: card ? { ...card, record: recordFrom('contact', companyRow)! } : null,
    persons: flatPersons(persons!),
    supportPerson: flatPersons(support!)[0] ?? null,
    isOfDesk: ofDesk!.length > 0,
    bounced,
    names: await ownNames(call, [record.extra], fieldsOfOwner(call.desk, owner)),
  };
}

/** A company or a person; null when there is none, or it was deleted. */
export async function readProfile<O extends Owner>(asked: Call, owner: O, id: number): Promise<ProfileView<O> | null> {
  const { call, rows } = await readWithDesk(asked, rowsById(SHAPES[owner], [id]), ...readChildren(owner, id));
  const record = recordFrom(owner, rows[0]);
  if (!record || record.deleted) return null;
  const { bounced, ...children } = childrenOf(owner, rows.slice(1));
  return { call, profile: { record, ...children }, around: await readAround(call, owner, record, bounced) };
}

/** Short views by id, in the order of the ids; what is not there is left out. */
export async function readPersons(asked: Call, ids: readonly number[]): Promise<{ call: Call; persons: FlatPerson[] }> {
  const { call, rows } = await readWithDesk(asked, personsFlat(ids));
  return { call, persons: flatPersons(rows[0]!) };
}

/** The persons of a company; `atWork` leaves the retired ones out. */
export async function readPersonsOf(asked: Call, companyId: number, atWork = false): Promise<{ call: Call; persons: FlatPerson[] }> {
  const { call, rows } = await readWithDesk(asked, personsOfCompany(companyId, !atWork));
  return { call, persons: flatPersons(rows[0]!) };
}

/** Short views of companies by id, in the order of the ids. */
export async function readCompanies(asked: Call, ids: readonly number[]): Promise<{ call: Call; companies: CompanyCard[] }> {
  const { call, rows } = await readWithDesk(asked, companiesFlat(ids));
  return { call, companies: await companyCards(call, flatCompanies(rows[0]!)) };
}

/** The companies whose contact the caller is; the first 500 by name. */
export async function readMyCompanies(asked: Call): Promise<{ call: Call; companies: CompanyCard[] }> {
  const { call, rows } = await readWithDesk(asked, companiesOfAssociate(asked.agent.associateId, MINE_AT_MOST));
  return { call, companies: await companyCards(call, flatCompanies(rows[0]!)) };
}

/** The company that the caller works at; 0 for none. */
export async function myCompanyId(call: Call): Promise<number> {
  const rows = await call.app.database.query(rowsById(SHAPES.person, [call.agent.personId ?? 0]));
  return recordFrom('person', rows)?.companyId ?? 0;
}

/** May this owner have this number? No number is always fine: none is required here. */
export async function isNumberFree(call: Call, owner: Owner, id: number, number: string): Promise<boolean> {
  if (number.trim() === '') return true;
  return (await call.app.database.query(numberTaken(owner, id, number.trim()))).length === 0;
}

/** The picture of a person; null for none. */
export async function readPicture(call: Call, personId: number): Promise<Uint8Array | null> {
  const rows = await call.app.database.query(pictureOf(personId));
  return (rows[0]?.bytes as Uint8Array | undefined) ?? null;
}
