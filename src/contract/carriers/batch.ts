/** Carriers of the Batch agent. */
import { BatchTaskCancellationBehaviour, BatchTaskState } from '../enums.ts';
import { bool, carrier, dateTime, dict, int, oneOf, text } from '../language.ts';
import { rights } from './rights.ts';

export const BatchTaskInfo = carrier('BatchTaskInfo', {
  Id: int(),
  Name: text(),
  AssociateId: int(),
  DetailsTable: int(),
  DetailsRecord: int(),
  IsSystemTask: bool(),
  IsInternalTask: bool(),
  ParameterObject: dict(text()),
  LastStarted: dateTime(),
  Created: dateTime(),
  StartCount: int(),
  DatabaseSerialNumber: text(),
  Context: text(),
  Result: text(),
  State: oneOf('BatchTaskState', BatchTaskState),
  Description: text(),
  Response: text(),
  Request: text(),
  ProgressDescription: text(),
  ProgressPercent: int(),
  FileName: text(),
  CancellationBehaviour: oneOf('BatchTaskCancellationBehaviour', BatchTaskCancellationBehaviour),
  ...rights,
});
