/** The UserDefinedFieldInfo agent. */
import { operations } from '../../contract/agents/user-defined-field-info.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetCustomFieldInfoList: notYet,
  GetCustomFieldInfo: notYet,
  CreateDefaultUserDefinedFieldInfo: notYet,
  SaveUserDefinedFieldInfo: notYet,
  DeleteUserDefinedFieldInfo: notYet,
  GetUserDefinedFieldInfo: notYet,
  GetUserDefinedFieldList: notYet,
  GetPublishedUserDefinedFieldList: notYet,
  GetUserDefinedFieldFromFieldLabel: notYet,
  GetPublishedUserDefinedFieldFromFieldLabel: notYet,
  GetUserDefinedFieldFromProgId: notYet,
  GetPublishedUserDefinedFieldFromProgId: notYet,
  GetUserDefinedFieldFromProgIds: notYet,
  CreateUserDefinedFieldInfo: notYet,
  Publish: notYet,
});
