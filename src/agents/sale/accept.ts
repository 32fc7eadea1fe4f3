/** From a SaleEntity to a wish: wire words end here. */
import type { SaleEntity } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { EntityWish } from '../../domain/entities.ts';
import { acceptOwn } from '../accept/custom-fields.ts';
import { linkTo, type Names, saidDates, saidFields, saidOnly } from '../person/accept-parts.ts';

const FIELDS: Names = {
  Heading: 'heading',
  Number: 'number',
  SaleText: 'description',
  Postit: 'postit',
  Amount: 'amount',
  Earning: 'earning',
  EarningPercent: 'earningPercent',
  Probability: 'probability',
};
// wire: the date of the next activity is the server's own
const DATES: Names = { Saledate: 'date', ReopenDate: 'reopen' };

/** The wish of a SaleEntity. What the server owns (stamps, counters, links) is passed over. */
export function acceptSale(entity: Said<typeof SaleEntity>, desk: Desk): EntityWish {
  return {
    id: Math.max(entity.SaleId ?? 0, 0),
    fields: {
      ...saidFields(entity, FIELDS),
      ...saidDates(entity, DATES),
      // wire: Unknown says nothing
      ...(entity.Status ? { status: entity.Status } : {}),
      ...(entity.Completed ? { completed: entity.Completed } : {}),
    },
    links: saidOnly({
      companyId: linkTo(entity.Contact?.ContactId),
      personId: linkTo(entity.Person?.PersonId),
      projectId: linkTo(entity.Project?.ProjectId),
      associateId: linkTo(entity.Associate?.AssociateId, entity.Associate?.Name),
      currencyId: linkTo(entity.Currency?.Id, entity.Currency?.Value),
      typeId: linkTo(entity.SaleType?.Id, entity.SaleType?.Value),
      stageId: linkTo(entity.Rating?.Id, entity.Rating?.Value),
      reasonId: linkTo(entity.Reason?.Id, entity.Reason?.Value),
      reasonSoldId: linkTo(entity.ReasonSold?.Id, entity.ReasonSold?.Value),
      reasonStalledId: linkTo(entity.ReasonStalled?.Id, entity.ReasonStalled?.Value),
      sourceId: linkTo(entity.Source?.Id, entity.Source?.Value),
      competitorId: linkTo(entity.Competitor?.Id, entity.Competitor?.Value),
      creditedId: linkTo(entity.Credited?.Id, entity.Credited?.Value),
    }),
    custom: acceptOwn(entity, desk.ownFields.sale, 'SaleEntity'),
  };
}
