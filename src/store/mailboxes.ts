/** Mailboxes from which tickets come. */
import type { MailboxSettings } from '../domain/mail/mailbox.ts';
import type { Row, Statement } from './database.ts';
import { columnsOf, type Shape } from './rows.ts';

export const mailboxes: Shape = {
  table: 'mail_in_filter',
  key: 'id',
  columns: {
    serverType: ['server_type', 'int'],
    address: ['address', 'text'],
    userName: ['pop_user', 'text'],
    server: ['pop_server', 'text'],
    port: ['svar_port', 'int'],
    password: ['pop_password', 'bytes'],
    categoryId: ['category_id', 'int'],
    priorityId: ['priority', 'int'],
    typeId: ['ticket_type', 'int'],
    languageId: ['language_id', 'int'],
    replyTemplateId: ['reply_template_id', 'int'],
    isSilent: ['noautoreply', 'bool'],
    takesAutomatic: ['mailgun_dsn', 'bool'],
    keepHeaders: ['keep_headers', 'text'],
    suggestsCategory: ['ai_suggest_category', 'bool'],
    analysesText: ['ai_text_analysis', 'bool'],
    findsLanguage: ['svar_ai_language', 'bool'],
    findsSentiment: ['svar_ai_sentiment', 'bool'],
    isRead: ['svar_is_read', 'bool'],
    folder: ['svar_folder', 'text'],
    after: ['svar_after', 'int'],
    afterFolder: ['svar_after_folder', 'text'],
    pollMinutes: ['checkwait', 'int'],
    signIn: ['svar_sign_in', 'int'],
    tokenUrl: ['svar_token_url', 'text'],
    clientId: ['svar_client_id', 'text'],
    scope: ['svar_scope', 'text'],
    clientSecret: ['svar_client_secret', 'bytes'],
    secretUntil: ['svar_secret_until', 'instant'],
    refreshToken: ['svar_refresh_token', 'bytes'],
    outServer: ['svar_out_server', 'text'],
    outPort: ['svar_out_port', 'int'],
    outSecurity: ['svar_out_security', 'int'],
    outSignIn: ['svar_out_sign_in', 'int'],
    outUser: ['svar_out_user', 'text'],
    outPassword: ['svar_out_password', 'bytes'],
  },
};

export interface MailboxRow extends Omit<MailboxSettings, 'aliases'> {
  id: number;
  /** Sealed, as all secrets here are; null for none. */
  password: Uint8Array | null;
  clientSecret: Uint8Array | null;
  refreshToken: Uint8Array | null;
  outPassword: Uint8Array | null;
  /** When the client secret ends, as who has made it says; null when he has not. */
  secretUntil: number | null;
  outSecurity: number;
  /** What new senders are answered with; null for the desk's own. */
  replyTemplateId: number | null;
  /** Nobody is answered by the desk itself. */
  isSilent: boolean;
  /** Takes in what machines write. */
  takesAutomatic: boolean;
  suggestsCategory: boolean;
  analysesText: boolean;
  findsLanguage: boolean;
  findsSentiment: boolean;
  /** Is it read at all, once it has a server? */
  isRead: boolean;
}

export const mailboxRows = (rows: readonly Row[]): MailboxRow[] => rows as unknown as MailboxRow[];

/** Mailboxes whose mail leaves by a server of their own: one at most. */
export const outgoingServers: Statement = {
  name: 'mailboxes-with-outgoing-servers',
  text: "select id from mail_in_filter where svar_out_server <> '' limit 1",
  values: [],
};

/** The mailbox with this address, other addresses not counted. */
export const mailboxByAddress = (address: string): Statement => ({
  text: `select ${columnsOf(mailboxes)} from mail_in_filter t where lower(t.address) = lower($1)`,
  values: [address],
});

/** Nobody else makes or renames a mailbox until this transaction ends: addresses and other addresses are in two tables. */
export const lockMailboxes: Statement = { name: 'lock-mailboxes', text: 'select pg_advisory_xact_lock(1937138035)', values: [] };

/** Addresses of mailboxes and their other addresses, those of one mailbox left out: which of these, in lower case, are taken? `address` */
export const addressesTaken = (id: number, addresses: readonly string[]): Statement => ({
  name: 'mailbox-addresses-taken',
  text: `select lower(address) as address from mail_in_filter where lower(address) = any($2::text[]) and id <> $1
    union select lower(alias) from mail_alias where lower(alias) = any($2::text[]) and filter_id <> $1`,
  values: [id, addresses],
});

export const templateById = (id: number): Statement => ({
  name: 'mailbox-template',
  text: 'select id from reply_template where id = $1',
  values: [id],
});

/** Other addresses of mailboxes, in the order in which they were said. @param ids empty: of all */
export const aliasesOf = (ids: readonly number[]): Statement => ({
  name: 'mailbox-aliases',
  text: 'select filter_id as "mailboxId", alias from mail_alias where cardinality($1::int[]) = 0 or filter_id = any($1::int[]) order by id',
  values: [ids],
});

/** The statements that give a mailbox these other addresses and none else. */
export const setAliases = (id: number, aliases: readonly string[]): Statement[] => [
  { name: 'drop-mailbox-aliases', text: 'delete from mail_alias where filter_id = $1', values: [id] },
  {
    name: 'add-mailbox-aliases',
    text: 'insert into mail_alias (filter_id, alias) select $1, alias from unnest($2::text[]) with ordinality a (alias, place) order by place',
    values: [id, aliases],
  },
];

/** How the reading of a mailbox goes. Instants are milliseconds. */
export interface MailboxHealth {
  id: number;
  /** When it is looked at next; null: at once. */
  nextCheck: number | null;
  lastSuccess: number | null;
  /** What went wrong last, and when; '' for nothing ever. */
  lastError: string;
  failedAt: number | null;
  /** Failed looks since the last good one. */
  failures: number;
  tokenUntil: number | null;
  refreshUntil: number | null;
  tokenError: string;
  /** The process that reads it holds it until then; null for none. */
  lease: number | null;
  /** Mails that the server has not given out yet, or that could not be marked, moved or deleted there. */
  open: number;
}

export const mailboxHealth = (ids: readonly number[]): Statement => ({
  name: 'mailbox-health',
  text: `select m.id, m.next_check as "nextCheck", m.last_success as "lastSuccess", m.last_error as "lastError", m.svar_failed_at as "failedAt",
      m.num_seq_failures as failures, m.svar_token_until as "tokenUntil", m.svar_refresh_until as "refreshUntil", m.svar_token_error as "tokenError",
      m.svar_lease as lease, (select count(*)::int from svar_mail_uid u where u.mailbox_id = m.id) as open
    from mail_in_filter m where m.id = any($1::int[])`,
  values: [ids],
});
export const healthRows = (rows: readonly Row[]): MailboxHealth[] => rows as unknown as MailboxHealth[];

/**
 * What follows a save: whoever reads the mailbox lets go of it, and it is looked at at once, by what it is now.
 * @param isElsewhere another server, user or folder: UIDs mean something else there
 * @param isOtherToken it signs in in another way: tokens that were got are worth nothing
 */
export const settingsChanged = (id: number, isElsewhere: boolean, isOtherToken: boolean): Statement[] => [
  {
    name: 'mailbox-settings-changed',
    text: `update mail_in_filter set svar_holder = '', svar_lease = null, next_check = null, num_seq_failures = 0,
        svar_uid_validity = case when $2 then '' else svar_uid_validity end, svar_uid_mark = case when $2 then 0 else svar_uid_mark end,
        svar_access_token = case when $3 then null else svar_access_token end, svar_token_until = case when $3 then null else svar_token_until end,
        svar_token_renew = case when $3 then null else svar_token_renew end, svar_token_held = case when $3 then null else svar_token_held end,
        svar_token_error = case when $3 then '' else svar_token_error end, svar_refresh_until = case when $3 then null else svar_refresh_until end
      where id = $1`,
    values: [id, isElsewhere, isOtherToken],
  },
  ...(isElsewhere ? [{ name: 'mailbox-forget-uids', text: 'delete from svar_mail_uid where mailbox_id = $1', values: [id] }] : []),
];
