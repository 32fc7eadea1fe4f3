/** Binary objects: what is said of them, and their bytes. Who works at the desk reads and writes them. */
import { mayRemove } from '../domain/entities.ts';
import { changedMembers } from '../domain/people-save.ts';
import type { Tx } from '../store/database.ts';
import { BLOB, type BlobRow, bytesIn, contentOf, setContent } from '../store/files.ts';
import { deleteRow, insertRow, rowsById, updateRow } from '../store/rows.ts';
import type { Call } from './call.ts';
import { checkWorksHere } from './entities.ts';
import { Refused } from './errors.ts';
import { checkSize } from './files.ts';
import { changeRecord } from './record.ts';

export type { BlobRow } from '../store/files.ts';

const LENGTH = 239;

/** What a save says of a binary object; what is missing stays. */
export type BlobWish = {
  readonly id: number;
  readonly said: Partial<Pick<BlobRow, 'mimeType' | 'description' | 'extraInfo' | 'conceptualType'>>;
};

export interface BlobView {
  blob: BlobRow;
  /** Of its bytes. */
  size: number;
}

const unknown = (id: number): Refused => new Refused({ why: 'unknown', about: 'BlobEntity', message: `There is no binary object ${id}` });

/** A binary object, or null. @throws Refused for callers who do not work at the desk */
export async function readBlob(call: Call, id: number): Promise<BlobView | null> {
  checkWorksHere(call, 'BlobEntity');
  const [rows, sizes] = await call.app.database.snapshot(rowsById(BLOB, [id]), contentOf('blob', id, false));
  const blob = rows![0] as unknown as BlobRow | undefined;
  return blob ? { blob, size: (sizes![0]?.size as number | undefined) ?? 0 } : null;
}

/** Its bytes; none when it is empty. @throws Refused when there is no such object */
export async function readBlobBytes(call: Call, id: number): Promise<Uint8Array> {
  checkWorksHere(call, 'BlobEntity');
  const [rows, bytes] = await call.app.database.snapshot(rowsById(BLOB, [id]), contentOf('blob', id, true));
  if (rows!.length === 0) throw unknown(id);
  return bytesIn(bytes!) ?? new Uint8Array();
}

function checkTexts({ said }: BlobWish): void {
  for (const [member, text] of Object.entries(said))
    if (text.length > LENGTH)
      throw new Refused({ why: 'invalid', about: member, message: `${member} is longer than ${LENGTH} characters` });
}

async function locked(tx: Tx, id: number): Promise<BlobRow> {
  const [rows] = await tx.query(rowsById(BLOB, [id], true));
  if (rows!.length === 0) throw unknown(id);
  return rows![0] as unknown as BlobRow;
}

const stamps = (call: Call) => ({ updated: call.at, updatedBy: call.agent.associateId });

/** Makes (id 0) or changes a binary object. @returns its id @throws Refused */
export async function saveBlob(call: Call, wish: BlobWish): Promise<number> {
  checkTexts(wish);
  const outcome = await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, 'BlobEntity');
    if (wish.id === 0) {
      const [made] = await tx.query(insertRow(BLOB, { ...wish.said, registered: now.at, registeredBy: now.agent.associateId }));
      return { value: null, id: made![0]!.id as number, events: [] };
    }
    const standing = { ...(await locked(tx, wish.id)) };
    const isSame = changedMembers(standing, { ...standing, ...wish.said }).length === 0;
    const last = isSame ? [] : [updateRow(BLOB, wish.id, { ...wish.said, ...stamps(now) })!];
    return { value: null, id: wish.id, events: [], last };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.id;
}

/** Stores the bytes of a binary object; no bytes empty it. @throws Refused */
export async function writeBlobBytes(call: Call, id: number, bytes: Uint8Array): Promise<void> {
  checkSize('Stream', bytes);
  await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, 'BlobEntity');
    await locked(tx, id);
    return { value: null, id, events: [], last: [...setContent('blob', id, bytes), updateRow(BLOB, id, stamps(now))!] };
  });
}

/** Takes a binary object away with its bytes. @throws Refused */
export async function removeBlob(call: Call, id: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, 'BlobEntity');
    const { registeredBy } = await locked(tx, id);
    if (!mayRemove(now.agent, { associateId: null, registeredBy }))
      throw new Refused({ why: 'forbidden', about: 'BlobEntity', message: 'Only an administrator or the maker may do this' });
    return { value: null, id, events: [], last: [deleteRow(BLOB, id)] };
  });
}
