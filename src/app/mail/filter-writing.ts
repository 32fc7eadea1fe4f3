/** What a filter writes down: in the transaction that makes a message of its mail, or that ends the mail without one. */
import type { Decision, Moment, Refusal } from '../../domain/decision.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Parcel } from '../../domain/effects.ts';
import { type Arriving, addedByMail, type MailboxRules } from '../../domain/mail/arrival.ts';
import { addedByFilter, parcelsOf, replyOf, withParcels } from '../../domain/mail/filter-effects.ts';
import { headerOf } from '../../domain/mail/mail.ts';
import type { Facts, Thread } from '../../domain/thread.ts';
import type { Statement } from '../../store/database.ts';
import { type InboxRow, InboxStatus } from '../../store/mail.ts';
import { letGo, noteFilter, trash } from '../../store/mail-filters.ts';
import type { Sieved } from './filtering.ts';

/** A mail with its filter, on the way to a message. */
interface Sent {
  row: InboxRow;
  sieved: Sieved;
  arriving: Arriving;
  rules: MailboxRules;
}

/** What a mail does to a ticket that stands, as its filter wants it. */
export const added = (
  thread: Thread,
  { sieved: { chosen }, arriving, rules }: Sent,
  desk: Desk,
  facts: Facts,
  moment: Moment,
): Decision | Refusal =>
  chosen ? addedByFilter(thread, arriving, rules, chosen, desk, facts, moment) : addedByMail(thread, arriving, rules, desk, facts, moment);

function parcelsFor({ sieved: { chosen, mayAnswer, mail, match }, arriving }: Sent): Parcel[] {
  if (chosen === null) return [];
  // two desks that pass mails on to each other would never end
  const others = headerOf(mail, 'x-svar-loop') === '' ? parcelsOf(chosen, arriving.personId) : [];
  // who makes a ticket is answered as the desk answers new senders
  const reply =
    mayAnswer && match.ticketId !== null ? replyOf(chosen, { address: mail.from?.address ?? '', personId: arriving.personId }) : null;
  return [...others, ...(reply ? [reply] : [])];
}

/** The decision with what its filter sends. */
export const sending = (decision: Decision, sent: Sent): Decision => withParcels(decision, parcelsFor(sent));

/** What is noted of a filter together with the end of its mail. */
export function notesOf({ row, sieved: { chosen, end } }: Pick<Sent, 'row' | 'sieved'>, status: InboxStatus, at: number): Statement[] {
  if (chosen === null) return [];
  const { id, name } = chosen.filter;
  return [
    noteFilter(row.id, name),
    ...(end !== null && status === InboxStatus.Held ? [trash(row.id, id, row.mailboxId, row.subject, at)] : []),
    ...(status === InboxStatus.Removed ? [letGo(row.id)] : []),
  ];
}

/** A mail's way as it stays known: of one that was deleted, nothing that it said. */
export const keptPath = (path: readonly object[], { row, sieved }: Pick<Sent, 'row' | 'sieved'>, status: InboxStatus): object[] =>
  status === InboxStatus.Removed
    ? [
        { step: 'kept', mailbox: row.mailboxId, bytes: row.size },
        { step: 'filtered', filter: sieved.chosen?.filter.name },
      ]
    : [...path];
