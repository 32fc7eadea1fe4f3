/** The BLOB agent. */
import { operations } from '../../contract/agents/blob.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  CreateDefaultBlobEntity: notYet,
  SaveBlobEntity: notYet,
  DeleteBlobEntity: notYet,
  GetBlobEntity: notYet,
  SetBlobStream: notYet,
  GetBlobStream: notYet,
  GetPersonImage: notYet,
  SetPersonImage: notYet,
});
