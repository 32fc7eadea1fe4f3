/**
 * HTML from outside: cleaned by one allow-list, and turned to plain text. Short texts here, long ones in a worker that can
 * be ended; what takes too long or is too deep is kept as text only. Source: reliability §5.
 */
import type { Worker } from 'node:worker_threads';
import type { TextCleaner } from './call.ts';
import { Hired, type Patience } from './hired.ts';
import { cleaned, mailed, wordsOf } from './html.ts';

type Clean = { html: string; text: string };
/** HTML to be cleaned; with a column, its text shall be wrapped there as mails are. */
export type Job = string | { html: string; column: number };

const INLINE_AT_MOST = 16_384;
const PATIENCE: Patience = { start: 10_000, work: 2_000 };

/** Cleans short texts at once and long ones, one after the other, in a worker. */
class Cleaner implements TextCleaner {
  private readonly worker: Hired<Job, Clean>;

  constructor(makeWorker: () => Worker, patience: Patience) {
    this.worker = new Hired(makeWorker, patience);
  }

  async clean(html: string): Promise<Clean> {
    return html.length <= INLINE_AT_MOST ? cleaned(html) : this.inWorker(html, html);
  }

  async mailText(html: string, column: number): Promise<string> {
    return (html.length <= INLINE_AT_MOST ? mailed(html, column) : await this.inWorker(html, { html, column })).text;
  }

  close(): Promise<void> {
    return this.worker.close();
  }

  private async inWorker(html: string, job: Job): Promise<Clean> {
    return (await this.worker.do(job)) ?? wordsOf(html);
  }
}

/**
 * Cleans with a worker made by `makeWorker` for long texts.
 * @param patience after which a worker is ended and its text kept as words only
 */
export const textCleaner = (makeWorker: () => Worker, patience = PATIENCE): TextCleaner & { close(): Promise<void> } =>
  new Cleaner(makeWorker, patience);
