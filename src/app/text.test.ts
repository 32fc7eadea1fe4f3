import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { workerOf } from '../../test/support/programs.ts';
import { textCleaner } from './text.ts';

const LONG = 'x'.repeat(17_000);
const open: { close(): Promise<void> }[] = [];
after(async () => {
  await Promise.all(open.map((cleaner) => cleaner.close()));
});

/** A cleaner with real workers, and how many were made. */
function withWorkers() {
  let made = 0;
  const cleaner = textCleaner(
    () => {
      made++;
      return workerOf();
    },
    { start: 60_000, work: 60_000 },
  );
  open.push(cleaner);
  return { cleaner, made: () => made };
}

/** Stands for a worker: answers as it is told. */
class Stand extends EventEmitter {
  ended = 0;
  readonly answer: (html: string, self: Stand) => void;
  constructor(answer: (html: string, self: Stand) => void) {
    super();
    this.answer = answer;
  }
  postMessage(html: string): void {
    setImmediate(() => {
      this.emit('message', 'ready');
      this.answer(html, this);
    });
  }
  async terminate(): Promise<number> {
    this.ended++;
    return 0;
  }
}
function withStands(answer: (html: string, self: Stand) => void, patience = { start: 5_000, work: 50 }) {
  const stands: Stand[] = [];
  const cleaner = textCleaner(() => {
    const stand = new Stand(answer);
    stands.push(stand);
    return stand as unknown as Worker;
  }, patience);
  return { cleaner, stands };
}

test('short texts need no worker, long ones go through one, which is kept', async () => {
  const { cleaner, made } = withWorkers();
  assert.deepEqual(await cleaner.clean('<p onclick=x>short</p>'), { html: '<p>short</p>', text: 'short' });
  assert.equal(made(), 0);
  for (let turn = 0; turn < 3; turn++) {
    const { html, text } = await cleaner.clean(`<p onclick=x>${LONG}</p><script>x</script>`);
    assert.ok(html === `<p>${LONG}</p>` && text === LONG, html.slice(0, 100));
  }
  assert.equal(made(), 1);
});

test('long and short, deep and flat: the process goes on meanwhile (ratio printed)', async () => {
  const { cleaner } = withWorkers();
  await cleaner.clean(LONG);
  for (const [name, html] of [
    ['1 MiB of <div>', '<div>'.repeat(Math.ceil(1024 ** 2 / 5))],
    ['50,000 elements', `<b>${'x'.repeat(10)}</b>`.repeat(49_999)],
    ['1 MiB of text', 'word '.repeat(Math.ceil(1024 ** 2 / 5))],
  ] as const) {
    const from = performance.now();
    let turns = 0;
    let longest = 0;
    let last = from;
    const ticking = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      turns++;
    }, 1);
    const { html: clean, text } = await cleaner.clean(html);
    clearInterval(ticking);
    const took = performance.now() - from;
    console.log(
      `# ${name}: ${Math.round(took)} ms, longest pause of this process ${Math.round(longest)} ms (${(longest / took).toFixed(2)}), ${turns} turns`,
    );
    assert.ok(typeof text === 'string' && !/<(?!\/?(?:b|pre|div)\b)/.test(clean));
  }
});

test('too deep: the words only', async () => {
  const { cleaner, made } = withWorkers();
  const { html, text } = await cleaner.clean(`${'<div>'.repeat(20_000)}the words<script>x</script>`);
  assert.match(html, /^<pre>[^<]*the words[^<]*<\/pre>$/);
  assert.ok(text.includes('the words'));
  await cleaner.clean(LONG);
  assert.equal(made(), 1, 'that costs no worker');
});

test('too long: the words only, the worker is replaced, the next text is cleaned', async () => {
  let stuck = true;
  const { cleaner, stands } = withStands((html, self) => {
    if (!stuck) self.emit('message', { html: `clean ${html.length}`, text: '' });
  });
  const { html } = await cleaner.clean(`<b onclick=x>${LONG} & more</b>`);
  assert.ok(html === `<pre>${LONG} &amp; more</pre>`, html.slice(0, 100));
  assert.equal(stands[0]!.ended, 1);
  stuck = false;
  assert.equal((await cleaner.clean(LONG)).html, `clean ${LONG.length}`);
  assert.equal(stands.length, 2);
  assert.equal(stands[1]!.ended, 0);
});

test('a worker that dies: the words only, and what it says after it was given up ends nothing', async () => {
  for (const event of ['error', 'exit'] as const) {
    let alive = false;
    const { cleaner, stands } = withStands((_html, self) => {
      if (alive) self.emit('message', { html: 'clean', text: '' });
      else self.emit(event, new Error('out of memory'));
    });
    assert.match((await cleaner.clean(LONG)).html, /^<pre>/);
    stands[0]!.emit('error', new Error('late')); // without a listener this would be thrown
    alive = true;
    assert.equal((await cleaner.clean(LONG)).html, 'clean');
    stands[1]!.emit('exit', 1);
    assert.equal((await cleaner.clean(LONG)).html, 'clean', 'one that dies while it is idle is replaced too');
    assert.equal(stands.length, 3);
  }
});

test('an answer that comes after the patience is nobody else’s', async () => {
  const { cleaner, stands } = withStands((html, self) => {
    if (html.startsWith('slow')) void sleep(80).then(() => self.emit('message', { html: 'of the slow one', text: '' }));
    else self.emit('message', { html: 'of the quick one', text: '' });
  });
  const [slow, quick] = await Promise.all([cleaner.clean(`slow ${LONG}`), cleaner.clean(`quick ${LONG}`)]);
  assert.match(slow.html, /^<pre>slow/);
  assert.equal(quick.html, 'of the quick one');
  assert.equal(stands.length, 2);
});

test('a worker that cannot be made fails one text, not those behind it', async () => {
  let broken = true;
  const cleaner = textCleaner(() => {
    if (broken) throw new Error('no threads left');
    return new Stand((_html, self) => self.emit('message', { html: 'clean', text: '' })) as unknown as Worker;
  });
  await assert.rejects(cleaner.clean(LONG), /no threads left/);
  broken = false;
  assert.equal((await cleaner.clean(LONG)).html, 'clean');
});
