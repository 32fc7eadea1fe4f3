/** The processes that make load, and what they are told. Each is a process of its own, so that its CPU can be told apart. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ending } from './ending.ts';
import { PASSWORD } from './svar.ts';

/** What is sent, over HTTP or to the bare database. */
export type Workload =
  | 'saveTicket'
  | 'saveMessage'
  | 'changeTicket'
  | 'open'
  | 'read'
  | 'list'
  | 'filter'
  | 'search'
  | 'queue'
  | 'mixed'
  | 'sendMail';

export interface Job {
  workload: Workload;
  /** Callers at the same time, each with one call under way. Of arrivals: as many as may be under way. */
  clients: number;
  /** Arrivals a second, whether answers come or not; else each caller sends when it was answered. */
  rate?: number;
  /** It ends after so many milliseconds, or after so many calls, whichever comes first. */
  ms: number;
  calls?: number;
  /** The tickets that the calls are about, in turn. */
  tickets: readonly number[];
  /** Number of the first call, where it matters; else they go on from job to job, so that no two are alike. */
  first?: number;
  /** Whether the ids in the answers are wanted, call by call in their order for one client. */
  collect?: boolean;
}

export interface Outcome {
  /** Calls that were answered as they should be, and those for which the server had no room. */
  calls: number;
  refused: number;
  /** From the first call to the last answer. */
  ms: number;
  /** Milliseconds of one call. */
  p50: number;
  p95: number;
  p99: number;
  /** CPU of the generator, in microseconds. */
  cpu: number;
  ids: readonly number[];
  /** Of arrivals. */
  answers?: Answers;
}

/** What became of arrivals; milliseconds from the moment at which they were due. */
export interface Answers {
  accepted: Answered;
  /** 503. */
  refused: Answered;
  /** By status; 0: no answer. */
  others: Readonly<Record<string, number>>;
  /** Milliseconds behind the first arrival from which on nothing was refused and all were accepted in half a second; null: to the end some were not. */
  calmAfter: number | null;
}

export interface Answered {
  count: number;
  p50: number;
  p99: number;
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
  /** Ports of the Svar processes, or of the mail door. */
  ports: readonly number[];
  /** How many of the desk's agents call, in turn. */
  agents: number;
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

/** The header by which somebody of the benchmark's desk signs in. */
export const basic = (user: string): string => `Basic ${Buffer.from(`${user}:${PASSWORD}`).toString('base64')}`;

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
