// npm run restore-check: restores a backup into a scratch folder and compares all that is in it. --help tells its words.
import { ensureInstalled } from './install.mjs';

await ensureInstalled('prod');
const { build } = await import('./build.mjs');
await build();
process.setSourceMapsEnabled(true);
const { checkBackup } = await import('../.build/main.js');
process.exitCode = await checkBackup(process.argv.slice(2));
