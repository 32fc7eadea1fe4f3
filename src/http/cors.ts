/** Cross-origin calls from an allow-list. wire: the official client sends SO-Browser-TZ-Offset with every call. */
import type { FastifyInstance } from 'fastify';

const METHODS = 'GET, POST, PUT, PATCH, DELETE, OPTIONS';
const REQUEST_HEADERS =
  'Authorization, Content-Type, Accept, Accept-Language, SO-Language, SO-Culture, SO-TimeZone, SO-AppToken, SO-Browser-TZ-Offset, X-XSRF-TOKEN, X-Requested-With, If-Modified-Since, If-Unmodified-Since, If-Match, Idempotency-Key';
const EXPOSED = 'SO-TimeZone, X-DB-Stats, Last-Modified, ETag, X-Request-Id';

/** Is an origin on the list? Entries may end in a star; a lone star means every origin. */
export function isAllowed(origin: string, list: readonly string[]): boolean {
  return list.some((entry) => (entry.endsWith('*') ? origin.startsWith(entry.slice(0, -1)) : origin === entry));
}

/** wire: every origin never goes together with credentials of the browser; a listed one is told by its name. */
function permission(origin: string, list: readonly string[]): Record<string, string> {
  if (list.includes('*')) return { 'Access-Control-Allow-Origin': '*' };
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' };
}

/** Answers preflights without credentials and marks the answers for origins on the list. */
export function allowOrigins(server: FastifyInstance, origins: readonly string[]): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin !== undefined && isAllowed(origin, origins)) {
      reply.headers({ ...permission(origin, origins), 'Access-Control-Expose-Headers': EXPOSED, Vary: 'Origin' });
      if (request.method === 'OPTIONS') {
        reply.headers({
          'Access-Control-Allow-Methods': METHODS,
          'Access-Control-Allow-Headers': REQUEST_HEADERS,
          'Access-Control-Max-Age': '600',
        });
      }
    }
    if (request.method === 'OPTIONS') void reply.code(204).header('Allow', METHODS).send();
    else done();
  });
}
