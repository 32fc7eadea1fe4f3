/** What a filter does, in words: for the record of a mail's way, and for who tries it. */
import { TicketSecurityLevel } from '../../vocabulary.ts';
import { cut } from '../text.ts';
import { Disposal, type MailFilter } from './filters.ts';

const chosen = (what: string, id: number | null): string[] => (id === null ? [] : [`${what} ${id}`]);
const done = (isSo: boolean, words: string): string[] => (isSo ? [words] : []);

/** @param filter as far as it is in force @param values what its values came to, in words */
export const doesOf = (filter: MailFilter, values: readonly string[]): string[] => [
  ...done(filter.disposal === Disposal.Block, 'holds it'),
  ...done(filter.disposal === Disposal.Delete, 'deletes it'),
  ...done(filter.marksAsBounced, 'takes it for a bounce'),
  ...done(filter.ignoresFrom, 'does not believe From'),
  ...chosen('category', filter.categoryId),
  ...chosen('type', filter.typeId),
  ...chosen('priority', filter.priorityId),
  ...chosen('owner: user', filter.ownerId),
  ...done(filter.level === TicketSecurityLevel.Internal, 'internal'),
  ...done(filter.level === TicketSecurityLevel.External, 'external'),
  ...filter.tagIds.map((id) => `tag ${id}`),
  ...chosen('words of template', filter.bodyTemplateId),
  ...values,
  ...done(filter.closes, 'closes the ticket'),
  ...filter.forwardTo.map((address) => `forwards it to ${address}`),
  ...chosen('answers with template', filter.replyTemplateId),
  ...filter.noticeTo.map((address) => `tells ${address} with template ${filter.noticeTemplateId}`),
  ...done(filter.blocksReply, 'no automatic reply'),
];

const WORD_AT_MOST = 200;

/** What was found, a text for each name. */
export const foundWords = (found: ReadonlyMap<string, string>): string[] =>
  [...found].map(([name, text]) => `${name} = ${cut(text.replace(/\s+/g, ' '), WORD_AT_MOST)}`);
