/** What operations need that merge and split tickets, or look back at them. */
import { type Aim, aboutTicket, type Cell, command, lookup } from './rights-matrix-aims.ts';
import { commanded, may, type Rule, STANDINGS, seen } from './rights-matrix-rules.ts';
import { CATEGORIES } from './rights-matrix-scene.ts';

type Needs = Readonly<Record<string, Aim | readonly Aim[]>>;

/** A ticket that stands to the caller as the cell's does, and that only this call is about. */
async function twin({ scene, ticket, insert }: Cell, more: object = {}): Promise<number> {
  const [row] = await scene.desk.sql('select * from ticket where id = $1', [ticket]);
  const { title, author, created_at, last_changed, created_by, owned_by, category, slevel, priority, ticket_type } = row!;
  const { status, ticket_status } = row!;
  const same = {
    title,
    author,
    created_at,
    last_changed,
    created_by,
    owned_by,
    category,
    slevel,
    status,
    ticket_status,
    priority,
    ticket_type,
  };
  return insert('ticket', { ...same, ...more });
}
const note = ({ insert }: Cell, ticketId: number): Promise<number> =>
  insert('ej_message', { ticket_id: ticketId, created_at: new Date(0), body: 'x', slevel: 2 });

/** A right on the ticket first, then its state: nothing is merged into what lies in the bin. */
const intoStanding: Rule = (who, relation) =>
  commanded('edit')(who, relation) === 'x' ? 'x' : STANDINGS[relation]!.base === 1 ? 'y' : 'i';
/** Where every caller who may change a ticket may also make one. */
const open = { Title: 'new', Category: { TicketCategoryId: CATEGORIES[0] } };

/** A merged ticket, and the one that it was merged into: both stand to the caller alike. */
async function mergedPair(cell: Cell): Promise<object> {
  const primary = await twin(cell);
  const secondary = await twin(cell, { status: 5, ticket_status: 5, connect_id: primary });
  const trace = {
    personIds: [],
    tags: [],
    favourites: [],
    newFavourites: [],
    relations: [],
    was: { statusId: 1, base: 1, mergedInto: null },
    is: { statusId: 5, base: 5, mergedInto: primary },
    repliedAt: null,
    own: { repliedAt: null, timeToReply: 0, realTimeToReply: 0 },
    litAt: null,
    log: null,
    stayId: null,
    messageIds: [],
  };
  await cell.insert('svar_merge', {
    primary_ticket_id: primary,
    secondary_ticket_id: secondary,
    merged_at: new Date(0),
    merged_by: 5,
    details: JSON.stringify(trace),
  });
  return { TicketId: secondary };
}
/** The merged one is in no bin, but the surviving one may be: that takes the right to see it there. */
const bothEditable: Rule = (who, relation) => (may(who, 'edit', STANDINGS[relation]!) ? 'y' : 'x');

export const mergingNeeds: Needs = {
  'Ticket.ResolveTicketId': aboutTicket(
    seen('read'),
    ({ ticket }: Cell) => ({ TicketId: ticket }),
    (answer, { ticket }) => new RegExp(`(?<!\\d)${ticket}(?!\\d)`).test(answer),
  ),
  'Ticket.MergeTickets': [
    aboutTicket(intoStanding, async (cell: Cell) => ({
      MergedTicketEntity: { TicketId: await twin(cell) },
      SecondaryTicketIds: [await twin(cell)],
    })),
  ],
  'Ticket.SplitTicket': command('edit', async (cell: Cell) => {
    const source = await twin(cell);
    return {
      SourceTicketEntityId: source,
      SourceTicketEntityStatusId: 0,
      TransferMessageIds: [await note(cell, source)],
      NewTicketEntity: open,
    };
  }),
  'Ticket.SplitTicketMessage': command('edit', async (cell: Cell) => ({
    SourceTicketMessage: { EjMessageId: await note(cell, await twin(cell)) },
    NewTicketEntity: open,
    NewTicketMessage: { Body: 'half' },
    TransferAttachmentsIds: [],
  })),
  'Svar.UnmergeTicket': aboutTicket(bothEditable, mergedPair),
  'Svar.GetTicketAsOf': lookup('read', ({ ticket }: Cell) => ({ TicketId: ticket, At: '2100-01-01T00:00:00Z' })),
  'Svar.ExplainTicket': aboutTicket(
    seen('read'),
    ({ ticket }: Cell) => ({ TicketId: ticket }),
    (answer, { ticket }) => answer.includes(`Id":${ticket},`),
  ),
};
