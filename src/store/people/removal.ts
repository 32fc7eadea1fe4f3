/** Persons that go with their company, and come back with it. */
import type { Statement } from '../database.ts';
import { columnsOf } from '../rows.ts';
import { SHAPES } from './shapes.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
// the row as it was is read on the statement's snapshot, beside the row as it has become
const RETURNING = `returning ${columnsOf(SHAPES.person, 'p')}, (select q.updated from person q where q.person_id = p.person_id) as before`;

/** Deletes the persons of a company with it, at the same moment. @returns (of the rows) persons, with `before`: their older stamp */
export const removeWithCompany = (companyId: number, at: number, by: number): Statement => ({
  name: 'remove-with-company',
  text: `update person p set deleted = true, svar_deleted_at = $2::timestamptz, updated = $2::timestamptz, updated_associate_id = $3 where contact_id = $1 and not deleted ${RETURNING}`,
  values: [companyId, iso(at), by],
});

/** Brings back the persons that went with their company, known by the moment. @returns (of the rows) as `removeWithCompany` */
export const restoreWithCompany = (companyId: number, deletedAt: number | null, at: number, by: number): Statement => ({
  name: 'restore-with-company',
  text: `update person p set deleted = false, svar_deleted_at = null, updated = $3::timestamptz, updated_associate_id = $4 where contact_id = $1 and deleted and svar_deleted_at = $2::timestamptz ${RETURNING}`,
  values: [companyId, iso(deletedAt), iso(at), by],
});
