/** Tables of mails: what has come in, and what leaves. Columns are ours: the official archives have none for them. */
import { OutboxState } from '../../domain/mail/posting.ts';
import { InboxStatus } from '../mail.ts';
import type { Column, Table } from './column.ts';
import { column, everyTable, persons } from './people.ts';
import { tickets } from './tickets.ts';

const open = { open: true } as const;

/** A state as a word, by which it can be asked for and sorted. */
const stateColumns = (sql: string, states: Readonly<Record<string, number>>): Column[] => [
  column(
    'state',
    'string',
    `case ${sql} ${Object.entries(states)
      .map(([word, state]) => `when ${state} then '${word}'`)
      .join(' ')} end`,
    open,
  ),
  column('stateId', 'int', sql, open),
];

/** What a mail says of itself is blank where it came to a ticket that the reader may not read. */
export const inbox: Table = {
  name: 'inbox',
  columns: [
    column('inboxId', 'int', '@.id', open),
    ...stateColumns('@.status', InboxStatus),
    column('received', 'datetime', '@.created', open),
    column('sorted', 'datetime', '@.imported', open),
    column('mailboxId', 'int', '@.mail_in_filter', open),
    column('mailbox', 'string', '(select f.address from mail_in_filter f where f.id = @.mail_in_filter)', open),
    column('byAgent', 'bool', '@.svar_asked', open),
    column('size', 'int', '@.mail_size', open),
    column('hasBytes', 'bool', '@.svar_content is not null', open),
    column('ticketId', 'int', '@.ticket_id', open),
    column('ticketMessageId', 'int', '@.message_id', open),
    column('sender', 'string', '@.svar_sender'),
    column('returnPath', 'string', '@.svar_return_path'),
    column('subject', 'string', '@.svar_subject'),
    column('reason', 'string', '@.svar_reason'),
    ...everyTable,
  ],
  joins: {},
};

export const outbox: Table = {
  name: 'outbox',
  columns: [
    column('outboxId', 'int', '@.id'),
    column('ticketId', 'int', '@.ticket_id'),
    column('ticketMessageId', 'int', '@.message_id'),
    column('medium', 'string', "case @.type when 0 then 'Mail' when 1 then 'Sms' when 2 then 'Script' end"),
    column('kind', 'string', '@.svar_kind'),
    ...stateColumns('@.status', OutboxState),
    column('recipients', 'string', '@.rcpt'),
    column('sender', 'string', '@.from_email'),
    column('subject', 'string', '@.subject'),
    column('mailId', 'string', '@.svar_mail_id'),
    column('templateId', 'int', '@.svar_template_id'),
    column('personId', 'int', '@.svar_person_id'),
    column('userId', 'ejUser', '@.svar_user_id', { list: 'ejuser' }),
    column('created', 'datetime', '@.created'),
    column('nextRetry', 'datetime', '@.next_retry'),
    column('ended', 'datetime', '@.svar_ended'),
    column('sentAgain', 'datetime', '@.svar_again'),
    column('retries', 'int', '@.retries'),
    column('size', 'int', '@.mail_size'),
    column('error', 'string', '@.last_error'),
    column('isForgotten', 'bool', '@.svar_forgotten'),
    ...everyTable,
  ],
  joins: {
    ticket: { table: () => tickets, on: '#.id = @.ticket_id' },
    person: { table: () => persons, on: '#.person_id = @.svar_person_id' },
  },
};
