/** A DNS server of a test's own, over UDP: it answers from a zone, or fails. */
import { createSocket, type RemoteInfo } from 'node:dgram';
import type { TestContext } from 'node:test';

/** What stands at `TXT example.org`: texts, addresses, names. `failed`: SERVFAIL. Anything else is not there. */
export type DnsZone = Record<string, readonly string[] | 'failed'>;

const TYPES: Readonly<Record<number, string>> = { 1: 'A', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' };
const HEAD = 12;

const word = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const nameBytes = (name: string): Buffer =>
  Buffer.concat([...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])), Buffer.from([0])]);
const pieces = (text: string): Buffer => {
  const found = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < found.length; at += 255) {
    const piece = found.subarray(at, at + 255);
    parts.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat(parts);
};

function dataOf(type: string, value: string, place: number): Buffer {
  if (type === 'A') return Buffer.from(value.split('.').map(Number));
  if (type === 'AAAA')
    return Buffer.from(value.split(':').flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]));
  if (type === 'TXT') return pieces(value);
  return type === 'MX' ? Buffer.concat([word(place), nameBytes(value)]) : nameBytes(value);
}

/** What a question asks for, and its bytes. */
function questionOf(query: Buffer): { name: string; type: number; bytes: Buffer } {
  const labels: string[] = [];
  let at = HEAD;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString());
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), bytes: query.subarray(HEAD, at + 5) };
}

/** @returns its address, as a setting names it, and all that it was asked */
export async function openDns(t: TestContext, zone: DnsZone): Promise<{ address: string; asked: string[] }> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query: Buffer, from: RemoteInfo) => {
    const { name, type: number, bytes } = questionOf(query);
    const type = TYPES[number] ?? String(number);
    asked.push(`${type} ${name}`);
    const found = zone[`${type} ${name}`];
    const values = found === undefined || found === 'failed' ? [] : found;
    const isThere = Object.keys(zone).some((key) => key.endsWith(` ${name}`));
    const code = found === 'failed' ? 2 : isThere ? 0 : 3;
    const answers = values.map((value, place) => {
      const data = dataOf(type, value, place);
      // a pointer to the question's name, its type, Internet, a minute
      return Buffer.concat([word(0xc00c), word(number), word(1), word(0), word(60), word(data.length), data]);
    });
    const head = Buffer.concat([query.subarray(0, 2), word(0x8180 | code), word(1), word(answers.length), word(0), word(0)]);
    socket.send(Buffer.concat([head, bytes, ...answers]), from.port, from.address);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  t.after(() => new Promise<void>((done) => socket.close(done)));
  return { address: `127.0.0.1:${socket.address().port}`, asked };
}
