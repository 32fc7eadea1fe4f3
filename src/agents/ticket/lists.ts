/** Notifications and favourites of tickets. */
import { clearPopUps, notifyNewMessage, notifyNewTicket, readFavouriteUsers } from '../../app/notifications.ts';
import { lists } from '../../contract/agents/ticket.ts';
import { implement } from '../implement.ts';
import { limitIds } from '../viewer.ts';

export const handlers = implement(lists, {
  NotifyNewTicket: async ({ call }, { TicketEntityId }) => {
    await notifyNewTicket(call, TicketEntityId);
    return { value: undefined };
  },
  NotifyNewTicketMessage: async ({ call }, { TicketEntityId }) => {
    await notifyNewMessage(call, TicketEntityId);
    return { value: undefined };
  },
  ClearNotify: async ({ call }, { Ids }) => {
    limitIds(Ids, 'Ids');
    await clearPopUps(call, Ids);
    return { value: undefined };
  },
  GetHotlistEjUsers: async ({ call }, { TicketId, SkipAssociateIds, NotifyType, Channel }) => {
    limitIds(SkipAssociateIds, 'SkipAssociateIds');
    const question = { ticketId: TicketId, skippedAssociateIds: SkipAssociateIds, types: NotifyType, channel: Channel };
    return { value: await readFavouriteUsers(call, question) };
  },
});
