/** The worker behind `text.ts`: one text in, clean HTML and plain text out. It holds nothing, so ending it loses nothing. */
import { parentPort } from 'node:worker_threads';
import { cleaned } from './html.ts';

parentPort?.postMessage('ready', []);
parentPort?.on('message', (html: string) => {
  parentPort?.postMessage(cleaned(html), []);
});
