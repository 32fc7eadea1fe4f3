/** Tries a mailbox in both directions, as it would be read and as its mail would leave, without anything being taken or sent. */
import { AfterImport, OutSignIn, SignInKind } from '../../domain/mail/reading.ts';
import type { MailboxRow } from '../../store/mailboxes.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { reasonOf } from '../jobs/jobs.ts';
import { checkMailboxAdmin, readMailbox } from '../mailboxes.ts';
import { accessOut, accessTo } from './access.ts';
import { MailTrouble, type Step } from './trouble.ts';

export type Tried = 'good' | 'failed' | 'not tried';
export interface TriedStep {
  direction: 'in' | 'out';
  step: Step;
  tried: Tried;
  /** What is wrong, in plain words; '' when nothing is. */
  words: string;
}

const LOOKED_FOR_TIMES = 1.2;

/** A server that takes its time at every step has taken enough of it in all. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const over = new Promise<never>((_, reject) => late.signal.addEventListener('abort', () => reject(late.signal.reason as MailTrouble)));
  const timer = setTimeout(() => late.abort(new MailTrouble('connection', 'the server did not come to an end in time')), ms);
  try {
    return await Promise.race([work(late.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}

/** What became of each step, from where the whole of it ended. */
async function tried(direction: 'in' | 'out', steps: readonly Step[], work: Promise<void>): Promise<TriedStep[]> {
  const trouble = await work.then(
    () => null,
    (error: unknown) => (error instanceof MailTrouble ? error : new MailTrouble('connection', reasonOf(error), { cause: error })),
  );
  const failed = trouble === null ? steps.length : Math.max(0, steps.indexOf(trouble.step));
  return steps.map((step, place) => ({
    direction,
    step,
    tried: place < failed ? 'good' : place === failed ? 'failed' : 'not tried',
    words: place === failed && trouble !== null ? trouble.message : '',
  }));
}

const WAY = ['name', 'connection', 'encryption'] as const;
const byToken = ({ signIn }: MailboxRow): boolean => signIn !== SignInKind.Password;

/** Reading: signs in, opens the folder, looks whether there is one to move to. */
function tryReading(call: Call, box: MailboxRow, ms: number): Promise<TriedStep[]> {
  const { app } = call;
  const moves = box.after === AfterImport.Move;
  const steps: Step[] = [
    'settings',
    ...(byToken(box) ? ['token' as const] : []),
    ...WAY,
    'sign-in',
    'folder',
    ...(moves ? ['target' as const] : []),
  ];
  const work = within(ms, async (signal) => {
    const folder = await app.mailServers.openFolder(await accessTo(app, box, signal), box.folder, signal);
    try {
      if (moves && !(await folder.has(box.afterFolder)))
        throw new MailTrouble('target', `there is no folder ${box.afterFolder} on ${box.server}, to which mails are to be moved`);
    } finally {
      await folder.close();
    }
  });
  return tried('in', steps, work);
}

/** Sending: signs in where its mail leaves, and names the mailbox as a sender. */
function trySending(call: Call, box: MailboxRow, ms: number): Promise<TriedStep[]> {
  const { app } = call;
  const isOwn = box.outServer !== '';
  const needsToken = isOwn && box.outSignIn === OutSignIn.AsMailbox && byToken(box);
  const steps: Step[] = ['settings', ...(needsToken ? ['token' as const] : []), ...WAY, 'sign-in', 'sender'];
  const work = within(ms, async (signal) => app.mailServers.tryPost(isOwn ? await accessOut(app, box, signal) : null, box.address));
  return tried('out', steps, work);
}

/**
 * Tries a mailbox, both directions at once. One without a server is not read: its mail comes by another road.
 * @throws Refused for who does not administer the service, and when there is none
 */
export async function tryMailbox(call: Call, id: number): Promise<TriedStep[]> {
  checkMailboxAdmin(call);
  const box = await readMailbox(call, id);
  if (!box) throw new Refused({ why: 'unknown', about: 'MailboxId', message: `Mailbox ${id} was not found` });
  const ms = call.app.mailServers.patienceMs * LOOKED_FOR_TIMES;
  const both = await Promise.all([box.server === '' ? [] : tryReading(call, box, ms), trySending(call, box, ms)]);
  return both.flat();
}
