/** Mails that an agent hands over: they come in by the same road as all others, to where he wants them. */
import { deciding } from '../../domain/decision.ts';
import { defaultCategory } from '../../domain/resolve.ts';
import { mayEnter } from '../../domain/rights.ts';
import { foundIn, lookUp, NOTHING } from '../../store/lookup.ts';
import { InboxStatus } from '../../store/mail.ts';
import { mailboxes } from '../../store/mailboxes.ts';
import { mergeChainOf } from '../../store/merging.ts';
import { rowsById } from '../../store/rows.ts';
import type { TicketRow } from '../../store/ticket-reads.ts';
import type { Call } from '../call.ts';
import { granted, Refused } from '../errors.ts';
import { robotCall } from '../inner-calls.ts';
import { resolveTicket } from '../merging.ts';
import { readTickets, type Seen } from '../read.ts';
import { keepMail } from './intake.ts';
import { rulesOf } from './placing.ts';
import { sortMail } from './sorting.ts';

/** A mail and where it shall go; 0 for nothing said. */
export interface HandedMail {
  data: string;
  mailboxId: number;
  personId: number;
  ticketId: number;
}

const refused = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): Refused => new Refused({ why, about, message });

/** May the caller make a ticket through this mailbox? */
async function checkNewTicket(call: Call, { mailboxId, personId }: HandedMail): Promise<void> {
  const { app, agent, desk, at } = call;
  if (mailboxId !== 0 && (await app.database.query(rowsById(mailboxes, [mailboxId]))).length === 0)
    throw refused('unknown', 'MailboxId', `Mailbox ${mailboxId} was not found`);
  const [found] = await app.database.query(lookUp({ ...NOTHING, personIds: [personId] }));
  if (personId !== 0 && !foundIn(found!).persons.has(personId)) throw refused('unknown', 'PersonId', `Person ${personId} was not found`);
  const { categoryId } = await rulesOf(app, mailboxId);
  // it is the desk that makes the ticket: where nobody has chosen, it lands in the desk's default category, not in the agent's
  const category =
    desk.categories.get(categoryId ?? 0) ?? granted(deciding(defaultCategory)(desk, robotCall(app, call.operation, at).agent));
  if (!mayEnter(agent, category)) throw refused('forbidden', 'Category', `You may not make tickets in category ${category.id}`);
}

/** May the caller change this ticket, or the one that it was merged into? @throws Refused, as all who change a ticket are */
async function checkTicket(call: Call, ticketId: number): Promise<void> {
  const { value: id } = await resolveTicket(call, ticketId);
  const seen = await readTickets(call, [id], 'edit');
  if (seen.value.length > 0) return;
  const isThere = (await call.app.database.query(mergeChainOf(ticketId, 1))).length > 0;
  throw isThere
    ? refused('forbidden', 'TicketId', `You may not change ticket ${ticketId}`)
    : refused('unknown', 'TicketId', `Ticket ${ticketId} was not found`);
}

/**
 * Takes a mail in: as a new ticket, or (with `ticketId`) as a message of that ticket, as a mail that had come for it.
 * @returns the ticket that it is on; null when the caller may not see it
 * @throws Refused
 */
export async function handMail(call: Call, handed: HandedMail): Promise<Seen<TicketRow | null>> {
  const { app, at } = call;
  const { data, mailboxId, personId, ticketId } = handed;
  if (ticketId === 0) await checkNewTicket(call, handed);
  else await checkTicket(call, ticketId);
  const bytes = new TextEncoder().encode(data);
  const read = await app.mails.arrived(bytes);
  if (read === null || 'problem' in read)
    throw refused('invalid', 'Data', `Data cannot be taken in: ${read?.problem ?? 'it could not be read in time'}`);
  const { id } = await keepMail(app, { bytes, mailboxId, uid: '', returnPath: null, asked: { ticketId, personId } }, at);
  const outcome = await sortMail(app, id, at);
  if (outcome?.status !== InboxStatus.TakenIn) throw refused('invalid', 'Data', outcome?.reason ?? 'The mail is gone');
  const seen = await readTickets(call, outcome.ticketId === null ? [] : [outcome.ticketId]);
  return { call: seen.call, value: seen.value[0] ?? null };
}
