/** What is sent to Svar, again and again: each workload as a request of the API, by its number. */
import { FIRST } from './generated-rows.ts';
import type { Job, Setting, Workload } from './jobs.ts';
import { letter, ticketWish } from './world.ts';

export interface Wire {
  method: 'GET' | 'POST';
  /** Below /api/v1. */
  path(ask: Asked): string;
  body?(ask: Asked): unknown;
  /** What of an answer is wanted, as numbers. */
  ids: RegExp;
}

/** Call number `index` of client number `client`. */
export interface Asked {
  job: Job;
  setting: Setting;
  client: number;
  index: number;
}

/** Which of the desk's agents calls; each client is always the same one. */
export const agentOf = (client: number, { agents }: Setting): number => 1 + (client % agents);

const target = ({ job, index }: Asked): number => job.tickets[index % job.tickets.length]!;

/** How often each ticket's priority was changed, so that every change really is one. */
const turns = new Map<number, number>();
function nextPriority(ticketId: number): number {
  const turn = (turns.get(ticketId) ?? 0) + 1;
  turns.set(ticketId, turn);
  return turn % 2 === 0 ? 2 : 3;
}

/** The owner and the state of list number `index`: the agents in turn, the busiest first. */
export const listOf = (index: number, { agents }: Pick<Setting, 'agents'>): { ownerId: number; base: number } => ({
  ownerId: FIRST.user + 1 + (index % agents),
  base: index % 3 === 0 ? 2 : 1,
});

/** The three conditions of filter number `index`. */
export const filterOf = (index: number): { title: string; priority: number; categories: number[] } => ({
  title: ['skriver', 'varme', 'faktura', 'spørsmål', 'question', 'klag'][index % 6]!,
  priority: 1,
  categories: [
    [102, 103, 104],
    [1, 105],
    [106, 107, 108, 109],
  ][index % 3]!,
});

/** What search number `index` looks for: common words, words with others, rare ones. */
export const searchOf = (index: number): string =>
  ['varmepumpen', 'skriveren Norvik', 'thermostat weekend', 'Askby', 'Solstrand faktura', 'printer'][index % 6]!;

const COLUMNS = 'ticketId,title,createdAt,lastChanged,ticketStatusName,priorityName,categoryFullName,ownedBy,person/fullName';
const page = (filter: string): string =>
  `Archive/FindTicket?$select=${encodeURIComponent(COLUMNS)}&$filter=${encodeURIComponent(filter)}&$orderBy=lastChanged%20desc&$top=50`;

const TICKET = /"TicketId":(\d+)/g;
const ROWS = /"ticketId":(\d+)/g;
const operation = (name: string, body: (asked: Asked) => unknown, ids: RegExp): Wire => ({
  method: 'POST',
  path: () => `Agents/Ticket/${name}`,
  body,
  ids,
});

const wires: Readonly<Partial<Record<Workload, Wire>>> = {
  saveTicket: operation(
    'SaveTicketEntity',
    ({ setting, client, index }) => {
      const wish = ticketWish(index, setting.persons);
      return {
        TicketId: 0,
        Title: wish.title,
        Category: { TicketCategoryId: wish.categoryId },
        Person: { PersonId: wish.personId },
        Priority: { TicketPriorityId: wish.priorityId },
        OwnedBy: { AssociateId: FIRST.associate + agentOf(client, setting) },
      };
    },
    TICKET,
  ),
  saveMessage: operation(
    'SaveTicketMessageEntity',
    (asked) => ({ EjMessageId: 0, Ticket: { TicketId: target(asked) }, HtmlBody: letter(asked.index), Slevel: 'External' }),
    /"EjMessageId":(\d+)/g,
  ),
  changeTicket: operation(
    'SaveTicketEntity',
    (asked) => {
      const TicketId = target(asked);
      return { TicketId, Priority: { TicketPriorityId: nextPriority(TicketId) } };
    },
    TICKET,
  ),
  open: operation('GetTicketEntity', (asked) => ({ TicketEntityId: target(asked) }), TICKET),
  read: operation('GetTicket', (asked) => ({ TicketId: target(asked) }), TICKET),
  list: {
    method: 'GET',
    path: ({ index, setting }) => {
      const { ownerId, base } = listOf(index, setting);
      return page(`ownedBy equals ${ownerId} and status equals ${base}`);
    },
    ids: ROWS,
  },
  filter: {
    method: 'GET',
    path: ({ index }) => {
      const { title, priority, categories } = filterOf(index);
      return page(`title begins '${title}' and priorityId gt ${priority} and categoryId oneOf (${categories.join(',')})`);
    },
    ids: ROWS,
  },
  search: { method: 'GET', path: ({ index }) => page(`content contains '${searchOf(index)}'`), ids: ROWS },
  queue: operation('GetNextInQueue', () => ({}), TICKET),
};

/** What a desk is asked for all day, in this order: opens, messages, lists, new tickets, searches. */
const MIX = ['open', 'saveMessage', 'list', 'open', 'saveTicket', 'open', 'list', 'saveMessage', 'open', 'search'] as const;

/** The request of a workload's call number `index`. @throws Error for one that does not go over HTTP */
export function wireOf(workload: Workload, index: number): Wire {
  const wire = wires[workload === 'mixed' ? MIX[index % MIX.length]! : workload];
  if (wire === undefined) throw new Error(`${workload} does not go over HTTP`);
  return wire;
}
