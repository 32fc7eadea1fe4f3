/** Keys that make a repeated save harmless: each is written in the transaction of the save that it names. */
import type { Statement } from './database.ts';

/** An earlier save of this user under this key. */
export const findRepeat = (userId: number, key: string): Statement => ({
  name: 'find-repeat',
  text: 'select operation, fingerprint, result_id from svar_idempotency where user_id = $1 and key = $2',
  values: [userId, key],
});
