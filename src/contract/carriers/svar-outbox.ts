/** What leaves the desk, or waits until it can. */
import { carrier, dateTime, int, text } from '../language.ts';

export const SvarOutboxItem = carrier('SvarOutboxItem', {
  Id: int(),
  TicketId: int(),
  /** The message that it carries; 0 for none. */
  MessageId: int(),
  /** `Mail`, `Sms` or `Script`. */
  Medium: text(),
  /** Why it goes: `message`, `forward`, `escalation`, `newTicket` … */
  Kind: text(32),
  /** `Waiting`, `Sending`, `Sent`, `Failed`, `GivenUp` or `Cancelled`. */
  State: text(),
  /** Who shall have it still, or has not had it at its end: addresses or numbers, one a line; empty: those of the person or user, found when it is sent. */
  To: text(),
  Subject: text(998),
  /** The Message-ID that it will carry. */
  MailId: text(255),
  TemplateId: int(),
  PersonId: int(),
  /** A Service user. */
  UserId: int(),
  CreatedAt: dateTime({ audit: true }),
  /** When it is tried next; unset while it waits for its channel. */
  NextRetry: dateTime({ audit: true }),
  Retries: int(),
  Error: text(2047),
});
