/** Every operation that is built, ready to run, by agent and name. */
import { operations } from '../contract/agents/index.ts';
import type { Runnable } from './implement.ts';
import { handlers as entities } from './ticket/entities.ts';
import { handlers as messages } from './ticket/messages.ts';

export type { Answer, Request, Runnable } from './implement.ts';

/** Groups of the Ticket agent that have handlers; content, sending, attachments, relations, merging, reading, deleting and lists come with the engine. */
const ticket = new Map<string, Runnable>([...entities, ...messages]);

const byAgent: Readonly<Record<string, ReadonlyMap<string, Runnable>>> = { Ticket: ticket };

/** The handler of a declared operation; undefined when it is not built yet. */
export const runnable = (agent: string, name: string): Runnable | undefined => byAgent[agent]?.get(name);

/** Operations that are built, as `Ticket.SaveTicketEntity`. */
export const built: ReadonlySet<string> = new Set(
  operations.flatMap(({ agent, name }) => (runnable(agent, name) ? [`${agent}.${name}`] : [])),
);
