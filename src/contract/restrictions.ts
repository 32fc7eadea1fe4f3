/**
 * The agents' lists of restrictions as one restriction. Source: archives-and-lists §2. `and` binds tighter than `or`.
 */
import { InterRestrictionOperator } from '../vocabulary.ts';
import { Fault } from './decode.ts';
import { joined, QUERY, type Restriction } from './filter.ts';

/** A restriction as the agents take it. */
export interface RestrictionInfo {
  readonly Name?: string | null;
  readonly Operator?: string | null;
  readonly Values?: readonly (string | null)[] | null;
  readonly IsActive?: boolean | null;
  readonly SubRestrictions?: readonly unknown[] | null;
  readonly InterParenthesis?: number | null;
  readonly InterOperator?: number | null;
}

type Piece = { readonly term: Restriction | null; readonly opens: number; readonly closes: number; readonly isOr: boolean };

const PATH = 'Restriction';

function pieceOf(info: RestrictionInfo, depth: number, spent: { terms: number; values: number }): Piece {
  const parenthesis = info.InterParenthesis ?? 0;
  if (depth > QUERY.depth || Math.abs(parenthesis) > QUERY.depth) throw new Fault(PATH, `is deeper than ${QUERY.depth}`);
  const values = (info.Values ?? []).map((value) => value ?? '');
  spent.terms++;
  spent.values += values.length;
  if (spent.terms > QUERY.terms) throw new Fault(PATH, `has more than ${QUERY.terms} conditions`);
  if (spent.values > QUERY.values) throw new Fault(PATH, `has more than ${QUERY.values} values`);
  if (values.some((value) => value.length > QUERY.valueLength))
    throw new Fault(PATH, `has a value longer than ${QUERY.valueLength} characters`);
  const below = restrictionOf((info.SubRestrictions ?? []) as readonly RestrictionInfo[], depth + 1, spent);
  const own: Restriction = { kind: 'term', column: info.Name ?? '', operator: info.Operator ?? '', values };
  // wire: one that is switched off says nothing, but its parentheses count; not said is on
  const term = info.IsActive === false ? null : joined('and', [own, below]);
  return {
    term,
    opens: Math.max(0, parenthesis),
    closes: Math.max(0, -parenthesis),
    isOr: info.InterOperator === InterRestrictionOperator.Or,
  };
}

interface Level {
  either: (Restriction | null)[];
  both: (Restriction | null)[];
  /** How the level as a whole joins what stood before it. */
  joinsByOr: boolean;
}

const levelOf = (joinsByOr: boolean): Level => ({ either: [], both: [], joinsByOr });
const closed = (level: Level): Restriction | null => joined('or', [...level.either, joined('and', level.both)]);

function add(level: Level, restriction: Restriction | null, byOr: boolean): void {
  if (restriction === null) return;
  if (byOr && level.both.length > 0) {
    level.either.push(joined('and', level.both));
    level.both = [];
  }
  level.both.push(restriction);
}

function restrictionOf(infos: readonly RestrictionInfo[], depth: number, spent: { terms: number; values: number }): Restriction | null {
  const levels: Level[] = [levelOf(false)];
  let byOr = false;
  for (const info of infos) {
    const { term, opens, closes, isOr } = pieceOf(info, depth, spent);
    for (let open = 0; open < opens; open++) {
      levels.push(levelOf(byOr));
      byOr = false;
    }
    if (levels.length > QUERY.depth) throw new Fault(PATH, `is deeper than ${QUERY.depth}`);
    add(levels.at(-1)!, term, byOr);
    for (let close = 0; close < closes; close++) {
      const level = levels.pop()!;
      const outer = levels.at(-1);
      if (!outer) throw new Fault(PATH, 'closes a parenthesis that was not opened');
      add(outer, closed(level), level.joinsByOr);
    }
    byOr = isOr;
  }
  if (levels.length > 1) throw new Fault(PATH, 'leaves a parenthesis open');
  return closed(levels[0]!);
}

/**
 * One restriction out of an agent's list: each element joins the next by its InterOperator; a positive InterParenthesis opens
 * that many parentheses before its element, a negative one closes them behind it.
 * @throws Fault when parentheses do not match, or more is asked than a query may
 */
export const readRestrictions = (infos: readonly RestrictionInfo[]): Restriction | null => restrictionOf(infos, 0, { terms: 0, values: 0 });
