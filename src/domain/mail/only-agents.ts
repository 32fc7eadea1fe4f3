/**
 * Mail that customers never see, wherever it lands: what is sent to an address to prove that somebody reads it. Whoever gets the
 * desk to show such a mail to him has proved that the desk's address is his. Source: reliability §6.
 */
import { addressKey } from '../mail-address.ts';
import type { Judgement } from './automatic.ts';
import type { IncomingMail } from './mail.ts';

/** Senders who take no replies, or whose address says what they write of. Parts of a name are read apart: `accounts-noreply`, `verify.shop`. */
const NO_REPLY = /(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|not[._-]?reply)(?:$|[._+-]|\d)/;
const VERIFYING = /(?:^|[._+-])(?:verif(?:y|ication|ications|ied)|confirm(?:ation|ations)?|activation|sign-?up|otp|passcode)(?:$|[._+-])/;

/** What a subject says that goes with a code or a link; of a machine's mail only, since customers write of it too. */
const ABOUT_VERIFYING =
  /verif(?:y|ication|izier|iser|icar|iera)|confirm your|confirmation code|one[- ]time|passcode|security code|login code|\bsign[- ]?in\b|\blog[- ]?in\b|activate your|activation|reset your password|magic link|bestätig|bekreft|bekräfta|vahvista|bekræft|\b\d{6}\b/i;

/** @returns why the mail is for agents only; null when it is not */
export function onlyForAgents(mail: Pick<IncomingMail, 'from' | 'subject'>, { silence }: Pick<Judgement, 'silence'>): string | null {
  const [local = ''] = addressKey(mail.from?.address ?? '').split('@');
  if (NO_REPLY.test(local)) return 'its sender takes no replies';
  if (VERIFYING.test(local)) return 'its sender verifies addresses';
  return silence !== null && ABOUT_VERIFYING.test(mail.subject) ? 'a machine writes of a log-in or an address to verify' : null;
}
