/** Everything that a run has started, ended again: when it is over, when it fails, and on Ctrl-C. */

type Work = () => Promise<void> | void;

/** Things to end, the latest first. */
export class Ending {
  readonly #work: Work[] = [];
  #ending: Promise<void> | undefined;

  /** @throws Error when all is being ended already: what comes too late is ended at once, and who started it goes no further */
  add(work: Work): void {
    this.#work.push(work);
    if (this.#ending === undefined) return;
    this.#ending = this.#ending.then(() => this.#all());
    throw new Error('the benchmark is being ended');
  }

  /** Ends all, each of them even if another fails; the same promise to everybody who asks. @throws the first failure */
  all(): Promise<void> {
    this.#ending ??= this.#all();
    return this.#ending;
  }

  async #all(): Promise<void> {
    const failures: unknown[] = [];
    for (let work = this.#work.pop(); work !== undefined; work = this.#work.pop()) {
      try {
        await work();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Ends all when this process is told to end, and then the process. @returns how to listen no longer */
  onSignals(): () => void {
    const told = (signal: NodeJS.Signals): void => {
      this.all().then(
        () => process.exit(signal === 'SIGINT' ? 130 : 143),
        (error: unknown) => {
          process.stderr.write(`The benchmark could not end in order: ${error instanceof Error ? error.message : String(error)}\n`);
          process.exit(1);
        },
      );
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, told);
    return () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, told);
    };
  }
}
