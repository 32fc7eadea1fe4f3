/** The Tooltips agent. */
import { operations } from '../../contract/agents/tooltips.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetTooltip: notYet,
});
