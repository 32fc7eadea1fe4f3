/** What a save of a ticket or a message has to look up: whom and what it names, and what a category's rules ask when they may have to find an owner. */
import { deciding, isRefusal } from '../domain/decision.ts';
import { redelegates } from '../domain/delegation.ts';
import type { Desk } from '../domain/desk.ts';
import { defaultCategory, findCategory } from '../domain/resolve.ts';
import { preferredOwner } from '../domain/ticket.ts';
import type { MessageWish, TicketWish } from '../domain/wish.ts';
import type { Lookup } from '../store/lookup.ts';
import type { Call } from './call.ts';

type DelegatingLookup = Pick<Lookup, 'delegatingCategoryId' | 'delegatingTicketId' | 'candidateIds' | 'quarantinedSince'>;

/** The category whose row has to be locked, because its rules may have to find an owner: the one said, else the ticket's own. */
function delegatingCategory(wish: TicketWish, call: Call, desk: Desk): DelegatingLookup {
  const owner = wish.owner ?? (wish.id === 0 ? preferredOwner({ at: call.at, by: call.agent, random: call.random }) : undefined);
  if (owner !== 'automatic') return { delegatingCategoryId: 0 };
  const anybody = { candidateIds: [...desk.agents.keys()] };
  const quarantine = (minutes: number): DelegatingLookup =>
    minutes > 0 ? { delegatingCategoryId: 0, quarantinedSince: call.at - minutes * 60_000 } : { delegatingCategoryId: 0 };
  if (wish.id !== 0 && !wish.category) {
    const longest = Math.max(...[...desk.categories.values()].map(({ assignmentLag }) => assignmentLag));
    return { ...quarantine(longest), delegatingTicketId: wish.id, ...anybody };
  }
  // an unknown category is refused by the rules, with their words
  const category = deciding(() => (wish.category ? findCategory(desk, wish.category) : defaultCategory(desk, call.agent)))();
  if (isRefusal(category)) return { delegatingCategoryId: 0 };
  const ticket = wish.id === 0 ? {} : { delegatingTicketId: wish.id };
  return {
    ...quarantine(category.assignmentLag),
    delegatingCategoryId: category.id,
    ...ticket,
    candidateIds: [...category.members.keys()],
  };
}

/** What a save of a ticket has to look up. */
export function lookupOfTicket(wish: TicketWish, call: Call, desk: Desk): Lookup {
  const persons = [wish.personId ?? 0, ...(wish.otherPersonIds ?? [])];
  return {
    personIds: [...new Set(persons.filter((id) => id > 0))],
    saleIds: wish.saleId ? [wish.saleId] : [],
    projectIds: wish.projectId ? [wish.projectId] : [],
    ...delegatingCategory(wish, call, desk),
  };
}

/**
 * What a save of a message has to look up. A newcomer's message in a category that gives a ticket away when its owner is not there
 * has its rules looked up too. @param notify are the ticket's favourites to be told?
 */
export function lookupOfMessage(wish: MessageWish, desk: Desk, notify: boolean): Lookup {
  const mayMove = wish.id === 0 && Boolean(wish.personId) && [...desk.categories.values()].some(redelegates);
  const delegating = mayMove ? { delegatingTicketId: wish.ticketId, candidateIds: [...desk.agents.keys()] } : {};
  const favourites = notify && wish.id === 0 ? { favouriteTicketId: wish.ticketId } : {};
  return {
    personIds: wish.personId ? [wish.personId] : [],
    saleIds: [],
    projectIds: [],
    delegatingCategoryId: 0,
    ...delegating,
    ...favourites,
  };
}
