/** Svar's own operations for mail that comes in: what became of each, and why. For those who administer the service. */
import { SvarIncomingMail } from '../carriers/svar-mail.ts';
import { args, bool, group, int, list, nothing, operation, ref, text } from '../language.ts';

export const mail = group({
  GetIncomingMails: operation(
    'Mails, the newest first, each with its way: of a state (Waiting, TakenIn, PassedOver, Held, Removed; empty for all), a mailbox and a ticket (0 for all), 100 or as many as Top says, up to 500',
    args({ State: text(), MailboxId: int(), TicketId: int(), Top: int() }),
    list(ref(() => SvarIncomingMail)),
  ),
  RetryIncomingMail: operation(
    'Sorts a mail anew that is held or was passed over; a filter that holds it is not asked again. With Anyway it comes in whatever it is',
    args({ Id: int(), Anyway: bool() }),
    nothing,
  ),
});
