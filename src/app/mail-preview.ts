/**
 * Mails, read in a worker of their own that is ended behind each: what hangs, or eats its memory, is given up and holds up
 * nobody else. Short ones are read here. Source: reliability §6.
 */
import type { Worker } from 'node:worker_threads';
import type { MailReader } from './call.ts';
import type { Patience } from './hired.ts';
import type { Arrived } from './mail-arrived.ts';
import { type Mail, type MailAnswer, type MailJob, readMail } from './mail-parse.ts';
import type { Signatures } from './mail-signatures.ts';

const INLINE_AT_MOST = 16_384;
/** Workers at a time: each may take its memory. */
const AT_ONCE = 2;
/** Who cannot be served soon is told so, rather than kept: bytes of those who wait are held. */
const WAITING_AT_MOST = 20;
/** Milliseconds until a worker listens, and until it has read a mail. */
const PATIENCE: Patience = { start: 10_000, work: 10_000 };

/** What a worker makes of a mail; null when it dies or takes too long. It is ended in any case. */
function ask(worker: Worker, job: MailJob, { start, work }: Patience): Promise<MailAnswer> {
  return new Promise((resolve) => {
    let isOver = false;
    const done = (answer: MailAnswer): void => {
      // its end, which we bring about, says nothing any more
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      // its place is free when it is gone, not before
      void worker.terminate().then(() => resolve(answer));
    };
    const lost = (): void => done(null);
    let timer = setTimeout(lost, start);
    worker.on('message', (message: MailAnswer | 'ready') => {
      if (message !== 'ready') return done(message);
      clearTimeout(timer);
      timer = setTimeout(lost, work);
    });
    // heard for its whole life: an error that nobody hears would end the process
    worker.on('error', lost);
    worker.on('exit', lost);
    worker.postMessage(job, []);
  });
}

class Reader implements MailReader {
  private readonly makeWorker: () => Worker;
  private readonly patience: Patience;
  private readonly working = new Set<Worker>();
  private readonly waiting: (() => void)[] = [];

  constructor(makeWorker: () => Worker, patience: Patience) {
    this.makeWorker = makeWorker;
    this.patience = patience;
  }

  async read(bytes: Uint8Array): Promise<Mail | null> {
    const answer = await this.take({ bytes, want: 'view' });
    return answer && 'mail' in answer ? answer.mail : null;
  }

  async arrived(bytes: Uint8Array): Promise<{ arrived: Arrived } | { problem: string } | null> {
    // who brings a mail in waits for as long as it takes: nobody would bring it again
    const answer = await this.take({ bytes, want: 'all' }, Number.POSITIVE_INFINITY);
    return answer && ('arrived' in answer || 'problem' in answer) ? answer : null;
  }

  async signatures(bytes: Uint8Array): Promise<Signatures | null> {
    const answer = await this.take({ bytes, want: 'signatures' }, Number.POSITIVE_INFINITY);
    return answer && 'signatures' in answer ? answer.signatures : null;
  }

  async part(bytes: Uint8Array, position: number): Promise<Uint8Array | null> {
    if (position < 0) return null;
    const answer = await this.take({ bytes, want: position });
    return answer && 'part' in answer ? answer.part : null;
  }

  async close(): Promise<void> {
    await Promise.all([...this.working].map((worker) => worker.terminate()));
  }

  private async take(job: MailJob, waitingAtMost = WAITING_AT_MOST): Promise<MailAnswer> {
    if (job.bytes.byteLength <= INLINE_AT_MOST) return readMail(job);
    while (this.working.size >= AT_ONCE) {
      if (this.waiting.length >= waitingAtMost) return null;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const worker = this.makeWorker();
    this.working.add(worker);
    try {
      return await ask(worker, job, this.patience);
    } finally {
      this.working.delete(worker);
      this.waiting.shift()?.();
    }
  }
}

/**
 * Reads mails, long ones with a worker made by `makeWorker`.
 * @param patience after which a worker is ended and its mail not read
 */
export const mailReader = (makeWorker: () => Worker, patience = PATIENCE): MailReader & { close(): Promise<void> } =>
  new Reader(makeWorker, patience);
