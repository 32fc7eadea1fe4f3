/** Who has read what, and what escalates. */
import { openTicket, setLight, tellChain } from '../../app/taking.ts';
import { reading } from '../../contract/agents/ticket.ts';
import { implement, notYet } from '../implement.ts';
import { get } from './entities.ts';

export const handlers = implement(reading, {
  ProcessTicketWhenRead: async (request, { TicketEntityId }) =>
    (await openTicket(request.call, TicketEntityId)) ? get(request, TicketEntityId) : { value: null },
  SetTicketReadByOwner: async (request, { TicketEntityId, ReadStatus, CheckEscalating }) =>
    (await setLight(request.call, TicketEntityId, ReadStatus, CheckEscalating)) ? get(request, TicketEntityId) : { value: null },
  UpdateTicketsReadStatus: notYet,
  UpdateTicketsReadStatusByProvider: notYet,
  DoEscalating: async ({ call }, { TicketId, Action }) => {
    await tellChain(call, TicketId, Action);
    return { value: undefined };
  },
});
