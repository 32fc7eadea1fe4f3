/** What a filter does to a mail that it has chosen: to its ticket, its message, and to who is written to. Source: email §2, §5. */
import { TicketBaseStatus, TicketSecurityLevel } from '../../vocabulary.ts';
import { type Decision, deciding, granted, type Moment } from '../decision.ts';
import type { Desk } from '../desk.ts';
import { joined, Medium, type Parcel } from '../effects.ts';
import type { Facts, Thread, Ticket } from '../thread.ts';
import { saveTicket } from '../ticket.ts';
import type { MessageWish, TagWish, TicketWish } from '../wish.ts';
import { type Arriving, addedByMail, type MailboxRules } from './arrival.ts';
import { beginning, type Found, type Written, written } from './filter-values.ts';
import type { MailFilter } from './filters.ts';
import { FILTER_KIND } from './letter.ts';

/** A filter that has chosen a mail, and what it has found in it. */
export interface Chosen {
  /** Without what is not there any more. */
  filter: MailFilter;
  found: Found;
}

type Choices = Pick<TicketWish, 'category' | 'type' | 'priority' | 'owner' | 'level'>;

const listed = (id: number | null): { id: number } | undefined => (id === null ? undefined : { id });

/** What a filter chooses for any ticket; nothing said leaves it to others. */
function choicesOf({ categoryId, typeId, priorityId, ownerId, level }: MailFilter): Choices {
  const [category, type, priority] = [listed(categoryId), listed(typeId), listed(priorityId)];
  return {
    ...(category && { category }),
    ...(type && { type }),
    ...(priority && { priority }),
    ...(ownerId === null ? {} : { owner: { userId: ownerId } }),
    ...(level === null ? {} : { level }),
  };
}

const asTags = (ids: readonly number[]): TagWish[] => [...new Set(ids)].map((id) => ({ id }));

/** What its values make of a ticket that is being made. @param title as the mail's subject says it */
export const valuesOfNew = ({ filter, found }: Chosen, title: string, desk: Desk): Written =>
  written(filter.values, found, { title, custom: beginning(desk) }, desk);

/** What is wished of a ticket that a mail makes, over what its mailbox says. */
export function wishForNew(chosen: Chosen, title: string, desk: Desk): Partial<TicketWish> {
  const { filter } = chosen;
  return {
    ...choicesOf(filter),
    ...valuesOfNew(chosen, title, desk).wish,
    ...(filter.closes ? { base: TicketBaseStatus.Closed } : {}),
    ...(filter.tagIds.length > 0 ? { tags: asTags(filter.tagIds) } : {}),
  };
}

/** What is wished of a ticket that stands. */
export function wishForStanding({ filter, found }: Chosen, ticket: Ticket, desk: Desk): TicketWish {
  return {
    id: ticket.id,
    ...choicesOf(filter),
    ...written(filter.values, found, ticket, desk).wish,
    ...(filter.closes ? { base: TicketBaseStatus.Closed } : {}),
    ...(filter.tagIds.length > 0 ? { tags: asTags([...ticket.tags, ...filter.tagIds]) } : {}),
  };
}

/** What is wished of the message. @param debugInfo how its mail was sorted */
export const wishForMessage = ({ filter }: Chosen, isBounce: boolean, debugInfo: string): Partial<MessageWish> => ({
  mailSorter: filter.name,
  ...(filter.keepsDebugInfo ? { debugInfo } : {}),
  ...(filter.level === TicketSecurityLevel.Internal && !isBounce ? { level: TicketSecurityLevel.Internal } : {}),
});

/** A mail becomes a message of a ticket that stands, and the ticket what its filter wants. */
export const addedByFilter = deciding(
  (
    thread: Thread,
    arriving: Arriving,
    rules: Pick<MailboxRules, 'keepHeaders'>,
    chosen: Chosen,
    desk: Desk,
    facts: Facts,
    moment: Moment,
  ): Decision => {
    const added = granted(addedByMail(thread, arriving, rules, desk, facts, moment));
    const { ticket, message } = added.thread;
    const saved = granted(saveTicket({ ...added.thread, message: null }, wishForStanding(chosen, ticket, desk), desk, facts, moment));
    return {
      ...added,
      thread: { ...saved.thread, message },
      newTags: saved.newTags,
      effects: joined(added.effects ?? {}, saved.effects ?? {}),
    };
  },
);

/** Whom an answer would go to. */
export interface Customer {
  /** Empty for nobody who could be written to. */
  address: string;
  personId: number | null;
}

const parcel = (kind: string, to: readonly string[], templateId: number | null, personId: number | null, found: Found): Parcel => ({
  medium: Medium.Mail,
  kind,
  to,
  templateId,
  personId,
  userId: null,
  alertId: null,
  details: { variables: Object.fromEntries(found) },
});

/** The answer of a filter to who has written; null for none. */
export const replyOf = ({ filter, found }: Chosen, { address, personId }: Customer): Parcel | null =>
  filter.replyTemplateId === null || address === '' ? null : parcel(FILTER_KIND.reply, [address], filter.replyTemplateId, personId, found);

/**
 * What else leaves the desk: the mail itself, and word of it.
 * @param personId the customer, for the words of the template
 */
export const parcelsOf = ({ filter, found }: Chosen, personId: number | null): Parcel[] => [
  ...filter.forwardTo.map((address) => ({ ...parcel(FILTER_KIND.forward, [address], null, null, new Map()), details: {} })),
  ...(filter.noticeTemplateId === null
    ? []
    : filter.noticeTo.map((address) => parcel(FILTER_KIND.notice, [address], filter.noticeTemplateId, personId, found))),
];

/** The same decision with more that leaves the desk. */
export const withParcels = (decision: Decision, parcels: readonly Parcel[]): Decision =>
  parcels.length === 0 ? decision : { ...decision, effects: joined(decision.effects ?? {}, { parcels }) };
