/** Which mails may be sorted at the same time, and which wait for an earlier one: an answer has to find what it answers. */
import { addressKey, headerOf, readMailboxes } from '../mail-address.ts';
import { mailIdsIn } from './mail.ts';

/** What a head claims of a mail, as far as others have to wait for it. */
export interface Claims {
  /** Its Message-ID; empty for none. */
  mailId: string;
  /** Who says that he has written it, in small letters; empty for nobody. */
  sender: string;
  /** The Message-IDs that it refers to. */
  about: ReadonlySet<string>;
}

/** @param head the lines of a head as they came */
export function claimsOf(head: string): Claims {
  const idsOf = (name: string): string[] => mailIdsIn(headerOf(head, name));
  return {
    mailId: idsOf('message-id')[0] ?? '',
    sender: addressKey(readMailboxes(headerOf(head, 'from'))[0]?.address ?? ''),
    about: new Set([...idsOf('in-reply-to'), ...idsOf('references')]),
  };
}

/**
 * Does a mail wait until an earlier one is sorted? One that refers to it, that names itself alike, or that is of the same sender does:
 * what he writes stays in its order, and he is met once. @param later null: nothing is known of it, as with the earlier one
 */
export function waitsFor(later: Claims | null, earlier: Claims | null): boolean {
  if (later === null || earlier === null) return true;
  if (later.sender !== '' && later.sender === earlier.sender) return true;
  return earlier.mailId !== '' && (later.mailId === earlier.mailId || later.about.has(earlier.mailId));
}
