import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf, standingOf } from './addresses.ts';

/** The first, one in the middle and the last address of networks that lead nowhere public. */
const V4 = `0.0.0.0 0.1.2.3 0.255.255.255 10.0.0.0 10.20.30.40 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.1
  127.1.2.3 127.255.255.255 169.254.0.1 169.254.169.254 169.254.255.255 172.16.0.0 172.20.1.1 172.31.255.255 192.0.0.0
  192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9
  224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16`.split(/\s+/);
const hex = (address: string): string => {
  const [a, b, c, d] = address.split('.').map(Number) as [number, number, number, number];
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
};
/** The same addresses inside of others. */
const INSIDE = V4.flatMap((address) => [
  `::ffff:${address}`,
  `::FFFF:${hex(address)}`,
  `0:0:0:0:0:ffff:${hex(address)}`,
  `::${address}`,
  `64:ff9b::${address}`,
  `2002:${hex(address)}::1`,
]);
const V6 = `:: ::1 0:0:0:0:0:0:0:1 fe80::1 febf::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 fdff:ffff::1 ff02::1 ff0e::1 2001::1
  2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2001:10::1 2001:20::1 3fff::1 64:ff9b:1::1 100::1 5f00::1 4000::1`.split(/\s+/);

test('nothing that is not public is reached, whatever it is spelt like', () => {
  const all = [...V4, ...INSIDE, ...V6, '', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '1.2.3.4.5', 'gopher'];
  assert.ok(all.length >= 150, String(all.length));
  assert.deepEqual(
    all.filter((address) => standingOf(address, []) !== 'refused'),
    [],
  );
});

test('public addresses are reached', () => {
  const all = `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.1.1 172.15.255.255
  172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 2606:4700:4700::1111
  2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1 2001:4860:4860::8888`.split(/\s+/);
  assert.deepEqual(
    all.filter((address) => standingOf(address, []) !== 'public'),
    [],
  );
});

test('a network that is allowed is reached, and nothing beside it', () => {
  const allowed = ['127.0.0.1', '10.1.0.0/16', 'fd12:3456::/32', '93.184.216.34/32'].map(networkOf);
  const standing = (address: string) => standingOf(address, allowed);
  for (const address of ['127.0.0.1', '10.1.0.0', '10.1.255.255', 'fd12:3456:1::5', '::ffff:10.1.2.3', '93.184.216.34'])
    assert.equal(standing(address), 'allowed', address);
  for (const address of ['127.0.0.2', '10.0.255.255', '10.2.0.0', 'fd12:3457::1']) assert.equal(standing(address), 'refused', address);
  assert.equal(standing('93.184.216.35'), 'public');
  for (const bad of ['10.0.0.0/33', '::/129', 'example.com', '10.0.0.0/x', '']) assert.throws(() => networkOf(bad), /is not a network/);
});
