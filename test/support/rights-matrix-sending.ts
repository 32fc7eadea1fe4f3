/** What operations need that let messages leave the desk. */
import { type Aim, ask, type Cell, command, lookup } from './rights-matrix-aims.ts';

const to = ['somebody@example.org'];
const [WAITING, FAILED] = [0, 3];

/** A mail of its own for each call, about a ticket and no message. */
const mail = (insert: Cell['insert'], ticket: number, status: number): Promise<number> =>
  insert('outbox', { ticket_id: ticket, svar_kind: 'forward', rcpt: to[0], status, created: new Date(0) });

export const sendingNeeds: Readonly<Record<string, Aim | readonly Aim[]>> = {
  'Ticket.SendTicketMessage': command('edit', ({ ticket }: Cell) => ({
    TicketMessageEntityId: ticket,
    To: to,
    Cc: [],
    Bcc: [],
    Subject: '',
    ReplyTemplateId: 0,
    GdprSource: '',
  })),
  'Ticket.SendTicketMessageSms': command('edit', ({ ticket }: Cell) => ({
    TicketMessageEntityId: ticket,
    ReplyTemplateId: 0,
    Sms: ['+4791234567'],
  })),
  // a batch is anybody's to start: each of its tickets is asked for the right when its turn comes
  'Ticket.BatchReply': ask('anybody', ({ ticket }: Cell) => ({
    BatchReplyData: { TicketIds: [ticket], HtmlBody: '<p>x</p>', AttachmentIds: [] },
  })),
  'Ticket.BatchForward': ask('anybody', ({ ticket }: Cell) => ({
    TicketIds: [ticket],
    To: to,
    Cc: [],
    Bcc: [],
    Comment: '',
    CloseTicket: false,
  })),
  'Svar.ResendMail': command('edit', async ({ insert, ticket }: Cell) => ({ Id: await mail(insert, ticket, FAILED) })),
  'Svar.CancelMail': command('edit', async ({ insert, ticket }: Cell) => ({ Id: await mail(insert, ticket, WAITING) })),
  'Svar.GetOutbox': lookup('read', async ({ insert, ticket, secret }: Cell) => {
    await insert('outbox', { ticket_id: ticket, svar_kind: 'message', subject: secret, created: new Date(0) });
    return { TicketId: ticket, Skip: 0, Top: 0 };
  }),
};
