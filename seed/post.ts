/**
 * The demo's post: a mail server on the loopback that takes all that the demo's desk sends, and lets nothing out, with a page on
 * which one reads it and writes to the desk as a customer would. It forgets everything with its process.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { DemoPost } from '../src/main/demo.ts';
import { letterPage, listPage, STYLE_HASH } from './post-pages.ts';

export type { DemoPost };

/** A mail that the desk has sent. */
export interface Caught {
  id: number;
  from: string;
  to: readonly string[];
  subject: string;
  /** Without brackets; empty for none. */
  mailId: string;
  references: string;
  text: string;
  raw: string;
}

/** What somebody writes on the page. */
export interface Written {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Number of the mail that it answers; 0 for none. */
  answers: number;
}

const KEPT_AT_MOST = 200;
/** Letters of a mail that are kept to be shown. */
const SHOWN_AT_MOST = 200_000;
const FORM_BYTES_AT_MOST = 100_000;
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  // with no-referrer a browser would send its own form without its origin
  'Referrer-Policy': 'same-origin',
};

async function caughtOf(id: number, from: string, to: readonly string[], raw: Buffer): Promise<Caught> {
  const mail = await PostalMime.parse(raw);
  return {
    id,
    from,
    to,
    subject: mail.subject ?? '',
    mailId: (mail.messageId ?? '').replace(/^<|>$/g, ''),
    references: mail.references ?? '',
    text: (mail.text ?? mail.html ?? '').slice(0, SHOWN_AT_MOST),
    raw: raw.toString('utf8').slice(0, SHOWN_AT_MOST),
  };
}

/** The server that the desk sends to. */
async function openSink(
  keep: (from: string, to: string[], raw: Buffer) => Promise<void>,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        keep(envelope.mailFrom ? envelope.mailFrom.address : '', to, Buffer.concat(chunks)).then(() => done(), done);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return { port, close: () => new Promise((closed) => server.close(closed)) };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > FORM_BYTES_AT_MOST) throw new Error('that is too long for a demo');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

const writtenIn = (form: URLSearchParams): Written => {
  const said = (name: string): string => form.get(name)?.trim() ?? '';
  return { from: said('from'), to: said('to'), subject: said('subject'), text: said('text'), answers: Number(said('answers')) || 0 };
};

/** Hands a mail to the desk's door, as the mail server of whoever writes would. @throws Error in the words of the door */
async function handOver(port: number, { from, to, subject, text }: Written, answers: Caught | undefined): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      ...(answers ? { inReplyTo: `<${answers.mailId}>`, references: `${answers.references} <${answers.mailId}>`.trim() } : {}),
    });
  } finally {
    transport.close();
  }
}

/** Opens the post. Close it. @param addresses those of the desk's mailboxes */
export async function openDemoPost(addresses: readonly string[]): Promise<DemoPost> {
  const kept: Caught[] = [];
  let deskPort = 0;
  let count = 0;
  const sink = await openSink(async (from, to, raw) => {
    kept.unshift(await caughtOf(++count, from, to, raw));
    kept.splice(KEPT_AT_MOST);
  });
  const write = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const written = writtenIn(await formOf(request));
    const answers = kept.find(({ id }) => id === written.answers);
    try {
      if (!addresses.includes(written.to)) throw new Error('a mail to the desk goes to one of its mailboxes');
      await handOver(deskPort, written, answers);
      response.writeHead(303, { Location: '/' }).end();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      response.writeHead(400, HEADERS).end(listPage(kept, addresses, written, why));
    }
  };
  const show = (path: string, response: ServerResponse): void => {
    const letter = kept.find(({ id }) => path === `/mail/${id}`);
    if (path === '/') response.writeHead(200, HEADERS).end(listPage(kept, addresses, null, ''));
    else if (letter) response.writeHead(200, HEADERS).end(letterPage(letter, addresses));
    else response.writeHead(404, HEADERS).end(listPage(kept, addresses, null, 'There is no such mail (any more).'));
  };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    // other pages of the same browser shall neither read the demo's post nor write to its desk
    const own = [`127.0.0.1:${port}`, `localhost:${port}`];
    const isOwn =
      own.includes(request.headers.host ?? '') && [undefined, ...own.map((host) => `http://${host}`)].includes(request.headers.origin);
    if (!isOwn) response.writeHead(403).end();
    else if (request.method === 'POST' && request.url === '/') write(request, response).catch(() => response.writeHead(400).end());
    else show(request.url ?? '/', response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    relay: `smtp://127.0.0.1:${sink.port}`,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reach(port) {
      deskPort = port;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await sink.close();
    },
  };
}
