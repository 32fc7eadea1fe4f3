/**
 * Who may do what with which ticket. One rule, asked in two ways: `can` for a ticket in hand, `reach` for a list; the
 * store makes the WHERE clause from the same reach.
 * Source: people-and-rights §2: decided by owner and category only; higher intents imply the lower ones.
 */
import { TicketBaseStatus, TicketCategoryFlags } from '../vocabulary.ts';
import type { Agent, Category, Desk } from './desk.ts';
import type { Ticket } from './thread.ts';

export type Intent = 'list' | 'read' | 'edit';

/** Function rights by the names under which roles hold them. */
export const RIGHTS = {
  admin: 'admin-all',
  serviceAdmin: 'cs-system',
  list: { own: 'cs-listown', all: 'cs-listothers' },
  read: { own: 'cs-readown', all: 'cs-readothers' },
  edit: { own: 'cs-editown', all: 'cs-editothers' },
  newTags: 'define-new-tags',
  spam: 'cs-markasspam',
} as const;

const CHAIN: Record<Intent, readonly Intent[]> = { list: ['list', 'read', 'edit'], read: ['read', 'edit'], edit: ['edit'] };

/** The tickets an agent reaches with an intent. */
export interface Reach {
  /** Every ticket, whatever its category. */
  everything: boolean;
  /** Tickets owned by this user; 0 for nobody. */
  ownerId: number;
  /** Tickets in these categories. */
  categoryIds: readonly number[];
  /** Tickets in the bin and spam too. */
  bin: boolean;
}

/** The reach of whom no right is asked: the answer to one's own save. */
export const EVERYTHING: Reach = { everything: true, ownerId: 0, categoryIds: [], bin: true };

export const isAdmin = (agent: Agent): boolean => agent.robot || agent.rights.has(RIGHTS.admin);
/** An associate without a Service user may read what its rights allow, but there is nobody to write down as the doer. */
const isServiceUser = (agent: Agent): boolean => agent.id > 0;
export const isMember = (agent: Agent, category: Category): boolean => category.members.has(agent.id);

/** MembersOnly shuts out everybody else, whatever their rights; who administers the service may still list. */
function entered(agent: Agent, category: Category, intent: Intent): boolean {
  if ((category.flags & TicketCategoryFlags.MembersOnly) === 0 || isMember(agent, category)) return true;
  return intent === 'list' && agent.rights.has(RIGHTS.serviceAdmin);
}

/** All that an agent reaches with an intent. */
export function reach(agent: Agent, intent: Intent, desk: Desk): Reach {
  if (intent === 'edit' && !isServiceUser(agent)) return { everything: false, ownerId: agent.id, categoryIds: [], bin: false };
  if (isAdmin(agent)) return { everything: true, ownerId: agent.id, categoryIds: [], bin: true };
  const all = CHAIN[intent].some((step) => agent.rights.has(RIGHTS[step].all));
  const own = CHAIN[intent].some((step) => agent.rights.has(RIGHTS[step].own));
  const categoryIds = [...desk.categories.values()]
    .filter((category) => entered(agent, category, intent) && (all || (own && isMember(agent, category))))
    .map((category) => category.id);
  return { everything: false, ownerId: agent.id, categoryIds, bin: agent.rights.has(RIGHTS.edit.all) };
}

/** Is a ticket inside a reach? */
export function isReached(reached: Reach, ticket: Pick<Ticket, 'ownerId' | 'categoryId' | 'base'>): boolean {
  if (reached.everything) return true;
  const binned = ticket.base === TicketBaseStatus.Deleted || ticket.base === TicketBaseStatus.Spam;
  if (binned && !reached.bin) return false;
  return ticket.ownerId === reached.ownerId || reached.categoryIds.includes(ticket.categoryId);
}

/** May an agent do this with a ticket? */
export function can(agent: Agent, intent: Intent, ticket: Pick<Ticket, 'ownerId' | 'categoryId' | 'base'>, desk: Desk): boolean {
  return isReached(reach(agent, intent, desk), ticket);
}

/** May an agent make a ticket in a category, or move one there? */
export const mayEnter = (agent: Agent, category: Category): boolean =>
  isServiceUser(agent) && (isAdmin(agent) || entered(agent, category, 'edit'));

/** May an agent put a ticket into the bin? Whoever administers the service may, of the tickets that he may list. */
export const mayBin = (agent: Agent, ticket: Pick<Ticket, 'ownerId' | 'categoryId' | 'base'>, desk: Desk): boolean =>
  isServiceUser(agent) && (isAdmin(agent) || agent.rights.has(RIGHTS.serviceAdmin)) && can(agent, 'list', ticket, desk);
