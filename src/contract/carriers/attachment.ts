/** Attachments and their previews. */
import { bool, bytes, carrier, dateTime, int, list, ref, text } from '../language.ts';
import { rights } from './rights.ts';

export const AttachmentEntity = carrier('AttachmentEntity', {
  AttachmentId: int(),
  Name: text(255),
  ContentType: text(255),
  AttSize: int(),
  InlineImage: bool(),
  ContentId: text(255),
  AuthKey: text(255),
  IsSafeFileExtension: bool(),
  ...rights,
});

export const AttachmentPreview = carrier('AttachmentPreview', {
  Name: text(),
  MimeType: text(),
  Size: int(),
  Content: bytes(),
  EmailSubject: text(),
  EmailFrom: text(),
  EmailTo: text(),
  EmailCc: text(),
  EmailDate: dateTime(),
  EmailAttachmentsInfo: list(ref(() => AttachmentEntity)),
  ...rights,
});

export const AttachmentValidationResult = carrier('AttachmentValidationResult', {
  AttachmentId: int(),
  IsValid: bool(),
  ErrorMessage: text(),
});

export const DocumentPreview = carrier('DocumentPreview', {
  Name: text(),
  Type: text(),
  Size: int(),
  Stream: bytes(),
  ...rights,
});
