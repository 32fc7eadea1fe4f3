/**
 * What a test run has shown, for docs/generated/conformance.md: statements whose test passed, and operations that were
 * answered, by whom. With SVAR_TEST_RESULTS set, each test process appends its lines to that file when it ends.
 */
import { appendFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { basename } from 'node:path';
import { after, before } from 'node:test';

const lines = new Set<string>();
let file = basename(process.argv[1] ?? '');

/** Tests that are defined from here on stand in this file; several files may share a process. */
export function inFile(path: string): void {
  file = basename(path);
}

/** The file whose tests are being defined. */
export const fileNow = (): string => file;

const results = process.env.SVAR_TEST_RESULTS;
if (results !== undefined) {
  process.on('exit', () => {
    if (lines.size > 0) appendFileSync(results, `${[...lines].join('\n')}\n`);
  });
}

/** May a file begin? Where the time that a run may take is over, it is left, and the run says so. */
export function begins(path: string): boolean {
  const isTried = Date.now() < Number(process.env.SVAR_TEST_UNTIL ?? Number.POSITIVE_INFINITY);
  if (results !== undefined) appendFileSync(results, `${JSON.stringify(isTried ? { begun: path } : { left: path })}\n`);
  return isTried;
}

/** Notes what the suite that is being defined costs its process: milliseconds of work, not of waiting for a database or for the machine. */
export function costs(path: string): void {
  let begun = process.cpuUsage();
  before(() => {
    begun = process.cpuUsage();
  });
  after(() => {
    const { user, system } = process.cpuUsage(begun);
    // at once: a run that is cut short tells what it has cost so far
    if (results !== undefined) appendFileSync(results, `${JSON.stringify({ cost: Math.round((user + system) / 1000), file: path })}\n`);
  });
}

/** A statement of the checklist has been shown by a test of this file. */
export function noteStatement(number: number, by: string): void {
  lines.add(JSON.stringify({ statement: number, file: by }));
}

/** The client in Node calls itself by this name. */
const OFFICIAL_CLIENT = /^SO-TS-WebApi\//;

/**
 * Watches which operations a server answers well.
 * @param isSweep calls that look for crashes or rights, not for meaning, show no behaviour
 */
export function watchAnswers(server: Server, isSweep: boolean): void {
  server.on('request', (request, response) => {
    response.on('finish', () => {
      if (request.method !== 'POST' || response.statusCode >= 300 || isSweep) return;
      const match = /\/api\/v1\/agents\/(\w+)\/(\w+)/i.exec(request.url ?? '');
      if (!match) return;
      const byClient = OFFICIAL_CLIENT.test(request.headers['user-agent'] ?? '');
      lines.add(JSON.stringify({ operation: `${match[1]}.${match[2]}`.toLowerCase(), byClient }));
    });
  });
}
