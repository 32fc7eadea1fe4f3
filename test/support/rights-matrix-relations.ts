/** What operations need that are about relations of tickets, the bin, spam, lights and notifications. */
import { type Aim, aboutTicket, ask, type Cell, command, lookup } from './rights-matrix-aims.ts';
import { commanded, isAdmin, may, type Role, type Rule, STANDINGS, seen } from './rights-matrix-rules.ts';

type Needs = Readonly<Record<string, Aim | readonly Aim[]>>;

/** A ticket that stands to the caller as the cell's does, so that what holds for the one holds for the other. */
async function twin({ scene, ticket, insert, fresh }: Cell): Promise<number> {
  const [row] = await scene.desk.sql('select * from ticket where id = $1', [ticket]);
  const { title, author, created_at, last_changed, created_by, owned_by, category, slevel, status, ticket_status, priority, ticket_type } =
    row!;
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
  return insert('ticket', { id: 1_000_000 + fresh(), ...same });
}

/** A relation of the cell's ticket with its twin. */
async function related(cell: Cell): Promise<{ id: number; other: number }> {
  const other = await twin(cell);
  const relation = { source_ticket_id: cell.ticket, destination_ticket_id: other, registered: new Date(0), comment: cell.secret };
  return { id: await cell.insert('ticket_relation', relation), other };
}

const showsSecret: Aim['shows'] = (answer, { secret }) => answer.includes(secret);
const isValid: Aim['shows'] = (answer) => !answer.includes('"IsValid":false');
const hasSome: Aim['shows'] = (answer) => answer !== '[]';

/** A function right is asked of the command, then the ticket may be passed over. */
const bulk =
  (holds: (who: Role) => boolean, intent: 'list' | 'read' | 'edit', isFit: (base: number) => boolean): Rule =>
  (who, relation) => {
    if (!(who.service && (isAdmin(who) || holds(who)))) return 'x';
    const standing = STANDINGS[relation]!;
    return may(who, intent, standing) && isFit(standing.base) ? 'y' : '.';
  };
const has =
  (right: string) =>
  ({ rights }: Role): boolean =>
    rights.includes(right);

const found = (ticket: number): object[] => [
  { Name: 'ticketId', Operator: '=', Values: [String(ticket)], IsActive: true },
  { Name: 'status', Operator: 'oneOf', Values: ['1', '4', '6'], IsActive: true, InterOperator: 'And' },
];

/** On a ticket that only this call is about. */
const onTwin = (rule: Rule, said: (id: number) => object, shows: Aim['shows'] = hasSome): Aim =>
  aboutTicket(rule, async (cell: Cell) => said(await twin(cell)), shows);
const byIds = (id: number): object => ({ TicketIds: [id] });
const byProvider =
  (name: 'ProviderName' | 'Provider') =>
  (id: number): object => ({ [name]: 'FindTicket', Restrictions: found(id) });

const isThere = (base: number): boolean => base !== 4;
const isClean = (base: number): boolean => base !== 6;
const deleting = bulk(has('cs-system'), 'list', isThere);
const marking = bulk(has('cs-markasspam'), 'read', isClean);
const lighting: Rule = (who, relation) => (may(who, 'edit', STANDINGS[relation]!) ? 'y' : '.');
/** It answers nothing: whether a ticket was passed over is seen in its own test. */
const restoring: Rule = (who) => (who.service && (isAdmin(who) || has('cs-editothers')(who)) ? 'y' : 'x');

export const relationNeeds: Needs = {
  'Ticket.CreateDefaultTicketRelationEntity': ask('anybody', null),
  'Ticket.GetTicketRelationEntity': lookup('read', async (cell: Cell) => (await related(cell)).id),
  'Ticket.GetTicketRelations': aboutTicket(
    (who, relation) => (STANDINGS[relation]!.base === 1 ? seen('read')(who, relation) : '.'),
    async (cell: Cell) => ({ TicketId: (await related(cell)).other }),
    showsSecret,
  ),
  'Ticket.GetTicketParentId': aboutTicket(
    seen('read'),
    async (cell: Cell) => {
      const child = await twin(cell);
      await cell.insert('ticket_relation', {
        source_ticket_id: child,
        destination_ticket_id: cell.ticket,
        relation_type: 1,
        registered: new Date(0),
      });
      return { TicketId: child };
    },
    (answer) => answer !== '0',
  ),
  'Ticket.GetTicketRelationActions': aboutTicket(seen('read'), ({ ticket }: Cell) => ({
    TicketId: ticket,
    ParentTicketId: 0,
    TicketTypeId: 0,
  })),
  'Ticket.ValidateTicketRelations': aboutTicket(
    seen('edit'),
    async (cell: Cell) => ({ SourceTicketIds: [cell.ticket], DestinationTicketId: await twin(cell), RelationType: 'Related' }),
    isValid,
  ),
  'Ticket.CreateTicketRelations': aboutTicket(
    commanded('edit'),
    async (cell: Cell) => ({ SourceTicketIds: [cell.ticket], DestinationTicketId: await twin(cell), RelationType: 'Related', Comment: '' }),
    isValid,
  ),
  'Ticket.SaveTicketRelationEntity': command('edit', async (cell: Cell) => ({
    SourceTicketId: cell.ticket,
    DestinationTicketId: await twin(cell),
    RelationType: 'Related',
  })),
  'Ticket.DeleteTicketRelationEntity': command('edit', async (cell: Cell) => (await related(cell)).id),
  'Ticket.SetTicketParent': command('edit', async (cell: Cell) => ({
    TicketId: await twin(cell),
    ParentTicketId: cell.ticket,
    Comment: '',
  })),

  'Ticket.NotifyNewTicket': command('edit', ({ ticket }: Cell) => ({ TicketEntityId: ticket })),
  'Ticket.NotifyNewTicketMessage': command('edit', ({ ticket }: Cell) => ({ TicketEntityId: ticket })),
  'Ticket.ClearNotify': ask('anybody', { Ids: [1] }),
  // the scene puts every caller's tickets among his own favourites; who has no Service user has none
  'Ticket.GetHotlistEjUsers': aboutTicket(
    (who, relation) => (who.service ? seen('list')(who, relation) : '.'),
    ({ ticket }: Cell) => ({ TicketId: ticket, SkipAssociateIds: [], NotifyType: 1, Channel: 'PopUp' }),
    hasSome,
  ),

  'Ticket.UpdateTicketsReadStatus': onTwin(lighting, (id) => ({ TicketIds: [id], NewStatus: 'Green' })),
  'Ticket.UpdateTicketsReadStatusByProvider': onTwin(lighting, (id) => ({ ...byProvider('Provider')(id), NewStatus: 'Green' })),
  'Ticket.SetDeletedStatusByIds': onTwin(deleting, byIds),
  'Ticket.SetDeletedStatusByProvider': onTwin(deleting, byProvider('ProviderName')),
  'Ticket.SetSpamStatusByIds': onTwin(marking, byIds),
  'Ticket.SetSpamStatusByProvider': onTwin(marking, byProvider('ProviderName')),
  'Ticket.UndeleteByIds': onTwin(restoring, byIds, () => true),
};
