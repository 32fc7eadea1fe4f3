/** Svar's own operations for mailboxes: what the official agent has no field for. For those who administer the service. */
import { SvarMailbox, SvarMailboxTest } from '../carriers/svar-mailboxes.ts';
import { args, entity, group, int, list, none, nothing, operation, ref } from '../language.ts';

export const mailboxes = group({
  GetMailboxes: operation('All mailboxes by address, each with how its reading goes', none(), list(ref(() => SvarMailbox))),
  GetMailbox: operation(
    'A mailbox, or null',
    args({ MailboxId: int() }),
    ref(() => SvarMailbox),
  ),
  SaveMailbox: operation(
    'Makes a mailbox (id 0) or changes one; what is not said stays. A secret that is empty stays as well, and has to be said again when it would be shown to another server',
    entity(() => SvarMailbox),
    ref(() => SvarMailbox),
  ),
  DeleteMailbox: operation('Removes a mailbox; what came through it stays', args({ MailboxId: int() }), nothing),
  TestMailbox: operation(
    'Tries a mailbox now, both directions: signs in where it is read and opens its folder; signs in where its mail leaves, names it as a sender and takes that back. Nothing is read or sent',
    args({ MailboxId: int() }),
    ref(() => SvarMailboxTest),
  ),
});
