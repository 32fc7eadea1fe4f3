/** Messages of a ticket: drafts, saves, reads. */
import type { Call } from '../../app/call.ts';
import { change } from '../../app/change.ts';
import type { Intended } from '../../app/intended.ts';
import { markImportant, removeHeaders, removeMessage, saveWithAttachments } from '../../app/messages.ts';
import { type MessageView, readHead, readMessage, readMessages } from '../../app/read.ts';
import { shownMessage } from '../../app/shown.ts';
import { lookupOfMessage } from '../../app/ticket-lookup.ts';
import { messages } from '../../contract/agents/ticket.ts';
import type { TicketMessageEntity } from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { deciding, refuse } from '../../domain/decision.ts';
import type { Desk } from '../../domain/desk.ts';
import { addMessage, defaultMessageLevel, editMessage } from '../../domain/message.ts';
import { telling } from '../../domain/telling.ts';
import type { MessageWish } from '../../domain/wish.ts';
import type { Lookup } from '../../store/lookup.ts';
import { BadgeType, TicketMessageCategory, TicketMessageType } from '../../vocabulary.ts';
import { acceptMessage, acceptMessageFields } from '../accept/message.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { presentCustom } from '../present/custom-fields.ts';
import { presentCreator } from '../present/lists.ts';
import { presentHead, presentMessage } from '../present/ticket.ts';
import { goneOr, mayHear } from '../repeat.ts';
import { limitIds, said, viewerOf } from '../viewer.ts';
import { withEmbeddedData, withOptions } from './content.ts';

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

/** What a caller may want beside the message itself. */
interface Options {
  notify?: boolean;
  attachmentIds?: readonly number[];
  /** Shall this message set RepliedAt? It decides for itself when nothing is said. */
  updatesRepliedAt?: boolean;
}

/** Adds or edits a message. @returns the stored entity; given to the saver even where a later read would not be */
async function save(request: Request, entity: Said<typeof TicketMessageEntity>, options: Options = {}): Promise<Answer<Entity>> {
  const { call } = request;
  const { notify = false, attachmentIds = [], updatesRepliedAt } = options;
  const read = await acceptMessage(entity, call.desk, call.app.text);
  const accepted: MessageWish = updatesRepliedAt === undefined ? read : { ...read, updatesRepliedAt };
  const decide: Intended['decide'] = (thread, desk, facts, moment) => {
    // a newer desk may know fields that this one does not
    const wish = desk === call.desk ? accepted : { ...accepted, custom: acceptMessageFields(entity, desk) };
    if (wish.id === 0) {
      const decision = thread === null ? noTicket(wish) : addMessage(thread, wish, desk, facts, moment);
      return notify ? telling(decision, thread, desk, facts, moment) : decision;
    }
    return thread?.message ? editMessage({ ...thread, message: thread.message }, wish, desk, facts, moment) : noMessage(wish);
  };
  const lookup = (desk: Desk): Lookup => lookupOfMessage(accepted, desk, notify);
  if (attachmentIds.length > 0) {
    const { id, isRepeat } = await saveWithAttachments(call, {
      id: accepted.id,
      ticketId: accepted.ticketId,
      attachmentIds,
      lookup,
      decide,
    });
    return stored(call, id, isRepeat);
  }
  const target = accepted.id === 0 ? { ticketId: accepted.ticketId } : { messageId: accepted.id };
  const changed = await change(call, { target, lookup, decide, shows: 'message' });
  const view = shownMessage(changed);
  if (!view) return stored(call, changed.messageId, changed.thread === null);
  const { desk } = changed;
  return { value: present({ ...call, desk, agent: desk.associates.get(call.agent.associateId) ?? call.agent }, view), ...stampsOf(view) };
}

async function stored(call: Call, id: number, isRepeat: boolean): Promise<Answer<Entity>> {
  const seen = await readMessage(call, id, 'saved');
  if (!seen.value) throw goneOr(isRepeat, 'TicketMessageEntity', `message ${id}`);
  const agent = seen.call.desk.associates.get(call.agent.associateId) ?? call.agent;
  if (isRepeat) mayHear(agent, seen.value.ticket.ticket, seen.call.desk, 'TicketMessageEntity');
  return { value: present({ ...seen.call, agent }, seen.value), ...stampsOf(seen.value) };
}

export const handlers = implement(messages, {
  CreateDefaultTicketMessageEntity: async ({ call }) => ({ value: presentDraft(call) }),
  SaveTicketMessageEntity: (request, entity) => save(request, entity),
  GetTicketMessageEntity: async (request, id) => {
    const { call, value } = await readMessage(request.call, id);
    return value ? { value: present(call, value), ...stampsOf(value) } : { value: null };
  },
  GetTicketMessage: async (request, id) => {
    const { value } = await readHead(request.call, id);
    return { value: value && presentHead(value, null) };
  },
  GetTicketMessageEntities: async (request, { TicketId, MessageIds }) => {
    limitIds(MessageIds, 'MessageIds');
    const { call, value } = await readMessages(request.call, TicketId, MessageIds);
    return { value: value.map((view) => present(call, view)) };
  },
  GetTicketMessageWithOptions: withOptions,
  GetTicketMessageWithEmbeddedData: withEmbeddedData,
  SaveTicketMessageEntityWithNotify: (request, { NewEntity, Notify }) =>
    save(request, said(NewEntity, 'NewEntity'), { notify: Notify === true }),
  SaveTicketMessageEntityWithOptions: (request, { Entity: entity, Notify, AttachmentIds, UpdateRepliedAt }) => {
    limitIds(AttachmentIds, 'AttachmentIds');
    return save(request, said(entity, 'Entity'), {
      notify: Notify === true,
      attachmentIds: AttachmentIds ?? [],
      ...(typeof UpdateRepliedAt === 'boolean' ? { updatesRepliedAt: UpdateRepliedAt } : {}),
    });
  },
  DeleteTicketMessageEntity: async ({ call }, { TicketMessageEntityId }) => {
    await removeMessage(call, TicketMessageEntityId);
    return { value: undefined };
  },
  SetTicketMessageImportant: async ({ call }, { TicketMessageId, Important }) => {
    await markImportant(call, TicketMessageId, Important);
    return { value: undefined };
  },
  DeleteMessageHeaders: async ({ call }, { HeaderIds }) => {
    limitIds(HeaderIds, 'HeaderIds');
    await removeHeaders(call, HeaderIds);
    return { value: undefined };
  },
});
