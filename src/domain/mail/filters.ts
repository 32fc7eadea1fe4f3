/**
 * Filters, which sort mail before it becomes a message: which of them runs, and what it reads out of the mail. At most one does.
 * Source: email §5. docs/decisions/0042
 */
import type { TicketSecurityLevel } from '../../vocabulary.ts';
import { type Pattern, readPattern } from './patterns.ts';

/** Where in a mail a pattern is looked for (`ms_filter.search_location`). */
export const SearchIn = { Head: 1, Body: 2, HeadOrBody: 3 } as const;
export type SearchIn = (typeof SearchIn)[keyof typeof SearchIn];

/** By what a person is found. */
export const PersonBy = { Email: 1, Phone: 2, Id: 3, Number: 4 } as const;
export type PersonBy = (typeof PersonBy)[keyof typeof PersonBy];

/** What becomes of a mail that shall be none: held for a person, or gone for good. */
export const Disposal = { Block: 1, Delete: 2 } as const;
export type Disposal = (typeof Disposal)[keyof typeof Disposal];

/** Something that is read out of a mail under a name: what the first group of the pattern holds. */
export interface FilterFind {
  /** In lower case. */
  name: string;
  searchIn: SearchIn;
  pattern: string;
}

/** A member of the ticket that is set: `title`, or the name of a field that was added (`x_order`). */
export interface FilterValue {
  field: string;
  /** `=` and a constant, or the name of what was found. */
  value: string;
  /** Also over what stands there. */
  replaces: boolean;
}

export interface MailFilter {
  id: number;
  /** What messages remember of it. */
  name: string;
  /** 0 to 100: the highest that matches runs. */
  priority: number;
  isActive: boolean;
  allMailboxes: boolean;
  mailboxIds: readonly number[];
  searchIn: SearchIn;
  /** Empty: all mail. */
  pattern: string;
  /** Must match as well; empty for nothing more. */
  andPattern: string;
  finds: readonly FilterFind[];
  /** The person that the mail is from, by what was found; null for who has sent it. */
  person: { by: PersonBy; find: string } | null;
  /** The ticket that it belongs to, by a number that was found, where nothing better tells. */
  ticket: { find: string /** Also to who takes no part in it. */; opensToAll: boolean } | null;
  values: readonly FilterValue[];
  /** Null leaves it to the mailbox, or to the ticket that stands. */
  categoryId: number | null;
  priorityId: number | null;
  typeId: number | null;
  /** User id. */
  ownerId: number | null;
  level: TicketSecurityLevel | null;
  tagIds: readonly number[];
  /** What the message says in place of what was written. */
  bodyTemplateId: number | null;
  closes: boolean;
  /** Who has sent it counts as nobody. */
  ignoresFrom: boolean;
  disposal: Disposal | null;
  forwardTo: readonly string[];
  /** The message keeps how its mail was sorted. */
  keepsDebugInfo: boolean;
  marksAsBounced: boolean;
  blocksReply: boolean;
  replyTemplateId: number | null;
  noticeTo: readonly string[];
  noticeTemplateId: number | null;
}

/** A filter as it begins: it does nothing, to all mail. */
export const blankFilter: MailFilter = {
  id: 0,
  name: '',
  priority: 50,
  isActive: true,
  allMailboxes: true,
  mailboxIds: [],
  searchIn: SearchIn.HeadOrBody,
  pattern: '',
  andPattern: '',
  finds: [],
  person: null,
  ticket: null,
  values: [],
  categoryId: null,
  priorityId: null,
  typeId: null,
  ownerId: null,
  level: null,
  tagIds: [],
  bodyTemplateId: null,
  closes: false,
  ignoresFrom: false,
  disposal: null,
  forwardTo: [],
  keepsDebugInfo: false,
  marksAsBounced: false,
  blocksReply: false,
  replyTemplateId: null,
  noticeTo: [],
  noticeTemplateId: null,
};

/** What is looked at of a mail. */
export interface Looked {
  /** Its head: decoded, a line each, `Subject: The door`. */
  head: string;
  /** Its words; where it was written twice, as plain text and with marks, those of both. */
  body: readonly string[];
}

const textsOf = ({ head, body }: Looked, where: SearchIn): readonly string[] => {
  if (where === SearchIn.Head) return [head];
  return where === SearchIn.Body ? body : [head, ...body];
};

/** Filters that are asked about a mail, in the order in which they are: the highest priority, then the oldest. @param mailboxId 0 for none */
export const inOrder = (filters: readonly MailFilter[], mailboxId: number, passed: readonly number[]): MailFilter[] =>
  filters
    .filter(
      ({ id, isActive, allMailboxes, mailboxIds }) => isActive && !passed.includes(id) && (allMailboxes || mailboxIds.includes(mailboxId)),
    )
    .toSorted((a, b) => b.priority - a.priority || a.id - b.id);

/** What a filter says of a mail. */
export interface Verdict {
  isSelected: boolean;
  /** Why, in words. */
  why: string;
}

const isAnywhere = (pattern: Pattern, texts: readonly string[]): boolean => texts.some((text) => pattern.isIn(text));

/** Does the filter want this mail? A pattern that an older engine has read, and this one does not, wants none. */
export function verdictOf({ searchIn, pattern, andPattern }: MailFilter, looked: Looked): Verdict {
  if (pattern === '') return { isSelected: true, why: 'it takes all mail' };
  const texts = textsOf(looked, searchIn);
  for (const [which, text] of [
    ['its pattern', pattern],
    ['its second pattern', andPattern],
  ] as const) {
    if (text === '') continue;
    const read = readPattern(text);
    if ('problem' in read) return { isSelected: false, why: `${which} ${read.problem}` };
    if (!isAnywhere(read, texts)) return { isSelected: false, why: `${which} does not match` };
  }
  return { isSelected: true, why: andPattern === '' ? 'its pattern matches' : 'both of its patterns match' };
}

/** What one name stands for in a mail; null for nothing found. */
export function foundFor({ searchIn, pattern }: FilterFind, looked: Looked): string | null {
  const read = readPattern(pattern);
  if ('problem' in read) return null;
  for (const text of textsOf(looked, searchIn)) {
    const found = read.foundIn(text);
    if (found !== null) return found;
  }
  return null;
}

/** The number of a ticket in what was found; null for none. */
export function ticketNumberIn(found: string | undefined): number | null {
  const digits = /^\D{0,20}(\d{1,10})$/.exec(found ?? '')?.[1];
  const id = Number(digits ?? 0);
  return id > 0 && id < 2_147_483_647 ? id : null;
}
