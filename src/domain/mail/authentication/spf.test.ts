import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, type Zone } from './asking.fixture.ts';
import { ipOf } from './ip.ts';
import { checkSpf, type SpfResult } from './spf.ts';
import { readSpf } from './spf-record.ts';

/** The domains of RFC 7208, appendix A. */
const EXAMPLE: Zone = {
  'A example.com': ['192.0.2.10', '192.0.2.11'],
  'MX example.com': ['mail-a.example.com', 'mail-b.example.com'],
  'A amy.example.com': ['192.0.2.65'],
  'A bob.example.com': ['192.0.2.66'],
  'A mail-a.example.com': ['192.0.2.129'],
  'A mail-b.example.com': ['192.0.2.130'],
  'A www.example.com': ['192.0.2.10', '192.0.2.11'],
  'MX example.org': ['mail-c.example.org'],
  'A mail-c.example.org': ['192.0.2.140'],
  'PTR 10.2.0.192.in-addr.arpa': ['example.com'],
  'PTR 65.2.0.192.in-addr.arpa': ['amy.example.com'],
  'PTR 140.2.0.192.in-addr.arpa': ['mail-c.example.org'],
  'PTR 4.0.0.10.in-addr.arpa': ['bob.example.com'],
};

const ask = (zone: Zone, ip: string, sender = 'strong-bad@example.com', helo = 'mx.example.com'): SpfResult =>
  answered(checkSpf({ ip: ipOf(ip)!, helo, sender }), zone).result;
const under = (record: string, ip: string, more: Zone = {}): SpfResult =>
  ask({ ...EXAMPLE, 'TXT example.com': ['some other text', record], ...more }, ip);

test('the examples of the standard: who may send', () => {
  const rows: [record: string, passes: string[], fails: string[]][] = [
    ['v=spf1 +all', ['192.0.2.1'], []],
    ['v=spf1 a -all', ['192.0.2.10', '192.0.2.11'], ['192.0.2.12']],
    ['v=spf1 a:example.org -all', [], ['192.0.2.10']],
    ['v=spf1 mx -all', ['192.0.2.129', '192.0.2.130'], ['192.0.2.10']],
    ['v=spf1 mx:example.org -all', ['192.0.2.140'], ['192.0.2.129']],
    ['v=spf1 mx mx:example.org -all', ['192.0.2.129', '192.0.2.130', '192.0.2.140'], ['192.0.2.141']],
    ['v=spf1 mx/30 mx:example.org/30 -all', ['192.0.2.131', '192.0.2.143'], ['192.0.2.132']],
    ['v=spf1 ptr -all', ['192.0.2.10', '192.0.2.65'], ['192.0.2.140', '10.0.0.4']],
    ['v=spf1 ip4:192.0.2.128/28 -all', ['192.0.2.129', '192.0.2.143'], ['192.0.2.65', '192.0.2.144']],
    ['V=SPF1 IP4:192.0.2.128/28 -ALL', ['192.0.2.129'], ['192.0.2.65']],
    ['v=spf1 ip6:2001:db8::/32 ip6:::ffff:192.0.2.0/120 -all', ['2001:db8:1::1', '192.0.2.77'], ['2001:db9::1', '192.0.3.1']],
    ['v=spf1 exists:%{ir}.%{l1r-}.ok.example.com -all', ['192.0.2.8'], ['192.0.2.9']],
  ];
  const more: Zone = { 'A 8.2.0.192.strong.ok.example.com': ['127.0.0.2'] };
  for (const [record, passes, fails] of rows) {
    for (const ip of passes) assert.equal(under(record, ip, more), 'pass', `${record}: ${ip}`);
    for (const ip of fails) assert.equal(under(record, ip, more), 'fail', `${record}: ${ip}`);
  }
});

test('what a record says when nobody is named, and by which sign', () => {
  const rows: [string, SpfResult][] = [
    ['v=spf1', 'neutral'],
    ['v=spf1 ?all', 'neutral'],
    ['v=spf1 ~all', 'softfail'],
    ['v=spf1 -all', 'fail'],
    ['v=spf1 -ip4:192.0.2.0/24 +all', 'fail'],
    ['v=spf10 +all', 'none'],
    ['v=spf1+all', 'none'],
    ['v=spf1 unknown=thing:%{d} -all', 'fail'],
    ['v=spf1 exp=why.%{d} -all', 'fail'],
  ];
  for (const [record, result] of rows) assert.equal(under(record, '192.0.2.200'), result, record);
});

test('a record with anything misspelt says nothing at all', () => {
  const records = [
    'v=spf1 all:x',
    'v=spf1 +all moo',
    'v=spf1 include',
    'v=spf1 include:',
    'v=spf1 ip4:192.0.2.1/33 +all',
    'v=spf1 ip4:192.0.2.256 +all',
    'v=spf1 ip4:192.0.2.01 +all',
    'v=spf1 ip6:1:2:3 +all',
    'v=spf1 ip4:::1 +all',
    'v=spf1 a/33 +all',
    'v=spf1 a//129 +all',
    'v=spf1 a:nodots +all',
    'v=spf1 a:example.123 +all',
    'v=spf1 exists:%{c}.example.com +all',
    'v=spf1 exists:%{d0}.example.com +all',
    'v=spf1 exists:%d.example.com +all',
    'v=spf1 redirect=a.example redirect=b.example',
    'v=spf1 exp=a.example exp=b.example +all',
    `v=spf1 a:${'x.'.repeat(400)}example +all`,
  ];
  for (const record of records) assert.equal(under(record, '192.0.2.10'), 'permerror', record);
  assert.equal(ask({ 'TXT example.com': ['v=spf1 +all', 'v=spf1 -all'] }, '192.0.2.1'), 'permerror', 'two records');
  assert.ok(readSpf('v=spf1  a   -all '), 'blanks are no words');
});

test('other domains: included, gone on with, and what they may not do', () => {
  const include = 'v=spf1 include:other.example -all';
  const of = (record: readonly string[] | 'failed' | undefined, own = include): SpfResult =>
    under(own, '192.0.2.10', record === undefined ? {} : { 'TXT other.example': record });
  assert.equal(of(['v=spf1 ip4:192.0.2.0/24 -all']), 'pass');
  assert.equal(of(['v=spf1 -all']), 'fail', 'who is not of the other may still be of this');
  assert.equal(of(['v=spf1 moo']), 'permerror');
  assert.equal(of(undefined), 'permerror');
  assert.equal(of('failed'), 'temperror');
  assert.equal(of(['v=spf1 ~all'], 'v=spf1 redirect=other.example'), 'softfail');
  assert.equal(of(undefined, 'v=spf1 redirect=other.example'), 'permerror');
  assert.equal(under('v=spf1 include:example.com -all', '192.0.2.10'), 'permerror', 'round and round');
  assert.equal(under('v=spf1 redirect=example.com', '192.0.2.10'), 'permerror');
});

/** Domains that include each other, the last of which lets everybody send. */
const chain = (length: number): Zone =>
  Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `TXT d${at}.example`,
      [at === length - 1 ? 'v=spf1 +all' : `v=spf1 include:d${at + 1}.example -all`],
    ]),
  );

test('ten lookups and no more, two empty ones and no more, ten hosts and no more', () => {
  assert.equal(ask(chain(11), '192.0.2.1', 'x@d0.example'), 'pass');
  assert.equal(ask(chain(12), '192.0.2.1', 'x@d0.example'), 'permerror');
  assert.equal(under('v=spf1 a:no.example a:not.example +all', '192.0.2.1'), 'pass');
  assert.equal(under('v=spf1 a:no.example a:not.example a:nor.example +all', '192.0.2.1'), 'permerror');
  const mx = { 'MX example.com': Array.from({ length: 11 }, (_, at) => `m${at}.example.com`) };
  assert.equal(under('v=spf1 mx +all', '192.0.2.1', mx), 'permerror');
  const asked: string[] = [];
  const bomb: Zone = { 'TXT example.com': [`v=spf1 ${'mx '.repeat(50)}+all`], 'MX example.com': EXAMPLE['MX example.com']! };
  assert.equal(answered(checkSpf({ ip: ipOf('192.0.2.1')!, helo: '', sender: 'x@example.com' }), bomb, asked).result, 'permerror');
  assert.ok(asked.length <= 31, String(asked.length));
  // hosts that have addresses of the other family only are none that are missing
  assert.equal(under('v=spf1 a mx mx:example.org a:amy.example.com +all', '2001:db8::1'), 'pass');
});

test('who is asked about: the envelope’s sender, or the machine for the null sender', () => {
  const zone: Zone = {
    'TXT mx.example.com': ['v=spf1 exists:%{l}.%{o}.ok.example +all'],
    'A postmaster.mx.example.com.ok.example': ['127.0.0.2'],
  };
  const spf = answered(checkSpf({ ip: ipOf('192.0.2.1')!, helo: 'MX.example.com.', sender: '' }), zone);
  assert.deepEqual(spf, { result: 'pass', domain: 'mx.example.com', identity: 'helo' });
  for (const helo of ['[192.0.2.1]', 'localhost', '', 'a..b', `${'x'.repeat(64)}.example`])
    assert.equal(ask(zone, '192.0.2.1', '', helo), 'none', helo);
  assert.equal(ask({ 'TXT example.com': 'failed' }, '192.0.2.1'), 'temperror');
});

test('macros of the standard (§7.4)', () => {
  const rows: [string, string][] = [
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l-}', 'strong.bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
    ['%{p}.x', 'unknown.x'],
  ];
  for (const [macro, name] of rows) {
    const asked: string[] = [];
    const zone: Zone = { 'TXT email.example.com': [`v=spf1 exists:${macro}.ok.example -all`] };
    answered(checkSpf({ ip: ipOf('192.0.2.3')!, helo: 'mx', sender: 'strong-bad@email.example.com' }), zone, asked);
    const expected = `A ${name}.ok.example`;
    if (name.includes('@')) assert.ok(!asked.includes(expected), 'no name can be that');
    else assert.ok(asked.includes(expected), `${macro}: ${asked.join()}`);
  }
});
