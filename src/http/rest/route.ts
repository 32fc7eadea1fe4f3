/** A route of a resource: what every one of them needs of the door, so that a handler only says what it answers. */
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Call } from '../../app/call.ts';
import { decode, Fault, type Tree } from '../../contract/decode.ts';
import type { Selection } from '../../contract/encode.ts';
import { int, type Nothing, type Stream, type Type } from '../../contract/language.ts';
import type { Locale } from '../../contract/locale.ts';
import { readBody } from '../codecs/index.ts';
import { isForbidden } from '../codecs/json.ts';
import type { Door } from '../door.ts';
import { admit, attend, bodyOf, callFor, inTime, type Kind, localeFor, type Query, queryOf, selectionOf } from '../invoke.ts';
import { sendAnswer } from '../respond.ts';

/** One request to a resource. */
export interface Visit {
  door: Door;
  request: FastifyRequest;
  reply: FastifyReply;
  locale: Locale;
  /** The last value of a query parameter, by its name in lower case. */
  query: Query;
  /** What `$select` of the query names; null for all. @throws Fault */
  selection(): Selection | null;
  /** The text of a path parameter; its name is written as in the path. @throws Fault for a name that reaches into prototypes */
  path(name: string): string;
  /** A path parameter as an id. @throws Fault when it is no int32 */
  id(name: string): number;
  /** The body as a tree, in any format; null for none. @throws Fault, DoorError 415 */
  body(): Tree;
  bytes(): Uint8Array;
  /** The call behind this request. @param operation for log, events and repeats: `Ticket.SaveTicketEntity` */
  call(operation: string): Call;
}

/** What a resource answers: a value of a declared type, or nothing (204). */
export interface Outcome {
  value: unknown;
  result: Type | Nothing | Stream;
  selection?: Selection | null;
  /** Version of the row, for the ETag. */
  version?: number | undefined;
  /** When the row was changed last, in milliseconds, for Last-Modified. */
  changedAt?: number | null | undefined;
  /** Of bytes: their name and media type. */
  file?: { name: string; type: string } | undefined;
}
/** Answers with a value, or sends by itself (`sendData(visit.request, visit.reply, …)`). */
export type Visited = (visit: Visit) => Promise<Outcome | FastifyReply>;

export interface RouteOptions extends Kind {
  /** Name in log lines and metrics; else method and path. */
  operation?: string;
}

/**
 * Registers a route of a resource under `/api/v1`.
 * @param path with parameters in braces: `/Ticket/{id}/Simple`; matched in any case, with or without a slash at the end
 */
export function route(
  server: FastifyInstance,
  door: Door,
  method: HTTPMethods,
  path: string,
  handler: Visited,
  { upload = false, operation = `${method} ${path}`, archive = false }: RouteOptions = {},
): void {
  server.route({
    method,
    url: `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
    bodyLimit: upload ? door.uploadLimit : door.bodyLimit,
    onRequest: async (request, reply) => {
      request.operation = operation;
      if (archive) request.format = formatOf(request);
      await admit(door, request, reply, { upload, archive });
    },
    handler: (request, reply) => attend(request, () => answer(door, request, reply, handler)),
  });
}

/** `$format` of the query says how the answer of an archive is written, and how an error is; in any case, known before anything can be refused. */
function formatOf({ query }: FastifyRequest): string | undefined {
  const [, said] = Object.entries(query as Record<string, string | string[]>).findLast(([name]) => name.toLowerCase() === '$format') ?? [];
  return Array.isArray(said) ? said.at(-1) : said;
}

function visitOf(door: Door, request: FastifyRequest, reply: FastifyReply): Visit {
  const query = queryOf(request);
  const path = (name: string): string => {
    const text = (request.params as Record<string, string | undefined>)[name] ?? '';
    if (text.includes('\0')) throw new Fault(name, 'has U+0000');
    if (isForbidden(text)) throw new Fault(name, 'is not allowed as a name');
    return text;
  };
  return {
    door,
    request,
    reply,
    locale: localeFor(door, request),
    query,
    selection: () => selectionOf(query),
    path,
    id: (name) => {
      const id = decode(path(name), int(), name, localeFor(door, request));
      return typeof id === 'number' ? id : missing(name);
    },
    body: () => readBody(request.headers, bodyOf(request)),
    bytes: () => bodyOf(request),
    // a repeat under one Idempotency-Key is one of the same address, not of the same operation and body alone
    call: (operation) => ({ ...callFor(door, request, `${request.method} ${request.url}`), operation }),
  };
}

const missing = (name: string): never => {
  throw new Fault(name, 'is missing');
};

async function answer(door: Door, request: FastifyRequest, reply: FastifyReply, handler: Visited): Promise<FastifyReply> {
  const visit = visitOf(door, request, reply);
  const outcome = await inTime(door, request, handler(visit));
  // a reply that has been sent is nothing any more once it was awaited
  if (reply.sent) return reply;
  if (!('result' in outcome)) return outcome;
  const { value, version, changedAt, file } = outcome;
  if (typeof changedAt === 'number') reply.header('Last-Modified', new Date(changedAt).toUTCString());
  const shown = version === undefined ? { value, file } : { value, version, file };
  return sendAnswer(request, reply, shown, outcome.result, visit.locale, outcome.selection ?? null);
}
