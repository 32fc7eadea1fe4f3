/** Saves of companies and persons: locked, decided by the rules, written with their event in one transaction. */
import { countries, countryNamed } from '../../domain/countries.ts';
import { deciding, isRefusal } from '../../domain/decision.ts';
import type { Desk } from '../../domain/desk.ts';
import { type Link, mayWrite, type Owner, type Profile, type ProfileWish, RULES, type Target } from '../../domain/people.ts';
import {
  blankCompany,
  blankPerson,
  changedAround,
  changedMembers,
  fieldsOfOwner,
  type Resolve,
  settleProfile,
  withDefaults,
} from '../../domain/people-save.ts';
import type { Row, Statement, Tx } from '../../store/database.ts';
import {
  childrenOf,
  readChildren,
  replaceAddresses,
  replaceChoices,
  replaceDomains,
  replaceElements,
} from '../../store/people/children.ts';
import { itemsOfLists, linked, listRows, type Wanted } from '../../store/people/flat.ts';
import { SHAPES, toldChange, toldValues } from '../../store/people/shapes.ts';
import { insertRow, rowsById, updateRow } from '../../store/rows.ts';
import { type Call, checkUnmodified, stampOf } from '../call.ts';
import { Refused } from '../errors.ts';
import { changeRecord, type RecordChange } from '../record.ts';
import { recordFrom } from './read.ts';

/** wire: the carriers' names, for refusals about a whole entity. */
const ENTITY: Readonly<Record<Owner, string>> = { contact: 'company', person: 'person' };

export const unknownOwner = (owner: Owner, id: number): Refused =>
  new Refused({ why: 'unknown', about: ENTITY[owner], message: `There is no ${ENTITY[owner]} ${id}` });

/** An id of something that is to be there already. @throws Refused for 0 and below, which would make a new one */
export function existing(owner: Owner, id: number): number {
  if (id <= 0) throw unknownOwner(owner, id);
  return id;
}

/** @throws Refused for callers who may not write companies and persons */
export function checkMayWrite(call: Call, owner: Owner): void {
  if (!mayWrite(call.agent))
    throw new Refused({ why: 'forbidden', about: ENTITY[owner], message: 'Only users of the desk may change companies and persons' });
}

const either = (link: Link) => ({ id: 'id' in link ? link.id : null, name: 'name' in link ? link.name : null });
const same = (a: unknown, b: string): boolean => typeof a === 'string' && a.toLowerCase() === b.toLowerCase();
const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What a wish points at and the database has to know. */
function wantedBy(owner: Owner, wish: ProfileWish): Wanted {
  const links = Object.entries(wish.links).map(([member, link]) => ({ target: RULES[owner].links[member]!, link }));
  const of = (target: Target): Link[] => links.filter((entry) => entry.target === target).map(({ link }) => link);
  const ids = (target: Target): number[] => of(target).flatMap((link) => ('id' in link && link.id > 0 ? [link.id] : []));
  const listed = links.flatMap(({ target, link }) => (target.startsWith('list:') ? [{ list: target.slice(5), ...either(link) }] : []));
  const ticked = Object.entries(wish.choices).flatMap(([list, items]) => items.map((id) => ({ list, id, name: null })));
  return {
    companies: ids('contact'),
    persons: ids('person'),
    languages: of('language').map(either),
    items: [...listed, ...ticked],
  };
}

/** Finds what links mean: in the desk, in the table of countries, or among the rows that were looked up. */
export function resolver(desk: Desk, rows: readonly Row[]): Resolve {
  return (target, link) => {
    if (target === 'country') return ('id' in link ? countries.get(link.id) : countryNamed(link.name))?.id ?? null;
    if (target === 'priority') {
      const found = 'id' in link ? desk.priorities.get(link.id) : [...desk.priorities.values()].find(({ name }) => same(name, link.name));
      return found?.id ?? null;
    }
    if (target === 'associate') {
      const found = 'id' in link ? desk.associates.get(link.id) : [...desk.associates.values()].find(({ login }) => same(login, link.name));
      return found?.associateId ?? null;
    }
    const found = rows.find((row) => row.kind === target && ('id' in link ? row.id === link.id : same(row.wanted, link.name)));
    return (found?.id as number | undefined) ?? null;
  };
}

/** The first undeleted row of a list: what mandatory lists begin with (client fixture of the default company). */
const firstOf = (rows: readonly Row[], list: string): number | null =>
  listRows(rows).find((row) => row.list === list && !row.deleted)?.id ?? null;

/** A new company with its defaults, not stored. @param ask runs statements: of a transaction or by themselves */
export async function draftCompany(call: Call, ask: (...statements: Statement[]) => Promise<Row[][]>): Promise<Profile<'contact'>> {
  const [persons, lists] = await ask(rowsById(SHAPES.person, [call.agent.personId ?? 0]), itemsOfLists(['business', 'category']));
  const [own] = await ask(rowsById(SHAPES.contact, [recordFrom('person', persons)?.companyId ?? 0]));
  const draft = blankCompany({
    associateId: call.agent.associateId,
    countryId: recordFrom('contact', own)?.countryId ?? null,
    businessId: firstOf(lists!, 'business'),
    categoryId: firstOf(lists!, 'category'),
  });
  return withDefaults(draft, fieldsOfOwner(call.desk, 'contact'));
}

/** A new person with its defaults, not stored; of a company when that exists. */
export async function draftPerson(
  call: Call,
  companyId: number,
  ask: (...statements: Statement[]) => Promise<Row[][]>,
): Promise<Profile<'person'>> {
  const [rows] = companyId > 0 ? await ask(rowsById(SHAPES.contact, [companyId])) : [[]];
  const company = recordFrom('contact', rows);
  const draft = company && !company.deleted ? blankPerson(company.id, company.countryId) : blankPerson(null, null);
  return withDefaults(draft, fieldsOfOwner(call.desk, 'person'));
}

function draftFor(call: Call, owner: Owner, wish: ProfileWish, tx: Tx): Promise<Profile> {
  const ask = (...statements: Statement[]): Promise<Row[][]> => tx.query(...statements);
  const company = wish.links.companyId;
  return owner === 'contact' ? draftCompany(call, ask) : draftPerson(call, company && 'id' in company ? company.id : 0, ask);
}

/** The statements that write what hangs on an owner and differs from what stood. */
function writeAround(owner: Owner, id: number, before: Profile, after: Profile): Statement[] {
  const elements = Object.entries(after.elements)
    .filter(([kind, list]) => differs(before.elements[kind], list))
    .map(([kind, list]) => replaceElements(owner, id, kind, list));
  const choices = Object.entries(after.choices)
    .filter(([list, items]) => differs(before.choices[list], items))
    .map(([list, items]) => replaceChoices(list, id, items));
  return [
    ...elements,
    ...choices,
    ...(differs(before.addresses, after.addresses) ? [replaceAddresses(owner, id, after.addresses)] : []),
    ...(differs(before.domains, after.domains) ? [replaceDomains(id, after.domains)] : []),
  ];
}

async function create(tx: Tx, call: Call, owner: Owner, draft: Profile, made: Profile): Promise<RecordChange<null>> {
  const record = { ...made.record, registered: call.at, registeredBy: call.agent.associateId };
  const [inserted] = await tx.query(insertRow(SHAPES[owner], record));
  const id = inserted![0]!.id as number;
  const event = { entity: owner, id, kind: `${owner}.created`, before: null, after: toldValues(owner, { ...record, id }) };
  return { value: null, id, events: [event], last: writeAround(owner, id, draft, made) };
}

function update(call: Call, owner: Owner, before: Profile, after: Profile): RecordChange<null> {
  const { id } = before.record;
  const changed = changedMembers(before.record, after.record);
  if (changed.length === 0 && !changedAround(before, after)) return { value: null, id, events: [] };
  const record: Readonly<Record<string, unknown>> = {
    ...after.record,
    updated: stampOf(call, before.record),
    updatedBy: call.agent.associateId,
  };
  const members = [...new Set([...changed, 'updated', 'updatedBy'])];
  const written = updateRow(SHAPES[owner], id, Object.fromEntries(members.map((member) => [member, record[member]])));
  const event = { entity: owner, id, kind: `${owner}.changed`, ...toldChange(owner, before.record, record, members) };
  return { value: null, id, events: [event], last: [written!, ...writeAround(owner, id, before, after)] };
}

/** What stands of an owner, locked. @throws Refused when there is none */
export async function lockProfile(tx: Tx, owner: Owner, id: number, ...more: Statement[]): Promise<{ profile: Profile; rows: Row[][] }> {
  const children = readChildren(owner, id);
  const [rows, ...rest] = await tx.query(rowsById(SHAPES[owner], [id], true), ...children, ...more);
  const record = recordFrom(owner, rows);
  if (!record || record.deleted) throw unknownOwner(owner, id);
  const { bounced: _, ...around } = childrenOf(owner, rest.slice(0, children.length));
  return { profile: { record, ...around }, rows: rest.slice(children.length) };
}

/** Decides a save inside a transaction, and what it writes last. @throws Refused */
export async function profileChange(
  tx: Tx,
  call: Call,
  owner: Owner,
  wish: ProfileWish,
  amend: Amend = () => ({}),
): Promise<RecordChange<null>> {
  checkMayWrite(call, owner);
  const links = linked(wantedBy(owner, wish));
  const settle = deciding(settleProfile);
  const fields = fieldsOfOwner(call.desk, owner);
  if (wish.id === 0) {
    const draft = await draftFor(call, owner, wish, tx);
    const [rows] = await tx.query(links);
    const made = settle(owner, draft, wish, resolver(call.desk, rows!), fields);
    if (isRefusal(made)) throw new Refused(made);
    // what a draft begins with is written too, so what hangs on it is compared with nothing
    return create(tx, call, owner, draft, made as Profile);
  }
  const { profile, rows } = await lockProfile(tx, owner, wish.id, links);
  checkUnmodified(call, profile.record.updated ?? profile.record.registered);
  const after = settle(owner, profile, { ...wish, ...amend(profile) }, resolver(call.desk, rows[0]!), fields);
  if (isRefusal(after)) throw new Refused(after);
  return update(call, owner, profile, after as Profile);
}

/** What a wish says more, once it is known what stands. */
type Amend = (standing: Profile) => Partial<Pick<ProfileWish, 'elements'>>;

/**
 * Makes (id 0) or changes a company or a person. A save that changes nothing leaves no stamp and no event.
 * @returns its id, or that of the one made before under the same Idempotency-Key
 * @throws Refused for unknown rows and links, and for what the rules do not allow
 */
export async function saveProfile(call: Call, owner: Owner, wish: ProfileWish, amend: Amend = () => ({})): Promise<number> {
  const change = await changeRecord(call, (tx, now) => profileChange(tx, now, owner, wish, amend));
  return 'repeated' in change ? change.repeated : change.id;
}
