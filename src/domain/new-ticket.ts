/** The zero of a ticket. */
import { TicketBaseStatus, TicketOrigin, TicketReadStatus, TicketSecurityLevel } from '../vocabulary.ts';
import type { Moment } from './decision.ts';
import { NOBODY } from './desk.ts';
import type { Ticket } from './thread.ts';

/**
 * A ticket before anything was decided: the zero of every member that only time and messages fill. The others are to be said by
 * whoever makes it; they stand in it all the same, since a copy of so large a record is quick only where no member is added to it.
 */
export function blankTicket(moment: Moment): Omit<Ticket, 'categoryId' | 'priorityId' | 'statusId' | 'base' | 'typeId' | 'level'> {
  const blank: Ticket = {
    id: 0,
    version: 1,
    mergedInto: null,
    title: '',
    createdAt: moment.at,
    lastChanged: moment.at,
    activateAt: null,
    closedAt: null,
    createdBy: moment.by.id,
    author: '',
    ownerId: NOBODY,
    categoryId: 0,
    originalCategoryId: null,
    level: TicketSecurityLevel.Unknown,
    base: TicketBaseStatus.Unknown,
    statusId: 0,
    personId: null,
    companyId: null,
    priorityId: 0,
    originalPriorityId: null,
    alertLevel: 0,
    alertTimeout: null,
    alertStop: -1,
    readByOwner: null,
    firstReadByOwner: null,
    // what the desk makes of a mail, nobody has read
    firstReadByUser: moment.by.robot ? null : moment.at,
    readByCustomer: null,
    fromAddress: '',
    filterId: null,
    displayFilter: '',
    filterAddress: '',
    repliedAt: null,
    timeToReply: 0,
    timeToClose: 0,
    realTimeToReply: 0,
    realTimeToClose: 0,
    light: TicketReadStatus.Red,
    hasAttachment: false,
    deadline: null,
    origin: TicketOrigin.API,
    timeSpentInternally: 0,
    timeSpentExternally: 0,
    timeSpentQueue: 0,
    realTimeSpentInternally: 0,
    realTimeSpentExternally: 0,
    realTimeSpentQueue: 0,
    timeSpentCalculated: moment.at,
    staySince: moment.at,
    stayOffice: 0,
    nextWake: null,
    timeSpent: 0,
    replies: 0,
    messages: 0,
    tags: [],
    language: '',
    sentiment: 0,
    sentimentConfidence: 0,
    suggestedCategoryId: null,
    originalHumanCategoryId: null,
    saleId: null,
    projectId: null,
    typeId: 0,
    custom: {},
  };
  return blank;
}
