// npm run dev: serves, and starts again whenever something under src/ changes.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const quiet = 200; // ms without a further change: an editor saves in several steps
const patience = 20_000; // ms a server has to end in good order

let child;
let timer;
let ending = false;

function start() {
  const started = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), '--dev', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  child = started;
  started.once('exit', (code, signal) => {
    if (child === started) child = undefined;
    if (!ending && timer === undefined && code !== 0)
      console.log(`The server ended (${signal ?? code}); it starts again with the next change.`);
  });
}

function stop() {
  const running = child;
  if (running === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const last = setTimeout(() => running.kill('SIGKILL'), patience);
    running.once('exit', () => {
      clearTimeout(last);
      resolve();
    });
    running.kill('SIGTERM');
  });
}

let turn = Promise.resolve();

function restart() {
  turn = turn.then(async () => {
    await stop();
    timer = undefined;
    if (!ending) start();
  });
}

watch(join(root, 'src'), { recursive: true }, (_event, name) => {
  if (name === null || name.endsWith('.test.ts')) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    console.log(`${name} changed: starting again …`);
    restart();
  }, quiet);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    ending = true;
    clearTimeout(timer);
    await stop();
    process.exit(0);
  });
}

start();
