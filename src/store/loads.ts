/**
 * How many active tickets agents have: a sum of changes, since a counter row for each agent would make all savers queue behind
 * it. Changes are folded into one row before they are many. Nobody waits for that, and it waits for nobody: it passes by what
 * another transaction folds, and who reads meanwhile sees the same sum.
 */
import type { Statement } from './database.ts';
import type { Found, Lookup } from './lookup.ts';

/** Changes that one statement folds: it has to end well before the database's limit of time. */
export const FOLDED_AT_ONCE = 10_000;
/** A look-up may read so many changes, and so many for each agent whom it asks about. */
const [READ_AT_MOST, READ_FOR_EACH] = [100, 4];
/** The sweep leaves agents alone who have fewer. */
const LEFT_ALONE = 50;

const CROWDED = `(select user_id from svar_load group by user_id having count(*) > ${LEFT_ALONE})`;

const folding = (name: string, whose: string, values: readonly unknown[]): Statement => ({
  name,
  text: `with gone as (delete from svar_load where ctid = any(array(
        select ctid from svar_load where user_id ${whose} limit ${FOLDED_AT_ONCE} for update skip locked)) returning user_id, active),
    sums as (insert into svar_load (user_id, active) select user_id, sum(active) from gone group by user_id having sum(active) <> 0)
    select count(*)::int as gone from gone`,
  values,
});

/** Folds changes of some agents. @returns one row: `gone`, how many changes went into the new rows */
export const foldLoads = (userIds: readonly number[]): Statement => folding('fold-loads', '= any($1::int[])', [userIds]);

/** Folds changes of all agents who have many. @returns as `foldLoads`; fewer than `FOLDED_AT_ONCE`: that was all */
export const foldCrowdedLoads: Statement = folding('fold-crowded-loads', `in ${CROWDED}`, []);

/** Did a look-up read more changes than it should have to? Then who looked folds them, and the next one reads few. */
export const isCrowded = ({ candidateIds = [] }: Lookup, { loadChanges }: Found): boolean =>
  loadChanges > READ_AT_MOST + READ_FOR_EACH * candidateIds.length;
