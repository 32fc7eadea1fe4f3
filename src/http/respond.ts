/** Answers: a value of the contract as JSON, an error as its body. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encode, type Selection } from '../contract/encode.ts';
import type { Nothing, Stream, Type } from '../contract/language.ts';
import type { Locale } from '../contract/locale.ts';
import { JsonSink } from './codecs/json.ts';
import { answerTo } from './faults.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends a value of a declared type. */
export function sendValue(
  _request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
  type: Type,
  locale: Locale,
  selection: Selection | null,
): FastifyReply {
  const sink = new JsonSink();
  encode(value, type, locale, sink, selection);
  return reply.code(200).header('Content-Type', JSON_TYPE).send(sink.result());
}

/** Sends what a handler has answered. wire: nothing is 204, everything else 200, a missing row the literal null. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: { value: unknown; version?: number },
  result: Type | Nothing | Stream,
  locale: Locale,
  selection: Selection | null,
): FastifyReply {
  reply.header('SO-TimeZone', locale.zoneLabel);
  if (answer.version !== undefined) reply.header('ETag', `"${answer.version}"`);
  if (result.kind === 'nothing') return reply.code(204).send();
  if (result.kind === 'stream') return reply.code(200).header('Content-Type', 'application/octet-stream').send(answer.value);
  return sendValue(request, reply, answer.value, result, locale, selection);
}

/** Sends plain data: an object, or JSON text. */
export const sendData = (_request: FastifyRequest, reply: FastifyReply, data: unknown, status = 200): FastifyReply =>
  reply
    .code(status)
    .header('Content-Type', JSON_TYPE)
    .send(typeof data === 'string' ? data : JSON.stringify(data));

/** Sends the body of an error. @returns its status */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown): number {
  const answer = answerTo(error);
  if (answer.headers) reply.headers(answer.headers);
  sendData(request, reply, answer.body, answer.status);
  return answer.status;
}
