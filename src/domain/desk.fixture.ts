/** A small desk for the rules' own tests: agents 5 (administrator), 6 (edits all), 7 (own categories), categories 1 and 5. */
import {
  TicketBaseStatus,
  TicketCategoryDelegateMethod,
  TicketMessageCategory,
  TicketMessageType,
  TicketSecurityLevel,
  UserType,
} from '../vocabulary.ts';
import type { Moment } from './decision.ts';
import type { Agent, Category, Desk, Status } from './desk.ts';
import { blankTicket } from './new-ticket.ts';
import { RIGHTS } from './rights.ts';
import type { Facts, Message, Thread, Ticket } from './thread.ts';

const { list, read, edit } = RIGHTS;
export const OWN = [list.own, read.own, edit.own];
export const ALL = [...OWN, list.all, read.all, edit.all];

export const agent = (id: number, rights: readonly string[] = OWN, more: Partial<Agent> = {}): Agent => ({
  id,
  associateId: id + 6,
  login: `agent${id}`,
  nick: `agent${id}`,
  type: UserType.InternalAssociate,
  deleted: false,
  presence: 1,
  personId: null,
  fullName: `Agent ${id}`,
  formalName: `Agent ${id}`,
  groupId: 1,
  rank: 0,
  tooltip: '',
  rights: new Set(rights),
  robot: false,
  notify: { popUp: 4095, email: 0, sms: 0, address: '', mobile: '' },
  preferences: {
    defaultCategoryId: 1,
    lastCategoryId: null,
    owner: 2,
    newTicketStatusId: null,
    useLastCategory: false,
    closeNewTickets: false,
    onlyOwnCategories: false,
  },
  ...more,
});

export const category = (
  id: number,
  members: readonly (readonly [number, number | null])[] = [],
  more: Partial<Category> = {},
): Category => ({
  id,
  parentId: null,
  name: `Category ${id}`,
  fullName: `Category ${id}`,
  masterId: null,
  flags: 0,
  method: TicketCategoryDelegateMethod.Even,
  externalName: '',
  assignmentLag: -1,
  replyTemplateId: null,
  notificationEmail: '',
  statusId: null,
  messageStatusId: null,
  members: new Map(members),
  ...more,
});

const status = (id: number, base: TicketBaseStatus): Status => ({
  id,
  name: `${id}`,
  base,
  counter: 0,
  deleted: false,
  noEmailReopen: false,
  rank: id,
});
const byId = <T extends { id: number }>(rows: readonly T[]): Map<number, T> => new Map(rows.map((row) => [row.id, row]));

export function desk(agents: readonly Agent[], categories: readonly Category[], more: Partial<Desk> = {}): Desk {
  const { Active, Closed, Postponed, Deleted } = TicketBaseStatus;
  return {
    version: 1,
    zone: 'Europe/Oslo',
    statuses: byId([status(1, Active), status(2, Closed), status(3, Postponed), status(4, Deleted), status(6, Active)]),
    priorities: new Map(),
    types: new Map(),
    categories: byId(categories),
    agents: byId(agents),
    associates: new Map(agents.map((row) => [row.associateId, row])),
    tags: new Map(),
    groups: new Map(),
    languages: new Map(),
    relationDefinitions: new Map(),
    ticketFields: new Map([
      ['x_color', { id: 1, name: 'x_color', type: 10, defaultValue: '', label: 'Color', description: '', rank: 0, options: [] }],
    ]),
    messageFields: new Map(),
    ownFields: { company: new Map(), person: new Map(), project: new Map(), sale: new Map(), appointment: new Map(), document: new Map() },
    userFields: new Map(),
    settings: {
      intake: { createsPersons: false, lastNameFirst: false, hidesStrangers: false, welcomes: false },
      analysis: { language: true, sentiment: true, category: 1, youngerThan: 1440 },
      externalByDefault: true,
      editMessages: false,
      queueStatusIds: new Set(),
      takeOverStatusId: null,
      inactiveAfterHours: 2,
      retainDays: 14,
      inboxDays: 30,
      sentMailDays: 7,
      sendingTries: null,
      popUpSeconds: null,
      presetTimeToReply: null,
      systemTemplates: new Map(),
      mail: { tags: ['ejTag'], searchBody: true, subjectFirst: false },
      defaultStatus: new Map(),
    },
    ...more,
  };
}

export const AT = Date.parse('2026-01-12T09:00:00.000Z');
export const momentOf = (by: Agent, more: Partial<Moment> = {}): Moment => ({ at: AT, by, random: 0, ...more });
export const noFacts: Facts = {
  persons: new Map(),
  saleIds: new Set(),
  projectIds: new Set(),
  delegations: 0,
  activeByOwner: new Map(),
  activeAt: new Map(),
  recentOwners: [],
  hotlist: [],
};

export const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  ...blankTicket(momentOf(agent(5))),
  id: 1,
  categoryId: 1,
  priorityId: 2,
  statusId: 1,
  base: TicketBaseStatus.Active,
  typeId: 1,
  level: TicketSecurityLevel.Internal,
  ...more,
});

export const message = (more: Partial<Message> = {}): Message => ({
  id: 1,
  ticketId: 1,
  searchTitle: '',
  createdAt: AT,
  createdBy: 5,
  changedAt: null,
  changedBy: null,
  type: TicketMessageType.Plain,
  category: TicketMessageCategory.Message,
  author: 'Agent 5',
  level: TicketSecurityLevel.External,
  messageId: '',
  timeSpent: 0,
  body: 'x',
  htmlBody: '',
  emailHeader: '',
  debugInfo: '',
  mailSorter: '',
  personId: null,
  important: false,
  badge: 1,
  language: '',
  sentiment: 0,
  sentimentConfidence: 0,
  custom: {},
  headers: [],
  ...more,
});

export const thread = (one: Ticket, note: Message | null = null, otherPersonIds: readonly number[] = []): Thread => ({
  ticket: one,
  otherPersonIds,
  message: note,
});
