import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, type MailKind, type OwnMail } from './automatic.ts';
import { mail, withHeader } from './mail.fixture.ts';
import type { IncomingMail, Report } from './mail.ts';

const own: OwnMail = {
  installation: 'desk-7f3a',
  addresses: new Set(['help@desk.example', 'sales@desk.example']),
  hasSent: (mailId) => mailId === 'svar.20.3.k2@desk.example',
};
const from = (address: string, more: Partial<IncomingMail> = {}): IncomingMail => mail({ from: { name: '', address }, ...more });
const report = (more: Partial<Report> = {}): Report => ({
  kind: 'delivery',
  action: 'failed',
  recipient: 'kari@example.org',
  about: '<svar.20.3.k2@desk.example>',
  subject: '',
  ...more,
});

/** Kind, may a machine answer it, and the mail. */
const table: readonly (readonly [string, MailKind, boolean, IncomingMail])[] = [
  ['a letter', 'ordinary', true, mail()],
  ['a letter that says it is none of a machine', 'ordinary', true, withHeader('Auto-Submitted', 'no')],
  ['an out-of-office note', 'automatic', false, withHeader('Auto-Submitted', 'auto-replied (vacation)')],
  ['a monitor', 'automatic', false, withHeader('auto-submitted', 'auto-generated')],
  ['an answering machine of old', 'automatic', false, withHeader('Precedence', 'auto_reply')],
  ['another one', 'automatic', false, withHeader('X-Autoreply', 'yes')],
  ['a list is read and not answered', 'ordinary', false, withHeader('List-Id', '<users.example.org>')],
  ['a newsletter too', 'ordinary', false, withHeader('List-Unsubscribe', '<mailto:off@example.org>')],
  ['bulk mail too', 'ordinary', false, withHeader('Precedence', 'Bulk')],
  ['who asks for no answer gets none, and is read', 'ordinary', false, withHeader('X-Auto-Response-Suppress', 'DR, OOF, AutoReply')],
  ['only receipts are not wanted', 'ordinary', true, withHeader('X-Auto-Response-Suppress', 'DR, RN, NRN')],
  ['from no-reply', 'ordinary', false, from('no-reply@shop.example')],
  ['from noreply of a part', 'ordinary', false, from('noreply+orders@shop.example')],
  ['from somebody whose name only begins so', 'ordinary', true, from('noreplyson@example.org')],
  ['from nobody', 'ordinary', false, mail({ from: null })],
  ['from a colleague’s desk address', 'ordinary', false, from('sales@desk.example')],
  ['our own, come back by a copy', 'loop', false, from('help@desk.example', { messageId: 'svar.20.3.k2@desk.example' })],
  ['ours, by way of somebody who sends everything on', 'loop', false, withHeader('X-Svar-Loop', 'Desk-7F3A')],
  ['of another desk of this kind', 'ordinary', false, withHeader('X-Svar-Loop', 'desk-0001')],
  ['a mail that was not delivered', 'bounce', false, from('mailer-daemon@mx.example', { report: report(), returnPath: '' })],
  ['a report that does not say what became of it', 'bounce', false, mail({ report: report({ action: '' }) })],
  ['a mail that is only late', 'automatic', false, mail({ report: report({ action: 'delayed' }) })],
  ['a mail that was delivered', 'automatic', false, mail({ report: report({ action: 'delivered' }) })],
  ['a mail that was opened', 'automatic', false, mail({ report: report({ kind: 'disposition', action: 'displayed' }) })],
  [
    'a server without reports',
    'bounce',
    false,
    from('MAILER-DAEMON@mx.example'.toLowerCase(), { returnPath: '', subject: 'Undelivered Mail Returned to Sender' }),
  ],
  ['one that does not tell its envelope', 'bounce', false, from('postmaster@mx.example', { returnPath: null, subject: 'failure notice' })],
  ['a postmaster with something else to say', 'automatic', false, from('postmaster@mx.example', { subject: 'Your quota' })],
  ['from the null sender', 'automatic', false, mail({ returnPath: '' })],
];

for (const [what, kind, mayAnswer, one] of table)
  test(`${what}: ${kind}, ${mayAnswer ? 'may be answered' : 'not answered'} by a machine`, () => {
    const judged = judge(one, own);
    assert.deepEqual([judged.kind, judged.silence === null], [kind, mayAnswer], judged.why);
    assert.equal(judged.why === '', kind === 'ordinary', 'whatever is not ordinary says why');
  });

test('the reason names the line of the head', () => {
  assert.equal(judge(withHeader('Auto-Submitted', 'auto-replied'), own).why, 'its head says auto-submitted: auto-replied');
});
