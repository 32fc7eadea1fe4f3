/**
 * Who gets a ticket that nobody was named for: the category's rules, in their order: quarantine, our contact, the method,
 * the category's administrator, nobody. Source: save-semantics §3.2.
 */
import { TicketCategoryDelegateMethod, TicketCategoryFlags } from '../vocabulary.ts';
import type { Moment } from './decision.ts';
import { type Agent, type Category, type Desk, NOBODY, PRESENT, USER_DELETED } from './desk.ts';
import type { Facts } from './thread.ts';

/** Whose ticket it is, and who shall not get it. */
export interface Requester {
  personId: number | null;
  companyId: number | null;
  notUserId?: number;
}

/** Does a category take a ticket away from an owner who is not there, when something new comes in? */
export const redelegates = ({ flags }: Pick<Category, 'flags'>): boolean => (flags & TicketCategoryFlags.RedelegateNewMsg) !== 0;

interface Candidate {
  agent: Agent;
  weight: number;
}

const HOUR = 3_600_000;
/** `ejuser.status` of one who may only read. */
const READ_ONLY = 4;

const isThere = (agent: Agent | undefined): agent is Agent =>
  agent !== undefined && agent.presence === PRESENT && !agent.deleted && !agent.robot;

/** Members who are present; where the category wants that, only those who have done something lately. */
function candidatesOf(category: Category, desk: Desk, facts: Facts, moment: Moment, notUserId: number | undefined): Candidate[] {
  const onlyActive = (category.flags & TicketCategoryFlags.OnlyLoggedInUsers) !== 0;
  const since = moment.at - desk.settings.inactiveAfterHours * HOUR;
  return [...category.members]
    .map(([id, weight]) => ({ agent: desk.agents.get(id), weight: weight ?? 0 }))
    .filter((member): member is Candidate => isThere(member.agent) && member.agent.id !== notUserId)
    .filter(({ agent }) => !onlyActive || (facts.activeAt.get(agent.id) ?? Number.NEGATIVE_INFINITY) >= since)
    .sort((a, b) => a.agent.id - b.agent.id);
}

function byWeight(members: readonly Candidate[], random: number): Agent | null {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  let draw = Math.floor(random * total) + 1;
  for (const { agent, weight } of members) {
    draw -= weight;
    if (draw <= 0 && weight > 0) return agent;
  }
  return null;
}

function fewest(agents: readonly Agent[], active: ReadonlyMap<number, number>, random: number): Agent | null {
  const least = Math.min(...agents.map((agent) => active.get(agent.id) ?? 0));
  const tied = agents.filter((agent) => (active.get(agent.id) ?? 0) === least);
  return tied[Math.floor(random * tied.length)] ?? null;
}

/** Who has lately got another ticket of this person in the category keeps to that person. */
const quarantined = (category: Category, candidates: readonly Candidate[], facts: Facts): Agent | null =>
  category.assignmentLag <= 0
    ? null
    : (facts.recentOwners.map((id) => candidates.find(({ agent }) => agent.id === id)?.agent).find((agent) => agent !== undefined) ?? null);

/** The support contact of the person, else of the company, when the category wants that and the agent is there. */
function ourContact(category: Category, requester: Requester, desk: Desk, facts: Facts): Agent | null {
  if ((category.flags & TicketCategoryFlags.DelegateToOurContact) === 0 || requester.personId === null) return null;
  const person = facts.persons.get(requester.personId);
  const contacts = [person?.supportAssociateId, person?.companySupportAssociateId];
  const agents = contacts.map((id) => desk.associates.get(id ?? 0));
  return agents.find((agent): agent is Agent => isThere(agent) && agent.id > NOBODY && agent.id !== requester.notUserId) ?? null;
}

function byMethod(category: Category, candidates: readonly Candidate[], facts: Facts, moment: Moment): Agent | null {
  const agents = candidates.map(({ agent }) => agent);
  if (category.method === TicketCategoryDelegateMethod.Even) return agents[facts.delegations % Math.max(agents.length, 1)] ?? null;
  if (category.method === TicketCategoryDelegateMethod.Weighted) return byWeight(candidates, moment.random);
  return fewest(agents, facts.activeByOwner, moment.random);
}

/** The category's administrator, present or not, as long as he may own tickets. */
function fallback(category: Category, desk: Desk, notUserId: number | undefined): Agent | null {
  if ((category.flags & TicketCategoryFlags.DefaultToCategoryMaster) === 0) return null;
  const master = desk.agents.get(category.masterId ?? 0);
  const mayOwn = master && !master.deleted && !master.robot && master.presence !== USER_DELETED && master.presence !== READ_ONLY;
  return mayOwn && master.id !== notUserId ? master : null;
}

/** The owner a category finds, as a user id; NOBODY when it finds none. `assigned` tells whether a rule did it. */
export function delegate(
  category: Category,
  desk: Desk,
  facts: Facts,
  moment: Moment,
  requester: Requester = { personId: null, companyId: null },
): { ownerId: number; assigned: boolean } {
  const { method } = category;
  if (method === TicketCategoryDelegateMethod.Not || method === TicketCategoryDelegateMethod.Unknown)
    return { ownerId: NOBODY, assigned: false };
  const candidates = candidatesOf(category, desk, facts, moment, requester.notUserId);
  const found =
    quarantined(category, candidates, facts) ??
    ourContact(category, requester, desk, facts) ??
    byMethod(category, candidates, facts, moment) ??
    fallback(category, desk, requester.notUserId);
  return found ? { ownerId: found.id, assigned: true } : { ownerId: NOBODY, assigned: false };
}
