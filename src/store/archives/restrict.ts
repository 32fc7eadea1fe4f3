/** From a restriction to a condition of SQL, with the standing conditions of its archive and the reader's rights. */
import { TicketBaseStatus } from '../../vocabulary.ts';
import type { Building } from './building.ts';
import type { Ask, Restriction } from './column.ts';
import { ticketsWith, withWords } from './full-text.ts';
import { operatorOf, type Term } from './operators.ts';

type SingleTerm = Extract<Restriction, { kind: 'term' }>;

/** A text that means the row's key: `[I:3]`, or digits. */
const KEY = /^\s*(?:\[I:(\d{1,9})\]|(\d{1,9}))\s*$/;

function condition({ column: name, operator, values }: SingleTerm, building: Building): string {
  const { column, sql, alias } = building.resolve(name);
  const { asker } = building;
  const found = operatorOf(column.type, operator, values, name);
  if (column.words !== undefined) return hasWords(column.words.replaceAll('@.', `${alias}.`), operator, values, building);
  const key = column.type === 'stringorPK' && values.length === 1 ? KEY.exec(values[0]!) : null;
  const isNamed = /^(?:is|equals|eq|=|==|set)$/i.test(operator.trim());
  if (key && isNamed)
    return `(${building.masked(column.key!.replaceAll('@.', `${alias}.`))} = ${building.bind(Number(key[1] ?? key[2]), 'int')})`;
  const term: Term = {
    sql,
    values,
    about: name,
    bind: (value, cast) => building.bind(value, cast),
    self: column.type === 'associate' ? asker.agent.associateId : asker.agent.id,
    at: asker.at,
    zone: asker.zone,
    instant: asker.instant,
  };
  return found.sql(term);
}

const isDenied = (operator: string): boolean => /^(?:not|isnot|un|ne$|!=|<>)/i.test(operator.trim());
const binder =
  (building: Building) =>
  (value: unknown, cast: string): string =>
    building.bind(value, cast);

/** Whatever the operator, words are looked for; an operator that says no takes what does not have them. */
function hasWords(ticketId: string, operator: string, values: readonly string[], building: Building): string {
  if (values.length === 0) return /^isnotnull$/i.test(operator) ? 'true' : 'false';
  const hits = values.map((value) => `${ticketId} in ${ticketsWith(withWords(value, binder(building)))}`);
  const readable = building.readable();
  const found = `(${readable === null ? '' : `${readable} and `}(${hits.join(' or ')}))`;
  return isDenied(operator) ? `(not ${found})` : found;
}

function conditionOf(restriction: Restriction, building: Building): string {
  if (restriction.kind === 'term') return condition(restriction, building);
  if (restriction.kind === 'not') return `((${conditionOf(restriction.of, building)}) is not true)`;
  return `(${restriction.of.map((part) => conditionOf(part, building)).join(` ${restriction.kind} `)})`;
}

function speaksOf(restriction: Restriction | null, names: ReadonlySet<string>): boolean {
  if (restriction === null) return false;
  if (restriction.kind === 'term') return names.has(restriction.column.trim().toLowerCase());
  const parts = restriction.kind === 'not' ? [restriction.of] : restriction.of;
  return parts.some((part) => speaksOf(part, names));
}

const both = (...names: string[]): ReadonlySet<string> => new Set(names.flatMap((name) => [name, `ticket/${name}`]));
const STATUS = both(
  'status',
  'ticketstatusid',
  'ticketstatusname',
  'ticketstatus/ticketstatusid',
  'ticketstatus/name',
  'ticketstatus/status',
);
const TICKET = both('ticketid');

/** wire: closed tickets are a part of their own, left out by who names other parts only. */
const CLOSED_PART = 'ticketdisplayclosed';

/** What a query of tickets or messages leaves out, and whose rows it may show. */
function guards(ask: Ask, building: Building): string[] {
  const { asker, provider, ticket } = building;
  if (provider.guard === 'none' || provider.guard === 'origin') return [];
  const parts = [building.inReach(provider.guard === 'ticket' ? asker.list : asker.read)];
  const isOneTicket = speaksOf(ask.restriction, TICKET);
  const isBinned = provider.binned || speaksOf(ask.restriction, STATUS) || (provider.guard === 'message' && isOneTicket);
  // the states that are shown by themselves, as a list, so that the index on states serves
  if (!isBinned) parts.push(`${ticket}.status in (${TicketBaseStatus.Active}, ${TicketBaseStatus.Closed}, ${TicketBaseStatus.Postponed})`);
  const entities = ask.entities.map((name) => name.trim().toLowerCase()).filter(Boolean);
  const isTickets = provider.guard === 'ticket' && entities.length > 0;
  if (isTickets && !entities.includes(CLOSED_PART)) parts.push(`${ticket}.status <> ${TicketBaseStatus.Closed}`);
  if (asker.ownCategories !== null && !isOneTicket) parts.push(`${ticket}.category = any(${building.bind(asker.ownCategories, 'int[]')})`);
  return parts;
}

const all = (parts: readonly string[]): string => {
  const narrowing = parts.filter((part) => part !== 'true');
  return narrowing.length > 0 ? `where ${narrowing.join(' and ')}` : '';
};

/** WHERE of a query. @throws Unanswerable */
export function whereOf(ask: Ask, building: Building): string {
  return all([...standing(ask, building), ...(ask.restriction === null ? [] : [conditionOf(ask.restriction, building)])]);
}

/** What narrows an archive whatever is asked. */
const standing = (ask: Ask, building: Building): string[] => [
  ...(building.provider.where === undefined ? [] : [building.fill(building.provider.where)]),
  ...guards(ask, building),
];

/** A question for words, and for nothing else. */
export interface Search {
  /** What texts have to have, as a condition on `s`. */
  readonly words: string;
  /** WHERE of all that fits. */
  readonly where: string;
  /** WHERE of the ticket `hits.ticket_id`, if its archive and the reader's rights let it through. */
  readonly ofHit: string;
}

/**
 * The search for words that a question for tickets is; null when something else is asked as well: who narrows what he looks for
 * gets all that is left, and not the newest of it. @throws Unanswerable
 */
export function searchOf(ask: Ask, building: Building): Search | null {
  const { restriction } = ask;
  if (restriction?.kind !== 'term' || restriction.values.length !== 1 || isDenied(restriction.operator)) return null;
  const { column, alias } = building.resolve(restriction.column);
  if (column.words === undefined || building.provider.guard !== 'ticket' || alias !== building.ticket) return null;
  operatorOf(column.type, restriction.operator, restriction.values, restriction.column); // refuses one that is not there
  const words = withWords(restriction.values[0]!, binder(building));
  if (words === null) return null;
  const readable = building.readable();
  const others = [...standing(ask, building), ...(readable === null ? [] : [readable])];
  const id = `${building.ticket}.id`;
  return { words, where: all([...others, `${id} in ${ticketsWith(words)}`]), ofHit: all([...others, `${id} = hits.ticket_id`]) };
}
