/**
 * Who gets a ticket that nobody was named for: the category's rules.
 * Source: save-semantics §3.2. Built so far: the four methods and the category administrator as fallback, for agents who
 * are present. Quarantine, "our contact" and "only logged-in users" come with the engine.
 */
import { TicketCategoryDelegateMethod, TicketCategoryFlags } from '../vocabulary.ts';
import type { Moment } from './decision.ts';
import { type Agent, type Category, type Desk, NOBODY, PRESENT, USER_DELETED } from './desk.ts';
import type { Facts } from './thread.ts';

const isCandidate = (agent: Agent | undefined): agent is Agent =>
  agent !== undefined && agent.presence === PRESENT && !agent.deleted && !agent.robot;

function byWeight(members: { agent: Agent; weight: number }[], random: number): Agent | null {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  let draw = Math.floor(random * total) + 1;
  for (const { agent, weight } of members) {
    draw -= weight;
    if (draw <= 0 && weight > 0) return agent;
  }
  return null;
}

function fewest(agents: Agent[], active: ReadonlyMap<number, number>, random: number): Agent | null {
  const least = Math.min(...agents.map((agent) => active.get(agent.id) ?? 0));
  const tied = agents.filter((agent) => (active.get(agent.id) ?? 0) === least);
  return tied[Math.floor(random * tied.length)] ?? null;
}

/** The owner a category finds, as a user id; NOBODY when it finds none. `assigned` tells whether the method did it. */
export function delegate(category: Category, desk: Desk, facts: Facts, moment: Moment): { ownerId: number; assigned: boolean } {
  const method = category.method;
  if (method === TicketCategoryDelegateMethod.Not || method === TicketCategoryDelegateMethod.Unknown)
    return { ownerId: NOBODY, assigned: false };
  const candidates = [...category.members]
    .map(([id, weight]) => ({ agent: desk.agents.get(id), weight: weight ?? 0 }))
    .filter((member): member is { agent: Agent; weight: number } => isCandidate(member.agent))
    .sort((a, b) => a.agent.id - b.agent.id);
  const agents = candidates.map(({ agent }) => agent);
  const chosen =
    method === TicketCategoryDelegateMethod.Even
      ? (agents[facts.delegations % Math.max(agents.length, 1)] ?? null)
      : method === TicketCategoryDelegateMethod.Weighted
        ? byWeight(candidates, moment.random)
        : fewest(agents, facts.activeByOwner, moment.random);
  if (chosen) return { ownerId: chosen.id, assigned: true };
  const master = desk.agents.get(category.masterId ?? 0);
  const isThere = master !== undefined && !master.deleted && master.presence !== USER_DELETED;
  const mayFallBack = (category.flags & TicketCategoryFlags.DefaultToCategoryMaster) !== 0 && isThere;
  return mayFallBack ? { ownerId: master.id, assigned: true } : { ownerId: NOBODY, assigned: false };
}
