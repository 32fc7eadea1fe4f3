/** What those see and do about incoming mail who administer the service. */
import { mayAdminister } from '../../domain/lists.ts';
import { InboxStatus, listMails, type MailSeen, mailsSeen, sortAnew } from '../../store/mail.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { changeRecord } from '../record.ts';
import { MAIL_QUEUE } from './intake.ts';

export { InboxStatus, type MailSeen } from '../../store/mail.ts';

const TOP = 100;
const TOP_AT_MOST = 500;

function checkMay({ agent, operation }: Call): void {
  if (!mayAdminister(agent, 'service'))
    throw new Refused({ why: 'forbidden', about: operation, message: 'Incoming mail is for those who administer the service' });
}

/**
 * Mails that have come in, the newest first.
 * @param wanted `status`: null for all; `mailboxId` and `ticketId`: 0 for all; `top`: 0 for 100, up to 500
 * @throws Refused for who may not
 */
export async function readMails(
  call: Call,
  wanted: { status: InboxStatus | null; mailboxId: number; ticketId: number; top: number },
): Promise<MailSeen[]> {
  checkMay(call);
  const top = Math.min(wanted.top > 0 ? wanted.top : TOP, TOP_AT_MOST);
  return mailsSeen(await call.app.database.query(listMails(wanted.status, wanted.mailboxId, wanted.ticketId, top)));
}

/**
 * Lets a mail be sorted anew that is held or was passed over.
 * @param anyway it comes in whatever it is
 * @throws Refused for who may not, and when there is no such mail
 */
export async function retryMail(call: Call, id: number, anyway: boolean): Promise<void> {
  checkMay(call);
  await changeRecord(call, async (tx, now) => {
    checkMay(now);
    const [rows] = await tx.query(sortAnew(id, anyway));
    if (rows!.length === 0)
      throw new Refused({ why: 'unknown', about: 'Id', message: `There is no mail ${id} that is held or was passed over` });
    await now.app.jobs.enqueue(tx, MAIL_QUEUE, { inboxId: id });
    const [before, after] = [{ status: rows![0]!.was }, { status: InboxStatus.Waiting, anyway }];
    return { value: null, id, events: [{ entity: 'inbox', id, kind: 'inbox.retried', before, after }] };
  });
}
