/** The operations of the Batch agent that Svar declares; its other ones answer 501. */

import { BatchTaskInfo } from '../carriers/index.ts';
import { BatchTaskState } from '../enums.ts';
import { args, group, int, list, nothing, oneOf, operation, ref } from '../language.ts';

export const operations = group({
  GetBatchTaskInfo: operation(
    'A batch task with its progress; null when there is none that the caller may see.',
    args({ Id: int() }),
    ref(() => BatchTaskInfo),
  ),
  GetBatchTaskInfosByAssociates: operation(
    'The batch tasks of these associates, the newest first; only administrators see those of others.',
    args({ AssociateIds: list(int()) }),
    list(ref(() => BatchTaskInfo)),
  ),
  GetBatchTaskInfosByState: operation(
    'The caller’s batch tasks in a state, the newest first; `All` asks for all of them.',
    args({ State: oneOf('BatchTaskState', BatchTaskState) }),
    list(ref(() => BatchTaskInfo)),
  ),
  DeleteBatchTask: operation('Deletes a batch task that does not run.', args({ BatchTaskId: int() }), nothing),
});
