/** What a filter names that has gone since: it goes on with the rest, and is seen to lack it. Source: email §5. */
import { TicketPriorityStatus } from '../../vocabulary.ts';
import { type Desk, NOBODY, USER_DELETED } from '../desk.ts';
import { addressKey } from '../mail-address.ts';
import { TITLE } from './filter-values.ts';
import type { MailFilter } from './filters.ts';
import { readPattern } from './patterns.ts';

/** What there is for filters to name. */
export interface Known {
  desk: Desk;
  mailboxIds: ReadonlySet<number>;
  templateIds: ReadonlySet<number>;
  /** Addresses of the desk's own mailboxes, in lower case. */
  ownAddresses: ReadonlySet<string>;
}

/** Something about a filter that is not right. */
export interface Problem {
  about: string;
  says: string;
}

const gone = (about: string, id: number | null, isThere: (id: number) => boolean): Problem[] =>
  id === null || isThere(id) ? [] : [{ about, says: `${about} ${id} is not there` }];

const isUsed = ({ priorities }: Desk, id: number): boolean =>
  (priorities.get(id)?.status ?? TicketPriorityStatus.Deleted) !== TicketPriorityStatus.Deleted;
const isTag = ({ tags }: Desk, id: number): boolean => tags.get(id)?.deleted === false;

function canOwn({ agents }: Desk, id: number): boolean {
  const agent = agents.get(id);
  return agent !== undefined && agent.id > NOBODY && !agent.deleted && !agent.robot && agent.presence !== USER_DELETED;
}

const valueProblems = ({ values }: MailFilter, { ticketFields }: Desk): Problem[] =>
  values.flatMap(({ field }) =>
    field === TITLE || ticketFields.has(field) ? [] : [{ about: 'Values', says: `Field ${field} is not there` }],
  );

function patternProblems({ pattern, andPattern, finds }: MailFilter): Problem[] {
  const all = [['Pattern', pattern], ['AndPattern', andPattern], ...finds.map((find) => ['Finds', find.pattern] as const)] as const;
  return all.flatMap(([about, text]) => {
    const read = text === '' ? {} : readPattern(text);
    return 'problem' in read ? [{ about, says: `The pattern ${text} ${read.problem}` }] : [];
  });
}

/** What a filter names that is not there (any more), and what it would do that it may not. It goes on with the rest. */
export function problemsOf(filter: MailFilter, { desk, mailboxIds, templateIds, ownAddresses }: Known): Problem[] {
  const isTemplate = (id: number): boolean => templateIds.has(id);
  const none = !filter.allMailboxes && !filter.mailboxIds.some((id) => mailboxIds.has(id));
  return [
    ...(none ? [{ about: 'Mailbox', says: 'It is for no mailbox' }] : []),
    ...filter.mailboxIds.flatMap((id) => gone('Mailbox', id, (one) => mailboxIds.has(one))),
    ...gone('Category', filter.categoryId, (id) => desk.categories.has(id)),
    ...gone('Priority', filter.priorityId, (id) => isUsed(desk, id)),
    ...gone('TicketType', filter.typeId, (id) => desk.types.has(id)),
    ...gone('Owner', filter.ownerId, (id) => canOwn(desk, id)),
    ...filter.tagIds.flatMap((id) => gone('Tag', id, (id) => isTag(desk, id))),
    ...[filter.bodyTemplateId, filter.replyTemplateId, filter.noticeTemplateId].flatMap((id) => gone('Template', id, isTemplate)),
    ...valueProblems(filter, desk),
    ...patternProblems(filter),
    ...[...filter.forwardTo, ...filter.noticeTo]
      .filter((address) => ownAddresses.has(addressKey(address)))
      .map((address) => ({ about: 'ForwardTo', says: `${address} is a mailbox of the desk itself` })),
  ];
}

const kept = (id: number | null, isThere: (id: number) => boolean): number | null => (id !== null && isThere(id) ? id : null);

/** A filter without what is not there any more, and what it would do that it may not. */
export function inForce(filter: MailFilter, { desk, templateIds, ownAddresses }: Omit<Known, 'mailboxIds'>): MailFilter {
  const isTemplate = (id: number): boolean => templateIds.has(id);
  const elsewhere = (list: readonly string[]): string[] => list.filter((address) => !ownAddresses.has(addressKey(address)));
  return {
    ...filter,
    categoryId: kept(filter.categoryId, (id) => desk.categories.has(id)),
    priorityId: kept(filter.priorityId, (id) => isUsed(desk, id)),
    typeId: kept(filter.typeId, (id) => desk.types.has(id)),
    ownerId: kept(filter.ownerId, (id) => canOwn(desk, id)),
    tagIds: filter.tagIds.filter((id) => isTag(desk, id)),
    bodyTemplateId: kept(filter.bodyTemplateId, isTemplate),
    replyTemplateId: kept(filter.replyTemplateId, isTemplate),
    noticeTemplateId: kept(filter.noticeTemplateId, isTemplate),
    forwardTo: elsewhere(filter.forwardTo),
    noticeTo: elsewhere(filter.noticeTo),
  };
}
