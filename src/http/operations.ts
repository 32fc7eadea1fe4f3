/** The agents' operations as routes: one a declared operation, run when it is built, described on GET. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runnable } from '../agents/index.ts';
import { type Agent, type Call, withDesk } from '../app/call.ts';
import { SignedOut } from '../app/errors.ts';
import { type DeclaredOperation, operations } from '../contract/agents/index.ts';
import { decodeArguments } from '../contract/arguments.ts';
import { Fault } from '../contract/decode.ts';
import { describeOperation } from '../contract/describe.ts';
import { readSelection, type Selection } from '../contract/encode.ts';
import { authenticate } from './authenticate.ts';
import { isForbidden, readJson } from './codecs/json.ts';
import type { Door } from './door.ts';
import { DoorError } from './faults.ts';
import { checkContentType, localeOf } from './negotiate.ts';
import { sendData, sendValue } from './respond.ts';

const SELECTED_AT_MOST = 100;
const SELECT_LENGTH = 4_000;
const HANDLER_MS = 15_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set by the door before the body is read. */
    agent?: Agent;
    /** Version of the credential that was shown. */
    credentialVersion: number;
    /** Milliseconds since 1970, read once. */
    at: number;
    /** Gives the place behind the gate back. */
    leave?: () => void;
    /** The handler runs. */
    isWorking?: boolean;
    operation?: string;
  }
}

type Query = (name: string) => string | undefined;

function queryOf(request: FastifyRequest): Query {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(request.query as Record<string, string | string[]>)) {
    if (isForbidden(name)) throw new Fault(name, 'is not allowed as a name');
    // a repeated parameter: the last one counts, as the last of two JSON keys does
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) values.set(name.toLowerCase(), last);
  }
  return (name) => values.get(name);
}

function selectionOf(query: Query, declared: DeclaredOperation): Selection | null {
  const text = declared.operation.select ? query('$select') : undefined;
  if (text === undefined || text.trim() === '') return null;
  if (text.length > SELECT_LENGTH || text.split(',').length > SELECTED_AT_MOST)
    throw new Fault('$select', `has more than ${SELECTED_AT_MOST} names`);
  return readSelection(text);
}

function idempotencyOf(request: FastifyRequest, name: string, body: Uint8Array): Call['idempotency'] {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return null;
  if (key.length > 255) throw new Fault('Idempotency-Key', 'is longer than 255 characters');
  return { key, fingerprint: createHash('sha256').update(name).update('\0').update(body).digest() };
}

/** If-Match as a version; a list, a star or anything else that no answer of ours contains is not honoured but refused. */
function expectedVersion(request: FastifyRequest): number | null {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return null;
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw new DoorError(412, 'SoIllegalOperationException', 'If-Match is not an ETag of this server');
  return Number(match[1]);
}

/** Stops waiting for a handler that takes too long; what it began ends by the database's own limits. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DoorError(503, 'SoServerException', 'This took too long', { 'Retry-After': '1' })), HANDLER_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function run(door: Door, declared: DeclaredOperation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { operation } = declared;
  const handler = runnable(declared.agent, declared.name);
  if (!handler) throw new DoorError(501, 'SoNotImplementedException', `${declared.agent}.${declared.name} is not built yet`);
  const loaded = door.app.desks.current();
  const { desk } = loaded;
  const locale = localeOf(request.headers, { zone: desk.zone, alwaysOffset: door.datesAlwaysOffset });
  const query = queryOf(request);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const args = decodeArguments(operation.args, readJson(body), query, locale);
  const selection = selectionOf(query, declared);
  const asked: Call = {
    app: door.app,
    desk,
    agent: request.agent!,
    credentialVersion: request.credentialVersion,
    at: request.at,
    random: door.app.random(),
    operation: `${declared.agent}.${declared.name}`,
    idempotency: idempotencyOf(request, declared.name, body),
    expectedVersion: expectedVersion(request),
  };
  // the body may have taken its time: who is gone by now is gone
  const call = withDesk(asked, loaded);
  if (!call) throw new SignedOut('the user is gone');
  const answer = await inTime(handler({ call, locale }, args));
  reply.header('SO-TimeZone', locale.zoneLabel);
  if (answer.version !== undefined) reply.header('ETag', `"${answer.version}"`);
  // wire: nothing is 204, everything else 200, a missing row the literal null
  if (operation.result.kind === 'nothing') return reply.code(204).send();
  if (operation.result.kind === 'stream') return reply.code(200).header('Content-Type', 'application/octet-stream').send(answer.value);
  return sendValue(reply, answer.value, operation.result, locale, selection);
}

/** Before the body is read: media type, who calls, is there room. */
async function admit(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.headers.authorization === undefined) door.anonymous.count(request.ip, request.at);
  checkContentType(request.headers);
  request.agent = await authenticate(request, door.signIn, door.basicOverHttp, request.at);
  request.credentialVersion = door.app.desks.current().credentials.get(request.agent.associateId)?.version ?? 0;
  const leave = await door.gate.enter(request.agent.id);
  // a caller who hangs up gives the place back: at once before the work has begun, else when it is done
  reply.raw.once('close', () => {
    if (!request.isWorking) leave();
  });
  if (reply.raw.closed) leave();
  request.leave = leave;
}

/** Registers every declared operation. */
export function registerOperations(server: FastifyInstance, door: Door): void {
  for (const declared of operations) {
    const url = `/api/v1/Agents/${declared.agent}/${declared.name}`;
    const bodyLimit = declared.name === 'UploadAttachment' ? door.uploadLimit : door.bodyLimit;
    server.route({
      method: 'POST',
      url,
      bodyLimit,
      onRequest: async (request, reply) => {
        request.operation = `${declared.agent}.${declared.name}`;
        await admit(door, request, reply);
      },
      handler: async (request, reply) => {
        request.isWorking = true;
        try {
          return await run(door, declared, request, reply);
        } finally {
          request.leave?.();
        }
      },
    });
    server.get(url, (_request, reply) => sendData(reply, describeOperation(declared)));
  }
}
