/** How a mailbox gets into its server, and its mail out over its own. */
import { OutSecurity, OutSignIn, READ_TYPES, SignInKind } from '../../domain/mail/reading.ts';
import type { MailboxRow } from '../../store/mailboxes.ts';
import type { App } from '../call.ts';
import { SECRET, unsealed } from './secrets.ts';
import type { Access, Proof } from './servers.ts';
import { tokenFor } from './tokens.ts';
import { MailTrouble } from './trouble.ts';

const IMAP_PORT = 143;
const IMAPS_PORT = 993;
const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;

const missing = (what: string): MailTrouble => new MailTrouble('settings', what);

/** Who has no user name signs in as the address of the mailbox. */
const userOf = ({ userName, address }: MailboxRow): string => userName || address;

async function proofOf(app: App, box: MailboxRow, signal?: AbortSignal): Promise<Proof> {
  if (box.signIn !== SignInKind.Password) return { token: await tokenFor(app, box.id, signal) };
  if (box.password === null) throw missing('the mailbox has no password');
  return { password: unsealed(app.webhooks.seal, box.password, SECRET.password) };
}

/** @throws MailTrouble */
export async function accessTo(app: App, box: MailboxRow, signal?: AbortSignal): Promise<Access> {
  const types: readonly number[] = Object.values(READ_TYPES);
  if (box.server === '') throw missing('the mailbox names no server');
  if (!types.includes(box.serverType)) throw missing('the mailbox is of a kind that is not read: choose Imap, Imaps or ImapOAuth');
  if (box.serverType === READ_TYPES.imapOAuth && box.signIn === SignInKind.Password)
    throw missing('the mailbox is to sign in by OAuth, and does not say how: choose client credentials or a refresh token');
  const secure = box.serverType !== READ_TYPES.imap;
  return {
    host: box.server,
    port: box.port || (secure ? IMAPS_PORT : IMAP_PORT),
    secure,
    user: userOf(box),
    proof: await proofOf(app, box, signal),
  };
}

/** @throws MailTrouble */
export async function accessOut(app: App, box: MailboxRow, signal?: AbortSignal): Promise<Access> {
  const secure = box.outSecurity === OutSecurity.Tls;
  const place = { host: box.outServer, port: box.outPort || (secure ? SUBMISSIONS_PORT : SUBMISSION_PORT), secure };
  const user = box.outUser || userOf(box);
  if (box.outSignIn === OutSignIn.Nobody) return { ...place, user, proof: null };
  if (box.outSignIn === OutSignIn.AsMailbox) return { ...place, user, proof: await proofOf(app, box, signal) };
  if (box.outPassword === null) throw missing('the outgoing server has no password');
  return { ...place, user, proof: { password: unsealed(app.webhooks.seal, box.outPassword, SECRET.outPassword) } };
}
