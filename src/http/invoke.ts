/** What every call of the API goes through at the door, whether it came to an agent's operation or to a resource. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Agent, type Call, type Caller, withDesk } from '../app/call.ts';
import { SignedOut } from '../app/errors.ts';
import { Fault } from '../contract/decode.ts';
import { readSelection, type Selection } from '../contract/encode.ts';
import type { Locale } from '../contract/locale.ts';
import { authenticate } from './authenticate.ts';
import { isForbidden } from './codecs/json.ts';
import type { Door } from './door.ts';
import { DoorError } from './faults.ts';
import { checkContentType, localeOf } from './negotiate.ts';
import { slices } from './slices.ts';
import { rootOf } from './urls.ts';

const SELECTED_AT_MOST = 100;
const SELECT_LENGTH = 4_000;
const HANDLER_MS = 15_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set by the door before the body is read. */
    agent?: Agent;
    /** Version of the credential that was shown. */
    credentialVersion: number;
    /** The token that was shown; null for a password. */
    token: Caller['token'];
    /** Milliseconds since 1970, read once. */
    at: number;
    /** Gives the place behind the gate back. */
    leave?: () => void;
    /** There was no room for it. */
    isTurnedAway: boolean;
    /** The handler runs. */
    isWorking?: boolean;
    operation?: string;
    /** What `$format` says, where it says anything. */
    format?: string | undefined;
  }
}

/** The value of a query parameter by its name in lower case. */
export type Query = (name: string) => string | undefined;

/** The query of a request. @throws Fault for a name that reaches into prototypes */
export function queryOf(request: FastifyRequest): Query {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(request.query as Record<string, string | string[]>)) {
    if (isForbidden(name)) throw new Fault(name, 'is not allowed as a name');
    // a repeated parameter: the last one counts, as the last of two JSON keys does
    const last = Array.isArray(value) ? value.at(-1) : value;
    // no text of the database holds it
    if (last?.includes('\0')) throw new Fault(name.slice(0, 100), 'has U+0000');
    if (last !== undefined) values.set(name.toLowerCase(), last);
  }
  return (name) => values.get(name);
}

/** The properties that a caller wants, by `$select`; null for all. @throws Fault when it names too many */
export function selectionOf(query: Query): Selection | null {
  const text = query('$select');
  if (text === undefined || text.trim() === '') return null;
  if (text.length > SELECT_LENGTH || text.split(',').length > SELECTED_AT_MOST)
    throw new Fault('$select', `has more than ${SELECTED_AT_MOST} names`);
  return readSelection(text);
}

function idempotencyOf(request: FastifyRequest, name: string, body: Uint8Array): Call['idempotency'] {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return null;
  if (key.length > 255) throw new Fault('Idempotency-Key', 'is longer than 255 characters');
  // a query may say which row is meant: another one is another request
  const mark = request.url.indexOf('?');
  const query = mark < 0 ? '' : request.url.slice(mark);
  return { key, fingerprint: createHash('sha256').update(name).update('\0').update(query).update('\0').update(body).digest() };
}

/** If-Match as a version; a list, a star or anything else that no answer of ours contains is not honoured but refused. */
function expectedVersion(request: FastifyRequest): number | null {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return null;
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw new DoorError(412, 'SoIllegalOperationException', 'If-Match is not an ETag of this server');
  return Number(match[1]);
}

/** Who waits for the answer to a request: all its calls ask the same one. */
const waiters = new WeakMap<FastifyRequest, { isGone: boolean }>();
function waiterOf(request: FastifyRequest): { isGone: boolean } {
  const waiter = waiters.get(request) ?? { isGone: false };
  waiters.set(request, waiter);
  return waiter;
}

/**
 * Stops waiting for a handler that takes too long: what it began is not committed any more, unless it is at that very moment.
 * Comes back when it is its turn to answer.
 */
export async function inTime<T>({ handlerMs = HANDLER_MS }: Door, request: FastifyRequest, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      waiterOf(request).isGone = true;
      reject(new DoorError(503, 'SoServerException', 'This took too long', { 'Retry-After': '1' }));
    }, handlerMs);
  });
  try {
    const answer = await Promise.race([work, late]);
    await slices.turn();
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/** The bytes of a body; none is empty. */
export const bodyOf = (request: FastifyRequest): Uint8Array => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

/** How a request reads texts and times. */
export const localeFor = (door: Door, request: FastifyRequest): Locale =>
  localeOf(request.headers, { zone: door.app.desks.current().desk.zone, alwaysOffset: door.datesAlwaysOffset });

/**
 * The call behind an admitted request.
 * @param operation what it wants to do, for log and events: `Ticket.SaveTicketEntity`
 * @throws SignedOut when the caller is gone by now
 */
export function callFor(door: Door, request: FastifyRequest, operation: string): Call {
  const loaded = door.app.desks.current();
  const asked: Call = {
    app: door.app,
    desk: loaded.desk,
    agent: request.agent!,
    credentialVersion: request.credentialVersion,
    token: request.token,
    at: request.at,
    random: door.app.random(),
    operation,
    idempotency: idempotencyOf(request, operation, bodyOf(request)),
    expectedVersion: expectedVersion(request),
    unmodifiedSince: null,
    root: rootOf(request),
    waiter: waiterOf(request),
  };
  // the body may have taken its time: who is gone by now is gone
  const call = withDesk(asked, loaded);
  if (!call) throw new SignedOut('the user is gone');
  return call;
}

/** What is known of a request by its address. */
export interface Kind {
  /** The body is bytes of any media type, up to the limit of uploads. */
  upload?: boolean;
  /** A question for an archive: `$format` of its query says how it is answered, and refused; and it takes turns with others inside. */
  archive?: boolean;
}

/**
 * Before the body is read: media type, who calls, is there room.
 */
export async function admit(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { upload = false, archive = false }: Kind,
): Promise<void> {
  if (!upload) checkContentType(request.headers);
  door.gate.refuseWhenFull(archive);
  Object.assign(request, await authenticate(door, request));
  const leave = await door.gate.enter(request.agent!.id, archive);
  // a caller who hangs up gives the place back: at once before the work has begun, else when it is done
  reply.raw.once('close', () => {
    if (!request.isWorking) leave();
  });
  if (reply.raw.closed) leave();
  request.leave = leave;
}

/** Runs the work of an admitted request when it is its turn, and gives its place behind the gate back. */
export async function attend<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  request.isWorking = true;
  try {
    await slices.turn();
    return await work();
  } finally {
    request.leave?.();
  }
}
