/** A process that sends SMS and nothing else; a test kills it between what it hands over and what it writes down of that. */
import { Jobs } from '../../src/app/jobs/jobs.ts';
import { Messenger } from '../../src/app/sms/messenger.ts';
import { networkOf } from '../../src/app/webhooks/addresses.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { openHttpGateway } from '../../src/sms/http.ts';
import { appOfProcess } from './process-app.ts';
import { PATIENCE } from './programs.ts';

const at = Number(process.env.MESSENGER_AT);
const app = await appOfProcess(process.env.MESSENGER_DATABASE!, (database) => ({
  sms: { isSent: true, from: 'Nordlys', country: '47', parts: 2 },
  jobs: new Jobs(database, []),
  now: () => at,
}));
const gateway = openHttpGateway({
  url: process.env.MESSENGER_GATEWAY!,
  method: 'POST',
  headers: {},
  body: '{"id":"{id}","to":"{to}","text":"{text}"}',
  accepted: null,
  refused: null,
  reference: '',
  sender: new Sender({ http: true, networks: [networkOf('127.0.0.0/8')], patience: PATIENCE }),
});
new Messenger(app, gateway, (error) => process.stderr.write(`${String(error)}\n`)).start();
