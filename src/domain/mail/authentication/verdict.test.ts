import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readResults } from './results.ts';
import { toldBy, type Verdict, verdictLine } from './verdict.ts';

test('lines of other servers, with comments, quotes, folds and versions', () => {
  const read = readResults(
    ' MX.example.org (it; is "me") 1 ; spf=pass (a; b (c)) smtp.mailfrom=kari@example.org;\r\n dkim/1 = fail reason="bad; key" header.d=Example.ORG ; none',
  );
  assert.equal(read?.server, 'mx.example.org');
  assert.deepEqual(
    read?.findings.map(({ method, result, properties }) => [method, result, Object.fromEntries(properties)]),
    [
      ['spf', 'pass', { 'smtp.mailfrom': 'kari@example.org' }],
      ['dkim', 'fail', { reason: 'bad;_key', 'header.d': 'Example.ORG' }],
    ],
  );
  for (const text of ['', ';', '   ', '(only a comment)']) assert.equal(readResults(text), null, text);
  assert.deepEqual(readResults('mx; ((((((; spf=pass')?.findings, [], 'a comment that does not end');
  assert.deepEqual(readResults(`mx${'; spf=pass'.repeat(5_000)}`)?.findings.length, 50);
});

test('whose word is taken: of one’s own server, and only its topmost line', () => {
  const mx = ['mx.example.org'];
  const pass = 'mx.example.org; spf=pass smtp.mailfrom=bank.example; dmarc=pass header.from=bank.example';
  const fail = 'mx.example.org; spf=fail smtp.mailfrom=x@evil.example';
  assert.deepEqual(toldBy([pass], mx), {
    server: 'mx.example.org',
    spf: { result: 'pass', domain: 'bank.example', identity: 'mailfrom' },
    dmarc: { result: 'pass', domain: 'bank.example' },
  });
  assert.equal(toldBy([pass], []), null);
  assert.equal(toldBy([pass.replace('mx.', 'mx2.')], mx), null);
  // the lower one may have come with the mail
  assert.deepEqual(toldBy(['other.example; spf=pass', fail, pass], mx), {
    server: 'mx.example.org',
    spf: { result: 'fail', domain: 'evil.example', identity: 'mailfrom' },
    dmarc: null,
  });
  assert.deepEqual(toldBy(['mx.example.org; spf=marvellous; dmarc=bestguesspass'], mx), {
    server: 'mx.example.org',
    spf: null,
    dmarc: null,
  });
});

test('our own line: one line, of names that a domain can have', () => {
  const verdict: Verdict = {
    spf: { result: 'pass', domain: 'bounces.example.org', identity: 'mailfrom' },
    dkim: [
      { result: 'pass', domain: 'example.org', selector: 'k1', why: '' },
      { result: 'fail', domain: 'list.example', selector: 'k2', why: 'the text is not the one that was signed' },
      { result: 'permerror', domain: '', selector: '', why: 'it cannot be read' },
    ],
    dmarc: { result: 'pass', domain: 'example.org', policy: 'reject', spf: true, dkim: [true, false, false] },
    server: '',
  };
  assert.equal(
    verdictLine(verdict),
    'svar; spf=pass smtp.mailfrom=bounces.example.org; dkim=pass header.d=example.org header.s=k1; ' +
      'dkim=fail (the text is not the one that was signed) header.d=list.example header.s=k2; dkim=permerror (it cannot be read); ' +
      'dmarc=pass (p=reject) header.from=example.org',
  );
  const hostile: Verdict = {
    spf: { result: 'none', domain: 'a; dmarc=pass\r\nX: y', identity: 'helo' },
    dkim: [],
    dmarc: { result: 'permerror', domain: 'x\r\ny', policy: ') dmarc=pass', spf: false, dkim: [] },
    server: 'mx.example.org',
  };
  assert.equal(
    verdictLine(hostile),
    'svar (as mx.example.org says); spf=none smtp.helo=unknown; dkim=none; dmarc=permerror (p=dmarcpass) header.from=unknown',
  );
  assert.match(verdictLine({ ...hostile, spf: null }), /spf=none \(who brought it is not known\)/);
});
