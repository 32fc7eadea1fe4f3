/** Fields that the desk's owner adds: what a definition must keep to. Source: data-model §14. */
import { deciding, refuse } from './decision.ts';
import type { CustomField } from './desk.ts';

/** What fields are added to. */
export const FIELD_TABLES = ['ticket', 'message', 'person', 'company'] as const;
export type FieldTable = (typeof FIELD_TABLES)[number];

/** A definition as it is wished. */
export interface FieldWish {
  id: number;
  table: FieldTable;
  name: string;
  /** The documented number of `extra_fields.type`. */
  type: number;
  label: string;
  description: string;
  defaultValue: string;
  rank: number;
  options: CustomField['options'];
}

const NAME = /^x_[a-z][a-z0-9_]{0,60}$/;
const FIELDS_AT_MOST = 200;
const OPTIONS_AT_MOST = 1_000;
const LIST = 12;

const about = 'SvarField';

function checkOptions({ type, options }: FieldWish): void {
  if (type !== LIST && options.length > 0) refuse('invalid', `${about}.Options`, 'Only a list has options');
  if (options.length > OPTIONS_AT_MOST) refuse('invalid', `${about}.Options`, `A list has at most ${OPTIONS_AT_MOST} options`);
  if (new Set(options.map(({ id }) => id)).size !== options.length || options.some(({ id, name }) => id <= 0 || name.trim() === ''))
    refuse('invalid', `${about}.Options`, 'Every option needs an id of its own, above 0, and a name');
}

/**
 * What a definition shall be.
 * @param standing the definition of this id; undefined for none
 * @param others the fields of its table
 */
export const decideField = deciding((wish: FieldWish, standing: CustomField | undefined, others: readonly CustomField[]): FieldWish => {
  if (wish.id !== 0 && !standing) refuse('unknown', about, `Field ${wish.id} was not found`);
  if (!NAME.test(wish.name)) refuse('invalid', `${about}.FieldName`, 'A name is x_ and lower-case letters, digits and underscores');
  if (standing && standing.name !== wish.name) refuse('invalid', `${about}.FieldName`, 'A field keeps its name');
  if (standing && standing.type !== wish.type) refuse('invalid', `${about}.FieldType`, 'A field keeps its type: values were written in it');
  if (others.some((other) => other.id !== wish.id && other.name.toLowerCase() === wish.name))
    refuse('invalid', `${about}.FieldName`, `There is a field ${wish.name} already`);
  if (wish.id === 0 && others.length >= FIELDS_AT_MOST) refuse('invalid', about, `A table has at most ${FIELDS_AT_MOST} fields`);
  checkOptions(wish);
  return { ...wish, label: wish.label.trim() === '' ? wish.name.slice(2) : wish.label };
});
