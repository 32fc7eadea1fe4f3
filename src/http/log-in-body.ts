/** Bodies that belong to no operation of the contract: a log-in, an exchange. Read as all others are, from JSON, XML or a form. */
import type { FastifyRequest } from 'fastify';
import { decode, Fault } from '../contract/decode.ts';
import { type Carrier, type Fields, ref, type Said } from '../contract/language.ts';
import { readBody } from './codecs/index.ts';
import type { Door } from './door.ts';
import { bodyOf, localeFor } from './invoke.ts';

/**
 * The body of a request as a carrier.
 * @throws Fault, DoorError 415
 */
export function readCarrier<F extends Fields>(door: Door, request: FastifyRequest, carrier: Carrier<F>): Said<Carrier<F>> {
  const tree = readBody(request.headers, bodyOf(request));
  if (tree === null) throw new Fault(carrier.name, 'is missing from the request body');
  const type = ref(() => carrier);
  return decode(tree, type, carrier.name, localeFor(door, request)) as Said<Carrier<F>>;
}
