/** What operations need that look after jobs. */
import { type Aim, ask, type Cell } from './rights-matrix-aims.ts';

/** A failed job of its own for each call. */
async function failed({ scene, fresh }: Cell): Promise<object> {
  const id = `00000000-0000-4000-8000-${String(fresh()).padStart(12, '0')}`;
  await scene.desk.sql("insert into pgboss.job (name, id, state, data) values ('sweep', $1, 'failed', '{}')", [id]);
  return { Id: id, Queue: 'sweep' };
}

/** Jobs of everybody, with why they failed: for who administers the service. */
export const jobNeeds: Readonly<Record<string, Aim>> = {
  'Svar.GetJobs': ask('service', {}),
  'Svar.RetryJob': ask('service', failed),
};
