// npm run soak: a real Svar under a steady load; prints how much of what it holds grows. --minutes 20, --rate 60, --write.
import { ensureInstalled, root } from './install.mjs';

await ensureInstalled('all');
const { build } = await import('./build.mjs');
await build();
const { register } = await import('tsx/esm/api');
register();
const { soakCommand } = await import('../bench/soak.ts');
try {
  await soakCommand({ root, at: new Date(), args: process.argv.slice(2) });
} catch (error) {
  console.error(`The soak failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
