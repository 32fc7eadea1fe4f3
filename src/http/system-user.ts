/** The system user exchange: `POST /Login/api/PartnerSystemUser/Authenticate`, there when the settings set it up. */
import type { FastifyInstance } from 'fastify';
import { exchange } from '../app/credentials-system.ts';
import { carrier, text } from '../contract/language.ts';
import type { Door } from './door.ts';
import { notFound } from './faults.ts';
import { readCarrier } from './log-in-body.ts';
import { sendData } from './respond.ts';
import { rootOf } from './urls.ts';

const BODY_LIMIT = 65_536;
const Asked = carrier('PartnerSystemUser', {
  SignedSystemToken: text(),
  ApplicationToken: text(),
  ContextIdentifier: text(),
  ReturnTokenType: text(),
});

/**
 * Registers the exchange. wire: a refusal is a 200 that says so in its body, since callers look at IsSuccessful; what was
 * wrong is not told.
 */
export function registerSystemUser(server: FastifyInstance, door: Door): void {
  const url = '/Login/api/PartnerSystemUser/Authenticate';
  server.post(url, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    if (!door.systemUser) throw notFound(`POST ${url}`);
    door.anonymous.count(request.ip, request.at);
    const { SignedSystemToken, ApplicationToken, ReturnTokenType } = readCarrier(door, request, Asked);
    const wanted = { signedToken: SignedSystemToken ?? '', applicationToken: ApplicationToken ?? '', root: rootOf(request) };
    const isJwt = (ReturnTokenType ?? 'JWT').toUpperCase() === 'JWT';
    const token = isJwt ? await exchange(door.app, door.systemUser, door.schemes.appTokens, wanted, request.at) : null;
    const why = isJwt ? 'Authentication failed.' : 'ReturnTokenType has to be JWT.';
    return sendData(request, reply, { IsSuccessful: token !== null, Token: token, ErrorMessage: token === null ? why : null });
  });
}
