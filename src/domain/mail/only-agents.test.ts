import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mail } from './mail.fixture.ts';
import { onlyForAgents } from './only-agents.ts';

const of = (address: string, subject = 'The door', silence: string | null = null): boolean =>
  onlyForAgents(mail({ from: { name: '', address: `${address}@shop.example` }, subject }), { silence }) !== null;

const MACHINES = [
  'noreply no-reply no_reply NoReply do-not-reply donotreply accounts-noreply noreply-accounts noreply+x1 noreply2',
  'verify verification account.verification confirm confirmations otp sign-up signup activation',
].flatMap((words) => words.split(' '));

test('senders who take no replies or verify addresses are for agents only; people are not', () => {
  for (const address of MACHINES) assert.ok(of(address), address);
  for (const address of ['kari', 'security', 'accounts', 'otto', 'reply', 'noreplynordic', 'confirmed-bachelor', 'info'])
    assert.ok(!of(address), address);
});

test('a machine that writes of codes is for agents only; a customer who does so is not', () => {
  for (const subject of [
    '123456 is your code',
    'Verify your email',
    'Sign-in attempt',
    'Bestätigen Sie Ihre Adresse',
    'Reset your password',
  ]) {
    assert.ok(of('hello', subject, 'its head says list-unsubscribe'), subject);
    assert.ok(!of('kari', subject), subject);
  }
  assert.ok(!of('news', 'Autumn sale', 'its head says list-unsubscribe'));
});
