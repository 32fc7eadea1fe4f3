/** Attachments: what is known of them, their bytes, previews, and messages that they are on. */
import { addAttachments, removeAttachments } from '../../app/attachment-links.ts';
import { type MailPart, type Preview, previewAttachment, readMailPart } from '../../app/attachment-preview.ts';
import {
  type AttachmentRow,
  type AttachmentWish,
  copyFromDocument,
  copyToTempFile,
  readAttachments,
  readContent,
  readListed,
  saveAttachment,
  uploadAttachment,
  validateAttachments,
} from '../../app/attachments.ts';
import type { Call } from '../../app/call.ts';
import { attachments } from '../../contract/agents/ticket.ts';
import type { AttachmentEntity, AttachmentPreview } from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { servedType } from '../../domain/attachments.ts';
import { safeFileName } from '../../domain/file-name.ts';
import { ETableRight } from '../../vocabulary.ts';
import { type Answer, implement } from '../implement.ts';
import { saidFields } from '../person/accept-parts.ts';
import { presentAttachment } from '../present/ticket.ts';
import { goneOr } from '../repeat.ts';
import { limitIds } from '../viewer.ts';

type Entity = Shown<typeof AttachmentEntity>;

const FIELDS = { Name: 'name', ContentType: 'contentType', InlineImage: 'inline', ContentId: 'contentId' } as const;

/** The wish of an AttachmentEntity; the key, the size and what is computed are the server's. */
const accept = (entity: Said<typeof AttachmentEntity>): AttachmentWish => ({
  id: Math.max(entity.AttachmentId ?? 0, 0),
  ...(saidFields(entity, FIELDS) as Omit<AttachmentWish, 'id'>),
});

function present(row: AttachmentRow): Entity {
  const Mask = ETableRight.Select | (row.editable ? ETableRight.Update | ETableRight.Insert : 0);
  return { ...presentAttachment(row), TableRight: { Mask, Reason: row.editable ? '' : '[SR_SVAR_NO_RIGHT]' } };
}

async function find(call: Call, id: number): Promise<Entity | null> {
  const { value } = await readAttachments(call, [id]);
  return value[0] ? present(value[0]) : null;
}

async function stored(call: Call, id: number): Promise<Answer<Entity>> {
  const value = await find(call, id);
  if (!value) throw goneOr(call.idempotency !== null, 'AttachmentEntity', `attachment ${id}`);
  return { value };
}

async function listed(call: Call, of: { messageId: number } | { ticketId: number }): Promise<AttachmentRow[]> {
  return (await readListed(call, of)).value;
}

/** An attachment inside a mail: it has no id of its own, but a place. */
function presentPart(part: MailPart, position: number): Entity {
  const name = safeFileName(part.name) || `attachment-${position + 1}`;
  return presentAttachment({
    id: 0,
    name,
    contentType: part.type,
    size: part.size,
    inline: part.inline,
    contentId: part.contentId,
    authKey: '',
  });
}

const presentPreview = ({ attachment, type, content, mail }: Preview): Shown<typeof AttachmentPreview> => ({
  Name: attachment.name,
  MimeType: type,
  Size: attachment.size,
  Content: content,
  // wire: null tells that it is no mail
  EmailSubject: mail?.subject ?? null,
  EmailFrom: mail?.from ?? null,
  EmailTo: mail?.to ?? null,
  EmailCc: mail?.cc ?? null,
  EmailDate: mail?.date ?? null,
  EmailAttachmentsInfo: mail?.parts.map(presentPart) ?? [],
});

export const handlers = implement(attachments, {
  CreateDefaultAttachmentEntity: async () => ({ value: { IsSafeFileExtension: true } }),
  SaveAttachmentEntity: async ({ call }, entity) => stored(call, await saveAttachment(call, accept(entity))),
  UploadAttachment: async ({ call }, { AttachmentId, Content }) => {
    await uploadAttachment(call, AttachmentId, Content);
    return { value: undefined };
  },
  GetAttachmentEntity: async ({ call }, id) => ({ value: await find(call, id) }),
  GetAttachmentStream: async ({ call }, { AttachmentId }) => {
    const { attachment, bytes } = await readContent(call, AttachmentId);
    return { value: bytes, file: { name: attachment.name, type: servedType(bytes) } };
  },
  GetAttachmentPreview: async ({ call }, { AttachmentId }) => {
    const preview = await previewAttachment(call, AttachmentId);
    return { value: preview && presentPreview(preview) };
  },
  GetPreviewAttachmentStream: async ({ call }, { AttachmentId }) => {
    const preview = await previewAttachment(call, AttachmentId);
    if (!preview) return { value: null };
    const { attachment, type, content } = preview;
    return { value: { Name: attachment.name, Type: type, Size: attachment.size, Stream: content } };
  },
  GetRfcAttachmentStream: async ({ call }, { AttachmentId, Position }) => {
    const bytes = await readMailPart(call, AttachmentId, Position);
    return { value: bytes, file: { name: '', type: servedType(bytes) } };
  },
  GetAttachmentInfo: async ({ call }, { TicketMessageEntityId }) => ({
    value: (await listed(call, { messageId: TicketMessageEntityId })).map(present),
  }),
  GetAttachmentInfoNonInline: async ({ call }, { TicketMessageEntityId }) => ({
    value: (await listed(call, { messageId: TicketMessageEntityId })).filter(({ inline }) => !inline).map(present),
  }),
  GetTicketAttachments: async ({ call }, { TicketEntityId }) => ({
    value: (await listed(call, { ticketId: TicketEntityId })).map(present),
  }),
  AddAttachments: async ({ call }, { TicketMessageEntityId, AttachmentIds }) => {
    limitIds(AttachmentIds, 'AttachmentIds');
    await addAttachments(call, TicketMessageEntityId, AttachmentIds);
    return { value: undefined };
  },
  RemoveMessageAttachments: async ({ call }, { TicketMessageEntityId, AttachmentIds }) => {
    limitIds(AttachmentIds, 'AttachmentIds');
    await removeAttachments(call, TicketMessageEntityId, AttachmentIds);
    return { value: undefined };
  },
  ValidateAttachments: async ({ call }, { AttachmentIds }) => {
    limitIds(AttachmentIds, 'AttachmentIds');
    const found = await validateAttachments(call, AttachmentIds);
    return { value: found.map(({ id, problem }) => ({ AttachmentId: id, IsValid: problem === null, ErrorMessage: problem ?? '' })) };
  },
  CopyFromCRMDocument: async ({ call }, { DocumentId }) => stored(call, await copyFromDocument(call, DocumentId)),
  CopyToTempFile: async ({ call }, { Filename, AttachmentId }) => ({ value: await copyToTempFile(call, Filename, AttachmentId) }),
});
