/** The port by which mail leaves the desk. */
import type { Answers } from '../../domain/mail/posting.ts';

export type { Answer, Answers } from '../../domain/mail/posting.ts';

/** A mail in its envelope. */
export interface Enveloped {
  from: string;
  to: readonly string[];
  bytes: Uint8Array;
}

/** The next server on a mail's way. */
export interface Post {
  /**
   * Hands a mail over.
   * @returns what became of it for each address; never an error: a server that cannot be reached has postponed it for all
   * @param signal breaks it off; it is postponed then
   */
  hand(mail: Enveloped, signal: AbortSignal): Promise<Answers>;
  close(): void;
}
