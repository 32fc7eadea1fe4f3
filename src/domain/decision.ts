/** How rules are asked and how they answer: a moment goes in, a decision or a refusal comes out. */
import type { Agent } from './desk.ts';
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
