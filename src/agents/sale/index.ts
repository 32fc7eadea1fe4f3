/** The Sale agent. */
import { operations } from '../../contract/agents/sale.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetSale: notYet,
  CreateDefaultSaleEntity: notYet,
  SaveSaleEntity: notYet,
  DeleteSaleEntity: notYet,
  GetSaleEntity: notYet,
  GetSaleList: notYet,
});
