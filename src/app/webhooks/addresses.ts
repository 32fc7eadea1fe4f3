/**
 * Addresses that Svar may reach on behalf of others. What is not public is refused, whatever it is spelt like; an
 * administrator's setting names networks that are allowed nevertheless.
 * Source: reliability §7.
 */
import { isIP } from 'node:net';

/** An address as sixteen bytes; IPv4 as `::ffff:a.b.c.d`. */
type Bits = Uint8Array;

export interface Network {
  bits: Bits;
  /** Length of the prefix, of 128. */
  length: number;
}

const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
const v4 = (bytes: Iterable<number>): Bits => Uint8Array.from([...MAPPED, ...bytes]);

const groups = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));

/** The bytes of an address; null for what is none, or has a zone. */
function bitsOf(address: string): Bits | null {
  const kind = isIP(address);
  if (kind === 4) return v4(address.split('.').map(Number));
  if (kind !== 6 || address.includes('%')) return null;
  // the URL parser writes every spelling in one way: groups of hex, the longest run of zeroes left out
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const [before, after] = [groups(head), groups(tail ?? '')];
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

/** A network such as `10.0.0.0/8`, or an address alone. @throws Error for what is none */
export function networkOf(text: string): Network {
  const [address = '', length] = text.split('/');
  const bits = bitsOf(address);
  if (!bits) throw new Error(`"${text}" is not a network`);
  const whole = isIP(address) === 4 ? 32 : 128;
  const wanted = length === undefined ? whole : Number(length);
  if (!(wanted <= whole)) throw new Error(`"${text}" is not a network`);
  return { bits, length: wanted + (128 - whole) };
}

function isIn(bits: Bits, network: Network): boolean {
  return bits.every((byte, index) => {
    const left = Math.min(Math.max(network.length - index * 8, 0), 8);
    const mask = (0xff << (8 - left)) & 0xff;
    return (byte & mask) === ((network.bits[index] ?? 0) & mask);
  });
}

const networks = (...texts: string[]): readonly Network[] => texts.map(networkOf);

/** IPv4 that leads nowhere public: own host, private, carriers' NAT, link-local, documentation, benchmarks, multicast, reserved; a cloud's own address. */
const NOT_PUBLIC = networks(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '168.63.129.16',
);
const V4 = networkOf('::ffff:0:0/96');
/** IPv6 that is public at all; and what of it is not: protocols' own (Teredo among them), documentation. */
const GLOBAL = networkOf('2000::/3');
const NOT_GLOBAL = networks('2001::/23', '2001:db8::/32', '3fff::/20');
/** Where an IPv4 address is inside an IPv6 one, and from which byte. */
const CARRIERS: readonly (readonly [Network, number])[] = [
  [networkOf('64:ff9b::/96'), 12],
  [networkOf('2002::/16'), 2],
];

function isPublic(bits: Bits): boolean {
  if (isIn(bits, V4)) return !NOT_PUBLIC.some((network) => isIn(bits, network));
  const carrier = CARRIERS.find(([network]) => isIn(bits, network));
  if (carrier) return isPublic(v4(bits.slice(carrier[1], carrier[1] + 4)));
  return isIn(bits, GLOBAL) && !NOT_GLOBAL.some((network) => isIn(bits, network));
}

/** What an address is to Svar: in an allowed network, public, or neither. */
export function standingOf(address: string, allowed: readonly Network[]): 'allowed' | 'public' | 'refused' {
  const bits = bitsOf(address);
  if (!bits) return 'refused';
  if (allowed.some((network) => isIn(bits, network))) return 'allowed';
  return isPublic(bits) ? 'public' : 'refused';
}
