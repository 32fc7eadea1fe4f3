import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { type Agent, USER_DELETED } from '../domain/desk.ts';
import type { DeskKeeper } from './desk-keeper.ts';
import { hashPassword, SignIn, sameSecret, TooBusy } from './sign-in.ts';

const MINUTE = 60_000;
const cheap = (password: string): Promise<string> => hash(password, { memoryCost: 64, timeCost: 1, parallelism: 1 });
interface Kept {
  associateId: number;
  hash: string;
  version: number;
}

const agentOf = (associateId: number, login: string, more: Partial<Agent> = {}): Agent =>
  ({ id: associateId, associateId, login, deleted: false, robot: false, presence: 1, ...more }) as Agent;

/** A sign-in over agents and credentials that a test can change under it. */
async function open() {
  const credentials = new Map<number, Kept>();
  const associates = new Map<number, Agent>();
  const add = async (agent: Agent, password: string | null): Promise<void> => {
    associates.set(agent.associateId, agent);
    if (password !== null) credentials.set(agent.associateId, { associateId: agent.associateId, hash: await cheap(password), version: 1 });
  };
  await add(agentOf(11, 'Anna'), 'svar-test-password');
  await add(agentOf(12, 'Ærlig'), 'pass:wörd: 密码 😀');
  await add(agentOf(13, 'gone', { deleted: true }), 'svar-test-password');
  await add(agentOf(14, 'retired', { presence: USER_DELETED }), 'svar-test-password');
  await add(agentOf(15, 'ADM0'), '');
  await add(agentOf(1, 'SYSTEM', { robot: true }), 'svar-test-password');
  await add(agentOf(16, 'no-credential'), null);
  const desks = { current: () => ({ desk: { associates }, credentials }) } as unknown as DeskKeeper;
  return { signIn: new SignIn(desks, Buffer.alloc(32, 7)), credentials, associates };
}

test('right and wrong', async () => {
  const { signIn } = await open();
  const table: [name: string, password: string, associateId: number | null][] = [
    ['Anna', 'svar-test-password', 11],
    ['anna', 'svar-test-password', 11],
    ['ANNA', 'svar-test-password', 11],
    ['Anna', 'Svar-test-password', null],
    ['Anna', 'svar-test-password ', null],
    ['Anna', '', null],
    ['', 'svar-test-password', null],
    ['nobody', 'svar-test-password', null],
    // log-ins are compared composed and folded, passwords byte for byte
    ['ÆRLIG', 'pass:wörd: 密码 😀', 12],
    ['Ærlig', 'pass:wo\u0308rd: 密码 😀', null],
    ['ADM0', '', 15],
    ['adm0', '', 15],
    ['ADM0', 'x', null],
    ['gone', 'svar-test-password', null],
    ['retired', 'svar-test-password', null],
    ['SYSTEM', 'svar-test-password', null],
    ['SYSTEM', '', null],
    ['no-credential', '', null],
    ['no-credential', 'svar-test-password', null],
  ];
  for (const [name, password, associateId] of table)
    assert.equal((await signIn.byPassword(name, password, 0))?.associateId ?? null, associateId, `${name} / ${password}`);
});

test('a successful check is remembered for five minutes: no second hash, which here could not succeed', async () => {
  const { signIn, credentials } = await open();
  const before = credentials.get(11)!;
  assert.ok(await signIn.byPassword('Anna', 'svar-test-password', 0));
  // the same version with a hash that no password fits: whoever hashes now fails
  credentials.set(11, { ...before, hash: await cheap('something else') });
  assert.ok(await signIn.byPassword('aNNa', 'svar-test-password', 5 * MINUTE - 1));
  assert.equal(await signIn.byPassword('Anna', 'another', 1), null);
  assert.equal(await signIn.byPassword('Anna', 'svar-test-password', 5 * MINUTE), null, 'forgotten');
  assert.equal(await signIn.byPassword('Anna', 'svar-test-password', 1), null, 'and not remembered again');
});

test('a failed check is not remembered', async () => {
  const { signIn, credentials } = await open();
  assert.equal(await signIn.byPassword('Anna', 'next password', 0), null);
  credentials.set(11, { ...credentials.get(11)!, hash: await cheap('next password') });
  assert.ok(await signIn.byPassword('Anna', 'next password', 1));
});

test('another version of the credential, a deleted user, no credential any more: forgotten at once', async () => {
  const { signIn, credentials, associates } = await open();
  const before = credentials.get(11)!;
  assert.ok(await signIn.byPassword('Anna', 'svar-test-password', 0));
  credentials.set(11, { ...before, version: 2, hash: await cheap('changed password') });
  assert.equal(await signIn.byPassword('Anna', 'svar-test-password', 1), null);
  assert.ok(await signIn.byPassword('Anna', 'changed password', 1));
  associates.set(11, agentOf(11, 'Anna', { deleted: true }));
  assert.equal(await signIn.byPassword('Anna', 'changed password', 2), null);
  associates.set(11, agentOf(11, 'Anna'));
  credentials.delete(11);
  assert.equal(await signIn.byPassword('Anna', 'changed password', 2), null);
});

for (const name of ['Anna', 'nobody']) {
  test(`${name === 'Anna' ? 'a known' : 'an unknown'} name: two hashes at a time, 64 wait, the next is too busy, and it goes on after`, async () => {
    const { signIn } = await open();
    await signIn.byPassword('nobody', 'so that the decoy stands', 0);
    const tries = Array.from({ length: 70 }, (_, index) => signIn.byPassword(name, `guess ${index}`, 0));
    const outcomes = await Promise.allSettled(tries);
    const busy = outcomes.filter((outcome) => outcome.status === 'rejected');
    assert.equal(busy.length, 70 - 2 - 64, 'an unknown name goes through the same line');
    for (const outcome of busy) assert.ok(outcome.reason instanceof TooBusy);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') assert.equal(outcome.value, null);
    assert.ok(await signIn.byPassword('Anna', 'svar-test-password', 0));
  });
}

test('calls at the same time with the same credentials cost one hash: a busy client does not shut itself out', async () => {
  const { signIn } = await open();
  const agents = await Promise.all(Array.from({ length: 200 }, () => signIn.byPassword('Anna', 'svar-test-password', 0)));
  assert.equal(agents.filter((agent) => agent?.associateId === 11).length, 200);
});

test('known and unknown names take about the same work (printed, not asserted)', async () => {
  const { signIn, credentials } = await open();
  credentials.set(11, { ...credentials.get(11)!, hash: await hashPassword('svar-test-password') });
  const time = async (name: string): Promise<number> => {
    const from = performance.now();
    for (let index = 0; index < 5; index++) await signIn.byPassword(name, `wrong ${index}`, 0);
    return performance.now() - from;
  };
  await time('nobody');
  const [known, unknown, deleted] = [await time('Anna'), await time('nobody'), await time('gone')];
  console.log(`# unknown/known ${(unknown / known).toFixed(2)}, deleted/known ${(deleted / known).toFixed(2)}`);
});

test('a hash has the parameters of the page', async () => {
  assert.match(await hashPassword('x'), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(await hashPassword('x'), await hashPassword('x'));
});

test('sameSecret', () => {
  assert.ok(sameSecret('abc', 'abc'));
  for (const other of ['', 'ab', 'abd', 'abcd', 'ABC']) assert.equal(sameSecret('abc', other), false, other);
});
