/** The operations of the CustomerService agent that Svar declares; its other ones answer 501. */
import { CustomerServiceStartup, Mailbox, MailboxEntity, ReplyTemplateParsed, TicketInfo } from '../carriers/index.ts';
import { args, bool, entity, group, int, key, list, none, operation, ref, text } from '../language.ts';

export const operations = group({
  GetProgramUrl: operation('', args({ ProgramName: text(), External: bool() }), text()),
  GetCustomerServiceStartup: operation(
    '',
    none(),
    ref(() => CustomerServiceStartup),
  ),
  GetMailboxes: operation('', none(), list(ref(() => Mailbox))),
  CreateDefaultMailboxEntity: operation(
    '',
    none(),
    ref(() => MailboxEntity),
    { select: false },
  ),
  SaveMailboxEntity: operation(
    '',
    entity(() => MailboxEntity),
    ref(() => MailboxEntity),
    { select: false },
  ),
  GetMailboxEntity: operation(
    '',
    key('mailboxEntityId'),
    ref(() => MailboxEntity),
  ),
  GetParsedTemplate: operation(
    '',
    args({ ReplyTemplateId: int(), LanguageId: int(), PersonId: int(), TicketId: int() }),
    ref(() => ReplyTemplateParsed),
  ),
  GetUnparsedTemplate: operation(
    '',
    args({ ReplyTemplateId: int(), LanguageId: int() }),
    ref(() => ReplyTemplateParsed),
  ),
  CreateTicketFromMailData: operation(
    '',
    args({ MailboxId: int(), Data: text(), PersonId: int() }),
    ref(() => TicketInfo),
  ),
  AddMessageFromMailData: operation(
    '',
    args({ TicketId: int(), Data: text() }),
    ref(() => TicketInfo),
  ),
  FindTicketsByTitleOrId: operation('', args({ TitleOrId: text(), MaxRows: int() }), list(ref(() => TicketInfo))),
});
