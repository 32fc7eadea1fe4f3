/** The tickets that a run reads and changes. */
import type { Generator, Workload } from './jobs.ts';
import type { Plan } from './plan.ts';

/** Tickets by what happens to them: what is read must not grow while it is measured. */
export interface Tickets {
  read: readonly number[];
  write: readonly number[];
  update: readonly number[];
}

/** Makes the tickets over HTTP, two messages on each that will be read; this warms Svar up too. */
export async function fill(http: Generator, { tickets: count, clients }: Plan): Promise<Tickets> {
  const all = { clients, ms: 120_000, collect: true };
  const made = await http.run({ ...all, workload: 'createTicket', calls: count * 4, tickets: [] });
  const ids = [...made.ids].sort((a, b) => a - b);
  const read = ids.slice(0, count);
  await http.run({ ...all, workload: 'addMessage', calls: count * 2, tickets: read });
  return { read, update: ids.slice(count, count * 2), write: ids.slice(count * 2) };
}

export const targets = (workload: Workload, tickets: Tickets): readonly number[] =>
  ({
    createTicket: [],
    bareCreate: [],
    addMessage: tickets.write,
    updateTicket: tickets.update,
    getEntity: tickets.read,
    getTicket: tickets.read,
    bareOpen: tickets.read,
    sendMail: [],
  })[workload];
