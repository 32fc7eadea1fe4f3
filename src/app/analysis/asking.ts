/** What callers ask about texts: language, mood, category; a translation, a summary. */

import { mayEnter } from '../../domain/rights.ts';
import { textsOfTicket } from '../../store/analysis.ts';
import { TicketSecurityLevel } from '../../vocabulary.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { readTicket } from '../read.ts';
import { lookAt } from './looking.ts';
import type { Look } from './question.ts';
import type { Said } from './writer.ts';

/** More says nothing new about its language or mood. */
const TEXT_AT_MOST = 40_000;
const SENTENCES_AT_MOST = 50;

/** A text without anything known beside it. */
const bare = (body: string) => ({ title: '', body: body.slice(0, TEXT_AT_MOST), personLanguages: [], mailboxId: null });

/** The language of a text: a code, '' when nobody can tell. */
export async function detectLanguage({ app }: Call, text: string): Promise<string> {
  const seen = await lookAt(app, bare(text), { language: true, mood: false, category: false });
  return seen?.look.language?.code ?? '';
}

/** The mood of a text; null when nobody can tell. */
export async function detectMood({ app }: Call, text: string): Promise<Look['mood']> {
  const seen = await lookAt(app, bare(text), { language: true, mood: true, category: false });
  return seen?.look.mood ?? null;
}

/** @throws Refused when there is no such ticket, or the caller may not read it */
async function readable(call: Call, ticketId: number) {
  const { value } = await readTicket(call, ticketId);
  if (!value) throw new Refused({ why: 'unknown', about: 'TicketId', message: `Ticket ${ticketId} was not found` });
  return value.row.ticket;
}

/** The category that fits best to a ticket's first message, among those that the caller may use; 0 for none. @throws Refused */
export async function guessCategory(call: Call, ticketId: number): Promise<number> {
  const { title } = await readable(call, ticketId);
  const rows = await call.app.database.query(textsOfTicket(ticketId, 1));
  const seen = await lookAt(
    call.app,
    { ...bare((rows[0]?.body as string | undefined) ?? ''), title },
    { language: false, mood: false, category: true },
  );
  const id = seen?.look.category?.id ?? 0;
  const category = call.desk.categories.get(id);
  return category && mayEnter(call.agent, category) ? id : 0;
}

/** @throws Refused for what is no code of a language */
function checkedLanguage(said: string, about: string): string {
  const code = said.trim().toLowerCase();
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/.test(code)) return code;
  throw new Refused({ why: 'invalid', about, message: `${about} has to be the code of a language, such as en` });
}

/** A text in another language. @throws Refused, NotOffered, OthersFailed */
export async function translate({ app }: Call, text: string, language: string): Promise<string> {
  const code = checkedLanguage(language, 'TargetLanguage');
  return text.trim() === '' ? '' : app.writer.translate(text, code);
}

/** What the messages of a ticket say. Internal ones are for who may read them: who reads the ticket does. @throws Refused, NotOffered, OthersFailed */
export async function summarise(call: Call, ticketId: number, sentences: number, language: string): Promise<string> {
  const { title } = await readable(call, ticketId);
  const code = language.trim() === '' ? '' : checkedLanguage(language, 'IsoLangCode');
  const rows = await call.app.database.query(textsOfTicket(ticketId, 100));
  const conversation = rows.map((row): Said => {
    const { body, level, personId } = row as { body: string; level: number; personId: number | null };
    return { who: personId !== null ? 'customer' : level === TicketSecurityLevel.External ? 'agent' : 'colleague', text: body };
  });
  const most = Math.min(Math.max(1, sentences || 5), SENTENCES_AT_MOST);
  return call.app.writer.summarise(title, conversation, most, code);
}
