/** Sales, projects and documents as rows: their columns, what an event may tell of them, and their short views. */
import type { EntityKind } from '../domain/entities.ts';
import type { Row, Statement } from './database.ts';
import { records, type Shape } from './rows.ts';

const stamped = {
  associateId: ['associate_id', 'int'],
  description: ['svar_description', 'text'],
  extra: ['extra', 'json'],
  registered: ['registered', 'instant'],
  registeredBy: ['registered_associate_id', 'int'],
  updated: ['updated', 'instant'],
  updatedBy: ['updated_associate_id', 'int'],
} as const;

export const ENTITY_SHAPES: Readonly<Record<EntityKind, Shape>> = {
  sale: {
    table: 'sale',
    key: 'sale_id',
    columns: {
      companyId: ['contact_id', 'int'],
      personId: ['person_id', 'int'],
      projectId: ['project_id', 'int'],
      heading: ['heading', 'text'],
      number: ['number1', 'text'],
      amount: ['amount', 'double'],
      earning: ['earning', 'double'],
      earningPercent: ['earning_percent', 'double'],
      probability: ['probability', 'int'],
      status: ['status', 'int'],
      completed: ['done', 'int'],
      date: ['saledate', 'instant'],
      nextDue: ['nextduedate', 'instant'],
      reopen: ['reopendate', 'instant'],
      currencyId: ['currency_id', 'int'],
      typeId: ['saletype_id', 'int'],
      stageId: ['probability_idx', 'int'],
      reasonId: ['reason_idx', 'int'],
      reasonSoldId: ['reasonsold_idx', 'int'],
      reasonStalledId: ['reasonstalled_idx', 'int'],
      sourceId: ['source_idx', 'int'],
      competitorId: ['comptr_idx', 'int'],
      creditedId: ['credited_idx', 'int'],
      postit: ['svar_postit', 'text'],
      ...stamped,
    },
  },
  project: {
    table: 'project',
    key: 'project_id',
    columns: {
      name: ['name', 'text'],
      number: ['project_number', 'text'],
      statusId: ['status_idx', 'int'],
      typeId: ['type_idx', 'int'],
      completed: ['done', 'bool'],
      end: ['enddate', 'instant'],
      start: ['startdate', 'instant'],
      eventId: ['event_id', 'int'],
      postit: ['svar_postit', 'text'],
      ...stamped,
    },
  },
  document: {
    table: 'document',
    key: 'document_id',
    columns: {
      companyId: ['contact_id', 'int'],
      personId: ['person_id', 'int'],
      projectId: ['project_id', 'int'],
      saleId: ['sale_id', 'int'],
      header: ['header', 'text'],
      name: ['name', 'text'],
      attention: ['attention', 'text'],
      ourRef: ['ourref', 'text'],
      yourRef: ['yourref', 'text'],
      externalRef: ['extref', 'text'],
      templateId: ['doctmpl_id', 'int'],
      type: ['type', 'int'],
      completed: ['status', 'int'],
      sequence: ['snum', 'int'],
      date: ['svar_date', 'instant'],
      visibility: ['svar_visibility', 'int'],
      visibleId: ['svar_visible_id', 'int'],
      ...stamped,
    },
  },
};

type Values = Readonly<Record<string, unknown>>;

/** Stands for a value that an event does not tell. */
const UNTOLD = '*';
/** Kinds of columns that may hold names, texts or sums of money. */
const QUIET: ReadonlySet<string> = new Set(['text', 'double', 'json']);

const shownAs = (value: unknown, kind: string): unknown =>
  kind === 'instant' && typeof value === 'number' ? new Date(value).toISOString() : (value ?? null);

/** What an event tells of a whole row: keys, references, flags and stamps. */
export function toldOf(kind: EntityKind, record: Values): Record<string, unknown> {
  const { columns, key } = ENTITY_SHAPES[kind];
  const told = Object.entries(columns).filter(([, [, type]]) => !QUIET.has(type));
  return Object.fromEntries([[key, record.id], ...told.map(([member, [column, type]]) => [column, shownAs(record[member], type)])]);
}

/** Keys of own fields in which two maps differ, marked. */
const ownChanged = (a: Values, b: Values): Record<string, string> =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key]).map((key) => [key, UNTOLD]));

/** What an event tells of a change: before and after by column name; of names, texts and sums only that they changed. */
export function toldTurn(kind: EntityKind, before: Values, after: Values, members: readonly string[]) {
  const { columns, key } = ENTITY_SHAPES[kind];
  const was: Record<string, unknown> = { [key]: before.id };
  const is: Record<string, unknown> = { [key]: before.id };
  for (const member of members) {
    const [column, type] = columns[member]!;
    const isQuiet = QUIET.has(type);
    was[column] = isQuiet ? (type === 'json' ? {} : null) : shownAs(before[member], type);
    is[column] =
      type === 'json' ? ownChanged(before[member] as Values, after[member] as Values) : isQuiet ? UNTOLD : shownAs(after[member], type);
  }
  return { before: was, after: is };
}

/** Names around a row in short: those of the company, the person and the project. */
interface Around {
  companyName: string | null;
  companyDepartment: string | null;
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  projectName: string | null;
}

export interface FlatSale extends Around {
  id: number;
  heading: string;
  number: string;
  description: string;
  amount: number;
  earning: number;
  earningPercent: number;
  probability: number;
  status: number;
  completed: number;
  date: number | null;
  nextDue: number | null;
  companyId: number | null;
  personId: number | null;
  projectId: number | null;
  associateId: number | null;
  typeId: number | null;
  type: string | null;
  currency: string | null;
}

export interface FlatProject {
  id: number;
  name: string;
  number: string;
  description: string;
  associateId: number | null;
  statusId: number | null;
  status: string | null;
  typeId: number | null;
  type: string | null;
  eventId: number;
  start: number | null;
  updated: number | null;
  registered: number | null;
}

export interface FlatDocument extends Around {
  id: number;
  header: string;
  name: string;
  attention: string;
  ourRef: string;
  yourRef: string;
  description: string;
  template: string | null;
  sequence: number;
  companyId: number | null;
  personId: number | null;
  projectId: number | null;
  saleId: number | null;
  saleName: string | null;
  associateId: number | null;
  visibility: number;
  visibleId: number;
}

const item = (list: string, id: string): string => `(select name from svar_list_item i where i.list = '${list}' and i.id = ${id})`;
const around = `k.name as "companyName", k.department as "companyDepartment", p.firstname as "firstName", p.middlename as "middleName", p.lastname as "lastName", j.name as "projectName"`;
const joins =
  'left join contact k on k.contact_id = t.contact_id left join person p on p.person_id = t.person_id left join project j on j.project_id = t.project_id';
const links = 't.contact_id as "companyId", t.person_id as "personId", t.project_id as "projectId", t.associate_id as "associateId"';

const flat: Readonly<Record<EntityKind, string>> = {
  sale: `select t.sale_id as id, t.heading, t.number1 as number, t.svar_description as description, t.amount, t.earning, t.earning_percent as "earningPercent", t.probability,
      t.status, t.done as completed, t.saledate as date, t.nextduedate as "nextDue", ${links}, t.saletype_id as "typeId", ${item('saletype', 't.saletype_id')} as type,
      ${item('currency', 't.currency_id')} as currency, ${around}
    from sale t ${joins}`,
  project: `select t.project_id as id, t.name, t.project_number as number, t.svar_description as description, t.associate_id as "associateId", t.status_idx as "statusId",
      ${item('projectstatus', 't.status_idx')} as status, t.type_idx as "typeId", ${item('projecttype', 't.type_idx')} as type, t.event_id as "eventId", t.startdate as start, t.updated, t.registered
    from project t`,
  document: `select t.document_id as id, t.header, t.name, t.attention, t.ourref as "ourRef", t.yourref as "yourRef", t.svar_description as description,
      ${item('doctmpl', 't.doctmpl_id')} as template, t.snum as sequence, ${links}, t.sale_id as "saleId", s.heading as "saleName",
      t.svar_visibility as visibility, t.svar_visible_id as "visibleId", ${around}
    from document t ${joins} left join sale s on s.sale_id = t.sale_id`,
};

/** Short views by id, in the order of the ids. */
export const flatEntities = (kind: EntityKind, ids: readonly number[]): Statement => ({
  name: `flat-${kind}s`,
  text: `${flat[kind]} where t.${ENTITY_SHAPES[kind].key} = any($1::int[]) order by array_position($1::int[], t.${ENTITY_SHAPES[kind].key})`,
  values: [ids],
});

export const flatSales = (rows: readonly Row[]): FlatSale[] => records(rows) as unknown as FlatSale[];
export const flatProjects = (rows: readonly Row[]): FlatProject[] => records(rows) as unknown as FlatProject[];
export const flatDocuments = (rows: readonly Row[]): FlatDocument[] => records(rows) as unknown as FlatDocument[];

/** Sales and projects that links point at: rows of kind and id. */
export const linkedEntities = (sales: readonly number[], projects: readonly number[]): Statement => ({
  name: 'linked-entities',
  text: `select 'sale' as kind, sale_id as id, null::text as wanted from sale where sale_id = any($1::int[])
    union all select 'project', project_id, null from project where project_id = any($2::int[])`,
  values: [sales, projects],
});

/** What other tables keep of a row that goes, under the name of its table: keys of other systems, favourites. */
export const forgetRow = (table: string, id: number): Statement[] => [
  { name: 'forget-foreign-keys', text: 'delete from foreignkey where table_name = $1 and record_id = $2', values: [table, id] },
  { name: 'forget-favourites', text: 'delete from svar_favourite where table_name = $1 and record_id = $2', values: [table, id] },
];
