/** The UserDefinedFieldInfo agent: numbered fields of companies, persons, projects, sales, appointments and documents. */
import type { Call } from '../../app/call.ts';
import { renewed } from '../../app/renewed.ts';
import { publish, saveUserField, takeOffUserField, userFieldByKey } from '../../app/user-fields.ts';
import { operations } from '../../contract/agents/user-defined-field-info.ts';
import { Fault } from '../../contract/decode.ts';
import type { UDefType } from '../../contract/enums.ts';
import type { Desk, FieldOwner } from '../../domain/desk.ts';
import { blankUserField, USER_FIELD, type UserField, userFieldsOf } from '../../domain/user-fields.ts';
import { implement } from '../implement.ts';
import { fieldInfosOf } from '../present/field-info.ts';
import { goneOr } from '../repeat.ts';
import { acceptUserField, ownerOf, presentSettings, presentUserField } from './carrier.ts';

/** @throws Fault for owner types without fields */
function ownerIn(type: UDefType): FieldOwner {
  const owner = ownerOf(type);
  if (!owner) throw new Fault('OwnerType', 'has no user-defined fields');
  return owner;
}

const ENDS = /^[\s\p{P}]+|[\s\p{P}]+$/gu;
/** Labels are compared without what stands around them: `Rating:` is `rating`. A label has a text for each language. */
const textsOf = (label: string): string[] =>
  [label, ...[...label.matchAll(/[A-Z]{2}:"([^"]*)"/g)].map((match) => match[1]!)].map((text) => text.replace(ENDS, '').toLowerCase());

function byLabel(desk: Desk, owner: FieldOwner, label: string, published: boolean): UserField | undefined {
  const [wanted] = textsOf(label);
  return userFieldsOf(desk, owner, published).find((field) =>
    textsOf((published ? field.published! : field.draft).label).includes(wanted!),
  );
}

const one = ({ call }: { call: Call }, field: UserField | undefined, published = false) => ({
  value: field ? presentUserField(field, published, call.desk, call.agent) : null,
});
const many = ({ call }: { call: Call }, fields: readonly UserField[], published = false) => ({
  value: fields.map((field) => presentUserField(field, published, call.desk, call.agent)),
});

/** A definition just saved, with the desk that knows it. */
async function saved(call: Call, id: number) {
  const { desk } = await renewed(call);
  const field = desk.userFields.get(id);
  if (!field) throw goneOr(call.idempotency !== null, 'UserDefinedFieldInfo', `field ${id}`);
  return { value: presentUserField(field, false, desk, call.agent) };
}

function infosOf({ call }: { call: Call }, table: string) {
  const infos = fieldInfosOf(call.desk, table);
  if (!infos) throw new Fault('TableName', 'is no table with fields of its own');
  return infos;
}

export const handlers = implement(operations, {
  GetCustomFieldInfoList: async (request, { TableName }) => ({ value: infosOf(request, TableName) }),
  GetCustomFieldInfo: async (request, { TableName, FieldName }) => ({
    value: infosOf(request, TableName).find((info) => info.FieldName?.toLowerCase() === FieldName.trim().toLowerCase()) ?? null,
  }),
  CreateDefaultUserDefinedFieldInfo: async ({ call }) => ({
    value: presentSettings(blankUserField(USER_FIELD.number), 'company', call.agent),
  }),
  SaveUserDefinedFieldInfo: async ({ call }, entity) => {
    const wish = acceptUserField(entity, call.desk.userFields.get(entity.UDefFieldId ?? 0));
    return saved(call, await saveUserField(call, wish));
  },
  DeleteUserDefinedFieldInfo: async ({ call }, id) => {
    await takeOffUserField(call, id);
    await renewed(call);
    return { value: undefined };
  },
  GetUserDefinedFieldInfo: async (request, id) => {
    const field = request.call.desk.userFields.get(id);
    return one(request, field?.removed ? undefined : field);
  },
  GetUserDefinedFieldList: async (request, { OwnerType }) => many(request, userFieldsOf(request.call.desk, ownerIn(OwnerType), false)),
  GetPublishedUserDefinedFieldList: async (request, { OwnerType }) =>
    many(request, userFieldsOf(request.call.desk, ownerIn(OwnerType), true), true),
  GetUserDefinedFieldFromFieldLabel: async (request, { FieldLabel, OwnerType }) =>
    one(request, byLabel(request.call.desk, ownerIn(OwnerType), FieldLabel, false)),
  GetPublishedUserDefinedFieldFromFieldLabel: async (request, { FieldLabel, OwnerType }) =>
    one(request, byLabel(request.call.desk, ownerIn(OwnerType), FieldLabel, true), true),
  GetUserDefinedFieldFromProgId: async (request, { ProgId, OwnerType }) =>
    one(request, userFieldByKey(request.call.desk, ownerIn(OwnerType), ProgId, false)),
  GetPublishedUserDefinedFieldFromProgId: async (request, { ProgId, OwnerType }) =>
    one(request, userFieldByKey(request.call.desk, ownerIn(OwnerType), ProgId, true), true),
  GetUserDefinedFieldFromProgIds: async (request, { ProgIds, OwnerType }) => {
    if (ProgIds.length > PROG_IDS_AT_MOST) throw new Fault('ProgIds', `has more than ${PROG_IDS_AT_MOST} items`);
    const owner = ownerIn(OwnerType);
    return many(
      request,
      ProgIds.flatMap((progId) => userFieldByKey(request.call.desk, owner, progId, false) ?? []),
    );
  },
  CreateUserDefinedFieldInfo: async ({ call }, { OwnerType, FieldType }) =>
    saved(call, await saveUserField(call, { id: 0, owner: ownerIn(OwnerType), said: { type: FieldType } })),
  Publish: async ({ call }, { OwnerType }) => {
    const value = await publish(call, ownerIn(OwnerType));
    await renewed(call);
    return { value };
  },
});

const PROG_IDS_AT_MOST = 500;
