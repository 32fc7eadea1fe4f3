/** The operations of the BLOB agent that Svar declares; its other ones answer 501. */
import { BlobEntity } from '../carriers/index.ts';
import { args, bytes, entity, group, int, key, none, nothing, operation, ref, stream } from '../language.ts';

export const operations = group({
  CreateDefaultBlobEntity: operation(
    'A new binary object, not stored.',
    none(),
    ref(() => BlobEntity),
    { select: false },
  ),
  SaveBlobEntity: operation(
    'Makes (BlobId 0) or changes what is said of a binary object. Its bytes come by SetBlobStream; sizes are counted, never taken from a request.',
    entity(() => BlobEntity),
    ref(() => BlobEntity),
    { select: false },
  ),
  DeleteBlobEntity: operation('Deletes a binary object with its bytes.', key('blobEntityId'), nothing, { select: false }),
  GetBlobEntity: operation(
    'What is known of a binary object; null when there is none.',
    key('blobEntityId'),
    ref(() => BlobEntity),
  ),
  SetBlobStream: operation(
    'Stores the bytes of a binary object; no bytes empty it.',
    args({ BlobEntityId: int(), Stream: bytes() }),
    nothing,
  ),
  GetBlobStream: operation('The bytes of a binary object; none when it is empty.', args({ BlobEntityId: int() }), stream),
  GetPersonImage: operation('The bytes of a person’s picture; none when there is no picture.', args({ PersonId: int() }), stream),
  SetPersonImage: operation(
    'Gives a person a picture (JPEG, PNG, GIF, BMP, WebP); no bytes take it away.',
    args({ PersonId: int(), Image: bytes() }),
    nothing,
  ),
});
