/** Mailboxes: who administers the service keeps them; everybody may see where mail arrives. */
import { mayAdminister } from '../domain/lists.ts';
import { addressTaken, type MailboxRow, mailboxes, mailboxRows } from '../store/mailboxes.ts';
import { allRows, columnValues, insertRow, rowsById, updateRow } from '../store/rows.ts';
import { SMS_SERVER, smsMailbox } from '../store/sms.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

export type { MailboxRow } from '../store/mailboxes.ts';

const TEXT_AT_MOST = 255;
/** What a sealed password opens as. */
const SEALED = 'mailbox.password';

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};
function checkAdmin(call: Call): void {
  if (!mayAdminister(call.agent, 'service')) refuse('forbidden', 'MailboxEntity', 'Mailboxes are for those who administer the service');
}

/** All mailboxes, by address. */
export const readMailboxes = async (call: Call): Promise<MailboxRow[]> =>
  mailboxRows(await call.app.database.query(allRows(mailboxes, 'address')));

/** One mailbox in full, or null. @throws Refused for those who do not administer the service */
export async function readMailbox(call: Call, id: number): Promise<MailboxRow | null> {
  checkAdmin(call);
  return mailboxRows(await call.app.database.query(rowsById(mailboxes, [id])))[0] ?? null;
}

export interface MailboxWish {
  serverType?: number | undefined;
  address?: string | undefined;
  userName?: string | undefined;
  server?: string | undefined;
  port?: number | undefined;
  /** Empty or not said: the one that is kept stays. */
  password?: string | undefined;
}

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;
/** Of the mailbox for SMS: the number that people write to, or a name. */
const NUMBER = /^\+?[\p{L}\p{N}][\p{L}\p{N} ]{1,63}$/u;

function checkWish({ address, userName = '', server = '', port = 0 }: MailboxWish, isSms: boolean): void {
  if (address !== undefined && isSms && !NUMBER.test(address))
    refuse('invalid', 'Address', 'The mailbox for SMS needs a number such as +4791234567, or a name');
  if (address !== undefined && !isSms && (!ADDRESS.test(address) || address.length > TEXT_AT_MOST))
    refuse('invalid', 'Address', 'A mailbox needs an address such as help@example.org');
  if (userName.length > TEXT_AT_MOST || server.length > TEXT_AT_MOST)
    refuse('invalid', 'Server', `Server and user have at most ${TEXT_AT_MOST} characters`);
  if (port < 0 || port > 65_535) refuse('invalid', 'Port', 'A port lies between 0 and 65535');
}

/** One mailbox stands for SMS. What is an address stays one when the type of its mailbox changes, and the other way round. @param smsId of the one that there is */
function checkType(id: number, wish: MailboxWish, before: MailboxRow | undefined, smsId: number): void {
  const [wasSms, isSms] = [before?.serverType === SMS_SERVER, (wish.serverType ?? before?.serverType) === SMS_SERVER];
  checkWish({ ...wish, address: wish.address ?? (isSms === wasSms ? undefined : before?.address) }, isSms);
  if (isSms && smsId !== id) refuse('invalid', 'ServerType', 'There is a mailbox for SMS already');
}

/** Makes a mailbox (id 0) or changes one. A password is kept sealed. @returns its id */
export async function saveMailbox(call: Call, id: number, wish: MailboxWish): Promise<number> {
  const { password, ...said } = wish;
  const sealed = password ? call.app.webhooks.seal.seal(password, SEALED) : undefined;
  const outcome = await changeRecord(call, async (tx, now) => {
    checkAdmin(now);
    const [rows, taken, sms] = await tx.query(rowsById(mailboxes, [id], true), addressTaken(id, said.address ?? ''), smsMailbox);
    const before = mailboxRows(rows!)[0];
    checkType(id, wish, before, (sms![0]?.id as number | undefined) ?? id);
    if (id !== 0 && !before) refuse('unknown', 'MailInFilterId', `Mailbox ${id} was not found`);
    if (!before && said.address === undefined) refuse('invalid', 'Address', 'A mailbox needs an address');
    if (taken!.length > 0) refuse('invalid', 'Address', 'There is a mailbox with this address');
    const after = columnValues(mailboxes, said);
    if (before) {
      const change = updateRow(mailboxes, id, { ...said, password: sealed });
      const { password: _secret, ...shown } = before;
      const event = { entity: 'mail_in_filter', id, kind: 'mail_in_filter.changed', before: columnValues(mailboxes, { ...shown }), after };
      return { value: id, id, events: [event], last: change ? [change] : [] };
    }
    const [made] = await tx.query(insertRow(mailboxes, { ...said, password: sealed }));
    const newId = made![0]!.id as number;
    return {
      value: newId,
      id: newId,
      events: [{ entity: 'mail_in_filter', id: newId, kind: 'mail_in_filter.created', before: null, after }],
    };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}
