/**
 * The web session on the wire: an HttpOnly cookie, and beside it one that pages can read and repeat in X-XSRF-TOKEN. A request
 * from another site can carry the first, but not know the second. Source: auth §7, reliability §4.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, Caller } from '../app/call.ts';
import { xsrfOf } from '../app/credentials-text.ts';
import { sameSecret } from '../app/sign-in.ts';
import { rootOf } from './urls.ts';

/** wire: the name of the readable cookie; axios copies it into the header. */
const XSRF = 'XSRF-TOKEN';

/** With TLS a name that no other host can set; without it browsers would not take that name. */
const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-svar' : 'svar');

/** The value of the session's cookie, or null. */
export function sessionCookie(request: FastifyRequest): string | null {
  const name = `${nameFor(request)}=`;
  const found = request.headers.cookie
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(name));
  return found ? found.slice(name.length) : null;
}

/**
 * Does a request come from a page of ours, or from no page at all? A browser says so itself; an old one at least names the
 * page's origin. Only the host is compared: behind a proxy that ends TLS, the scheme differs.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host.toLowerCase();
}

/** The caller behind a cookie with its X-XSRF-TOKEN, or null. wire: every verb needs it, GET too. */
export async function sessionOf(app: App, request: FastifyRequest): Promise<Caller | null> {
  const session = sessionCookie(request);
  const shown = request.headers['x-xsrf-token'];
  if (session === null || typeof shown !== 'string' || !sameSecret(shown, xsrfOf(session)) || !isSameOrigin(request)) return null;
  return app.credentials.caller('session', session, request.at);
}

/** Where pages of this Svar lie under a mount prefix: `/`, `/Cust1`. What a cookie cannot hold makes it the root. */
function pathOf(request: FastifyRequest): string {
  const path = rootOf(request).replace(/^[a-z]+:\/\/[^/]*/i, '');
  return /^(?:\/[\w.~%-]+)+$/.test(path) ? path : '/';
}

/** Sets both cookies; without a session it takes them away. They end with the browser, or when the session does. */
export function setCookies(request: FastifyRequest, reply: FastifyReply, session: string | null): void {
  const isSecure = request.protocol === 'https';
  const common = `; SameSite=Lax${isSecure ? '; Secure' : ''}${session === null ? '; Max-Age=0' : ''}`;
  const path = pathOf(request);
  // a name that begins with __Host- has to be good for the whole host
  reply.header('Set-Cookie', [
    `${nameFor(request)}=${session ?? ''}; Path=${isSecure ? '/' : path}; HttpOnly${common}`,
    `${XSRF}=${session === null ? '' : xsrfOf(session)}; Path=${path}${common}`,
  ]);
}
