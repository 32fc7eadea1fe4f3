/** The worker that looks at texts keeps to itself: it opens no socket and looks no name up, whatever it is asked; and it is never stuck. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { basename, join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Analyst } from '../src/app/analysis/analyst.ts';
import type { Question } from '../src/app/analysis/question.ts';

const folder = process.env.SVAR_TEST_PROGRAMS;
const root = resolve(import.meta.dirname, '..');
const SLOW = { start: 300_000, work: 300_000 };

/** Everything by which a thread of Node.js gets at a network. */
const WAYS = /^(?:TCP|UDP|TLS|HTTP|PIPECONNECT|GETADDRINFO|GETNAMEINFO|QUERY|JSUDP|DNSCHANNEL)/;

/** The product's worker, or something else, under watch. @param then code that runs in it as well */
function watched(t: TestContext, then = '') {
  const counts = new Int32Array(new SharedArrayBuffer(4));
  const source = 'src/app/analysis-worker.ts';
  const file = pathToFileURL(folder ? join(folder, basename(source).replace(/\.ts$/, '.mjs')) : join(root, source)).href;
  const loader = folder ? '' : `const { register } = await import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}); register();`;
  const code = `import { createHook } from 'node:async_hooks'; import { workerData } from 'node:worker_threads';
    ${loader}
    createHook({ init(id, type) { if (${WAYS}.test(type)) Atomics.add(workerData, 0, 1); } }).enable();
    ${then}
    await import(${JSON.stringify(file)});`;
  const workers: Worker[] = [];
  const analyst = new Analyst(() => {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData: counts });
    workers.push(worker);
    return worker;
  }, SLOW);
  t.after(() => analyst.close());
  return { analyst, counts, workers };
}

const ask = (text: string, more: Partial<Question> = {}): Question => ({
  kind: 'look',
  title: '',
  text,
  wanted: { language: true, mood: true, category: true },
  person: '',
  mailbox: '',
  allowed: [1, 2],
  ...more,
});

const TEXTS = [
  'Die Tür schließt schlecht, siehe https://fjellheim.example/door und http://127.0.0.1:1/x',
  'Tredje gang jeg skriver. Dette er helt uakseptabelt!',
  '<img src="http://127.0.0.1:1/pixel.png"><script>fetch("http://127.0.0.1:1")</script>',
  '',
];

test('texts are looked at, a model is trained and held: no socket, no name', async (t) => {
  const { analyst, counts } = watched(t);
  for (const text of TEXTS) assert.ok(await analyst.look(ask(text)));
  const training = analyst.train();
  const lesson = {
    title: 'Invoice',
    body: 'Where is my invoice?',
    categoryId: 1,
    customer: 1,
    ageDays: 1,
    corrected: false,
    language: 'en',
  };
  await training.learn([lesson]);
  for (let step: unknown = 0; typeof step === 'number'; ) step = await training.step();
  await training.close();
  assert.equal(counts[0], 0);
});

test('the watch sees what it is there for', async (t) => {
  const { analyst, counts } = watched(t, `(await import('node:net')).connect(1, '127.0.0.1').on('error', () => {});`);
  await analyst.look(ask('Hallo'));
  assert.ok(counts[0]! > 0);
  const named = watched(t, `(await import('node:dns')).lookup('localhost', () => {});`);
  await named.analyst.look(ask('Hallo'));
  assert.ok(named.counts[0]! > 0);
});

test('bad input: an honest “nobody knows”, and the next text as well as ever', async (t) => {
  const { analyst, workers } = watched(t);
  const bad = [
    '',
    ' \n\t ',
    'x'.repeat(5_000_000),
    'æ'.repeat(2_000_000),
    '🙂🙃🤷‍♀️',
    '-- \nKari Nordmann\n+47 99 99 99 99',
    '\u0000\u0001\u200f\u202e',
    '1234 5678',
    'a\u0301'.repeat(100_000),
    '> '.repeat(500_000),
    '\n'.repeat(1_000_000),
  ];
  for (const text of bad) {
    const look = await analyst.look(ask(text));
    assert.ok(look, 'it answers');
    assert.deepEqual([look.language?.code, look.category?.id], ['', null], JSON.stringify(text.slice(0, 20)));
    if (!text.includes('🙂')) assert.deepEqual([look.mood?.sentiment, look.mood?.confidence], [0, 0], JSON.stringify(text.slice(0, 20)));
  }
  const look = await analyst.look(ask('Wo bleibt meine Lieferung? Ich warte schon seit drei Wochen darauf und bin sehr enttäuscht.'));
  assert.equal(look?.language?.code, 'de');
  assert.ok(look.mood!.sentiment < 0);
  assert.equal(workers.length, 1, 'one worker has done it all');
});

test('a worker that hangs or dies is given up, and the next text has a new one', async (t) => {
  const code = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage('ready');
    parentPort.on('message', ({ text }) => {
      if (text === 'hang') for (;;);
      if (text === 'die') process.exit(1);
      if (text === 'throw') throw new Error('no');
      parentPort.postMessage({ look: { language: { code: 'en', confidence: 1, because: [] }, mood: null, category: null } });
    });`;
  let hired = 0;
  const analyst = new Analyst(
    () => {
      hired++;
      return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
    },
    { start: 60_000, work: 1_000 },
  );
  t.after(() => analyst.close());
  for (const text of ['hang', 'die', 'throw']) {
    assert.equal((await analyst.look(ask('fine')))?.language?.code, 'en');
    assert.equal(await analyst.look(ask(text)), null);
  }
  assert.equal((await analyst.look(ask('fine')))?.language?.code, 'en');
  assert.equal(hired, 4);
});

test('a worker without work rests; who comes back is told its model again', async (t) => {
  const code = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage('ready');
    let held = 0;
    parentPort.on('message', ({ kind, content }) => {
      if (kind === 'model') held = content[0];
      parentPort.postMessage(kind === 'model' ? { done: true } : { look: { language: null, mood: null, category: { id: held } } });
    });`;
  const ended: Promise<unknown>[] = [];
  const analyst = new Analyst(
    () => {
      const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
      ended.push(once(worker, 'exit'));
      return worker;
    },
    { start: 60_000, work: 60_000, rest: 50 },
  );
  t.after(() => analyst.close());
  for (const round of [1, 2]) {
    await analyst.hold(7, async () => Buffer.from([7]));
    const look = await analyst.look(ask('fine'));
    assert.deepEqual(look?.category, { id: 7 });
    await ended[round - 1]; // nobody asks: it ends by itself
  }
  assert.equal(ended.length, 2);
});
