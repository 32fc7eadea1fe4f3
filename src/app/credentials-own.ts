/** What users do with their own tokens and passwords, and administrators with everybody's. */

import { mayLogIn } from '../domain/desk.ts';
import { isAdmin } from '../domain/rights.ts';
import { endOf, isAlive, type Token } from '../domain/token.ts';
import { keepToken, revokeTokens, revokeTokensOf, setPasswordHash, tokenById, tokenOf, tokensOf } from '../store/credentials.ts';
import type { Tx } from '../store/database.ts';
import { DESK_VERSION, deskVersionOf } from '../store/ticket-reads.ts';
import type { Agent, Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord, type RecordEvent } from './record.ts';
import { hashPassword } from './sign-in.ts';

const LABEL_AT_MOST = 254;
const PASSWORD_AT_MOST = 128;

/** A bearer for the caller. It dies with the token that the call was made with, and does not outlive it. */
export const issueBearer = (call: Call): Promise<string> =>
  call.app.credentials.issueOnce(
    {
      kind: 'bearer',
      agent: call.agent,
      credentialVersion: call.credentialVersion,
      label: '',
      from: call.token,
      by: call.agent.associateId,
      expiresAt: null,
    },
    call.at,
  );

const refuse = (why: 'unknown' | 'invalid' | 'forbidden' | 'conflict', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};

/** The user of a call's argument: oneself (0 too), or anybody for an administrator. */
function userFor(call: Call, associateId: number): Agent {
  const id = associateId === 0 ? call.agent.associateId : associateId;
  if (id !== call.agent.associateId && !isAdmin(call.agent))
    refuse('forbidden', 'AssociateId', 'Only an administrator may do this for others');
  const agent = call.desk.associates.get(id);
  return agent && !agent.deleted ? agent : refuse('unknown', 'AssociateId', `User ${id} was not found`);
}

/** What lasts is made with the password or a session: a token that was stolen must not multiply, nor change the password. */
function checkStrong(call: Call): void {
  if (call.token !== null && call.token.kind !== 'session')
    refuse('forbidden', '', 'This needs the password or a session; a ticket or bearer is not enough');
}

const noted = (kind: string, id: number, { associateId, label }: { associateId: number; label: string }): RecordEvent => ({
  entity: 'svar_token',
  id,
  kind,
  before: null,
  after: { associate_id: associateId, label },
});

/**
 * Issues a service ticket: a ticket that does not end by being unused, for an integration to configure.
 * @param wanted `expiresAt` null: good until revoked
 * @returns its text, which is never shown again, and what is kept
 */
export async function issueServiceTicket(
  call: Call,
  wanted: { associateId: number; label: string; expiresAt: number | null },
): Promise<{ text: string; token: Token }> {
  checkStrong(call);
  const label = wanted.label.trim();
  if (label === '' || label.length > LABEL_AT_MOST)
    refuse('invalid', 'Label', `A service ticket needs a label of up to ${LABEL_AT_MOST} characters`);
  if (wanted.expiresAt !== null && wanted.expiresAt <= call.at) refuse('invalid', 'ExpiresAt', 'The end lies in the past');
  const outcome = await changeRecord(call, async (tx, now) => {
    const agent = userFor(now, wanted.associateId);
    if (!mayLogIn(agent)) refuse('invalid', 'AssociateId', `User ${agent.associateId} cannot log in`);
    const credentialVersion = now.app.desks.current().credentials.get(agent.associateId)?.version ?? 0;
    const { text, kept } = now.app.credentials.prepare(
      { kind: 'service', agent, credentialVersion, label, from: null, by: now.agent.associateId, expiresAt: wanted.expiresAt },
      now.at,
    );
    const [rows] = await tx.query(keepToken(kept));
    const id = rows![0]!.id as number;
    const token: Token = { ...kept, id, createdAt: now.at, createdBy: kept.by, lastUsedAt: null, revokedAt: null };
    return { value: { text, token }, id, events: [noted('token.issued', id, token)] };
  });
  return 'repeated' in outcome
    ? refuse('conflict', 'Idempotency-Key', 'This ticket was issued already; its text was shown once')
    : outcome.value;
}

/** A user's tokens that are good or were revoked lately, newest first. */
export async function tokensOfUser(call: Call, associateId: number): Promise<Token[]> {
  const agent = userFor(call, associateId);
  const rows = await call.app.database.query(tokensOf(agent.associateId));
  const version = call.app.desks.current().credentials.get(agent.associateId)?.version ?? 0;
  return rows
    .map(tokenOf)
    .filter((token) => token.revokedAt !== null || (isAlive(token, call.at) && token.credentialVersion === version))
    .map((token) => ({ ...token, expiresAt: endOf(token) }));
}

/** Revokes one token, and with it what was made with it. A second time changes nothing. */
export async function revokeToken(call: Call, id: number): Promise<void> {
  await revoking(call, async (now, tx) => {
    const [rows] = await tx.query(tokenById(id));
    const token = rows![0] ? tokenOf(rows![0]) : null;
    // another's token looks as absent as one that never was
    if (!token || (token.associateId !== now.agent.associateId && !isAdmin(now.agent)))
      return refuse('unknown', 'TokenId', `Token ${id} was not found`);
    return { statement: token.revokedAt === null ? revokeTokens([id], now.at) : null, token };
  });
}

/** Revokes every token of a user, web sessions too. */
export async function revokeAllTokens(call: Call, associateId: number): Promise<void> {
  await revoking(call, async (now) => {
    const agent = userFor(now, associateId);
    return { statement: revokeTokensOf(agent.associateId, now.at), token: { id: 0, associateId: agent.associateId, label: '' } };
  });
}

type Revocation = { statement: ReturnType<typeof revokeTokens> | null; token: Pick<Token, 'id' | 'associateId' | 'label'> };

async function revoking(call: Call, find: (now: Call, tx: Tx) => Promise<Revocation>): Promise<void> {
  const outcome = await changeRecord(call, async (tx, now) => {
    const { statement, token } = await find(now, tx);
    const rows = statement ? (await tx.query(statement))[0]! : [];
    const [versions] = await tx.query(DESK_VERSION);
    return {
      value: deskVersionOf(versions![0]!),
      id: token.id,
      events: rows.map((row) => noted('token.revoked', row.id as number, token)),
    };
  });
  if (!('repeated' in outcome)) await call.app.desks.atLeast(outcome.value);
}

/** Is a password long enough, and not longer than what is hashed? */
export const isPasswordFit = (call: Call, password: string): boolean => {
  const { length } = [...password];
  return length >= call.app.signIn.shortestPassword && length <= PASSWORD_AT_MOST;
};

/** Sets a user's password; all tokens and sessions of that user end. Oneself, or anybody for an administrator. */
export async function setPassword(call: Call, associateId: number, password: string): Promise<void> {
  if (userFor(call, associateId).associateId === call.agent.associateId) checkStrong(call);
  if (!isPasswordFit(call, password))
    refuse('invalid', 'Password', `A password has ${call.app.signIn.shortestPassword} to ${PASSWORD_AT_MOST} characters`);
  const hash = await hashPassword(password);
  const outcome = await changeRecord(call, async (tx, now) => {
    const agent = userFor(now, associateId);
    await tx.query(setPasswordHash(agent.associateId, hash, now.at));
    const [versions] = await tx.query(DESK_VERSION);
    const event: RecordEvent = { entity: 'associate', id: agent.associateId, kind: 'associate.password', before: null, after: null };
    return { value: deskVersionOf(versions![0]!), id: agent.associateId, events: [event] };
  });
  if (!('repeated' in outcome)) await call.app.desks.atLeast(outcome.value);
}

/** Changes one's own password. @returns false when the old one is wrong or the new one does not fit */
export async function changeOwnPassword(call: Call, old: string, next: string): Promise<boolean> {
  const { signIn } = call.app;
  const shown = await signIn.byPassword(call.agent.login, old, call.at, `inside ${call.agent.associateId}`);
  if (shown?.associateId !== call.agent.associateId || !isPasswordFit(call, next)) return false;
  // the old password stands for what the call was made with
  await setPassword({ ...call, token: null }, 0, next);
  return true;
}
