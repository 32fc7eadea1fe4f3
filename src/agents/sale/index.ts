/** The Sale agent. */
import type { Call } from '../../app/call.ts';
import { draftEntity, type EntityView, readEntity, readSales, removeEntity, saveEntity } from '../../app/entities.ts';
import { operations } from '../../contract/agents/sale.ts';
import type { SaleEntity } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { deskKnowing } from '../accept/known-fields.ts';
import { type Answer, changedOf, implement } from '../implement.ts';
import { goneOr } from '../repeat.ts';
import { limitIds } from '../viewer.ts';
import { acceptSale } from './accept.ts';
import { presentFlatSale, presentSaleEntity } from './present.ts';

const answerOf = (view: EntityView<'sale'>): Answer<Shown<typeof SaleEntity>> => ({
  value: presentSaleEntity(view),
  ...changedOf(view.record),
});

async function sale(call: Call, id: number): Promise<Answer<Shown<typeof SaleEntity> | null>> {
  const view = await readEntity(call, 'sale', id);
  return view ? answerOf(view) : { value: null };
}

export const handlers = implement(operations, {
  GetSale: async ({ call: asked }, id) => {
    const { call, sales } = await readSales(asked, [id]);
    return { value: sales[0] ? presentFlatSale(sales[0], call.desk) : null };
  },
  CreateDefaultSaleEntity: async ({ call }) => ({ value: presentSaleEntity(await draftEntity(call, 'sale')) }),
  SaveSaleEntity: async ({ call }, entity) => {
    const id = await saveEntity(call, 'sale', acceptSale(entity, await deskKnowing(call, 'sale', entity)));
    const view = await readEntity(call, 'sale', id);
    if (!view) throw goneOr(call.idempotency !== null, 'SaleId', `sale ${id}`);
    return answerOf(view);
  },
  DeleteSaleEntity: async ({ call }, id) => {
    await removeEntity(call, 'sale', id);
    return { value: undefined };
  },
  GetSaleEntity: ({ call }, id) => sale(call, id),
  GetSaleList: async ({ call: asked }, ids) => {
    limitIds(ids, 'saleIds');
    const { call, sales } = await readSales(asked, [...new Set(ids)]);
    return { value: sales.map((row) => presentFlatSale(row, call.desk)) };
  },
});
