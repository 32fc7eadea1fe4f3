/** An issuer of OAuth tokens, in this process. */
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';

export interface Issuer {
  url: string;
  /** Forms that came, in their order. */
  asked: Record<string, string>[];
  /** What it answers: status and body. */
  answers: (form: Record<string, string>) => [number, object | string] | Promise<[number, object | string]>;
}

export async function openIssuer(t: TestContext): Promise<Issuer> {
  const issuer: Issuer = { url: '', asked: [], answers: () => [500, 'nothing was agreed'] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      issuer.asked.push(form);
      Promise.resolve(issuer.answers(form)).then(([status, body]) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  });
  issuer.url = `http://127.0.0.1:${(server.address() as { port: number }).port}/token`;
  return issuer;
}
