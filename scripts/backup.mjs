// npm run backup: writes the desk that `npm start` would serve into one file, while it runs or not. --help tells its words.
import { ensureInstalled } from './install.mjs';

await ensureInstalled('prod');
const { build } = await import('./build.mjs');
await build();
process.setSourceMapsEnabled(true);
const { writeBackup } = await import('../.build/main.js');
process.exitCode = await writeBackup(process.argv.slice(2));
