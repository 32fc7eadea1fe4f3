/** The HTTP door. Routes come from the contract; tests call the server without a socket. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { allowOrigins } from './cors.ts';
import type { Door } from './door.ts';
import { answerTo, DoorError, notFound } from './faults.ts';
import { meter } from './metrics.ts';
import { registerOperations } from './operations.ts';
import { registerPages } from './pages.ts';
import { sendError } from './respond.ts';
import { withoutPrefix } from './urls.ts';

const URL_AT_MOST = 8_192;
const SLOW_MS = 1_000;

/** The server, ready to listen or to be called by `inject`. */
export async function buildServer(door: Door): Promise<FastifyInstance> {
  const server = Fastify({
    logger:
      door.log === 'silent'
        ? false
        : { level: door.log, base: null, messageKey: 'message', timestamp: () => `,"time":"${new Date(door.app.now()).toISOString()}"` },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: door.bodyLimit,
    routerOptions: { caseSensitive: false, maxParamLength: 200 },
    rewriteUrl: (request) => withoutPrefix(request.url ?? '/'),
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    http: { maxHeaderSize: 16_384, headersTimeout: 10_000 },
    // our ids only: one from outside would end up in logs and answers
    requestIdHeader: false,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, _request, reply) => {
      sendError(reply, error);
    },
  });
  server.server.maxHeadersCount = 100;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.decorateRequest('at', 0);
  server.addHook('onRequest', async (request, reply) => {
    request.at = door.app.now();
    reply.headers({
      'X-Request-Id': request.id,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    if (request.raw.url !== undefined && request.originalUrl.length > URL_AT_MOST)
      throw new DoorError(414, 'SoInvalidArgumentException', 'The URL is too long');
  });
  allowOrigins(server, door.corsOrigins);
  server.addHook('onResponse', async (request, reply) => note(request, reply));
  // a connection that breaks while a call waits or works must give its place back too
  server.addHook('onRequestAbort', async (request) => request.leave?.());
  server.setErrorHandler((error, request, reply) => fail(error, request, reply));
  server.setNotFoundHandler(async (request) => {
    throw notFound(`${request.method} ${request.url.split('?')[0]?.slice(0, 200)}`);
  });
  meter(server, door);
  registerPages(server, door);
  registerOperations(server, door);
  await server.ready();
  return server;
}

/** One line a call: refusals and slow ones always, all others when asked to be talkative. Never bodies, never credentials. */
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

async function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { status } = answerTo(error);
  if (status >= 500 && status !== 501) {
    const stack = error instanceof Error ? error.stack : String(error);
    request.log[status === 500 ? 'error' : 'warn']({ operation: request.operation, reqId: request.id, stack });
  }
  sendError(reply, error);
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
    `HTTP/1.1 ${status} ${phrase}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
