/** Rights in SQL, from the same source as in memory. */
import type { Reach } from '../domain/rights.ts';

/** The tickets of a reach as a WHERE part; `values` are appended to those of the statement. */
export function reached(reach: Reach, alias: string, values: unknown[]): string {
  if (reach.everything) return 'true';
  values.push(reach.ownerId, reach.categoryIds);
  const bin = reach.bin ? '' : `${alias}.status not in (4, 6) and `;
  return `(${bin}(${alias}.owned_by = $${values.length - 1} or ${alias}.category = any($${values.length}::int[])))`;
}
