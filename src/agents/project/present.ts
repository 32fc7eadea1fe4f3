/** Projects as their carriers. */
import type { EntityView, FlatProject } from '../../app/entities.ts';
import { type Project, ProjectEntity } from '../../contract/carriers/index.ts';
import { fieldProperties } from '../../contract/describe.ts';
import type { Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import { mayWrite } from '../../domain/people.ts';
import { fieldRight, ownerRight, presentAssociateId, presentItem } from '../person/present-parts.ts';
import { presentOwn } from '../present/custom-fields.ts';
import { ownProperties } from '../present/own-properties.ts';

/** A project in short. */
export function presentFlatProject(project: FlatProject, desk: Desk): Shown<typeof Project> {
  return {
    ProjectId: project.id,
    Name: project.name,
    Description: project.description,
    URL: '',
    Type: project.type ?? '',
    AssociateId: project.associateId ?? 0,
    AssociateFullName: desk.associates.get(project.associateId ?? 0)?.fullName ?? '',
    TypeId: project.typeId ?? 0,
    Updated: project.updated ?? project.registered,
    StatusId: project.statusId ?? 0,
    Status: project.status ?? '',
    URLName: '',
    ProjectNumber: project.number,
    EventId: project.eventId,
    StartDate: project.start,
  };
}

const MANDATORY = new Set(['Name']);
const READ_ONLY = new Set(
  (
    'ProjectId ProjectMembers Urls CreatedDate UpdatedDate CreatedBy UpdatedBy HasImage ImageDescription ActiveStatusMonitorId Links ' +
    'ActiveLinks NextMilestoneDate NmdAppointmentId ActiveErpLinks PublishEventDate PublishTo PublishFrom IsPublished'
  ).split(' '),
);

/** A project in full, with what the viewer may do. */
export function presentProjectEntity({ call, record, around }: EntityView<'project'>): Shown<typeof ProjectEntity> {
  const { agent, desk } = call;
  return {
    ProjectId: record.id,
    Name: record.name,
    ProjectNumber: record.number,
    Description: record.description,
    Postit: record.postit,
    Associate: presentAssociateId(record.associateId, desk),
    CreatedBy: presentAssociateId(record.registeredBy, desk),
    UpdatedBy: presentAssociateId(record.updatedBy, desk),
    CreatedDate: record.registered,
    UpdatedDate: record.updated,
    ProjectStatus: presentItem(around.lists, 'projectstatus', record.statusId),
    ProjectType: presentItem(around.lists, 'projecttype', record.typeId),
    Completed: record.completed,
    EndDate: record.end,
    StartDate: record.start,
    EventId: record.eventId,
    ImageDescription: '',
    ...presentOwn(record.extra, desk.ownFields.project, desk, around.names),
    TableRight: ownerRight(agent, record, false),
    FieldProperties: {
      ...fieldProperties(ProjectEntity, fieldRight(agent, MANDATORY, READ_ONLY)),
      ...ownProperties(desk, 'project', mayWrite(agent)),
    },
  };
}
