/** How a process ends: in order when it is asked to, at once when it cannot. */

/** What can be ended. */
interface Running {
  stop(): Promise<void>;
}

/** The first signal ends it in order, within 15 seconds; a second one, or taking longer, ends it at once. */
export function endOnSignals(running: Running, plainReason: (error: unknown) => string): void {
  let ending = false;
  const end = (code: number): void => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), 15_000).unref();
    running.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        process.stderr.write(`Svar could not end in order: ${plainReason(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      process.stderr.write(
        `${JSON.stringify({ level: 'error', message: event, stack: error instanceof Error ? error.stack : String(error) })}\n`,
      );
      end(1);
    });
  }
}
