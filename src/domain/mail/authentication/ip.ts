/** Addresses of the network as the rules compare them: as bytes. */

/** Four bytes, or sixteen. */
export type Ip = readonly number[];

function v4Of(text: string): Ip | null {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255) ? parts.map(Number) : null;
}

/** Groups of one side of `::`; null for what is none. @param isLast at the end of an address there may be one of IPv4 */
function groupsOf(text: string, isLast: boolean): number[] | null {
  if (text === '') return [];
  const parts = text.split(':');
  const bytes = parts.map((part, place): Ip | null => {
    if (part.includes('.')) return isLast && place === parts.length - 1 ? v4Of(part) : null;
    if (!/^[\da-f]{1,4}$/i.test(part)) return null;
    const group = Number.parseInt(part, 16);
    return [group >> 8, group & 0xff];
  });
  return bytes.includes(null) ? null : bytes.flatMap((some) => some ?? []);
}

/** The bytes of an address; an IPv4 address inside an IPv6 one (`::ffff:192.0.2.1`) is the former. Null for what is none. */
export function ipOf(text: string): Ip | null {
  if (!text.includes(':')) return v4Of(text);
  const sides = text.split('::');
  if (sides.length > 2) return null;
  const [before, after] = [groupsOf(sides[0]!, sides.length === 1), groupsOf(sides[1] ?? '', true)];
  if (!before || !after) return null;
  const missing = 16 - before.length - after.length;
  if (sides.length === 1 ? missing !== 0 : missing < 2) return null;
  const bytes = [...before, ...Array<number>(missing).fill(0), ...after];
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return isMapped ? bytes.slice(12) : bytes;
}

/** Are the first bits of two addresses alike? Those of two families never are. */
export function isInNetwork(ip: Ip, network: Ip, bits: number): boolean {
  if (ip.length !== network.length) return false;
  return ip.every((byte, place) => {
    const left = Math.min(Math.max(bits - place * 8, 0), 8);
    const mask = (0xff << (8 - left)) & 0xff;
    return (byte & mask) === (network[place]! & mask);
  });
}

const network = (text: string): readonly [Ip, number] => {
  const [address = '', bits = ''] = text.split('/');
  return [ipOf(address)!, Number(bits)];
};
const NEAR = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'].map(network);
const NEAR_V6 = ['::/127', 'fc00::/7', 'fe80::/10'].map(network);

/** Is it on this machine or in a network of one's own? */
export const isNear = (ip: Ip): boolean => [...NEAR, ...NEAR_V6].some(([at, bits]) => isInNetwork(ip, at, bits));

/** Each part of an address as SPF's macros and names of PTR records spell it: numbers of IPv4, single hex digits of IPv6. */
export const ipParts = (ip: Ip): string[] =>
  ip.length === 4 ? ip.map(String) : ip.flatMap((byte) => [(byte >> 4).toString(16), (byte & 15).toString(16)]);
