/** The BLOB agent: binary objects, and pictures of persons. */
import { type BlobView, readBlob, readBlobBytes, removeBlob, saveBlob, writeBlobBytes } from '../../app/blobs.ts';
import type { Call } from '../../app/call.ts';
import { readPicture } from '../../app/people/read.ts';
import { changePicture } from '../../app/people/remove.ts';
import { operations } from '../../contract/agents/blob.ts';
import type { BlobEntity } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { type Answer, changedOf, implement } from '../implement.ts';
import { type Names, saidFields } from '../person/accept-parts.ts';
import { presentAssociateId } from '../person/present-parts.ts';
import { goneOr } from '../repeat.ts';

const FIELDS: Names = { MimeType: 'mimeType', Description: 'description', ExtraInfo: 'extraInfo', ConceptualType: 'conceptualType' };

/** Bytes are stored as they come: never packed, never encrypted. */
function present({ blob, size }: BlobView, { desk }: Call): Shown<typeof BlobEntity> {
  return {
    BlobId: blob.id,
    BlobSize: size,
    OriginalSize: size,
    Description: blob.description,
    ExtraInfo: blob.extraInfo,
    MimeType: blob.mimeType,
    ConceptualType: blob.conceptualType,
    CreatedDate: blob.registered,
    UpdatedDate: blob.updated,
    CreatedBy: presentAssociateId(blob.registeredBy, desk),
    UpdatedBy: presentAssociateId(blob.updatedBy, desk),
  };
}

async function blob(call: Call, id: number): Promise<Answer<Shown<typeof BlobEntity> | null>> {
  const view = await readBlob(call, id);
  return view ? { value: present(view, call), ...changedOf(view.blob) } : { value: null };
}

export const handlers = implement(operations, {
  CreateDefaultBlobEntity: async () => ({ value: {} }),
  SaveBlobEntity: async ({ call }, entity) => {
    const id = await saveBlob(call, { id: Math.max(entity.BlobId ?? 0, 0), said: saidFields(entity, FIELDS) });
    const answer = await blob(call, id);
    if (!answer.value) throw goneOr(call.idempotency !== null, 'BlobId', `binary object ${id}`);
    return answer;
  },
  DeleteBlobEntity: async ({ call }, id) => {
    await removeBlob(call, id);
    return { value: undefined };
  },
  GetBlobEntity: ({ call }, id) => blob(call, id),
  SetBlobStream: async ({ call }, { BlobEntityId, Stream }) => {
    await writeBlobBytes(call, BlobEntityId, Stream);
    return { value: undefined };
  },
  GetBlobStream: async ({ call }, { BlobEntityId }) => ({ value: await readBlobBytes(call, BlobEntityId) }),
  GetPersonImage: async ({ call }, { PersonId }) => ({ value: (await readPicture(call, PersonId)) ?? new Uint8Array() }),
  SetPersonImage: async ({ call }, { PersonId, Image }) => {
    await changePicture(call, PersonId, Image);
    return { value: undefined };
  },
});
