/**
 * What mails of a made-up desk are put together from: parts of sentences in a language. `(a|b)` stands for one of them, `{order}` and
 * the like for something that occurs in few mails. All of it is written for this evaluation.
 */
export const KINDS = [
  'invoice',
  'refund',
  'cancel',
  'delivery',
  'login',
  'outage',
  'order',
  'product',
  'complaint',
  'wish',
  'privacy',
  'spam',
] as const;
export type Kind = (typeof KINDS)[number];

/** Subjects above a line of dashes, what the mail says below it: one part a line. */
export type PartsOfKind = string;

export interface Parts {
  language: string;
  greetings: string;
  closings: string;
  /** What anybody may say about anything. */
  fillers: string;
  /** Subjects that say nothing. */
  subjects: string;
  /** The line above what is quoted. */
  wrote: string;
  days: string;
  kinds: Readonly<Record<Kind, PartsOfKind>>;
}
