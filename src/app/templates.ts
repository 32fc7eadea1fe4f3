/** Reply templates, as they are and with their names replaced. Source: email §8. */
import type { Agent } from '../domain/desk.ts';
import { withoutWordsOfOthers } from '../domain/mail/reply.ts';
import { isAdmin } from '../domain/rights.ts';
import { fillTemplate, type Variables } from '../domain/template.ts';
import type { MailMessage } from '../store/posting.ts';
import {
  languageCodes,
  newestMessage,
  type TemplateBody,
  templateBodies,
  templatePerson,
  templatePersonOf,
  templateRows,
  templateSettings,
  templateUser,
  templateUserOf,
} from '../store/templates.ts';
import { type PersonRow, personsById } from '../store/ticket-reads.ts';
import type { Call } from './call.ts';
import { readTicket } from './read.ts';
import { aboutDesk, aboutMessage, aboutPerson, aboutTicket, aboutUser, DESK_SETTINGS } from './template-variables.ts';

export { clockText } from './template-variables.ts';

const OWNER_ONLY = 3;

/** A body chosen for somebody: subject, plain text, HTML, and what an SMS says. */
export interface FilledTemplate {
  id: number;
  subject: string;
  plain: string;
  html: string;
  sms: string;
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
  return body ? { id, subject: body.subject, plain: body.plain, html: body.html, sms: body.sms } : null;
}

/** What a mail knows beside its ticket. */
export interface OfMail {
  /** What stands for the bodies of its message. */
  text: string;
  message: MailMessage | null;
  /** Who has written it; null where nobody of the house has. */
  user: Agent | null;
  /** Is it for somebody of the house, who may read what is internal? */
  isInternal: boolean;
  /** Of whom no language is known; 0 for the desk's own. */
  languageId: number;
  /** It goes to somebody whom others may have named: nothing that they wrote stands in it. */
  isStranger: boolean;
  /** What a filter has found in a mail, by name. */
  found?: Variables;
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
  const ticketId = view?.row.ticket.id ?? 0;
  const personId = asked.personId || view?.row.ticket.personId || 0;
  const user = ofMail ? ofMail.user : call.agent;
  const [persons, settings, messages, more, users] = await call.app.database.snapshot(
    personsById([personId, view?.row.ticket.personId ?? 0]),
    templateSettings(Object.values(DESK_SETTINGS)),
    newestMessage(ticketId, ofMail !== null && !ofMail.isInternal),
    templatePerson(personId),
    templateUser(user?.id ?? 0),
  );
  const known = persons as unknown as readonly PersonRow[];
  const person = known.find(({ id }) => id === personId) ?? null;
  const customer = known.find(({ id }) => id === view?.row.ticket.personId) ?? null;
  const body = await chooseBody(call, asked.id, asked.languageId || person?.languageId || ofMail?.languageId || null);
  if (!body) return null;
  const [language] = await call.app.database.query(languageCodes([person?.languageId ?? 0]));
  const all: Variables = new Map([
    ...(ofMail?.found ?? []),
    ...(view ? aboutTicket(call, view.row, String(messages![0]?.body ?? ''), customer?.email ?? '') : []),
    ...(person ? aboutPerson(person, templatePersonOf(more!), String(language?.code ?? ''), call.desk) : []),
    ...aboutUser(user, templateUserOf(users!)),
    ...(ofMail ? aboutMessage(ofMail.message, ofMail.text, call.desk) : []),
    ...aboutDesk(call, new Map(settings!.map((row) => [row.name as string, String(row.value ?? '')])), ticketId),
  ]);
  const variables = ofMail?.isStranger ? withoutWordsOfOthers(all) : all;
  return {
    id: asked.id,
    subject: fillTemplate(body.subject, variables, 'plain').replace(/\s+/g, ' ').trim(),
    plain: fillTemplate(body.plain, variables, 'plain'),
    html: fillTemplate(body.html, variables, 'html'),
    sms: fillTemplate(body.sms, variables, 'plain'),
  };
}
