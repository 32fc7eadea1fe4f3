/** A process that delivers webhooks and nothing else; a test kills it in the middle of an attempt. */
import { randomBytes } from 'node:crypto';
import type { ClientConfig } from 'pg';
import { DeskKeeper } from '../../src/app/desk-keeper.ts';
import { networkOf } from '../../src/app/webhooks/addresses.ts';
import { Courier } from '../../src/app/webhooks/courier.ts';
import { Seal } from '../../src/app/webhooks/seal.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { Database } from '../../src/store/database.ts';

const { types: _types, ...connection } = JSON.parse(process.env.COURIER_DATABASE!) as ClientConfig;
const database = new Database(connection, { pool: 4, onError: () => undefined, patience: 20 });
const desks = new DeskKeeper(database);
await desks.reload();
const webhooks = {
  sender: new Sender({ http: true, networks: [networkOf('127.0.0.0/8')], patience: 20 }),
  seal: new Seal(new Uint8Array(32).fill(7), randomBytes),
  bytes: randomBytes,
};
const at = Number(process.env.COURIER_AT);
new Courier({ database, desks, webhooks, now: () => at, complain: (error) => process.stderr.write(`${error}\n`) }).start();
