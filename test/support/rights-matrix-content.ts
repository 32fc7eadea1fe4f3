/** What operations need that are about the start of a message, its recipients, and messages with their images. */
import { type Aim, aboutTicket, ask, type Cell, lookup } from './rights-matrix-aims.ts';
import { seen } from './rights-matrix-rules.ts';

const reply = ({ ticket }: Cell): object => ({ TicketId: ticket, MessageActionType: 'Reply', TicketMessageId: ticket, TicketTypeId: 0 });

/** The answer names the sender of the ticket's message, who is told by the ticket's own word. */
const recipients: Aim = aboutTicket(
  seen('read'),
  async (cell: Cell) => {
    const { scene, ticket, secret } = cell;
    await scene.desk.sql('update ticket set from_address = $2 where id = $1', [ticket, `${secret}@example.org`]);
    return { TicketId: ticket, ActionType: 'Reply', MessageId: 0 };
  },
  (answer, { secret }) => answer.includes(secret),
);

export const contentNeeds: Readonly<Record<string, Aim>> = {
  'Ticket.CalculateMessageRecipients': recipients,
  'Ticket.GetDefaultMessageContent': lookup('read', reply),
  'Ticket.GetDefaultMessageContentFull': lookup('read', reply),
  'Ticket.GetDefaultMessageContentWithOptions': lookup('read', reply),
  'Ticket.GetTicketMessageWithOptions': lookup('read', ({ ticket }: Cell) => ({
    TicketMessageEntityId: ticket,
    IncludeNonInlineAttachmentsInfo: true,
  })),
  'Ticket.GetTicketMessageWithEmbeddedData': lookup('read', ({ ticket }: Cell) => ({ Id: ticket, EmbedImages: 'Inline' })),
  'Ticket.Html2Text': ask('anybody', { Content: '<p>words</p>' }),
  'Ticket.SanitizeMailContent': ask('anybody', { Content: '<p>words</p>' }),
  'Ticket.SanitizeMailContentWithOptions': ask('anybody', { Content: '<p>words</p>', Options: 'RemoveComment' }),
  'Ticket.SanitizeMailContents': ask('anybody', { Contents: ['<p>words</p>'] }),
};
