/** Presence: a user says it of oneself, a general administrator of anybody. Source: people-and-rights §1. */
import { PRESENT } from '../domain/desk.ts';
import { isAdmin } from '../domain/rights.ts';
import { columnValues, rowsById, updateRow } from '../store/rows.ts';
import { serviceUsers } from '../store/users.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';
import { renewed } from './renewed.ts';
import { findUser, readUsers } from './users.ts';

const NOT_AVAILABLE = 2;
const MESSAGE_AT_MOST = 255;

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};

/** Is somebody present, and what his note says. Null for one without a Service user. */
export async function readPresence(call: Call, associateId: number): Promise<{ status: number; message: string } | null> {
  const [user] = await readUsers(call, [associateId]);
  return user && user.row.status !== null ? { status: user.row.status, message: user.row.notPresent ?? '' } : null;
}

/** Says that one is present or not, with a note; an administrator may say it of others. */
export async function setPresence(call: Call, associateId: number, status: number, message: string): Promise<void> {
  if (associateId !== call.agent.associateId && !isAdmin(call.agent))
    refuse('forbidden', 'AssociateId', "Only an administrator sets another's presence");
  if (status !== PRESENT && status !== NOT_AVAILABLE) refuse('invalid', 'Status', 'Presence is StatusNormal or StatusNotAvailable');
  if (message.length > MESSAGE_AT_MOST) refuse('invalid', 'Message', `The note has more than ${MESSAGE_AT_MOST} characters`);
  await changeRecord(call, async (tx, now) => {
    const agent = findUser(now, associateId);
    const [rows] = await tx.query(rowsById(serviceUsers, [agent.id], true));
    const before = rows![0];
    if (!before || agent.deleted) return refuse('unknown', 'AssociateId', `User ${associateId} has no place at this desk`);
    const after = { status, notPresent: status === PRESENT ? null : message };
    const was = { status: before.status, notPresent: before.notPresent };
    const change = updateRow(serviceUsers, agent.id, after)!;
    const event = { before: columnValues(serviceUsers, was), after: columnValues(serviceUsers, after) };
    const changed = was.status !== after.status || was.notPresent !== after.notPresent;
    return {
      value: null,
      id: associateId,
      events: changed ? [{ entity: 'ejuser', id: agent.id, kind: 'ejuser.changed', ...event }] : [],
      last: changed ? [change] : [],
    };
  });
  await renewed(call);
}
