// A program for tests: starts the embedded server with the options given as JSON, tells what happens in JSON lines, ends on SIGTERM.
import { type EmbeddedOptions, startEmbedded } from '../embedded.ts';

const told = (line: object) => console.log(JSON.stringify(line));

async function hold(options: Omit<EmbeddedOptions, 'say'>): Promise<void> {
  try {
    const server = await startEmbedded({ ...options, say: (said) => told({ said }) });
    server.onLost((lost) => told({ lost }));
    server.onRestarted(() => told({ restarted: server.pid() }));
    process.once('SIGTERM', () => void server.stop());
    told({ ready: server.pid(), adopted: server.adopted, connection: server.connection });
  } catch (error) {
    told({ failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    process.exitCode = 1;
  }
}

void hold(JSON.parse(process.argv[2] ?? '{}'));
