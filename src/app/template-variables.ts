/** What the names in templates stand for: the ticket, its message, the customer and his company, the user, the desk. Source: email §8. */
import { type Agent, type Desk, NOBODY } from '../domain/desk.ts';
import type { Custom, Ticket } from '../domain/thread.ts';
import type { MailMessage } from '../store/posting.ts';
import type { TemplatePerson, TemplateUser } from '../store/templates.ts';
import type { PersonRow, TicketRow } from '../store/ticket-reads.ts';
import { wallOf, zoneOf } from '../time/zone.ts';
import { TicketBaseStatus, TicketMessageCategory, TicketSecurityLevel } from '../vocabulary.ts';
import type { Call } from './call.ts';

type Entries = [string, string][];

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

/** `2026-01-15 13:00` on the desk's own clocks; empty for none. @param instant milliseconds since 1970 */
export function clockText(instant: number | null, desk: Desk): string {
  if (instant === null) return '';
  const wall = wallOf(instant, zoneOf(desk.zone));
  return `${pad(wall.year, 4)}-${pad(wall.month)}-${pad(wall.day)} ${pad(wall.hour)}:${pad(wall.minute)}`;
}

/** A time in two spellings: as people read it, and with its seconds, as FORMAT-DATE does. */
function moment(name: string, instant: number | null, desk: Desk): Entries {
  const text = clockText(instant, desk);
  const raw = instant === null ? '' : `${text}:${pad(wallOf(instant, zoneOf(desk.zone)).second)}`;
  return [
    [name, text],
    [`${name}raw`, raw],
  ];
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');
const idOf = (id: number | null): string => (id === null ? '' : String(id));
const nameOf = <T extends number>(names: Readonly<Record<string, T>>, value: T): string =>
  Object.entries(names).find(([, each]) => each === value)?.[0] ?? '';
/** wire: the active state is called Open. */
const stateOf = (base: TicketBaseStatus): string => (base === TicketBaseStatus.Active ? 'Open' : nameOf(TicketBaseStatus, base));
const customOf = (prefix: string, custom: Custom): Entries =>
  Object.entries(custom).map(([name, value]) => [`${prefix}.${name.toLowerCase()}`, value ?? '']);

const timesOf = (ticket: Ticket): Readonly<Record<string, number | null>> => ({
  createdat: ticket.createdAt,
  closedat: ticket.closedAt,
  lastchanged: ticket.lastChanged,
  readbyowner: ticket.readByOwner,
  readbycustomer: ticket.readByCustomer,
  activate: ticket.activateAt,
  deadline: ticket.deadline,
});

/** @param lastMessage plain text of the newest message that the reader may see */
export function aboutTicket({ desk, root }: Call, row: TicketRow, lastMessage: string, customerEmail: string): Entries {
  const { ticket } = row;
  const category = desk.categories.get(ticket.categoryId);
  const owner = ticket.ownerId === NOBODY ? undefined : desk.agents.get(ticket.ownerId);
  const customer = joined(row.firstName, row.middleName, row.lastName);
  const texts: Readonly<Record<string, string>> = {
    id: String(ticket.id),
    title: ticket.title,
    author: ticket.author,
    status: stateOf(ticket.base),
    ticketstatus: desk.statuses.get(ticket.statusId)?.name ?? '',
    slevel: String(ticket.level),
    priority: desk.priorities.get(ticket.priorityId)?.name ?? '',
    // wire: "Same as ticket.category.id"
    category: String(ticket.categoryId),
    'category.id': String(ticket.categoryId),
    'category.name': category?.name ?? '',
    'category.fullname': category?.fullName ?? '',
    'category.externalname': category?.externalName ?? '',
    alertlevel: String(ticket.alertLevel),
    customer: idOf(ticket.personId),
    customername: customer,
    custname: customer,
    custemail: customerEmail,
    custcompany: row.companyName ?? '',
    ownerfullname: owner?.fullName ?? '',
    ownerusername: owner?.nick ?? '',
    ownercellphone: owner?.notify.mobile ?? '',
    'sale.id': idOf(ticket.saleId),
    'sale.heading': row.saleHeading ?? '',
    'project.id': idOf(ticket.projectId),
    'project.name': row.projectName ?? '',
    url: `${root}/ticket/${ticket.id}`,
    userurl: `${root}/ticket/${ticket.id}`,
    lastmessage: lastMessage,
  };
  return [
    ...Object.entries(texts).map(([name, text]): [string, string] => [`ticket.${name}`, text]),
    ...Object.entries(timesOf(ticket)).flatMap(([name, at]) => moment(`ticket.${name}`, at, desk)),
    ...customOf('ticket', ticket.custom),
  ];
}

/** @param text what stands for its bodies: a mark, or the plain text */
export function aboutMessage(message: MailMessage | null, text: string, desk: Desk): Entries {
  const bodies = ['message.body', 'message.bodyplain', 'message.bodyhtml'].map((name): [string, string] => [name, text]);
  if (message === null) return bodies;
  return [
    ...bodies,
    ['message.id', String(message.id)],
    ['message.slevel', nameOf(TicketSecurityLevel, message.level)],
    ['message.slevelinteger', String(message.level)],
    ['message.author', message.author],
    ['message.header', message.header],
    ['message.messagecategory', nameOf(TicketMessageCategory, message.category)],
    ['message.mailsorter', message.mailSorter],
    ...moment('message.createdat', message.createdAt, desk),
    ...customOf('message', message.custom),
  ];
}

/** An agent of ours, as others name him; the desk keeps no other number of his than the mobile one. */
const aboutOurs = (prefix: string, agent: Agent | undefined): Entries => [
  [`${prefix}.name`, agent?.fullName ?? ''],
  [`${prefix}.email`, agent?.notify.address ?? ''],
  [`${prefix}.cellphone`, agent?.notify.mobile ?? ''],
];

/** The customer and his company. A password is never said: nobody knows it. */
export function aboutPerson(person: PersonRow, more: TemplatePerson | null, language: string, { associates }: Desk): Entries {
  const name = joined(person.firstName, person.middleName, person.lastName);
  const salutation = more?.salutation || name || (person.email ?? '');
  const personal = associates.get(person.supportAssociateId ?? 0);
  const contact = associates.get(more?.supportAssociateId ?? 0);
  const texts: Readonly<Record<string, string>> = {
    'customer.id': String(person.id),
    'customer.name': name,
    'customer.firstname': person.firstName,
    'customer.middlename': person.middleName,
    'customer.lastname': person.lastName,
    'customer.bestname': person.firstName || person.lastName || (person.email ?? ''),
    'customer.salutation': salutation,
    'makesalutation(customer.id)': salutation,
    'customer.mrmrs': person.mrmrs,
    'customer.title': person.title,
    'customer.email': person.email ?? '',
    'customer.phone': person.directPhone ?? '',
    'customer.cellphone': person.mobilePhone ?? '',
    'customer.language': language,
    'customer.username': more?.username ?? '',
    'customer.note': more?.note ?? '',
    'customer.ourcontact': idOf(personal?.id ?? null),
    'company.id': idOf(person.companyId),
    'company.name': person.companyName ?? '',
    'company.department': person.companyDepartment ?? '',
    'company.adr': more?.address ?? '',
    'company.phone': more?.companyPhone ?? '',
    'company.fax': more?.companyFax ?? '',
    'company.domain': more?.domain ?? '',
    'company.note': more?.companyNote ?? '',
    'company.ourcontact': idOf(contact?.id ?? null),
    'company.primarycontact.id': idOf(contact?.id ?? null),
    'company.oursalescontact': idOf(more?.salesAssociateId ?? null),
  };
  return [
    ...Object.entries(texts),
    ...aboutOurs('company.ourcontact', contact),
    ...aboutOurs('company.primarycontact', contact),
    ...aboutOurs('company.oursalescontact', associates.get(more?.salesAssociateId ?? 0)),
    ...aboutOurs('ourcontact', contact),
  ];
}

/** A machine's mail has no user. Source: email §8 */
export const aboutUser = (agent: Agent | null, more: TemplateUser | null): Entries =>
  agent === null
    ? []
    : [
        ['user.id', String(agent.id)],
        ['user.name', agent.fullName],
        ['user.firstname', more?.firstName ?? ''],
        ['user.middlename', more?.middleName ?? ''],
        ['user.lastname', more?.lastName ?? ''],
        ['user.username', agent.nick],
        ['user.loginname', agent.login],
        ['user.email', agent.notify.address],
        ['user.signature', more?.signature ?? ''],
        ['user.status', String(agent.presence)],
      ];

/** Registry names of what a template may say of the desk. */
export const DESK_SETTINGS = { tag: 'Email tag', defaultMail: 'Default From address' };

/** @param settings by name; `company` and `address` are those of the desk's own company */
export function aboutDesk({ root }: Call, settings: ReadonlyMap<string, string>, ticketId: number): Entries {
  const tag = settings.get(DESK_SETTINGS.tag) ?? '';
  return [
    ['config.companyname', settings.get('company') ?? ''],
    ['config.companyaddress', settings.get('address') ?? ''],
    ['config.defaultmail', settings.get(DESK_SETTINGS.defaultMail) ?? ''],
    ['config.tag', tag],
    ['config.mailtag', ticketId > 0 ? `[${tag}: ${ticketId}]` : ''],
    ['config.cgiurl', root],
  ];
}
