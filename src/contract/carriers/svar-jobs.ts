/** Work that outlives its call, as those see it who administer the service. */
import { carrier, dateTime, int, text } from '../language.ts';

export const SvarJob = carrier('SvarJob', {
  /** A uuid; with Queue it names the job. */
  Id: text(36),
  Queue: text(254),
  /** What it is about: a kind and ids, never a text of anybody's. */
  About: text(254),
  /** `Waiting`, `Running`, `Done` or `Failed`. */
  State: text(),
  CreatedAt: dateTime({ audit: true }),
  /** When its attempt began, or last gave a sign of life. */
  StartedAt: dateTime({ audit: true }),
  EndedAt: dateTime({ audit: true }),
  /** When a waiting one is tried next. */
  DueAt: dateTime({ audit: true }),
  Attempts: int(),
  /** Why the last attempt failed; without what looks like a secret. */
  Error: text(500),
});
