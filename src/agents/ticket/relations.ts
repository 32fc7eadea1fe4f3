/** Relations between tickets: kept, made in numbers, seen from a ticket; its parent; what closing it would mean. */
import type { Call } from '../../app/call.ts';
import { type RelatedTicket, type RelationView, readAdvice, readParentId, readRelation, readRelations } from '../../app/related.ts';
import { createRelations, deleteRelation, type RelationWish, saveRelation, setParent, validateRelations } from '../../app/relations.ts';
import { relations } from '../../contract/agents/ticket.ts';
import type { TicketRelationEntity, TicketRelationItem, TicketRelationResult } from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import type { Verdict } from '../../domain/relations.ts';
import { can } from '../../domain/rights.ts';
import { ETableRight, TicketRelationType } from '../../vocabulary.ts';
import { type Answer, implement } from '../implement.ts';
import { fullName } from '../present/lists.ts';
import { iconHint, type Viewer } from '../present/ticket.ts';
import { goneOr } from '../repeat.ts';
import { limitIds, viewerOf } from '../viewer.ts';

type Entity = Shown<typeof TicketRelationEntity>;
type Maybe<T> = T | null | undefined;

const said = <T>(value: Maybe<T>): T | undefined => value ?? undefined;

const accept = (entity: Said<typeof TicketRelationEntity>): RelationWish => ({
  id: Math.max(entity.TicketRelationId ?? 0, 0),
  sourceId: said(entity.SourceTicketId),
  destinationId: said(entity.DestinationTicketId),
  type: said(entity.RelationType),
  comment: said(entity.Comment),
});

/** A relation is changed by who may change both its tickets. */
function present({ relation, source, destination }: RelationView, { agent, desk }: Call): Entity {
  const mayEdit = can(agent, 'edit', source, desk) && can(agent, 'edit', destination, desk);
  const Mask = ETableRight.Select | (mayEdit ? ETableRight.Update | ETableRight.Insert | ETableRight.Delete : 0);
  return {
    TicketRelationId: relation.id,
    SourceTicketId: relation.sourceId,
    DestinationTicketId: relation.destinationId,
    RelationType: relation.type,
    Comment: relation.comment,
    TableRight: { Mask, Reason: mayEdit ? '' : '[SR_SVAR_NO_RIGHT]' },
  };
}

async function find(call: Call, id: number): Promise<Entity | null> {
  const { value, call: now } = await readRelation(call, id);
  return value && present(value, now);
}

async function stored(call: Call, id: number): Promise<Answer<Entity>> {
  const value = await find(call, id);
  if (!value) throw goneOr(call.idempotency !== null, 'TicketRelationEntity', `relation ${id}`);
  return { value };
}

/** wire: the first of the errors stands where there is none. */
const presentVerdict = ({ sourceId, problem }: Verdict): Shown<typeof TicketRelationResult> => ({
  SourceTicketId: sourceId,
  IsValid: problem === null,
  RelationError: problem?.error ?? 0,
  ErrorMessage: problem?.message ?? '',
});

/** Of a ticket that may be listed but not read: id, title and status, and that it is related. */
function presentItem({ relation, row, readable }: RelatedTicket, viewer: Viewer): Shown<typeof TicketRelationItem> {
  const { ticket } = row;
  const listed = {
    TicketRelationId: relation.id,
    RelationType: relation.type,
    RelationCreatedAt: relation.registered,
    TicketId: ticket.id,
    Title: ticket.title,
    IconHint: iconHint(ticket, viewer),
    BaseStatus: ticket.base,
    TicketStatus: ticket.statusId,
    TicketStatusDisplayValue: viewer.desk.statuses.get(ticket.statusId)?.name ?? '',
  };
  if (!readable) return listed;
  return {
    ...listed,
    RelationComment: relation.comment,
    HasParent: relation.hasParent,
    ChildCount: relation.children,
    RelatedCount: relation.related,
    CustId: ticket.personId ?? -1,
    PersonFullname: fullName(row),
    ContactId: ticket.companyId,
    ContactName: row.companyName ?? '',
    TicketCreatedAt: ticket.createdAt,
  };
}

export const handlers = implement(relations, {
  CreateDefaultTicketRelationEntity: async () => ({ value: { RelationType: TicketRelationType.Related } }),
  GetTicketRelationEntity: async ({ call }, id) => ({ value: await find(call, id) }),
  SaveTicketRelationEntity: async ({ call }, entity) => stored(call, await saveRelation(call, accept(entity))),
  DeleteTicketRelationEntity: async ({ call }, id) => {
    await deleteRelation(call, id);
    return { value: undefined };
  },
  ValidateTicketRelations: async ({ call }, { SourceTicketIds, DestinationTicketId, RelationType }) => {
    limitIds(SourceTicketIds, 'SourceTicketIds');
    const asked = { sourceIds: SourceTicketIds, destinationId: DestinationTicketId, type: RelationType };
    return { value: (await validateRelations(call, asked)).map(presentVerdict) };
  },
  CreateTicketRelations: async ({ call }, { SourceTicketIds, DestinationTicketId, RelationType, Comment }) => {
    limitIds(SourceTicketIds, 'SourceTicketIds');
    const asked = { sourceIds: SourceTicketIds, destinationId: DestinationTicketId, type: RelationType };
    return { value: (await createRelations(call, asked, Comment)).map(presentVerdict) };
  },
  GetTicketRelations: async (request, { TicketId }) => {
    const { call, value } = await readRelations(request.call, TicketId);
    return { value: value.map((item) => presentItem(item, viewerOf(call))) };
  },
  GetTicketParentId: async ({ call }, { TicketId }) => ({ value: (await readParentId(call, TicketId)).value }),
  SetTicketParent: async ({ call }, { TicketId, ParentTicketId, Comment }) => {
    await setParent(call, TicketId, ParentTicketId, Comment);
    return { value: undefined };
  },
  GetTicketRelationActions: async ({ call }, { TicketId, ParentTicketId, TicketTypeId }) => {
    const { value } = await readAdvice(call, Math.max(TicketId, 0), Math.max(ParentTicketId, 0), TicketTypeId);
    if (!value) return { value: null };
    return {
      value: {
        TicketIdToClose: value.ticketIdToClose,
        IsParentRequired: value.isParentRequired,
        CanCloseCurrentTicket: value.canClose,
        Children: value.childIds,
      },
    };
  },
});
