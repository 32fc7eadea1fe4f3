/** The Batch agent. */
import { operations } from '../../contract/agents/batch.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetBatchTaskInfo: notYet,
  GetBatchTaskInfosByAssociates: notYet,
  GetBatchTaskInfosByState: notYet,
  DeleteBatchTask: notYet,
});
