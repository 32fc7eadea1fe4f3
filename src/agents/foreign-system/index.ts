/** The ForeignSystem agent. */
import { operations } from '../../contract/agents/foreign-system.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  CreateDefaultForeignAppEntity: notYet,
  SaveForeignAppEntity: notYet,
  DeleteForeignAppEntity: notYet,
  GetForeignAppEntity: notYet,
  GetAppByName: notYet,
  GetApplicationDevices: notYet,
  GetDeviceByName: notYet,
  GetDeviceByIdentifier: notYet,
  GetKey: notYet,
  GetKeyValue: notYet,
  GetKeyOnDeviceIdentifier: notYet,
  GetKeyValueOnDeviceIdentifier: notYet,
  AddForeignKey: notYet,
  SaveForeignKey: notYet,
  DeleteForeignKeyOnName: notYet,
  GetKeyByValue: notYet,
  GetKeyByValueAndIdentifier: notYet,
  GetAllForeignKeysOnEntity: notYet,
  GetForeignDevice: notYet,
  SaveForeignDevice: notYet,
  DeleteForeignDevice: notYet,
  DeleteForeignKey: notYet,
  GetDeviceKeys: notYet,
  GetApplicationKeys: notYet,
});
