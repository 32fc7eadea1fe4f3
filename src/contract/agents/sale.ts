/** The operations of the Sale agent that Svar declares; its other ones answer 501. */
import { Sale, SaleEntity } from '../carriers/index.ts';
import { array, entity, group, int, key, list, none, nothing, operation, ref } from '../language.ts';

export const operations = group({
  GetSale: operation(
    'A sale in short, by its id; null when there is none.',
    key('saleId'),
    ref(() => Sale),
  ),
  CreateDefaultSaleEntity: operation(
    'A new open sale of the caller’s with its defaults; nothing is stored.',
    none(),
    ref(() => SaleEntity),
    { select: false },
  ),
  SaveSaleEntity: operation(
    'Makes (SaleId 0) or changes a sale and answers it as it is stored. Members that are left out stay as they are.',
    entity(() => SaleEntity),
    ref(() => SaleEntity),
    { select: false },
  ),
  DeleteSaleEntity: operation(
    'Deletes a sale for good; tickets and documents that pointed at it point at none then.',
    key('saleEntityId'),
    nothing,
    { select: false },
  ),
  GetSaleEntity: operation(
    'A sale with everything that it holds; null when there is none.',
    key('saleEntityId'),
    ref(() => SaleEntity),
  ),
  GetSaleList: operation(
    'Sales in short, in the order of the ids; unknown ones are left out.',
    array('saleIds', int()),
    list(ref(() => Sale)),
  ),
});
