/** The port by which mail leaves the desk. */
import type { Answers } from '../../domain/mail/posting.ts';

export { type Answer, type Answers, postponedForAll, refusedForAll } from '../../domain/mail/posting.ts';

/** A mail in its envelope. */
export interface Enveloped {
  /** Addresses alone, without names or brackets. */
  from: string;
  to: readonly string[];
  bytes: Uint8Array;
}

/** The next server on a mail's way. */
export interface Post {
  /**
   * Hands a mail over.
   * @param signal breaks it off; it is postponed then for all
   * @returns who does not have it, in the spelling of `to`; never an error: a server that cannot be reached has postponed it
   */
  hand(mail: Enveloped, signal: AbortSignal): Promise<Answers>;
  close(): void;
}
