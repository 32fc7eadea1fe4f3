/** The User agent: a colleague comes, is away, changes his password, moves on; groups come and go. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { WebApi } from '@superoffice/webapi';
import type { Credential, MDOListItem, ModuleLicenseLink, UserGroup, UserInfo } from '@superoffice/webapi/Carriers.js';
import { EjUserStatus, UserType } from '@superoffice/webapi/Enums.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

let desk: TestDesk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.close());

const users = (name?: string) => desk.client(name).getUserAgent();
const as = (login: string, password: string) => {
  const api = new WebApi(desk.url);
  api.authenticateWithPassword(login, password);
  return api;
};
const kinds = async (): Promise<string[]> =>
  (await desk.sql("select kinds[1] as kind from svar_event where entity in ('associate', 'ejuser', 'usergroup') order by seq")).map(
    ({ kind }) => kind,
  );

test('who is who: by id, log-in and Service user', async () => {
  const anna = await users('cato').getUserAsync(11);
  assert.deepEqual(
    [anna.name, anna.userName, anna.nickName, anna.ejUserId, anna.role.id, anna.userGroup.value],
    ['anna', 'anna', 'anna', 5, 1, 'Service'],
  );
  assert.equal(anna.person.fullName, 'Anna Aas');
  assert.equal(anna.person.contactName, 'My company');
  assert.deepEqual(
    anna.ticketCategories.map(({ name }: MDOListItem) => name),
    ['Support', 'Vip'],
  );
  assert.deepEqual(
    anna.credentials.map(({ value, displayValue }: Credential) => [value, displayValue]),
    [['', 'anna']],
  );
  assert.deepEqual(
    anna.licenseOwners[0].unrestrictedModuleLicenses.map(({ name, assigned }: ModuleLicenseLink) => [name, assigned]),
    [
      ['user', true],
      ['service', true],
    ],
  );
  assert.equal((await users('cato').getUserFromNameAsync('BJORN')).associateId, 12);
  assert.deepEqual(
    ((await users('cato').getUserFromEjUserIdAsync(7)) as unknown as { name: string }[]).map(({ name }) => name),
    ['cato'],
  );
  assert.equal(await users('cato').getUserAsync(4711), null);
  const infos = await users('cato').getUserInfoListAsync([14, 2]);
  assert.deepEqual(
    infos.map(({ userInfoId, userName, roleName, canLogon, grantedLicenses }: UserInfo) => [
      userInfoId,
      userName,
      roleName,
      canLogon,
      grantedLicenses,
    ]),
    [
      [14, 'ADM0', 'User level 0', true, ['user', 'service']],
      [2, 'SYSTEM', 'System user', false, []],
    ],
  );
  assert.equal((await users('cato').getUserInfoAsync(13)).userGroupName, 'Service');
});

test('a colleague comes, signs in, changes his password, is deleted', async () => {
  const admin = users();
  assert.equal(await admin.isUserNameValidAsync(0, UserType.InternalAssociate, 0, 'Anna'), false, 'in use');
  assert.equal(await admin.isUserNameValidAsync(11, UserType.InternalAssociate, 11, 'anna'), true, 'his own');
  assert.equal(await admin.isUserNameValidAsync(0, UserType.InternalAssociate, 0, 'a:b'), false, 'a colon');
  assert.equal(await admin.isPasswordValidAsync(0, UserType.InternalAssociate, 0, 'short'), false);
  const wanted = await admin.createDefaultUserAsync();
  Object.assign(wanted, {
    name: 'dora',
    nickName: 'Dora',
    requestSignature: 'Regards, Dora',
    role: { id: 14 },
    userGroup: { id: 2 },
    otherGroups: [{ id: 3 }],
    ticketCategories: [{ id: 1 }],
    person: { firstname: 'Dora', lastname: 'Dahl', email: 'dora@example.org' },
    credentials: [{ type: { type: 'password' }, value: 'a long enough password' }],
  });
  const dora = await admin.saveUserAsync(wanted);
  assert.ok(dora.associateId > 100);
  assert.deepEqual(
    [
      dora.userName,
      dora.nickName,
      dora.person.fullName,
      dora.person.email,
      dora.person.contactId,
      dora.userGroup.id,
      dora.otherGroups.map(({ id }: UserGroup) => id),
    ],
    ['dora', 'Dora', 'Dora Dahl', 'dora@example.org', 2, 2, [3]],
  );
  assert.deepEqual(
    dora.ticketCategories.map(({ id }: MDOListItem) => id),
    [1],
  );
  const own = as('dora', 'a long enough password');
  assert.equal((await own.getUserAgent().getUserAsync(dora.associateId)).requestSignature, 'Regards, Dora');
  assert.equal(await own.getUserAgent().changeOwnPasswordAsync('not this one', 'another long password'), false);
  assert.equal(await own.getUserAgent().changeOwnPasswordAsync('a long enough password', 'short'), false);
  assert.equal(await own.getUserAgent().changeOwnPasswordAsync('a long enough password', 'another long password'), true);
  await refused(own.getUserAgent().getUserAsync(11), 401, /Authentication failed/);
  assert.equal(await admin.setPasswordAsync(dora.associateId, 'a third long password'), true);
  const token = await as('dora', 'a third long password').getUserAgent().getAccessTokenAsync('', false);
  assert.match(token, /^8A:/);
  const ticket = await as('dora', 'a third long password')
    .getTicketAgent()
    .saveTicketEntityAsync({ title: 'Left behind', ownedBy: { associateId: dora.associateId } } as never);
  await admin.deleteUserAsync(dora.associateId);
  await refused(as('dora', 'a third long password').getUserAgent().getUserAsync(11), 401, /Authentication failed/);
  const gone = await admin.getUserAsync(dora.associateId);
  assert.deepEqual([gone.deleted, gone.credentials, gone.ticketCategories], [true, [], []]);
  const kept = await desk.client().getTicketAgent().getTicketEntityAsync(ticket.ticketId);
  assert.equal(kept.ownedBy.associateId, dora.associateId, 'what was his stays his until somebody moves it');
  assert.deepEqual(await kinds(), ['associate.created', 'associate.password', 'associate.password', 'associate.deleted']);
  assert.equal(JSON.stringify(await desk.sql('select before, after from svar_event')).includes('argon2'), false);
});

test('a user is changed; what was not said stays', async () => {
  const admin = users();
  const bjorn = await admin.getUserAsync(12);
  bjorn.rank = 7;
  bjorn.otherGroups = [{ id: 1 }];
  const saved = await admin.saveUserAsync(bjorn);
  assert.deepEqual([saved.rank, saved.otherGroups.map(({ id }: UserGroup) => id), saved.role.id], [7, [1], 2]);
  const sparse = await admin.saveUserAsync({ associateId: 12, tooltip: 'nights' } as never);
  assert.deepEqual([sparse.tooltip, sparse.rank, sparse.name, sparse.ticketCategories.length], ['nights', 7, 'bjorn', 2]);
});

test('who may not, may not; names are unique; the last administrator stays', async () => {
  const cato = users('cato');
  await refused(cato.saveUserAsync({ name: 'eve', role: { id: 1 } } as never), 403, /general administrator/);
  await refused(cato.deleteUserAsync(11), 403, /general administrator/);
  await refused(cato.setPasswordAsync(11, 'a long enough password'), 403, /administrator/);
  await refused(users().saveUserAsync({ name: 'ANNA', role: { id: 14 } } as never), 400, /in use/);
  await refused(users().saveUserAsync({ name: 'eve', role: { id: 12 } } as never), 400, /Role 12/);
  await refused(users().saveUserAsync({ name: 'eve', role: { id: 14 }, userGroup: { id: 99 } } as never), 400, /User group 99/);
  await refused(users().saveUserAsync({ name: 'eve', role: { id: 14 }, person: { personId: 11 } } as never), 400, /user already/);
  await refused(users().saveUserAsync({ name: 'eve', role: { id: 14 }, rank: 70000 } as never), 400, /rank/);
  await refused(users().saveUserAsync({ associateId: 13, tooltip: 'x'.repeat(255) } as never), 400, /tooltip/);
  const password = [{ type: { type: 'password' }, value: 'a long enough password' }];
  await refused(users().saveUserAsync({ associateId: 13, credentials: password } as never), 400, /SetPassword/);
  const kim = await users().saveUserAsync({ name: 'kim', role: { id: 14 }, person: { personId: 77 } } as never);
  assert.deepEqual([kim.person.personId, kim.person.fullName], [77, 'Kim Ek'], 'somebody who was a customer');
  assert.equal((await desk.sql('select lastname from ejuser where id = $1', [kim.ejUserId]))[0]!.lastname, 'Ek');
  await refused(users().deleteUserAsync(14), 400, /himself/);
  await users().deleteUserAsync(2); // the robot is no user, so there is nothing to delete
  assert.equal((await desk.sql('select deleted from associate where associate_id = 2'))[0]?.deleted, false);
  await users().deleteUserAsync(1);
  await users().deleteUserAsync(11);
  await refused(users().saveUserAsync({ associateId: 14, role: { id: 14 } } as never), 400, /last general administrator/);
  await users().saveUserAsync({ associateId: 11, deleted: false } as never);
  assert.equal((await users().getUserInfoAsync(11)).canLogon, false, 'back, with the password still to be set');
});

test('two administrators who demote each other at the same time: one stays', async () => {
  await users().saveUserAsync({ associateId: 12, role: { id: 1 } } as never);
  await users().saveUserAsync({ associateId: 11, role: { id: 14 } } as never);
  const done = await Promise.allSettled([
    users().saveUserAsync({ associateId: 12, role: { id: 14 } } as never),
    users('bjorn').saveUserAsync({ associateId: 14, role: { id: 14 } } as never),
  ]);
  assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  await desk.sql('update userrolelink set role_id = 1 where associate_id = 14');
});

test('presence: one says it of oneself, an administrator of anybody', async () => {
  const cato = users('cato');
  assert.deepEqual(await cato.getUserPresenceStatusAsync(0), { status: EjUserStatus.StatusNotAvailable, message: '' });
  const away = { status: EjUserStatus.StatusNotAvailable, message: 'Back on Monday' };
  assert.deepEqual(await cato.setUserPresenceStatusAsync(13, away), away);
  await refused(cato.setUserPresenceStatusAsync(12, away), 403, /administrator/);
  await refused(cato.setUserPresenceStatusAsync(13, { status: EjUserStatus.StatusDeleted, message: '' }), 400, /StatusNormal/);
  assert.deepEqual(await users().setUserPresenceStatusAsync(13, { status: EjUserStatus.StatusNormal, message: 'x' }), {
    status: EjUserStatus.StatusNormal,
    message: '',
  });
  assert.equal((await desk.sql('select status from ejuser where id = 7'))[0]!.status, 1);
});

test('groups: drafted, saved, renamed, emptied into another', async () => {
  const admin = users();
  const draft = await admin.createUserGroupAsync();
  assert.equal(draft.rank, 4);
  const made = await admin.saveUserGroupAsync({ ...draft, value: 'Second line' });
  assert.ok(made.id > 100);
  await refused(admin.saveUserGroupAsync({ value: 'second LINE' } as never), 400, /this name/);
  await refused(users('cato').saveUserGroupAsync({ value: 'Mine' } as never), 403, /administrator/);
  await admin.saveUserAsync({ associateId: 13, userGroup: { id: made.id } } as never);
  assert.equal((await admin.getUserGroupAsync(made.id)).value, 'Second line');
  assert.deepEqual(
    (await users('cato').getAllUserGroupsAsync(false)).map(({ value }: UserGroup) => value),
    ['Administration', 'Sales', 'Service', 'Second line'],
  );
  assert.deepEqual(
    (await users('cato').getUserGroupListAsync([3, 1])).map(({ id }: UserGroup) => id),
    [3, 1],
  );
  await refused(admin.deleteUserGroupAsync(made.id, made.id), 400, /another group/);
  await admin.deleteUserGroupAsync(made.id, 1);
  assert.equal(await admin.getUserGroupAsync(made.id), null);
  assert.equal((await admin.getUserAsync(13)).userGroup.id, 1);
});

test('the words of a user are never trusted: rights, ids and passwords of an answer are not read', async () => {
  const answer = await desk.post(
    'User/SaveUser',
    { AssociateId: 13, TableRight: { Mask: 'FULL' }, EjUserId: 5, Person: { PersonId: 11 } },
    {},
    'ADM0',
  );
  assert.equal(answer.status, 200);
  assert.deepEqual((await desk.sql('select person_id, ejuserid from associate where associate_id = 13'))[0], {
    person_id: 13,
    ejuserid: 7,
  });
  const repeat = { 'Idempotency-Key': 'user-1' };
  const body = { Name: 'twice', Role: { Id: 14 } };
  const first = await desk.post('User/SaveUser', body, repeat);
  const second = await desk.post('User/SaveUser', body, repeat);
  assert.equal((second.json as { AssociateId: number }).AssociateId, (first.json as { AssociateId: number }).AssociateId);
});
