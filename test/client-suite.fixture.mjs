/**
 * Runs one of the official client's own test files against a started Svar, in a process of its own. The mock of the file is
 * a shim: its answers are dropped and only its delays are kept, as a slow network would make them; its host is Svar's.
 * Arguments: the test file, Svar's URL. Prints one JSON line a test: { name, error? }.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const [file, svar] = process.argv.slice(2);
const target = new URL(svar);
const PATIENCE_MS = 10_000;

/** Milliseconds by which the next answer is late. */
let delay = 0;
/** `nock`: every call leads on to the next; what it would answer nobody asks for. */
const scope = new Proxy(() => scope, {
  get: (_, name) => (ms) => {
    if (name === 'delay' || name === 'delayBody') delay = ms;
    return scope;
  },
});
globalThis.nockShim = Object.assign(() => scope, { load: () => [], cleanAll: () => undefined });

const request = http.request.bind(http);
/** Stands between client and Svar: holds the request back by the delay, and signs it where the file does not. */
const front = http.createServer((asked, answered) => {
  const late = delay;
  delay = 0;
  const headers = { ...asked.headers, host: target.host };
  headers.authorization ??= `Basic ${Buffer.from('ADM0:').toString('base64')}`;
  setTimeout(() => {
    const onward = request({ host: target.hostname, port: target.port, path: asked.url, method: asked.method, headers }, (answer) => {
      answered.writeHead(answer.statusCode, answer.headers);
      answer.pipe(answered);
    });
    onward.on('error', () => answered.destroy());
    asked.pipe(onward);
  }, late);
});
await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
http.request = (options, ...rest) => request({ ...options, host: '127.0.0.1', hostname: '127.0.0.1', port: front.address().port }, ...rest);

const tests = [];
globalThis.describe = (_name, body) => body();
globalThis.it = (name, body) => tests.push({ name, body });
globalThis.jest = { setTimeout: () => undefined };
// what a file logs is no line of ours
console.log = () => undefined;

const shim = {
  name: 'shim',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^nock$/ }, () => ({ path: 'nock', namespace: 'shim' }));
    onLoad({ filter: /.*/, namespace: 'shim' }, () => ({ contents: 'module.exports = globalThis.nockShim', loader: 'js' }));
  },
};
const folder = mkdtempSync(join(tmpdir(), 'svar-client-'));
const bundle = join(folder, 'suite.cjs');
const text = readFileSync(file, 'utf8');
await build({
  stdin: { contents: text, resolveDir: dirname(file), loader: 'ts', sourcefile: file },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  plugins: [shim],
  logLevel: 'silent',
});
writeFileSync(join(folder, 'package.json'), '{}');
createRequire(import.meta.url)(bundle);

let raise = () => undefined;
process.on('unhandledRejection', (error) => raise(error));
process.on('uncaughtException', (error) => raise(error));

/** Runs one test: it ends with `done`, or with an error that nobody catches. */
function run({ body }) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('it did not end'), PATIENCE_MS);
    const end = (error) => {
      clearTimeout(timer);
      resolve(error === undefined ? undefined : error instanceof Error ? `${error.message}`.split('\n')[0] : String(error));
    };
    raise = end;
    try {
      const promise = body(end);
      if (body.length === 0) Promise.resolve(promise).then(() => end(), end);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

for (const [index, test] of tests.entries()) {
  delay = 0;
  const error = await run(test);
  process.stdout.write(`${JSON.stringify({ index, name: test.name, ...(error === undefined ? {} : { error }) })}\n`);
}
rmSync(folder, { recursive: true, force: true });
front.closeAllConnections();
process.exit(0);
