/** Why the desk thinks so: the words of a message that decided, found anew, and the suggestion of a ticket as it was noted. */
import { suggestionOf, textRows, textsToAnalyse } from '../../store/analysis.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { type MessageView, readMessage, readTicket } from '../read.ts';
import { lookAt } from './looking.ts';
import type { Because, Look } from './question.ts';

/** A message's analysis as it stands, and as it is found now. */
export interface Explained {
  message: MessageView['message'];
  look: Look | null;
}

/** @throws Refused when there is no such message, or the caller may not read it */
export async function explainMessage(call: Call, id: number): Promise<Explained> {
  const { value } = await readMessage(call, id);
  if (!value) throw new Refused({ why: 'unknown', about: 'MessageId', message: `Message ${id} was not found` });
  const [text] = textRows(await call.app.database.query(textsToAnalyse([id])));
  const wanted = { language: true, mood: true, category: false };
  const seen = text ? await lookAt(call.app, { ...text, title: text.isFirst ? text.title : '' }, wanted) : null;
  return { message: value.message, look: seen?.look ?? null };
}

/** A suggestion with what came of it. */
export interface ExplainedSuggestion {
  ticketId: number;
  categoryId: number | null;
  modelId: number | null;
  probability: number;
  because: Because;
  at: number;
  outcome: number;
  chosenId: number | null;
  decidedAt: number | null;
}

/** The suggestion of a ticket; null where none was made. @throws Refused when there is no such ticket, or the caller may not read it */
export async function explainSuggestion(call: Call, ticketId: number): Promise<ExplainedSuggestion | null> {
  const { value } = await readTicket(call, ticketId);
  if (!value) throw new Refused({ why: 'unknown', about: 'TicketId', message: `Ticket ${ticketId} was not found` });
  const [row] = await call.app.database.query(suggestionOf(ticketId));
  return (row as ExplainedSuggestion | undefined) ?? null;
}
