/** From a restriction to a condition of SQL, with the standing conditions of its archive and the reader's rights. */
import { TicketBaseStatus } from '../../vocabulary.ts';
import type { Building } from './building.ts';
import type { Ask, Restriction } from './column.ts';
import { ticketsWithWords } from './full-text.ts';
import { operatorOf, type Term } from './operators.ts';

type SingleTerm = Extract<Restriction, { kind: 'term' }>;

/** A text that means the row's key: `[I:3]`, or digits. */
const KEY = /^\s*(?:\[I:(\d{1,9})\]|(\d{1,9}))\s*$/;

function condition({ column: name, operator, values }: SingleTerm, building: Building, isAlone: boolean): string {
  const { column, sql, alias } = building.resolve(name);
  const { asker } = building;
  const found = operatorOf(column.type, operator, values, name);
  if (column.words !== undefined) return withWords(column.words.replaceAll('@.', `${alias}.`), operator, values, building, isAlone);
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

/** Whatever the operator, words are looked for; an operator that says no takes what does not have them. */
function withWords(ticketId: string, operator: string, values: readonly string[], building: Building, isAlone: boolean): string {
  if (values.length === 0) return /^isnotnull$/i.test(operator) ? 'true' : 'false';
  const isDenied = /^(?:not|isnot|un|ne$|!=|<>)/i.test(operator.trim());
  const newest = isAlone && !isDenied;
  const hits = values.map((value) => `${ticketId} in ${ticketsWithWords(value, (said, cast) => building.bind(said, cast), newest)}`);
  const readable = building.readable();
  const found = `(${readable === null ? '' : `${readable} and `}(${hits.join(' or ')}))`;
  return isDenied ? `(not ${found})` : found;
}

/** @param isAlone nothing else narrows the rows */
function conditionOf(restriction: Restriction, building: Building, isAlone = false): string {
  if (restriction.kind === 'term') return condition(restriction, building, isAlone);
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

/** Do neither rights nor the archive itself narrow the rows? That some states stay out is no matter. */
const isUnguarded = ({ entities }: Ask, { provider, asker }: Building): boolean =>
  provider.where === undefined && asker.read.everything && asker.ownCategories === null && entities.length === 0;

/** WHERE of a query. @throws Unanswerable */
export function whereOf(ask: Ask, building: Building): string {
  const { provider } = building;
  const parts = [
    ...(provider.where === undefined ? [] : [building.fill(provider.where)]),
    ...guards(ask, building),
    ...(ask.restriction === null ? [] : [conditionOf(ask.restriction, building, isUnguarded(ask, building))]),
  ].filter((part) => part !== 'true');
  return parts.length > 0 ? `where ${parts.join(' and ')}` : '';
}
