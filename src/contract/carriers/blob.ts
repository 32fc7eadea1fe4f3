/** Carriers of the BLOB agent. */
import { bool, carrier, dateTime, int, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { rights } from './rights.ts';

export const BlobEntity = carrier('BlobEntity', {
  BlobId: int(),
  BlobSize: int(),
  Description: text(239),
  ExtraInfo: text(239),
  IsEncrypted: bool(),
  IsZipped: bool(),
  MimeType: text(239),
  OriginalSize: int(),
  CreatedDate: dateTime({ audit: true }),
  UpdatedDate: dateTime({ audit: true }),
  CreatedBy: ref(() => Associate),
  UpdatedBy: ref(() => Associate),
  ConceptualType: text(239),
  ...rights,
});
