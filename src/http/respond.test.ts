import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { stream } from '../contract/language.ts';
import type { Locale } from '../contract/locale.ts';
import { zoneOf } from '../time/zone.ts';
import { DoorError } from './faults.ts';
import { sendAnswer, sendData, sendError, sendStream } from './respond.ts';

const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: null };
const bytes = Buffer.from([1, 2, 3, 255]);
const row = { 'person/fullName': 'Kim', ticketId: 5 };

describe('answers', () => {
  let server: FastifyInstance;
  before(() => {
    server = Fastify();
    server.get('/stream', (request, reply) => sendAnswer(request, reply, { value: bytes }, stream, oslo, null));
    server.get('/typed', (request, reply) => sendStream(request, reply, bytes, oslo, { type: 'image/png' }));
    server.get('/none', (request, reply) => sendAnswer(request, reply, { value: null }, stream, oslo, null));
    server.get('/failed', (request, reply) => {
      sendError(request, reply, new DoorError(404, 'SoNotFoundException', 'Attachment 5 was not found'));
    });
    server.get<{ Querystring: { format?: string } }>('/data', (request, reply) =>
      sendData(request, reply, { value: [row] }, 200, { format: request.query.format, root: 'Archive' }),
    );
    server.get('/text', (request, reply) => sendData(request, reply, '{"a":[1]}'));
  });
  after(() => server.close());
  const get = (url: string, accept?: string): Promise<LightMyRequestResponse> =>
    server.inject({ url, headers: accept === undefined ? {} : { accept } });

  test('a stream is its bytes, or base64 in the format that is asked for by its name', async () => {
    for (const accept of [
      undefined,
      '',
      '*/*',
      'application/octet-stream',
      'image/png',
      'application/octet-stream, application/json',
      '*/*, application/json;q=0.5',
    ]) {
      const answer = await get('/stream', accept);
      assert.deepEqual(answer.rawPayload, bytes, accept);
      assert.equal(answer.headers['content-type'], 'application/octet-stream');
      assert.equal(answer.headers['content-disposition'], 'attachment');
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    }
    for (const accept of ['application/json', 'application/json, text/plain, */*', 'text/json']) {
      const answer = await get('/stream', accept);
      assert.equal(answer.payload, '"AQID/w=="');
      assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    }
    const xml = await get('/stream', 'text/xml');
    assert.match(xml.payload, /<base64Binary [^>]+>AQID\/w==<\/base64Binary>$/);
    assert.equal((await get('/typed')).headers['content-type'], 'image/png');
    assert.equal((await get('/none', 'application/octet-stream')).payload, 'null');
  });

  test('an error on a stream is an error', async () => {
    const answer = await get('/failed', 'application/octet-stream');
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.json<{ ErrorType: string }>().ErrorType, 'SoNotFoundException');
    assert.equal(answer.headers['content-disposition'], undefined);
  });

  test('$format wins over Accept, and plain data speaks XML too', async () => {
    const json = JSON.stringify({ value: [row] });
    const rows: [format: string, accept: string | undefined, type: string][] = [
      ['', undefined, 'application/json'],
      ['json', 'application/xml', 'application/json'],
      ['xml', undefined, 'application/xml'],
      ['XML', 'application/json', 'application/xml'],
      ['xml', 'text/xml', 'text/xml'],
      ['yaml', 'text/xml', 'text/xml'],
      ['yaml', undefined, 'application/json'],
    ];
    for (const [format, accept, type] of rows) {
      const answer = await get(`/data?format=${format}`, accept);
      assert.equal(answer.headers['content-type'], `${type}; charset=utf-8`, `${format} ${accept}`);
      if (type === 'application/json') assert.equal(answer.payload, json);
      else
        assert.match(
          answer.payload,
          /<Archive [^>]+><value><Item><Item><Key>person\/fullName<\/Key><Value>Kim<\/Value><\/Item><Item><Key>ticketId/,
        );
    }
    assert.match((await get('/text', 'application/xml')).payload, /<Result [^>]+><a><int>1<\/int><\/a><\/Result>$/);
  });
});
