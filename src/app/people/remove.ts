/** Taking companies and persons away and bringing them back; pictures of persons. */
import { mayDelete, type Owner } from '../../domain/people.ts';
import { isPicture } from '../../domain/picture.ts';
import type { Row, Tx } from '../../store/database.ts';
import { isOfDesk } from '../../store/people/flat.ts';
import { setPicture } from '../../store/people/pictures.ts';
import { removeWithCompany, restoreWithCompany } from '../../store/people/removal.ts';
import { SHAPES, toldChange } from '../../store/people/shapes.ts';
import { rowsById, updateRow } from '../../store/rows.ts';
import { type Call, checkUnmodified, stampOf } from '../call.ts';
import { Refused } from '../errors.ts';
import { changeRecord, type RecordChange, type RecordEvent } from '../record.ts';
import { recordFrom } from './read.ts';
import { checkMayWrite, lockProfile, unknownOwner } from './save.ts';

function checkMayDelete(call: Call, owner: Owner, record: Parameters<typeof mayDelete>[1], ofDesk: boolean): void {
  if (mayDelete(call.agent, record, ofDesk)) return;
  const message = ofDesk ? 'The desk’s own users and companies stay' : 'Only an administrator, the owner or the maker may do this';
  throw new Refused({ why: 'forbidden', about: owner, message });
}

const eventOf = (owner: Owner, kind: string, row: Row, before: Row): RecordEvent => ({
  entity: owner,
  id: row.id as number,
  kind: `${owner}.${kind}`,
  ...toldChange(owner, before, row, ['deleted', 'updated', 'updatedBy']),
});

/** Deletes (`deleted`) or brings back one owner, and with a company the persons that go or went with it. */
async function turn(tx: Tx, call: Call, owner: Owner, id: number, deleted: boolean): Promise<RecordChange<null>> {
  const [rows, ofDesk] = await tx.query(rowsById(SHAPES[owner], [id], true), isOfDesk(owner, id));
  const record = recordFrom(owner, rows);
  if (!record || (deleted && record.deleted)) throw unknownOwner(owner, id);
  checkMayDelete(call, owner, record, ofDesk!.length > 0);
  checkUnmodified(call, record.updated ?? record.registered);
  if (record.deleted === deleted) return { value: null, id, events: [] };
  const stamps = { updated: stampOf(call, record), updatedBy: call.agent.associateId };
  const next = { ...record, ...stamps, deleted, deletedAt: deleted ? call.at : null };
  const along =
    owner === 'person'
      ? null
      : deleted
        ? removeWithCompany(id, call.at, stamps.updatedBy)
        : restoreWithCompany(id, record.deletedAt, call.at, stamps.updatedBy);
  const [, persons] = await tx.query(
    updateRow(SHAPES[owner], id, { ...stamps, deleted, deletedAt: next.deletedAt })!,
    ...(along ? [along] : []),
  );
  const kind = deleted ? 'softdeleted' : 'changed';
  const events = (persons ?? []).map((row) => eventOf('person', kind, row, { ...row, deleted: !deleted, updated: row.before }));
  return { value: null, id, events: [eventOf(owner, kind, next as unknown as Row, record as unknown as Row), ...events] };
}

/** Takes a company (with its persons) or a person out of sight; the rows stay, and so do tickets' links to them. @throws Refused */
export async function deleteOwner(call: Call, owner: Owner, id: number): Promise<void> {
  await changeRecord(call, (tx, now) => turn(tx, now, owner, id, true));
}

/** Brings back what was deleted; a company with the persons that went with it. @throws Refused */
export async function undeleteOwner(call: Call, owner: Owner, id: number): Promise<void> {
  await changeRecord(call, (tx, now) => turn(tx, now, owner, id, false));
}

/** Gives a person a picture, or takes it away (no bytes). @throws Refused for bytes that are no picture */
export async function changePicture(call: Call, personId: number, bytes: Uint8Array): Promise<void> {
  const isNone = bytes.byteLength === 0;
  if (!isNone && !isPicture(bytes))
    throw new Refused({ why: 'invalid', about: 'Image', message: 'Image is no JPEG, PNG, GIF, WebP or BMP picture' });
  await changeRecord(call, async (tx, now) => {
    checkMayWrite(now, 'person');
    const { profile } = await lockProfile(tx, 'person', personId);
    const members = ['updated', 'updatedBy'];
    const stamps = { updated: stampOf(now, profile.record), updatedBy: now.agent.associateId };
    const record: Readonly<Record<string, unknown>> = { ...profile.record, ...stamps };
    const stamp = updateRow(SHAPES.person, personId, stamps)!;
    const event = { entity: 'person', id: personId, kind: 'person.changed', ...toldChange('person', profile.record, record, members) };
    return { value: null, id: personId, events: [event], last: [...setPicture(personId, isNone ? null : bytes), stamp] };
  });
}
