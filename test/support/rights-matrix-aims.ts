/** What a row of the rights matrix is made of: whom a call is for, what it says, how its answer shows a row. */
import {
  commanded,
  type Intent,
  type Outcome,
  OWNERS,
  only,
  owned,
  type Role,
  type Rule,
  STANDINGS,
  seen,
  type Who,
} from './rights-matrix-rules.ts';
import { type Caller, type Insert, type Scene, secretOf } from './rights-matrix-scene.ts';

/** One call of one caller, about one row. */
export interface Cell {
  scene: Scene;
  who: Role;
  relation: number;
  caller: Caller;
  /** The caller's ticket in this relation; its message has the same id. */
  ticket: number;
  /** A word of its title and its body. */
  secret: string;
  /** The associate whose row is aimed at. */
  owner: number;
  insert: Insert;
  /** A number that no other call has. */
  fresh(): number;
}

export interface Aim {
  /** What stands to the caller in each of the relations. */
  relations: readonly string[];
  rule: Rule;
  /** The arguments; a number is the key in the query. */
  said(cell: Cell): unknown;
  /** Does an answer show what was asked for? */
  shows(text: string, cell: Cell): boolean;
}

type Said = object | number | string | null | ((cell: Cell) => unknown);
const saying =
  (said: Said): Aim['said'] =>
  (cell) =>
    typeof said === 'function' ? said(cell) : said;

const answers: Aim['shows'] = (text) => text !== 'null';
const showsSecret: Aim['shows'] = (text, { secret }) => text.includes(secret);

/** A call about nothing in particular. */
export const ask = (who: Who, said: Said = {}): Aim => ({ relations: ['–'], rule: only(who), said: saying(said), shows: answers });

const TICKETS = STANDINGS.map(({ name }) => name);
export const aboutTicket = (rule: Rule, said: Said, shows: Aim['shows'] = answers): Aim => ({
  relations: TICKETS,
  rule,
  said: saying(said),
  shows,
});
/** A read that shows a ticket's words to whom it may. */
export const lookup = (intent: Intent, said: Said): Aim => aboutTicket(seen(intent), said, showsSecret);
/** A command that changes a ticket. */
export const command = (intent: Intent, said: Said): Aim => aboutTicket(commanded(intent), said);

/** A call about the caller's own row, and about another's, which is for who may: else the second outcome. */
export const aboutOwned = (
  others: Who,
  otherwise: Outcome,
  said: Said,
  { mine = 'anybody', shows = answers }: { mine?: Who; shows?: Aim['shows'] } = {},
): Aim => ({ relations: OWNERS, rule: owned(others, otherwise, mine), said: saying(said), shows });

export const cellOf = (scene: Scene, who: Role, relation: number): Cell => {
  const ticket = scene.ticket(who, relation);
  const { insert, fresh } = scene;
  const owner = scene.owner(who, relation);
  return { scene, who, relation, caller: scene.caller(who), ticket, secret: secretOf(ticket), owner, insert, fresh };
};
