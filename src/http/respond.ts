/** Answers: a value of the contract as JSON, an error as its body. */
import type { FastifyReply } from 'fastify';
import { encode, type Selection } from '../contract/encode.ts';
import type { Type } from '../contract/language.ts';
import type { Locale } from '../contract/locale.ts';
import { JsonSink } from './codecs/json.ts';
import { answerTo } from './faults.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends a value of a declared type. */
export function sendValue(reply: FastifyReply, value: unknown, type: Type, locale: Locale, selection: Selection | null): FastifyReply {
  const sink = new JsonSink();
  encode(value, type, locale, sink, selection);
  return reply.code(200).header('Content-Type', JSON_TYPE).send(sink.result());
}

/** Sends plain data as JSON. */
export const sendData = (reply: FastifyReply, data: unknown, status = 200): FastifyReply =>
  reply
    .code(status)
    .header('Content-Type', JSON_TYPE)
    .send(typeof data === 'string' ? data : JSON.stringify(data));

/** Sends the body of an error. @returns its status */
export function sendError(reply: FastifyReply, error: unknown): number {
  const answer = answerTo(error);
  if (answer.headers) reply.headers(answer.headers);
  sendData(reply, answer.body, answer.status);
  return answer.status;
}
