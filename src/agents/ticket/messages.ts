/** Messages of a ticket: drafts, saves, reads. */
import type { Call } from '../../app/call.ts';
import { change } from '../../app/change.ts';
import type { Changed } from '../../app/intended.ts';
import { type MessageView, readHead, readMessage, readMessages } from '../../app/read.ts';
import { messages } from '../../contract/agents/ticket.ts';
import type { TicketMessageEntity } from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { deciding, refuse } from '../../domain/decision.ts';
import { addMessage, defaultMessageLevel, editMessage } from '../../domain/message.ts';
import type { MessageWish } from '../../domain/wish.ts';
import { BadgeType, TicketMessageCategory, TicketMessageType } from '../../vocabulary.ts';
import { acceptMessage, acceptMessageFields } from '../accept/message.ts';
import { type Answer, implement, notYet, type Request } from '../implement.ts';
import { presentCustom } from '../present/custom-fields.ts';
import { presentCreator } from '../present/lists.ts';
import { presentHead, presentMessage } from '../present/ticket.ts';
import { goneOr, mayHear } from '../repeat.ts';
import { limitIds, viewerOf } from '../viewer.ts';

type Entity = Shown<typeof TicketMessageEntity>;

const present = (call: Call, view: MessageView): Entity =>
  presentMessage(view.message, view.ticket, view.person, view.attachments, viewerOf(call), view.names);

/** The ETag of a message is its ticket's; what it was changed last is its own. */
const stampsOf = ({ message, ticket }: MessageView): { version: number; changedAt: number } => ({
  version: ticket.ticket.version,
  changedAt: message.changedAt ?? message.createdAt,
});

/** A draft: type and badge are left to the save. */
function presentDraft(call: Call): Entity {
  const custom = presentCustom(
    Object.fromEntries([...call.desk.messageFields.values()].map((field) => [field.name, field.defaultValue || null])),
    call.desk.messageFields,
    call.desk,
  );
  return {
    CreatedBy: presentCreator(call.agent.id, call.desk),
    Author: call.agent.fullName,
    Slevel: defaultMessageLevel(call.desk, null, BadgeType.Unknown),
    Type: TicketMessageType.Unknown,
    MessageCategory: TicketMessageCategory.Message,
    Badge: BadgeType.Unknown,
    ...custom,
  };
}

const noTicket = deciding((wish: MessageWish) =>
  wish.ticketId === 0
    ? refuse('invalid', 'TicketMessageEntity.Ticket', 'A message needs the ticket that it belongs to')
    : refuse('unknown', 'TicketMessageEntity.Ticket', `Ticket ${wish.ticketId} was not found`),
);
const noMessage = deciding((wish: MessageWish) => refuse('unknown', 'TicketMessageEntity', `Message ${wish.id} was not found`));

/** Adds or edits a message. @returns the stored entity; given to the saver even where a later read would not be */
async function save(request: Request, entity: Said<typeof TicketMessageEntity>): Promise<Answer<Entity>> {
  const { call } = request;
  const accepted = await acceptMessage(entity, call.desk, call.app.text);
  const changed = await change(call, {
    target: accepted.id === 0 ? { ticketId: accepted.ticketId } : { messageId: accepted.id },
    lookup: () => ({ personIds: accepted.personId ? [accepted.personId] : [], saleIds: [], projectIds: [], delegatingCategoryId: 0 }),
    decide: (thread, desk, facts, moment) => {
      // a newer desk may know fields that this one does not
      const wish = desk === call.desk ? accepted : { ...accepted, custom: acceptMessageFields(entity, desk) };
      if (wish.id === 0) return thread === null ? noTicket(wish) : addMessage(thread, wish, desk, facts, moment);
      return thread?.message ? editMessage({ ...thread, message: thread.message }, wish, desk, facts, moment) : noMessage(wish);
    },
  });
  return stored(call, changed);
}

async function stored(call: Call, { messageId: id, thread }: Changed): Promise<Answer<Entity>> {
  const seen = await readMessage(call, id, 'saved');
  if (!seen.value) throw goneOr(thread === null, 'TicketMessageEntity', `message ${id}`);
  const agent = seen.call.desk.associates.get(call.agent.associateId) ?? call.agent;
  if (thread === null) mayHear(agent, seen.value.ticket.ticket, seen.call.desk, 'TicketMessageEntity');
  return { value: present({ ...seen.call, agent }, seen.value), ...stampsOf(seen.value) };
}

export const handlers = implement(messages, {
  CreateDefaultTicketMessageEntity: async ({ call }) => ({ value: presentDraft(call) }),
  SaveTicketMessageEntity: save,
  GetTicketMessageEntity: async (request, id) => {
    const { call, value } = await readMessage(request.call, id);
    return value ? { value: present(call, value), ...stampsOf(value) } : { value: null };
  },
  GetTicketMessage: async (request, id) => {
    const { call, value } = await readHead(request.call, id);
    return { value: value && presentHead(value, null, viewerOf(call)) };
  },
  GetTicketMessageEntities: async (request, { TicketId, MessageIds }) => {
    limitIds(MessageIds, 'MessageIds');
    const { call, value } = await readMessages(request.call, TicketId, MessageIds);
    return { value: value.map((view) => present(call, view)) };
  },
  GetTicketMessageWithOptions: notYet,
  GetTicketMessageWithEmbeddedData: notYet,
  SaveTicketMessageEntityWithNotify: notYet,
  SaveTicketMessageEntityWithOptions: notYet,
  DeleteTicketMessageEntity: notYet,
  SetTicketMessageImportant: notYet,
  DeleteMessageHeaders: notYet,
});
