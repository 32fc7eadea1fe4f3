/** The operations of the UserDefinedFieldInfo agent that Svar declares; its other ones answer 501. */

import { FieldInfoBase, UserDefinedFieldInfo } from '../carriers/index.ts';
import { UDefFieldType, UDefType } from '../enums.ts';
import { args, bool, entity, group, int, key, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  GetCustomFieldInfoList: operation('', args({ TableName: text(), IncludeStandard: bool() }), list(ref(() => FieldInfoBase))),
  GetCustomFieldInfo: operation(
    '',
    args({ TableName: text(), FieldName: text() }),
    ref(() => FieldInfoBase),
  ),
  CreateDefaultUserDefinedFieldInfo: operation(
    '',
    none(),
    ref(() => UserDefinedFieldInfo),
    { select: false },
  ),
  SaveUserDefinedFieldInfo: operation(
    '',
    entity(() => UserDefinedFieldInfo),
    ref(() => UserDefinedFieldInfo),
    { select: false },
  ),
  DeleteUserDefinedFieldInfo: operation('', key('userDefinedFieldInfoId'), nothing, { select: false }),
  GetUserDefinedFieldInfo: operation(
    '',
    key('userDefinedFieldInfoId'),
    ref(() => UserDefinedFieldInfo),
  ),
  GetUserDefinedFieldList: operation('', args({ OwnerType: oneOf('UDefType', UDefType) }), list(ref(() => UserDefinedFieldInfo))),
  GetPublishedUserDefinedFieldList: operation('', args({ OwnerType: oneOf('UDefType', UDefType) }), list(ref(() => UserDefinedFieldInfo))),
  GetUserDefinedFieldFromFieldLabel: operation(
    '',
    args({ FieldLabel: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetPublishedUserDefinedFieldFromFieldLabel: operation(
    '',
    args({ FieldLabel: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetUserDefinedFieldFromProgId: operation(
    '',
    args({ ProgId: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetPublishedUserDefinedFieldFromProgId: operation(
    '',
    args({ ProgId: text(), OwnerType: oneOf('UDefType', UDefType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  GetUserDefinedFieldFromProgIds: operation(
    '',
    args({ ProgIds: list(text()), OwnerType: oneOf('UDefType', UDefType) }),
    list(ref(() => UserDefinedFieldInfo)),
  ),
  CreateUserDefinedFieldInfo: operation(
    '',
    args({ OwnerType: oneOf('UDefType', UDefType), FieldType: oneOf('UDefFieldType', UDefFieldType) }),
    ref(() => UserDefinedFieldInfo),
  ),
  Publish: operation('', args({ OwnerType: oneOf('UDefType', UDefType) }), int()),
});
