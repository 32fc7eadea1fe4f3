// npm run crash-audit: kills a Svar of its own again and again while clients save, and compares what they know with what is there.
// --cycles 1000: so many kills, 25 without it. --seed 7: other dice.
import { ensureInstalled } from './install.mjs';

await ensureInstalled('all');
const { register } = await import('tsx/esm/api');
register();
const { crashAudit } = await import('../test/support/crash-main.ts');
try {
  process.exitCode = await crashAudit(process.argv.slice(2));
} catch (error) {
  console.error(`The crash audit failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
