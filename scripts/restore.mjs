// npm run restore: makes the desk of a backup, in a data folder that has none. --help tells its words.
import { ensureInstalled } from './install.mjs';

await ensureInstalled('prod');
const { build } = await import('./build.mjs');
await build();
process.setSourceMapsEnabled(true);
const { restoreBackup } = await import('../.build/main.js');
process.exitCode = await restoreBackup(process.argv.slice(2));
