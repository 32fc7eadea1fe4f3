/** The operations of the CustomerService agent that Svar declares; its other ones answer 501. */
import { CustomerServiceStartup, Mailbox, MailboxEntity, ReplyTemplateParsed, TicketInfo } from '../carriers/index.ts';
import { args, bool, entity, group, int, key, list, none, operation, ref, text } from '../language.ts';

export const operations = group({
  GetProgramUrl: operation(
    "Address of one of the desk's pages, from where the caller found the desk",
    args({ ProgramName: text(), External: bool() }),
    text(),
  ),
  GetCustomerServiceStartup: operation(
    "What a front end asks at its start: the base zone's offset in minutes and the caller's preferences for tickets",
    none(),
    ref(() => CustomerServiceStartup),
  ),
  GetMailboxes: operation(
    'Addresses at which mail arrives, with category and priority of what it becomes',
    none(),
    list(ref(() => Mailbox)),
  ),
  CreateDefaultMailboxEntity: operation(
    'A draft of a mailbox; nothing is stored',
    none(),
    ref(() => MailboxEntity),
    { select: false },
  ),
  SaveMailboxEntity: operation(
    'Makes a mailbox (id 0) or changes one; a password is kept sealed, and an empty one leaves what is kept',
    entity(() => MailboxEntity),
    ref(() => MailboxEntity),
    { select: false },
  ),
  GetMailboxEntity: operation(
    'One mailbox without its password; for those who administer the service',
    key('mailboxEntityId'),
    ref(() => MailboxEntity),
  ),
  GetParsedTemplate: operation(
    'A reply template with its names replaced for a person and a ticket; what the caller may not read stays empty',
    args({ ReplyTemplateId: int(), LanguageId: int(), PersonId: int(), TicketId: int() }),
    ref(() => ReplyTemplateParsed),
  ),
  GetUnparsedTemplate: operation(
    'A reply template as it was written, in one language',
    args({ ReplyTemplateId: int(), LanguageId: int() }),
    ref(() => ReplyTemplateParsed),
  ),
  CreateTicketFromMailData: operation(
    'Makes a ticket out of a raw mail',
    args({ MailboxId: int(), Data: text(), PersonId: int() }),
    ref(() => TicketInfo),
  ),
  AddMessageFromMailData: operation(
    'Adds a raw mail to a ticket as a message',
    args({ TicketId: int(), Data: text() }),
    ref(() => TicketInfo),
  ),
  FindTicketsByTitleOrId: operation(
    'Tickets that the caller may read with a text in their title, newest first; the one with that number comes before them',
    args({ TitleOrId: text(), MaxRows: int() }),
    list(ref(() => TicketInfo)),
  ),
});
