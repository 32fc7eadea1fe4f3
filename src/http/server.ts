/** The HTTP door. Routes come from the contract; tests call the server without a socket. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { registerArchives } from './archives.ts';
import { allowOrigins } from './cors.ts';
import type { Door } from './door.ts';
import { answerTo, BUSY, DoorError, ending, notFound, wrongVerb } from './faults.ts';
import { meter } from './metrics.ts';
import { registerOperations, verbsOfOperation } from './operations.ts';
import { registerPages } from './pages.ts';
import { sendError } from './respond.ts';
import { registerResources } from './rest/index.ts';
import { registerLists } from './rest/lists.ts';
import { registerSessions } from './sessions.ts';
import { registerSms } from './sms.ts';
import { registerSystemUser } from './system-user.ts';
import { TurnedAway } from './turned-away.ts';
import { withoutPrefix } from './urls.ts';

const URL_AT_MOST = 8_192;
const HEADERS_AT_MOST = 100;
const SLOW_MS = 1_000;

/** JSON lines: level in words, the corrected clock; what is logged is chosen line by line, never whole requests. */
const loggerOf = ({ log, logTo, app }: Door) =>
  log !== 'silent' && {
    level: log,
    ...(logTo && { stream: logTo }),
    base: null,
    messageKey: 'message',
    formatters: { level: (level: string) => ({ level }) },
    timestamp: () => `,"time":"${new Date(app.now()).toISOString()}"`,
  };

/** The server, ready to listen or to be called by `inject`. */
export async function buildServer(door: Door): Promise<FastifyInstance> {
  const server = Fastify({
    logger: loggerOf(door),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: door.bodyLimit,
    trustProxy: door.trustedProxies.length > 0 && [...door.trustedProxies],
    routerOptions: { caseSensitive: false, maxParamLength: 200 },
    rewriteUrl: (request) => withoutPrefix(request.url ?? '/'),
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    // nothing moves: an answer that nobody reads, a body that stopped coming (requestTimeout answers that one first)
    connectionTimeout: 35_000,
    forceCloseConnections: 'idle',
    // its answer has no shape of the wire; ours is given below
    return503OnClosing: false,
    exposeHeadRoutes: false,
    // a missing Host is answered below, in shape; slow callers are looked for every second
    http: { maxHeaderSize: 16_384, headersTimeout: 10_000, requireHostHeader: false, connectionsCheckingInterval: 1_000 },
    requestIdHeader: false,
    // our lines name the request themselves: a logger for each would name it twice
    childLoggerFactory: (logger) => logger,
    genReqId: ids(door.app.random()),
    clientErrorHandler: refuseConnection,
    // a URL that cannot be read: no hook has seen it
    frameworkErrors: (error, request, reply) => {
      sendError(request, reply.headers(always(request)), error);
    },
  });
  guard(server, door);
  server.setErrorHandler((error, request, reply) => fail(error, request, reply));
  answerElse(server);
  meter(server, door);
  registerPages(server, door);
  registerSessions(server, door);
  registerSystemUser(server, door);
  registerSms(server, door);
  registerOperations(server, door);
  registerResources(server, door);
  registerLists(server, door);
  registerArchives(server, door);
  await server.ready();
  return server;
}

/** Ids of requests. Ours only: one from outside would end up in logs and answers. The first part tells starts and processes apart. */
function ids(random: number): () => string {
  const start = Math.floor(random * 36 ** 6).toString(36);
  let requests = 0;
  return () => `${start}-${(++requests).toString(36)}`;
}

/** What every answer carries. */
const always = ({ id }: FastifyRequest): Record<string, string> => ({
  'X-Request-Id': id,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
});

/** What every request goes through. */
function guard(server: FastifyInstance, door: Door): void {
  // Node drops what is above without a word; one more than allowed is enough to refuse it
  server.server.maxHeadersCount = HEADERS_AT_MOST + 1;
  // Expect with anything but 100-continue: not worth a refusal, and Node's own has no body
  server.server.on('checkExpectation', (request, response) => server.routing(request, response));
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.decorateRequest('at', 0);
  server.decorateRequest('credentialVersion', 0);
  server.decorateRequest('token', null);
  server.decorateRequest('isTurnedAway', false);
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  server.addHook('onRequest', (request, reply, done) => {
    request.at = door.app.now();
    reply.headers(always(request));
    if (isClosing) throw ending();
    checkHead(request);
    done();
  });
  allowOrigins(server, door.corsOrigins);
  const turnedAway = new TurnedAway((count) => server.log.info({ status: BUSY.status, calls: count }, 'No room for calls'));
  server.addHook('onResponse', (request, reply, done) => {
    // whose call was known already has a line: it may be theirs that fill the room
    if (request.isTurnedAway && request.agent === undefined) turnedAway.note();
    else note(request, reply);
    done();
  });
  server.addHook('onClose', async () => turnedAway.flush());
}

/** What the head of a request may hold. @throws DoorError 400, 414, 431 */
function checkHead({ raw, originalUrl }: FastifyRequest): void {
  if (originalUrl.length > URL_AT_MOST) throw new DoorError(414, 'SoInvalidArgumentException', 'The URL is too long');
  if (raw.rawHeaders.length > 2 * HEADERS_AT_MOST)
    throw new DoorError(431, 'SoInvalidArgumentException', `There are more than ${HEADERS_AT_MOST} header lines`);
  if (raw.headers.host === undefined && raw.httpVersion === '1.1')
    throw new DoorError(400, 'SoInvalidArgumentException', 'The Host header is missing');
}

/** Does a path fit the pattern of a route? Both in lower case. */
function fits(pattern: string, path: string): boolean {
  const [ours, theirs] = [pattern.split('/'), path.split('/')];
  return ours.length === theirs.length && ours.every((part, index) => part.startsWith(':') || part === theirs[index]);
}

/** 405 for a verb that a known path does not have, 404 for all other paths. */
function answerElse(server: FastifyInstance): void {
  const verbs = new Map<string, Set<string>>();
  const verbsOf = (path: string): Set<string> | undefined => {
    const ofOperation = verbsOfOperation(path);
    if (ofOperation) return ofOperation.length > 0 ? new Set(ofOperation) : undefined;
    const known = verbs.get(path);
    if (known) return known;
    const patterns = [...verbs].filter(([pattern]) => pattern.includes(':') && fits(pattern, path));
    return patterns.length > 0 ? new Set(patterns.flatMap(([, methods]) => [...methods])) : undefined;
  };
  server.addHook('onRoute', ({ url, method }) => {
    const known = verbs.get(url.toLowerCase()) ?? new Set<string>();
    verbs.set(url.toLowerCase(), new Set([...known, ...[method].flat()]));
  });
  const refuse = (request: FastifyRequest): never => {
    const path = request.url.split('?')[0] ?? '';
    const known = verbsOf(path.toLowerCase());
    if (!known) throw notFound(`${request.method} ${path.slice(0, 200)}`);
    throw wrongVerb([...known]);
  };
  server.setNotFoundHandler(refuse);
  // the framework has an opinion on the bodies of this one before it looks for a route
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'QUERY') refuse(request);
    done();
  });
}

/** One line a call: refusals and slow ones always, all others when asked to be talkative. Never bodies, never credentials. Who found no room at the door is counted. */
function note(request: FastifyRequest, reply: FastifyReply): void {
  request.leave?.();
  const line = {
    operation: request.operation ?? request.routeOptions.url,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    user: request.agent?.id,
    reqId: request.id,
  };
  if (reply.statusCode >= 400 || reply.elapsedTime > SLOW_MS) request.log.info(line);
  else request.log.debug(line);
}

function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status } = answerTo(error);
  request.isTurnedAway = error === BUSY;
  // what the door itself refuses is told by its status: where it was thrown helps nobody, and a busy door has better things to do
  if (status >= 500 && status !== 501 && !(error instanceof DoorError)) {
    const stack = error instanceof Error ? error.stack : String(error);
    request.log[status === 500 ? 'error' : 'warn']({ operation: request.operation, reqId: request.id, stack });
  }
  sendError(request, reply, error);
}

/** What never became a request: broken or oversized headers. wire: errors are shaped even here. */
function refuseConnection(error: NodeJS.ErrnoException, socket: import('node:net').Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, phrase] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request Header Fields Too Large']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'Request Timeout']
        : [400, 'Bad Request'];
  const body = JSON.stringify({
    Error: true,
    ErrorType: 'SoInvalidArgumentException',
    Message: phrase,
    ErrorMessage: phrase,
    ErrorSource: 'Svar',
  });
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`,
  );
}
