/**
 * HTML from outside: cleaned by one allow-list, and turned to plain text. Short texts here, long ones in a worker that can
 * be ended; what takes too long or is too deep is kept as text only. Source: reliability §5.
 */
import { Worker } from 'node:worker_threads';
import type { TextCleaner } from './call.ts';
import { cleaned, mailed, wordsOf } from './html.ts';

type Clean = { html: string; text: string };
/** HTML to be cleaned; with a column, its text shall be wrapped there as mails are. */
export type Job = string | { html: string; column: number };

const INLINE_AT_MOST = 16_384;

/** Milliseconds that a new worker may take until it listens, and that it may then take for one text. */
export interface Patience {
  start: number;
  work: number;
}
const PATIENCE: Patience = { start: 10_000, work: 2_000 };

/** What a worker makes of a text; null when it died, did not get ready in `first` or did not answer in `then` milliseconds. */
function ask(worker: Worker, job: Job, first: number, then: number): Promise<Clean | null> {
  return new Promise((resolve) => {
    const done = (clean: Clean | null): void => {
      clearTimeout(timer);
      worker.off('message', heard);
      worker.off('error', lost);
      worker.off('exit', lost);
      resolve(clean);
    };
    const lost = (): void => done(null);
    const heard = (message: Clean | 'ready'): void => {
      if (message !== 'ready') return done(message);
      clearTimeout(timer);
      timer = setTimeout(lost, then);
    };
    let timer = setTimeout(lost, first);
    worker.on('message', heard);
    worker.on('error', lost);
    worker.on('exit', lost);
    worker.postMessage(job, []);
  });
}

/** Cleans short texts at once and long ones, one after the other, in a worker. */
class Cleaner implements TextCleaner {
  private readonly makeWorker: () => Worker;
  private readonly patience: Patience;
  private worker: Worker | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(makeWorker: () => Worker, patience: Patience) {
    this.makeWorker = makeWorker;
    this.patience = patience;
  }

  async clean(html: string): Promise<Clean> {
    return html.length <= INLINE_AT_MOST ? cleaned(html) : this.queued(html, html);
  }

  async mailText(html: string, column: number): Promise<string> {
    return (html.length <= INLINE_AT_MOST ? mailed(html, column) : await this.queued(html, { html, column })).text;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private queued(html: string, job: Job): Promise<Clean> {
    const mine = this.queue.then(() => this.inWorker(html, job));
    // a worker that cannot be made fails this text, not those behind it
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  private hire(): Worker {
    const hired = this.makeWorker();
    const gone = (): void => {
      if (this.worker === hired) this.worker = null;
    };
    // heard for its whole life: an error that nobody hears, of a worker already given up, would end the process
    hired.on('error', gone);
    hired.on('exit', gone);
    this.worker = hired;
    return hired;
  }

  private async inWorker(html: string, job: Job): Promise<Clean> {
    const started = this.worker !== null;
    const asked = this.worker ?? this.hire();
    const clean = await ask(asked, job, started ? this.patience.work : this.patience.start, this.patience.work);
    if (clean) return clean;
    if (this.worker === asked) this.worker = null;
    void asked.terminate();
    return wordsOf(html);
  }
}

/**
 * Cleans with a worker made by `makeWorker` for long texts.
 * @param patience after which a worker is ended and its text kept as words only
 */
export const textCleaner = (makeWorker: () => Worker, patience = PATIENCE): TextCleaner & { close(): Promise<void> } =>
  new Cleaner(makeWorker, patience);

/** A worker straight from the sources, for development and tests: what translates them for this thread does not reach into workers. */
export function workerFromSource(name: 'text-worker' | 'mail-worker' = 'text-worker'): Worker {
  const [tsx, source] = [import.meta.resolve('tsx/esm/api'), new URL(`./${name}.ts`, import.meta.url).href];
  const code = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(source)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
}
