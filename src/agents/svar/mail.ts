/** Incoming mail, by Svar's own agent. */
import { InboxStatus, type MailSeen, readMails, retryMail } from '../../app/mail/watch.ts';
import { mail } from '../../contract/agents/svar-mail.ts';
import type { SvarIncomingMail } from '../../contract/carriers/svar-mail.ts';
import type { Shown } from '../../contract/language.ts';
import { verdictLine } from '../../domain/mail/authentication/verdict.ts';
import { implement } from '../implement.ts';
import { MEDIA, stateFrom, wordOf } from './states.ts';

const STATES = Object.entries(InboxStatus);

const wordsOf = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('; ') : String(value ?? '–'));

const present = (seen: MailSeen): Shown<typeof SvarIncomingMail> => ({
  Id: seen.id,
  Medium: MEDIA[seen.medium] ?? '',
  MailboxId: seen.mailboxId,
  State: wordOf(STATES, seen.status),
  ReceivedAt: seen.receivedAt,
  SortedAt: seen.sortedAt,
  Sender: seen.sender,
  Subject: seen.subject,
  Client: seen.client ?? '',
  Helo: seen.helo,
  Authentication: seen.verdict === null ? '' : verdictLine(seen.verdict),
  Size: seen.size,
  Reason: seen.reason,
  Filter: seen.filter,
  TicketId: seen.ticketId ?? 0,
  MessageId: seen.messageId ?? 0,
  Path: seen.path.map(({ step, ...found }) => ({
    Step: String(step),
    Found: Object.entries(found)
      .map(([name, value]) => `${name}: ${wordsOf(value)}`)
      .join(', '),
  })),
});

export const handlers = implement(mail, {
  async GetIncomingMails({ call }, { State, MailboxId, TicketId, Top }) {
    const wanted = { status: stateFrom(STATES, State), mailboxId: MailboxId, ticketId: TicketId, top: Top };
    return { value: (await readMails(call, wanted)).map(present) };
  },
  async RetryIncomingMail({ call }, { Id, Anyway }) {
    await retryMail(call, Id, Anyway);
    return { value: undefined };
  },
});
