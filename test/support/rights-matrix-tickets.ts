/** What operations need that say something of tickets: each with a call for every standing of a ticket. */
import { type Aim, aboutTicket, ask, type Cell, command, lookup } from './rights-matrix-aims.ts';
import { may, named, type Rule, STANDINGS, seen } from './rights-matrix-rules.ts';
import { CATEGORIES } from './rights-matrix-scene.ts';

type Needs = Readonly<Record<string, Aim | readonly Aim[]>>;

/** wire: no restriction of the status leaves the bin and spam out. */
const text = ({ ticket }: Cell): string => `ticketId = ${ticket} and status oneOf (1,2,3,4,5,6)`;
const infos = ({ ticket }: Cell): object[] => [
  { Name: 'ticketId', Operator: '=', Values: [String(ticket)], IsActive: true },
  { Name: 'status', Operator: 'oneOf', Values: ['1', '4', '6'], IsActive: true, InterOperator: 'And' },
];
const archive = { ProviderName: 'FindTicket', Page: 0, PageSize: 10 };
const GUI = { GuiName: 'matrix', ProviderName: 'FindTicket', Page: 0, PageSize: 10 };

/** A page of an archive, restricted to the ticket. */
const page = (names: { columns?: 'list' | 'text'; restriction: string; order?: boolean }, fixed: object = archive): Aim => {
  const isText = names.columns === 'text' || fixed === GUI_TEXT;
  const columns = names.columns === undefined ? {} : { Columns: isText ? 'ticketId,title' : ['ticketId', 'title'] };
  return lookup('list', (cell: Cell) => ({ ...fixed, ...columns, [names.restriction]: isText ? text(cell) : infos(cell) }));
};
const GUI_TEXT = { ...GUI };

const found = (said: object, isText: boolean): Aim =>
  lookup('list', (cell: Cell) => ({ ProviderName: 'FindTicket', PageSize: 10, ...said, Restrictions: isText ? text(cell) : infos(cell) }));

/** Tickets are favourites of Service users only. */
const favourites =
  (rule: Rule): Rule =>
  (who, relation) =>
    who.service ? rule(who, relation) : 'i';
const favourite = ({ ticket }: Cell): object => ({ TableName: 'ticket', RecordId: ticket });
const showsId: Aim['shows'] = (answer, { ticket }) => answer === 'true' || answer.includes(`"RecordId":${ticket},`);

/** Keys are the desk's, and those of a ticket are for who may read it. */
const keys =
  (rule: Rule): Rule =>
  (who, relation) =>
    who.internal ? rule(who, relation) : 'x';
const ELSEWHERE = STANDINGS.find(({ name }) => name === 'unassigned, another category')!;
const place = { ApplicationName: 'Ledger', DeviceName: 'Oslo' };
const key = (more: object = {}): Aim =>
  aboutTicket(
    keys(seen('read')),
    ({ ticket }: Cell) => ({ ...place, KeyName: 'No', TableName: 'ticket', RecordId: ticket, ...more }),
    (answer, { secret }) => answer.includes(secret),
  );
const keyByValue = (more: object = {}): Aim =>
  aboutTicket(
    keys(seen('read')),
    ({ secret }: Cell) => ({ ...place, KeyName: 'No', TableName: 'ticket', KeyValue: `${secret}key`, ...more }),
    (answer, { secret }) => answer.includes(secret),
  );
const putKey = (name: string): Aim =>
  aboutTicket(keys(named('read')), ({ ticket, fresh }: Cell) => ({
    ...place,
    ForeignKey: { Key: `${name} ${fresh()}`, Value: 'x', TableName: 'ticket', RecordId: ticket },
  }));
const listedKeys = (said: object): Aim => aboutTicket(keys(seen('read')), said, (answer, { secret }) => answer.includes(secret));

/** A search in which the bin and spam have no part: they are called up by their number only. */
const search = (intent: 'list' | 'read', said: (cell: Cell) => object): Aim =>
  aboutTicket(
    (who, relation) => (STANDINGS[relation]!.base === 1 ? seen(intent)(who, relation) : '.'),
    said,
    (answer, { secret }) => answer.includes(secret),
  );
const searched = ({ secret }: Cell): object => ({ Name: 'ticket', AdditionalInfo: '', SearchValue: secret });

/** "New ticket: allowed when U has a Service user and the chosen category passes step 3." */
const NEW: readonly string[] = ['in his category', 'in another', 'in one for its members only', 'in one where he is a member'];
const creation: Aim = {
  relations: NEW,
  rule: (who, relation) => (who.service && (relation !== 2 || who.rights.includes('admin-all')) ? 'y' : 'x'),
  said: ({ relation }) => ({ Title: 'new', Category: { TicketCategoryId: CATEGORIES[relation] } }),
  shows: (answer) => answer.includes('"TicketId"'),
};

const handed = ({ fresh }: Cell): object => ({
  Data: `From: kari@example.org\r\nSubject: The door\r\nMessage-ID: <${fresh()}@example.org>\r\n\r\nIt will not lock\r\n`,
});

export const ticketNeeds: Needs = {
  'Ticket.CreateDefaultTicketEntity': ask('anybody', null),
  'Ticket.CreateDefaultTicketMessageEntity': ask('anybody', null),
  'Ticket.GetTicket': lookup('read', ({ ticket }: Cell) => ticket),
  'Ticket.GetTicketEntity': lookup('read', ({ ticket }: Cell) => ticket),
  'Ticket.GetForRmUi': lookup('read', ({ ticket }: Cell) => ({ TicketId: ticket })),
  'Ticket.GetTickets': lookup('read', ({ ticket }: Cell) => ({ TicketIds: [ticket] })),
  'Ticket.GetTicketSummaries': lookup('list', ({ ticket }: Cell) => ({ TicketIds: [ticket] })),
  'Ticket.GetTicketMessage': lookup('read', ({ ticket }: Cell) => ticket),
  'Ticket.GetTicketMessageEntity': lookup('read', ({ ticket }: Cell) => ticket),
  'Ticket.GetTicketMessageEntities': lookup('read', ({ ticket }: Cell) => ({ TicketId: ticket, MessageIds: [] })),
  'Ticket.SaveTicketEntity': [
    command('edit', ({ ticket, fresh }: Cell) => ({ TicketId: ticket, Priority: { TicketPriorityId: 1 + (fresh() % 3) } })),
    creation,
  ],
  'Ticket.SaveTicketMessageEntity': [
    command('edit', ({ ticket }: Cell) => ({ Ticket: { TicketId: ticket }, Body: 'new' })),
    command('edit', ({ ticket }: Cell) => ({ EjMessageId: ticket, Important: true })),
  ],

  'CustomerService.CreateTicketFromMailData': {
    ...ask('anybody', handed),
    // the desk makes it, in the desk's category: who may not read it there hears nothing of it
    rule: (who) => (!who.service ? 'x' : may(who, 'read', ELSEWHERE) ? 'y' : '.'),
  },
  'CustomerService.AddMessageFromMailData': command('edit', (cell: Cell) => ({ TicketId: cell.ticket, ...handed(cell) })),
  'CustomerService.FindTicketsByTitleOrId': search('read', ({ ticket }) => ({ TitleOrId: `#${ticket}`, MaxRows: 5 })),
  'CustomerService.GetParsedTemplate': lookup('read', ({ ticket, scene }: Cell) => ({
    ReplyTemplateId: scene.fixed.templateId,
    TicketId: ticket,
  })),
  'Tooltips.GetTooltip': lookup('read', ({ ticket }: Cell) => ({ TooltipHint: `{ticket_id=${ticket}}` })),

  'Archive.CreateDefaultArchiveListResult': ask('anybody', null),
  'Archive.GetProviderNames': ask('anybody', null),
  'Archive.GetAvailableColumns': ask('anybody', { ProviderName: 'FindTicket' }),
  'Archive.GetAvailableEntities': ask('anybody', { ProviderName: 'FindTicket' }),
  // they are kept with the Service user
  'Archive.SetChosenColumns': {
    ...ask('anybody', { GuiName: 'chosen', ProviderName: 'FindTicket', ChosenColumns: ['title'] }),
    rule: ({ service }) => (service ? 'y' : 'i'),
  },
  'Archive.GetArchiveList': page({ restriction: 'Restriction' }, GUI),
  'Archive.GetArchiveListWithContext': page({ restriction: 'Restriction' }, GUI),
  'Archive.GetArchiveList2': page({ restriction: 'Restriction' }, GUI_TEXT),
  'Archive.GetArchiveListWithContext2': page({ restriction: 'Restriction' }, GUI_TEXT),
  'Archive.GetArchiveListByColumns': page({ columns: 'list', restriction: 'Restriction' }),
  'Archive.GetArchiveListByColumnsWithContext': page({ columns: 'list', restriction: 'Restriction' }),
  'Archive.GetArchiveListByColumnsWithHeader': page({ columns: 'list', restriction: 'Restriction' }),
  'Archive.GetArchiveListByColumnsWithHeaderWithContext': page({ columns: 'list', restriction: 'Restriction' }),
  'Archive.GetArchiveListByColumns2': page({ columns: 'text', restriction: 'Restrictions' }),
  'Archive.GetArchiveListByColumnsWithContext2': page({ columns: 'text', restriction: 'Restriction' }),
  'Archive.GetArchiveListByColumnsWithHeader2': page({ columns: 'text', restriction: 'Restriction' }),
  'Archive.GetArchiveListByColumnsWithHeaderWithContext2': page({ columns: 'text', restriction: 'Restriction' }),

  'Find.FindFromRestrictions': found({}, false),
  'Find.FindFromRestrictions2': found({}, true),
  'Find.FindFromRestrictionsColumns': found({ DesiredColumns: ['title'] }, false),
  'Find.FindFromRestrictionsColumns2': found({ DesiredColumns: 'title' }, true),
  'Find.FindFromRestrictionsColumnsOrderBy': found({ DesiredColumns: ['title'], OrderBy: [{ Name: 'title', Direction: 'ASC' }] }, false),
  'Find.FindFromRestrictionsColumnsOrderBy2': found({ DesiredColumns: 'title', OrderBy: 'title asc' }, true),
  'Find.GetAvailableRestrictionColumns': ask('anybody', { ProviderName: 'FindTicket' }),
  'Find.GetDefaultDesiredColumns': ask('anybody', { ProviderName: 'FindTicket' }),
  'Find.GetDefaultDesiredColumnsFromRestrictions': ask('anybody', { ProviderName: 'FindTicket', Restrictions: [] }),
  'Find.GetDefaultDesiredColumnsFromRestrictions2': ask('anybody', { ProviderName: 'FindTicket', Restrictions: '' }),
  'Find.GetDefaultOrderBy': ask('anybody', { ProviderName: 'FindTicket' }),
  'Find.GetDefaultOrderByFromDesiredColumns': ask('anybody', { ProviderName: 'FindTicket', DesiredColumns: ['title'] }),

  'Favourite.IsFavourite': aboutTicket(favourites(seen('list')), favourite, showsId),
  'Favourite.GetFavourites': aboutTicket(favourites(seen('list')), favourite, showsId),
  'Favourite.AddFavourite': aboutTicket(favourites(named('list')), favourite),
  'Favourite.AddFavourites': aboutTicket(favourites(named('list')), ({ ticket }: Cell) => ({ TableName: 'ticket', RecordIds: [ticket] })),

  'ForeignSystem.GetKey': key(),
  'ForeignSystem.GetKeyValue': key(),
  'ForeignSystem.GetKeyOnDeviceIdentifier': key({ DeviceIdentifier: 'L-1' }),
  'ForeignSystem.GetKeyValueOnDeviceIdentifier': key({ DeviceIdentifier: 'L-1' }),
  'ForeignSystem.GetKeyByValue': keyByValue(),
  'ForeignSystem.GetKeyByValueAndIdentifier': keyByValue({ DeviceIdentifier: 'L-1' }),
  'ForeignSystem.GetDeviceKeys': listedKeys(place),
  'ForeignSystem.GetApplicationKeys': listedKeys({ ApplicationName: 'Ledger' }),
  // an answer without keys, as an entity of REST holds it, for who does not work at the desk
  'ForeignSystem.GetAllForeignKeysOnEntity': aboutTicket(
    (who, relation) => (who.internal ? seen('read')(who, relation) : '.'),
    ({ ticket }: Cell) => ({ EntityType: 'ticket', EntityId: ticket }),
    (answer, { secret }) => answer.includes(secret),
  ),
  'ForeignSystem.AddForeignKey': putKey('Add'),
  'ForeignSystem.SaveForeignKey': putKey('Save'),

  'MDO.GetListItem': lookup('list', ({ ticket }: Cell) => ({ ListName: 'ticket', Id: ticket })),
  'MDO.GetListWithRestriction': search('list', searched),
  'MDO.GetSelectableListWithRestriction': search('list', searched),
  'MDO.GetListWithHistory': search('list', ({ ticket }) => ({ Name: 'ticket', HistoryItems: [ticket] })),
  'MDO.GetSelectableListWithHistory': search('list', ({ ticket }) => ({ Name: 'ticket', HistoryItems: [ticket] })),

  // at last: what is taken, or deleted, stands otherwise
  'Ticket.AcceptTickets': command('edit', ({ ticket }: Cell) => ({ TicketIds: [ticket] })),
  'Ticket.DeleteTicketEntity': command('delete', ({ ticket }: Cell) => ({ TicketEntityId: ticket })),
};
