/** URLs under a mount prefix. */
import type { FastifyRequest } from 'fastify';

/**
 * The path without its mount prefix and trailing slash: everything before the first segment `api`, in any case.
 * wire: `/Cust1/api/v1/…` is answered as `/api/v1/…`; a doubled `/api/v1/api/v1/…` stays what it is, and is not found.
 */
export function withoutPrefix(url: string): string {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  const search = query < 0 ? '' : url.slice(query);
  const api = /\/api(?=\/|$)/i.exec(path);
  const tail = api ? path.slice(api.index) : path;
  return `${tail.length > 1 ? tail.replace(/\/+$/, '') || '/' : tail}${search}`;
}

/** What stands before `/api` in the URL of a request, with scheme and host: `https://desk.example.org/Cust1`. */
export function rootOf(request: FastifyRequest): string {
  const path = request.originalUrl.split('?')[0] ?? '';
  const api = /\/api(?=\/|$)/i.exec(path);
  return `${request.protocol}://${request.host}${api ? path.slice(0, api.index) : ''}`;
}
