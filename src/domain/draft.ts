/** What a new ticket starts with, before anybody has said anything. Nothing is stored. Source: save-semantics §2.0, §2.1. */
import { TicketReadStatus, TicketSecurityLevel } from '../vocabulary.ts';
import { deciding, type Moment } from './decision.ts';
import { type Desk, NOBODY } from './desk.ts';
import { blankTicket } from './new-ticket.ts';
import { defaultCategory, defaultType } from './resolve.ts';
import type { Ticket } from './thread.ts';
import { newTicketStatus, preferredOwner } from './ticket.ts';

export interface Draft {
  ticket: Ticket;
  /** Null: the save decides, so that type, person and company count. */
  priorityId: number | null;
  /** The owner will be found by the category's rules. */
  automaticOwner: boolean;
}

/** A draft of a type; null or an unknown one means the default type. Refused on a desk without types or categories. */
export const draftTicket = deciding((desk: Desk, moment: Moment, typeId: number | null): Draft => {
  const type = desk.types.get(typeId ?? 0) ?? defaultType(desk);
  const category = defaultCategory(desk, moment.by);
  const status = newTicketStatus(desk, type, category, moment);
  const owner = preferredOwner(moment);
  const external = type.externalAsDefault || desk.settings.externalByDefault;
  const fields = [...desk.ticketFields.values()].filter((field) => field.defaultValue !== '');
  return {
    ticket: {
      ...blankTicket(moment),
      author: moment.by.fullName,
      ownerId: typeof owner === 'object' ? moment.by.id : NOBODY,
      categoryId: category.id,
      priorityId: type.defaultPriorityId ?? 0,
      statusId: status.id,
      base: status.base,
      typeId: type.id,
      level: external ? TicketSecurityLevel.External : TicketSecurityLevel.Internal,
      light: TicketReadStatus.Red,
      custom: Object.fromEntries(fields.map((field) => [field.name, field.defaultValue])),
    },
    priorityId: type.defaultPriorityId,
    automaticOwner: owner === 'automatic',
  };
});
