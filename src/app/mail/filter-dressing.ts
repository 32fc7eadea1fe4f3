/** A mail as its filter wants it, and what is told of that. Source: email §5. */
import type { Arriving, MailboxRules } from '../../domain/mail/arrival.ts';
import { valuesOfNew, wishForMessage, wishForNew } from '../../domain/mail/filter-effects.ts';
import { doesOf, foundWords } from '../../domain/mail/filter-words.ts';
import { titleOf } from '../../domain/mail/tag.ts';
import { cut } from '../../domain/text.ts';
import type { App } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { filledTemplate } from '../templates.ts';
import type { Sieved } from './filtering.ts';

const DEBUG_AT_MOST = 65_536;

/** What the record of a mail's way says of its filter; nothing where no filter was asked. */
export function stepOf({ asked, chosen, lacks }: Sieved, does: readonly string[]): object[] {
  if (asked.length === 0) return [];
  const ran = chosen && { filter: chosen.filter.name, found: foundWords(chosen.found), lacks, does };
  return [{ step: 'filtered', asked, ...ran }];
}

/** What a filter does to the mail, in words. @param isNew is a ticket being made? */
export function wordsOf(app: App, { chosen, mail, match }: Sieved): string[] {
  if (chosen === null) return [];
  const { desk } = app.desks.current();
  const isNew = match.ticketId === null;
  const title = titleOf(mail.subject, desk.settings.mail.tags);
  const values = isNew ? valuesOfNew(chosen, title, desk).says : chosen.filter.values.map(({ field, value }) => `${field}: ${value}`);
  return doesOf(chosen.filter, values);
}

/** The words of a filter's template in place of what was written. */
async function reworded(
  app: App,
  { chosen, match }: Sieved,
  arriving: Arriving,
  languageId: number,
  at: number,
): Promise<Pick<Arriving, 'cleanHtml' | 'cleanText'>> {
  const id = chosen?.filter.bodyTemplateId ?? null;
  if (chosen === null || id === null) return arriving;
  const asked = { id, languageId: 0, personId: arriving.personId ?? 0, ticketId: match.ticketId ?? 0 };
  const template = await filledTemplate(robotCall(app, 'Mail.Import', at), asked, {
    text: arriving.cleanText,
    message: null,
    user: null,
    isInternal: false,
    languageId,
    isStranger: false,
    found: chosen.found,
  });
  if (template === null || (template.html.trim() === '' && template.plain.trim() === '')) return arriving;
  const clean = await app.text.clean(template.html);
  return { cleanHtml: clean.html, cleanText: template.plain.trim() === '' ? clean.text : template.plain };
}

/** The mail as its filter wants it: its words, and what is wished of its ticket and its message. */
export async function dressed(
  app: App,
  sieved: Sieved,
  arriving: Arriving,
  rules: MailboxRules,
  at: number,
): Promise<{ arriving: Arriving; rules: MailboxRules }> {
  const { chosen } = sieved;
  if (chosen === null) return { arriving, rules };
  const { desk } = app.desks.current();
  const { categoryId, typeId, replyTemplateId } = chosen.filter;
  const debugInfo = cut([...sieved.asked, ...foundWords(chosen.found), ...sieved.lacks, ...wordsOf(app, sieved)].join('\n'), DEBUG_AT_MOST);
  const wanted = {
    ticket: wishForNew(chosen, titleOf(arriving.mail.subject, desk.settings.mail.tags), desk),
    message: wishForMessage(chosen, arriving.isBounce, debugInfo),
  };
  return {
    arriving: { ...arriving, ...(await reworded(app, sieved, arriving, rules.languageId ?? 0, at)), wanted, isGuest: sieved.isGuest },
    rules: {
      ...rules,
      categoryId: categoryId ?? rules.categoryId,
      typeId: typeId ?? rules.typeId,
      replyTemplateId: replyTemplateId ?? rules.replyTemplateId,
      // a filter that answers does so for a mailbox that does not
      isSilent: rules.isSilent && replyTemplateId === null,
    },
  };
}
