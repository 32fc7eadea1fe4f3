/** A ticket as it was, and why its times are what they are. Seconds are whole; a missing date is never. */
import { bool, carrier, dateTime, day, int, list, ref, text } from '../language.ts';
import { TicketEntity } from './ticket.ts';

export const SvarTicketAsOf = carrier('SvarTicketAsOf', {
  At: dateTime(),
  Ticket: ref(() => TicketEntity),
});

/** A stretch of time that was counted. */
export const SvarStretch = carrier('SvarStretch', {
  From: dateTime(),
  To: dateTime(),
  Seconds: int(),
});

/** Time that was counted between two moments: in office hours or by the plain clock. */
export const SvarCounted = carrier('SvarCounted', {
  From: dateTime(),
  To: dateTime(),
  /** All of it: the stretches, and what follows the last of them. */
  Seconds: int(),
  Stretches: list(ref(() => SvarStretch)),
  /** Where the stretches end that are listed one by one, and what was counted behind; 0 when all are there. */
  MoreFrom: dateTime(),
  MoreSeconds: int(),
});

/** A day on the way on which the office is closed. */
export const SvarClosedDay = carrier('SvarClosedDay', {
  Date: day(),
  /** Is it a holiday of the priority? Else its weekday has no hours. */
  Holiday: bool(),
});

export const SvarDeadlineStory = carrier('SvarDeadlineStory', {
  Deadline: dateTime(),
  /** `priority`: what the priority sets. `client`: anything else, chosen by a caller or set under other rules. `none`. */
  Rule: text(),
  /** What the priority sets. */
  Minutes: int(),
  /** From the creation to the deadline. */
  Counted: ref(() => SvarCounted),
  ClosedDays: list(ref(() => SvarClosedDay)),
});

export const SvarChainStep = carrier('SvarChainStep', {
  At: dateTime(),
  /** `created`, `priority`, `owner`, `newInfo`, `read`, `closed`, `level` (one was reached), `merged`. */
  What: text(),
  /** Whose clock ran then. */
  PriorityId: int(),
  LevelBefore: int(),
  DueBefore: dateTime(),
  /** -1 while it runs. */
  SecondsLeftBefore: int(),
  Level: int(),
  Due: dateTime(),
  SecondsLeft: int(),
  /** From where the next level was counted; null when this step scheduled nothing. */
  Counted: ref(() => SvarCounted),
});

export const SvarChainStory = carrier('SvarChainStory', {
  /** The level that was reached. */
  Level: int(),
  /** When the next one is due. */
  Due: dateTime(),
  /** Seconds left when it was stopped; -1 while it runs. */
  SecondsLeft: int(),
  /** `office` or `wall`. */
  Clock: text(),
  Counted: ref(() => SvarCounted),
  /** What has happened to it, the oldest first. */
  Steps: list(ref(() => SvarChainStep)),
});

/** A finished stay in a status. */
export const SvarStay = carrier('SvarStay', {
  StatusId: int(),
  StatusName: text(),
  From: dateTime(),
  To: dateTime(),
  /** In office hours of the priority, or of those that it had meanwhile. */
  Seconds: int(),
  RealSeconds: int(),
});

export const SvarCounterStory = carrier('SvarCounterStory', {
  /** As stored; the sum of all below. */
  Seconds: int(),
  RealSeconds: int(),
  Stays: list(ref(() => SvarStay)),
  /** What the present stay has added already, at a change of priority. */
  PartSeconds: int(),
  PartRealSeconds: int(),
  /** What no stay tells of: 0 unless the ticket is older than its history. */
  UntoldSeconds: int(),
  UntoldRealSeconds: int(),
});

export const SvarMinutesStory = carrier('SvarMinutesStory', {
  /** As stored. */
  Minutes: int(),
  RealMinutes: int(),
  /** Do the office hours of today's priority give what is stored? Not when the priority has changed since. */
  ByPriority: bool(),
  /** From the creation on. */
  Counted: ref(() => SvarCounted),
});

export const SvarTicketExplanation = carrier('SvarTicketExplanation', {
  TicketId: int(),
  CreatedAt: dateTime(),
  PriorityId: int(),
  PriorityName: text(),
  /** The zone in which office hours are, by its IANA name. */
  Zone: text(),
  Deadline: ref(() => SvarDeadlineStory),
  Escalation: ref(() => SvarChainStory),
  Queue: ref(() => SvarCounterStory),
  Internally: ref(() => SvarCounterStory),
  Externally: ref(() => SvarCounterStory),
  /** Null until it was replied to, or closed. */
  ToReply: ref(() => SvarMinutesStory),
  ToClose: ref(() => SvarMinutesStory),
});
