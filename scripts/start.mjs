// npm start, npm run demo: installs and builds when needed, then serves from this very process.
import module from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

const has = (flag) => process.argv.includes(flag);

await ensureInstalled('prod');
const { build } = await import('./build.mjs');
if (await build()) console.log('Built.');
if (has('--demo')) await build('demo');
process.setSourceMapsEnabled(true);
// What was compiled at one start need not be at the next. Node.js 20 has no such store.
module.enableCompileCache?.(join(root, '.build', 'compiled'));
const { main } = await import('../.build/main.js');
const demo = has('--demo') ? (await import('../.build/demo.js')).demo : undefined;
await main({ ...(demo ? { demo } : {}), dev: has('--dev') });
module.flushCompileCache?.();

// npm may be killed without a word to us; what it started ends with it, in order, so that the next start finds the folder free.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}
