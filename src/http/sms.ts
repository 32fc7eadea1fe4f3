/**
 * The door for SMS: `POST /sms/in`, there when the settings have a secret for it. A gateway, or a few lines between it and the desk,
 * sends one SMS a call: `{"id": "…", "from": "+4791234567", "text": "…"}`, with `X-Svar-Timestamp` (seconds since 1970) and
 * `X-Svar-Signature` (HMAC-SHA-256, in hex, over that number, a dot and the bytes of the body). Source: email §9. docs/decisions/0043
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readSms } from '../app/sms/arrived.ts';
import { keepSms } from '../app/sms/intake.ts';
import { disbelieved } from '../app/sms/signature.ts';
import { Fault } from '../contract/decode.ts';
import type { Door } from './door.ts';
import { DoorError, notFound } from './faults.ts';
import { bodyOf } from './invoke.ts';
import { checkContentType } from './negotiate.ts';
import { sendData } from './respond.ts';

const BODY_LIMIT = 64 * 1024;
/** Whoever brings SMS has a place behind the gate like one user. */
const NOBODY = 0;

const REFUSALS = {
  signature: 'The signature does not verify',
  moment: 'X-Svar-Timestamp is more than five minutes off: sign each call as it is sent',
} as const;

const line = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** @throws DoorError 401; 429 for who tries it too often */
function check(door: Door, request: FastifyRequest, secret: string): void {
  const said = { timestamp: line(request, 'x-svar-timestamp'), signature: line(request, 'x-svar-signature') };
  const why = disbelieved(secret, said, bodyOf(request), request.at);
  if (why === null) return;
  door.anonymous.count(request.ip, request.at);
  throw new DoorError(401, 'SoSessionException', REFUSALS[why]);
}

/** @throws DoorError, Fault; StoreUnavailable when it was not kept */
async function take(door: Door, request: FastifyRequest, reply: FastifyReply, secret: string): Promise<FastifyReply> {
  check(door, request, secret);
  const sms = readSms(bodyOf(request));
  if ('problem' in sms) throw new Fault('Sms', sms.problem);
  const kept = await keepSms(door.app, bodyOf(request), sms, request.at);
  if (kept.kind === 'another')
    throw new DoorError(409, 'SoIllegalOperationException', 'Another SMS has come under this id; nothing was stored');
  return sendData(request, reply, { IsNew: kept.kind === 'new' });
}

/** Registers the door. */
export function registerSms(server: FastifyInstance, door: Door): void {
  const url = '/sms/in';
  server.post(url, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const secret = door.smsSecret;
    if (secret === undefined) throw notFound(`POST ${url}`);
    if (checkContentType(request.headers) !== 'json') throw new DoorError(415, 'SoNotSupportedException', 'An SMS comes as JSON');
    const leave = await door.gate.enter(NOBODY);
    try {
      return await take(door, request, reply, secret);
    } finally {
      leave();
    }
  });
}
