/** How rules are asked and how they answer: a moment goes in, a decision or a refusal comes out. */
import type { Agent } from './desk.ts';
import type { Effects } from './effects.ts';
import type { EventKind } from './events.ts';
import type { Instant, Thread } from './thread.ts';

/** Who acts, when, and a number in [0, 1) for draws by lot: all that a rule may know of the world outside. */
export interface Moment {
  at: Instant;
  by: Agent;
  random: number;
}

/** Why a wish is not granted. `about` names the thing in the field's words, or on the caller's wire when it came from there. */
export interface Refusal {
  /** `argument`: what is invalid, where the official API has another name for it. */
  why: 'unknown' | 'invalid' | 'argument' | 'forbidden' | 'conflict';
  about: string;
  message: string;
}

/** What shall be true from now on. The store finds the changed columns, the log and the events by comparing. */
export interface Decision {
  thread: Thread;
  /** Tags to be made first; their ids are appended to the ticket's tags. */
  newTags: readonly string[];
  /** The category that has just assigned an owner by itself, whose counter goes up by one. */
  delegatedBy: number | null;
  /** A ticket made by an agent who wants the last category remembered. */
  remembersCategory: boolean;
  /** Finished stays, pop-ups, and what shall leave the desk. */
  effects?: Partial<Effects>;
  /** What the log calls it, where comparing before and after would not tell. */
  because?: Because;
  /** Things that happened beside what comparing finds. */
  kinds?: readonly EventKind[];
  /** Nobody has worked on the ticket: LastChanged stays. */
  quiet?: boolean;
}

/** A name and words for the log. */
export interface Because {
  /** LogAction of the ticket's entry. */
  action: number;
  /** Of the message's entry, where there is one; 0 for none. */
  messageAction?: number;
  /** At most 255 characters. */
  description?: string;
  /** Anything more, kept as JSON. */
  details?: Readonly<Record<string, unknown>>;
  /** Rows of change beside those of the ticket's own members: what hangs on it has changed. */
  changes?: readonly { change: number; from: string; to: string; extraFieldId: number | null }[];
  /** Of what was a message, where the decision is about none. */
  messageId?: number;
  /** When it was due, where that was not now. */
  at?: Instant;
}

/** Raised inside a rule; `deciding` turns it into the refusal value. */
class Refused {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

/** Ends the rule at hand with a refusal. */
export function refuse(why: Refusal['why'], about: string, message: string): never {
  throw new Refused({ why, about, message });
}

/** Makes a rule that may refuse half-way answer with the refusal as a value. */
export function deciding<A extends readonly unknown[], R>(rule: (...args: A) => R): (...args: A) => R | Refusal {
  return (...args) => {
    try {
      return rule(...args);
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  };
}

export const isRefusal = (value: object): value is Refusal => 'why' in value && 'about' in value;

/** What another rule grants, for use inside a rule: its refusal is this one's too. */
export const granted = <T extends object>(outcome: T | Refusal): T =>
  isRefusal(outcome) ? refuse(outcome.why, outcome.about, outcome.message) : outcome;
