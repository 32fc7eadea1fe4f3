/** Filters that sort mail before it becomes a message, and what they would do to one. */
import { TicketSecurityLevel } from '../../vocabulary.ts';
import { answerOnly, bool, carrier, int, list, oneOf, ref, text } from '../language.ts';

/** Something that is read out of a mail. Templates know it by its name. */
export const SvarMailFind = carrier('SvarMailFind', {
  /** A letter, then letters, digits and underscores; it counts in lower case. */
  Name: text(40),
  /** `Head`, `Body` or `HeadOrBody`; empty is `HeadOrBody`. */
  SearchIn: text(),
  /** Its first group is what the name stands for. */
  Pattern: text(1000),
});

/** Something that is written into the ticket. */
export const SvarMailValue = carrier('SvarMailValue', {
  /** `title`, or the name of a field that was added to tickets: `x_order`. */
  Field: text(64),
  /** `=` and a constant, or the name of a find. */
  Value: text(2000),
  /** Also over a value that stands there. */
  Replaces: bool(),
});

export const SvarMailFilter = carrier('SvarMailFilter', {
  FilterId: int(),
  /** What messages remember of it (MailSorter); no two have the same. */
  Name: text(255),
  /** 0 to 100. Of the filters that want a mail only one runs: the highest, and of equal ones the oldest. */
  Priority: int(),
  IsActive: bool(),
  AllMailboxes: bool(),
  /** Of a filter that is not for all of them. */
  MailboxIds: list(int()),
  /** Where Pattern and AndPattern are looked for: `Head` (its lines as `Name: value`), `Body` or `HeadOrBody`. */
  SearchIn: text(),
  /** In the syntax of RE2, without regard to case and line by line; empty for all mail. */
  Pattern: text(1000),
  /** Must match as well; empty for nothing more. */
  AndPattern: text(1000),
  Finds: list(ref(() => SvarMailFind)),
  /** By what the person is known whom PersonFind has found: `Email`, `Phone`, `Id`, `Number`; empty for who has sent it. */
  PersonBy: text(),
  PersonFind: text(40),
  /** The find that holds the number of a ticket, for mail that nothing better leads to one; empty for none. */
  TicketFind: text(40),
  /** That number opens the ticket to everybody, and not only to who takes part in it. */
  TicketOpensToAll: bool(),
  Values: list(ref(() => SvarMailValue)),
  /** 0 leaves it to the mailbox, or to the ticket that stands; as with all that follow. */
  CategoryId: int(),
  PriorityId: int(),
  TicketTypeId: int(),
  OwnerAssociateId: int(),
  Slevel: oneOf('TicketSecurityLevel', TicketSecurityLevel),
  TagIds: list(int()),
  /** The message says what this template says, with `[[message.body]]` for what was written. */
  BodyTemplateId: int(),
  Closes: bool(),
  /** Who has sent it counts as nobody: the person is who was found. */
  IgnoresFrom: bool(),
  /** `Block` holds the mail for a person, `Delete` does away with it; empty takes it in. */
  Disposal: text(),
  ForwardTo: list(text(254)),
  /** DebugInfo of the message tells how its mail was sorted. */
  KeepsDebugInfo: bool(),
  MarksAsBounced: bool(),
  BlocksAutoReply: bool(),
  /** Answers who has written. */
  ReplyTemplateId: int(),
  /** Others who are told of it, and what they are told. */
  NoticeTo: list(text(254)),
  NoticeTemplateId: int(),
  /** What it names that is not there any more; it goes on with the rest. */
  Problems: answerOnly(list(text())),
});

/** What would become of a mail, by the filters that stand now. */
export const SvarFilterTrial = carrier('SvarFilterTrial', {
  /** The filter that would run; 0 for none. */
  FilterId: int(),
  FilterName: text(255),
  /** The filters in the order in which they were asked, and what each said; the last one runs, if any does. */
  Asked: list(text()),
  Found: list(text()),
  /** What was looked for and not found, and what the filter names that is gone. */
  Lacks: list(text()),
  Does: list(text()),
  /** `TakenIn`, `PassedOver`, `Held` or `Removed`. */
  State: text(),
  /** Why it would become no message. */
  Reason: text(500),
  /** The ticket that it would come to; 0 for a new one. */
  TicketId: int(),
  PersonId: int(),
});
