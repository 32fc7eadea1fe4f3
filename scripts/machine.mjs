// What this machine really gives: rented processors are often shared, and then a second of the clock holds far less work than
// one of its own. Said at the end of a test run, because a test that waits for something cannot tell a slow machine from a fault.
const EVERY_MS = 5_000;
const WORK_US = 10_000;
/** Less of a processor than this, beside the tests themselves, is no machine to find hanging tests on. */
const STARVED = 0.2;

/**
 * Watches until the process ends.
 * @returns {() => { share: number, isStarved: boolean }} what a process that has slept gets of one processor, from 0 to 1, in the mean
 */
export function watchMachine() {
  let wall = 0;
  let work = 0;
  const probe = () => {
    const at = performance.now();
    const from = process.cpuUsage();
    for (;;) {
      const { user, system } = process.cpuUsage(from);
      if (user + system < WORK_US) continue;
      work += (user + system) / 1_000;
      wall += performance.now() - at;
      return;
    }
  };
  probe();
  setInterval(probe, EVERY_MS).unref();
  return () => ({ share: Math.min(1, work / wall), isStarved: work / wall < STARVED });
}
