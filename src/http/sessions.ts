/** Log-in and log-out of a web session, for pages: `POST /session`, `DELETE /session`. Integrations need neither. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { carrier, text } from '../contract/language.ts';
import { byPassword, checkTransport, unauthorised } from './authenticate.ts';
import type { Door } from './door.ts';
import { DoorError } from './faults.ts';
import { readCarrier } from './log-in-body.ts';
import { sendData } from './respond.ts';
import { isSameOrigin, sessionCookie, sessionOf, setCookies } from './session-cookies.ts';

const BODY_LIMIT = 8_192;

const LogIn = carrier('LogIn', { User: text(), Password: text() });

/** A log-in from another site would make a visitor work in somebody else's name without knowing. */
function checkOrigin(request: FastifyRequest): void {
  if (!isSameOrigin(request)) throw new DoorError(403, 'SoSentryException', 'A session begins and ends on a page of this server only');
}

async function logIn(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { User, Password } = readCarrier(door, request, LogIn);
  const caller = await byPassword(door, request, User ?? '', Password ?? '');
  if (!caller) throw unauthorised(request);
  const { agent, credentialVersion } = caller;
  const { credentials } = door.app;
  // a session never goes on under another name, and its id never survives a log-in
  const before = sessionCookie(request);
  const old = before === null ? null : await credentials.caller('session', before, request.at);
  if (old?.token) await credentials.revoke(old.token.id, request.at);
  const wanted = { kind: 'session', agent, credentialVersion, label: '', from: null, by: agent.associateId, expiresAt: null } as const;
  const { text } = await credentials.issue(wanted, request.at);
  setCookies(request, reply, text);
  return sendData(request, reply, { AssociateId: agent.associateId, UserName: agent.login, FullName: agent.fullName });
}

async function logOut(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await sessionOf(door.app, request);
  // whoever has no good session loses the cookies of a bad one
  setCookies(request, reply, null);
  if (!caller?.token) throw unauthorised(request);
  await door.app.credentials.revoke(caller.token.id, request.at);
  return reply.code(204).send();
}

/** Registers log-in and log-out. */
export function registerSessions(server: FastifyInstance, door: Door): void {
  const before = async (request: FastifyRequest): Promise<void> => {
    door.anonymous.count(request.ip, request.at);
    if (!door.schemes.authSession) throw unauthorised(request, 'Web sessions are switched off (SVAR_AUTH_SESSION).');
    checkOrigin(request);
    if (request.method === 'POST') checkTransport(request, door);
  };
  server.route({
    method: 'POST',
    url: '/session',
    bodyLimit: BODY_LIMIT,
    onRequest: before,
    handler: (request, reply) => logIn(door, request, reply),
  });
  server.route({ method: 'DELETE', url: '/session', onRequest: before, handler: (request, reply) => logOut(door, request, reply) });
}
