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
};
