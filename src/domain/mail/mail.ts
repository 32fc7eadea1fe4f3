/** A mail that has come in, taken apart: what the rules of sorting see of it. Nothing in it is to be believed but its bytes. */
import type { MailAddress } from '../mail-address.ts';

/** What a machine says of a mail that somebody has sent: could it be delivered, was it read? */
export interface Report {
  kind: 'delivery' | 'disposition' | 'other';
  /** `failed`, `delayed`, `delivered` … in lower case; empty when it does not say. */
  action: string;
  /** Whom it was for; empty when it does not say. */
  recipient: string;
  /** Message-ID of the mail that it is about; empty when it does not say. */
  about: string;
  /** Subject of that mail. */
  subject: string;
}

export interface IncomingMail {
  /** Without its brackets; empty for none. */
  messageId: string;
  /** Message-IDs without brackets, in the order of the header. */
  inReplyTo: readonly string[];
  references: readonly string[];
  from: MailAddress | null;
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  /** The envelope's sender in lower case; empty for the null sender, null when nobody has told. */
  returnPath: string | null;
  /** Decoded, on one line. */
  subject: string;
  /** All lines of the head in their order, decoded and unfolded. */
  headers: readonly { name: string; value: string }[];
  text: string;
  html: string;
  report: Report | null;
}

/** The value of a header line, the first of that name; empty for none. @param name in lower case */
export const headerOf = ({ headers }: Pick<IncomingMail, 'headers'>, name: string): string =>
  headers.find((header) => header.name.toLowerCase() === name)?.value.trim() ?? '';

/** A server that folds long lines may have put blanks into an id. */
const BRACKETED = /<([^<>]{1,900})>/g;

/** Message-IDs of a header's value, without brackets and in their order; a lone one may come without brackets. */
export function mailIdsIn(value: string): string[] {
  const bracketed = [...value.matchAll(BRACKETED)].map((match) => match[1]!.replace(/\s+/g, '')).filter((id) => id !== '');
  if (bracketed.length > 0) return bracketed;
  const bare = value.trim();
  return /^[^\s<>@]+@[^\s<>@]+$/.test(bare) ? [bare] : [];
}
