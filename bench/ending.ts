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

  /** Ends all when this process is told to end, and then the process. */
  onSignals(): void {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      process.once(signal, () => {
        this.all().then(
          () => process.exit(code),
          (error: unknown) => {
            process.stderr.write(`The benchmark could not end in order: ${error instanceof Error ? error.message : String(error)}\n`);
            process.exit(1);
          },
        );
      });
    }
  }
}
