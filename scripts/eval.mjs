// npm run eval: how often language, mood and category are right on labelled texts. --write, --short, --texts FOLDER.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

await ensureInstalled('all');
const { register } = await import('tsx/esm/api');
register();
const { evaluate } = await import('../eval/main.ts');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
try {
  await evaluate({ root, version, at: new Date(), args: process.argv.slice(2) });
} catch (error) {
  console.error(`The evaluation failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
