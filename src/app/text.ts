/**
 * HTML from outside: cleaned by one allow-list, and turned to plain text. Short texts here, long ones in a worker that can
 * be ended; what takes too long or is too deep is kept as text only. Source: reliability §5.
 */
import type { Worker } from 'node:worker_threads';
import type { TextCleaner } from './call.ts';
import { cleanHtml, textOfHtml } from './html.ts';

const INLINE_AT_MOST = 16_384;
const WORKER_MS = 2_000;

/** Only the words of a text that could not be cleaned: no tag survives. */
const stripped = (html: string): string =>
  html
    .replaceAll('<', ' <')
    .split('<')
    .map((piece, index) => (index === 0 ? piece : piece.slice(piece.indexOf('>') + 1)))
    .join('')
    .trim();
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Cleans with a worker made by `makeWorker` for long texts. */
export function textCleaner(makeWorker: () => Worker): TextCleaner & { close(): Promise<void> } {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const inWorker = (html: string): Promise<{ html: string; text: string }> =>
    new Promise((resolve) => {
      worker ??= makeWorker();
      const at = worker;
      const done = (value: { html: string; text: string } | null): void => {
        clearTimeout(timer);
        at.removeAllListeners();
        if (value === null) {
          worker = null;
          void at.terminate();
        }
        const text = stripped(html);
        resolve(value ?? { html: `<pre>${escaped(text)}</pre>`, text });
      };
      const timer = setTimeout(() => done(null), WORKER_MS);
      at.once('message', done);
      at.once('error', () => done(null));
      at.once('exit', () => done(null));
      at.postMessage(html);
    });

  return {
    async clean(html) {
      if (html.length <= INLINE_AT_MOST) {
        const clean = cleanHtml(html);
        return { html: clean, text: textOfHtml(clean) };
      }
      const mine = queue.then(() => inWorker(html));
      queue = mine;
      return mine;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
