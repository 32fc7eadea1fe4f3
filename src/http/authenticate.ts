/**
 * Who calls, from the headers of a request. Authorization alone counts where there is one, even a broken one; only without it
 * a web session does. wire: schemes, their spellings and their order as the official API has them.
 */
import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../app/call.ts';
import { isKnownApp } from '../app/credentials-system.ts';
import { hashOf } from '../app/credentials-text.ts';
import type { Door } from './door.ts';
import { DoorError } from './faults.ts';
import { sessionOf } from './session-cookies.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** Which credentials are taken. */
export interface Schemes {
  authBasic: boolean;
  authTicket: boolean;
  authBearer: boolean;
  authSession: boolean;
  /** Does a SOTicket need an SO-AppToken beside it? */
  requireAppToken: boolean;
  /** SHA-256, in hex, of the secrets of known applications. */
  appTokens: readonly string[];
}

/** wire: a browser page is not shown the browser's own dialog; everybody else gets the challenge. */
export function unauthorised(request: FastifyRequest, message = 'Authentication failed.'): DoorError {
  const { headers } = request;
  const isPage = headers['x-xsrf-token'] !== undefined || headers.origin !== undefined || headers['x-requested-with'] !== undefined;
  return new DoorError(401, 'SoSessionException', message, isPage ? {} : { 'WWW-Authenticate': 'Basic realm="Svar", charset="UTF-8"' });
}

/** @throws DoorError 401 where a password would cross the network in clear */
export function checkTransport(request: FastifyRequest, door: Door): void {
  if (request.protocol === 'https' || door.basicOverHttp || isLoopback(request.ip)) return;
  throw unauthorised(request, 'Basic authentication over plain HTTP is only accepted from this machine (SVAR_BASIC_OVER_HTTP).');
}

function basicPair(credentials: string): [string, string] | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credentials)) return null;
  const bytes = Buffer.from(credentials, 'base64');
  // what is no text would be read as replacement characters, and many passwords as one
  if (!isUtf8(bytes)) return null;
  const pair = bytes.toString('utf8');
  // wire: a ticket may stand in the place of the name, and it has a colon itself
  const colon = pair.startsWith('7T:') ? pair.lastIndexOf(':') : pair.indexOf(':');
  return colon < 0 ? null : [pair.slice(0, colon), pair.slice(colon + 1)];
}

/** The caller behind a name and password. @throws TooBusy */
export async function byPassword(door: Door, request: FastifyRequest, name: string, password: string): Promise<Caller | null> {
  const agent = await door.app.signIn.byPassword(name, password, request.at, request.ip);
  if (!agent) return null;
  return { agent, credentialVersion: door.app.desks.current().credentials.get(agent.associateId)?.version ?? 0, token: null };
}

function byTicket(door: Door, request: FastifyRequest, ticket: string): Promise<Caller | null> | null {
  if (!door.schemes.authTicket) return null;
  const appToken = request.headers['so-apptoken'];
  if (door.schemes.requireAppToken && !isKnownApp(String(appToken ?? ''), door.schemes.appTokens)) return null;
  return door.app.credentials.caller('ticket', ticket, request.at);
}

type Scheme = (door: Door, request: FastifyRequest, credentials: string) => Promise<Caller | null> | null;

/** wire: the name of a scheme is compared without regard to case. */
const schemes: Readonly<Record<string, Scheme>> = {
  basic: (door, request, credentials) => {
    const pair = door.schemes.authBasic ? basicPair(credentials) : null;
    if (!pair) return null;
    checkTransport(request, door);
    const [name, password] = pair;
    return name.startsWith('7T:') && password === '' ? byTicket(door, request, name) : byPassword(door, request, name, password);
  },
  soticket: byTicket,
  bearer: (door, request, credentials) => (door.schemes.authBearer ? door.app.credentials.caller('bearer', credentials, request.at) : null),
};

/**
 * The caller behind a request.
 * @throws DoorError 401, or 429 for an address that calls without good credentials all the time; TooBusy
 */
export async function authenticate(door: Door, request: FastifyRequest): Promise<Caller> {
  const header = request.headers.authorization;
  if (header === undefined) {
    const caller = door.schemes.authSession ? await sessionOf(door.app, request) : null;
    if (caller) return atWork(door, request, caller);
    door.anonymous.count(request.ip, request.at);
    throw unauthorised(request);
  }
  const space = header.indexOf(' ');
  const name = header.slice(0, space).toLowerCase();
  const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  const caller = await scheme?.(door, request, header.slice(space + 1).trim());
  if (caller) {
    noteApp(request);
    return atWork(door, request, caller);
  }
  // a failure may have cost a look into the database
  door.anonymous.count(request.ip, request.at);
  throw unauthorised(request);
}

function atWork({ app }: Door, { at }: FastifyRequest, caller: Caller): Caller {
  app.activity.note(caller.agent.id, at);
  return caller;
}

/** Which application calls: part of the hash of its secret, for a log that is asked to be talkative. */
function noteApp(request: FastifyRequest): void {
  const secret = request.headers['so-apptoken'];
  if (typeof secret === 'string' && secret !== '')
    request.log.debug({ app: hashOf(secret).toString('hex').slice(0, 16), reqId: request.id });
}
