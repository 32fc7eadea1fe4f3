/** Mailboxes, templates and short views of tickets, as carriers. */
import type { Call } from '../../app/call.ts';
import type { MailboxRow } from '../../app/mailboxes.ts';
import type { FilledTemplate } from '../../app/templates.ts';
import type { Mailbox, MailboxEntity, ReplyTemplateParsed, TicketInfo } from '../../contract/carriers/index.ts';
import { MailboxType } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import { NOBODY } from '../../domain/desk.ts';
import type { TicketRow } from '../../store/ticket-reads.ts';
import { ticketUrl } from '../links.ts';

export const presentMailbox = (row: MailboxRow, { desk }: Call): Shown<typeof Mailbox> => ({
  MailInFilterId: row.id,
  Address: row.address,
  CategoryName: desk.categories.get(row.categoryId ?? 0)?.name ?? '',
  PriorityName: desk.priorities.get(row.priorityId ?? 0)?.name ?? '',
});

/** wire: the password is never told. */
export const presentMailboxEntity = (row: MailboxRow): Shown<typeof MailboxEntity> => ({
  MailInFilterId: row.id,
  ServerType: Object.values(MailboxType).find((type) => type === row.serverType) ?? MailboxType.Unknown,
  Address: row.address,
  Username: row.userName,
  Password: '',
  Server: row.server,
  Port: row.port,
});

export const presentTemplate = (template: FilledTemplate): Shown<typeof ReplyTemplateParsed> => ({
  ReplyTemplateId: template.id,
  Subject: template.subject,
  PlainParsed: template.plain,
  HtmlParsed: template.html,
  Attachments: [],
});

export function presentTicketInfo(row: TicketRow, call: Call): Shown<typeof TicketInfo> {
  const { ticket } = row;
  const { desk } = call;
  return {
    TicketId: ticket.id,
    Title: ticket.title,
    OwnerName: ticket.ownerId === NOBODY ? '' : (desk.agents.get(ticket.ownerId)?.fullName ?? ''),
    CategoryName: desk.categories.get(ticket.categoryId)?.name ?? '',
    PriorityName: desk.priorities.get(ticket.priorityId)?.name ?? '',
    TicketUrl: ticketUrl(call, ticket.id),
    PersonName: [row.firstName, row.middleName, row.lastName].filter(Boolean).join(' '),
    ContactName: row.companyName ?? '',
  };
}
