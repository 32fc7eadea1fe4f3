/** The operations of the Batch agent that Svar declares; its other ones answer 501. */

import { BatchTaskInfo } from '../carriers/index.ts';
import { BatchTaskState } from '../enums.ts';
import { args, group, int, list, nothing, oneOf, operation, ref } from '../language.ts';

export const operations = group({
  GetBatchTaskInfo: operation(
    '',
    args({ Id: int() }),
    ref(() => BatchTaskInfo),
  ),
  GetBatchTaskInfosByAssociates: operation('', args({ AssociateIds: list(int()) }), list(ref(() => BatchTaskInfo))),
  GetBatchTaskInfosByState: operation('', args({ State: oneOf('BatchTaskState', BatchTaskState) }), list(ref(() => BatchTaskInfo))),
  DeleteBatchTask: operation('', args({ BatchTaskId: int() }), nothing),
});
