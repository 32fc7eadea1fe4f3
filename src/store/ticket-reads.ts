/** What is shown of tickets and messages, with the names that are joined to them. The reader's rights are part of each WHERE. */
import type { Reach } from '../domain/rights.ts';
import type { Header, Message, Thread, Ticket } from '../domain/thread.ts';
import type { BadgeType, TicketSecurityLevel } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';
import type { Found } from './lookup.ts';
import { type PersonRow, personList } from './persons.ts';
import { reached } from './reach.ts';
import { idsIn, messageColumns, pick, selectList, ticketColumns } from './tables.ts';

export type { PersonRow } from './persons.ts';

/** A ticket with the names that its flat view shows. */
export interface TicketRow {
  ticket: Ticket;
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  companyName: string | null;
  saleHeading: string | null;
  projectName: string | null;
}

/** The head of a message: no bodies. */
export interface MessageHead {
  id: number;
  createdAt: number;
  level: TicketSecurityLevel;
  important: boolean;
  author: string;
  personId: number | null;
  personName: string | null;
  companyId: number | null;
  companyName: string | null;
  companyDepartment: string | null;
  attachments: number;
  emailHeader: string;
  headers: readonly Header[];
  language: string;
  sentiment: number;
  sentimentConfidence: number;
  createdBy: number;
  changedAt: number | null;
  badge: BadgeType;
}

export interface TicketView {
  row: TicketRow;
  /** The primary person first, then the others in their order. */
  persons: readonly PersonRow[];
  heads: readonly MessageHead[];
  /** Names of what custom fields point at, where the desk does not know them: `person 50`. */
  names?: ReadonlyMap<string, string>;
}

const flat = `select ${selectList(ticketColumns, 't')}, p.firstname as "firstName", p.middlename as "middleName", p.lastname as "lastName", k.name as "companyName",
    s.heading as "saleHeading", pr.name as "projectName", (select version from svar_desk) as "deskVersion"
  from ticket t left join person p on p.person_id = t.cust_id left join contact k on k.contact_id = t.contact_id
    left join sale s on s.sale_id = t.sale_id left join project pr on pr.project_id = t.project_id`;

// an array and no aggregate: that costs nothing where there is no header
const headerJson = `to_json(array(select json_build_object('id', h.id, 'name', h.name, 'value', h.value, 'stdItem', h.std_item, 'stdItemCol', h.std_item_col) from message_header h where h.message_id = m.id order by h.id)) as headers`;

const headList = `m.id, m.created_at as "createdAt", m.slevel as level, m.important, m.author, m.customer_id as "personId", concat_ws(' ', nullif(p.firstname, ''), nullif(p.middlename, ''), nullif(p.lastname, '')) as "personName",
    k.contact_id as "companyId", k.name as "companyName", k.department as "companyDepartment", (select count(*) from ticket_attachment a where a.message_id = m.id) as attachments, m.email_header as "emailHeader",
    ${headerJson}, m.language, m.sentiment, m.sentimentconfidence as "sentimentConfidence", m.created_by as "createdBy", m.changed_at as "changedAt", m.badge`;
const messageFrom =
  'from ej_message m left join person p on p.person_id = m.customer_id left join contact k on k.contact_id = p.contact_id';

/** The same shape of rights always gives the same text, hence the same prepared name. */
const shape = (reach: Reach): string => (reach.everything ? 'all' : reach.bin ? 'bin' : 'own');

/** Flat tickets by id, in any order. */
export function flatTickets(ids: readonly number[], reach: Reach): Statement {
  const values: unknown[] = ids.length === 1 ? [...ids] : [ids];
  // the plan for one is another than that for any number of them
  const [name, which] = ids.length === 1 ? ['flat-ticket', '$1'] : ['flat-tickets', `any(${idsIn(1)})`];
  return { name: `${name}-${shape(reach)}`, text: `${flat} where t.id = ${which} and ${reached(reach, 't', values)}`, values };
}

/** Locks those of some tickets that nobody else has locked. @returns (of the rows) `id`; the others have no row */
export const lockFreeTickets = (ids: readonly number[]): Statement => ({
  name: 'lock-free-tickets',
  text: `select t.id from ticket t where t.id = any(${idsIn(1)}) for update of t skip locked`,
  values: [ids],
});

/**
 * Flat tickets by id, whatever anybody may read, behind the statement that locks them. Not in that one: of a row that was changed
 * between its snapshot and its lock it takes the new values, and the names that belong to the old ones, or none.
 */
export const lockedTickets = (ids: readonly number[]): Statement => ({
  name: 'locked-tickets',
  text: `${flat} where t.id = any(${idsIn(1)})`,
  values: [ids],
});

/** The persons of several tickets, each `ticketId`'s primary one first. */
export const personsOfTickets = (ids: readonly number[]): Statement => ({
  name: 'persons-of-tickets',
  text: `select c.ticket_id as "ticketId", ${personList} from ticket_customers c join person p on p.person_id = c.customer_id left join contact k on k.contact_id = p.contact_id where c.ticket_id = any(${idsIn(1)}) order by c.rank, c.id`,
  values: [ids],
});

/** The heads of the messages of several tickets, each `ticketId`'s oldest first. */
export const headsOfTickets = (ids: readonly number[]): Statement => ({
  name: 'heads-of-tickets',
  text: `select m.ticket_id as "ticketId", ${headList} ${messageFrom} where m.ticket_id = any(${idsIn(1)}) order by m.created_at, m.id`,
  values: [ids],
});

/** The persons of a ticket, the primary one first. */
export const personsOf = (ticketId: number): Statement => ({
  name: 'persons-of-ticket',
  text: `select ${personList} from ticket_customers c join person p on p.person_id = c.customer_id left join contact k on k.contact_id = p.contact_id where c.ticket_id = $1 order by c.rank, c.id`,
  values: [ticketId],
});

/** Persons by id. */
export const personsById = (ids: readonly number[]): Statement => ({
  name: 'persons-by-id',
  text: `select ${personList} from person p left join contact k on k.contact_id = p.contact_id where p.person_id = any(${idsIn(1)})`,
  values: [ids],
});

/** The heads of a ticket's messages, oldest first. */
export const headsOf = (ticketId: number): Statement => ({
  name: 'heads-of-ticket',
  text: `select ${headList} ${messageFrom} where m.ticket_id = $1 order by m.created_at, m.id`,
  values: [ticketId],
});

/** The heads of messages by their ids, oldest first; the rights of the tickets that they are on decide. */
export function headsByIds(ids: readonly number[], reach: Reach): Statement {
  const values: unknown[] = [ids];
  return {
    name: `heads-by-ids-${shape(reach)}`,
    text: `select ${headList} ${messageFrom} join ticket t on t.id = m.ticket_id where m.id = any(${idsIn(1)}) and ${reached(reach, 't', values)} order by m.created_at, m.id`,
    values,
  };
}

/** One head by the id of its message; the ticket's rights decide. */
export function headById(messageId: number, reach: Reach): Statement {
  const values: unknown[] = [messageId];
  return {
    name: `head-by-id-${shape(reach)}`,
    text: `select ${headList}, (select version from svar_desk) as "deskVersion" ${messageFrom} join ticket t on t.id = m.ticket_id where m.id = $1 and ${reached(reach, 't', values)}`,
    values,
  };
}

/** Full messages of a ticket, oldest first; `ids` empty asks for all. The ticket's rights decide. */
export function messagesOf(ticketId: number, ids: readonly number[], reach: Reach): Statement {
  const values: unknown[] = [ticketId, ids];
  return {
    name: `messages-of-ticket-${shape(reach)}`,
    text: `select ${selectList(messageColumns, 'm')}, ${headerJson} from ej_message m join ticket t on t.id = m.ticket_id
      where m.ticket_id = $1 and (cardinality($2::int[]) = 0 or m.id = any($2::int[])) and ${reached(reach, 't', values)} order by m.created_at, m.id`,
    values,
  };
}

/** One full message by id; the ticket's rights decide. */
export function messageById(messageId: number, reach: Reach): Statement {
  const values: unknown[] = [messageId];
  return {
    name: `message-by-id-${shape(reach)}`,
    text: `select ${selectList(messageColumns, 'm')}, ${headerJson} from ej_message m join ticket t on t.id = m.ticket_id where m.id = $1 and ${reached(reach, 't', values)}`,
    values,
  };
}

/** The flat ticket of a message. */
export function flatTicketOfMessage(messageId: number, reach: Reach): Statement {
  const values: unknown[] = [messageId];
  return {
    name: `flat-ticket-of-message-${shape(reach)}`,
    text: `${flat} where t.id = (select ticket_id from ej_message where id = $1) and ${reached(reach, 't', values)}`,
    values,
  };
}

/** The persons that messages of a ticket name. */
export const personsOfMessages = (ticketId: number): Statement => ({
  name: 'persons-of-messages',
  text: `select ${personList} from person p left join contact k on k.contact_id = p.contact_id where p.person_id in (select customer_id from ej_message where ticket_id = $1)`,
  values: [ticketId],
});

/** The person that one message names. */
export const personOfMessage = (messageId: number): Statement => ({
  name: 'person-of-message',
  text: `select ${personList} from person p left join contact k on k.contact_id = p.contact_id where p.person_id = (select customer_id from ej_message where id = $1)`,
  values: [messageId],
});

export interface AttachmentRow {
  messageId: number;
  id: number;
  name: string;
  contentType: string;
  size: number;
  inline: boolean;
  contentId: string;
  authKey: string;
}

/** The attachments of a ticket's messages. */
export const attachmentsOf = (ticketId: number): Statement => ({
  name: 'attachments-of-ticket',
  text: `select a.message_id as "messageId", b.id, b.name, b.content_type as "contentType", b.att_size as size, a.inline_image as inline, a.content_id as "contentId", b.auth_key as "authKey"
    from ticket_attachment a join attachment b on b.id = a.attachment_id join ej_message m on m.id = a.message_id where m.ticket_id = $1 order by a.id`,
  values: [ticketId],
});

/** The version of the desk, for a read that found no row to carry it. */
export const DESK_VERSION: Statement = { name: 'desk-version', text: 'select version as "deskVersion" from svar_desk', values: [] };

export const deskVersionOf = (row: Row): number => row.deskVersion as number;

export function ticketRowOf(row: Row): TicketRow {
  return {
    ticket: pick<Ticket>(row, ticketColumns),
    firstName: row.firstName as string | null,
    middleName: row.middleName as string | null,
    lastName: row.lastName as string | null,
    companyName: row.companyName as string | null,
    saleHeading: row.saleHeading as string | null,
    projectName: row.projectName as string | null,
  };
}

export const messageOf = (row: Row): Message => ({ ...pick<Message>(row, messageColumns), headers: row.headers as Header[] });

/** The view of a ticket that was just made, from what was decided and looked up: no second look is needed. */
export function viewOfNew({ ticket, otherPersonIds }: Thread, found: Found): TicketView {
  const primary = found.persons.get(ticket.personId ?? 0);
  return {
    row: {
      ticket,
      firstName: primary?.firstName ?? null,
      middleName: primary?.middleName ?? null,
      lastName: primary?.lastName ?? null,
      companyName: primary?.companyName ?? null,
      saleHeading: found.saleHeadings.get(ticket.saleId ?? 0) ?? null,
      projectName: found.projectNames.get(ticket.projectId ?? 0) ?? null,
    },
    persons: [...(primary ? [primary] : []), ...otherPersonIds.flatMap((id) => found.persons.get(id) ?? [])],
    heads: [],
  };
}
