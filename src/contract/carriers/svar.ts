/** Carriers of Svar's own agent, for what the official API has no shape for. */
import { carrier, dateTime, int, text } from '../language.ts';

/** A ticket, bearer or web session of a user. Its text is in one answer only: the one that issues it. */
export const SvarToken = carrier('SvarToken', {
  TokenId: int(),
  /** `Ticket`, `ServiceTicket`, `Bearer`, `Session`. */
  Kind: text(),
  Label: text(254),
  AssociateId: int(),
  CreatedAt: dateTime({ audit: true }),
  /** Associate id of who issued it. */
  CreatedBy: int(),
  LastUsedAt: dateTime({ audit: true }),
  /** When it ends if nobody uses it again; empty: when it is revoked. */
  ExpiresAt: dateTime({ audit: true }),
  RevokedAt: dateTime({ audit: true }),
  /** What goes behind `SOTicket` in the Authorization header; empty in every answer but the first. */
  Ticket: text(),
});
