/** Tickets are merged and split. */
import type { Call } from '../../app/call.ts';
import { type Done, merge } from '../../app/merging.ts';
import { type NewTicketAsk, split, splitMessage } from '../../app/splitting.ts';
import { lookupOfTicket } from '../../app/ticket-lookup.ts';
import { merging } from '../../contract/agents/ticket.ts';
import type { TicketEntity, TicketMessageEntity } from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { MessageWish } from '../../domain/wish.ts';
import { acceptMessage, acceptMessageFields } from '../accept/message.ts';
import { acceptTicket } from '../accept/ticket.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { limitIds, said } from '../viewer.ts';
import { get } from './entities.ts';

/** The ticket that a command has come to; given to who gave it even where a later read would not be. A repeat tells what may be read now. */
export const after = (request: Request, { id, isRepeat }: Done): Promise<Answer<Shown<typeof TicketEntity> | null>> =>
  get(request, id, isRepeat ? 'read' : 'saved');

/** The new ticket of a split. A newer desk may know fields and users that this one does not, so it is read anew by each. */
function newTicket(entity: Said<typeof TicketEntity>, call: Call): NewTicketAsk {
  limitIds(acceptTicket(entity, call.desk).otherPersonIds, 'NewTicketEntity.SecondaryPersons');
  return { wish: (desk) => acceptTicket(entity, desk), lookup: (wish, desk) => lookupOfTicket(wish, call, desk) };
}

/** A message as a desk reads it; its HTML is cleaned before anything is locked. */
async function messageOn(entity: Said<typeof TicketMessageEntity>, call: Call): Promise<(desk: Desk) => MessageWish> {
  const wish = await acceptMessage(entity, call.desk, call.app.text);
  return (desk) => (desk === call.desk ? wish : { ...wish, custom: acceptMessageFields(entity, desk) });
}

export const handlers = implement(merging, {
  async MergeTickets(request, { MergedTicketEntity, SecondaryTicketIds }) {
    limitIds(SecondaryTicketIds, 'SecondaryTicketIds');
    const { call } = request;
    const entity = said(MergedTicketEntity, 'MergedTicketEntity');
    const wish = acceptTicket(entity, call.desk);
    limitIds(wish.otherPersonIds, 'MergedTicketEntity.SecondaryPersons');
    const wishOn = (desk: Desk) => (desk === call.desk ? wish : acceptTicket(entity, desk));
    const done = await merge(call, {
      primaryId: wish.id,
      secondaryIds: SecondaryTicketIds,
      wish: wishOn,
      lookup: (desk) => lookupOfTicket(wishOn(desk), call, desk),
    });
    return after(request, done);
  },
  async SplitTicket(request, asked) {
    limitIds(asked.TransferMessageIds, 'TransferMessageIds');
    const done = await split(request.call, {
      sourceId: asked.SourceTicketEntityId,
      source: { statusId: asked.SourceTicketEntityStatusId, activateAt: asked.SourceTicketEntityActivate },
      messageIds: asked.TransferMessageIds,
      ticket: newTicket(said(asked.NewTicketEntity, 'NewTicketEntity'), request.call),
    });
    return after(request, done);
  },
  async SplitTicketMessage(request, asked) {
    limitIds(asked.TransferAttachmentsIds, 'TransferAttachmentsIds');
    const { call } = request;
    const source = await messageOn(said(asked.SourceTicketMessage, 'SourceTicketMessage'), call);
    const done = await splitMessage(call, {
      source,
      sourceId: source(call.desk).id,
      ticket: newTicket(said(asked.NewTicketEntity, 'NewTicketEntity'), call),
      half: await messageOn(said(asked.NewTicketMessage, 'NewTicketMessage'), call),
      attachmentIds: asked.TransferAttachmentsIds,
    });
    return after(request, done);
  },
});
