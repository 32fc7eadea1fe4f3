// npm run replay-mail: tells what today's rules would make of the mails that have come in. It reads the desk that `npm start`
// would serve, by the same settings, while that runs or not, and writes nothing. --help tells its words.
import { ensureInstalled } from './install.mjs';

await ensureInstalled('prod');
const { build } = await import('./build.mjs');
await build();
process.setSourceMapsEnabled(true);
const { replayMail } = await import('../.build/main.js');
process.exitCode = await replayMail(process.argv.slice(2));
