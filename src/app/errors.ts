/** What can go wrong in the waist, for the doors to tell. Refusals of the rules travel as `Refused`. */
import { isRefusal, type Refusal } from '../domain/decision.ts';

export type { Refusal } from '../domain/decision.ts';
export { StoreConflict, StoreUnavailable } from '../store/database.ts';

/** A rule refused the wish; the transaction was rolled back. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** What a rule has decided. @throws Refused for a refusal */
export function granted<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Refused(outcome);
  return outcome;
}

/** The caller expected another version than the one that stands. */
export class VersionMismatch extends Error {}

/** The caller is no longer allowed in at all. */
export class SignedOut extends Error {}

/** What this desk has nothing for: the caller asks for something that its owner has not set up. */
export class NotOffered extends Error {}

/** A server that the owner has named could not do its part; nothing of the desk is wrong. */
export class OthersFailed extends Error {}
