/** Bodies that belong to no operation of the contract: a log-in, an exchange. Read as all others are, from JSON, XML or a form. */
import type { FastifyRequest } from 'fastify';
import { decodeEntity } from '../contract/arguments.ts';
import type { Carrier, Fields, Said } from '../contract/language.ts';
import { readBody } from './codecs/index.ts';
import type { Door } from './door.ts';
import { bodyOf, localeFor } from './invoke.ts';

/**
 * The body of a request as a carrier.
 * @throws Fault, DoorError 415
 */
export function readCarrier<F extends Fields>(door: Door, request: FastifyRequest, carrier: Carrier<F>): Said<Carrier<F>> {
  return decodeEntity(carrier, readBody(request.headers, bodyOf(request)), localeFor(door, request)) as Said<Carrier<F>>;
}
