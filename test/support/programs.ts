/**
 * Programs and workers that tests start beside themselves. A run of many tests has them translated already, in the folder that
 * SVAR_TEST_PROGRAMS names; a test that is run by itself translates them as they start.
 */
import assert from 'node:assert/strict';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type WorkerName, workerFromSource } from '../../src/app/hired.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = process.env.SVAR_TEST_PROGRAMS;

/** Arguments of node for a program. @param path of its source, from the root */
export const nodeArguments = (path: string): string[] =>
  folder === undefined ? ['--import', 'tsx', join(root, path)] : [join(folder, basename(path).replace(/\.ts$/, '.mjs'))];

/** A worker of the product. */
export const workerOf = (name: WorkerName = 'text-worker'): Worker =>
  folder === undefined ? workerFromSource(name) : new Worker(join(folder, `${name}.mjs`));

/** Milliseconds that a test waits for what another process does: a busy machine is many times slower than an idle one. */
export const COMES_TO_PASS_MS = 600_000;
/** How many times longer than a desk a test waits for the database. */
export const PATIENCE = 20;

/** Waits until something is so; fails when it never comes to pass. */
export async function until(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + COMES_TO_PASS_MS; Date.now() < end; await sleep(50)) if (await what()) return;
  assert.fail('it did not come to pass');
}
