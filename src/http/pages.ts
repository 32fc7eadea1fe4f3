/** The pages around the wire: what runs here, is it alive, is it ready, what it serves. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { built } from '../agents/index.ts';
import { builtForAll } from '../agents/rest/index.ts';
import { operations } from '../contract/agents/index.ts';
import { catalogueOf, openApi } from '../contract/describe.ts';
import type { Door } from './door.ts';
import { sendData } from './respond.ts';
import { rootOf } from './urls.ts';

/** Is the process ready to serve? Measured by main. */
export interface Health {
  /** Why it is not ready, in one line; null when it is. Asked at most once a second. */
  problem(): Promise<string | null>;
}

/** wire: the level of the contract that Svar answers, so that gates in integrations open. */
export const CONTRACT = { version: '12.4.1514.0', assembly: '12.4.0.0', date: '2026-09-17' } as const;

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1.25rem;color:#1d2733;background:#fff}
h1{font-size:1.8rem;margin:0 0 .25rem}a{color:#0b5cad}code{background:#eef1f5;padding:.1em .35em;border-radius:4px;font-size:.92em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.5rem}dt{color:#5a6675}dd{margin:0;overflow-wrap:anywhere}
@media (max-width:34rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}}
.ok{color:#12672f}.bad{color:#a4161a}footer{margin-top:3rem;color:#5a6675;font-size:.9rem}
@media (prefers-color-scheme:dark){body{color:#e4e9ef;background:#12171d}a{color:#7db8ff}code{background:#222a33}dt,footer{color:#9aa6b4}.ok{color:#6fd08c}.bad{color:#ff8f8f}}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}<footer>Svar is free software under the MIT licence. It is not affiliated with SuperOffice AS; please report its bugs to its own authors.</footer></body></html>\n`;

function welcome(door: Door, problem: string | null, root: string): string {
  const state = problem === null ? '<span class="ok">ready</span>' : `<span class="bad">not ready: ${escaped(problem)}</span>`;
  return page(
    'Svar',
    `<h1>Svar runs.</h1><p>This is a service desk that speaks the SuperOffice WebAPI. The official client and your integrations can use it as they are: give them this address.</p>
<dl><dt>State</dt><dd>${state}</dd><dt>Version</dt><dd>Svar ${escaped(door.version)}, contract level ${CONTRACT.version}</dd>
<dt>Address for clients</dt><dd><code>${escaped(root)}/</code></dd>
<dt>Operations</dt><dd>${built.size} of ${operations.length} built; the others answer 501</dd></dl>
<h2>Where to go next</h2><ul><li>The five-minute tour is in the file <code>README.md</code>.</li>
<li><a href="api/v1">What this server answers</a>, and its description as <a href="openapi.json">OpenAPI</a>.</li>
<li>What is built and what is not: <code>docs/generated/coverage.md</code>; all settings: <code>docs/generated/settings.md</code>.</li>
<li>For machines: <a href="livez">livez</a>, <a href="readyz">readyz</a>, <a href="metrics">metrics</a>, <a href="api">version document</a>.</li></ul>`,
  );
}

function versionDocument(door: Door, request: FastifyRequest): Record<string, string> {
  const root = rootOf(request);
  return {
    v1: `${root}/api/v1`,
    Version: 'v1',
    NetServerVersion: CONTRACT.version,
    NetServerAssembly: CONTRACT.assembly,
    NetServerDate: CONTRACT.date,
    NetServerLabel: `Svar_${door.version}`,
    NetServer: `Svar ${door.version}, an independent server that speaks this API`,
    Services: 'Services87',
    ServicesCurrent: 'Services88',
    Documentation: `${root}/openapi.json`,
  };
}

const wantsHtml = (request: FastifyRequest): boolean => {
  const accept = request.headers.accept ?? '';
  const [html, json] = [accept.indexOf('text/html'), accept.search(/(?:application|text)\/json/)];
  return html >= 0 && (json < 0 || html < json);
};

/** Registers `/`, `/api`, `/api/v1`, `/openapi.json`, `/livez`, `/readyz`. */
export function registerPages(server: FastifyInstance, door: Door): void {
  let description: string | null = null;
  server.get('/', { exposeHeadRoute: true }, async (request, reply) => {
    const html = welcome(door, await door.health.problem(), rootOf(request));
    return reply.headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CSP }).send(html);
  });
  server.get('/livez', { exposeHeadRoute: true }, (_request, reply) =>
    reply.header('Content-Type', 'text/plain; charset=utf-8').send('alive\n'),
  );
  server.get('/readyz', { exposeHeadRoute: true }, async (_request, reply) => {
    const problem = await door.health.problem();
    return reply
      .code(problem === null ? 200 : 503)
      .header('Content-Type', 'text/plain; charset=utf-8')
      .send(problem === null ? 'ready\n' : 'not ready\n');
  });
  server.get('/openapi.json', (request, reply) => {
    description ??= JSON.stringify(openApi({ version: door.version, built }));
    return sendData(request, reply, description, 200, { format: 'json' });
  });
  server.get('/api', { exposeHeadRoute: true }, (request, reply) => {
    const document = versionDocument(door, request);
    if (!wantsHtml(request)) return sendData(request, reply, document);
    const rows = Object.entries(document).map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
    return reply
      .headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CSP })
      .send(page('Svar WebAPI', `<h1>WebAPI</h1><dl>${rows.join('')}</dl>`));
  });
  server.get('/api/v1', (request, reply) => sendData(request, reply, catalogueOf(rootOf(request), builtForAll)));
}
