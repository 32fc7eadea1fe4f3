/** The operations of the UserDefinedFieldInfo agent that Svar declares; its other ones answer 501. */

import { FieldInfoBase, UserDefinedFieldInfo } from '../carriers/index.ts';
import { UDefFieldType, UDefType } from '../enums.ts';
import { args, bool, entity, group, int, key, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  GetCustomFieldInfoList: operation(
    'Fields of a table by its name (`ticket`, `ej_message`, `person`, `contact` …): those that were added and the numbered ones in force; standard columns have no such description, whatever IncludeStandard says',
    args({ TableName: text(), IncludeStandard: bool() }),
    list(ref(() => FieldInfoBase)),
  ),
  GetCustomFieldInfo: operation(
    'One field of a table by the key of its values, in any case; null when there is none',
    args({ TableName: text(), FieldName: text() }),
    ref(() => FieldInfoBase),
  ),
  CreateDefaultUserDefinedFieldInfo: operation(
    'A definition to begin with, not stored: a number of companies',
    none(),
    ref(() => UserDefinedFieldInfo),
    { select: false },
  ),
  SaveUserDefinedFieldInfo: operation(
    'Adds a numbered field to the draft (id 0) or changes it there; owner, type and ProgId stay as they were made. Values carry it once it is published',
    entity(() => UserDefinedFieldInfo),
    ref(() => UserDefinedFieldInfo),
    { select: false },
  ),
  DeleteUserDefinedFieldInfo: operation(
    'Takes a numbered field off the draft; one in force goes with the next publishing, and its values are shown no more',
    key('userDefinedFieldInfoId'),
    nothing,
    { select: false },
  ),
  GetUserDefinedFieldInfo: operation(
    'A definition by its id, as it stands in the draft; null when there is none',
    key('userDefinedFieldInfoId'),
    ref(() => UserDefinedFieldInfo),
  ),
  GetUserDefinedFieldList: operation(
    'The drafted definitions of an owner type, by TabOrder',
    args({ OwnerType: oneOf('UDefType', UDefType) }),
    list(ref(() => UserDefinedFieldInfo)),
  ),
  GetPublishedUserDefinedFieldList: operation(
    'The definitions of an owner type that are in force, by TabOrder',
    args({ OwnerType: oneOf('UDefType', UDefType) }),
    list(ref(() => UserDefinedFieldInfo)),
  ),
  GetUserDefinedFieldFromFieldLabel: operation(
    'The drafted definition with this label, found without regard to case, blanks and punctuation around it; null when there is none',
    args({ FieldLabel: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetPublishedUserDefinedFieldFromFieldLabel: operation(
    'The definition in force with this label, found without regard to case, blanks and punctuation around it; null when there is none',
    args({ FieldLabel: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetUserDefinedFieldFromProgId: operation(
    'The drafted definition with this ProgId; null when there is none',
    args({ ProgId: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetPublishedUserDefinedFieldFromProgId: operation(
    'The definition in force with this ProgId; null when there is none',
    args({ ProgId: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetUserDefinedFieldFromProgIds: operation(
    'The drafted definitions with these ProgIds, in their order; unknown ones are left out',
    args({ ProgIds: list(text()), OwnerType: oneOf('UDefType', UDefType) }),
    list(ref(() => UserDefinedFieldInfo)),
  ),
  CreateUserDefinedFieldInfo: operation(
    'Adds a numbered field of a type to the draft of an owner type, with the next ProgId',
    args({ OwnerType: oneOf('UDefType', UDefType), FieldType: oneOf('UDefFieldType', UDefFieldType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  Publish: operation(
    'Puts the draft of an owner type in force and answers how many of its definitions that has changed',
    args({ OwnerType: oneOf('UDefType', UDefType) }),
    int(),
  ),
});
