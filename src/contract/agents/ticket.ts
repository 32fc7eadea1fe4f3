/** The operations of the Ticket agent: 80, in ten groups by what they serve. */
import {
  HtmlSanitizerOptions,
  ImageEmbedType,
  MessageActionType,
  NotifyChannel,
  NotifyType,
  TicketPriorityEscalateAction,
  TicketReadStatus,
  TicketRelationType,
} from '../../vocabulary.ts';
import {
  ArchiveRestrictionInfo,
  AttachmentEntity,
  AttachmentPreview,
  AttachmentValidationResult,
  DocumentPreview,
  Recipient,
  Ticket,
  TicketBatchReplyData,
  TicketEntity,
  TicketMessage,
  TicketMessageContent,
  TicketMessageEntity,
  TicketRelationAction,
  TicketRelationEntity,
  TicketRelationItem,
  TicketRelationResult,
  TicketSummaryItem,
} from '../carriers/index.ts';
import {
  args,
  bool,
  bytes,
  dateTime,
  entity,
  flags,
  group,
  int,
  key,
  list,
  none,
  nothing,
  oneOf,
  operation,
  ref,
  stream,
  text,
} from '../language.ts';

/** Tickets: drafts, saves, reads, ownership. */
export const entities = group({
  CreateDefaultTicketEntity: operation(
    'A draft of a ticket with the caller\u2019s defaults; nothing is stored',
    none(),
    ref(() => TicketEntity),
    { select: false },
  ),
  CreateDefaultForTicketType: operation(
    'A draft of a ticket of one type, with that type\u2019s defaults',
    args({ TicketTypeId: int() }),
    ref(() => TicketEntity),
  ),
  GetTicketEntity: operation(
    'A ticket in full: persons, tags, heads of its messages',
    key('ticketEntityId'),
    ref(() => TicketEntity),
  ),
  GetTicket: operation(
    'A ticket as one flat row',
    key('ticketId'),
    ref(() => Ticket),
  ),
  GetTickets: operation('Several tickets as flat rows', args({ TicketIds: list(int()) }), list(ref(() => Ticket))),
  GetForRmUi: operation(
    'A ticket in full, as the ticket window reads it',
    args({ TicketId: int() }),
    ref(() => TicketEntity),
  ),
  GetTicketSummaries: operation(
    'Title, status and icon of several tickets',
    args({ TicketIds: list(int()) }),
    list(ref(() => TicketSummaryItem)),
  ),
  SaveTicketEntity: operation(
    'Creates a ticket (id 0) or changes one; tells nobody',
    entity(() => TicketEntity),
    ref(() => TicketEntity),
    { select: false },
  ),
  SaveTicketEntityWithNotify: operation(
    'Creates or changes a ticket and may tell agents',
    args({ NewEntity: ref(() => TicketEntity), Notify: bool() }),
    ref(() => TicketEntity),
  ),
  ResolveTicketId: operation('The surviving ticket behind a merged one', args({ TicketId: int() }), int()),
  AcceptTickets: operation('Makes the caller owner of tickets', args({ TicketIds: list(int()) }), nothing),
  GetNextInQueue: operation(
    'Takes the most urgent waiting ticket for the caller',
    none(),
    ref(() => TicketEntity),
  ),
});

/** Messages of a ticket. */
export const messages = group({
  CreateDefaultTicketMessageEntity: operation(
    'A draft of a message; nothing is stored',
    none(),
    ref(() => TicketMessageEntity),
    { select: false },
  ),
  GetTicketMessageEntity: operation(
    'A message in full',
    key('ticketMessageEntityId'),
    ref(() => TicketMessageEntity),
  ),
  GetTicketMessage: operation(
    'The head of a message, without bodies',
    key('ticketMessageId'),
    ref(() => TicketMessage),
  ),
  GetTicketMessageEntities: operation(
    'Messages of a ticket in full, with their attachments',
    args({ TicketId: int(), MessageIds: list(int()) }),
    list(ref(() => TicketMessageEntity)),
  ),
  GetTicketMessageWithOptions: operation(
    'A message in full, its attachments listed on demand',
    args({ TicketMessageEntityId: int(), IncludeNonInlineAttachmentsInfo: bool() }),
    ref(() => TicketMessageEntity),
  ),
  GetTicketMessageWithEmbeddedData: operation(
    'A message whose inline images are links or data',
    args({ Id: int(), EmbedImages: oneOf('ImageEmbedType', ImageEmbedType) }),
    ref(() => TicketMessageEntity),
  ),
  SaveTicketMessageEntity: operation(
    'Adds a message to a ticket (id 0) or edits one; tells nobody',
    entity(() => TicketMessageEntity),
    ref(() => TicketMessageEntity),
    { select: false },
  ),
  SaveTicketMessageEntityWithNotify: operation(
    'Adds or edits a message and may tell agents',
    args({ NewEntity: ref(() => TicketMessageEntity), Notify: bool() }),
    ref(() => TicketMessageEntity),
  ),
  SaveTicketMessageEntityWithOptions: operation(
    'Adds or edits a message with attachments in one call',
    args({ Entity: ref(() => TicketMessageEntity), Notify: bool(), AttachmentIds: list(int()), UpdateRepliedAt: bool() }),
    ref(() => TicketMessageEntity),
  ),
  DeleteTicketMessageEntity: operation('Deletes a message', args({ TicketMessageEntityId: int() }), nothing),
  SetTicketMessageImportant: operation(
    'Marks a message as important, or not',
    args({ TicketMessageId: int(), Important: bool() }),
    nothing,
  ),
  DeleteMessageHeaders: operation('Deletes header lines of messages', args({ HeaderIds: list(int()) }), nothing),
});

/** What a new message starts with, and the cleaning of text. */
export const content = group({
  CalculateMessageRecipients: operation(
    'Who should receive a reply or forward',
    args({ TicketId: int(), ActionType: oneOf('MessageActionType', MessageActionType), MessageId: int() }),
    list(ref(() => Recipient)),
  ),
  GetDefaultMessageContent: operation(
    'Older form of GetDefaultMessageContentFull',
    args({ TicketId: int(), MessageActionType: oneOf('MessageActionType', MessageActionType), TicketMessageId: int() }),
    text(),
  ),
  GetDefaultMessageContentFull: operation(
    'Template, signature and quote for a new message',
    args({
      TicketId: int(),
      MessageActionType: oneOf('MessageActionType', MessageActionType),
      TicketMessageId: int(),
      TicketTypeId: int(),
    }),
    ref(() => TicketMessageContent),
  ),
  GetDefaultMessageContentWithOptions: operation(
    'The same, with or without signature',
    args({
      TicketId: int(),
      MessageActionType: oneOf('MessageActionType', MessageActionType),
      TicketMessageId: int(),
      TicketTypeId: int(),
      ExcludeSignature: bool(),
    }),
    ref(() => TicketMessageContent),
  ),
  Html2Text: operation('Plain text of HTML', args({ Content: text() }), text()),
  SanitizeMailContent: operation('HTML without anything that could harm', args({ Content: text() }), text()),
  SanitizeMailContentWithOptions: operation(
    'The same, with options',
    args({ Content: text(), Options: flags('HtmlSanitizerOptions', HtmlSanitizerOptions) }),
    text(),
  ),
  SanitizeMailContents: operation('The same for several texts', args({ Contents: list(text()) }), list(text())),
});

/** Sending of stored messages, one by one or in batches. */
export const sending = group({
  SendTicketMessage: operation(
    'Sends a stored message as mail',
    args({
      TicketMessageEntityId: int(),
      To: list(text()),
      Cc: list(text()),
      Bcc: list(text()),
      Subject: text(),
      ReplyTemplateId: int(),
      GdprSource: text(),
    }),
    nothing,
  ),
  SendTicketMessageSms: operation(
    'Sends a stored message as SMS',
    args({ TicketMessageEntityId: int(), ReplyTemplateId: int(), Sms: list(text()) }),
    nothing,
  ),
  BatchReply: operation(
    'Replies to many tickets; answers the id of the batch',
    args({ BatchReplyData: ref(() => TicketBatchReplyData) }),
    int(),
  ),
  BatchForward: operation(
    'Forwards many tickets; answers the id of the batch',
    args({ TicketIds: list(int()), To: list(text()), Cc: list(text()), Bcc: list(text()), Comment: text(), CloseTicket: bool() }),
    int(),
  ),
});

/** Attachments. */
export const attachments = group({
  CreateDefaultAttachmentEntity: operation(
    'A draft of an attachment',
    none(),
    ref(() => AttachmentEntity),
    { select: false },
  ),
  SaveAttachmentEntity: operation(
    'Stores what is known of an attachment, not its bytes',
    entity(() => AttachmentEntity),
    ref(() => AttachmentEntity),
    { select: false },
  ),
  UploadAttachment: operation('Stores the bytes of an attachment', args({ AttachmentId: int(), Content: bytes() }), nothing),
  GetAttachmentEntity: operation(
    'What is known of an attachment',
    key('attachmentEntityId'),
    ref(() => AttachmentEntity),
  ),
  GetAttachmentStream: operation('The bytes of an attachment', args({ AttachmentId: int() }), stream),
  GetAttachmentPreview: operation(
    'A preview that is safe to show',
    args({ AttachmentId: int() }),
    ref(() => AttachmentPreview),
  ),
  GetPreviewAttachmentStream: operation(
    'Older form of GetAttachmentPreview',
    args({ AttachmentId: int() }),
    ref(() => DocumentPreview),
  ),
  GetRfcAttachmentStream: operation(
    'The bytes of an attachment inside an attached mail',
    args({ AttachmentId: int(), Position: int() }),
    stream,
  ),
  GetAttachmentInfo: operation('All attachments of a message', args({ TicketMessageEntityId: int() }), list(ref(() => AttachmentEntity))),
  GetAttachmentInfoNonInline: operation(
    'Attachments of a message without inline images',
    args({ TicketMessageEntityId: int() }),
    list(ref(() => AttachmentEntity)),
  ),
  GetTicketAttachments: operation(
    'Attachments of all messages of a ticket',
    args({ TicketEntityId: int() }),
    list(ref(() => AttachmentEntity)),
  ),
  AddAttachments: operation(
    'Connects attachments with a message',
    args({ TicketMessageEntityId: int(), AttachmentIds: list(int()) }),
    nothing,
  ),
  RemoveMessageAttachments: operation(
    'Takes attachments off a message',
    args({ TicketMessageEntityId: int(), AttachmentIds: list(int()) }),
    nothing,
  ),
  ValidateAttachments: operation(
    'Says which attachments may be sent',
    args({ AttachmentIds: list(int()) }),
    list(ref(() => AttachmentValidationResult)),
  ),
  CopyFromCRMDocument: operation(
    'Makes an attachment of a document',
    args({ DocumentId: int() }),
    ref(() => AttachmentEntity),
  ),
  CopyToTempFile: operation('Makes a temporary file of an attachment', args({ Filename: text(), AttachmentId: int() }), text()),
});

/** Relations between tickets. */
export const relations = group({
  CreateDefaultTicketRelationEntity: operation(
    'A draft of a relation',
    none(),
    ref(() => TicketRelationEntity),
    { select: false },
  ),
  GetTicketRelationEntity: operation(
    'A relation',
    key('ticketRelationEntityId'),
    ref(() => TicketRelationEntity),
  ),
  SaveTicketRelationEntity: operation(
    'Creates or changes a relation',
    entity(() => TicketRelationEntity),
    ref(() => TicketRelationEntity),
    { select: false },
  ),
  DeleteTicketRelationEntity: operation('Deletes a relation; the tickets stay', key('ticketRelationEntityId'), nothing, { select: false }),
  ValidateTicketRelations: operation(
    'Says which relations would be refused, and why',
    args({ SourceTicketIds: list(int()), DestinationTicketId: int(), RelationType: oneOf('TicketRelationType', TicketRelationType) }),
    list(ref(() => TicketRelationResult)),
  ),
  CreateTicketRelations: operation(
    'Relates several tickets with one',
    args({
      SourceTicketIds: list(int()),
      DestinationTicketId: int(),
      RelationType: oneOf('TicketRelationType', TicketRelationType),
      Comment: text(),
    }),
    list(ref(() => TicketRelationResult)),
  ),
  GetTicketRelations: operation('The relations of a ticket, seen from it', args({ TicketId: int() }), list(ref(() => TicketRelationItem))),
  GetTicketParentId: operation('The parent of a ticket, 0 without', args({ TicketId: int() }), int()),
  SetTicketParent: operation(
    'Sets or replaces the parent of a ticket',
    args({ TicketId: int(), ParentTicketId: int(), Comment: text() }),
    nothing,
  ),
  GetTicketRelationActions: operation(
    'What closing a ticket means for its parent and children',
    args({ TicketId: int(), ParentTicketId: int(), TicketTypeId: int() }),
    ref(() => TicketRelationAction),
  ),
});

/** Merging and splitting. */
export const merging = group({
  MergeTickets: operation(
    'Joins tickets into one',
    args({ MergedTicketEntity: ref(() => TicketEntity), SecondaryTicketIds: list(int()) }),
    ref(() => TicketEntity),
  ),
  SplitTicket: operation(
    'Moves messages to a new ticket',
    args({
      SourceTicketEntityId: int(),
      SourceTicketEntityStatusId: int(),
      SourceTicketEntityActivate: dateTime(),
      TransferMessageIds: list(int()),
      NewTicketEntity: ref(() => TicketEntity),
    }),
    ref(() => TicketEntity),
  ),
  SplitTicketMessage: operation(
    'Makes two messages of one, the second on a new ticket',
    args({
      SourceTicketMessage: ref(() => TicketMessageEntity),
      NewTicketEntity: ref(() => TicketEntity),
      NewTicketMessage: ref(() => TicketMessageEntity),
      TransferAttachmentsIds: list(int()),
    }),
    ref(() => TicketEntity),
  ),
});

/** Who has read what, and what escalates. */
export const reading = group({
  ProcessTicketWhenRead: operation(
    'Notes that the caller has opened a ticket',
    args({ TicketEntityId: int() }),
    ref(() => TicketEntity),
  ),
  SetTicketReadByOwner: operation(
    'Sets the light of a ticket, by its owner',
    args({ TicketEntityId: int(), ReadStatus: oneOf('TicketReadStatus', TicketReadStatus), CheckEscalating: bool() }),
    ref(() => TicketEntity),
  ),
  UpdateTicketsReadStatus: operation(
    'Sets the light of several tickets',
    args({ TicketIds: list(int()), NewStatus: oneOf('TicketReadStatus', TicketReadStatus) }),
    list(int()),
  ),
  UpdateTicketsReadStatusByProvider: operation(
    'Sets the light of all tickets that a search finds',
    args({
      Provider: text(),
      Restrictions: list(ref(() => ArchiveRestrictionInfo)),
      NewStatus: oneOf('TicketReadStatus', TicketReadStatus),
    }),
    list(int()),
  ),
  DoEscalating: operation(
    'Tells the chain of a ticket what happened',
    args({ TicketId: int(), Action: oneOf('TicketPriorityEscalateAction', TicketPriorityEscalateAction) }),
    nothing,
  ),
});

/** Bin, spam and back. */
export const deleting = group({
  DeleteTicketEntity: operation('Puts a ticket into the bin', args({ TicketEntityId: int() }), nothing),
  SetDeletedStatusByIds: operation('Puts tickets into the bin', args({ TicketIds: list(int()) }), list(int())),
  SetDeletedStatusByProvider: operation(
    'Puts all tickets that a search finds into the bin',
    args({ ProviderName: text(), Restrictions: list(ref(() => ArchiveRestrictionInfo)) }),
    list(int()),
  ),
  SetSpamStatusByIds: operation('Marks tickets as spam', args({ TicketIds: list(int()) }), list(int())),
  SetSpamStatusByProvider: operation(
    'Marks all tickets that a search finds as spam',
    args({ ProviderName: text(), Restrictions: list(ref(() => ArchiveRestrictionInfo)) }),
    list(int()),
  ),
  UndeleteByIds: operation('Takes tickets out of the bin', args({ TicketIds: list(int()) }), nothing),
});

/** Notifications and favourites. */
export const lists = group({
  NotifyNewTicket: operation('Tells agents of a new ticket', args({ TicketEntityId: int() }), nothing),
  NotifyNewTicketMessage: operation('Tells agents of a new message', args({ TicketEntityId: int() }), nothing),
  ClearNotify: operation('Clears the caller\u2019s notifications of tickets', args({ Ids: list(int()) }), nothing),
  GetHotlistEjUsers: operation(
    'Who has a ticket among the favourites',
    args({
      TicketId: int(),
      SkipAssociateIds: list(int()),
      NotifyType: flags('NotifyType', NotifyType),
      Channel: oneOf('NotifyChannel', NotifyChannel),
    }),
    list(int()),
  ),
});
