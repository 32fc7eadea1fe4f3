/** From a ProjectEntity to a wish: wire words end here. */
import type { ProjectEntity } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { EntityWish } from '../../domain/entities.ts';
import { acceptOwn } from '../accept/custom-fields.ts';
import { linkTo, type Names, saidDates, saidFields, saidOnly } from '../person/accept-parts.ts';

const FIELDS: Names = {
  Name: 'name',
  ProjectNumber: 'number',
  Description: 'description',
  Postit: 'postit',
  Completed: 'completed',
  EventId: 'eventId',
};
const DATES: Names = { EndDate: 'end', StartDate: 'start' };

/** The wish of a ProjectEntity. What the server owns (stamps, counters, members, links) is passed over. */
export function acceptProject(entity: Said<typeof ProjectEntity>, desk: Desk): EntityWish {
  return {
    id: Math.max(entity.ProjectId ?? 0, 0),
    fields: { ...saidFields(entity, FIELDS), ...saidDates(entity, DATES) },
    links: saidOnly({
      associateId: linkTo(entity.Associate?.AssociateId, entity.Associate?.Name),
      statusId: linkTo(entity.ProjectStatus?.Id, entity.ProjectStatus?.Value),
      typeId: linkTo(entity.ProjectType?.Id, entity.ProjectType?.Value),
    }),
    custom: acceptOwn(entity, desk.ownFields.project, 'ProjectEntity'),
  };
}
