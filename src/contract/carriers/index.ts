/** Every carrier that is declared by hand, under its official name. The argument carriers of operations come from the operations themselves. */
export { CategorizationModelDetails, CategorizationStatusResponse, Sentiment } from './ai.ts';
export { ArchiveColumnInfo, ArchiveRestrictionInfo } from './archive.ts';
export { ArchiveColumnData, ArchiveListItem, ArchiveListResult, ArchiveOrderByInfo } from './archives.ts';
export { Associate } from './associate.ts';
export { AttachmentEntity, AttachmentPreview, AttachmentValidationResult, DocumentPreview } from './attachment.ts';
export { BatchTaskInfo } from './batch.ts';
export { BlobEntity } from './blob.ts';
export { TicketCategoryEntity } from './category.ts';
export { ContactEntity } from './contact.ts';
export {
  CustomerServiceStartup,
  Mailbox,
  MailboxEntity,
  Preference,
  PreferenceSpec,
  ReplyTemplateParsed,
  TabOrder,
  TicketInfo,
} from './customer-service.ts';
export { MassOperationResult, TableRecord, UpsertRowStatus } from './database-table.ts';
export { Document, DocumentEntity, DocumentTemplate } from './document.ts';
export { Favourite } from './favourite.ts';
export { FindResults } from './finding.ts';
export { ForeignAppEntity, ForeignDevice, ForeignKey } from './foreign-system.ts';
export { DSAParameters, ExtendedLicenseInfo, ExtendedModuleLicense, LicenseInfo, ModuleLicense, SignedPublicKey } from './license.ts';
export {
  HeadingEntity,
  ListEntity,
  TicketCategory,
  TicketCategoryMembershipEntity,
  TicketRelationDefinitionEntity,
  TicketRelationDefinitionResult,
  TicketTypeEntity,
} from './list-entities.ts';
export { MDOListItem, SelectableMDOListItem } from './lists.ts';
export { Recipient, TicketMessage, TicketMessageContent, TicketMessageEntity, TicketMessageHeader } from './message.ts';
export { Person } from './person.ts';
export {
  Address,
  Business,
  Category,
  ConsentInfo,
  Contact,
  Country,
  CustomerLanguage,
  EntityElement,
  LocalizedField,
  PersonEntity,
  Position,
  SavedUtmParameters,
  StructuredAddress,
  TicketPriority,
  UserInfo,
} from './person-entity.ts';
export { PreferenceDescription } from './preference.ts';
export { TicketPriorityEntity, TicketPriorityEscalationLevelEntity } from './priority.ts';
export { ProjectEntity, ProjectMember, ProjectStatus, ProjectType } from './project.ts';
export { TicketRelationAction, TicketRelationEntity, TicketRelationItem, TicketRelationResult } from './relation.ts';
export { ResourceOverride } from './resource.ts';
export { FieldProperty, FieldRight, TableRight } from './rights.ts';
export { Project, Sale } from './sale.ts';
export {
  Appointment,
  Competitor,
  Credited,
  Currency,
  Link,
  Rating,
  Reason,
  ReasonSold,
  ReasonStalled,
  SaleEntity,
  SaleStakeholder,
  SaleType,
  Source,
  VisibleFor,
} from './sale-entity.ts';
export { TicketStatusEntity } from './status.ts';
export { SvarToken } from './svar.ts';
export {
  SvarAnalysisSettings,
  SvarBecause,
  SvarConfusion,
  SvarExplanation,
  SvarLanguageRow,
  SvarModel,
  SvarReportCard,
  SvarReportRow,
  SvarSuggestion,
} from './svar-analysis.ts';
export { SvarField, SvarFieldOption } from './svar-fields.ts';
export { SvarFilterTrial, SvarMailFilter, SvarMailFind, SvarMailValue } from './svar-filters.ts';
export {
  SvarChainStep,
  SvarChainStory,
  SvarClosedDay,
  SvarCounted,
  SvarCounterStory,
  SvarDeadlineStory,
  SvarMinutesStory,
  SvarStay,
  SvarStretch,
  SvarTicketAsOf,
  SvarTicketExplanation,
} from './svar-history.ts';
export { SvarJob } from './svar-jobs.ts';
export { SvarIncomingMail, SvarMailStep } from './svar-mail.ts';
export { SvarMailbox, SvarMailboxHealth, SvarMailboxStep, SvarMailboxTest } from './svar-mailboxes.ts';
export { SvarOutboxItem } from './svar-outbox.ts';
export { SvarExtraColumn, SvarExtraTable } from './svar-tables.ts';
export { Tag } from './tag.ts';
export { Ticket, TicketBatchReplyData, TicketEntity, TicketFormSubmission, TicketSummaryItem } from './ticket.ts';
export { PreferredTimeZone } from './time-zone.ts';
export { TicketType } from './type.ts';
export {
  Credential,
  CredentialType,
  CustomCommand,
  LicenseOwner,
  ModuleLicenseLink,
  Role,
  User,
  UserGroup,
  UserPresenceStatus,
} from './user.ts';
export { FieldInfoBase, UserDefinedFieldInfo } from './user-defined-field-info.ts';
export { Webhook, WebhookResult } from './webhook.ts';
