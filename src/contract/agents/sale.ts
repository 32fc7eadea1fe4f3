/** The operations of the Sale agent that Svar declares; its other ones answer 501. */
import { Sale, SaleEntity } from '../carriers/index.ts';
import { array, entity, group, int, key, list, none, nothing, operation, ref } from '../language.ts';

export const operations = group({
  GetSale: operation(
    '',
    key('saleId'),
    ref(() => Sale),
  ),
  CreateDefaultSaleEntity: operation(
    '',
    none(),
    ref(() => SaleEntity),
    { select: false },
  ),
  SaveSaleEntity: operation(
    '',
    entity(() => SaleEntity),
    ref(() => SaleEntity),
    { select: false },
  ),
  DeleteSaleEntity: operation('', key('saleEntityId'), nothing, { select: false }),
  GetSaleEntity: operation(
    '',
    key('saleEntityId'),
    ref(() => SaleEntity),
  ),
  GetSaleList: operation('', array('saleIds', int()), list(ref(() => Sale))),
});
