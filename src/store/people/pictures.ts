/** Pictures of persons: bytes that are kept once, by their hash. */
import { createHash } from 'node:crypto';
import type { Statement } from '../database.ts';

export const pictureOf = (personId: number): Statement => ({
  name: 'picture-of-person',
  text: 'select b.bytes from person p join svar_blob b on b.hash = p.svar_picture where p.person_id = $1 and not p.deleted',
  values: [personId],
});

/** The statements that give a person this picture, or (null) none. */
export function setPicture(personId: number, bytes: Uint8Array | null): Statement[] {
  if (bytes === null)
    return [{ name: 'clear-picture', text: 'update person set svar_picture = null where person_id = $1', values: [personId] }];
  const hash = createHash('sha256').update(bytes).digest();
  return [
    {
      name: 'keep-blob',
      text: 'insert into svar_blob (hash, size, bytes) values ($1, $2, $3) on conflict (hash) do nothing',
      values: [hash, bytes.byteLength, bytes],
    },
    { name: 'set-picture', text: 'update person set svar_picture = $2 where person_id = $1', values: [personId, hash] },
  ];
}
