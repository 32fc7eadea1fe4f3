import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalBody, type DkimKey, rawLines, readKey, readSignature, type SignatureTags, signedText } from './dkim.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const canonical = (text: string, isRelaxed: boolean): string => {
  let out = '';
  canonicalBody(bytes(text), isRelaxed, (piece) => {
    for (let at = 0; at < piece.length; at++) out += String.fromCharCode(piece[at]!);
  });
  return out;
};

test('a body as signatures see it (RFC 6376 §3.4)', () => {
  const rows: [body: string, relaxed: string, simple: string][] = [
    [' C \r\nD \t E\r\n\r\n\r\n', ' C\r\nD E\r\n', ' C \r\nD \t E\r\n'],
    ['', '', '\r\n'],
    ['\r\n\r\n', '', '\r\n'],
    [' \t\r\n \r\n', '', ' \t\r\n \r\n'],
    ['x', 'x\r\n', 'x\r\n'],
    ['x\ny\n\n', 'x\r\ny\r\n', 'x\r\ny\r\n'],
    ['\r\n\r\nx  ', '\r\n\r\nx\r\n', '\r\n\r\nx  \r\n'],
    ['a\rb\r\n', 'a\rb\r\n', 'a\rb\r\n'],
    ['x\r\n \r\n\r\ny', 'x\r\n\r\n\r\ny\r\n', 'x\r\n \r\n\r\ny\r\n'],
  ];
  for (const [body, relaxed, simple] of rows) {
    assert.equal(canonical(body, true), relaxed, JSON.stringify(body));
    assert.equal(canonical(body, false), simple, JSON.stringify(body));
  }
  // what does not fit one piece
  const long = `${'x y\r\n'.repeat(30_000)}`;
  for (const isRelaxed of [true, false]) assert.equal(canonical(`${long}\r\n\r\n`, isRelaxed), long);
});

const VALUE = 'v=1; a=rsa-sha256; d=Example.org; s=key; h=From : To:from; bh=YQ==; b=Yg==';

test('what a signature says, and why one says nothing', () => {
  assert.deepEqual(readSignature(`${VALUE}; c=relaxed; l=12; x=99; t=1; q=dns/txt; i=@mail.example.org`), {
    algorithm: 'rsa',
    domain: 'example.org',
    selector: 'key',
    identity: '@mail.example.org',
    headers: ['from', 'to', 'from'],
    isRelaxed: { head: true, body: false },
    bodyHash: 'YQ==',
    signature: 'Yg==',
    length: 12,
    expiresAt: 99,
  });
  const problems: [string, RegExp][] = [
    [VALUE.replace('v=1', 'v=2'), /version/],
    [VALUE.replace('sha256', 'sha1'), /SHA-1/],
    [VALUE.replace('rsa-sha256', 'none'), /algorithm/],
    [VALUE.replace('From : To:from', 'to'), /who the mail is from/],
    [`${VALUE}; i=@evil.example`, /another domain/],
    [`${VALUE}; i=@evilexample.org`, /another domain/],
    [`${VALUE}; x=5; t=9`, /ends before/],
    [`${VALUE}; l=-1`, /cannot be read/],
    [`${VALUE}; c=loose`, /cannot be read/],
    [`${VALUE}; b=Yg==`, /cannot be read/],
    [VALUE.replace('d=Example.org', 'd=exa mple\u0001.org'), /cannot be read/],
    [VALUE.replace('Yg==', '!'), /cannot be read/],
    ['', /cannot be read/],
  ];
  for (const [value, why] of problems) {
    const said = readSignature(value);
    assert.ok('why' in said, value);
    assert.match(said.why, why, value);
  }
});

test('which lines are signed: of one name the last first, each once, and the signature without what it signs with', () => {
  const lines = rawLines('To: a\r\nFROM :  one\r\n\ttwo \r\nFrom: three\r\nDKIM-Signature: a=1; b = Zm9v\r\n Zm8=; c=2\r\nno line');
  assert.deepEqual(
    lines.map(({ name }) => name),
    ['to', 'from', 'from', 'dkim-signature'],
  );
  const tags = { headers: ['from', 'from', 'from', 'cc'], isRelaxed: { head: true, body: true } } as unknown as SignatureTags;
  assert.equal(signedText(lines, tags, lines[3]!), 'from:three\r\nfrom:one two\r\ndkim-signature:a=1; b =; c=2');
  const simple = { ...tags, headers: ['from'], isRelaxed: { head: false, body: true } };
  assert.equal(signedText(lines, simple, lines[3]!), 'From: three\r\nDKIM-Signature: a=1; b =; c=2');
});

test('keys as domains publish them', () => {
  const plain: DkimKey = { kind: 'rsa', key: 'YQ==', isStrict: false, isTest: false };
  const rows: [string, DkimKey | null][] = [
    ['v=DKIM1; k=rsa; p=YQ ==', plain],
    ['p=YQ==', plain],
    ['k=ed25519; t=y:s; p=', { kind: 'ed25519', key: '', isStrict: true, isTest: true }],
    ['p=YQ==; v=DKIM1', null],
    ['v=DKIM2; p=YQ==', null],
    ['v=DKIM1; h=sha1; p=YQ==', null],
    ['v=DKIM1; s=tlsrpt; p=YQ==', null],
    ['v=DKIM1; s=email; h=sha1:sha256; p=YQ==', plain],
    ['v=DKIM1; k=dsa; p=YQ==', null],
    ['v=spf1 -all', null],
    ['', null],
  ];
  for (const [text, key] of rows) assert.deepEqual(readKey(text), key, text);
});
