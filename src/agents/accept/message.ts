/** From the carriers of a message to a wish. HTML is cleaned here, before any lock is taken. */
import type { TextCleaner } from '../../app/call.ts';
import type { TicketMessageEntity } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Header } from '../../domain/thread.ts';
import type { MessageWish } from '../../domain/wish.ts';
import { MessageHeaderStdItem, MessageHeaderStdItemCol, TicketMessageType } from '../../vocabulary.ts';
import { limitText } from '../viewer.ts';
import { acceptCustom } from './custom-fields.ts';
import { link, said } from './ticket.ts';

type Entity = Said<typeof TicketMessageEntity>;

function headersOf(headers: Entity['MessageHeaders']): Header[] | undefined {
  return headers?.map((header) => ({
    id: Math.max(header.Id ?? 0, 0),
    name: header.Name ?? '',
    value: header.Value ?? '',
    stdItem: header.StdItem ?? MessageHeaderStdItem.None,
    stdItemCol: header.StdItemCol ?? MessageHeaderStdItemCol.None,
  }));
}

/** Markup in the plain body of an HTML message is the older form of an HTML body. */
function rawHtml(entity: Entity): { html: string | undefined; body: string | undefined } {
  const html = entity.HtmlBody ?? undefined;
  const body = entity.Body ?? undefined;
  const isOlderForm = entity.Type === TicketMessageType.Html && !html && body !== undefined && /<[a-z!/]/i.test(body);
  return isOlderForm ? { html: body, body: undefined } : { html, body };
}

/** The wish of a TicketMessageEntity. @throws Fault when a body is too long or a custom field's value does not fit its type */
export async function acceptMessage(entity: Entity, desk: Desk, text: TextCleaner): Promise<MessageWish> {
  const { html, body } = rawHtml(entity);
  limitText(html, 'TicketMessageEntity.HtmlBody');
  limitText(body, 'TicketMessageEntity.Body');
  const clean = html ? await text.clean(html) : { html, text: undefined };
  return said({
    id: Math.max(entity.EjMessageId ?? 0, 0),
    ticketId: Math.max(entity.Ticket?.TicketId ?? 0, 0),
    createdAt: entity.CreatedAt ?? undefined,
    createdByAssociateId: entity.CreatedBy?.AssociateId || undefined,
    author: entity.Author || undefined,
    level: entity.Slevel || undefined,
    type: entity.Type || undefined,
    messageId: entity.MessageId || undefined,
    timeSpent: entity.TimeSpent ?? undefined,
    body,
    htmlBody: clean.html,
    textOfHtml: clean.text,
    emailHeader: entity.EmailHeader ?? undefined,
    debugInfo: entity.DebugInfo ?? undefined,
    mailSorter: entity.MailSorter ?? undefined,
    category: entity.MessageCategory ?? undefined,
    personId: link(entity.Person, entity.Person?.PersonId),
    headers: headersOf(entity.MessageHeaders),
    important: entity.Important ?? undefined,
    badge: entity.Badge || undefined,
    custom: acceptMessageFields(entity, desk),
  }) as MessageWish;
}

/** The custom fields of a message, as a desk knows them. */
export const acceptMessageFields = (entity: Entity, desk: Desk): MessageWish['custom'] => [
  acceptCustom(entity.ExtraFields, desk.messageFields, 'TicketMessageEntity.ExtraFields'),
  acceptCustom(entity.CustomFields, desk.messageFields, 'TicketMessageEntity.CustomFields'),
];
