import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameFolder, isSameToken, type MailboxSecret, type MailboxSettings, objectionTo, secretForOthers } from './mailbox.ts';
import { AfterImport, OutSignIn, SignInKind } from './reading.ts';

const BOX: MailboxSettings = {
  address: 'help@desk.example',
  aliases: ['info@desk.example'],
  serverType: 6,
  server: 'imap.example.org',
  port: 993,
  userName: 'help',
  folder: 'INBOX',
  after: AfterImport.Leave,
  afterFolder: '',
  pollMinutes: 5,
  signIn: SignInKind.Password,
  tokenUrl: '',
  clientId: '',
  scope: '',
  outServer: '',
  outPort: 0,
  outSignIn: OutSignIn.Nobody,
  outUser: '',
  categoryId: 1,
  priorityId: null,
  typeId: null,
  languageId: null,
  keepHeaders: '',
};
const known = new Map([[1, {}]]);
const DESK = { categories: known, priorities: known, types: known, languages: known } as unknown as Parameters<typeof objectionTo>[1];
const but = (more: Partial<MailboxSettings>): MailboxSettings => ({ ...BOX, ...more });

test('what a mailbox may be set to', () => {
  const rows: [Partial<MailboxSettings>, string | null][] = [
    [{}, null],
    [{ server: '::1' }, null],
    [{ server: 'post.blåbær.example' }, null],
    [{ keepHeaders: 'X-Phase, To' }, null],
    [{ after: AfterImport.Move, afterFolder: 'Done' }, null],
    [{ signIn: SignInKind.RefreshToken, tokenUrl: 'https://x.example/t', clientId: 'c' }, null],
    [{ serverType: 7, address: '+4791234567' }, null],
    [{ serverType: 7, address: 'Nordlys' }, null],
    [{ serverType: 7 }, 'Address'],
    [{ address: '+4791234567' }, 'Address'],
    [{ address: '' }, 'Address'],
    [{ address: 'a b@c' }, 'Address'],
    [{ aliases: ['HELP@desk.example'] }, 'Aliases'],
    [{ aliases: Array.from({ length: 101 }, (_, at) => `a${at}@x.example`) }, 'Aliases'],
    [{ server: 'http://x' }, 'Server'],
    [{ folder: 'IN\nBOX' }, 'Folder'],
    [{ after: AfterImport.Move, afterFolder: 'INBOX' }, 'MoveTo'],
    [{ pollMinutes: -1 }, 'PollMinutes'],
    [{ outPort: 65_536 }, 'OutgoingPort'],
    [{ tokenUrl: 'javascript:x' }, 'TokenUrl'],
    [{ signIn: SignInKind.ClientCredentials }, 'SignIn'],
    [{ categoryId: 2 }, 'CategoryId'],
    [{ languageId: 2 }, 'LanguageId'],
  ];
  for (const [more, about] of rows) assert.equal(objectionTo(but(more), DESK)?.about ?? null, about, JSON.stringify(more));
});

test('a secret that is kept goes to no host that it was not said for', () => {
  const oauth: Partial<MailboxSettings> = { signIn: SignInKind.ClientCredentials, tokenUrl: 'https://login.example.org/t', clientId: 'c' };
  const own: Partial<MailboxSettings> = { outServer: 'smtp.example.org', outSignIn: OutSignIn.AsMailbox };
  const rows: [Partial<MailboxSettings>, Partial<MailboxSettings>, MailboxSecret[], MailboxSecret | null][] = [
    [{}, { server: 'evil.example' }, ['password'], 'password'],
    [{}, { server: 'evil.example' }, [], null],
    [{}, { server: 'IMAP.example.org ', port: 143, userName: 'x' }, ['password'], null],
    [{}, { server: '' }, ['password'], null],
    [{}, own, ['password'], 'password'],
    [own, { ...own, outServer: 'evil.example' }, ['password'], 'password'],
    [oauth, { ...oauth, server: 'evil.example' }, ['password', 'clientSecret'], 'clientSecret'],
    [oauth, { ...oauth, tokenUrl: 'https://evil.example/t' }, ['refreshToken'], 'refreshToken'],
    [oauth, { ...oauth, ...own }, ['clientSecret'], 'clientSecret'],
    [{ ...oauth, ...own }, { ...oauth, ...own, port: 1 }, ['clientSecret', 'refreshToken'], null],
    // a password that nobody was shown while tokens were used is not shown to where they went
    [{ ...oauth, server: 'other.example' }, { server: 'other.example' }, ['password'], 'password'],
    [own, { ...own, outSignIn: OutSignIn.Password, outServer: 'evil.example' }, ['outPassword'], 'outPassword'],
  ];
  for (const [before, after, kept, secret] of rows)
    assert.equal(secretForOthers(but(before), but(after), kept), secret, JSON.stringify([before, after]));
});

test('what makes UIDs and tokens worth nothing', () => {
  assert.deepEqual(
    [{ folder: 'Other' }, { server: 'x' }, { userName: 'x' }, { port: 1 }, { address: 'x@y' }, { after: 2 }].map((more) =>
      isSameFolder(BOX, but(more)),
    ),
    [false, false, false, false, true, true],
  );
  assert.deepEqual(
    [{ scope: 'x' }, { clientId: 'x' }, { tokenUrl: 'x' }, { signIn: 1 }, { server: 'x' }].map((more) => isSameToken(BOX, but(more))),
    [false, false, false, false, true],
  );
});
