/** Lists, their administration and what is picked from: the rooms behind the List and MDO agents. */
import { DESK_VERSION, deskVersionOf } from '../store/ticket-reads.ts';
import { type Call, withDesk } from './call.ts';
import { SignedOut } from './errors.ts';

export type { CategoryWish, PriorityWish, RelationWish, StatusWish, TypeWish } from '../domain/list-rows.ts';
export * from './lists/administration.ts';
export * from './lists/categories.ts';
export * from './lists/choices.ts';
export * from './lists/headings.ts';
export * from './lists/moves.ts';
export * from './lists/rows.ts';

/** The call with the desk as it stands now, so that who has just saved a list sees it. @throws SignedOut */
export async function renewed(call: Call): Promise<Call> {
  const [row] = await call.app.database.query(DESK_VERSION);
  const newest = row ? deskVersionOf(row) : 0;
  if (newest <= call.desk.version) return call;
  const current = withDesk(call, await call.app.desks.atLeast(newest));
  if (!current) throw new SignedOut('the user is gone');
  return current;
}
