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
  /** Names of header lines, parted by commas. */
  keepHeaders: string;
}

export const mailboxRows = (rows: readonly Row[]): MailboxRow[] => rows as unknown as MailboxRow[];

export const addressTaken = (id: number, address: string): Statement => ({
  name: 'mailbox-address-taken',
  text: 'select id from mail_in_filter where lower(address) = lower($2) and id <> $1',
  values: [id, address],
});
