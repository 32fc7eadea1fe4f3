/**
 * Rights of rows that an operation answers and whose rights do not hang on a ticket: one table of what rules a carrier, and
 * one place that closes the answer with them. A presenter that knows more (an owner, a company of the desk) says it itself.
 * Source: people-and-rights §2, json-conventions §6.
 */
import {
  Associate,
  AttachmentEntity,
  BatchTaskInfo,
  BlobEntity,
  Contact,
  Document,
  Favourite,
  ForeignAppEntity,
  ForeignDevice,
  ForeignKey,
  Mailbox,
  MailboxEntity,
  Person,
  Preference,
  PreferenceDescription,
  Project,
  ResourceOverride,
  Sale,
  TicketCategory,
  TicketCategoryEntity,
  TicketPriority,
  TicketPriorityEntity,
  TicketRelationDefinitionEntity,
  TicketRelationEntity,
  TicketStatusEntity,
  TicketTypeEntity,
  User,
  UserDefinedFieldInfo,
  UserGroup,
  UserInfo,
} from '../../contract/carriers/index.ts';
import { fieldProperties, type ShownFieldProperty } from '../../contract/describe.ts';
import type { AnyCarrier, Operation } from '../../contract/language.ts';
import type { Agent, Desk } from '../../domain/desk.ts';
import { mayWrite } from '../../domain/people.ts';
import { ruleOf } from '../../domain/table-rights.ts';
import { EFieldRight, ETableRight } from '../../vocabulary.ts';

interface Ruled {
  carrier: AnyCarrier;
  /** The table whose rights are the carrier's (domain/table-rights.ts). */
  table: string;
  /** Members that saves pass over, and those that they cannot do without. */
  readOnly: string;
  mandatory: string;
}

const ruled = (carrier: AnyCarrier, table: string, readOnly: string, mandatory = ''): Ruled => ({ carrier, table, readOnly, mandatory });

/** A carrier in short: nothing can be saved by it. */
const EVERY = '*';

const TABLE: readonly Ruled[] = [
  ruled(TicketStatusEntity, 'ticket_status', 'TicketStatusId', 'Name Status'),
  ruled(TicketPriorityEntity, 'ticket_priority', 'TicketPriorityId', 'Name'),
  ruled(TicketPriority, 'ticket_priority', EVERY),
  ruled(TicketTypeEntity, 'ticket_type', 'TicketTypeId', 'Name'),
  ruled(TicketRelationDefinitionEntity, 'ticket_relation_def', 'TicketRelationDefId IsBuiltIn', 'Name'),
  ruled(TicketRelationEntity, 'ticket_relation', 'TicketRelationId', 'SourceTicketId DestinationTicketId'),
  ruled(TicketCategoryEntity, 'ej_category', 'TicketCategoryId Fullname EffectiveReplyTemplateId', 'Name'),
  ruled(TicketCategory, 'ej_category', EVERY),
  ruled(MailboxEntity, 'mail_in_filter', 'MailInFilterId', 'Address'),
  ruled(
    UserDefinedFieldInfo,
    'extra_fields',
    'UDefFieldId ColumnId LastVersionId UdefIdentity Version TemplateVariableName HasBeenPublished',
  ),
  ruled(PreferenceDescription, 'prefdesc', 'PrefDescId IsBuiltin', 'Section Key'),
  ruled(User, 'associate', 'AssociateId EjUserId Lastlogin Lastlogout IsPersonRetired', 'Name'),
  ruled(UserGroup, 'usergroup', 'Id', 'Value'),
  ruled(UserInfo, 'associate', EVERY),
  ruled(Associate, 'associate', EVERY),
  ruled(Mailbox, 'mail_in_filter', EVERY),
  ruled(Preference, 'userpreference', 'Specification DisplayValue DisplayTooltip DisplayType TabOrder TargetId'),
  ruled(Favourite, 'svar_favourite', EVERY),
  ruled(BatchTaskInfo, 'batchtask', EVERY),
  ruled(AttachmentEntity, 'attachment', 'AttachmentId AttSize AuthKey IsSafeFileExtension'),
  ruled(BlobEntity, 'binaryobject', 'BlobId BlobSize OriginalSize'),
  ruled(ForeignAppEntity, 'foreignapp', 'ForeignAppId CreatedDate UpdatedDate CreatedBy UpdatedBy', 'Name'),
  ruled(ForeignDevice, 'foreigndevice', 'ForeignDeviceId CreatedDate UpdatedDate AssociateFullName CreatedBy UpdatedBy', 'Name'),
  ruled(ForeignKey, 'foreignkey', 'CreatedDate UpdatedDate CreatedBy UpdatedBy', 'Key Value'),
  ruled(ResourceOverride, 'svar_resource_override', EVERY),
  ruled(Person, 'person', EVERY),
  ruled(Contact, 'contact', EVERY),
  ruled(Sale, 'sale', EVERY),
  ruled(Project, 'project', EVERY),
  ruled(Document, 'document', EVERY),
];

const byCarrier = new Map(TABLE.map((row) => [row.carrier, row]));
const PEOPLE = new Set(['person', 'contact', 'sale', 'project', 'document']);

/** What an agent may do with a row of a table; of people and their like, deleting hangs on more than a row in short tells. */
function maskOf(table: string, agent: Agent, desk: Desk): number {
  if (PEOPLE.has(table)) return mayWrite(agent) ? ETableRight.Select | ETableRight.Update | ETableRight.Insert : ETableRight.Select;
  return ruleOf(table)?.fresh(agent, desk) ?? ETableRight.Select;
}

const NO_RIGHT = '[SR_SVAR_NO_RIGHT]';
const READ_ONLY = '[SR_SVAR_READ_ONLY]';
const MANDATORY = '[SR_MANDATORY_FIELD_1281]';

type Properties = Readonly<Record<string, ShownFieldProperty>>;
const made = new Map<Ruled, { editor: Properties; reader: Properties }>();

function make({ carrier, readOnly, mandatory }: Ruled, isEditor: boolean): Properties {
  const [fixed, needed] = [new Set(readOnly.split(' ')), new Set(mandatory.split(' '))];
  const reasons: Record<number, string> = { [EFieldRight.Read]: NO_RIGHT, [EFieldRight.Update]: '' };
  const properties = fieldProperties(carrier, (name) => {
    if (readOnly === EVERY || fixed.has(name)) return EFieldRight.Read | EFieldRight.UIHintReadOnly;
    if (!isEditor) return EFieldRight.Read;
    return EFieldRight.Update | (needed.has(name) ? EFieldRight.UIHintMandatory : 0);
  });
  const closed = Object.fromEntries(
    Object.entries(properties).map(([name, { FieldRight, ...type }]) => {
      const { Mask } = FieldRight;
      const reason = reasons[Mask] ?? (Mask & EFieldRight.UIHintReadOnly ? READ_ONLY : MANDATORY);
      return [name, { FieldRight: { Mask, Reason: reason }, ...type }];
    }),
  );
  return Object.freeze(closed);
}

function propertiesOf(row: Ruled, isEditor: boolean): Properties {
  let both = made.get(row);
  if (!both) {
    both = { editor: make(row, true), reader: make(row, false) };
    made.set(row, both);
  }
  return isEditor ? both.editor : both.reader;
}

type Row = Record<string, unknown>;

/** Closes the rows that an operation answers with their rights; null for operations whose rows have none in the table. */
export function closing(operation: Operation): ((value: unknown, agent: Agent, desk: Desk) => unknown) | null {
  const { result } = operation;
  const one = result.kind === 'list' ? result.of : result;
  const row = one.kind === 'ref' ? byCarrier.get(one.carrier()) : undefined;
  if (!row) return null;
  const close = (value: Row | null | undefined, agent: Agent, desk: Desk): Row | null | undefined => {
    if (!value) return value;
    const mask = maskOf(row.table, agent, desk);
    const isEditor = (mask & ETableRight.Update) !== 0;
    const TableRight = { Mask: mask, Reason: isEditor ? '' : NO_RIGHT };
    return { TableRight, ...value, FieldProperties: value.FieldProperties ?? propertiesOf(row, isEditor) };
  };
  return (value, agent, desk) =>
    result.kind === 'list' ? (value as Row[]).map((item) => close(item, agent, desk)) : close(value as Row | null, agent, desk);
}
