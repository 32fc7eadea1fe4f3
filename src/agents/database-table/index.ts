/** The DatabaseTable agent. */
import { operations } from '../../contract/agents/database-table.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  ReadRow: notYet,
  InsertRow: notYet,
  UpdateRow: notYet,
  DeleteRow: notYet,
  Insert: notYet,
  Truncate: notYet,
  Upsert: notYet,
  Delete: notYet,
});
