/** The two database servers that one test run shares: started once, printed as one line of JSON, ended when our input closes. */
import { startCluster } from './postgres.ts';

const clusters = { embedded: await startCluster('embedded'), external: await startCluster('external') };
process.stdout.write(`${JSON.stringify({ embedded: clusters.embedded.connection, external: clusters.external.connection })}\n`);
process.stdin.resume();
process.stdin.on('close', async () => {
  await Promise.all([clusters.embedded.stop(), clusters.external.stop()]);
  process.exit(0);
});
