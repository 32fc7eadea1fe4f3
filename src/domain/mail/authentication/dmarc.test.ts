import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Zone } from './asking.fixture.ts';
import { checkDmarc, type Dmarc } from './dmarc.ts';

const judge = (
  zone: Zone,
  from: string | readonly string[],
  { spf = null, dkim = [], isPassing = false }: { spf?: string | null; dkim?: (string | null)[]; isPassing?: boolean } = {},
): Dmarc => answered(checkDmarc(typeof from === 'string' ? [from] : from, spf, dkim, isPassing), zone);

const EXAMPLE: Zone = { 'TXT _dmarc.example.org': ['v=DMARC1; p=reject; sp=quarantine'] };

test('passed by a signature or by SPF, of the same organization', () => {
  const rows: [from: string, spf: string | null, dkim: (string | null)[], result: Dmarc['result']][] = [
    ['example.org', 'example.org', [], 'pass'],
    ['example.org', null, ['example.org'], 'pass'],
    ['example.org', 'bounces.example.org', [], 'pass'],
    ['news.example.org', null, ['example.org'], 'pass'],
    ['news.example.org', null, ['shop.example.org'], 'pass'],
    ['example.org', null, [null, 'evil.example', 'example.org'], 'pass'],
    ['example.org', 'evil.example', ['evil.example'], 'fail'],
    ['example.org', 'evilexample.org', [], 'fail'],
    ['example.org', 'org', [], 'fail'],
    ['example.org', null, [null], 'fail'],
    ['other.example', null, ['other.example'], 'none'],
  ];
  for (const [from, spf, dkim, result] of rows) assert.equal(judge(EXAMPLE, from, { spf, dkim }).result, result, `${from} ${spf} ${dkim}`);
  const { spf, dkim } = judge(EXAMPLE, 'example.org', { spf: 'a.example.org', dkim: [null, 'example.org', 'evil.example'] });
  assert.deepEqual([spf, dkim], [true, [false, true, false]]);
});

test('strict: the very same domain; and whose policy it is', () => {
  const strict: Zone = { 'TXT _dmarc.example.org': ['v=DMARC1;p=none;adkim=s;aspf=s'] };
  assert.equal(judge(strict, 'example.org', { spf: 'a.example.org', dkim: ['a.example.org'] }).result, 'fail');
  assert.equal(judge(strict, 'a.example.org', { dkim: ['a.example.org'] }).result, 'pass');
  assert.deepEqual(
    ['example.org', 'a.example.org'].map((from) => judge(EXAMPLE, from).policy),
    ['reject', 'quarantine'],
  );
  assert.equal(judge({ ...EXAMPLE, 'TXT _dmarc.a.example.org': ['v=DMARC1'] }, 'a.example.org').policy, 'none');
});

test('where an organization ends: who says so himself, and names under which anybody may register', () => {
  const suffix: Zone = {
    'TXT _dmarc.shops.example': ['v=DMARC1; p=none; psd=y'],
    'TXT _dmarc.big.example': ['v=DMARC1; p=none'],
    'TXT _dmarc.own.big.example': ['v=DMARC1; p=none; psd=n'],
  };
  assert.equal(judge(suffix, 'a.shops.example', { dkim: ['b.shops.example'] }).result, 'fail', 'neighbours under a public name');
  assert.equal(judge(suffix, 'x.a.shops.example', { dkim: ['a.shops.example'] }).result, 'pass');
  assert.equal(judge(suffix, 'own.big.example', { dkim: ['big.example'] }).result, 'fail', 'a part that stands for itself');
  assert.equal(judge(suffix, 'x.own.big.example', { dkim: ['own.big.example'] }).result, 'pass');
});

test('no more than eight questions for a domain', () => {
  const asked: string[] = [];
  const long = `${'a.'.repeat(100)}example.org`;
  answered(checkDmarc([long], null, [], false), EXAMPLE, asked);
  assert.equal(asked.length, 8);
  assert.deepEqual([asked[0], asked[1], asked.at(-1)], [`TXT _dmarc.${long}`, 'TXT _dmarc.a.a.a.a.a.example.org', 'TXT _dmarc.org']);
});

test('what cannot be said', () => {
  assert.equal(judge({ 'TXT _dmarc.example.org': 'failed' }, 'example.org').result, 'temperror');
  assert.equal(judge(EXAMPLE, 'example.org', { isPassing: true }).result, 'temperror');
  assert.equal(judge({ ...EXAMPLE, 'TXT _dmarc.other.example': 'failed' }, 'example.org', { dkim: ['other.example'] }).result, 'temperror');
  assert.equal(judge(EXAMPLE, 'example.org', { isPassing: true, dkim: ['example.org'] }).result, 'pass');
  const odd: (string | string[])[] = [[], ['example.org', 'evil.example'], ['example.org', ''], 'localhost', 'exa mple.org'];
  for (const from of odd) assert.equal(judge(EXAMPLE, from, { spf: 'example.org' }).result, 'permerror', String(from));
  for (const records of [['v=DMARC1; p=reject', 'v=DMARC1; p=none'], ['v=DMARC2; p=none'], ['p=none; v=DMARC1'], ['v=DMARC1; p']])
    assert.equal(judge({ 'TXT _dmarc.example.org': records }, 'example.org').result, 'none', String(records));
});
