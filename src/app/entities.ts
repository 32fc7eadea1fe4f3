/** Sales, projects and documents: read with what stands around them, saved and taken away in one transaction with their events. */
import { mergeCustom } from '../domain/custom-fields.ts';
import { deciding, isRefusal } from '../domain/decision.ts';
import {
  ENTITY_RULES,
  type EntityKind,
  type EntityOf,
  type EntityWish,
  listsOf,
  mayRemove,
  maySee,
  settleEntity,
  turnsOf,
} from '../domain/entities.ts';
import { blankEntity } from '../domain/entity-drafts.ts';
import { type Link, mayWrite, type Target } from '../domain/people.ts';
import { changedMembers } from '../domain/people-save.ts';
import type { Custom } from '../domain/thread.ts';
import type { Row, Statement, Tx } from '../store/database.ts';
import {
  ENTITY_SHAPES,
  type FlatDocument,
  type FlatProject,
  type FlatSale,
  flatDocuments,
  flatEntities,
  flatProjects,
  flatSales,
  forgetRow,
  linkedEntities,
  toldOf,
  toldTurn,
} from '../store/entities.ts';
import { type FlatPerson, itemsOfLists, type ListRow, linked, listRows } from '../store/people/flat.ts';
import { deleteRow, insertRow, rowsById, updateRow } from '../store/rows.ts';
import { type Call, checkUnmodified, stampOf } from './call.ts';
import { Refused } from './errors.ts';
import { type CompanyCard, readCompanies, readPersons } from './people/read.ts';
import { resolver } from './people/save.ts';
import { changeRecord, type RecordChange, type RecordEvent } from './record.ts';
import { renewed } from './renewed.ts';
import { ownNames } from './user-fields.ts';

export type { FlatDocument, FlatProject, FlatSale } from '../store/entities.ts';

/** What stands around an entity and is shown with it. */
export interface EntityAround {
  lists: readonly ListRow[];
  company: CompanyCard | null;
  person: FlatPerson | null;
  project: FlatProject | null;
  sale: FlatSale | null;
  /** Names of what own fields point at. */
  names: ReadonlyMap<string, string>;
}

export interface EntityView<K extends EntityKind> {
  /** The call with a desk at least as new as the row. */
  call: Call;
  record: EntityOf<K>;
  around: EntityAround;
}

const unknown = (kind: EntityKind, id: number): Refused =>
  new Refused({ why: 'unknown', about: kind, message: `There is no ${kind} ${id}` });

const recordOf = <K extends EntityKind>(_kind: K, rows: readonly Row[] | undefined): EntityOf<K> | null =>
  (rows?.[0] as unknown as EntityOf<K> | undefined) ?? null;

async function around(call: Call, kind: EntityKind, record: Readonly<Record<string, unknown>>): Promise<EntityAround> {
  const id = (member: string): number[] => (typeof record[member] === 'number' ? [record[member]] : []);
  const [lists, projects, sales] = await call.app.database.snapshot(
    itemsOfLists(listsOf(kind)),
    flatEntities('project', id('projectId')),
    flatEntities('sale', id('saleId')),
  );
  const [companies, persons] = await Promise.all([
    id('companyId').length > 0 ? readCompanies(call, id('companyId')) : { companies: [] },
    id('personId').length > 0 ? readPersons(call, id('personId')) : { persons: [] },
  ]);
  return {
    lists: listRows(lists!),
    company: companies.companies[0] ?? null,
    person: persons.persons[0] ?? null,
    project: flatProjects(projects!)[0] ?? null,
    sale: flatSales(sales!)[0] ?? null,
    names: await ownNames(call, [record.extra as Custom], call.desk.ownFields[kind]),
  };
}

/** A sale, project or document; null when there is none, or the caller may not see it. */
export async function readEntity<K extends EntityKind>(asked: Call, kind: K, id: number): Promise<EntityView<K> | null> {
  const record = recordOf(kind, await asked.app.database.query(rowsById(ENTITY_SHAPES[kind], [id])));
  if (!record || !maySee(asked.agent, kind, record)) return null;
  const call = await renewed(asked);
  return { call, record, around: await around(call, kind, record) };
}

/** A new one with its defaults; nothing is stored. */
export async function draftEntity<K extends EntityKind>(call: Call, kind: K): Promise<EntityView<K>> {
  const record = await draft(call, kind, (statement) => call.app.database.query(statement));
  return { call, record, around: await around(call, kind, record) };
}

async function draft<K extends EntityKind>(call: Call, kind: K, ask: (statement: Statement) => Promise<Row[]>): Promise<EntityOf<K>> {
  const items = listRows(await ask(itemsOfLists(listsOf(kind))));
  const blank = blankEntity(
    kind,
    call.agent.associateId,
    call.at,
    (list) => items.find((row) => row.list === list && !row.deleted)?.id ?? null,
  );
  return { ...blank, extra: mergeCustom({}, [], call.desk.ownFields[kind], 'create') };
}

/** Short views by id, in the order of the ids. */
export async function readSales(asked: Call, ids: readonly number[]): Promise<{ call: Call; sales: FlatSale[] }> {
  const rows = await asked.app.database.query(flatEntities('sale', ids));
  return { call: await renewed(asked), sales: flatSales(rows) };
}

/** Short views by id, in the order of the ids. */
export async function readProjects(asked: Call, ids: readonly number[]): Promise<{ call: Call; projects: FlatProject[] }> {
  const rows = await asked.app.database.query(flatEntities('project', ids));
  return { call: await renewed(asked), projects: flatProjects(rows) };
}

/** Short views by id, in the order of the ids; those that the caller may not see are left out. */
export async function readDocuments(asked: Call, ids: readonly number[]): Promise<{ call: Call; documents: FlatDocument[] }> {
  const rows = await asked.app.database.query(flatEntities('document', ids));
  return { call: await renewed(asked), documents: flatDocuments(rows).filter((row) => maySee(asked.agent, 'document', { ...row })) };
}

/**
 * Those of these documents that the caller may see.
 * @param ask asks the database, inside a transaction or not
 */
export async function visibleDocuments(
  ask: (statement: Statement) => Promise<Row[]>,
  { agent }: Call,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = flatDocuments(await ask(flatEntities('document', ids)));
  return new Set(rows.filter((row) => maySee(agent, 'document', { ...row })).map(({ id }) => id));
}

// --- changes

/** @throws Refused for callers who may not write sales, projects, documents and what hangs on them */
export function checkWorksHere(call: Call, about: string): void {
  if (!mayWrite(call.agent)) throw new Refused({ why: 'forbidden', about, message: `Only users of the desk may change this: ${about}` });
}

const either = (link: Link) => ({ id: 'id' in link ? link.id : null, name: 'name' in link ? link.name : null });

function wanted(kind: EntityKind, { links }: EntityWish): Statement[] {
  const all = Object.entries(links).map(([member, link]) => ({ target: ENTITY_RULES[kind].links[member]!, link }));
  const ids = (target: Target): number[] =>
    all.flatMap(({ target: of, link }) => (of === target && 'id' in link && link.id > 0 ? [link.id] : []));
  const items = all.flatMap(({ target, link }) => (target.startsWith('list:') ? [{ list: target.slice(5), ...either(link) }] : []));
  return [linked({ companies: ids('contact'), persons: ids('person'), languages: [], items }), linkedEntities(ids('sale'), ids('project'))];
}

/** What stands of an entity, locked. @throws Refused when there is none, or the caller may not see it */
export async function lockEntity<K extends EntityKind>(
  tx: Tx,
  call: Call,
  kind: K,
  id: number,
  ...more: Statement[]
): Promise<{ record: EntityOf<K>; rows: Row[][] }> {
  const [found, ...rows] = await tx.query(rowsById(ENTITY_SHAPES[kind], [id], true), ...more);
  const record = recordOf(kind, found);
  if (!record || !maySee(call.agent, kind, record)) throw unknown(kind, id);
  return { record, rows };
}

const turns = (kind: EntityKind, id: number, before: Readonly<Record<string, unknown>> | null, after: Readonly<Record<string, unknown>>) =>
  turnsOf(before, after, kind).map(
    (turn): RecordEvent => ({ entity: kind, id, kind: `${kind}.${turn}`, before: null, after: toldOf(kind, { ...after, id }) }),
  );

async function create<K extends EntityKind>(tx: Tx, call: Call, kind: K, wish: EntityWish): Promise<RecordChange<null>> {
  const blank = await draft(call, kind, async (statement) => (await tx.query(statement))[0]!);
  const rows = await tx.query(...wanted(kind, wish));
  const made = deciding(settleEntity<K>)(kind, blank, wish, resolver(call.desk, rows.flat()), call.desk.ownFields[kind]);
  if (isRefusal(made)) throw new Refused(made);
  const record = { ...made, registered: call.at, registeredBy: call.agent.associateId };
  const [inserted] = await tx.query(insertRow(ENTITY_SHAPES[kind], record));
  const id = inserted![0]!.id as number;
  const event = { entity: kind, id, kind: `${kind}.created`, before: null, after: toldOf(kind, { ...record, id }) };
  return { value: null, id, events: [event, ...turns(kind, id, null, record)] };
}

/** The change of these members with its stamps, its statement and its event. */
export function turn(
  call: Call,
  kind: EntityKind,
  before: Readonly<Record<string, unknown>>,
  after: object,
  verb = 'changed',
): RecordChange<null> {
  const id = before.id as number;
  const members = changedMembers(before, after as Record<string, unknown>);
  const stood = { updated: before.updated as number | null, registered: before.registered as number | null };
  const record: Readonly<Record<string, unknown>> = { ...after, updated: stampOf(call, stood), updatedBy: call.agent.associateId };
  const written = [...new Set([...members, 'updated', 'updatedBy'])];
  const statement = updateRow(ENTITY_SHAPES[kind], id, Object.fromEntries(written.map((member) => [member, record[member]])))!;
  const event = { entity: kind, id, kind: `${kind}.${verb}`, ...toldTurn(kind, before, record, written) };
  return { value: null, id, events: [event, ...turns(kind, id, before, record)], last: [statement] };
}

async function change<K extends EntityKind>(tx: Tx, call: Call, kind: K, wish: EntityWish): Promise<RecordChange<null>> {
  const { record, rows } = await lockEntity(tx, call, kind, wish.id, ...wanted(kind, wish));
  checkUnmodified(call, record.updated ?? record.registered);
  const after = deciding(settleEntity<K>)(kind, record, wish, resolver(call.desk, rows.flat()), call.desk.ownFields[kind]);
  if (isRefusal(after)) throw new Refused(after);
  if (changedMembers({ ...record }, { ...after }).length === 0) return { value: null, id: wish.id, events: [] };
  return turn(call, kind, { ...record }, after);
}

/**
 * Makes (id 0) or changes a sale, project or document. A save that changes nothing leaves no stamp and no event.
 * @returns its id, or that of the one made before under the same Idempotency-Key
 * @throws Refused for unknown rows and links, and for what the rules do not allow
 */
export async function saveEntity(call: Call, kind: EntityKind, wish: EntityWish): Promise<number> {
  const outcome = await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, kind);
    return wish.id === 0 ? create(tx, now, kind, wish) : change(tx, now, kind, wish);
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.id;
}

/** Takes it away for good; what pointed at it points at nothing then. @throws Refused */
export async function removeEntity(call: Call, kind: EntityKind, id: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, kind);
    const { record } = await lockEntity(tx, now, kind, id);
    if (!mayRemove(now.agent, record))
      throw new Refused({ why: 'forbidden', about: kind, message: 'Only an administrator, the owner or the maker may do this' });
    checkUnmodified(now, record.updated ?? record.registered);
    const event = { entity: kind, id, kind: `${kind}.deleted`, before: toldOf(kind, { ...record }), after: null };
    return { value: null, id, events: [event], last: [deleteRow(ENTITY_SHAPES[kind], id), ...forgetRow(kind, id)] };
  });
}
