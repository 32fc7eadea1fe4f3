/** What was found out about messages is written down: of several at once in one transaction, which is much cheaper than one each. */
import { analysed, type Findings } from '../../domain/analysis.ts';
import type { MessageFacts } from '../../domain/tally.ts';
import { ANALYSIS, noteSuggestion } from '../../store/analysis.ts';
import { messageFacts, messageFactsOf } from '../../store/message-facts.ts';
import { loadMessages } from '../../store/thread.ts';
import { messageOf } from '../../store/ticket-reads.ts';
import type { App } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { type Around, changeTogether } from '../together.ts';
import type { Look } from './question.ts';

/** What was found out about one message. */
export interface Found {
  messageId: number;
  ticketId: number;
  findings: Findings;
  /** Why that category: by which model, and how sure; null when none was found. */
  suggestion: { modelId: number; category: NonNullable<Look['category']> & { id: number } } | null;
}

/** What tickets count of their messages, by ticket. */
async function factsOf({ tx, threads }: Around): Promise<Map<number, MessageFacts[]>> {
  const [rows] = await tx.query(messageFactsOf([...threads.keys()]));
  const facts = new Map([...threads.keys()].map((id) => [id, [] as MessageFacts[]]));
  for (const one of messageFacts(rows!)) facts.get(one.ticketId)?.push(one);
  return facts;
}

/** Decides message by message: what was found in one counts for the next one of its ticket. @returns those whose ticket now suggests what was found */
async function plan(around: Around, found: readonly Found[]): Promise<Found[]> {
  const [rows] = await around.tx.query(loadMessages(found.map(({ messageId }) => messageId)));
  const messages = new Map(rows!.map((row) => [row.id as number, messageOf(row)]));
  const facts = await factsOf(around);
  const suggested: Found[] = [];
  for (const one of found) {
    const thread = around.threads.get(around.ticketOf.get(one.messageId) ?? 0);
    const message = messages.get(one.messageId);
    if (!thread || !message) continue; // it was deleted meanwhile
    const { id } = thread.ticket;
    const before = { ...thread, message };
    const decision = analysed(before, facts.get(id)!, one.findings, around.call.desk);
    await around.storeAll([{ before, decision }]);
    const { language, sentiment, sentimentConfidence } = decision.thread.message!;
    facts.set(
      id,
      facts.get(id)!.map((fact) => (fact.id === message.id ? { ...fact, language, sentiment, sentimentConfidence } : fact)),
    );
    const { categoryId } = one.findings;
    if (categoryId !== null && decision.thread.ticket.suggestedCategoryId === categoryId) suggested.push(one);
  }
  return suggested;
}

/**
 * Writes it down on messages and tickets, all of it or nothing, then what was suggested. To write it twice changes nothing.
 * @throws StoreUnavailable, and whatever a rule has against one of them
 */
export async function writeDown(app: App, found: readonly Found[]): Promise<void> {
  const at = app.now();
  const outcome = await changeTogether(robotCall(app, ANALYSIS, at), {
    messageIds: found.map(({ messageId }) => messageId),
    plan: async (around) => ({ value: around.threads.size > 0 ? await plan(around, found) : [], id: 0 }),
  });
  for (const { ticketId, findings, suggestion } of 'value' in outcome ? outcome.value : []) {
    if (suggestion === null) continue;
    const { id: categoryId, probability, because } = suggestion.category;
    const { modelId } = suggestion;
    await app.database.query(
      noteSuggestion({ ticketId, categoryId, modelId, probability, because, language: findings.language ?? '', at }),
    );
  }
}
