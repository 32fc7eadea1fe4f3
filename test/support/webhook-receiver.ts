/**
 * The other end of webhooks: a process of its own that takes payloads and says how each came. Run as a program it listens on a
 * free port and prints its URL. `/hook/NAME` takes payloads; what it answers is set, and what came is read, at `/control/NAME`.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { nodeArguments } from './programs.ts';
import { certificate, key } from './webhook-certificate.ts';

/** How to answer: one entry a call, the last one for all that follow. */
export interface Behaviour {
  status: number;
  /** Milliseconds before the answer begins; -1 for no answer at all. */
  wait?: number;
  body?: string;
  headers?: Record<string, string>;
}

/** A payload as it came. */
export interface Received {
  /** Milliseconds. */
  at: number;
  method: string;
  url: string;
  /** In the order and letters in which they came. */
  rawHeaders: string[];
  headers: Record<string, string>;
  body: string;
}

interface Slot {
  behaviours: Behaviour[];
  received: Received[];
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
};

function listener(): RequestListener {
  const slots = new Map<string, Slot>();
  const slotOf = (name: string): Slot => {
    const slot = slots.get(name) ?? { behaviours: [{ status: 200 }], received: [] };
    slots.set(name, slot);
    return slot;
  };
  const hear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, place = '', name = ''] = new URL(request.url!, 'http://receiver').pathname.split('/');
    const slot = slotOf(name);
    const body = await bodyOf(request);
    if (place === 'control') {
      if (request.method === 'PUT') slot.behaviours = JSON.parse(body) as Behaviour[];
      if (request.method === 'DELETE') slots.delete(name);
      response.end(JSON.stringify(slot.received));
      return;
    }
    slot.received.push({
      at: Date.now(),
      method: request.method!,
      url: request.url!,
      rawHeaders: request.rawHeaders,
      headers: request.headers as Record<string, string>,
      body,
    });
    const behaviour = slot.behaviours.length > 1 ? slot.behaviours.shift()! : slot.behaviours[0]!;
    if (behaviour.wait === -1) return;
    setTimeout(() => response.writeHead(behaviour.status, behaviour.headers ?? {}).end(behaviour.body ?? 'thanks'), behaviour.wait ?? 0);
  };
  return (request, response) => void hear(request, response).catch(() => response.destroy());
}

function serve(): void {
  const plain = createServer(listener());
  const secure = createSecureServer({ cert: certificate, key }, listener());
  // a test that the machine has held up for seconds asks again over the connection that it has
  for (const server of [plain, secure]) server.keepAliveTimeout = 600_000;
  const ports = [plain, secure].map(
    (server) => new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))),
  );
  void Promise.all(ports).then((found) => process.stdout.write(`${found.join(' ')}\n`));
  // whoever started it is gone: so is its standard input
  process.stdin.on('end', () => process.exit(0)).resume();
}

export interface Receiver {
  /** Where payloads of a name go. */
  url(name: string): string;
  securePort: number;
  /** Says how calls are answered from now on. */
  answer(name: string, ...behaviours: Behaviour[]): Promise<void>;
  /** What came for a name so far. */
  received(name: string): Promise<Received[]>;
  /** Forgets a name: what came, and how it answers. */
  forget(name: string): Promise<void>;
  stop(): void;
}

/** Starts a receiver in a process of its own. */
export async function startReceiver(): Promise<Receiver> {
  const child: ChildProcess = spawn(process.execPath, [...nodeArguments('test/support/webhook-receiver.ts'), 'serve'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
  const [port, securePort] = await new Promise<number[]>((resolve, reject) => {
    child.stdout!.once('data', (line: Buffer) => resolve(String(line).trim().split(' ').map(Number)));
    child.once('exit', (code) => reject(new Error(`the receiver ended: ${code}`)));
  });
  const control = async (name: string, method: string, body?: unknown): Promise<Received[]> => {
    const response = await fetch(`http://127.0.0.1:${port}/control/${name}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Received[];
  };
  return {
    url: (name) => `http://127.0.0.1:${port}/hook/${name}`,
    securePort: securePort!,
    answer: async (name, ...behaviours) => void (await control(name, 'PUT', behaviours)),
    received: (name) => control(name, 'GET'),
    forget: async (name) => void (await control(name, 'DELETE')),
    stop: () => void child.kill(),
  };
}

if (process.argv[2] === 'serve') serve();
