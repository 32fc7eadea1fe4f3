import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openDrop } from './drop.ts';
import { openGateway } from './open.ts';

const still = new AbortController().signal;
const sms = { id: 'a1-4791234567', from: 'Nordlys', to: '+4791234567', text: 'Hei «deg»\n{"x"}' };

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'svar-sms-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('each SMS is a file, whole, in a folder that is made; a repeat is the same file', async (t) => {
  const folder = join(scratch(t), 'out', 'sms');
  const settings = { smsMethod: 'POST', smsHeaders: {}, smsBody: '', smsReference: '', smsHttp: false, smsNetworks: [] };
  const drop = openGateway({ ...settings, sms: pathToFileURL(folder).href, smsAccepted: undefined, smsRefused: undefined })!;
  for (let turn = 0; turn < 2; turn++) assert.deepEqual(await drop.hand(sms, still), { kind: 'accepted', reference: sms.id });
  await drop.hand({ ...sms, id: 'b2-4791234567', text: 'Two' }, still);
  assert.deepEqual(readdirSync(folder).sort(), ['a1-4791234567.json', 'b2-4791234567.json']);
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'a1-4791234567.json'), 'utf8')), sms);
  if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'a1-4791234567.json')).mode & 0o077, 0);
});

test('many at once are all there', async (t) => {
  const folder = scratch(t);
  const drop = openDrop(folder);
  await Promise.all(Array.from({ length: 50 }, (_, place) => drop.hand({ ...sms, id: `m${place}` }, still)));
  assert.equal(readdirSync(folder).length, 50);
});

test('a folder that cannot be written to has postponed it, and nothing is left behind', async (t) => {
  const place = join(scratch(t), 'file');
  writeFileSync(place, '');
  const said = await openDrop(join(place, 'sms')).hand(sms, still);
  assert.ok(said.kind === 'postponed' && /cannot be written to \(E/.test(said.why), JSON.stringify(said));
  assert.equal((await openDrop(scratch(t)).hand(sms, AbortSignal.abort())).kind, 'postponed');
});
