/**
 * Numbered fields: what an administrator defines for companies, persons and the rows around them. A definition is drafted,
 * and in force only once it was published; from then on both live beside each other.
 */
import { refuse } from './decision.ts';
import type { Agent, CustomField, Desk, FieldOwner } from './desk.ts';
import { mayAdminister } from './lists.ts';

/** Kinds of values by their documented numbers. */
export const USER_FIELD = { number: 1, shortText: 2, longText: 3, date: 4, unlimitedDate: 5, checkbox: 6, list: 7, decimal: 8 } as const;

/** What a definition says. */
export interface UserFieldSettings {
  /** One of `USER_FIELD`; it stays. */
  type: number;
  /** The key of its values: `SuperOffice:n`, or what the administrator has chosen; it stays. */
  progId: string;
  label: string;
  shortLabel: string;
  tooltip: string;
  defaultValue: string;
  /** Longest text; 0 for other types. */
  textLength: number;
  /** The list whose rows are chosen from: its name, and its id where it is one of ours. Empty and 0 for other types. */
  list: string;
  listId: number;
  listTableId: number;
  mandatory: boolean;
  readOnly: boolean;
  indexed: boolean;
  hideLabel: boolean;
  tabOrder: number;
  /** How a form shows it; kept for who asks, without meaning here. */
  page1Line: number;
  formatMask: string;
  justification: number;
  fieldLeft: number;
  fieldTop: number;
  fieldWidth: number;
  fieldHeight: number;
  labelLeft: number;
  labelTop: number;
  labelWidth: number;
  labelHeight: number;
}

export interface UserField {
  id: number;
  owner: FieldOwner;
  /** As an administrator sees it. */
  draft: UserFieldSettings;
  /** As everybody sees it; null while it was never published. */
  published: UserFieldSettings | null;
  /** Taken off in the draft; gone for all with the next publishing. Its key is not given again. */
  removed: boolean;
  version: number;
}

/** What a save says of a definition; what is missing stays, or is the default. */
export interface UserFieldWish {
  id: number;
  owner: FieldOwner | null;
  said: Partial<UserFieldSettings>;
}

const TEXT_LENGTHS: Readonly<Record<number, readonly [usual: number, most: number]>> = {
  [USER_FIELD.shortText]: [39, 255],
  [USER_FIELD.longText]: [199, 4_000],
};
const FIELDS_AT_MOST = 300;
const SMALL = 32_767;
const ABOUT = 'UserDefinedFieldInfo';
/** A key of one's own; nothing that an added field or a companion of a value could be called. */
const PROG_ID = /^(?!x_)[a-z][\w.]{0,63}(?::(?!org$|displaytext$|displaytooltip$)\w{1,32})?$/i;
const NUMBERED = /^SuperOffice:(\d{1,9})$/i;

const BLANK: UserFieldSettings = {
  type: USER_FIELD.number,
  progId: '',
  label: '',
  shortLabel: '',
  tooltip: '',
  defaultValue: '',
  textLength: 0,
  list: '',
  listId: 0,
  listTableId: 0,
  mandatory: false,
  readOnly: false,
  indexed: false,
  hideLabel: false,
  tabOrder: 0,
  page1Line: 0,
  formatMask: '',
  justification: 0,
  fieldLeft: 0,
  fieldTop: 0,
  fieldWidth: 0,
  fieldHeight: 0,
  labelLeft: 0,
  labelTop: 0,
  labelWidth: 0,
  labelHeight: 0,
};

/** May an agent define fields? */
export const mayDefine = (agent: Agent): boolean => mayAdminister(agent, 'service');

/** A definition that is not stored, as a form begins with it. */
export const blankUserField = (type: number): UserFieldSettings => ({ ...BLANK, type, textLength: TEXT_LENGTHS[type]?.[0] ?? 0 });

/** The next `SuperOffice:n` of an owner; numbers of fields that are gone are not given again, since values may lie under them. */
function nextProgId(others: readonly UserField[]): string {
  const numbers = others.map(({ draft }) => Number(NUMBERED.exec(draft.progId)?.[1] ?? 0));
  return `SuperOffice:${Math.max(0, ...numbers) + 1}`;
}

function checkTexts(settings: UserFieldSettings): void {
  const limits = { label: 254, shortLabel: 254, tooltip: 254, defaultValue: 255, formatMask: 254 } as const;
  for (const [member, most] of Object.entries(limits))
    if (settings[member as keyof typeof limits].length > most)
      refuse('invalid', `${ABOUT}.${member}`, `A text of the definition has more than ${most} characters`);
  const [, most] = TEXT_LENGTHS[settings.type] ?? [0, 0];
  if (settings.textLength < 0 || settings.textLength > most)
    refuse('invalid', `${ABOUT}.TextLength`, `TextLength must be from 0 to ${most} here`);
  if (Object.values(settings).some((value) => typeof value === 'number' && Math.abs(value) > 2_147_483_647))
    refuse('invalid', ABOUT, 'A number of the definition is too large');
  if (Math.abs(settings.tabOrder) > SMALL) refuse('invalid', `${ABOUT}.TabOrder`, `TabOrder is at most ${SMALL}`);
}

/** The list that a list field takes its rows from. @param lists the lists that there are, by id and name */
function listOf(settings: UserFieldSettings, lists: readonly { id: number; name: string }[]): Pick<UserFieldSettings, 'list' | 'listId'> {
  if (settings.type !== USER_FIELD.list) return { list: '', listId: 0 };
  const found =
    settings.listId > 0
      ? lists.find(({ id }) => id === settings.listId)
      : lists.find(({ name }) => name.toLowerCase() === settings.list.toLowerCase());
  if (!found) return refuse('invalid', `${ABOUT}.UDListDefinitionId`, 'A list field needs a list that is there');
  return { list: found.name.toLowerCase(), listId: found.id };
}

/**
 * What a definition shall be.
 * @param all the definitions of the desk
 * @param lists the lists that a list field may take its rows from
 * @throws a refusal (see `deciding`)
 */
export function decideUserField(
  wish: UserFieldWish,
  all: ReadonlyMap<number, UserField>,
  lists: readonly { id: number; name: string }[],
): Pick<UserField, 'id' | 'owner' | 'draft'> {
  const standing = all.get(wish.id);
  if (wish.id !== 0 && (!standing || standing.removed)) refuse('unknown', ABOUT, `Field ${wish.id} was not found`);
  const owner = standing?.owner ?? wish.owner ?? refuse('invalid', `${ABOUT}.Type`, 'Nothing of that kind has such fields');
  const others = [...all.values()].filter((field) => field.owner === owner && field.id !== wish.id);
  const base = standing?.draft ?? blankUserField(wish.said.type ?? USER_FIELD.number);
  const settings = { ...base, ...wish.said };
  if (standing && settings.type !== standing.draft.type) refuse('invalid', `${ABOUT}.FieldType`, 'A field keeps its type');
  const progId = standing?.draft.progId ?? (settings.progId.trim() || nextProgId(others));
  if (!standing) {
    if (!PROG_ID.test(progId)) refuse('invalid', `${ABOUT}.ProgId`, 'ProgId is letters, digits, points, and one colon at most');
    if (others.some(({ draft }) => draft.progId.toLowerCase() === progId.toLowerCase()))
      refuse('invalid', `${ABOUT}.ProgId`, `There is, or was, a field ${progId} already`);
    if (others.length >= FIELDS_AT_MOST) refuse('invalid', ABOUT, `There are at most ${FIELDS_AT_MOST} fields`);
  }
  checkTexts(settings);
  const draft = { ...settings, ...listOf(settings, lists), progId, label: settings.label.trim() === '' ? progId : settings.label };
  return { id: wish.id, owner, draft };
}

/** Does publishing change anything about this field? */
export function isUnpublished({ draft, published, removed }: UserField): boolean {
  if (removed || !published) return !removed || published !== null;
  const members = Object.keys(draft) as (keyof UserFieldSettings)[];
  return members.some((member) => draft[member] !== published[member]);
}

/** Types as added fields have them, by which values are read, shown and related. */
const TYPES: Readonly<Record<number, number>> = {
  [USER_FIELD.number]: 1,
  [USER_FIELD.shortText]: 10,
  [USER_FIELD.longText]: 2,
  [USER_FIELD.date]: 3,
  [USER_FIELD.unlimitedDate]: 3,
  [USER_FIELD.checkbox]: 6,
  [USER_FIELD.list]: 12,
  [USER_FIELD.decimal]: 15,
};

/** The type of an added field that has the same values. */
export const addedType = (type: number): number => TYPES[type] ?? 10;

/** A definition in force as a field whose values rows carry; null for one that is not in force. */
export function fieldInForce({ id, published }: UserField): CustomField | null {
  if (!published) return null;
  const { type, progId, label, tooltip, tabOrder, defaultValue, list, textLength } = published;
  return {
    id,
    name: progId,
    type: addedType(type),
    defaultValue,
    label,
    description: tooltip,
    rank: tabOrder,
    options: [],
    zeroed: true,
    numbered: true,
    ...(list === '' ? {} : { list }),
    ...(textLength > 0 ? { maxLength: textLength } : {}),
  };
}

/** The definitions of an owner, by their order; those that are taken off are left out of the draft. */
export const userFieldsOf = (desk: Desk, owner: FieldOwner, published: boolean): UserField[] =>
  [...desk.userFields.values()]
    .filter((field) => field.owner === owner && (published ? field.published !== null : !field.removed))
    .sort((a, b) => {
      const [one, other] = published ? [a.published!, b.published!] : [a.draft, b.draft];
      return one.tabOrder - other.tabOrder || a.id - b.id;
    });
