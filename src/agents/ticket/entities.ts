/** Tickets: drafts, saves, reads. */
import type { Call } from '../../app/call.ts';
import { change } from '../../app/change.ts';
import { Refused } from '../../app/errors.ts';
import type { Changed } from '../../app/intended.ts';
import { resolveTicket } from '../../app/merging.ts';
import { type Reading, readTicket, readTickets } from '../../app/read.ts';
import { shownTicket } from '../../app/shown.ts';
import { acceptTickets, takeNextInQueue } from '../../app/taking.ts';
import { lookupOfTicket } from '../../app/ticket-lookup.ts';
import { entities } from '../../contract/agents/ticket.ts';
import type { TicketEntity } from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { type Decision, deciding, isRefusal, type Refusal, refuse } from '../../domain/decision.ts';
import type { Desk } from '../../domain/desk.ts';
import { draftTicket } from '../../domain/draft.ts';
import { telling } from '../../domain/telling.ts';
import type { Ticket } from '../../domain/thread.ts';
import { createTicket, saveTicket } from '../../domain/ticket.ts';
import type { TicketWish } from '../../domain/wish.ts';
import { TicketBaseStatus } from '../../vocabulary.ts';
import { AUTOMATIC, acceptTicket } from '../accept/ticket.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { presentCategory, presentCreator, presentOwner, presentPriority, presentStatus, presentType } from '../present/lists.ts';
import { iconHint, presentSummary, presentTicket, presentTicketEntity } from '../present/ticket.ts';
import { goneOr, mayHear } from '../repeat.ts';
import { limitIds, said, viewerOf } from '../viewer.ts';

type Entity = Shown<typeof TicketEntity>;

/** A draft: defaults, nothing stored, all dates unset (a client in another zone would give "now" back as another instant). */
export function presentDraft(call: Call, typeId: number | null): Entity {
  const { desk } = call;
  const draft = draftTicket(desk, { at: call.at, by: call.agent, random: call.random }, typeId);
  if (isRefusal(draft)) throw new Refused(draft);
  const { ticket } = draft;
  const category = desk.categories.get(ticket.categoryId);
  const status = desk.statuses.get(ticket.statusId);
  const priority = draft.priorityId === null ? undefined : desk.priorities.get(draft.priorityId);
  const view = presentTicketEntity(
    {
      row: { ticket, firstName: null, middleName: null, lastName: null, companyName: null, saleHeading: null, projectName: null },
      persons: [],
      heads: [],
    },
    viewerOf(call),
  );
  return {
    ...view,
    CreatedAt: null,
    LastChanged: null,
    FirstReadByUser: null,
    CreatedBy: presentCreator(call.agent.id, desk),
    OwnedBy: draft.automaticOwner ? { AssociateId: AUTOMATIC, EjUserId: 0 } : presentOwner(ticket.ownerId, desk),
    Category: category ? presentCategory(category, desk) : null,
    Status: status ? presentStatus(status, desk) : null,
    Priority: priority ? presentPriority(priority) : null,
    TicketType: presentType(ticket.typeId, desk),
    IconHint: iconHint(ticket, viewerOf(call)),
    BaseStatus: status?.base ?? TicketBaseStatus.Active,
  };
}

const unknownTicket = (id: number): (() => Decision | Refusal) =>
  deciding(() => refuse('unknown', 'TicketEntity', `Ticket ${id} was not found`));

const stampsOf = ({ version, lastChanged }: Ticket): { version: number; changedAt: number } => ({ version, changedAt: lastChanged });

/** Creates or changes a ticket. @returns the stored entity; given to the saver even where a later read would not be */
async function save(request: Request, entity: Said<typeof TicketEntity>, notify = false): Promise<Answer<Entity>> {
  const { call } = request;
  const wish = acceptTicket(entity, call.desk);
  // a newer desk may know fields and users that this one does not
  const wishOn = (desk: Desk): TicketWish => (desk === call.desk ? wish : acceptTicket(entity, desk));
  limitIds(wish.otherPersonIds, 'TicketEntity.SecondaryPersons');
  const changed = await change(call, {
    target: wish.id === 0 ? { new: true } : { ticketId: wish.id },
    lookup: (desk) => ({ ...lookupOfTicket(wishOn(desk), call, desk), ...(notify && wish.id > 0 ? { favouriteTicketId: wish.id } : {}) }),
    decide: (thread, desk, facts, moment) => {
      if (wish.id > 0 && thread === null) return unknownTicket(wish.id)();
      const decision =
        thread === null ? createTicket(wishOn(desk), desk, facts, moment) : saveTicket(thread, wishOn(desk), desk, facts, moment);
      return notify ? telling(decision, thread, desk, facts, moment) : decision;
    },
    shows: 'ticket',
  });
  return knownTicket(call, changed) ?? storedTicket(call, changed);
}

/** The answer from what was decided and looked up; null when the ticket has to be read. */
function knownTicket(call: Call, changed: Changed): Answer<Entity> | null {
  const view = shownTicket(changed);
  if (!view) return null;
  const { desk } = changed;
  const agent = desk.associates.get(call.agent.associateId) ?? call.agent;
  return { value: presentTicketEntity(view, { agent, desk, at: call.at }), ...stampsOf(view.row.ticket) };
}

/** The ticket as it stands after a save, whatever the saver may read; a repeat tells no more than the first answer did. */
async function storedTicket(call: Call, { ticketId: id, thread }: Changed): Promise<Answer<Entity>> {
  const seen = await readTicket(call, id, 'saved');
  if (!seen.value) throw goneOr(thread === null, 'TicketEntity', `ticket ${id}`);
  const agent = seen.call.desk.associates.get(call.agent.associateId) ?? call.agent;
  const { ticket } = seen.value.row;
  if (thread === null && ticket.version > 1) mayHear(agent, ticket, seen.call.desk, 'TicketEntity');
  return { value: presentTicketEntity(seen.value, { agent, desk: seen.call.desk, at: call.at }), ...stampsOf(ticket) };
}

/** A ticket in full; null when there is none that the caller may read. */
export async function get(request: Request, id: number, reading: Reading = 'read'): Promise<Answer<Entity | null>> {
  const { call, value } = await readTicket(request.call, id, reading);
  if (!value) return { value: null };
  return { value: presentTicketEntity(value, viewerOf(call)), ...stampsOf(value.row.ticket) };
}

export const handlers = implement(entities, {
  CreateDefaultTicketEntity: async ({ call }) => ({ value: presentDraft(call, null) }),
  SaveTicketEntity: (request, entity) => save(request, entity),
  GetTicketEntity: get,
  GetForRmUi: (request, { TicketId }) => get(request, TicketId),
  GetTicket: async (request, id) => {
    const { call, value } = await readTickets(request.call, [id]);
    const row = value[0];
    return row ? { value: presentTicket(row, viewerOf(call)), ...stampsOf(row.ticket) } : { value: null };
  },
  GetTickets: async (request, { TicketIds }) => {
    limitIds(TicketIds, 'TicketIds');
    const { call, value } = await readTickets(request.call, TicketIds);
    return { value: value.map((row) => presentTicket(row, viewerOf(call))) };
  },
  GetTicketSummaries: async (request, { TicketIds }) => {
    limitIds(TicketIds, 'TicketIds');
    // id, title and status are what List shows of a ticket that may not be read
    const { call, value } = await readTickets(request.call, TicketIds, 'list');
    return { value: value.map((row) => presentSummary(row, viewerOf(call))) };
  },
  CreateDefaultForTicketType: async ({ call }, { TicketTypeId }) => ({ value: presentDraft(call, TicketTypeId) }),
  SaveTicketEntityWithNotify: (request, { NewEntity, Notify }) => save(request, said(NewEntity, 'NewEntity'), Notify === true),
  ResolveTicketId: async ({ call }, { TicketId }) => ({ value: (await resolveTicket(call, TicketId)).value }),
  AcceptTickets: async ({ call }, { TicketIds }) => {
    limitIds(TicketIds, 'TicketIds');
    await acceptTickets(call, TicketIds);
    return { value: undefined };
  },
  GetNextInQueue: async (request) => {
    const id = await takeNextInQueue(request.call);
    return id === null ? { value: null } : get(request, id, 'saved');
  },
});
