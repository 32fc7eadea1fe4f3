/** How a process ends: in order when it is asked to, at once when it cannot. */

/** What can be ended. */
interface Running {
  /** How long the end in order may take. */
  config: { stopSeconds: number };
  stop(): Promise<void>;
}

/** The first signal ends it in order, within its time; a second one, or taking longer, ends it at once. */
export function endOnSignals(running: Running, plainReason: (error: unknown) => string): void {
  let ending = false;
  const end = (code: number): void => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), running.config.stopSeconds * 1_000).unref();
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
