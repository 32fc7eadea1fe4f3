/** The archives there are. Source: archives-and-lists §4. */
import type { Column, Provider, Table } from './column.ts';
import { inbox, outbox } from './mails.ts';
import { column, contacts, everyTable, persons, projects, sales } from './people.ts';
import { messages, tickets } from './tickets.ts';

const ticketDefaults = ['ticketId', 'title', 'createdAt', 'lastChanged', 'ticketStatusName', 'priorityName', 'categoryFullName', 'ownedBy'];

const ofTickets = (name: string, more: Partial<Provider> = {}): Provider => ({
  name,
  entity: 'ticket',
  table: tickets,
  from: 'ticket b',
  key: '@.id',
  guard: 'ticket',
  defaults: ticketDefaults,
  ...more,
});

/** wire: the cheaper view: no joins, no custom fields, no texts to search. */
const simpleTickets: Table = {
  ...tickets,
  columns: tickets.columns.filter(({ words, display }) => words === undefined && display === undefined),
  joins: {},
};

const favourites = { where: 'b.id in (select h.ticket_id from hotlist h where h.user_id = ~user)' };

/** The newest 500 entries that this user has made in the log of tickets. */
const touched = `b.id in (select a.ticket_id from (select l.ticket_id from ticket_log_action l where l.user_id = ~user order by l.id desc limit 500) a)`;

const related = `ticket b join (
  select source_ticket_id as ticket_id, destination_ticket_id as other_id, relation_type, comment, ticket_relation_id from ticket_relation
  union all select destination_ticket_id, source_ticket_id, case relation_type when 1 then 2 else relation_type end, comment, ticket_relation_id from ticket_relation
) r on r.ticket_id = b.id`;

const relatedColumns: readonly Column[] = [
  column('relatedTicketId', 'int', 'r.other_id', { open: true }),
  column('relationType', 'int', 'r.relation_type', { open: true }),
  column('relationComment', 'string', 'r.comment'),
  column('ticketRelationId', 'int', 'r.ticket_relation_id', { open: true }),
];

const webhooks: Table = {
  name: 'webhook',
  columns: [
    column('webhookId', 'int', '@.webhook_id'),
    column('name', 'string', '@.name'),
    column('targetUrl', 'string', '@.target_url'),
    column('type', 'string', '@.type'),
    column('state', 'int', '@.state'),
    column('description', 'string', '@.description'),
    column('registered', 'datetime', '@.registered'),
    column('registeredAssociate', 'associate', '@.registered_associate_id', { list: 'associate' }),
    column('updated', 'datetime', '@.updated'),
    column('totalCalls', 'int', usage('total_calls')),
    column('totalErrors', 'int', usage('total_errors')),
    column('lastError', 'string', usage('last_error')),
    ...everyTable,
  ],
  joins: {},
};

function usage(name: string): string {
  return `(select u.${name} from webhook_usage u where u.webhook_id = @.webhook_id)`;
}

const zones: Table = {
  name: 'timezone',
  columns: [
    column('timeZoneId', 'int', '@.id'),
    column('code', 'string', '@.code'),
    column('tzCode', 'string', '@.code'),
    column('ianaName', 'string', '@.iana'),
    column('name', 'stringorPK', '@.name', { key: '@.id' }),
    ...everyTable,
  ],
  joins: {},
};

const notifications: Table = {
  name: 'notify',
  columns: [
    column('notifyId', 'int', '@.id'),
    column('type', 'int', '@.type'),
    column('ticketId', 'int', '@.ticket_id'),
    column('registered', 'datetime', '@.registered'),
    column('expires', 'datetime', '@.expires'),
    column('customMessage', 'string', '@.custom_message'),
    column('customUrl', 'string', '@.custom_url'),
    column('userId', 'ejUser', '@.user_id', { list: 'ejuser' }),
    ...everyTable,
  ],
  joins: {},
};

const things = (name: string, table: Table, entity: string): Provider => ({
  name,
  entity,
  table: { ...table, columns: [...table.columns, ...everyTable] },
  from: `${entity} b`,
  key: `@.${entity}_id`,
  guard: 'none',
  defaults: table.columns.map((found) => found.name),
});

const agents: Table = {
  name: 'associate',
  columns: [
    column('associateId', 'int', '@.associate_id'),
    column('name', 'string', '@.name'),
    column('fullName', 'associate', '@.associate_id', { list: 'associate' }),
    column('personId', 'int', '@.person_id'),
    column('ejUserId', 'int', '@.ejuserid'),
    column('groupId', 'int', '@.group_idx'),
    column('type', 'int', '@.type'),
    column('rank', 'int', '@.rank'),
    column('deleted', 'bool', '@.deleted'),
  ],
  joins: { person: { table: () => persons, on: '#.person_id = @.person_id' } },
};

const people = (name: string, table: Table, entity: 'person' | 'contact', defaults: readonly string[]): Provider => ({
  name,
  entity,
  table,
  from: `${entity} b`,
  key: `@.${entity}_id`,
  guard: 'none',
  where: 'not b.deleted',
  defaults,
});
const personDefaults = ['personId', 'contactId', 'fullName', 'firstName', 'lastName', 'email', 'contact/nameDepartment'];
const contactDefaults = ['contactId', 'name', 'department', 'nameDepartment', 'orgnr', 'email'];

/** Mails that have come in. Source: ours; the official list of archives has none for them. */
const ofInbox = (name: string, where?: string): Provider => ({
  name,
  entity: 'inbox',
  table: inbox,
  from: 'inbox b left join ticket t on t.id = b.ticket_id',
  key: '@.id',
  guard: 'origin',
  ticket: 't',
  ...(where === undefined ? {} : { where }),
  for: 'service',
  order: [{ column: 'inboxId', descending: true }],
  defaults: ['inboxId', 'received', 'mailbox', 'state', 'sender', 'subject', 'reason', 'ticketId'],
});

const all: readonly Provider[] = [
  ofTickets('Ticket'),
  ofTickets('FindTicket'),
  ofTickets('SimpleTicket', { table: simpleTickets }),
  {
    name: 'TicketMessage',
    entity: 'ticketMessage',
    table: messages,
    from: 'ej_message b join ticket t on t.id = b.ticket_id',
    key: '@.id',
    guard: 'message',
    ticket: 't',
    defaults: ['ticketMessageId', 'ticketId', 'createdAt', 'author', 'searchTitle', 'slevel', 'important'],
  },
  ofTickets('LastTickets', { where: touched, order: [{ column: 'lastChanged', descending: true }] }),
  ofTickets('UnassignedTickets', { where: 'b.owned_by = 1 and b.status = 1' }),
  ofTickets('UserOpenTickets', { where: 'b.owned_by = ~user and b.status = 1' }),
  ofTickets('FavouriteTickets', favourites),
  ofTickets('TicketFavourites', favourites),
  ofTickets('RelatedTickets', { from: related, repeats: true, own: relatedColumns }),
  ofTickets('RecycleTicket', { where: 'b.status = 4', binned: true, order: [{ column: 'lastChanged', descending: true }] }),
  ofTickets('FreetextTicket', {
    own: [column('freetext', 'string', 'null::text', { words: '@.id', open: true })],
    order: [{ column: 'lastChanged', descending: true }],
  }),
  {
    name: 'TicketNotification',
    entity: 'notify',
    table: notifications,
    from: 'notify b',
    key: '@.id',
    guard: 'none',
    where: 'b.user_id = ~user',
    defaults: ['notifyId', 'type', 'ticketId', 'registered', 'customMessage'],
  },
  people('Contact', contacts, 'contact', contactDefaults),
  people('FindContact', contacts, 'contact', contactDefaults),
  people('Person', persons, 'person', personDefaults),
  things('Sale', sales, 'sale'),
  things('Project', projects, 'project'),
  things('User', agents, 'associate'),
  people('SimplePerson', { ...persons, joins: {} }, 'person', personDefaults.slice(0, -1)),
  {
    name: 'Webhook',
    entity: 'webhook',
    table: webhooks,
    from: 'webhook b',
    key: '@.webhook_id',
    guard: 'none',
    for: 'administrators',
    defaults: ['webhookId', 'name', 'targetUrl', 'type'],
  },
  ofInbox('Inbox'),
  ofInbox('Quarantine', 'b.status = 3'),
  {
    name: 'Outbox',
    entity: 'outbox',
    table: outbox,
    // what is about no ticket is there for who reads all of them
    from: 'outbox b left join ticket t on t.id = b.ticket_id',
    key: '@.id',
    guard: 'message',
    ticket: 't',
    binned: true,
    order: [{ column: 'outboxId', descending: true }],
    defaults: ['outboxId', 'ticketId', 'medium', 'kind', 'state', 'recipients', 'subject', 'created', 'ended', 'retries', 'error'],
  },
  {
    name: 'TimeZones',
    entity: 'timezone',
    table: zones,
    repeats: true,
    from: 'jsonb_to_recordset(~zones::jsonb) as b(id int, code text, iana text, name text)',
    key: '@.id',
    guard: 'none',
    defaults: ['timeZoneId', 'code', 'name', 'ianaName'],
  },
];

const byName = new Map(all.map((provider) => [provider.name.toLowerCase(), provider]));

/** Names of all archives, `Dynamic` last. */
export const providerNames: readonly string[] = [...all.map(({ name }) => name), 'Dynamic'];

/** Names of those that are for everybody at the desk. */
export const openProviderNames: readonly string[] = [
  ...all.filter((provider) => provider.for === undefined).map(({ name }) => name),
  'Dynamic',
];

/** An archive by its name in any case; `Dynamic` is made by the columns asked for (dynamic.ts). */
export const providerOf = (name: string): Provider | undefined => byName.get(name.trim().toLowerCase());
