/** Every carrier that is declared by hand, under its official name. The argument carriers of operations come from the operations themselves. */
export { ArchiveColumnInfo, ArchiveRestrictionInfo } from './archive.ts';
export { Associate } from './associate.ts';
export { AttachmentEntity, AttachmentPreview, AttachmentValidationResult, DocumentPreview } from './attachment.ts';
export { TicketCategoryEntity } from './category.ts';
export { Recipient, TicketMessage, TicketMessageContent, TicketMessageEntity, TicketMessageHeader } from './message.ts';
export { Person } from './person.ts';
export { TicketPriorityEntity, TicketPriorityEscalationLevelEntity } from './priority.ts';
export { TicketRelationAction, TicketRelationEntity, TicketRelationItem, TicketRelationResult } from './relation.ts';
export { FieldProperty, FieldRight, TableRight } from './rights.ts';
export { Project, Sale } from './sale.ts';
export { TicketStatusEntity } from './status.ts';
export { Tag } from './tag.ts';
export { Ticket, TicketBatchReplyData, TicketEntity, TicketFormSubmission, TicketSummaryItem } from './ticket.ts';
export { TicketType } from './type.ts';
