/** Writes a mail that waits in the outbox, from what the desk knows of it now. Source: email §7. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { NOBODY } from '../../domain/desk.ts';
import {
  AUTOMATIC_REPLY,
  FILTER_KIND,
  framed,
  fromAddress,
  isForOthers,
  isFromTemplate,
  isWritten,
  noticeOf,
  threading,
  type Words,
  withBelow,
} from '../../domain/mail/letter.ts';
import { tokenReference } from '../../domain/mail/matching.ts';
import { plainOnly } from '../../domain/mail/reply.ts';
import { addressKey, isAddress, readMailboxes } from '../../domain/mail-address.ts';
import { subjectOf } from '../../domain/sending.ts';
import { registryOf, registryValues } from '../../store/content.ts';
import { mailboxes, mailboxRows } from '../../store/mailboxes.ts';
import {
  forwardedMessages,
  type MailFile,
  type MailMatter,
  type MailMessage,
  mailFiles,
  mailMatter,
  mailMessage,
  primaryAddress,
  type TakenMail,
  threadMailIds,
} from '../../store/posting.ts';
import { allRows } from '../../store/rows.ts';
import { BadgeType } from '../../vocabulary.ts';
import type { App, Call } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { installationOf, tokenFor } from '../mail/placing.ts';
import { hostOf, newMailId, type Sender, senderOf } from '../sending.ts';
import { clockText, filledTemplate } from '../templates.ts';

/** What the desk does here, in log and events. */
export const OPERATION = 'Mail.Sending';
const COLUMN = 78;
const SETTING = { from: 'Default From address', anonymous: 'Anonymise users on reply', suppress: 'UseAutoSuppressHeader' } as const;

/** A mail as it leaves: its bytes, and the envelope around them. */
export interface Written {
  bytes: Uint8Array;
  from: string;
  to: readonly string[];
  subject: string;
  /** Without brackets. */
  mailId: string;
}

/** Why a mail cannot be written. `isPassing`: that may change, and it is tried again. */
export class CannotWrite extends Error {
  readonly isPassing: boolean;
  constructor(message: string, isPassing: boolean) {
    super(message);
    this.isPassing = isPassing;
  }
}

/** What one mail is written from. */
interface Matter {
  mail: TakenMail;
  ticketId: number;
  ticket: MailMatter;
  call: Call;
  registry: ReadonlyMap<string, string>;
  sender: Sender;
}

const one = <T>(rows: readonly unknown[]): T | null => (rows[0] as T | undefined) ?? null;

async function matterOf(app: App, mail: TakenMail, at: number): Promise<Matter> {
  const ticketId = mail.ticketId ?? 0;
  const ticket = one<MailMatter>(await app.database.query(mailMatter(ticketId)));
  if (!ticket) throw new CannotWrite('its ticket is gone', false);
  const call = robotCall(app, OPERATION, at);
  const registry = registryOf(await app.database.query(registryValues(Object.values(SETTING))));
  return { mail, ticketId, ticket, call, registry, sender: await senderOf(call) };
}

/** Addresses alone, each once: an administrator's list may hold names as well. */
const bareAddresses = (said: readonly string[]): string[] => {
  const found = said.flatMap(readMailboxes).map(({ address }) => address);
  return found.filter((address, place) => found.findIndex((other) => addressKey(other) === addressKey(address)) === place);
};

/** Who has it: as was said, else the address that the user or person has now. */
async function receivers({ mail, call }: Matter): Promise<string[]> {
  if (mail.to.length > 0) {
    const named = bareAddresses(mail.to);
    if (named.length === 0) throw new CannotWrite(`there is no address in ${mail.to.join(', ')}`, false);
    return named;
  }
  const user = call.desk.agents.get(mail.userId ?? NOBODY);
  const found =
    mail.userId === null ? one<{ address: string }>(await call.app.database.query(primaryAddress(mail.personId ?? 0))) : user?.notify;
  const address = found?.address ?? '';
  if (!isAddress(address)) throw new CannotWrite('who it is for has no address', false);
  return [address];
}

async function fromOf({ ticket, call, registry }: Matter): Promise<string> {
  // the mailbox for SMS has no address
  const boxes = mailboxRows(await call.app.database.query(allRows(mailboxes, 'address'))).filter(({ address }) => isAddress(address));
  const [fallback] = readMailboxes(registry.get(SETTING.from) ?? '');
  const from = fromAddress(ticket, boxes, fallback?.address ?? '', call.desk);
  if (!isAddress(from)) throw new CannotWrite('the desk has no address of its own: set the preference "Default From address"', true);
  return from;
}

/** The message of a mail; null for one without. */
async function messageOf({ mail, call }: Matter): Promise<MailMessage | null> {
  if (mail.messageId === null) return null;
  return one<MailMessage>(await call.app.database.query(mailMessage(mail.messageId)));
}

/** Does it answer somebody whom nobody knew? Who may have been named by others: nothing that they wrote goes to him. */
const isToStranger = ({ mail }: Matter): boolean => mail.details.isStranger === true;

/** Text and subject out of the template that was chosen; null without one. @param mark stands where the template names the message */
async function templateOf(matter: Matter, message: MailMessage | null, mark: string) {
  const { mail, ticketId, call } = matter;
  if (mail.templateId === null) return null;
  const author = message === null ? undefined : call.desk.agents.get(message.createdBy);
  const asked = { id: mail.templateId, languageId: 0, personId: mail.personId ?? 0, ticketId };
  const isOwnWords = isWritten(mail.kind);
  const isInternal = mail.userId !== null;
  return filledTemplate(call, asked, {
    // what somebody has written has a place of its own; what tells an agent of it quotes it, what the desk says to others does not
    text: isOwnWords ? mark : isInternal ? (message?.plain ?? '') : '',
    message: isOwnWords || isInternal ? message : null,
    // a machine's mail has no user, whoever was the reason for it
    user: author && !author.robot && isOwnWords ? author : null,
    isInternal,
    languageId: Number(mail.details.languageId ?? 0),
    isStranger: isToStranger(matter),
    found: isToStranger(matter) ? plainOnly(foundOf(mail)) : foundOf(mail),
  });
}

/** What a filter has found, where it sends this mail. */
const foundOf = ({ details }: TakenMail): ReadonlyMap<string, string> =>
  new Map(Object.entries((details.variables ?? {}) as Record<string, unknown>).map(([name, text]) => [name, String(text)]));

async function along({ mail, ticketId, call }: Matter): Promise<MailMessage[]> {
  const upTo = Number(mail.details.upTo ?? 0);
  return (await call.app.database.query(forwardedMessages(ticketId, mail.messageId ?? 0, upTo))) as unknown as MailMessage[];
}

/** What stands in a mail, and what hangs on it. */
async function contentOf(matter: Matter): Promise<{ words: Words; subject: string; message: MailMessage | null; files: MailFile[] }> {
  const { mail, ticketId, ticket, call, sender } = matter;
  const message = await messageOf(matter);
  if (message === null && mail.kind === 'message') throw new CannotWrite('its message is gone', false);
  const mark = `svar-${Buffer.from(call.app.bytes(12)).toString('hex')}`;
  const template = await templateOf(matter, message, mark);
  if (template === null && isFromTemplate(mail.kind)) throw new CannotWrite('its template is gone', false);
  const isPassedOn = mail.kind === FILTER_KIND.forward;
  if (message === null && isPassedOn) throw new CannotWrite('its message is gone', false);
  const below = mail.kind === 'forward' ? await along(matter) : isPassedOn && message ? [message] : [];
  const own = isPassedOn
    ? null
    : (message ?? (template || below.length > 0 ? null : noticeOf(mail.kind, { id: ticketId, title: ticket.title })));
  const heads = below.map((each) => ({ ...each, head: `${each.author}, ${clockText(each.createdAt, call.desk)}` }));
  const bare: Words = below.length > 0 ? withBelow(own, heads) : (own ?? { plain: '', html: '' });
  const words = template ? framed(isWritten(mail.kind) ? bare : { plain: '', html: '' }, template, mark) : bare;
  const said = mail.subject || template?.subject || '';
  const ids = [...(message && isWritten(mail.kind) ? [message.id] : []), ...below.map(({ id }) => id)];
  const files = ids.length === 0 ? [] : ((await call.app.database.query(mailFiles(ids))) as unknown as MailFile[]);
  const title = isToStranger(matter) ? '' : ticket.title;
  return { words, subject: subjectOf(said, sender.tag, { id: ticketId, title }), message, files };
}

/** The name beside the address: of who has written it, where the desk shows its people. */
function nameOf({ mail, call, registry }: Matter, message: MailMessage | null): string {
  if (!isWritten(mail.kind) || message === null || registry.get(SETTING.anonymous) === '1') return '';
  const author = call.desk.agents.get(message.createdBy);
  return author && !author.robot ? author.fullName : '';
}

async function threadOf({ mail, ticketId, call }: Matter, to: readonly string[], host: string) {
  const rows = await call.app.database.query(threadMailIds(ticketId, isWritten(mail.kind) ? (mail.messageId ?? 0) : 0));
  // the token is for one address: where several have the same mail, any of them could use that of another. An agent who is told
  // of something has none: what he answers by mail would stand there as the word of a customer
  const token =
    to.length === 1 && mail.userId === null && !isForOthers(mail.kind)
      ? tokenReference(ticketId, tokenFor(call.app, ticketId, addressKey(to[0]!)), host)
      : null;
  return threading(
    rows.map((row) => ({ mailId: row.mailId as string, isIncoming: row.badge === BadgeType.Incoming })),
    token,
  );
}

/** @returns the text beside HTML, and the HTML beside text that has marks or pictures */
async function bodies(app: App, { plain, html }: Words): Promise<{ text: string; html: string | undefined }> {
  if (html.trim() === '') return { text: plain, html: undefined };
  return { text: plain.trim() === '' ? await app.text.mailText(html, COLUMN) : plain, html };
}

const fileOf = ({ name, type, contentId, inline, bytes }: MailFile) => ({
  filename: name,
  contentType: type || 'application/octet-stream',
  content: Buffer.from(bytes),
  ...(inline && contentId !== '' ? { cid: contentId, contentDisposition: 'inline' } : {}),
});

/** Lines that say what kind of mail it is; by the last one the desk knows its own. */
function headersOf({ mail, call, registry }: Matter): Record<string, string> {
  const isOwn = !isWritten(mail.kind);
  return {
    ...(isOwn ? { 'Auto-Submitted': mail.kind === AUTOMATIC_REPLY ? 'auto-replied' : 'auto-generated' } : {}),
    ...(isOwn && registry.get(SETTING.suppress) !== '0' ? { 'X-Auto-Response-Suppress': 'All' } : {}),
    'X-Svar-Loop': installationOf(call.app),
  };
}

/**
 * Writes a mail. @throws CannotWrite
 * @param at when it is written: its Date
 */
export async function compose(app: App, mail: TakenMail, at: number): Promise<Written> {
  const matter = await matterOf(app, mail, at);
  const to = await receivers(matter);
  const from = await fromOf(matter);
  const { words, subject, message, files } = await contentOf(matter);
  const mailId = (mail.mailId || newMailId({ app }, matter.ticketId, mail.messageId ?? 0, { host: hostOf(from) })).replace(/^<|>$/g, '');
  const { inReplyTo, references } = await threadOf(matter, to, hostOf(from));
  const listed = (name: 'to' | 'cc'): string => String(mail.details[name] ?? '');
  const shown = listed('to') + listed('cc') === '' ? { to: mail.details.bcc ? [] : [...to] } : { to: listed('to'), cc: listed('cc') };
  const composer = new MailComposer({
    from: { name: nameOf(matter, message), address: from },
    ...shown,
    subject,
    messageId: `<${mailId}>`,
    ...(inReplyTo === null ? {} : { inReplyTo: `<${inReplyTo}>` }),
    ...(references.length === 0 ? {} : { references: references.map((id) => `<${id}>`) }),
    date: new Date(at),
    headers: headersOf(matter),
    ...(await bodies(app, words)),
    attachments: files.map(fileOf),
    // what an agent or a customer has written is never a path or an address to fetch from
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  const bytes = await composer.compile().build();
  return { bytes, from, to, subject, mailId };
}
