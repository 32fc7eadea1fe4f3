/** What the database does for a statement, counted in rows: figures that are the same on every machine. */
import type { Statement } from '../../src/store/database.ts';
import type { TestDesk } from './desk.ts';

interface Node {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

const lookedAt = (node: Node, isMeant: (table: string) => boolean): number =>
  (isMeant(node['Relation Name'] ?? '') ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0) +
  (node.Plans ?? []).reduce((sum, plan) => sum + lookedAt(plan, isMeant), 0);

/** Does a statement. @returns how many rows of a table it has looked at */
export async function rowsLookedAt(
  desk: TestDesk,
  { text, values }: Pick<Statement, 'text' | 'values'>,
  isMeant: (table: string) => boolean,
): Promise<number> {
  const [answer] = await desk.sql(`explain (analyze, format json) ${text}`, [...values]);
  return lookedAt((answer!['QUERY PLAN'] as { Plan: Node }[])[0]!.Plan, isMeant);
}
