/** Definitions of numbered fields, as rows of `udeffield`; what is in force lies beside the draft. */
import type { CustomField, FieldOwner } from '../domain/desk.ts';
import { fieldInForce, type UserField, type UserFieldSettings } from '../domain/user-fields.ts';
import type { Row, Statement } from './database.ts';
import { allRows, deleteRow, insertRow, type Shape, updateRow } from './rows.ts';

const OWNERS: Readonly<Record<FieldOwner, number>> = { company: 7, person: 8, project: 9, sale: 10, appointment: 12, document: 13 };

const settings = {
  type: ['fieldtype', 'int'],
  progId: ['progid', 'text'],
  label: ['fieldlabel', 'text'],
  shortLabel: ['shortlabel', 'text'],
  tooltip: ['tooltip', 'text'],
  defaultValue: ['fielddefault', 'text'],
  textLength: ['textlength', 'int'],
  list: ['svar_list', 'text'],
  listId: ['udlistdefinitionid', 'int'],
  listTableId: ['listtableid', 'int'],
  mandatory: ['mandatory', 'bool'],
  readOnly: ['readonly', 'bool'],
  indexed: ['isindexed', 'bool'],
  hideLabel: ['hidelabel', 'bool'],
  tabOrder: ['taborder', 'int'],
  page1Line: ['page1lineno', 'int'],
  formatMask: ['formatmask', 'text'],
  justification: ['justification', 'int'],
  fieldLeft: ['fieldleft', 'int'],
  fieldTop: ['fieldtop', 'int'],
  fieldWidth: ['fieldwidth', 'int'],
  fieldHeight: ['fieldheight', 'int'],
  labelLeft: ['labelleft', 'int'],
  labelTop: ['labeltop', 'int'],
  labelWidth: ['labelwidth', 'int'],
  labelHeight: ['labelheight', 'int'],
} as const satisfies Record<keyof UserFieldSettings, Shape['columns'][string]>;

const shape: Shape = {
  table: 'udeffield',
  key: 'udeffield_id',
  columns: {
    owner: ['ownertableid', 'int'],
    ...settings,
    version: ['version', 'int'],
    removed: ['svar_removed', 'bool'],
    published: ['svar_published', 'json'],
  },
};

/** All definitions, by their order. */
export const USER_FIELDS: Statement = allRows(shape, 'tabOrder');

/** The rows of it as definitions. */
export function userFieldsFrom(rows: readonly Row[]): Map<number, UserField> {
  const owners = new Map(Object.entries(OWNERS).map(([owner, number]) => [number, owner as FieldOwner]));
  return new Map(
    rows.map(({ id, owner, version, removed, published, ...draft }) => [
      id as number,
      {
        id: id as number,
        owner: owners.get(owner as number)!,
        version: version as number,
        removed: removed as boolean,
        draft: draft as unknown as UserFieldSettings,
        published: published as UserFieldSettings | null,
      },
    ]),
  );
}

/** Fields of everything but tickets and messages: those that were added, and the numbered ones in force. */
export function ownFieldsFrom(
  added: Readonly<Partial<Record<FieldOwner, ReadonlyMap<string, CustomField>>>>,
  numbered: ReadonlyMap<number, UserField>,
): Record<FieldOwner, ReadonlyMap<string, CustomField>> {
  const of = (owner: FieldOwner): ReadonlyMap<string, CustomField> => {
    const fields = new Map<string, CustomField>([...(added[owner] ?? [])].map(([name, field]) => [name, { ...field, zeroed: true }]));
    const inForce = [...numbered.values()].filter((field) => field.owner === owner).flatMap((field) => fieldInForce(field) ?? []);
    inForce.sort((a, b) => a.rank - b.rank || a.id - b.id);
    for (const field of inForce) fields.set(field.name, field);
    return fields;
  };
  return Object.fromEntries(Object.keys(OWNERS).map((owner) => [owner, of(owner as FieldOwner)])) as Record<
    FieldOwner,
    ReadonlyMap<string, CustomField>
  >;
}

/** Writes a draft; @returns (of the rows) `id` when it is new. */
export function writeUserField({ id, owner, draft }: Pick<UserField, 'id' | 'owner' | 'draft'>): Statement {
  return id === 0 ? insertRow(shape, { owner: OWNERS[owner], ...draft }) : updateRow(shape, id, { ...draft })!;
}

/** Takes a definition off: at once when it never was in force, else with the next publishing. */
export const removeUserField = ({ id, published }: UserField): Statement =>
  published === null ? deleteRow(shape, id) : updateRow(shape, id, { removed: true })!;

/** Puts these drafts in force; each field gets a new version. */
export const publishUserFields = (fields: readonly UserField[]): Statement[] =>
  fields.map(({ id, draft, removed, version }) => updateRow(shape, id, { version: version + 1, published: removed ? null : draft })!);

/** The lists whose rows are kept as rows of ours. */
export const KEPT_LISTS: Statement = {
  name: 'kept-lists',
  text: 'select list_id as id, name, is_custom as "isCustom" from svar_list where has_items and not deleted',
  values: [],
};
