import { test } from 'node:test';
import { openDesk } from '/work/main/test/support/desk.ts';
import { request } from 'node:http';
test('q', async () => { const lines: string[] = []; const desk = await openDesk({ door: { log: 'error', logTo: { write: (l: string) => { lines.push(l); } } as never } });
 const u = new URL(desk.url);
 await new Promise<void>((r) => request({ host: u.hostname, port: u.port, method: 'QUERY', path: '/api/v1/Ticket' }, (a) => { a.resume(); a.on('end', r); console.log(a.statusCode); }).end());
 console.log(lines.join('').slice(0, 800)); await desk.close(); });
