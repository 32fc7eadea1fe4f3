/** Keys that make a repeated save harmless: each is written in the transaction of the save that it names. */
import type { Statement } from './database.ts';

/** An earlier save of this user under this key. */
export const findRepeat = (userId: number, key: string): Statement => ({
  name: 'find-repeat',
  text: 'select operation, fingerprint, result_id from svar_idempotency where user_id = $1 and key = $2',
  values: [userId, key],
});

/** Notes a save that found nothing to change: what its repeat would find may be another ticket by then. */
export const noteRepeat = (
  userId: number,
  { key, fingerprint }: { key: string; fingerprint: Uint8Array },
  operation: string,
  resultId: number,
  at: number,
): Statement => ({
  name: 'note-repeat',
  text: 'insert into svar_idempotency (user_id, key, operation, fingerprint, result_id, at) values ($1, $2, $3, $4, $5, $6)',
  values: [userId, key, operation, fingerprint, resultId, new Date(at).toISOString()],
});
