/** What a new message starts with, who should receive it, and texts that are cleaned for nothing but the caller. Read on a ticket is asked for. Source: operations §3, §6. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TicketTypeRow } from '../domain/desk.ts';
import { addressKey, cleanName, headerOf, readMailboxes, readWords, writeMailbox } from '../domain/mail-address.ts';
import { asHtml, type Quoted, startOf, wantsQuote, wantsSignature, wantsTemplate } from '../domain/message-content.ts';
import { candidates, headerLine, type Recipient, type RecipientSettings, recipients } from '../domain/recipients.ts';
import { inHtml } from '../domain/template.ts';
import {
  addressFacts,
  addressFactsOf,
  correspondents,
  correspondentsOf,
  letterById,
  letterOf,
  newestLetter,
  OWN_ADDRESSES,
  type QuotedRow,
  quotedMessage,
  quotedOf,
  registryOf,
  registryValues,
  signatureOf,
} from '../store/content.ts';
import type { AttachmentRow, TicketRow } from '../store/ticket-reads.ts';
import { MessageActionType } from '../vocabulary.ts';
import type { Call } from './call.ts';
import { withoutComments } from './html.ts';
import { listedAttachments } from './message-images.ts';
import { readPreferences } from './preferences.ts';
import { readTickets } from './read.ts';
import { clockText, filledTemplate } from './templates.ts';

/** Registry names of the settings that are asked for here. */
const SETTING = {
  replyToPrimaryEmail: 'ReplyToPrimaryEmail',
  onlyLatest: 'ReplyToAllOnlyLatestExternalMessage',
  noCustomer: 'DefaultNoCustomerOnForwarding',
  quoteFirst: 'OldMessageBeforeSignature',
  wrapColumn: 'OutmailWrapColumn',
} as const;

const registry = async (call: Call): Promise<ReadonlyMap<string, string>> =>
  registryOf(await call.app.database.query(registryValues(Object.values(SETTING))));

const recipientSettings = ({ app }: Call, values: ReadonlyMap<string, string>): RecipientSettings => ({
  replyToPrimaryEmail: values.get(SETTING.replyToPrimaryEmail) === '1',
  replyToAllOnlyLatestExternalMessage: values.get(SETTING.onlyLatest) === '1',
  defaultNoCustomerOnForwarding: values.get(SETTING.noCustomer) !== '0',
  smsAvailable: app.sms.isSent,
});

// --- recipients

/**
 * Who should receive a message about a ticket; nobody when the ticket may not be read.
 * @param messageId the message that is answered; 0, or one of another ticket, for none
 */
export async function messageRecipients(asked: Call, ticketId: number, action: MessageActionType, messageId: number): Promise<Recipient[]> {
  const { call, value } = await readTickets(asked, [ticketId]);
  const row = value[0];
  if (!row) return [];
  const { database } = call.app;
  const [named, newest, ownRows, values] = await database.snapshot(
    letterById(ticketId, messageId),
    newestLetter(ticketId),
    OWN_ADDRESSES,
    registryValues(Object.values(SETTING)),
  );
  const [message, latest] = [letterOf(named!), letterOf(newest!)];
  const letters = [message, latest].flatMap((letter) => letter ?? []);
  const { persons, ofTicket } = correspondentsOf(
    await database.query(
      correspondents(
        ticketId,
        letters.map(({ id }) => id),
      ),
    ),
  );
  const primary = ofTicket.find(({ id }) => id === row.ticket.personId) ?? null;
  const all = candidates(
    action,
    {
      fromAddress: row.ticket.fromAddress,
      excludesRecipients: call.desk.types.get(row.ticket.typeId)?.excludeEmailRecipients ?? false,
      primary,
      others: ofTicket.filter((person) => person !== primary),
      persons,
      message,
      latest,
    },
    recipientSettings(call, registryOf(values!)),
  );
  const own = new Set(ownRows!.flatMap((one) => readMailboxes(String(one.address))).map(({ address }) => addressKey(address)));
  const known = await database.query(addressFacts([...new Set(all.map((one) => addressKey(one.value)))]));
  return recipients(all, own, addressFactsOf(known));
}

// --- default content

/** What is asked of the start of a message. `ticketId` 0 is a new ticket of the type; other ids that are not known count as 0. */
export interface ContentWish {
  ticketId: number;
  action: MessageActionType;
  messageId: number;
  typeId: number;
  excludesSignature: boolean;
}
export interface Content {
  body: string;
  attachments: readonly AttachmentRow[];
}

/** A type that is named and known; else the ticket's, else the one that new tickets have. */
function typeOf(call: Call, typeId: number, row: TicketRow | undefined): TicketTypeRow | undefined {
  const { types } = call.desk;
  return types.get(typeId) ?? types.get(row?.ticket.typeId ?? 0) ?? [...types.values()].find(({ isDefault }) => isDefault);
}

async function signatureFor(call: Call, wanted: boolean): Promise<string> {
  if (!wanted || call.agent.id === 0) return '';
  const [row] = await call.app.database.query(signatureOf(call.agent.id));
  const signature = String(row?.signature ?? '').trim();
  return signature === '' ? '' : (await call.app.text.clean(asHtml(signature))).html;
}

/** The template of a type for a ticket; '' when there is none that the agent may use. */
async function templateFor(call: Call, templateId: number | null, ticketId: number): Promise<string> {
  const filled = templateId === null ? null : await filledTemplate(call, { id: templateId, languageId: 0, personId: 0, ticketId });
  if (!filled) return '';
  const html = filled.html.trim() === '' ? inHtml(filled.plain) : filled.html;
  return (await call.app.text.clean(html)).html;
}

const readable = (line: string): string => {
  const mailboxes = readMailboxes(line);
  return mailboxes.length > 0 ? mailboxes.map(writeMailbox).join(', ') : cleanName(line);
};

async function quotedFrom(call: Call, message: QuotedRow, title: string): Promise<Quoted> {
  const html = message.htmlBody === '' ? inHtml(message.body) : message.htmlBody;
  const from = headerLine(message, 'From');
  return {
    author: message.author,
    date: clockText(message.createdAt, call.desk),
    from: from === '' ? message.author : readable(from),
    to: readable(headerLine(message, 'To')),
    cc: readable(headerLine(message, 'Cc')),
    subject: readWords(headerOf(message.emailHeader, 'Subject')) || title,
    html: (await call.app.text.clean(html)).html,
  };
}

async function quotesLast(call: Call): Promise<boolean> {
  const [preferred] = await readPreferences(call, [{ section: 'Request', key: 'QuoteLastMessage' }]);
  return preferred?.value === '1';
}

/** The message that is part of a new one, with those of its attachments that a forward takes along. */
async function olderMessage(
  call: Call,
  row: TicketRow,
  { action, messageId }: ContentWish,
): Promise<{ row: QuotedRow | null; attachments: AttachmentRow[] }> {
  const none = { row: null, attachments: [] };
  const isNamed = messageId > 0;
  const isWanted = wantsQuote(action, isNamed, false) || (wantsQuote(action, isNamed, true) && (await quotesLast(call)));
  if (!isWanted) return none;
  const message = quotedOf(await call.app.database.query(quotedMessage(row.ticket.id, messageId)));
  if (!message || action !== MessageActionType.Forward) return { ...none, row: message };
  return { row: message, attachments: await listedAttachments(call, message.id) };
}

/** What a new message starts with; null when the ticket is unknown or may not be read. */
export async function defaultContent(asked: Call, wish: ContentWish): Promise<Content | null> {
  const { call, value } = wish.ticketId > 0 ? await readTickets(asked, [wish.ticketId]) : { call: asked, value: [] };
  const row = value[0];
  if (wish.ticketId > 0 && !row) return null;
  const { action } = wish;
  if (action === MessageActionType.InternalComment) return { body: '', attachments: [] };
  const type = typeOf(call, wish.typeId, row);
  const older = row ? await olderMessage(call, row, wish) : { row: null, attachments: [] };
  const [template, signature, quoted, settings] = await Promise.all([
    wantsTemplate(action) ? templateFor(call, type?.replyTemplateId ?? null, row?.ticket.id ?? 0) : '',
    signatureFor(call, !wish.excludesSignature && wantsSignature(action, type)),
    older.row ? quotedFrom(call, older.row, row?.ticket.title ?? '') : null,
    registry(call),
  ]);
  const body = startOf(action, { template, signature, quoted, quoteFirst: settings.get(SETTING.quoteFirst) === '1' });
  return { body, attachments: older.attachments };
}

// --- texts

const COLUMN_UNSET = 72;
const [COLUMN_LEAST, COLUMN_MOST] = [20, 998];

/** The plain text of HTML as mails have it. A setting that is no sensible column counts as not set. */
export async function plainMailText(call: Call, html: string): Promise<string> {
  const said = Number((await registry(call)).get(SETTING.wrapColumn) || COLUMN_UNSET);
  const isColumn = Number.isInteger(said) && said >= COLUMN_LEAST && said <= COLUMN_MOST;
  return call.app.text.mailText(html, isColumn ? said : COLUMN_UNSET);
}

/** HTML without anything that could harm. @param removesComments takes comments out of what can only be kept as words, too */
export const sanitized = async (call: Call, html: string, removesComments = false): Promise<string> =>
  (await call.app.text.clean(removesComments ? withoutComments(html) : html)).html;

/** Several texts in their order; between two of them others get their turn. */
export async function allSanitized(call: Call, texts: readonly string[]): Promise<string[]> {
  const clean: string[] = [];
  for (const html of texts) {
    clean.push(await sanitized(call, html));
    await nextTurn();
  }
  return clean;
}
