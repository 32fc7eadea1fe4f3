import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ipOf, ipParts, isInNetwork, isNear } from './ip.ts';

const hex = (text: string): string | null =>
  ipOf(text)
    ?.map((byte) => byte.toString(16).padStart(2, '0'))
    .join('') ?? null;
const inside = (ip: string, network: string, bits: number): boolean => isInNetwork(ipOf(ip)!, ipOf(network)!, bits);

test('addresses in every spelling, and what is none', () => {
  const rows: [string, string | null][] = [
    ['192.0.2.1', 'c0000201'],
    ['::ffff:192.0.2.1', 'c0000201'],
    ['::FFFF:c000:201', 'c0000201'],
    ['::', '0'.repeat(32)],
    ['1::', `0001${'0'.repeat(28)}`],
    ['2001:db8:0:0:1:0:0:1', '20010db8000000000001000000000001'],
    ['2001:db8::1:0:0:1', '20010db8000000000001000000000001'],
    ['64:ff9b::192.0.2.33', '0064ff9b0000000000000000c0000221'],
    ['256.0.0.1', null],
    ['1.2.3', null],
    ['1.2.3.04', null],
    ['1:2:3:4:5:6:7', null],
    ['1:2:3:4:5:6:7:8:9', null],
    ['1::2::3', null],
    ['1:2:3:4:5:6:7::8', null],
    ['::12345', null],
    ['192.0.2.1::', null],
    ['', null],
  ];
  for (const [text, expected] of rows) assert.equal(hex(text), expected, text);
});

test('networks, and which are near', () => {
  assert.deepEqual(
    [
      inside('192.0.2.127', '192.0.2.0', 25),
      inside('192.0.2.128', '192.0.2.0', 25),
      inside('8.8.8.8', '1.1.1.1', 0),
      inside('::1', '0.0.0.0', 0),
    ],
    [true, false, true, false],
  );
  for (const near of ['127.0.0.1', '::1', '10.1.2.3', '172.31.0.1', '192.168.9.9', 'fd00::7', 'fe80::1', '::ffff:127.0.0.1', '100.64.0.1'])
    assert.ok(isNear(ipOf(near)!), near);
  for (const far of ['192.0.2.1', '172.32.0.1', '8.8.8.8', '2001:db8::1', '::2']) assert.ok(!isNear(ipOf(far)!), far);
  assert.equal(ipParts(ipOf('2001:db8::cb01')!).join('.'), '2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.c.b.0.1');
});
