/** The Diagnostics agent. */
import { operations } from '../../contract/agents/diagnostics.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  FlushCaches: notYet,
  GetCacheNames: notYet,
  FlushCachesByName: notYet,
  GetCacheState: notYet,
});
