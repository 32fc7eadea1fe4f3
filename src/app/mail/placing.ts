/** Where a mail belongs, as the desk knows it: its own addresses and mails, the tickets that clues lead to, the sender's person. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MailboxRules } from '../../domain/mail/arrival.ts';
import { type Judgement, judge } from '../../domain/mail/automatic.ts';
import type { IncomingMail } from '../../domain/mail/mail.ts';
import { type Candidate, type Clue, cluesOf, cluesOfBounce, type Led, type Match, match, tokenText } from '../../domain/mail/matching.ts';
import { addressKey } from '../../domain/mail-address.ts';
import { candidates, messagesByMailId } from '../../store/mail.ts';
import { mailboxes, mailboxRows } from '../../store/mailboxes.ts';
import { rowsById } from '../../store/rows.ts';
import { TicketPriorityStatus } from '../../vocabulary.ts';
import type { App } from '../call.ts';
import { mailboxesAt } from './intake.ts';

const TOKEN_LENGTH = 32;

/** What X-Svar-Loop of this desk says: the same for all its processes, and nothing that anybody could use. */
export const installationOf = ({ webhooks }: App): string => Buffer.from(webhooks.seal.check).toString('hex').slice(0, TOKEN_LENGTH);

/** The token that leads mail of one address to one ticket. */
export const tokenFor = ({ webhooks }: App, ticketId: number, address: string): string =>
  createHmac('sha256', webhooks.seal.derived('mail token')).update(tokenText(ticketId, address)).digest('hex').slice(0, TOKEN_LENGTH);

function isTokenOf(app: App, { ticketId, token }: Clue & { by: 'token' }, sender: string): boolean {
  const [said, made] = [Buffer.from(token), Buffer.from(tokenFor(app, ticketId, sender))];
  return said.length === made.length && timingSafeEqual(said, made);
}

export const senderOf = ({ from }: IncomingMail): string => addressKey(from?.address ?? '');

/** What kind of mail it is. */
export async function judged(app: App, mail: IncomingMail): Promise<Judgement> {
  const [own, sent] = await Promise.all([
    mailboxesAt(app, [senderOf(mail)]),
    mail.messageId === '' ? [] : app.database.query(messagesByMailId([mail.messageId])),
  ]);
  return judge(mail, {
    installation: installationOf(app),
    addresses: new Set(own.keys()),
    hasSent: () => sent.some((row) => row.sent === true),
  });
}

/** The tickets that ids have led to, by those ids. */
async function standing(app: App, ids: readonly number[]): Promise<Map<number, Candidate>> {
  const { desk } = app.desks.current();
  const rows = ids.length === 0 ? [] : await app.database.query(candidates(ids));
  return new Map(
    rows.map(({ asked, id, statusId, participants }) => [
      asked as number,
      {
        id: id as number,
        mergedFrom: asked === id ? null : (asked as number),
        isShut: desk.statuses.get(statusId as number)?.noEmailReopen ?? false,
        participants: new Set(participants as string[]),
      },
    ]),
  );
}

/** The ticket that an agent has named, or the one that it was merged into. */
export async function named(app: App, ticketId: number): Promise<Match> {
  const ticket = (await standing(app, [ticketId])).get(ticketId);
  const said = `an agent says ticket ${ticketId}`;
  if (!ticket) return { ticketId: null, by: null, maybe: null, tried: [`${said}: there is none`] };
  if (ticket.isShut) return { ticketId: null, by: null, maybe: ticket.id, tried: [`${said}: it takes no more mail`] };
  return { ticketId: ticket.id, by: null, maybe: null, tried: [ticket.mergedFrom ? `${said}, which is ${ticket.id} now` : said] };
}

/**
 * The ticket that the clues of a mail lead to, and whether it answers what an agent has passed on.
 * @param more clues that are believed least
 */
export async function placed(
  app: App,
  mail: IncomingMail,
  isBounce: boolean,
  more: readonly Clue[] = [],
): Promise<{ match: Match; answersForward: boolean }> {
  const settings = app.desks.current().desk.settings.mail;
  const clues = [...(isBounce ? cluesOfBounce(mail, settings) : cluesOf(mail, settings)), ...more];
  const mailIds = [...new Set(clues.flatMap((clue) => ('mailId' in clue ? [clue.mailId] : [])))];
  const messages = mailIds.length === 0 ? [] : await app.database.query(messagesByMailId(mailIds));
  const sender = senderOf(mail);
  // anybody may write a mail under a Message-ID that he has seen: each ticket that knows one is asked by itself
  const leads = clues.flatMap((clue): { clue: Clue; id: number; isOurs: boolean }[] => {
    if (!('mailId' in clue)) return [{ clue, id: clue.ticketId, isOurs: clue.by === 'token' && isTokenOf(app, clue, sender) }];
    const known = messages.filter(({ mailId }) => mailId === clue.mailId);
    return known.length === 0
      ? [{ clue, id: 0, isOurs: false }]
      : known.map(({ ticketId, sent }) => ({ clue, id: ticketId as number, isOurs: sent === true }));
  });
  const tickets = await standing(app, [...new Set(leads.map(({ id }) => id).filter((id) => id > 0))]);
  const led = leads.map(({ clue, id, isOurs }): Led => ({ clue, ticket: tickets.get(id) ?? null, isOurs }));
  const answersForward = messages.some(({ mailId, isForward }) => isForward === true && mail.inReplyTo.includes(mailId as string));
  return { match: match(led, sender), answersForward };
}

const NO_RULES: MailboxRules = {
  mailboxId: null,
  categoryId: null,
  priorityId: null,
  typeId: null,
  address: '',
  keepHeaders: [],
  languageId: null,
  replyTemplateId: null,
  isSilent: false,
  takesAutomatic: false,
};

const inForce = (list: ReadonlyMap<number, unknown>, id: number | null): number | null => (id !== null && list.has(id) ? id : null);

/** What a mailbox gives to its tickets; what is no longer in the lists it gives no more. @param mailboxId 0 for none */
export async function rulesOf(app: App, mailboxId: number): Promise<MailboxRules> {
  const row = mailboxId === 0 ? undefined : mailboxRows(await app.database.query(rowsById(mailboxes, [mailboxId])))[0];
  if (!row) return NO_RULES;
  const { desk } = app.desks.current();
  const { languageId, replyTemplateId, isSilent, takesAutomatic } = row;
  return {
    mailboxId,
    languageId,
    replyTemplateId,
    isSilent,
    takesAutomatic,
    categoryId: inForce(desk.categories, row.categoryId),
    priorityId:
      desk.priorities.get(row.priorityId ?? 0)?.status === TicketPriorityStatus.Deleted ? null : inForce(desk.priorities, row.priorityId),
    typeId: inForce(desk.types, row.typeId),
    address: row.address,
    keepHeaders: row.keepHeaders
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  };
}
