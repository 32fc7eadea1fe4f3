/** Answers in the format that the caller accepts: values of the contract, streams, plain data, errors. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encode, type Selection } from '../contract/encode.ts';
import type { Nothing, Stream, Type } from '../contract/language.ts';
import type { Locale } from '../contract/locale.ts';
import { JsonSink } from './codecs/json-sink.ts';
import { elementName, XmlSink, xmlOf } from './codecs/xml-sink.ts';
import { answerTo } from './faults.ts';
import { answerType, BYTES_TYPE, JSON_TYPE, streamType } from './negotiate.ts';

/** What else is known about an answer. */
export interface Shown {
  /** What `$format` of the query says; `json` and `xml` win over Accept. */
  format?: string | undefined;
  /** Name of the outermost element, when the answer is XML. */
  root?: string;
}

/** Sends a value of a declared type. */
export function sendValue(
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
  type: Type,
  locale: Locale,
  selection: Selection | null,
  shown: Shown = {},
): FastifyReply {
  const answer = answerType(request.headers, shown.format);
  const sink = answer === JSON_TYPE ? new JsonSink() : new XmlSink(shown.root ?? elementName(type));
  encode(value, type, locale, sink, selection);
  return reply.code(200).header('Content-Type', `${answer}; charset=utf-8`).send(sink.result());
}

/** Sends what a handler has answered. wire: nothing is 204, everything else 200, a missing row the literal null. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: { value: unknown; version?: number; file?: { name: string; type: string } | undefined },
  result: Type | Nothing | Stream,
  locale: Locale,
  selection: Selection | null,
): FastifyReply {
  reply.header('SO-TimeZone', locale.zoneLabel);
  if (answer.version !== undefined) reply.header('ETag', `"${answer.version}"`);
  if (result.kind === 'nothing') return reply.code(204).send();
  // wire: the client asks for a file's bytes in the same way, whether they are declared as a stream or as a value
  if (result.kind === 'stream' || result.kind === 'bytes')
    return sendStream(request, reply, answer.value as Uint8Array | null, locale, answer.file);
  return sendValue(request, reply, answer.value, result, locale, selection);
}

/** RFC 6266: to be stored, under its name in UTF-8 and, for old readers, with what ASCII has of it. */
function dispositionOf(name: string): string {
  if (name === '') return 'attachment';
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * Sends bytes as they are, or as base64 in the format that Accept names. Never to be shown by a browser in the server's name.
 * @param value the bytes; null is the literal null
 * @param file name and media type of the bytes, where they are known
 */
export function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  value: Uint8Array | null,
  locale: Locale,
  { name = '', type = BYTES_TYPE }: { name?: string; type?: string } = {},
): FastifyReply {
  reply.headers({
    'Content-Disposition': dispositionOf(name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  });
  if (value === null || streamType(request.headers) !== BYTES_TYPE) {
    return sendValue(request, reply, value, { kind: 'bytes' }, locale, null);
  }
  return reply
    .code(200)
    .header('Content-Type', type)
    .send(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
}

/** Sends plain data: an object, or JSON text. */
export function sendData(request: FastifyRequest, reply: FastifyReply, data: unknown, status = 200, shown: Shown = {}): FastifyReply {
  const answer = answerType(request.headers, shown.format);
  const json = (): string => (typeof data === 'string' ? data : JSON.stringify(data));
  const xml = (): string => xmlOf(typeof data === 'string' ? JSON.parse(data) : data, shown.root ?? 'Result');
  return reply
    .code(status)
    .header('Content-Type', `${answer}; charset=utf-8`)
    .send(answer === JSON_TYPE ? json() : xml());
}

/** Sends the body of an error. @returns its status */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown): number {
  const answer = answerTo(error);
  if (answer.headers) reply.headers(answer.headers);
  sendData(request, reply, answer.body, answer.status, { root: 'Error', format: request.format });
  return answer.status;
}
