/** A mail or an SMS that has come in, and its way through the desk, as those see it who administer the service. */
import { carrier, dateTime, int, list, ref, text } from '../language.ts';

export const SvarMailStep = carrier('SvarMailStep', {
  /** `kept`, `read`, `authenticated`, `judged`, `placed`, `filtered` (where there are filters), `ruled`, then `taken in`, `left out` or `held`. */
  Step: text(),
  /** What was found there: names and values. */
  Found: text(),
});

export const SvarIncomingMail = carrier('SvarIncomingMail', {
  Id: int(),
  /** `Mail` or `Sms`. */
  Medium: text(),
  /** The mailbox through which it came; 0 when an agent has handed it over. */
  MailboxId: int(),
  /** `Waiting`, `TakenIn`, `PassedOver` (a loop, a machine's notice), `Held` (a person has to look at it) or `Removed` (a filter has deleted it). */
  State: text(),
  ReceivedAt: dateTime({ audit: true }),
  SortedAt: dateTime({ audit: true }),
  Sender: text(255),
  Subject: text(255),
  /** Who has brought it over SMTP: his address, and what he called himself. Empty when nobody knows. */
  Client: text(64),
  Helo: text(255),
  /** Whether it is from whom it says: SPF, DKIM and DMARC, as `Authentication-Results` writes it. Empty when nobody has looked. */
  Authentication: text(),
  /** Bytes. */
  Size: int(),
  /** Why it was passed over or is held. */
  Reason: text(500),
  /** The filter that has chosen it; empty for none. */
  Filter: text(255),
  TicketId: int(),
  MessageId: int(),
  Path: list(ref(() => SvarMailStep)),
});
