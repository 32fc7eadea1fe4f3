/** A desk with a mailbox for SMS, a gateway that keeps what it is given and answers as the test wants, and a door for what comes in. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { SmsSettings } from '../../src/app/sms/gateway.ts';
import { Messenger } from '../../src/app/sms/messenger.ts';
import { signatureOf } from '../../src/app/sms/signature.ts';
import { networkOf } from '../../src/app/webhooks/addresses.ts';
import { Sender } from '../../src/app/webhooks/sender.ts';
import { openHttpGateway } from '../../src/sms/http.ts';
import { P, type Row, type Scene, START, SUPPORT, withEyes } from '../scenarios/scene.ts';
import { openDesk } from './desk.ts';
import { PATIENCE } from './programs.ts';

export const KARI = '+4791234567';
export const OLA = '+4798765432';
export const DESK = '+4759440000';
export const SECRET = 'a-secret-for-tests-only';
export const [WAITING, SENT, FAILED, GIVEN_UP] = [0, 2, 3, 4];
export const HOUR = 3_600_000;
export const SETTINGS: SmsSettings = { isSent: true, from: 'Nordlys', country: '47', parts: 2 };

/** An SMS as the gateway was given it. */
export interface Given {
  id: string;
  to: string;
  from: string;
  text: string;
}

interface Behaviour {
  status: number;
  body?: string;
}

/** A gateway of the real kind, behind a real socket. */
export async function openGatewayHere(t: TestContext) {
  const given: Given[] = [];
  const says: { next: (sms: Given) => Behaviour | 'drop' } = { next: () => ({ status: 200, body: `{"id":"g-${given.length}"}` }) };
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const sms = JSON.parse(Buffer.concat(pieces).toString('utf8')) as Given;
    given.push(sms);
    const answer = says.next(sms);
    if (answer === 'drop') request.socket.destroy();
    else response.writeHead(answer.status).end(answer.body ?? '');
  });
  const port = await new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const gateway = openHttpGateway({
    url: `http://127.0.0.1:${port}/send`,
    method: 'POST',
    headers: {},
    body: '{"id":"{id}","to":"{to}","from":"{from}","text":"{text}"}',
    accepted: null,
    refused: null,
    reference: '',
    sender: new Sender({ http: true, networks: [networkOf('127.0.0.1')], patience: PATIENCE }),
  });
  return { given, says, gateway };
}

export async function openSms(t: TestContext) {
  const clock = { at: START };
  const desk = await openDesk({ now: () => clock.at, sms: SETTINGS, door: { smsSecret: SECRET } });
  t.after(() => desk.close());
  const scene: Scene = withEyes(desk, clock);
  await scene.sql("insert into phone (owner_id, ptype_idx, phone, rank) values ($1, 16387, '912 34 567', 0)", [P]);
  await scene.sql('insert into mail_in_filter (address, category_id, server_type) values ($1, $2, 7)', [DESK, SUPPORT]);
  const { given, says, gateway } = await openGatewayHere(t);
  const complaints: unknown[] = [];
  const messenger = new Messenger(scene.app, gateway, (error) => complaints.push(error));
  t.after(() => messenger.stop());
  /** Sends all that is due now. @returns what stands in the outbox */
  const deliver = async (): Promise<Row[]> => {
    await messenger.deliver();
    assert.deepEqual(complaints, []);
    return scene.sql(
      'select id, status, retries, rcpt, next_retry, last_error, rfc822_content, subject from outbox where type = 1 order by id',
    );
  };
  let made = 0;
  /** Brings an SMS to the door. */
  const bring = async (from: string, text: string, id = `in-${++made}`): Promise<Response> =>
    post(scene.url, JSON.stringify({ id, from, text }), scene.clock.at);
  /** Sorts all that waits, as the jobs do. @returns the tickets, in the order in which they came */
  const sort = async (): Promise<Row[]> => {
    await scene.runJobs({ early: true });
    return scene.sql('select id, status, ticket_id, message_id, svar_reason, svar_path, mail_in_filter from inbox order by id');
  };
  /** An SMS comes in. @returns its ticket */
  const arrive = async (from: string, text: string): Promise<number> => {
    const answer = await bring(from, text);
    assert.equal(answer.status, 200, await answer.text());
    const rows = await sort();
    assert.ok(rows.at(-1)!.ticket_id, rows.at(-1)!.svar_reason as string);
    return rows.at(-1)!.ticket_id as number;
  };
  return { scene, given, says, gateway, messenger, deliver, bring, sort, arrive };
}

/** A signed call. @param at milliseconds @param more header lines in place of those that are right */
export function post(url: string, body: string, at: number, more: Record<string, string> = {}): Promise<Response> {
  const timestamp = String(Math.floor(at / 1000));
  return fetch(`${url}/sms/in`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Svar-Timestamp': timestamp,
      'X-Svar-Signature': `sha256=${signatureOf(SECRET, timestamp, Buffer.from(body))}`,
      ...more,
    },
    body,
  });
}
