/** What those see and do about incoming mail who administer the service. */
import { InboxStatus, listMails, type MailSeen, mailsSeen, sortAnew } from '../../store/mail.ts';
import { checkAdministers, topOf } from '../administering.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { readTickets } from '../read.ts';
import { changeRecord } from '../record.ts';
import { MAIL_QUEUE } from './intake.ts';

export { InboxStatus, type MailSeen } from '../../store/mail.ts';

/**
 * Mails that have come in, the newest first.
 * @param wanted `status`: null for all; `mailboxId` and `ticketId`: 0 for all; `top`: 0 for 100, up to 500
 * @throws Refused for who may not
 */
export async function readMails(
  call: Call,
  wanted: { status: InboxStatus | null; mailboxId: number; ticketId: number; top: number },
): Promise<MailSeen[]> {
  checkAdministers(call, 'Incoming mails');
  const { status, mailboxId, ticketId, top } = wanted;
  const mails = mailsSeen(await call.app.database.query(listMails(status, mailboxId, ticketId, topOf(top))));
  const ticketIds = [...new Set(mails.flatMap((mail) => mail.ticketId ?? []))];
  const { value } = await readTickets(call, ticketIds);
  const readable = new Set(value.map(({ ticket }) => ticket.id));
  return mails.map((mail) => (mail.ticketId === null || readable.has(mail.ticketId) ? mail : withoutWords(mail)));
}

/** That a mail came to a ticket which one may not read, and nothing of what it says. */
const withoutWords = (mail: MailSeen): MailSeen => ({
  ...mail,
  sender: '',
  subject: '',
  reason: '',
  path: [],
  client: null,
  helo: '',
  verdict: null,
});

/**
 * Lets a mail be sorted anew that is held or was passed over.
 * @param anyway it comes in whatever it is
 * @throws Refused for who may not, and when there is no such mail
 */
export async function retryMail(call: Call, id: number, anyway: boolean): Promise<void> {
  checkAdministers(call, 'Incoming mails');
  await changeRecord(call, async (tx, now) => {
    checkAdministers(now, 'Incoming mails');
    const [rows] = await tx.query(sortAnew(id, anyway));
    if (rows!.length === 0)
      throw new Refused({ why: 'unknown', about: 'Id', message: `There is no mail ${id} that is held or was passed over` });
    await now.app.jobs.enqueue(tx, MAIL_QUEUE, { inboxId: id });
    const [before, after] = [{ status: rows![0]!.was }, { status: InboxStatus.Waiting, anyway }];
    return { value: null, id, events: [{ entity: 'inbox', id, kind: 'inbox.retried', before, after }] };
  });
}
