/** URLs under a mount prefix. */
import type { FastifyRequest } from 'fastify';

/** Where the mount prefix ends: at the first segment `api` (its `Login` before it belongs to it), or at one of the pages beside it. */
const OURS = /\/(?:(?:login\/)?api(?=\/|$)|(?:openapi\.json|livez|readyz|metrics|session|sms\/in)\/*$)/i;

/**
 * The path without its mount prefix and trailing slash, in any case.
 * wire: `/Cust1/api/v1/…` is answered as `/api/v1/…`; a doubled `/api/v1/api/v1/…` stays what it is, and is not found.
 */
export function withoutPrefix(url: string): string {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  const search = query < 0 ? '' : url.slice(query);
  const ours = OURS.exec(path);
  const tail = ours ? path.slice(ours.index) : path;
  return `${tail.length > 1 ? withoutSlashes(tail) || '/' : tail}${search}`;
}

/** Without the slashes at its end. A loop: a pattern would look at every run of slashes again and again. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** What stands before `/api` in the URL of a request, with scheme and host: `https://desk.example.org/Cust1`. */
export function rootOf(request: FastifyRequest): string {
  const path = request.originalUrl.split('?')[0] ?? '';
  const ours = OURS.exec(path);
  return `${request.protocol}://${request.host}${ours ? path.slice(0, ours.index) : ''}`;
}
