/** What operations need that read, take and escalate tickets, or save messages with more than themselves. */
import { type Aim, ask, type Cell, command, lookup } from './rights-matrix-aims.ts';

const message = ({ ticket }: Cell): object => ({ Ticket: { TicketId: ticket }, Body: 'new' });

/** A message of its own, since it goes. */
const ownMessage = ({ insert, ticket }: Cell): Promise<number> => insert('ej_message', { ticket_id: ticket, created_at: new Date(0) });

export const engineNeeds: Readonly<Record<string, Aim | readonly Aim[]>> = {
  'Ticket.CreateDefaultForTicketType': ask('anybody', { TicketTypeId: 1 }),
  'Ticket.SaveTicketEntityWithNotify': command('edit', ({ ticket, fresh }: Cell) => ({
    NewEntity: { TicketId: ticket, Priority: { TicketPriorityId: 1 + (fresh() % 3) } },
    Notify: true,
  })),
  // no ticket of the scene waits in the queue; only a user of the service desk is told so
  'Ticket.GetNextInQueue': { ...ask('anybody', {}), rule: ({ service }) => (service ? '.' : 'x') },
  'Ticket.ProcessTicketWhenRead': lookup('read', ({ ticket }: Cell) => ({ TicketEntityId: ticket })),
  'Ticket.SetTicketReadByOwner': lookup('read', ({ ticket }: Cell) => ({
    TicketEntityId: ticket,
    ReadStatus: 'Yellow',
    CheckEscalating: false,
  })),
  'Ticket.DoEscalating': command('edit', ({ ticket }: Cell) => ({ TicketId: ticket, Action: 'ActionRead' })),
  'Ticket.SaveTicketMessageEntityWithNotify': command('edit', (cell: Cell) => ({ NewEntity: message(cell), Notify: true })),
  'Ticket.SaveTicketMessageEntityWithOptions': command('edit', (cell: Cell) => ({
    Entity: message(cell),
    Notify: false,
    AttachmentIds: [],
    UpdateRepliedAt: false,
  })),
  'Ticket.SetTicketMessageImportant': command('edit', ({ ticket }: Cell) => ({ TicketMessageId: ticket, Important: true })),
  'Ticket.DeleteMessageHeaders': command('edit', async (cell: Cell) => ({
    HeaderIds: [await cell.insert('message_header', { message_id: cell.ticket, name: 'X', value: 'y' })],
  })),
  'Ticket.DeleteTicketMessageEntity': command('delete', async (cell: Cell) => ({ TicketMessageEntityId: await ownMessage(cell) })),
};
