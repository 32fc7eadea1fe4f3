/** A worker thread that does one job after the other. It is hired when the first job comes, and ended when one takes too long: nothing that it holds is missed. */
import { Worker } from 'node:worker_threads';

/** The workers of the product, by the names of their files. */
export type WorkerName = 'text-worker' | 'mail-worker' | 'analysis-worker';

/** Milliseconds. */
export interface Patience {
  /** That a new worker may take until it listens. */
  start: number;
  /** That it may then take for one job. */
  work: number;
  /** After which a worker without a job is ended, so that what it holds is free; absent where it holds little. */
  rest?: number;
}

/** Jobs for one worker, in the order in which they come. Each answer is one message, behind the word `ready` of a new one. */
export class Hired<Job, Answer> {
  private readonly makeWorker: () => Worker;
  private readonly patience: Patience;
  private worker: Worker | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private isClosed = false;
  private resting: NodeJS.Timeout | undefined;
  private hires = 0;

  constructor(makeWorker: () => Worker, patience: Patience) {
    this.makeWorker = makeWorker;
    this.patience = patience;
  }

  /** Who is at work: another number for each worker that was hired, 0 while there is none. Who has told one something sees whether this is still the one. */
  get atWork(): number {
    return this.worker === null ? 0 : this.hires;
  }

  /** What the worker makes of a job; null when it died, did not get ready or did not answer in time: it is ended then. */
  do(job: Job): Promise<Answer | null> {
    const mine = this.queue.then(() => this.now(job));
    // a worker that cannot be made fails this job, not those behind it
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  /** Ends the worker, and hires no other: what is asked from now on is answered null. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.resting);
    await this.worker?.terminate();
  }

  private hire(): Worker {
    const hired = this.makeWorker();
    const gone = (): void => {
      if (this.worker === hired) this.worker = null;
    };
    // heard for its whole life: an error that nobody hears, of a worker already given up, would end the process
    hired.on('error', gone);
    hired.on('exit', gone);
    this.worker = hired;
    this.hires++;
    return hired;
  }

  private async now(job: Job): Promise<Answer | null> {
    if (this.isClosed) return null;
    clearTimeout(this.resting);
    const started = this.worker !== null;
    const asked = this.worker ?? this.hire();
    const answer = await ask<Job, Answer>(asked, job, started ? this.patience.work : this.patience.start, this.patience.work);
    if (answer === null) this.dismiss(asked);
    else if (this.patience.rest !== undefined) this.resting = setTimeout(() => this.dismiss(asked), this.patience.rest).unref();
    return answer;
  }

  private dismiss(worker: Worker): void {
    if (this.worker === worker) this.worker = null;
    void worker.terminate();
  }
}

/** One answer of a worker; null when it died, did not get ready in `first` or did not answer in `then` milliseconds. */
function ask<Job, Answer>(worker: Worker, job: Job, first: number, then: number): Promise<Answer | null> {
  return new Promise((resolve) => {
    const done = (answer: Answer | null): void => {
      clearTimeout(timer);
      worker.off('message', heard);
      worker.off('error', lost);
      worker.off('exit', lost);
      resolve(answer);
    };
    const lost = (): void => done(null);
    const heard = (message: Answer | 'ready'): void => {
      if (message !== 'ready') return done(message);
      clearTimeout(timer);
      timer = setTimeout(lost, then);
    };
    let timer = setTimeout(lost, first);
    worker.on('message', heard);
    worker.on('error', lost);
    worker.on('exit', lost);
    worker.postMessage(job, []);
  });
}

/** A worker straight from the sources, for development and tests: what translates them for this thread does not reach into workers. */
export function workerFromSource(name: WorkerName = 'text-worker'): Worker {
  const [tsx, source] = [import.meta.resolve('tsx/esm/api'), new URL(`./${name}.ts`, import.meta.url).href];
  const code = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(source)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
}
