/** The operations of the BLOB agent that Svar declares; its other ones answer 501. */
import { BlobEntity } from '../carriers/index.ts';
import { args, bytes, entity, group, int, key, none, nothing, operation, ref, stream } from '../language.ts';

export const operations = group({
  CreateDefaultBlobEntity: operation(
    '',
    none(),
    ref(() => BlobEntity),
    { select: false },
  ),
  SaveBlobEntity: operation(
    '',
    entity(() => BlobEntity),
    ref(() => BlobEntity),
    { select: false },
  ),
  DeleteBlobEntity: operation('', key('blobEntityId'), nothing, { select: false }),
  GetBlobEntity: operation(
    '',
    key('blobEntityId'),
    ref(() => BlobEntity),
  ),
  SetBlobStream: operation('', args({ BlobEntityId: int(), Stream: bytes() }), nothing),
  GetBlobStream: operation('', args({ BlobEntityId: int() }), stream),
  GetPersonImage: operation('', args({ PersonId: int() }), stream),
  SetPersonImage: operation('', args({ PersonId: int(), Image: bytes() }), nothing),
});
