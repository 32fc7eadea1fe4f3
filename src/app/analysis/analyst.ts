/** Who looks at texts: a worker thread that is asked, one text after the other, and given up when it takes too long. It opens no socket; a test watches it. */
import type { Worker } from 'node:worker_threads';
import { Hired, type Patience } from '../hired.ts';
import type { Job, Lesson, Look, Question, Said, Trained } from './question.ts';

/** A new worker reads its tables first, 0.4 s; a text takes some milliseconds. The tables are 105 MB: a desk on which nobody writes does without. */
const PATIENCE: Patience = { start: 30_000, work: 5_000, rest: 60_000 };
/** A slice of a training takes about a second. */
const TRAINING: Patience = { start: 30_000, work: 60_000 };

/** The training ended because its worker did. */
export class TrainingLost extends Error {
  override readonly name = 'TrainingLost';
}

/** A training under way. */
export interface Training {
  learn(lessons: readonly Lesson[]): Promise<void>;
  /** One slice. @returns how far it is (0–1), or what it has come to @throws TrainingLost */
  step(): Promise<number | Trained>;
  /** Ends its worker; whatever it had not handed over is gone. */
  close(): Promise<void>;
}

export class Analyst {
  private readonly makeWorker: () => Worker;
  private readonly patience: Patience;
  private readonly worker: Hired<Job, Said>;
  /** The model that the worker holds, and of which hire. */
  private holds = { modelId: 0, hire: 0 };

  constructor(makeWorker: () => Worker, patience = PATIENCE) {
    this.makeWorker = makeWorker;
    this.patience = patience;
    this.worker = new Hired(makeWorker, patience);
  }

  /** What is found in a text; null when it could not be looked at in time. */
  async look(question: Question): Promise<Look | null> {
    const said = await this.worker.do(question);
    return said && 'look' in said ? said.look : null;
  }

  /** Makes sure that the worker suggests by this model. @param modelId 0 for none @param content its bytes; null: it is gone */
  async hold(modelId: number, content: () => Promise<Uint8Array | null>): Promise<void> {
    const { atWork } = this.worker;
    if (atWork > 0 && this.holds.hire === atWork && this.holds.modelId === modelId) return;
    const bytes = modelId === 0 ? null : await content();
    const said = await this.worker.do({ kind: 'model', content: bytes });
    this.holds = said && 'done' in said ? { modelId, hire: this.worker.atWork } : { modelId: 0, hire: 0 };
  }

  /** Begins a training, in a worker of its own: texts are looked at meanwhile. */
  train(): Training {
    const { start, work } = this.patience;
    const worker = new Hired<Job, Said>(this.makeWorker, { start: Math.max(start, TRAINING.start), work: Math.max(work, TRAINING.work) });
    const say = async (job: Job): Promise<Said> => {
      const said = await worker.do(job);
      if (said === null || worker.atWork !== 1) throw new TrainingLost('the training took too long, or its worker died');
      return said;
    };
    return {
      async learn(lessons) {
        await say({ kind: 'learn', lessons });
      },
      async step() {
        const said = await say({ kind: 'step' });
        if ('trained' in said) return said.trained;
        return 'progress' in said ? said.progress : 0;
      },
      close: () => worker.close(),
    };
  }

  close(): Promise<void> {
    return this.worker.close();
  }
}
