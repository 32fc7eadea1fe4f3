/** What a new message starts with and who should receive it; texts cleaned; messages with their attachments and images. */
import type { Call } from '../../app/call.ts';
import { allSanitized, type ContentWish, defaultContent, messageRecipients, plainMailText, sanitized } from '../../app/content.ts';
import { messageWithAttachments, messageWithImages } from '../../app/message-images.ts';
import type { MessageView } from '../../app/read.ts';
import { content } from '../../contract/agents/ticket.ts';
import type { TicketMessageContent, TicketMessageEntity } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { HtmlSanitizerOptions, ImageEmbedType, type MessageActionType } from '../../vocabulary.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { presentAttachment, presentMessage } from '../present/ticket.ts';
import { limitItems, limitText, viewerOf } from '../viewer.ts';

interface Asked {
  TicketId: number;
  MessageActionType: MessageActionType;
  TicketMessageId: number;
}
const wishOf = (asked: Asked, typeId: number, excludesSignature: boolean): ContentWish => ({
  ticketId: asked.TicketId,
  action: asked.MessageActionType,
  messageId: asked.TicketMessageId,
  typeId,
  excludesSignature,
});

async function full({ call }: Request, wish: ContentWish): Promise<Answer<Shown<typeof TicketMessageContent> | null>> {
  const made = await defaultContent(call, wish);
  return { value: made && { Body: made.body, AttachmentsInfo: made.attachments.map(presentAttachment) } };
}

export const handlers = implement(content, {
  CalculateMessageRecipients: async ({ call }, { TicketId, ActionType, MessageId }) => {
    const found = await messageRecipients(call, TicketId, ActionType, MessageId);
    return { value: found.map(({ type, value, display }) => ({ Type: type, Value: value, DisplayValue: display })) };
  },
  GetDefaultMessageContent: async (request, asked) => {
    const { value } = await full(request, wishOf(asked, 0, false));
    return { value: value?.Body ?? null };
  },
  GetDefaultMessageContentFull: (request, asked) => full(request, wishOf(asked, asked.TicketTypeId, false)),
  GetDefaultMessageContentWithOptions: (request, asked) => full(request, wishOf(asked, asked.TicketTypeId, asked.ExcludeSignature)),
  Html2Text: async ({ call }, { Content }) => ({ value: await plainMailText(call, limitText(Content, 'Content')) }),
  SanitizeMailContent: async ({ call }, { Content }) => ({ value: await sanitized(call, limitText(Content, 'Content')) }),
  SanitizeMailContentWithOptions: async ({ call }, { Content, Options }) => ({
    value: await sanitized(call, limitText(Content, 'Content'), (Options & HtmlSanitizerOptions.RemoveComment) !== 0),
  }),
  SanitizeMailContents: async ({ call }, { Contents }) => {
    limitItems(Contents, 'Contents');
    const texts = (Contents ?? []).map((text, index) => limitText(text, `Contents[${index}]`));
    return { value: await allSanitized(call, texts) };
  },
});

type Entity = Shown<typeof TicketMessageEntity>;

const shown = (call: Call, view: MessageView | null): Answer<Entity | null> => ({
  value: view && presentMessage(view.message, view.ticket, view.person, view.attachments, viewerOf(call), view.names),
});

/** GetTicketMessageWithOptions. */
export async function withOptions(
  request: Request,
  asked: { TicketMessageEntityId: number; IncludeNonInlineAttachmentsInfo: boolean },
): Promise<Answer<Entity | null>> {
  const { call, value } = await messageWithAttachments(request.call, asked.TicketMessageEntityId, asked.IncludeNonInlineAttachmentsInfo);
  return shown(call, value);
}

/** GetTicketMessageWithEmbeddedData. */
export async function withEmbeddedData(
  request: Request,
  asked: { Id: number; EmbedImages: ImageEmbedType },
): Promise<Answer<Entity | null>> {
  const { call, value } = await messageWithImages(request.call, asked.Id, asked.EmbedImages === ImageEmbedType.Inline);
  return shown(call, value);
}
