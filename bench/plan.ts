/** How long each part of a run takes. */
import { type Size, sizes } from './sizes.ts';

export interface Plan {
  name: string;
  /** Rounds of Svar and the bare database in turn; a figure is the median of them. */
  rounds: number;
  /** How long each side loads in a round, and before the first one. */
  roundMs: number;
  warmMs: number;
  /** How long a Svar that has just started is called with each workload before anything is measured: its code is compiled as it is used. */
  warmUpMs: number;
  /** Callers at the same time. */
  clients: readonly number[];
  /** Tickets that are opened in turn, and as many that are written to. */
  targets: number;
  /** Tickets that a round takes out of the queue at most. */
  queueCalls: number;
  /** Levels that are due at once. */
  levels: number;
  /** Starts on an empty folder, and as many on an initialised one. */
  starts: number;
  /** How long Svar stands idle before its memory is looked at. */
  idleMs: number;
  /** Calls of each kind whose round trips are counted. */
  tripCalls: number;
  /** Entities that are read and written in each format, a round. */
  codecCalls: number;
  /** The engine: tickets with chains that wait, messages of a merge. */
  chains: number;
  mergedMessages: number;
  /** Mails of a round, those that are waited for one by one while the desk is busy, and how many connections send. */
  mails: number;
  watchedMails: number;
  senders: number;
  /** Overload: how long each rate of arrivals lasts. */
  overloadMs: number;
  /** The desk on which everything is measured that does not ask how large it is. */
  desk: Size;
}

export const plans = {
  full: {
    name: 'full',
    rounds: 3,
    roundMs: 800,
    warmMs: 400,
    warmUpMs: 2_000,
    clients: [1, 16, 64],
    targets: 500,
    queueCalls: 400,
    levels: 1_000,
    starts: 3,
    idleMs: 20_000,
    tripCalls: 100,
    codecCalls: 2_000,
    chains: 50_000,
    mergedMessages: 1_000,
    mails: 1_000,
    watchedMails: 100,
    senders: 16,
    overloadMs: 15_000,
    desk: sizes.S,
  },
  short: {
    name: 'short',
    rounds: 3,
    roundMs: 150,
    warmMs: 100,
    warmUpMs: 300,
    clients: [1, 16],
    targets: 200,
    queueCalls: 100,
    levels: 200,
    starts: 1,
    idleMs: 2_000,
    tripCalls: 20,
    codecCalls: 500,
    chains: 5_000,
    mergedMessages: 200,
    mails: 100,
    watchedMails: 10,
    senders: 16,
    overloadMs: 3_000,
    desk: sizes.XS,
  },
  tiny: {
    name: 'tiny',
    rounds: 1,
    roundMs: 80,
    warmMs: 40,
    warmUpMs: 0,
    clients: [1, 3],
    targets: 12,
    queueCalls: 4,
    levels: 20,
    starts: 1,
    idleMs: 10,
    tripCalls: 5,
    codecCalls: 50,
    chains: 200,
    mergedMessages: 10,
    mails: 10,
    watchedMails: 2,
    senders: 4,
    overloadMs: 400,
    desk: sizes.XS,
  },
} satisfies Record<string, Plan>;
