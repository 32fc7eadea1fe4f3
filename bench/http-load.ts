/** A process that calls Svar over HTTP. */
import { Connection } from './connection.ts';
import type { Job, Setting, Workload } from './jobs.ts';
import { serve } from './rounds.ts';
import { letter, ticketWish } from './world.ts';

interface Wire {
  operation: string;
  body(job: Job, setting: Setting, index: number): unknown;
  /** The id of what an answer is about. */
  id: RegExp;
}

const target = (job: Job, index: number): number => job.tickets[index % job.tickets.length]!;

/** How often each ticket's priority was changed, so that every change really is one. */
const turns = new Map<number, number>();

function nextPriority(ticketId: number): number {
  const turn = (turns.get(ticketId) ?? 0) + 1;
  turns.set(ticketId, turn);
  return turn % 2 === 0 ? 2 : 3;
}

const TICKET = /"TicketId":(\d+)/;
const wires: Readonly<Partial<Record<Workload, Wire>>> = {
  createTicket: {
    operation: 'SaveTicketEntity',
    body: (_job, { persons }, index) => {
      const wish = ticketWish(index, persons);
      return {
        TicketId: 0,
        Title: wish.title,
        Category: { TicketCategoryId: wish.categoryId },
        Person: { PersonId: wish.personId },
        Priority: { TicketPriorityId: wish.priorityId },
        OwnedBy: { AssociateId: wish.ownerAssociateId },
      };
    },
    id: TICKET,
  },
  addMessage: {
    operation: 'SaveTicketMessageEntity',
    body: (job, _setting, index) => ({
      EjMessageId: 0,
      Ticket: { TicketId: target(job, index) },
      HtmlBody: letter(index),
      Slevel: 'External',
    }),
    id: /"EjMessageId":(\d+)/,
  },
  updateTicket: {
    operation: 'SaveTicketEntity',
    body: (job, _setting, index) => {
      const TicketId = target(job, index);
      return { TicketId, Priority: { TicketPriorityId: nextPriority(TicketId) } };
    },
    id: TICKET,
  },
  getEntity: { operation: 'GetTicketEntity', body: (job, _setting, index) => ({ TicketEntityId: target(job, index) }), id: TICKET },
  getTicket: { operation: 'GetTicket', body: (job, _setting, index) => ({ TicketId: target(job, index) }), id: TICKET },
};

/** The request as it goes over the wire, with the headers that a client of the API sends. */
function spell(wire: Wire, body: unknown, setting: Setting): string {
  const json = JSON.stringify(body);
  return `POST /api/v1/Agents/Ticket/${wire.operation} HTTP/1.1\r\nHost: 127.0.0.1:${setting.port}\r\nAuthorization: ${setting.authorization}\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}

serve(async (setting) => {
  const connections: Connection[] = [];
  return async (job) => {
    const wire = wires[job.workload];
    if (wire === undefined) throw new Error(`${job.workload} does not go over HTTP`);
    while (connections.length < job.clients) connections.push(await Connection.open(setting.port));
    return async (_job, client, index) => {
      const reply = await connections[client]!.send(spell(wire, wire.body(job, setting, index), setting));
      // a refusal, or the null of a ticket that is not there, would be quick, and no figure of anything
      if (reply.status !== 200 || reply.body.length < 100)
        throw new Error(`${wire.operation} answered ${reply.status}: ${reply.body.toString('utf8', 0, 500)}`);
      return job.collect === true ? Number(wire.id.exec(reply.body.toString())?.[1]) : 0;
    };
  };
});
