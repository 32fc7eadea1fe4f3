import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSms } from './arrived.ts';
import { disbelieved, signatureOf } from './signature.ts';

const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const good = { id: 'g1', from: '+4791234567', text: 'Hei\r\n"på" deg' };

test('an SMS as the gateway tells of it, in any case; what steers is left out, lines stay', () => {
  assert.deepEqual(readSms(bytes(good)), { id: 'g1', from: '+4791234567', text: 'Hei\n"på" deg' });
  assert.deepEqual(readSms(bytes({ Id: 'x', FROM: ' POSTEN ', Text: 'a\0b\u001b[31m\t', more: [1] })), {
    id: 'x',
    from: 'POSTEN',
    text: 'ab[31m\t',
  });
  assert.deepEqual(readSms(bytes('{"id":"x","from":"1","text":"\\ud800!"}')), { id: 'x', from: '1', text: '\ufffd!' });
  assert.deepEqual(readSms(bytes({ ...good, text: '' })), { id: 'g1', from: '+4791234567', text: '' });
});

test('what cannot be read is told in words', () => {
  const bad: [unknown, RegExp][] = [
    ['', /JSON/],
    ['nonsense', /JSON/],
    ['null', /JSON/],
    ['[]', /JSON/],
    ['"text"', /JSON/],
    [{ from: '1', text: 'x' }, /have to be there/],
    [{ ...good, id: 7 }, /each a text/],
    [{ ...good, text: { a: 1 } }, /each a text/],
    [{ ...good, id: ' ' }, /id has to have 1/],
    [{ ...good, id: 'x'.repeat(201) }, /id has to have 1/],
    [{ ...good, from: '' }, /from has to have/],
    [{ ...good, from: '1'.repeat(65) }, /from has to have/],
    [{ ...good, text: 'x'.repeat(10_001) }, /at most 10000/],
  ];
  for (const [said, words] of bad) {
    const read = readSms(bytes(said));
    assert.ok('problem' in read && words.test(read.problem), JSON.stringify(said).slice(0, 60));
  }
  assert.ok('problem' in readSms(Uint8Array.of(0x7b, 0xff, 0x7d)));
});

test('a signature is over the moment and the very bytes; the moment counts five minutes', () => {
  const at = Date.parse('2026-01-12T09:00:00Z');
  const now = String(at / 1000);
  const body = bytes(good);
  const signed = (timestamp: string, said = body) => ({ timestamp, signature: signatureOf('secret', timestamp, said) });
  assert.equal(disbelieved('secret', signed(now), body, at), null);
  assert.equal(disbelieved('secret', { timestamp: now, signature: `sha256=${signed(now).signature.toUpperCase()}` }, body, at), null);
  for (const seconds of [-300, 300]) assert.equal(disbelieved('secret', signed(String(at / 1000 + seconds)), body, at), null);
  for (const seconds of [-301, 301]) assert.equal(disbelieved('secret', signed(String(at / 1000 + seconds)), body, at), 'moment');
  for (const moment of ['', 'now', '1e9', `${now}.0`, `-${now}`, '9'.repeat(13)])
    assert.equal(disbelieved('secret', signed(moment), body, at), 'moment', moment);
  for (const forged of [
    { ...signed(now), timestamp: String(at / 1000 + 1) },
    signed(now, bytes({ ...good, text: 'other' })),
    { timestamp: now, signature: signatureOf('another', now, body) },
    { timestamp: now, signature: '' },
    { timestamp: now, signature: 'ø'.repeat(64) },
    { timestamp: '', signature: '' },
  ])
    assert.equal(disbelieved('secret', forged, body, at), 'signature');
});
