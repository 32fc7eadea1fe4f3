/** What the door writes to the log: a line for a call that was refused, one line a second for all that found no room. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gate } from '../../src/http/gate.ts';
import { openDesk } from '../support/desk.ts';
import type { Json } from './support.ts';

test('calls that find no room are refused one by one and told of together', async () => {
  const lines: Json[] = [];
  const gate = new Gate({ underWay: 64, ofOneUser: 1, waiting: 0, waitMs: 1 });
  const desk = await openDesk({ door: { gate, log: 'info', logTo: { write: (line) => void lines.push(JSON.parse(line) as Json) } } });
  try {
    const leaves = await Promise.all(Array.from({ length: 64 }, (_, user) => gate.enter(1_000 + user)));
    const answers = await Promise.all(Array.from({ length: 30 }, () => desk.post('Ticket/GetTicket?ticketId=1', 'null')));
    for (const leave of leaves) leave();
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([503]));
    assert.equal(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size, 30, 'each has an id of its own');
    assert.equal((await desk.post('Ticket/GetTicket?ticketId=1', 'null')).status, 200, 'there is room again');
  } finally {
    await desk.close();
  }
  const told = lines.filter(({ message }) => message === 'No room for calls');
  assert.equal(
    told.reduce((sum, { calls }) => sum + Number(calls), 0),
    30,
  );
  assert.ok(told.length < 10, `${told.length} lines`);
  assert.deepEqual(
    lines.filter(({ operation }) => operation !== undefined),
    [],
    'none of them has a line of its own',
  );
});

test('a call that is refused because its user has too many is told of with its user', async (t) => {
  const lines: Json[] = [];
  const gate = new Gate({ underWay: 64, ofOneUser: 0, waiting: 0, waitMs: 1 });
  const desk = await openDesk({ door: { gate, log: 'info', logTo: { write: (line) => void lines.push(JSON.parse(line) as Json) } } });
  t.after(() => desk.close());
  assert.equal((await desk.post('Ticket/GetTicket?ticketId=1', 'null')).status, 503);
  const told = lines.filter(({ operation }) => operation === 'Ticket.GetTicket');
  assert.deepEqual(
    told.map(({ status, user }) => [status, typeof user]),
    [[503, 'number']],
  );
});

test('a call that is refused for itself has a line, and is named in it once', async (t) => {
  const lines: string[] = [];
  const desk = await openDesk({ door: { log: 'info', logTo: { write: (line) => void lines.push(line) } } });
  t.after(() => desk.close());
  const { status, headers } = await desk.post('Ticket/SaveTicketEntity', '{"Title":');
  const of = lines.filter((line) => line.includes(`"reqId":"${headers.get('x-request-id')}"`));
  assert.equal(of.length, 1);
  assert.equal(of[0]!.split('"reqId"').length, 2);
  const { operation, status: told } = JSON.parse(of[0]!) as Json;
  assert.deepEqual([operation, told], ['Ticket.SaveTicketEntity', status]);
});
