/**
 * Mailboxes as their readers see them: each is one process's at a time, by a lease; what its server holds is written down by UID
 * before it is fetched, so that nothing is fetched for ever and nothing is passed over. Whoever has lost the lease writes nothing.
 */
import type { Row, Statement } from './database.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** A mailbox that this process has taken, by the name under which it holds it. */
export interface HeldMailbox {
  id: number;
  holder: string;
  failures: number;
}

/** Kinds of servers that are read: IMAP, IMAP over TLS, and the same with OAuth. */
const READ = '(2, 6, 9)';

/**
 * Takes mailboxes that are due, those that wait longest first; one whose reader has died while it listened is due at once.
 * @param holder a name that nobody else has
 * @param until when the lease ends: then it is anybody's again
 */
export const takeMailboxes = (at: number, until: number, holder: string, most: number): Statement => ({
  name: 'mailboxes-take',
  text: `update mail_in_filter m set svar_holder = $3, svar_lease = $2::timestamptz
    from (select id from mail_in_filter where svar_is_read and pop_server <> '' and server_type in ${READ}
        and (svar_lease is null or svar_lease <= $1::timestamptz) and (next_check is null or next_check <= $1::timestamptz or svar_holder <> '')
      order by next_check nulls first, id limit $4::int for update skip locked) due
    where m.id = due.id returning m.id, m.svar_holder as holder, m.num_seq_failures as failures`,
  values: [iso(at), iso(until), holder, most],
});
export const heldMailboxes = (rows: readonly Row[]): HeldMailbox[] => rows as unknown as HeldMailbox[];

const ours = 'id = $1 and svar_holder = $2';

/** Holds on to a mailbox. No row when it is no longer ours. */
export const keepHolding = ({ id, holder }: HeldMailbox, until: number): Statement => ({
  name: 'mailbox-keep-holding',
  text: `update mail_in_filter set svar_lease = $3::timestamptz where ${ours} returning id`,
  values: [id, holder, iso(until)],
});

/** Lets go of a mailbox. @param nextCheck null: it is due at once */
export const letGo = ({ id, holder }: HeldMailbox, nextCheck: number | null): Statement => ({
  name: 'mailbox-let-go',
  text: `update mail_in_filter set svar_holder = '', svar_lease = null, next_check = $3::timestamptz where ${ours}`,
  values: [id, holder, nextCheck === null ? null : iso(nextCheck)],
});

/**
 * Writes down that a mailbox was looked at. @param flaw what did not go well beside that; '' for nothing
 * @param nextCheck when a look is due that nobody has called for
 */
export const noteLook = ({ id, holder }: HeldMailbox, flaw: string, at: number, nextCheck: number): Statement => ({
  name: 'mailbox-note-look',
  text: `update mail_in_filter set last_success = $3::timestamptz, num_seq_failures = 0, next_check = $5::timestamptz,
      last_error = case when $4 = '' then last_error else left($4, 2047) end, svar_failed_at = case when $4 = '' then svar_failed_at else $3::timestamptz end
    where ${ours} returning id`,
  values: [id, holder, iso(at), flaw, iso(nextCheck)],
});

/** Writes down that it could not be read, and lets go of it. */
export const noteFailedLook = ({ id, holder }: HeldMailbox, error: string, at: number, nextCheck: number): Statement => ({
  name: 'mailbox-note-failed-look',
  text: `update mail_in_filter set last_error = left($4, 2047), svar_failed_at = $3::timestamptz, num_seq_failures = num_seq_failures + 1,
      next_check = $5::timestamptz, svar_holder = '', svar_lease = null where ${ours}`,
  values: [id, holder, iso(at), error, iso(nextCheck)],
});

/** How far a mailbox was read: `validity` ('' before the first look), `mark`. Locked: what follows is one step. */
export const readingState = ({ id, holder }: HeldMailbox): Statement => ({
  name: 'mailbox-reading-state',
  text: `select svar_uid_validity as validity, svar_uid_mark as mark from mail_in_filter where ${ours} for update`,
  values: [id, holder],
});

/** Begins to read anew: the server has given all its mails other UIDs. */
export const beginGeneration = ({ id }: HeldMailbox, validity: string): [Statement, Statement] => [
  { name: 'mailbox-forget-uids', text: 'delete from svar_mail_uid where mailbox_id = $1', values: [id] },
  {
    name: 'mailbox-begin-generation',
    text: 'update mail_in_filter set svar_uid_validity = $2, svar_uid_mark = 0 where id = $1',
    values: [id, validity],
  },
];

/** Writes down what a server holds that nobody has seen, and that all up to there is written down. */
export const writeDownUids = ({ id }: HeldMailbox, validity: string, uids: readonly number[]): [Statement, Statement] => [
  {
    name: 'mailbox-write-down-uids',
    text: 'insert into svar_mail_uid (mailbox_id, validity, uid) select $1, $2, uid from unnest($3::bigint[]) uid on conflict do nothing',
    values: [id, validity, uids],
  },
  {
    name: 'mailbox-move-mark',
    text: 'update mail_in_filter set svar_uid_mark = greatest(svar_uid_mark, $2::bigint) where id = $1',
    values: [id, Math.max(...uids)],
  },
];

export const UidState = { ToFetch: 0, Kept: 1 } as const;
export type UidState = (typeof UidState)[keyof typeof UidState];

/** A mail of a server that something is to be done about. */
export interface UidRow {
  uid: number;
  state: UidState;
  tries: number;
  error: string;
}

/** What is to be done, new mails first and those that have failed last. @param but those that had their turn in this look */
export const uidsToDo = ({ id }: HeldMailbox, validity: string, but: readonly number[], most: number): Statement => ({
  name: 'mailbox-uids-to-do',
  text: `select uid, state, tries, error from svar_mail_uid where mailbox_id = $1 and validity = $2 and uid <> all($3::bigint[])
    order by tries, state, uid limit $4`,
  values: [id, validity, but, most],
});
export const uidRows = (rows: readonly Row[]): UidRow[] => rows as unknown as UidRow[];

/** A fetch begins: should it end the process or the connection, others have their turn first. No row when the mailbox is no longer ours. */
export const beginFetch = ({ id, holder }: HeldMailbox, validity: string, uid: number): Statement => ({
  name: 'mailbox-begin-fetch',
  text: `update svar_mail_uid u set tries = tries + 1 from mail_in_filter m
    where u.mailbox_id = $1 and u.validity = $3 and u.uid = $4 and m.id = u.mailbox_id and m.svar_holder = $2 returning u.uid`,
  values: [id, holder, validity, uid],
});

/** It was not the mail's fault: the try does not count. */
export const takeBackFetch = ({ id }: HeldMailbox, validity: string, uid: number): Statement => ({
  name: 'mailbox-take-back-fetch',
  text: 'update svar_mail_uid set tries = greatest(0, tries - 1) where mailbox_id = $1 and validity = $2 and uid = $3',
  values: [id, validity, uid],
});

export const noteFetchError = ({ id }: HeldMailbox, validity: string, uid: number, error: string): Statement => ({
  name: 'mailbox-note-fetch-error',
  text: 'update svar_mail_uid set error = left($4, 500) where mailbox_id = $1 and validity = $2 and uid = $3',
  values: [id, validity, uid, error],
});

/** It is kept here: sent together with what keeps it. */
export const noteUidKept = (mailboxId: number, validity: string, uid: number): Statement => ({
  name: 'mailbox-note-uid-kept',
  text: `update svar_mail_uid set state = ${UidState.Kept}, tries = 0, error = '' where mailbox_id = $1 and validity = $2 and uid = $3`,
  values: [mailboxId, validity, uid],
});

/** Nothing is left to do about it. */
export const dropUid = (mailboxId: number, validity: string, uid: number): Statement => ({
  name: 'mailbox-drop-uid',
  text: 'delete from svar_mail_uid where mailbox_id = $1 and validity = $2 and uid = $3',
  values: [mailboxId, validity, uid],
});
