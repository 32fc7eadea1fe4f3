/** What everybody may rely on when Svar is started and ended: real processes, the script behind `npm start`. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase } from './support/postgres.ts';
import { ADMIN, callTicket, furnished, postmasterOf, scratch, serversOf, startSvar } from './support/process.ts';
import { COMES_TO_PASS_MS } from './support/programs.ts';
import { WHOLE_ONLY } from './support/share.ts';

const settings = (folder: string, more: Record<string, string> = {}): Record<string, string> => ({
  SVAR_DATA: join(folder, 'data'),
  SVAR_ADMIN_PASSWORD: ADMIN.password,
  SVAR_TIME_ZONE: 'Europe/Oslo',
  ...more,
});

async function refusal(started: ReturnType<typeof startSvar>): Promise<string> {
  const { code } = await started.ended();
  assert.equal(code, 1, started.output());
  const lines = started.output().trim().split('\n');
  assert.equal(lines.length, 1, `one clear line, not:\n${started.output()}`);
  return lines[0]!;
}

test('a first start tells what it does, shows the administrator once, and ends on SIGTERM with nothing left', async (t) => {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const svar = startSvar({ SVAR_DATA: join(folder, 'data') });
  const url = await svar.url();
  const lines = svar.output().trim().split('\n');
  assert.equal(lines.at(-1), url, 'the last line is the URL');
  assert.match(svar.output(), /Preparing the database/);
  const password = /The password is "([^"]{20,})"/.exec(svar.output())?.[1] ?? '';
  assert.match(svar.output(), /curl -u 'admin:/);
  const made = await callTicket(url, 'SaveTicketEntity', { Title: 'My first ticket' }, { user: 'admin', password });
  assert.equal(made.status, 200);
  assert.equal(made.body.TicketId, 1);
  for (const path of ['/livez', '/readyz', '/', '/openapi.json', '/api', '/metrics'])
    assert.equal((await fetch(url + path)).status, 200, path);
  svar.child.kill('SIGTERM');
  assert.deepEqual(await svar.ended(), { code: 0, signal: null });
  assert.deepEqual(serversOf(folder), []);

  const again = startSvar({ SVAR_DATA: join(folder, 'data') });
  const secondUrl = await again.url();
  assert.doesNotMatch(again.output(), /password/i, 'the password is shown only once');
  const read = await callTicket(secondUrl, 'GetTicketEntity?ticketEntityId=1', null, { user: 'admin', password });
  assert.equal(read.body.Title, 'My first ticket');
  again.child.kill('SIGINT');
  assert.equal((await again.ended()).code, 0);
});

test('npm start serves, and SIGTERM reaches it through npm', async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const svar = startSvar(settings(folder), ['npm', 'start']);
  const url = await svar.url();
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  svar.child.kill('SIGTERM');
  assert.equal((await svar.ended()).code, 0);
  assert.deepEqual(serversOf(folder), []);
});

test('kill -9 of npm alone: what it started ends too, and the next start serves', WHOLE_ONLY, async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const svar = startSvar(settings(folder), ['npm', 'start']);
  await svar.url();
  svar.child.kill('SIGKILL');
  await svar.ended();
  const next = startSvar(settings(folder));
  await next.url();
  next.child.kill('SIGTERM');
  assert.equal((await next.ended()).code, 0);
  for (let waited = 0; serversOf(folder).length > 0 && waited < COMES_TO_PASS_MS; waited += 100) await sleep(100);
  assert.deepEqual(serversOf(folder), []);
});

test('a call under way when SIGTERM comes is answered', WHOLE_ONLY, async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const svar = startSvar(settings(folder));
  const url = await svar.url();
  await callTicket(url, 'CreateDefaultTicketEntity', null);
  const calls = Array.from({ length: 30 }, (_, index) => callTicket(url, 'SaveTicketEntity', { Title: `under way ${index}` }));
  await Promise.race(calls);
  svar.child.kill('SIGTERM');
  const answers = await Promise.allSettled(calls);
  assert.equal((await svar.ended()).code, 0);
  // a call that the server had accepted is answered; one still on its way may find the door closed, but never half an answer
  for (const answer of answers)
    if (answer.status === 'fulfilled') assert.ok([200, 503].includes(answer.value.status), String(answer.value.status));
  assert.ok(answers.filter((answer) => answer.status === 'fulfilled').length >= 1);
});

test('two starts on one data folder: the second says so, the first serves on', WHOLE_ONLY, async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const first = startSvar(settings(folder));
  const url = await first.url();
  const line = await refusal(startSvar(settings(folder)));
  assert.match(line, /already running/);
  assert.equal((await callTicket(url, 'SaveTicketEntity', { Title: 'still here' })).status, 200);
  first.child.kill('SIGTERM');
  assert.equal((await first.ended()).code, 0);
});

test('a port in use, a bad setting, a folder that cannot be written, another zone: one clear line each', WHOLE_ONLY, async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const taken = createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await new Promise((done) => taken.once('listening', done));
  const address = taken.address();
  assert.ok(address && typeof address === 'object');

  assert.match(await refusal(startSvar(settings(folder, { SVAR_PORT: String(address.port) }))), /in use|EADDRINUSE/);
  assert.deepEqual(serversOf(folder), [], 'a start that fails takes its database down again');
  assert.match(await refusal(startSvar(settings(folder, { SVAR_PORT: 'eighty' }))), /SVAR_PORT/);
  assert.match(await refusal(startSvar(settings(folder, { SVAR_TIME_ZONE: 'US-NY' }))), /SVAR_TIME_ZONE.*Europe\/Oslo/);
  writeFileSync(join(folder, 'a-file'), '');
  assert.match(await refusal(startSvar(settings(folder, { SVAR_DATA: join(folder, 'a-file', 'data') }))), /data/);
  assert.match(await refusal(startSvar(settings(folder, { SVAR_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }))), /database/);
});

/** Saves one after the other with several clients until told to stop; notes what was tried and what was acknowledged. */
function saver(url: () => string, tries: number) {
  const tried: string[] = [];
  const acknowledged = new Map<string, number>();
  const one = async (client: number): Promise<void> => {
    for (let index = 0; index < tries; index++) {
      const title = `save ${client}-${index}`;
      tried.push(title);
      try {
        const answer = await callTicket(url(), 'SaveTicketEntity', { Title: title });
        if (answer.status === 200) acknowledged.set(title, answer.body.TicketId as number);
      } catch {
        await sleep(50); // the process is dead: what was under way is not acknowledged
      }
    }
  };
  return { tried, acknowledged, run: () => Promise.all([0, 1, 2, 3].map(one)) };
}

async function compare(url: string, { tried, acknowledged }: ReturnType<typeof saver>): Promise<void> {
  const titles: string[] = [];
  for (let id = 1; id <= tried.length + 10; id += 400) {
    const ids = Array.from({ length: 400 }, (_, index) => id + index);
    const { body } = await callTicket(url, 'GetTickets', { TicketIds: ids });
    titles.push(...(body as unknown as { Title: string }[]).map((ticket) => ticket.Title));
  }
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  const lost = [...acknowledged.keys()].filter((title) => !counts.has(title));
  const doubled = [...counts].filter(([, count]) => count > 1);
  assert.deepEqual({ lost, doubled }, { lost: [], doubled: [] });
  assert.ok(titles.every((title) => tried.includes(title)));
}

test('kill -9 of Svar in the middle of 200 saves: the next start has every acknowledged save, once', async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const first = startSvar(settings(folder));
  const url = await first.url();
  const saves = saver(() => url, 50);
  const running = saves.run();
  while (saves.acknowledged.size < 60) await sleep(5);
  first.child.kill('SIGKILL');
  await Promise.all([running, first.ended()]);
  assert.ok(saves.acknowledged.size >= 60 && saves.acknowledged.size < 200);
  const next = startSvar(settings(folder));
  await compare(await next.url(), saves);
  next.child.kill('SIGTERM');
  assert.equal((await next.ended()).code, 0);
  assert.deepEqual(serversOf(folder), []);
});

test('kill -9 of the database in the middle of 200 saves: Svar comes back by itself, nothing acknowledged is lost', async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const svar = startSvar(settings(folder));
  const url = await svar.url();
  const saves = saver(() => url, 50);
  const running = saves.run();
  while (saves.acknowledged.size < 60) await sleep(5);
  process.kill(postmasterOf(join(folder, 'data')), 'SIGKILL');
  await running;
  for (let waited = 0; (await fetch(`${url}/readyz`)).status !== 200 && waited < COMES_TO_PASS_MS; waited += 100) await sleep(100);
  assert.equal((await callTicket(url, 'SaveTicketEntity', { Title: 'save after' })).status, 200);
  saves.tried.push('save after');
  await compare(url, saves);
  svar.child.kill('SIGTERM');
  assert.equal((await svar.ended()).code, 0);
});

test('kill -9 of both, then a start', WHOLE_ONLY, async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const first = startSvar(settings(folder));
  const url = await first.url();
  const saves = saver(() => url, 50);
  const running = saves.run();
  while (saves.acknowledged.size < 60) await sleep(5);
  process.kill(postmasterOf(join(folder, 'data')), 'SIGKILL');
  first.child.kill('SIGKILL');
  await Promise.all([running, first.ended()]);
  const next = startSvar(settings(folder));
  await compare(await next.url(), saves);
  next.child.kill('SIGTERM');
  assert.equal((await next.ended()).code, 0);
});

test('an external PostgreSQL instead: two Svars share it', WHOLE_ONLY, async (t) => {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const database = await freshDatabase('empty', 'external');
  t.after(() => database.drop());
  const external = settings(folder, { SVAR_DATABASE_URL: database.url });
  const [one, other] = [startSvar(external), startSvar(external)];
  const [first, second] = await Promise.all([one.url(), other.url()]);
  const made = await callTicket(first, 'SaveTicketEntity', { Title: 'shared' });
  assert.equal(made.status, 200);
  const read = await callTicket(second, `GetTicketEntity?ticketEntityId=${made.body.TicketId}`, null);
  assert.equal(read.body.Title, 'shared');
  assert.deepEqual(serversOf(folder), []);
  for (const svar of [one, other]) {
    svar.child.kill('SIGTERM');
    assert.equal((await svar.ended()).code, 0);
  }
});

const tickets = async (url: string): Promise<number> =>
  ((await callTicket(url, 'GetTickets', { TicketIds: [1, 2, 3] })).body as unknown as unknown[]).length;

test('the demo moves into a desk of its own only, never into one that stood before', WHOLE_ONLY, async (t) => {
  const folder = await furnished((cleanUp) => t.after(cleanUp));
  const demo = [process.execPath, join(import.meta.dirname, '../scripts/start.mjs'), '--demo'];
  const onReal = startSvar(settings(folder), demo);
  assert.equal(await tickets(await onReal.url()), 0);
  assert.doesNotMatch(onReal.output(), /demo’s mail/, 'what a real desk sends does not end on a page');
  onReal.child.kill('SIGTERM');
  await onReal.ended();
  const own = startSvar(settings(folder, { SVAR_DATA: join(folder, 'demo') }), demo);
  assert.equal(await tickets(await own.url()), 3);
  own.child.kill('SIGTERM');
  assert.equal((await own.ended()).code, 0);
});

test('an empty password is allowed only when weak ones are', WHOLE_ONLY, async (t) => {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const svar = startSvar(settings(folder, { SVAR_ADMIN_USER: 'ADM0', SVAR_ADMIN_PASSWORD: '', SVAR_ALLOW_WEAK_PASSWORDS: 'on' }));
  const url = await svar.url();
  assert.equal((await callTicket(url, 'CreateDefaultTicketEntity', null, { user: 'ADM0', password: '' })).status, 200);
  svar.child.kill('SIGTERM');
  assert.equal((await svar.ended()).code, 0);
});
