import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MailTrouble, type Step, saidBy, troubleOf } from './trouble.ts';

const PLACE = { host: 'mail.example.org', port: 993 };
const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

test('errors of connections, by what a person can do about them', () => {
  const rows: [unknown, Step, RegExp][] = [
    [coded('ECONNREFUSED'), 'connection', /port 993, refuses connections/],
    [coded('ETIMEDOUT'), 'connection', /did not answer in time/],
    [coded('ENETUNREACH'), 'connection', /cannot be reached/],
    [coded('GREETING_TIMEOUT'), 'connection', /says nothing: is it a port for TLS/],
    [coded('CERT_HAS_EXPIRED'), 'encryption', /certificate of mail\.example\.org has expired/],
    [coded('ETLS', 'Error initiating TLS - certificate has expired'), 'encryption', /has expired/],
    [coded('ETLS', 'Error initiating TLS - unable to verify the first certificate'), 'encryption', /no signer that is known here/],
    [coded('EPROTO', 'SSL routines::wrong version number'), 'encryption', /does not speak TLS from the start/],
    [coded('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version'), 'encryption', /could not agree on TLS: tlsv1 alert/],
    [new Error('out of cheese'), 'folder', /^mail\.example\.org: out of cheese$/],
    ['words', 'folder', /words/],
  ];
  for (const [error, step, words] of rows) {
    const trouble = troubleOf(error, PLACE, 'folder');
    assert.equal(trouble.step, step, trouble.message);
    assert.match(trouble.message, words);
  }
  const known = new MailTrouble('token', 'x');
  assert.equal(troubleOf(known, PLACE), known);
});

test('what a server says is one line without secrets', () => {
  assert.equal(saidBy('no\r\n\u0000 \u202Eentry for hunter2', ['hunter2', '']), 'no entry for …');
  assert.equal(saidBy('x'.repeat(1_000)).length, 300);
});
