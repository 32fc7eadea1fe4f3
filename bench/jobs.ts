/** The processes that make load, and what they are told. Each is a process of its own, so that its CPU can be told apart. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ending } from './ending.ts';

/** What is sent, again and again. The bare ones go to the database without Svar between. */
export type Workload = 'createTicket' | 'addMessage' | 'updateTicket' | 'getEntity' | 'getTicket' | 'bareCreate' | 'bareOpen' | 'sendMail';

export interface Job {
  workload: Workload;
  /** Connections at the same time, each with one call under way. */
  clients: number;
  /** It ends after so many milliseconds, or after so many calls, whichever comes first. */
  ms: number;
  calls?: number;
  /** The tickets that the calls are about, in turn; none for creates. */
  tickets: readonly number[];
  /** Whether the ids of what was made are wanted. */
  collect?: boolean;
}

export interface Outcome {
  calls: number;
  /** From the first call to the last answer. */
  ms: number;
  /** Milliseconds of one call. */
  p50: number;
  p99: number;
  /** CPU of the generator, in microseconds. */
  cpu: number;
  ids: readonly number[];
}

/** Where a database is. */
export interface Place {
  host: string;
  port: number;
  user: string;
  database: string;
}

/** What a process is told before the first job. */
export interface Setting {
  /** Port of Svar, or of its mail door. */
  port: number;
  authorization: string;
  /** Persons to make tickets for. */
  persons: readonly number[];
  database: Place;
  /** A moment, in milliseconds since 1970. */
  at: number;
}

export type Answer = { outcome: Outcome } | { ready: true } | { failed: string };

/** One process that makes load. */
export interface Generator {
  run(job: Job): Promise<Outcome>;
}

const programs = { http: 'http-load.ts', bare: 'bare-load.ts', mail: 'mail-load.ts' } as const;

/** Starts a process that makes load; the ending stops it. */
export async function startGenerator(kind: keyof typeof programs, setting: Setting, ending: Ending): Promise<Generator> {
  const path = fileURLToPath(new URL(programs[kind], import.meta.url));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = fork(path, { execArgv: ['--import', 'tsx'], env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  ending.add(() => stop(child));
  await ask(child, { setting });
  return {
    async run(job) {
      const answer = await ask(child, { job });
      if ('outcome' in answer) return answer.outcome;
      throw new Error('a generator answered without an outcome');
    },
  };
}

function ask(child: ChildProcess, message: { setting: Setting } | { job: Job }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      child.removeListener('message', hear);
      child.removeListener('exit', gone);
    };
    const hear = (answer: Answer): void => {
      done();
      if ('failed' in answer) reject(new Error(answer.failed));
      else resolve(answer);
    };
    const gone = (code: number | null, signal: string | null): void => {
      done();
      reject(new Error(`a generator ended with ${signal ?? code}`));
    };
    child.on('message', hear);
    child.on('exit', gone);
    child.send(message);
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL'); // it holds nothing that would have to be put away
  });
}
