/** From the headers of a call to an agent. Built so far: Basic. */
import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import type { Agent } from '../app/call.ts';
import type { SignIn } from '../app/sign-in.ts';
import { DoorError } from './faults.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** wire: a browser page is not shown the browser's own dialog; everybody else gets the challenge. */
function unauthorised(request: FastifyRequest, message = 'Authentication failed.'): DoorError {
  const { headers } = request;
  const isPage = headers['x-xsrf-token'] !== undefined || headers.origin !== undefined || headers['x-requested-with'] !== undefined;
  return new DoorError(401, 'SoSessionException', message, isPage ? {} : { 'WWW-Authenticate': 'Basic realm="Svar", charset="UTF-8"' });
}

function basicPair(credentials: string): [string, string] | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credentials)) return null;
  const bytes = Buffer.from(credentials, 'base64');
  // what is no text would be read as replacement characters, and many passwords as one
  if (!isUtf8(bytes)) return null;
  const pair = bytes.toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? null : [pair.slice(0, colon), pair.slice(colon + 1)];
}

/**
 * The agent behind a request.
 * @param at milliseconds since 1970
 * @throws DoorError 401
 */
export async function authenticate(request: FastifyRequest, signIn: SignIn, basicOverHttp: boolean, at: number): Promise<Agent> {
  const header = request.headers.authorization;
  if (header === undefined) throw unauthorised(request);
  const space = header.indexOf(' ');
  const scheme = header.slice(0, space).toLowerCase();
  const pair = scheme === 'basic' ? basicPair(header.slice(space + 1).trim()) : null;
  if (!pair) throw unauthorised(request);
  if (request.protocol !== 'https' && !basicOverHttp && !isLoopback(request.ip)) {
    throw unauthorised(request, 'Basic authentication over plain HTTP is only accepted from this machine (SVAR_BASIC_OVER_HTTP).');
  }
  const agent = await signIn.byPassword(pair[0], pair[1], at);
  if (!agent) throw unauthorised(request);
  return agent;
}
