/** Writes an SMS that waits in the outbox: its text, and the numbers it goes to. Source: email §7, §8. */
import { NOBODY } from '../../domain/desk.ts';
import { framed, isWritten, noticeOf, type Words } from '../../domain/mail/letter.ts';
import { isReachable, numberOf } from '../../domain/sms/number.ts';
import { fitted, smsText } from '../../domain/sms/text.ts';
import { type MailMatter, type MailMessage, mailMatter, mailMessage, type TakenMail } from '../../store/posting.ts';
import { primaryMobile } from '../../store/sms.ts';
import type { App, Call } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { CannotWrite } from '../post/compose.ts';
import { filledTemplate } from '../templates.ts';

const OPERATION = 'Sms.Sending';
/** No line of a text is broken by us. */
const COLUMN = 100_000;

/** An SMS as it leaves, for each of its numbers. */
export interface WrittenSms {
  to: readonly string[];
  text: string;
}

/** The numbers that were said, or the one that the user or person has now; those that are none stay as they were written. */
async function numbers({ app, desk }: Call, { to, userId, personId }: TakenMail): Promise<string[]> {
  const { country } = app.sms;
  if (to.length > 0) return [...new Set(to.map((said) => numberOf(said, country) ?? said))];
  const [row] = userId === null ? await app.database.query(primaryMobile(personId ?? 0)) : [];
  const said = userId === null ? ((row?.number as string | undefined) ?? '') : (desk.agents.get(userId ?? NOBODY)?.notify.mobile ?? '');
  const number = numberOf(said, country);
  if (number === null || !isReachable(number)) throw new CannotWrite('who it is for has no mobile number', false);
  return [number];
}

async function messageOf({ app }: Call, { messageId, kind }: TakenMail): Promise<MailMessage | null> {
  const [row] = messageId === null ? [] : await app.database.query(mailMessage(messageId));
  if (!row && kind === 'message') throw new CannotWrite('its message is gone', false);
  return (row as MailMessage | undefined) ?? null;
}

/** A message as words: HTML without its marks. */
async function wordsOf({ app }: Call, { plain, html }: Words): Promise<string> {
  return plain.trim() === '' && html.trim() !== '' ? app.text.mailText(html, COLUMN) : plain;
}

/** What the template says that was chosen; empty without one, or where it has nothing for SMS. @param own the words of its message @param mark stands for those that somebody has written */
async function templateOf(call: Call, parcel: TakenMail, message: MailMessage | null, own: string, mark: string): Promise<string> {
  const { ticketId, templateId, personId, userId, kind } = parcel;
  if (templateId === null) return '';
  const author = message === null ? undefined : call.desk.agents.get(message.createdBy);
  const [isOwnWords, isInternal] = [isWritten(kind), userId !== null];
  const asked = { id: templateId, languageId: 0, personId: personId ?? 0, ticketId: ticketId ?? 0 };
  const template = await filledTemplate(call, asked, {
    // as in mails: what tells an agent of a message quotes it, what the desk says to others does not
    text: isOwnWords ? mark : isInternal ? own : '',
    message: isOwnWords || isInternal ? message : null,
    user: author && !author.robot && isOwnWords ? author : null,
    isInternal,
    languageId: 0,
    isStranger: false,
  });
  return template?.sms ?? '';
}

/** What an SMS says. A message stands in the template where that names it, or before it; a notice without words of its own is one line. */
async function textOf(call: Call, parcel: TakenMail): Promise<string> {
  const { ticketId, kind } = parcel;
  const [ticket] = (await call.app.database.query(mailMatter(ticketId ?? 0))) as unknown as MailMatter[];
  if (!ticket) throw new CannotWrite('its ticket is gone', false);
  const message = await messageOf(call, parcel);
  const own = message ? await wordsOf(call, message) : '';
  const mark = `svar-${Buffer.from(call.app.bytes(12)).toString('hex')}`;
  const said = await templateOf(call, parcel, message, own, mark);
  if (isWritten(kind)) return said.trim() === '' ? own : framed({ plain: own, html: '' }, { plain: said, html: '' }, mark).plain;
  return said.trim() === '' ? noticeOf(kind, { id: ticketId ?? 0, title: ticket.title }).plain : said;
}

/** Writes an SMS. @throws CannotWrite */
export async function writeSms(app: App, parcel: TakenMail, at: number): Promise<WrittenSms> {
  const call = robotCall(app, OPERATION, at);
  const to = await numbers(call, parcel);
  const text = fitted(smsText(await textOf(call, parcel)), app.sms.parts);
  if (text === '') throw new CannotWrite('it says nothing', false);
  return { to, text };
}
