/** Mailboxes from which tickets come. */
import type { Row, Statement } from './database.ts';
import type { Shape } from './rows.ts';

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
  },
};

export interface MailboxRow {
  id: number;
  serverType: number;
  address: string;
  userName: string;
  server: string;
  port: number;
  /** Sealed; null for none. */
  password: Uint8Array | null;
  categoryId: number | null;
  priorityId: number | null;
  typeId: number | null;
  /** The language of customers who are met here first. */
  languageId: number | null;
  /** What new senders are answered with; null for the desk's own. */
  replyTemplateId: number | null;
  /** Nobody is answered by the desk itself. */
  isSilent: boolean;
  /** Takes in what machines write. */
  takesAutomatic: boolean;
  /** Names of header lines, parted by commas. */
  keepHeaders: string;
}

export const mailboxRows = (rows: readonly Row[]): MailboxRow[] => rows as unknown as MailboxRow[];

export const addressTaken = (id: number, address: string): Statement => ({
  name: 'mailbox-address-taken',
  text: 'select id from mail_in_filter where lower(address) = lower($2) and id <> $1',
  values: [id, address],
});
