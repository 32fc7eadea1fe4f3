/** How long each part of a run takes. */

export interface Plan {
  name: string;
  /** Rounds of Svar and the bare database in turn, and how long each of them loads. */
  rounds: number;
  roundMs: number;
  /** The other workloads: rounds, and how long each loads. */
  otherRounds: number;
  otherMs: number;
  warmMs: number;
  /** Clients of the larger load. */
  clients: number;
  /** Starts on an empty folder, and as many on an initialised one. */
  starts: number;
  /** How long Svar stands idle before its memory is looked at. */
  idleMs: number;
  /** Tickets to read; as many to change, and twice as many to write messages on. */
  tickets: number;
  /** Saves and reads of each kind whose round trips are counted. */
  tripCalls: number;
  /** Entities that are read and written in each format, a round. */
  codecCalls: number;
  /** Tickets of the archive, and pages of it that are timed. */
  archiveTickets: number;
  archivePages: number;
  /** Messages for each of those tickets, for full text. */
  messagesATicket: number;
  /** The engine: tickets with chains that wait, levels that are due at once, messages of a merge. */
  chains: number;
  levels: number;
  mergedMessages: number;
  /** Mails of a round, and those that are waited for one by one while the desk is busy. */
  mails: number;
  watchedMails: number;
}

export const plans = {
  full: {
    name: 'full',
    rounds: 5,
    roundMs: 3_000,
    otherRounds: 3,
    otherMs: 2_000,
    warmMs: 2_000,
    clients: 16,
    starts: 3,
    idleMs: 30_000,
    tickets: 500,
    tripCalls: 100,
    codecCalls: 2_000,
    archiveTickets: 100_000,
    archivePages: 40,
    messagesATicket: 3,
    chains: 50_000,
    levels: 1_000,
    mergedMessages: 1_000,
    mails: 1_000,
    watchedMails: 200,
  },
  short: {
    name: 'short',
    rounds: 3,
    roundMs: 1_000,
    otherRounds: 3,
    otherMs: 400,
    warmMs: 1_000,
    clients: 16,
    starts: 3,
    idleMs: 10_000,
    tickets: 250,
    tripCalls: 50,
    codecCalls: 2_000,
    archiveTickets: 100_000,
    archivePages: 40,
    messagesATicket: 3,
    chains: 50_000,
    levels: 1_000,
    mergedMessages: 1_000,
    mails: 1_000,
    watchedMails: 50,
  },
  tiny: {
    name: 'tiny',
    rounds: 1,
    roundMs: 80,
    otherRounds: 1,
    otherMs: 40,
    warmMs: 50,
    clients: 4,
    starts: 1,
    idleMs: 10,
    tickets: 8,
    tripCalls: 5,
    codecCalls: 50,
    archiveTickets: 500,
    archivePages: 3,
    messagesATicket: 2,
    chains: 200,
    levels: 20,
    mergedMessages: 10,
    mails: 10,
    watchedMails: 2,
  },
} satisfies Record<string, Plan>;
