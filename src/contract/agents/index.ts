/** All agents that Svar declares, and every operation by its address. */
import type { AnyCarrier, Group, Operation } from '../language.ts';
import * as ticket from './ticket.ts';

/** Agents as they are declared: agent → group → operation. */
export const agents = { Ticket: ticket } as const satisfies Record<string, Record<string, Group>>;

export interface DeclaredOperation {
  agent: string;
  group: string;
  name: string;
  operation: Operation;
  /** Name of the carrier that holds the arguments, `Ticket_GetTicketsRequest`; empty when there is none. */
  argumentCarrier: string;
}

/** Every declared operation, in the order of its name. */
export const operations: readonly DeclaredOperation[] = Object.entries(agents)
  .flatMap(([agent, groups]) =>
    Object.entries<Group>(groups).flatMap(([group, members]) =>
      Object.entries(members).map(([name, operation]) => ({
        agent,
        group,
        name,
        operation,
        argumentCarrier: operation.args.style === 'args' ? `${agent}_${name}Request` : '',
      })),
    ),
  )
  .sort((a, b) => (a.agent === b.agent ? (a.name < b.name ? -1 : 1) : a.agent < b.agent ? -1 : 1));

/** The argument carriers of all operations, under their official names. */
export const argumentCarriers: readonly AnyCarrier[] = operations.flatMap(({ operation, argumentCarrier }) =>
  operation.args.style === 'args' ? [{ name: argumentCarrier, fields: operation.args.carrier.fields }] : [],
);
