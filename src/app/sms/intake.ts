/**
 * The intake of SMS, as that of mail: its bytes are kept, with the job that will sort it, before who brought it is told so. What
 * the gateway calls an SMS decides that it comes in once. Source: reliability §1.
 */
import { createHash } from 'node:crypto';
import type { Tx } from '../../store/database.ts';
import { keepBlob } from '../../store/files.ts';
import { insertSms, smsAgain } from '../../store/sms.ts';
import type { App, Call } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { MAIL_QUEUE } from '../mail/intake.ts';
import { changeRecord } from '../record.ts';
import type { ArrivedSms } from './arrived.ts';

const OPERATION = 'Sms.Intake';

/** What became of it: kept, known already, or under the name of another one. */
export type Kept = { kind: 'new' | 'again'; id: number } | { kind: 'another' };

async function keep(tx: Tx, { app, at }: Call, bytes: Uint8Array, sms: ArrivedSms): Promise<Kept> {
  const hash = createHash('sha256').update(bytes).digest();
  const row = { uid: sms.id, hash, size: bytes.byteLength, sender: sms.from, subject: sms.text.replace(/\s+/g, ' ').trim() };
  const [, made] = await tx.query(keepBlob(hash, bytes), insertSms(row, at));
  const [again] = made!.length > 0 ? [made!] : await tx.query(smsAgain(sms.id));
  const found = again![0] as { id: number; hash?: Uint8Array } | undefined;
  if (!found || (found.hash && !hash.equals(found.hash))) return { kind: 'another' };
  // of one that has come before as well: a job for what is sorted ends at once
  await app.jobs.enqueue(tx, MAIL_QUEUE, { inboxId: found.id });
  return { kind: made!.length > 0 ? 'new' : 'again', id: found.id };
}

/**
 * Keeps an SMS. Once this has answered `new` or `again`, it is not lost.
 * @throws StoreUnavailable when it was not kept
 */
export async function keepSms(app: App, bytes: Uint8Array, sms: ArrivedSms, at: number): Promise<Kept> {
  const outcome = await changeRecord(robotCall(app, OPERATION, at), async (tx, call) => {
    const value = await keep(tx, call, bytes, sms);
    return { value, id: value.kind === 'another' ? 0 : value.id, events: [] };
  });
  return 'repeated' in outcome ? { kind: 'again', id: outcome.repeated } : outcome.value;
}
