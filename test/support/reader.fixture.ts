/** A process that reads mailboxes and nothing else; a test kills it between keeping a mail and marking it. */
import { randomBytes } from 'node:crypto';
import { Jobs } from '../../src/app/jobs/jobs.ts';
import { QUEUES } from '../../src/app/jobs/queues.ts';
import { MailboxReader } from '../../src/app/reading/reader.ts';
import { networkOf } from '../../src/app/webhooks/addresses.ts';
import { Seal } from '../../src/app/webhooks/seal.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { mailServersOf } from '../../src/main/mail-servers.ts';
import { appOfProcess } from './process-app.ts';
import { PATIENCE } from './programs.ts';

const at = Number(process.env.READER_AT);
const app = await appOfProcess(process.env.READER_DATABASE!, (database) => ({
  // the key of the desks in tests: what they have sealed opens here
  webhooks: {
    sender: new Sender({ http: true, networks: [] }),
    seal: new Seal(new Uint8Array(32).fill(7), randomBytes),
    bytes: randomBytes,
  },
  mailServers: mailServersOf({ http: true, networks: [networkOf('127.0.0.0/8')], patience: PATIENCE }),
  jobs: new Jobs(database, QUEUES),
  now: () => at,
}));
new MailboxReader(app, { complain: (error) => process.stderr.write(`${String(error)}\n`) }).start();
