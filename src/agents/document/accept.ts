/** From a DocumentEntity to a wish: wire words end here. */
import type { DocumentEntity, VisibleFor } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { EntityWish } from '../../domain/entities.ts';
import { acceptOwn } from '../accept/custom-fields.ts';
import { linkTo, type Names, saidDates, saidFields, saidOnly } from '../person/accept-parts.ts';

const FIELDS: Names = {
  Attention: 'attention',
  Header: 'header',
  Name: 'name',
  OurRef: 'ourRef',
  YourRef: 'yourRef',
  Description: 'description',
  ExternalRef: 'externalRef',
};
const DATES: Names = { Date: 'date' };

/** wire: a list, of which one counts: whom the document is for. An empty one says nothing. */
function visibleFrom(list: readonly Said<typeof VisibleFor>[] | null | undefined): EntityWish['fields'] {
  const first = list?.[0];
  return first ? { visibility: first.Visibility ?? 0, visibleId: first.Visibility ? (first.VisibleId ?? 0) : 0 } : {};
}

/** The wish of a DocumentEntity. What the server owns (stamps, counters, links, locks) is passed over. */
export function acceptDocument(entity: Said<typeof DocumentEntity>, desk: Desk): EntityWish {
  return {
    id: Math.max(entity.DocumentId ?? 0, 0),
    fields: {
      ...saidFields(entity, FIELDS),
      ...saidDates(entity, DATES),
      // wire: Unknown says nothing
      ...(entity.Completed ? { completed: entity.Completed } : {}),
      ...(entity.Type ? { type: entity.Type } : {}),
      ...visibleFrom(entity.VisibleFor),
    },
    links: saidOnly({
      companyId: linkTo(entity.Contact?.ContactId),
      personId: linkTo(entity.Person?.PersonId),
      projectId: linkTo(entity.Project?.ProjectId),
      saleId: linkTo(entity.Sale?.SaleId),
      associateId: linkTo(entity.Associate?.AssociateId, entity.Associate?.Name),
      templateId: linkTo(entity.DocumentTemplate?.DocumentTemplateId, entity.DocumentTemplate?.Name),
    }),
    custom: acceptOwn(entity, desk.ownFields.document, 'DocumentEntity'),
  };
}
