// npm run bench: measures a real Svar on this machine and prints what it found. --short, --write.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

await ensureInstalled('all');
const { build } = await import('./build.mjs');
await build();
const { register } = await import('tsx/esm/api');
register();
const { bench } = await import('../bench/main.ts');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
try {
  await bench({ root, version, at: new Date(), args: process.argv.slice(2) });
} catch (error) {
  console.error(`The benchmark failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
