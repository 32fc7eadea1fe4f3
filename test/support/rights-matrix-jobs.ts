/** What operations need that look after jobs, incoming mail and mailboxes. */
import { type Aim, ask, type Cell } from './rights-matrix-aims.ts';

/** A failed job of its own for each call. */
async function failed({ scene, fresh }: Cell): Promise<object> {
  const id = `00000000-0000-4000-8000-${String(fresh()).padStart(12, '0')}`;
  await scene.desk.sql("insert into pgboss.job (name, id, state, data) values ('sweep', $1, 'failed', '{}')", [id]);
  return { Id: id, Queue: 'sweep' };
}

/** A held mail of its own for each call. */
async function held({ scene, insert, fresh }: Cell): Promise<object> {
  const bytes = Buffer.from(`Subject: ${fresh()}\r\n\r\n`);
  const hash = Buffer.alloc(32, fresh() % 256);
  hash.writeUInt32BE(fresh(), 0);
  await scene.desk.sql('insert into svar_blob (hash, size, bytes) values ($1, $2, $3)', [hash, bytes.byteLength, bytes]);
  const row = { created: '2026-01-12T09:00:00Z', status: 3, mail_size: bytes.byteLength, svar_hash: hash, svar_content: hash };
  return { Id: await insert('inbox', row) };
}

/** A mailbox of its own for each call. */
const mailbox = async ({ insert, fresh }: Cell): Promise<object> => ({
  MailboxId: await insert('mail_in_filter', { address: `own${fresh()}@example.org` }),
});

/** A filter of its own for each call. */
async function filter({ insert, fresh }: Cell): Promise<object> {
  const texts = { description: `Filter ${fresh()}`, search_string: 'x', search_string2: '', svar_person_find: '', svar_ticket_find: '' };
  const no = {
    svar_ticket_open: false,
    svar_closes: false,
    svar_ignores_from: false,
    svar_debug: false,
    svar_bounce: false,
    svar_no_reply: false,
  };
  const row = { priority: 1, svar_active: false, svar_all_mailboxes: true, search_location: 3, svar_values: '[]', new_tags: [] };
  return { FilterId: await insert('ms_filter', { ...row, ...texts, ...no, forward_to: '', reply_to: '' }) };
}

/** Jobs of everybody, with why they failed: for who administers the service. */
export const jobNeeds: Readonly<Record<string, Aim>> = {
  'Svar.GetJobs': ask('service', {}),
  'Svar.RetryJob': ask('service', failed),
  'Svar.GetIncomingMails': ask('service', {}),
  'Svar.RetryIncomingMail': ask('service', held),
  'Svar.GetMailboxes': ask('service', null),
  'Svar.GetMailbox': ask('service', mailbox),
  'Svar.SaveMailbox': ask('service', ({ fresh }: Cell) => ({ Address: `saved${fresh()}@example.org` })),
  'Svar.DeleteMailbox': ask('service', mailbox),
  'Svar.TestMailbox': ask('service', mailbox),
  'Svar.GetMailFilters': ask('service', null),
  'Svar.GetMailFilter': ask('service', filter),
  'Svar.SaveMailFilter': ask('service', ({ fresh }: Cell) => ({ Name: `New ${fresh()}`, IsActive: false })),
  'Svar.DeleteMailFilter': ask('service', filter),
  'Svar.TryMailFilters': ask('service', { Data: 'Subject: x\r\n\r\nx' }),
};
