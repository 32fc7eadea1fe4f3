/**
 * A model of the desk's categories, trained on all of its closed tickets: read in short statements of their own, learnt in a worker
 * of its own, so that nobody waits for it. It suggests from then on, unless it is clearly worse than the one that does.
 */
import { isBusy } from '../../store/jobs.ts';
import {
  forgetModels,
  insertModel,
  LOCK_MODELS,
  learnable,
  learntRows,
  learntTickets,
  MODELS,
  type ModelRow,
  modelRows,
  useModel,
} from '../../store/models.ts';
import type { App, Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { robotCall } from '../inner-calls.ts';
import type { JobData, Lease } from '../jobs/jobs.ts';
import type { Sweep } from '../jobs/sweeps.ts';
import { changeRecord } from '../record.ts';
import type { Training } from './analyst.ts';
import type { Trained } from './question.ts';

export const TRAINING_QUEUE = 'training';
const OPERATION = 'Svar.Training';
const DAY = 86_400_000;
/** No id is higher. */
const NEWEST = 2_147_483_647;
/** A model that is this much worse on its own held-back tickets waits for somebody to choose it. */
const WORSE_BY = 0.05;
/** By so much the closed tickets must have grown since the last model, for a night to train a new one. */
const GROWN_BY = 1.02;

/** Hands all closed tickets to a training. @returns the times of the oldest and newest; null without any */
async function learnAll({ database }: App, training: Training, at: number, signal: AbortSignal): Promise<[number, number] | null> {
  let range: [number, number] | null = null;
  for (let before = NEWEST; ; ) {
    signal.throwIfAborted();
    const rows = learntRows(await database.query(learntTickets(before)));
    if (rows.length === 0) return range;
    await training.learn(rows.map(({ id: _id, createdAt, ...lesson }) => ({ ...lesson, ageDays: Math.max(0, (at - createdAt) / DAY) })));
    for (const { createdAt } of rows)
      range = range ? [Math.min(range[0], createdAt), Math.max(range[1], createdAt)] : [createdAt, createdAt];
    before = rows.at(-1)!.id;
  }
}

async function trained(training: Training, signal: AbortSignal): Promise<Trained> {
  for (;;) {
    signal.throwIfAborted();
    const step = await training.step();
    if (typeof step !== 'number') return step;
  }
}

/** Keeps a model, and lets it suggest unless the one that does is clearly better. @returns its id */
async function keep(app: App, outcome: Trained & { content: Uint8Array }, range: [number, number] | null, at: number, lease: Lease) {
  await changeRecord(robotCall(app, OPERATION, at), async (tx) => {
    await tx.query(LOCK_MODELS);
    const [standing, made] = await tx.query(
      MODELS,
      insertModel({ ...outcome, madeAt: at, dataFrom: range?.[0] ?? null, dataTo: range?.[1] ?? null }),
    );
    const id = made![0]!.id as number;
    const used = modelRows(standing!).find(({ isUsed }) => isUsed);
    const isBetter = !used || outcome.accuracy >= used.accuracy - WORSE_BY;
    if (isBetter) await tx.query(...useModel(id));
    await tx.query(forgetModels);
    await lease.finish(tx);
    const after = { tickets: outcome.tickets, accuracy: outcome.accuracy, used: isBetter };
    return { value: id, id, events: [{ entity: 'svar_model', id, kind: 'svar_model.trained', before: null, after }] };
  });
}

/** Trains a model, once: what dies in the middle is begun anew. */
export async function trainingJob(app: App, _data: JobData, lease: Lease): Promise<void> {
  const at = app.now();
  const training = app.analyst.train();
  // a slice may take seconds, which an end does not wait for
  lease.signal.addEventListener('abort', () => void training.close());
  try {
    const range = await learnAll(app, training, at, lease.signal);
    const outcome = await trained(training, lease.signal);
    const { content } = outcome;
    if (content !== null) await keep(app, { ...outcome, content }, range, at, lease);
  } finally {
    await training.close();
  }
}

/** Every night, where enough has been closed since the last time. @returns 0: nothing goes */
export const sweepTraining: Sweep = async (app) => {
  const { closed, learnt } = (await app.database.query(learnable))[0] as { closed: number; learnt: number };
  if (closed > 0 && closed >= learnt * GROWN_BY) await app.jobs.enqueue(null, TRAINING_QUEUE, {});
  return 0;
};

/** Asks for a training now. @returns the job's id */
export async function askForTraining(app: App): Promise<string> {
  return (await app.jobs.enqueue(null, TRAINING_QUEUE, {}))!;
}

/** Is a training asked for, or under way? */
export const trainingUnderWay = async ({ database }: Pick<App, 'database'>): Promise<boolean> =>
  (await database.query(isBusy(TRAINING_QUEUE)))[0]!.busy as boolean;

/** All models, the newest first. */
export const readModels = async ({ database }: Pick<App, 'database'>): Promise<ModelRow[]> => modelRows(await database.query(MODELS));

/** Lets another model suggest from now on; 0: none. @throws Refused for one that does not exist */
export async function chooseModel(call: Call, id: number): Promise<void> {
  await changeRecord(call, async (tx) => {
    const [rows] = await tx.query(LOCK_MODELS);
    const used = rows!.find(({ isUsed }) => isUsed)?.id ?? 0;
    if (id !== 0 && !rows!.some((row) => row.id === id))
      throw new Refused({ why: 'unknown', about: 'Id', message: `Model ${id} was not found` });
    await tx.query(...useModel(id));
    const events = used === id ? [] : [{ entity: 'svar_model', id, kind: 'svar_model.chosen', before: { used }, after: { used: id } }];
    return { value: null, id, events };
  });
}
