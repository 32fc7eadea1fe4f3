/** Reply templates, as they are and with their names replaced. Source: email §8. */
import { type Agent, type Desk, NOBODY } from '../domain/desk.ts';
import { withoutWordsOfOthers } from '../domain/mail/reply.ts';
import { isAdmin } from '../domain/rights.ts';
import { fillTemplate, type Variables } from '../domain/template.ts';
import { languageCodes, newestMessage, type TemplateBody, templateBodies, templateRows, templateSettings } from '../store/templates.ts';
import { type PersonRow, personsById, type TicketRow } from '../store/ticket-reads.ts';
import { wallOf, zoneOf } from '../time/zone.ts';
import type { Call } from './call.ts';
import { readTicket } from './read.ts';

const OWNER_ONLY = 3;

/** A body chosen for somebody: subject, plain text and HTML. */
export interface FilledTemplate {
  id: number;
  subject: string;
  plain: string;
  html: string;
}

/** The body in a language; else the default one, which comes first. Null when the template is unknown, or another's own. */
async function chooseBody(call: Call, id: number, languageId: number | null): Promise<TemplateBody | null> {
  const bodies = templateRows(await call.app.database.query(templateBodies(id)));
  const first = bodies[0];
  if (!first || (first.accessLevel === OWNER_ONLY && first.ownerId !== call.agent.id && !isAdmin(call.agent))) return null;
  return bodies.find((body) => body.languageId === languageId) ?? first;
}

/** A template as it was written. @param languageId 0 for the default one */
export async function unfilledTemplate(call: Call, id: number, languageId: number): Promise<FilledTemplate | null> {
  const body = await chooseBody(call, id, languageId);
  return body ? { id, subject: body.subject, plain: body.plain, html: body.html } : null;
}

/** What a mail knows beside its ticket: what stands for its message, and who has written that. */
export interface OfMail {
  message: string;
  /** Null where nobody of the house has. */
  user: Agent | null;
  /** Of whom no language is known; 0 for the desk's own. */
  languageId: number;
  /** It goes to somebody whom others may have named: nothing that they wrote stands in it. */
  isStranger: boolean;
}

/**
 * A template for a person about a ticket. What the caller may not read stays empty.
 * @param asked languageId: 0 for the person's own
 */
export async function filledTemplate(
  call: Call,
  asked: { id: number; languageId: number; personId: number; ticketId: number },
  ofMail: OfMail | null = null,
): Promise<FilledTemplate | null> {
  const seen = asked.ticketId > 0 ? await readTicket(call, asked.ticketId) : null;
  const view = seen?.value ?? null;
  const personId = asked.personId || view?.row.ticket.personId || 0;
  const [rows, settings, messages] = await call.app.database.snapshot(
    personsById([personId]),
    templateSettings(Object.values(SETTINGS)),
    newestMessage(view?.row.ticket.id ?? 0),
  );
  const person = (rows![0] as unknown as PersonRow | undefined) ?? null;
  const languageId = asked.languageId || person?.languageId || ofMail?.languageId || null;
  const body = await chooseBody(call, asked.id, languageId);
  if (!body) return null;
  const [language] = await call.app.database.query(languageCodes([person?.languageId ?? 0]));
  const all: Variables = new Map([
    ...(view ? aboutTicket(call, view.row, String(messages![0]?.body ?? '')) : []),
    ...(person ? aboutPerson(person, String(language?.code ?? '')) : []),
    ...aboutUser(ofMail ? ofMail.user : call.agent),
    ...(ofMail ? MESSAGE.map((name): [string, string] => [name, ofMail.message]) : []),
    ...aboutDesk(call, new Map(settings!.map((row) => [row.name as string, String(row.value ?? '')])), view?.row.ticket.id ?? 0),
  ]);
  const variables = ofMail?.isStranger ? withoutWordsOfOthers(all) : all;
  return {
    id: asked.id,
    subject: fillTemplate(body.subject, variables, 'plain').replace(/\s+/g, ' ').trim(),
    plain: fillTemplate(body.plain, variables, 'plain'),
    html: fillTemplate(body.html, variables, 'html'),
  };
}

type Entries = [string, string][];

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

/** `2026-01-15 13:00` on the desk's own clocks; empty for none. @param instant milliseconds since 1970 */
export function clockText(instant: number | null, desk: Desk): string {
  if (instant === null) return '';
  const wall = wallOf(instant, zoneOf(desk.zone));
  return `${pad(wall.year, 4)}-${pad(wall.month)}-${pad(wall.day)} ${pad(wall.hour)}:${pad(wall.minute)}`;
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

function aboutTicket(call: Call, row: TicketRow, lastMessage: string): Entries {
  const { desk, root } = call;
  const { ticket } = row;
  const category = desk.categories.get(ticket.categoryId);
  const owner = ticket.ownerId === NOBODY ? undefined : desk.agents.get(ticket.ownerId);
  const times = {
    createdat: ticket.createdAt,
    closedat: ticket.closedAt,
    lastchanged: ticket.lastChanged,
    activate: ticket.activateAt,
    deadline: ticket.deadline,
  };
  return [
    ['ticket.id', String(ticket.id)],
    ['ticket.title', ticket.title],
    ['ticket.author', ticket.author],
    ['ticket.status', desk.statuses.get(ticket.statusId)?.name ?? ''],
    ['ticket.ticketstatus', desk.statuses.get(ticket.statusId)?.name ?? ''],
    ['ticket.slevel', String(ticket.level)],
    ['ticket.priority', desk.priorities.get(ticket.priorityId)?.name ?? ''],
    ['ticket.category', category?.name ?? ''],
    ['ticket.category.id', String(ticket.categoryId)],
    ['ticket.category.name', category?.name ?? ''],
    ['ticket.category.fullname', category?.fullName ?? ''],
    ['ticket.category.externalname', category?.externalName ?? ''],
    ['ticket.alertlevel', String(ticket.alertLevel)],
    ['ticket.customer', ticket.personId === null ? '' : String(ticket.personId)],
    ...(['customername', 'custname'] as const).map((name): [string, string] => [
      `ticket.${name}`,
      joined(row.firstName, row.middleName, row.lastName),
    ]),
    ['ticket.custcompany', row.companyName ?? ''],
    ['ticket.ownerfullname', owner?.fullName ?? ''],
    ['ticket.ownerusername', owner?.nick ?? ''],
    ['ticket.sale.heading', row.saleHeading ?? ''],
    ['ticket.project.name', row.projectName ?? ''],
    ['ticket.url', `${root}/ticket/${ticket.id}`],
    ['ticket.userurl', `${root}/ticket/${ticket.id}`],
    ['ticket.lastmessage', lastMessage],
    ...Object.entries(times).map(([name, at]): [string, string] => [`ticket.${name}`, clockText(at, desk)]),
  ];
}

const aboutPerson = (person: PersonRow, language: string): Entries => [
  ['customer.id', String(person.id)],
  ['customer.name', joined(person.firstName, person.middleName, person.lastName)],
  ['customer.firstname', person.firstName],
  ['customer.middlename', person.middleName],
  ['customer.lastname', person.lastName],
  ['customer.bestname', person.firstName || person.lastName],
  ['customer.mrmrs', person.mrmrs],
  ['customer.title', person.title],
  ['customer.email', person.email ?? ''],
  ['customer.phone', person.directPhone ?? ''],
  ['customer.cellphone', person.mobilePhone ?? ''],
  ['customer.language', language],
  ['company.id', person.companyId === null ? '' : String(person.companyId)],
  ['company.name', person.companyName ?? ''],
  ['company.department', person.companyDepartment ?? ''],
];

/** A machine's mail has no user. Source: email §8 */
const aboutUser = (agent: Agent | null): Entries =>
  agent === null
    ? []
    : [
        ['user.id', String(agent.id)],
        ['user.name', agent.fullName],
        ['user.username', agent.nick],
        ['user.loginname', agent.login],
      ];

/** By these names a template says where the message stands. */
const MESSAGE = ['message.body', 'message.bodyplain', 'message.bodyhtml'];

const SETTINGS = { tag: 'Email tag', defaultMail: 'Default From address' };

const aboutDesk = ({ root }: Call, settings: ReadonlyMap<string, string>, ticketId: number): Entries => {
  const tag = settings.get(SETTINGS.tag) ?? '';
  return [
    ['config.companyname', settings.get('company') ?? ''],
    ['config.defaultmail', settings.get(SETTINGS.defaultMail) ?? ''],
    ['config.tag', tag],
    ['config.mailtag', ticketId > 0 ? `[${tag}: ${ticketId}]` : ''],
    ['config.cgiurl', root],
  ];
};
