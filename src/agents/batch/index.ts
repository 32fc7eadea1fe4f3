/** The Batch agent. */
import { type BatchRow, readBatch, readBatches, removeBatch } from '../../app/batches.ts';
import { operations } from '../../contract/agents/batch.ts';
import type { BatchTaskInfo } from '../../contract/carriers/index.ts';
import { type BatchTaskCancellationBehaviour, BatchTaskState } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import { implement } from '../implement.ts';
import { limitIds } from '../viewer.ts';

const present = (task: BatchRow): Shown<typeof BatchTaskInfo> => ({
  Id: task.id,
  Name: task.name,
  AssociateId: task.associateId ?? 0,
  DetailsTable: task.detailsTable,
  DetailsRecord: task.detailsRecord,
  IsSystemTask: task.associateId === null,
  IsInternalTask: task.internal,
  ParameterObject: task.parameters,
  LastStarted: task.lastStarted,
  Created: task.registered,
  StartCount: task.startCount,
  Context: task.context,
  Result: task.result,
  State: task.state as BatchTaskState,
  Description: task.description,
  Response: task.response,
  Request: task.request,
  ProgressDescription: task.progressText,
  ProgressPercent: task.progress,
  FileName: task.fileName,
  CancellationBehaviour: task.cancellation as BatchTaskCancellationBehaviour,
});

export const handlers = implement(operations, {
  GetBatchTaskInfo: async ({ call }, { Id }) => {
    const task = await readBatch(call, Id);
    return { value: task ? present(task) : null };
  },
  GetBatchTaskInfosByAssociates: async ({ call }, { AssociateIds }) => {
    limitIds(AssociateIds, 'AssociateIds');
    return { value: (await readBatches(call, AssociateIds, null)).map(present) };
  },
  GetBatchTaskInfosByState: async ({ call }, { State }) => {
    const state = State === BatchTaskState.All ? null : State;
    return { value: (await readBatches(call, [call.agent.associateId], state)).map(present) };
  },
  DeleteBatchTask: async ({ call }, { BatchTaskId }) => {
    await removeBatch(call, BatchTaskId);
    return { value: undefined };
  },
});
