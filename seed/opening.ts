/** A story's ticket as it was when it came in. */
import type { Agent } from '../src/domain/desk.ts';
import { NOBODY } from '../src/domain/desk.ts';
import { blankTicket } from '../src/domain/new-ticket.ts';
import type { Ticket } from '../src/domain/thread.ts';
import { TicketOrigin, TicketReadStatus, TicketSecurityLevel, UserType } from '../src/vocabulary.ts';
import { instantAt } from './clock.ts';
import { addressOf, fullName } from './letters.ts';
import { companies, type Person, personOf } from './people.ts';
import type { Rules } from './rules.ts';
import { agentIds, categoryIds, mail, priorityIds, type Step, type Story, statusIds, tagIds, typeIds } from './story.ts';

/** Whoever acts for mails: a rule that asks for a moment wants somebody in it. */
const robot: Agent = {
  id: NOBODY,
  associateId: 2,
  login: 'SYSTEM',
  nick: '',
  type: UserType.SystemAssociate,
  deleted: false,
  presence: 127,
  personId: null,
  fullName: 'System',
  formalName: 'System',
  groupId: 1,
  rank: 0,
  tooltip: '',
  rights: new Set(),
  robot: true,
  notify: { popUp: 0, email: 0, sms: 0, address: '', mobile: '' },
  preferences: {
    defaultCategoryId: null,
    lastCategoryId: null,
    owner: 2,
    newTicketStatusId: null,
    useLastCategory: false,
    closeNewTickets: false,
    onlyOwnCategories: false,
  },
};

/** The step that made the ticket. */
const beginning = ({ mailedAt, person, steps }: Story): Step => (mailedAt && person ? mail(person, mailedAt, '') : steps[0]);

function originOf(story: Story, first: Step): TicketOrigin {
  if (story.origin) return story.origin;
  if (first.do === 'mail') return TicketOrigin.Email;
  return story.person && first.do === 'note' ? TicketOrigin.Phone : TicketOrigin.Internal; // a call is noted, a letter of ours is not
}

/** What was said, else what the customer's company has, else the standard. */
function priorityOf(story: Story, person: Person | null): number {
  if (story.priority) return priorityIds[story.priority];
  return companies.find((company) => company.id === person?.company)?.priority ?? priorityIds.medium;
}

/** Who wrote first, and who had it from then on: an agent's own ticket is green, any other red. */
function handled(story: Story, first: Step, createdAt: number) {
  const createdBy = 'by' in first ? agentIds[first.by] : NOBODY;
  const ownerId = story.owner ? agentIds[story.owner] : NOBODY;
  const seen = createdBy === ownerId && ownerId !== NOBODY;
  return {
    createdBy,
    ownerId,
    firstReadByUser: createdBy === NOBODY ? null : createdAt,
    light: seen ? TicketReadStatus.Green : TicketReadStatus.Red,
    readByOwner: seen ? createdAt : null,
    firstReadByOwner: seen ? createdAt : null,
  };
}

/** When the ticket of a story was made. */
export const openedAt = (story: Story, at: number): number => instantAt(beginning(story).when, at);

export function opened(story: Story, id: number, rules: Rules): Ticket {
  const first = beginning(story);
  const createdAt = openedAt(story, rules.at);
  const person = story.person ? personOf(story.person) : null;
  const priorityId = priorityOf(story, person);
  const statusId = statusIds[story.status ?? 'open'];
  const categoryId = categoryIds[story.category ?? 'support'];
  return {
    ...blankTicket({ at: createdAt, by: robot, random: 0 }),
    ...handled(story, first, createdAt),
    id,
    title: story.title,
    statusId,
    base: rules.status(statusId).base,
    categoryId,
    originalCategoryId: categoryId,
    priorityId,
    originalPriorityId: priorityId,
    typeId: typeIds[story.type ?? 'request'],
    level: story.level ?? TicketSecurityLevel.External,
    origin: originOf(story, first),
    personId: person?.id ?? null,
    companyId: person?.company ?? null,
    author: story.mailedAt && person ? fullName(person) : '',
    fromAddress: first.do === 'mail' ? addressOf(first.from) : '',
    deadline: rules.deadline(createdAt, priorityId),
    tags: (story.tags ?? []).map((tag) => tagIds[tag]),
    saleId: story.sale ?? null,
    projectId: story.project ?? null,
    custom: { ...(story.color ? { x_color: story.color } : {}), ...(story.size ? { x_size: String(story.size) } : {}) },
  };
}
