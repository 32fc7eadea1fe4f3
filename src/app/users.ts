/** Users: who they are, made, changed, deleted. All of it is for general administrators, except one's own presence. */
import { type Agent, type Desk, PRESENT, USER_DELETED } from '../domain/desk.ts';
import { isAdmin } from '../domain/rights.ts';
import { setPasswordHash } from '../store/credentials.ts';
import { type Statement, StoreConflict, type Tx } from '../store/database.ts';
import { LOCK_DESK } from '../store/lists/administration.ts';
import { columnValues, insertRow, rowsById, updateRow } from '../store/rows.ts';
import { deskVersionOf, type PersonRow, personsById } from '../store/ticket-reads.ts';
import {
  addEmail,
  associates,
  forgetUser,
  membersOfGroup,
  namesTaken,
  roleById,
  serviceUsers,
  setMemberships,
  setOtherGroups,
  setRole,
  type UserRow,
  userGroups,
  userPersons,
  userRows,
  usersById,
} from '../store/users.ts';
import type { Call } from './call.ts';
import { isPasswordFit } from './credentials-own.ts';
import { Refused } from './errors.ts';
import { changeRecord, type RecordEvent } from './record.ts';
import { renewed } from './renewed.ts';
import { hashPassword } from './sign-in.ts';

export type { UserRow } from '../store/users.ts';

/** The desk's own company: users whose person is new belong to it (base data). */
const OWN_COMPANY = 2;
const LOGIN_AT_MOST = 63;
/** Ranks lie in a smallint. */
const RANK_AT_MOST = 32_767;

/** What shall be true of a user; what is not said stays, or is the default of a new one. */
export interface UserWish {
  login?: string | undefined;
  nick?: string | undefined;
  rank?: number | undefined;
  tooltip?: string | undefined;
  signature?: string | undefined;
  deleted?: boolean | undefined;
  roleId?: number | undefined;
  groupId?: number | undefined;
  otherGroupIds?: readonly number[] | undefined;
  categoryIds?: readonly number[] | undefined;
  /** Of an existing person, for a new user. */
  personId?: number | undefined;
  /** Of a person to be made with a new user. */
  person?: { firstName: string; lastName: string; email: string } | undefined;
  password?: string | undefined;
}

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};

function checkAdmin(call: Call): void {
  if (!isAdmin(call.agent)) refuse('forbidden', 'User', 'Only a general administrator may change users');
}

/** Users with their rows, in the order of the ids; unknown ids are left out. */
export async function readUsers(call: Call, ids: readonly number[]): Promise<{ agent: Agent; row: UserRow }[]> {
  const rows = userRows(await call.app.database.query(usersById(ids)));
  return rows.flatMap((row) => {
    const agent = call.desk.associates.get(row.associateId);
    return agent ? [{ agent, row }] : [];
  });
}

/** Associate ids of a group's members. */
export const readMembers = async (call: Call, groupId: number): Promise<ReadonlySet<number>> =>
  new Set((await call.app.database.query(membersOfGroup(groupId))).map((row) => row.id as number));

/** The user of a log-in, without regard to case. */
export const userByLogin = (desk: Desk, login: string): Agent | undefined => {
  const wanted = login.normalize('NFKC').toLowerCase();
  return [...desk.associates.values()].find((agent) => agent.login.normalize('NFKC').toLowerCase() === wanted);
};

/** May this be a log-in? A colon would end it in a Basic header; `7T:` begins a ticket. */
export const isLoginFit = (login: string): boolean =>
  login.trim() === login && login.length > 0 && login.length <= LOGIN_AT_MOST && !/[:\p{Cc}]/u.test(login);

/** Is a log-in fit, and free for this user (0 for a new one)? */
export function isLoginFree(desk: Desk, associateId: number, login: string): boolean {
  const holder = userByLogin(desk, login);
  return isLoginFit(login) && (!holder || holder.associateId === associateId);
}

const soundAdmins = (desk: Desk): Agent[] =>
  [...desk.associates.values()].filter((agent) => isAdmin(agent) && !agent.robot && !agent.deleted && agent.presence !== USER_DELETED);

/** Nobody else changes users until the end, and the desk at hand is the newest: rules over all users hold. */
async function lockUsers(tx: Tx, call: Call): Promise<void> {
  const [rows] = await tx.query(LOCK_DESK);
  if (deskVersionOf(rows![0]!) !== call.desk.version) throw new StoreConflict(new Error('the users of the desk have changed'));
}

/** A user of the desk, deleted or not. @throws Refused for the robot, and for nobody */
export function findUser(call: Call, id: number): Agent {
  const agent = call.desk.associates.get(id);
  if (!agent || agent.robot) return refuse('unknown', 'AssociateId', `User ${id} was not found`);
  return agent;
}

function checkLastAdmin(call: Call, agent: Agent): void {
  const others = soundAdmins(call.desk).filter((other) => other.associateId !== agent.associateId);
  if (isAdmin(agent) && others.length === 0) refuse('invalid', 'User', 'The last general administrator has to stay one');
}

/** Rules that need other rows: names are free, role and groups exist. */
async function checkReferences(tx: Tx, call: Call, agent: Agent | null, wish: UserWish): Promise<void> {
  const groupIds = [...(wish.groupId === undefined ? [] : [wish.groupId]), ...(wish.otherGroupIds ?? [])];
  const [taken, roles, groups, persons] = await tx.query(
    namesTaken(agent?.associateId ?? 0, wish.login ?? '', wish.nick ?? ''),
    roleById(wish.roleId ?? 0),
    rowsById(userGroups, groupIds),
    personsById(wish.personId === undefined ? [] : [wish.personId]),
  );
  if (taken!.some((row) => row.login)) refuse('invalid', 'Name', 'This log-in name is in use');
  if (taken!.some((row) => row.nick)) refuse('invalid', 'NickName', 'This nick name is in use');
  if (wish.roleId !== undefined && roles!.length === 0)
    refuse('unknown', 'Role', `Role ${wish.roleId} was not found among those of employees`);
  for (const id of groupIds) if (!groups!.some((row) => row.id === id)) refuse('unknown', 'UserGroup', `User group ${id} was not found`);
  if ([...call.desk.associates.values()].some(({ personId }) => personId !== null && personId === wish.personId))
    refuse('invalid', 'Person', 'This person is a user already');
  if (wish.personId !== undefined && persons!.length === 0) refuse('unknown', 'Person', `Person ${wish.personId} was not found`);
  for (const id of wish.categoryIds ?? [])
    if (!call.desk.categories.has(id)) refuse('unknown', 'TicketCategories', `Category ${id} was not found`);
  if (agent && wish.roleId !== undefined && roles![0]!.admin !== true) checkLastAdmin(call, agent);
}

/** Lengths of the columns, in UTF-16 units. */
const LENGTHS = { tooltip: 254, signature: 65_536, firstName: 99, lastName: 99, email: 239 } as const;

function checkTexts(call: Call, wish: UserWish): void {
  const said = { tooltip: wish.tooltip, signature: wish.signature, ...wish.person };
  for (const [name, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][])
    if ((said[name] ?? '').length > most) refuse('invalid', name, `${name} has at most ${most} characters`);
  if (wish.login !== undefined && !isLoginFit(wish.login))
    refuse('invalid', 'Name', `A log-in name has 1 to ${LOGIN_AT_MOST} characters, no colon, and no blank at its ends`);
  if (wish.nick !== undefined && (wish.nick.trim() === '' || wish.nick.length > LOGIN_AT_MOST))
    refuse('invalid', 'NickName', `A nick name has 1 to ${LOGIN_AT_MOST} characters`);
  if (Math.abs(wish.rank ?? 0) > RANK_AT_MOST) refuse('invalid', 'Rank', `A rank is at most ${RANK_AT_MOST}`);
  if (wish.password !== undefined && !isPasswordFit(call, wish.password))
    refuse('invalid', 'Credentials', `A password has at least ${call.app.signIn.shortestPassword} characters`);
}

const idOf = (rows: readonly { id?: unknown }[]): number => rows[0]!.id as number;

/** Inserts person, Service user and associate of a new user. @returns their ids */
async function insertUser(tx: Tx, call: Call, wish: UserWish): Promise<{ associateId: number; userId: number }> {
  const { login = '', person = { firstName: '', lastName: login, email: '' } } = wish;
  let { personId } = wish;
  if (personId === undefined) {
    const [rows] = await tx.query(
      insertRow(userPersons, { companyId: OWN_COMPANY, firstName: person.firstName, lastName: person.lastName }),
    );
    personId = idOf(rows!);
    if (person.email !== '') await tx.query(addEmail(personId, person.email));
  }
  const nick = wish.nick ?? login;
  const [persons] = await tx.query(personsById([personId]));
  const known = persons![0] as unknown as PersonRow;
  const names = { firstName: known.firstName, lastName: known.lastName, email: known.email ?? '' };
  const defaultCategoryId = wish.categoryIds?.[0];
  const [users] = await tx.query(
    insertRow(serviceUsers, { login, nick, ...names, status: PRESENT, signature: wish.signature, defaultCategoryId }),
  );
  const userId = idOf(users!);
  const [rows] = await tx.query(
    insertRow(associates, {
      login,
      rank: wish.rank,
      tooltip: wish.tooltip,
      type: 0,
      groupId: wish.groupId ?? call.agent.groupId,
      personId,
      userId,
      userName: nick,
      deleted: false,
    }),
  );
  return { associateId: idOf(rows!), userId };
}

const updates = (agent: Agent, wish: UserWish): Statement[] => {
  const { login, nick, rank, tooltip, groupId, deleted, signature } = wish;
  const status = deleted === undefined ? undefined : deleted ? USER_DELETED : agent.presence === USER_DELETED ? PRESENT : undefined;
  return [
    updateRow(associates, agent.associateId, { login, rank, tooltip, groupId, deleted, userName: nick }),
    agent.id > 0 ? updateRow(serviceUsers, agent.id, { login, nick, signature, status }) : null,
    ...(deleted === true ? forgetUser(agent.associateId, agent.id) : []),
  ].filter((statement) => statement !== null);
};

const links = (ids: { associateId: number; userId: number }, wish: UserWish): Statement[] => [
  ...(wish.roleId === undefined ? [] : [setRole(ids.associateId, wish.roleId)]),
  ...(wish.otherGroupIds === undefined ? [] : [setOtherGroups(ids.associateId, wish.otherGroupIds)]),
  ...(wish.categoryIds === undefined || ids.userId === 0 ? [] : [setMemberships(ids.userId, wish.categoryIds)]),
];

/** Associate and Service user as their columns; never a password. */
const quoted = (agent: Pick<Agent, 'login' | 'rank' | 'tooltip' | 'groupId' | 'personId' | 'deleted'>): Record<string, unknown> =>
  columnValues(associates, {
    login: agent.login,
    rank: agent.rank,
    tooltip: agent.tooltip,
    groupId: agent.groupId,
    personId: agent.personId,
    deleted: agent.deleted,
  });

function eventOf(agent: Agent | null, id: number, wish: UserWish): RecordEvent {
  const said = Object.fromEntries(Object.entries(wish).filter(([name, value]) => value !== undefined && name in associates.columns));
  const after = columnValues(associates, said);
  if (!agent) return { entity: 'associate', id, kind: 'associate.created', before: null, after };
  const before = Object.fromEntries(Object.entries(quoted(agent)).filter(([column]) => column in after));
  return { entity: 'associate', id, kind: wish.deleted ? 'associate.deleted' : 'associate.changed', before, after };
}

/**
 * Makes a user (id 0) or changes one.
 * @returns the associate id
 * @throws Refused when the caller is no administrator, a name is taken, a reference unknown, or the last administrator would go
 */
export async function saveUser(call: Call, id: number, wish: UserWish): Promise<number> {
  checkAdmin(call);
  checkTexts(call, wish);
  // a hash takes its time: it is made before anything is locked
  const hash = wish.password === undefined ? null : await hashPassword(wish.password);
  const outcome = await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    await lockUsers(tx, now);
    const agent = id === 0 ? null : findUser(now, id);
    if (!agent && wish.login === undefined) refuse('invalid', 'Name', 'A new user needs a log-in name');
    if (!agent && wish.roleId === undefined) refuse('invalid', 'Role', 'A new user needs a role');
    await checkReferences(tx, now, agent, agent ? wish : { ...wish, nick: wish.nick ?? wish.login });
    if (agent && hash !== null) refuse('invalid', 'Credentials', 'The password of a user who is there already is set by SetPassword');
    if (agent && wish.deleted && !agent.deleted) checkGoing(now, agent);
    const ids = agent ? { associateId: agent.associateId, userId: agent.id } : await insertUser(tx, now, wish);
    const last = [...(agent ? updates(agent, wish) : []), ...links(ids, wish)];
    if (hash !== null) last.push(setPasswordHash(ids.associateId, hash, now.at));
    return { value: ids.associateId, id: ids.associateId, events: [eventOf(agent, ids.associateId, wish)], last };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

function checkGoing(call: Call, agent: Agent): void {
  if (agent.associateId === call.agent.associateId) refuse('invalid', 'User', 'Nobody deletes himself');
  checkLastAdmin(call, agent);
}

/** Deletes a user: no log-in, no tickets any more; the row and what was written stay. A second time changes nothing. */
export async function deleteUser(call: Call, id: number): Promise<void> {
  checkAdmin(call);
  await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    await lockUsers(tx, now);
    const agent = findUser(now, id);
    if (agent.deleted) return { value: id, id, events: [] };
    checkGoing(now, agent);
    return { value: id, id, events: [eventOf(agent, id, { deleted: true })], last: updates(agent, { deleted: true }) };
  });
  await renewed(call);
}
