/** By which server a mail leaves: that of the mailbox it comes from, where that has one of its own; else the desk's relay. */
import { OutSignIn, SignInKind } from '../../domain/mail/reading.ts';
import { type MailboxRow, mailboxByAddress, mailboxRows, outgoingServers } from '../../store/mailboxes.ts';
import type { App } from '../call.ts';
import { accessOut } from '../reading/access.ts';
import { distrust } from '../reading/tokens.ts';
import { MailTrouble } from '../reading/trouble.ts';
import { type Answers, type Enveloped, type Post, postponedForAll } from './post.ts';

/** Source: RFC 4954 §6. */
const SIGN_IN_REFUSED = /^(?:334|432|454|534|535|538)\b/;

/** Is there any way out? Without one nothing is taken from the outbox. */
export const hasWay = async (app: App, relay: Post | null): Promise<boolean> =>
  relay !== null || (await app.database.query(outgoingServers)).length > 0;

const ownServerOf = async (app: App, from: string): Promise<MailboxRow | undefined> =>
  mailboxRows(await app.database.query(mailboxByAddress(from))).find(({ outServer }) => outServer !== '');

/**
 * Hands a mail to the server by which it leaves.
 * @param relay the desk's own; null for none
 * @returns null when there is no way for a mail from this address
 */
export async function handOver(app: App, relay: Post | null, mail: Enveloped, signal: AbortSignal): Promise<Answers | null> {
  const box = await ownServerOf(app, mail.from);
  if (!box) return relay === null ? null : relay.hand(mail, signal);
  try {
    const post = app.mailServers.openPost(await accessOut(app, box, signal));
    const answers = await post.hand(mail, signal);
    // a token may be refused that should be good: the next try comes with another
    const isByToken = box.outSignIn === OutSignIn.AsMailbox && box.signIn !== SignInKind.Password;
    if (isByToken && answers.postponed.some(({ why }) => SIGN_IN_REFUSED.test(why))) await distrust(app, box.id);
    return answers;
  } catch (error) {
    if (!(error instanceof MailTrouble)) throw error;
    return postponedForAll(mail.to, error.message);
  }
}
