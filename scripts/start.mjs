// npm start, npm run demo: installs and builds when needed, then serves from this very process.
import { ensureInstalled } from './install.mjs';

await ensureInstalled('prod');
const { build } = await import('./build.mjs');
if (await build()) console.log('Built.');
process.setSourceMapsEnabled(true);
const { main } = await import('../.build/main.js');
await main({ demo: process.argv.includes('--demo'), dev: process.argv.includes('--dev') });
