/** A clock that agrees with the database's, so that several processes on one database agree with each other. */
import type { Database } from '../store/database.ts';
import { clockOffset } from '../store/probe.ts';

const MEASURED_EVERY_MS = 60_000;

/**
 * Measures how far this process's clock is off, now and every minute.
 * @param read this process's clock, milliseconds since 1970
 */
export async function correctedClock(database: Database, read: () => number): Promise<{ now(): number; stop(): void }> {
  let offset = await clockOffset(database, read);
  const timer = setInterval(() => {
    clockOffset(database, read).then(
      (measured) => {
        offset = measured;
      },
      () => undefined, // the next minute asks again; readyz tells of a database that is gone
    );
  }, MEASURED_EVERY_MS);
  timer.unref();
  return { now: () => read() + offset, stop: () => clearInterval(timer) };
}
