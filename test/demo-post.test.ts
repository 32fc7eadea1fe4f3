/** `npm run demo`: its desk has two mailboxes, and its post is read and written on a page. A real process. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ADMIN, callTicket, scratch, startSvar } from './support/process.ts';
import { until } from './support/programs.ts';

const CUSTOMER = 'Vera Ny <vera.ny@elsewhere.example>';

async function startDemo(t: TestContext): Promise<{ desk: string; post: string }> {
  const folder = scratch((cleanUp) => t.after(cleanUp));
  const settings = { SVAR_DATA: join(folder, 'demo'), SVAR_ADMIN_PASSWORD: ADMIN.password };
  const svar = startSvar(settings, [process.execPath, join(import.meta.dirname, '../scripts/start.mjs'), '--demo']);
  const desk = await svar.url();
  t.after(async () => {
    svar.child.kill('SIGTERM');
    assert.equal((await svar.ended()).code, 0);
  });
  return { desk, post: /The demo’s mail is read and written on (\S+)/.exec(svar.output())![1]! };
}

const write = (post: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${post}/`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
const pageOf = async (url: string): Promise<string> => (await fetch(url)).text();
const statusAs = (post: string, headers: Record<string, string>): Promise<number> =>
  new Promise((done, failed) => {
    request(`${post}/`, { headers }, (response) => done(response.resume().statusCode!))
      .on('error', failed)
      .end();
  });

test('a customer writes on the page, reads that it has arrived, and answers; both are on one ticket', async (t) => {
  const { desk, post } = await startDemo(t);
  const first = await fetch(post);
  assert.equal(first.headers.get('referrer-policy'), 'same-origin', 'else a browser sends the form without its origin');
  const empty = await first.text();
  for (const address of ['service@nordlys.example.com', 'orders@nordlys.example.com'])
    assert.ok(empty.includes(`<option>${address}</option>`));
  const letter = { from: CUSTOMER, to: 'orders@nordlys.example.com', subject: 'A <b>pump</b>', text: 'I want one.', answers: '0' };
  assert.equal((await write(post, letter)).status, 303);
  await until(async () => (await pageOf(post)).includes('We have received it'));
  const page = await pageOf(post);
  const number = /\[ejTag: (\d+)\] We have received it/.exec(page)![1]!;
  const path = /href="(\/mail\/\d+)"/.exec(page)![1]!;
  const answers = path.split('/').at(-1)!;
  assert.match(await pageOf(post + path), /Hello Vera,[\s\S]*Auto-Submitted: auto-replied/);
  const [, to] = /<small>(\S+) to vera/.exec(page)!;
  assert.equal((await write(post, { ...letter, subject: 'Thank you', text: 'Good <i>day</i>', to: to!, answers })).status, 303);
  const messages = async () => {
    const { body } = await callTicket(desk, 'GetTicketMessageEntities', { TicketId: Number(number), MessageIds: [] });
    return (body as unknown as { Body: string }[]).map(({ Body }) => Body.trim());
  };
  await until(async () => (await messages()).length === 2);
  assert.deepEqual(await messages(), ['I want one.', 'Good <i>day</i>']);
  const ticket = await callTicket(desk, `GetTicketEntity?ticketEntityId=${number}`, null);
  assert.equal((ticket.body.Category as { TicketCategoryId: number }).TicketCategoryId, 5);
  assert.equal(ticket.body.Title, 'A <b>pump</b>');

  // nothing that was written is a mark on the page, and no other page reads or writes it
  assert.doesNotMatch(await pageOf(post), /<b>pump/);
  const refused = await write(post, { ...letter, to: 'somebody@else.example', subject: '"><b>x</b>' });
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /role="alert"[\s\S]*&quot;&gt;&lt;b&gt;x/);
  assert.deepEqual(
    await Promise.all([
      statusAs(post, { Host: 'evil.example' }),
      statusAs(post, { Origin: 'http://evil.example' }),
      statusAs(post, { Origin: post }),
    ]),
    [403, 403, 200],
  );
});
