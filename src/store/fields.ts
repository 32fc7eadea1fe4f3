/** Definitions of custom fields, as rows of `extra_fields`. */
import type { FieldTable, FieldWish } from '../domain/fields.ts';
import type { Statement } from './database.ts';
import { deleteRow, insertRow, type Shape, updateRow } from './rows.ts';

const DOMAINS: Readonly<Record<FieldTable, number>> = { person: 1, company: 2, ticket: 4, message: 8 };

export const fieldShape: Shape = {
  table: 'extra_fields',
  key: 'id',
  columns: {
    domain: ['domain', 'int'],
    name: ['field_name', 'text'],
    label: ['name', 'text'],
    description: ['description', 'text'],
    defaultValue: ['default_value', 'text'],
    type: ['type', 'int'],
    rank: ['order_pos', 'int'],
    params: ['params', 'text'],
  },
};

/** Writes a definition; @returns (of the rows) `id` when it is new. */
export function writeField({ id, table, options, ...field }: FieldWish): Statement {
  const record = { ...field, domain: DOMAINS[table], params: options.length > 0 ? JSON.stringify({ options }) : '' };
  return (id === 0 ? insertRow(fieldShape, record) : updateRow(fieldShape, id, record))!;
}

export const deleteField = (id: number): Statement => deleteRow(fieldShape, id);
