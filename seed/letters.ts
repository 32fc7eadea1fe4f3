/** Stories as mails: who it was from and to, with a signature, as plain text and as HTML. */
import type { Header, Message } from '../src/domain/thread.ts';
import {
  BadgeType,
  MessageHeaderStdItem,
  MessageHeaderStdItemCol,
  TicketMessageCategory,
  TicketMessageType,
  TicketSecurityLevel,
} from '../src/vocabulary.ts';
import { agentProfiles, type Person, type PersonKey, people, personOf } from './people.ts';
import { type AgentKey, agentIds, type Language, type Sender, type Step, type Story } from './story.ts';
import { worldAgents } from './world.ts';

/** Our mailbox: mails to the desk come to it, answers go out from it. */
export const mailbox = 'service@nordlys.example.com';

const greetings: Readonly<Record<Language, string>> = {
  no: 'Vennlig hilsen',
  sv: 'Med vänlig hälsning',
  da: 'Venlig hilsen',
  de: 'Mit freundlichen Grüßen',
  en: 'Kind regards',
  fi: 'Ystävällisin terveisin',
};

/** Names of agents by Service user id. */
export const agentNames: ReadonlyMap<number, string> = new Map(worldAgents.map(({ user, first, last }) => [user, `${first} ${last}`]));
const nameOfAgent = (key: AgentKey): string => agentNames.get(agentIds[key])!;
const addressOfAgent = (key: AgentKey): string => agentProfiles.find((profile) => profile.user === agentIds[key])!.email;

export const isKnown = (sender: Sender): sender is PersonKey => sender in people;
export const fullName = ({ first, last }: Person): string => `${first} ${last}`;
export const addressOf = (sender: Sender): string => (isKnown(sender) ? personOf(sender).email : sender);
const mailAddress = (sender: Sender): string => (isKnown(sender) ? `${fullName(personOf(sender))} <${personOf(sender).email}>` : sender);

const header = (name: string, value: string): Header => ({
  id: 0,
  name,
  value,
  stdItem: MessageHeaderStdItem.None,
  stdItemCol: MessageHeaderStdItemCol.None,
});

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function paragraph(text: string): string {
  const lines = escapeHtml(text).split('\n');
  if (lines.every((line) => line.startsWith('- '))) return `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join('')}</ul>`;
  return `<p>${lines.join('<br>')}</p>`;
}

/** Paragraphs and lists as simple HTML. */
export const htmlOf = (text: string): string => text.split('\n\n').map(paragraph).join('\n');

const bodies = (text: string, html: boolean): Pick<Message, 'type' | 'body' | 'htmlBody'> =>
  html ? { type: TicketMessageType.Html, body: text, htmlBody: htmlOf(text) } : { type: TicketMessageType.Plain, body: text, htmlBody: '' };

/** Which letter of which ticket: together they make a mail id that never changes. */
export interface Place {
  story: Story;
  ticketId: number;
  at: number;
  /** Mails of this ticket so far, oldest first. */
  earlier: readonly Message[];
}

const mailId = ({ ticketId, earlier }: Place, domain: string): string => `<${ticketId}.${earlier.length + 1}.svar@${domain}>`;
const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

function rawHeader({ story, at, earlier }: Place, from: string, cc: string, id: string): string {
  const last = earlier.findLast((message) => message.messageId !== '');
  const lines = [`From: ${from}`, `To: ${mailbox}`, ...(cc ? [`Cc: ${cc}`] : [])];
  const thread = last ? [`In-Reply-To: ${last.messageId}`] : [];
  lines.push(`Subject: ${last ? 'Re: ' : ''}${story.title}`, `Date: ${new Date(at).toUTCString()}`, `Message-ID: ${id}`, ...thread);
  return lines.join('\r\n');
}

const blank = ({ story, ticketId, at }: Place): Message => ({
  id: 0,
  ticketId,
  searchTitle: story.title,
  createdAt: at,
  createdBy: 1,
  changedAt: null,
  changedBy: null,
  type: TicketMessageType.Plain,
  category: TicketMessageCategory.Message,
  author: '',
  level: TicketSecurityLevel.External,
  messageId: '',
  timeSpent: 0,
  body: '',
  htmlBody: '',
  emailHeader: '',
  debugInfo: '',
  mailSorter: '',
  personId: null,
  important: false,
  badge: BadgeType.Unknown,
  language: '',
  sentiment: 0,
  sentimentConfidence: 0,
  custom: {},
  headers: [],
});

type Told<K extends Step['do']> = Extract<Step, { do: K }>;

/** A customer's letter. Only e-mails carry mail headers; a form or a chat has none. */
export function incoming(step: Told<'mail'>, place: Place, byMail: boolean): Message {
  const person = isKnown(step.from) ? personOf(step.from) : null;
  const cc = (step.cc ?? []).map(mailAddress).join(', ');
  const id = byMail ? mailId(place, domainOf(addressOf(step.from))) : '';
  return {
    ...blank(place),
    ...bodies(step.text, person?.html === true && byMail),
    author: person ? fullName(person) : step.from,
    messageId: id,
    emailHeader: byMail ? rawHeader(place, mailAddress(step.from), cc, id) : '',
    headers: byMail ? [header('To', mailbox), ...(cc ? [header('Cc', cc)] : [])] : [],
    personId: person?.id ?? null,
    important: step.important ?? false,
    badge: BadgeType.Incoming,
    language: place.story.lang,
    sentiment: step.mood ?? 0,
    sentimentConfidence: step.mood === undefined ? 0 : 85,
  };
}

/** An agent's letter to the customer and to whoever was in copy before. */
export function outgoing(step: Told<'reply'>, place: Place, to: Sender, cc: readonly Sender[]): Message {
  const text = `${step.text}\n\n${greetings[place.story.lang]}\n${nameOfAgent(step.by)}\nNordlys AS`;
  const copies = cc.map(mailAddress).join(', ');
  return {
    ...blank(place),
    ...bodies(text, true),
    createdBy: agentIds[step.by],
    author: nameOfAgent(step.by),
    messageId: mailId(place, domainOf(mailbox)),
    timeSpent: step.minutes,
    headers: [header('To', mailAddress(to)), ...(copies ? [header('Cc', copies)] : [])],
    badge: place.earlier.length === 0 ? BadgeType.Outgoing : BadgeType.Reply,
    language: place.story.lang,
  };
}

/** A comment, or a letter to somebody outside that the customer must not see. */
export function inside(step: Told<'note' | 'forward'>, place: Place): Message {
  const forwarded = step.do === 'forward';
  return {
    ...blank(place),
    ...bodies(step.text, forwarded),
    createdBy: agentIds[step.by],
    author: nameOfAgent(step.by),
    level: TicketSecurityLevel.Internal,
    messageId: forwarded ? mailId(place, domainOf(addressOfAgent(step.by))) : '',
    timeSpent: step.minutes,
    headers: forwarded ? [header('To', step.to)] : [],
    badge: forwarded ? BadgeType.Forward : BadgeType.Comment,
  };
}

/** What a mail host sends back when it could not deliver. */
export const bounced = (step: Told<'bounce'>, place: Place): Message => ({
  ...blank(place),
  body: step.text,
  author: 'Mail Delivery Subsystem',
  category: TicketMessageCategory.Bounce,
  level: TicketSecurityLevel.Internal,
  messageId: mailId(place, 'mx.example.net'),
  headers: [header('To', mailbox)],
  badge: BadgeType.Incoming,
});
