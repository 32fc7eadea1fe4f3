import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { connect, freshDatabase } from '../../../test/support/postgres.ts';
import { Database, type Statement } from '../../store/database.ts';
import { keyIn, Seal } from './seal.ts';
import { openWebhooks } from './webhooks.ts';

test('what is sealed opens with its key, as what it is, and not otherwise', () => {
  const seal = new Seal(randomBytes(32), randomBytes);
  const sealed = seal.seal('hemmelig ø', 'a');
  assert.equal(seal.open(sealed, 'a'), 'hemmelig ø');
  assert.ok(!Buffer.from(sealed).toString('latin1').includes('hemmelig'));
  assert.notDeepEqual(seal.seal('hemmelig ø', 'a'), sealed);
  assert.throws(() => seal.open(sealed, 'b'));
  assert.throws(() => new Seal(randomBytes(32), randomBytes).open(sealed, 'a'));
  for (const place of [0, 13, sealed.length - 1]) {
    const bent = Uint8Array.from(sealed);
    bent[place]! ^= 1;
    assert.throws(() => seal.open(bent, 'a'));
  }
  assert.throws(() => seal.open(new Uint8Array(3), 'a'));
  assert.throws(() => new Seal(randomBytes(16), randomBytes));
});

test('the key is made once, for its owner alone; a weak or open one is refused', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'svar-key-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'keys', 'secrets.key');
  const key = keyIn(file, randomBytes);
  assert.equal(key.length, 32);
  assert.deepEqual(keyIn(file, randomBytes), key);
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['secrets.key']);
  if (process.platform !== 'win32') {
    assert.equal(statSync(file).mode & 0o777, 0o600);
    chmodSync(file, 0o640);
    assert.throws(() => keyIn(file, randomBytes), /0600/);
    chmodSync(file, 0o600);
  }
  for (const weak of [new Uint8Array(32), randomBytes(31), new Uint8Array(0)]) {
    writeFileSync(file, weak);
    assert.throws(() => keyIn(file, randomBytes), /32 random bytes/);
  }
});

test('a start whose key is new waits for a process that stands still, until the server has ended what that one holds', async (t) => {
  const fresh = await freshDatabase('base');
  const frozen = await connect(fresh.config);
  // a tenth of a second for a lock, as a desk has two
  const database = new Database(fresh.config, { pool: 1, onError: () => undefined, patience: 0.05 });
  const folder = mkdtempSync(join(tmpdir(), 'svar-key-'));
  t.after(async () => {
    await database.close();
    await frozen.end();
    await fresh.drop();
    rmSync(folder, { recursive: true });
  });
  await frozen.query('begin');
  await frozen.query('select * from svar_webhook_cursor for update');
  // the server lets it stand for ten seconds, which are five times two for a lock
  const query = database.query.bind(database);
  let tries = 0;
  t.mock.method(database, 'query', async (statement: Statement) => {
    if (statement.text.startsWith('update') && ++tries === 6) await frozen.query('rollback');
    return query(statement);
  });
  const { seal } = await openWebhooks(
    database,
    join(folder, 'keys', 'secrets.key'),
    { webhookHttp: false, webhookNetworks: [] },
    randomBytes,
    assert.fail,
  );
  assert.equal(tries, 6);
  const { rows } = await frozen.query<{ key_check: Buffer }>('select key_check from svar_webhook_cursor');
  assert.deepEqual([...rows[0]!.key_check], [...seal.check]);
});
