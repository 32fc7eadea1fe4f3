// npm start, npm run demo: installs and builds when needed, then serves from this very process.
import { ensureInstalled } from './install.mjs';

const has = (flag) => process.argv.includes(flag);

await ensureInstalled('prod');
const { build } = await import('./build.mjs');
if (await build()) console.log('Built.');
if (has('--demo')) await build('demo');
process.setSourceMapsEnabled(true);
const { main } = await import('../.build/main.js');
const demo = has('--demo') ? (await import('../.build/demo.js')).furnishDemo : undefined;
await main({ ...(demo ? { demo } : {}), dev: has('--dev') });
