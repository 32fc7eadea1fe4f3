/** Filters of mail, as those keep them who administer the service. */
import { problemsOf } from '../../domain/mail/filter-problems.ts';
import { type FilterWish, filterAfter } from '../../domain/mail/filter-saving.ts';
import type { MailFilter } from '../../domain/mail/filters.ts';
import {
  allFilters,
  deleteFilter,
  filterParts,
  filtersOf,
  filterValues,
  insertFilter,
  LOCK_FILTERS,
  updateFilter,
} from '../../store/mail-filters.ts';
import { checkAdministers } from '../administering.ts';
import type { Call } from '../call.ts';
import { granted, Refused } from '../errors.ts';
import { changeRecord } from '../record.ts';
import { knownIn, knownNow } from './filtering.ts';

export type { FilterWish } from '../../domain/mail/filter-saving.ts';

const WHAT = 'Filters of mail';
const ENTITY = 'ms_filter';

/** A filter, and what it names that is not there any more. */
export interface FilterSeen {
  filter: MailFilter;
  problems: string[];
}

const unknown = (id: number): Refused => new Refused({ why: 'unknown', about: 'FilterId', message: `Filter ${id} was not found` });

/** All filters, in the order in which they are asked. @throws Refused for who may not */
export async function readFilters(call: Call): Promise<FilterSeen[]> {
  checkAdministers(call, WHAT);
  const [rows, known] = await Promise.all([call.app.database.query(allFilters), knownNow(call.app)]);
  return filtersOf(rows).map((filter) => ({ filter, problems: problemsOf(filter, known).map(({ says }) => says) }));
}

/**
 * Makes a filter (id 0) or changes one. One at a time: names, and the size of all patterns, are counted together.
 * @returns its id
 * @throws Refused for who may not, and for what may not be
 */
export async function saveFilter(call: Call, id: number, wish: FilterWish): Promise<number> {
  checkAdministers(call, WHAT);
  const outcome = await changeRecord(call, async (tx, now) => {
    checkAdministers(now, WHAT);
    const [, rows, known] = await tx.query(LOCK_FILTERS, allFilters, knownIn.statement);
    const standing = filtersOf(rows!);
    const before = standing.find((filter) => filter.id === id) ?? null;
    if (id !== 0 && before === null) throw unknown(id);
    const others = standing.filter((filter) => filter !== before);
    const wished = granted(filterAfter(before, wish, others, knownIn.of(known!, now.desk)));
    const [made] = before ? [] : await tx.query(insertFilter(wished));
    const after = { ...wished, id: before?.id ?? (made![0]!.id as number) };
    const kind = `${ENTITY}.${before ? 'changed' : 'created'}`;
    const event = { entity: ENTITY, id: after.id, kind, before: before && filterValues(before), after: filterValues(after) };
    const last = [...(before ? [updateFilter(after)] : []), ...filterParts(after.id, after)];
    return { value: after.id, id: after.id, events: [event], last };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** Removes a filter. @throws Refused for who may not, and when there is none */
export async function removeFilter(call: Call, id: number): Promise<void> {
  checkAdministers(call, WHAT);
  await changeRecord(call, async (tx, now) => {
    checkAdministers(now, WHAT);
    const [, rows] = await tx.query(LOCK_FILTERS, allFilters);
    const before = filtersOf(rows!).find((filter) => filter.id === id);
    if (!before) throw unknown(id);
    const event = { entity: ENTITY, id, kind: `${ENTITY}.deleted`, before: filterValues(before), after: null };
    return { value: null, id, events: [event], last: [deleteFilter(id)] };
  });
}
