/** Putting tickets into the bin and taking them out. */
import { change } from '../../app/change.ts';
import { Refused } from '../../app/errors.ts';
import { deleting } from '../../contract/agents/ticket.ts';
import { deciding, refuse } from '../../domain/decision.ts';
import { deleteTicket } from '../../domain/ticket.ts';
import { implement, notYet, type Request } from '../implement.ts';

const NOTHING_WANTED = { personIds: [], saleIds: [], projectIds: [], delegatingCategoryId: 0 };

/**
 * Gives a ticket the status that stands for Deleted, as any change of its status: the rows stay.
 * Source: save-semantics, DeleteTicketEntity. An unknown ticket is as good as deleted: errors §3.
 */
async function remove({ call }: Request, id: number): Promise<void> {
  const unknown = deciding(() => refuse('unknown', 'TicketEntityId', `Ticket ${id} was not found`));
  try {
    await change(call, {
      target: { ticketId: id },
      lookup: () => NOTHING_WANTED,
      decide: (thread, desk, facts, moment) => (thread === null ? unknown() : deleteTicket(thread, desk, facts, moment)),
    });
  } catch (error) {
    if (!(error instanceof Refused && error.refusal.about === 'TicketEntityId')) throw error;
  }
}

export const handlers = implement(deleting, {
  DeleteTicketEntity: async (request, { TicketEntityId }) => {
    await remove(request, TicketEntityId);
    return { value: undefined };
  },
  SetDeletedStatusByIds: notYet,
  SetDeletedStatusByProvider: notYet,
  SetSpamStatusByIds: notYet,
  SetSpamStatusByProvider: notYet,
  UndeleteByIds: notYet,
});
