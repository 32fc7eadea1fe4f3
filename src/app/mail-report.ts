/** What a machine reports of a mail: its own part, and the head of the mail that it is about. Source: RFC 3464, 3798, 6522, 6533 */
import { isDaemon } from '../domain/mail/automatic.ts';
import type { IncomingMail, Report } from '../domain/mail/mail.ts';
import { headerOf, readWords } from '../domain/mail-address.ts';
import type { ArrivedPart } from './mail-arrived.ts';
import { headOf, line, textOf } from './mail-head.ts';

const KINDS: Readonly<Record<string, Report['kind']>> = {
  'delivery-status': 'delivery',
  'disposition-notification': 'disposition',
};
const STATUS = /^message\/(?:global-)?(delivery-status|disposition-notification)$/;
const RETURNED = /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/;
const STATUS_AT_MOST = 100_000;

const hasFailed = (block: string): boolean => /^failed\b/i.test(headerOf(block, 'action'));
const hasAction = (block: string): boolean => headerOf(block, 'action') !== '';
/** The first of several recipients that was not reached; else the first of whom it says something. */
const tellingBlock = (blocks: readonly string[]): string => blocks.find(hasFailed) ?? blocks.find(hasAction) ?? blocks[0] ?? '';

/** The report that a mail is; null for none. A server that calls it by another name than its standard is believed when it is one. */
export function reportOf(contentType: string, from: IncomingMail['from'], parts: readonly ArrivedPart[]): Report | null {
  const part = parts.find(({ type }) => STATUS.test(type));
  const isReport = /^multipart\/report\b/i.test(contentType) || (part !== undefined && isDaemon({ from }));
  if (!isReport) return null;
  const named = /report-type="?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? '';
  const found = part === undefined ? '' : STATUS.exec(part.type)![1]!;
  const blocks = textOf(part?.bytes ?? new Uint8Array())
    .slice(0, STATUS_AT_MOST)
    .split(/\r?\n[ \t]*\r?\n/);
  const block = tellingBlock(blocks);
  const returned = textOf(headOf(parts.find(({ type }) => RETURNED.test(type))?.bytes ?? new Uint8Array()));
  const said = blocks.map((one) => headerOf(one, 'original-message-id')).find((id) => id !== '');
  return {
    kind: KINDS[named] ?? (named === '' ? KINDS[found] : undefined) ?? 'other',
    action: headerOf(block, 'action')
      .split(/[\s;(,]/)[0]!
      .toLowerCase(),
    recipient: (headerOf(block, 'final-recipient') || headerOf(block, 'original-recipient')).replace(/^[\w-]+;\s*/, ''),
    about: headerOf(returned, 'message-id') || (said ?? ''),
    subject: line(readWords(headerOf(returned, 'subject'))),
  };
}
