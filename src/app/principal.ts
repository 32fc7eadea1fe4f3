/** Who calls, in full. */
import { type PrincipalRow, principalOf, principalRow } from '../store/principal.ts';
import type { Call } from './call.ts';
import { SignedOut } from './errors.ts';

export type { PrincipalRow } from '../store/principal.ts';

/** Role, company and further groups of the one who calls. @throws SignedOut when he is gone by now */
export async function readPrincipal(call: Call): Promise<PrincipalRow> {
  const row = principalRow(await call.app.database.query(principalOf(call.agent.associateId)));
  if (!row) throw new SignedOut('the user is gone');
  return row;
}
