/** What operations need that set up the desk: lists, fields, tables, mailboxes, texts, hooks. */
import { type Aim, ask, type Cell } from './rights-matrix-aims.ts';
import { OTHER } from './rights-matrix-scene.ts';

type Needs = Readonly<Record<string, Aim | readonly Aim[]>>;
type Make = (cell: Cell) => Promise<number>;

const fixed =
  (name: string) =>
  ({ scene }: Cell): number =>
    scene.fixed[name]!;

const category: Make = ({ insert, fresh }) => {
  const name = `Category ${fresh()}`;
  return insert('ej_category', { name, fullname: name });
};
const status: Make = ({ insert, fresh }) => insert('ticket_status', { name: `Status ${fresh()}`, status: 1 });
const priority: Make = ({ insert, fresh }) => insert('ticket_priority', { name: `Priority ${fresh()}`, status: 1 });
const type: Make = ({ insert, fresh }) => insert('ticket_type', { name: `Type ${fresh()}` });
const relation: Make = ({ insert, fresh }) => insert('ticket_relation_def', { name: `Relation ${fresh()}`, relation_type: 0 });

/** Drafts and reads are everybody's, changes are for who administers. */
function list(name: string, who: 'service' | 'categories', make: Make, more: object = {}): Needs {
  return {
    [`List.CreateDefault${name}Entity`]: ask('anybody', null),
    [`List.Get${name}Entity`]: ask('anybody', make),
    [`List.Save${name}Entity`]: ask(who, ({ fresh }: Cell) => ({ Name: `New ${fresh()}`, ...more })),
    [`List.Delete${name}Entity`]: ask(who, make),
  };
}

const both =
  (make: Make, from: string, to: string) =>
  async (cell: Cell): Promise<object> => ({ [from]: await make(cell), [to]: await make(cell) });

const lists: Needs = {
  ...list('TicketCategory', 'categories', category),
  ...list('TicketPriority', 'service', priority),
  ...list('TicketStatus', 'service', status, { Status: 'Active' }),
  ...list('TicketType', 'service', type),
  ...list('TicketRelationDefinition', 'service', relation),
  'List.GetAllTicketPriorities': ask('anybody', {}),
  'List.GetAllTicketRelationDefinitionEntities': ask('anybody', null),
  'List.GetTicketCategories': ask('anybody', null),
  'List.GetTicketCategoriesForUserGroups': ask('anybody', { UserGroupIds: [3] }),
  'List.GetTicketCategory': ask('anybody', 1),
  'List.GetTicketCategoryList': ask('anybody', [1]),
  'List.GetTicketPriorities': ask('anybody', null),
  'List.GetTicketPriority': ask('anybody', 1),
  'List.GetTicketPriorityList': ask('anybody', [1]),
  'List.GetTicketStatusList': ask('anybody', [1]),
  'List.GetTicketStatuses': ask('anybody', null),
  'List.GetTicketTypeList': ask('anybody', [1]),
  'List.GetTicketTypes': ask('anybody', null),
  // it only tells which pairs of types are free
  'List.ValidateTicketRelationDefinition': ask('anybody', { RelationType: 'Related' }),
  'List.SetTicketPrioritySortOrder': ask('service', async (cell: Cell) => ({ TicketPriorityId: await priority(cell), SortOrder: 2 })),
  'List.SetTicketStatusSortOrder': ask('service', async (cell: Cell) => ({ TicketStatusId: await status(cell), SortOrder: 2 })),
  'List.SetTicketTypeSortOrder': ask('service', async (cell: Cell) => ({ TicketTypeId: await type(cell), SortOrder: 2 })),
  'List.SetTicketRelationDefinitionSortOrder': ask('service', async (cell: Cell) => ({
    TicketRelationDefId: await relation(cell),
    SortOrder: 2,
  })),
  'List.MoveAllTickets': ask('allTickets', both(category, 'FromTicketCategoryId', 'ToTicketCategoryId')),
  'List.GlobalChangeTicketStatus': ask('allTickets', both(status, 'FromTicketStatusId', 'ToTicketStatusId')),
  'List.GlobalChangeTicketType': ask('allTickets', both(type, 'FromTicketTypeId', 'ToTicketTypeId')),
  'List.RebuildFullnames': ask('categories', null),
  'List.SetTicketCategoriesForUserGroup': ask('categories', { UserGroupId: 2, CategoryIds: [] }),
  'List.UpdateCategoryMemberships': ask('categories', async (cell: Cell) => ({
    TicketCategoryId: await category(cell),
    MembershipsToAdd: [{ User: { AssociateId: OTHER.associateId }, Weight: 1 }],
  })),
};

const field: Make = ({ insert, fresh }) =>
  insert('udeffield', { ownertableid: 8, progid: `SuperOffice:${fresh()}`, fieldtype: 4, fieldlabel: 'One' });
const person = { OwnerType: 'Person' };
const fields: Needs = {
  'UserDefinedFieldInfo.CreateDefaultUserDefinedFieldInfo': ask('anybody', null),
  'UserDefinedFieldInfo.GetCustomFieldInfo': ask('anybody', { TableName: 'ticket', FieldName: 'x_color' }),
  'UserDefinedFieldInfo.GetCustomFieldInfoList': ask('anybody', { TableName: 'ticket' }),
  'UserDefinedFieldInfo.GetPublishedUserDefinedFieldFromFieldLabel': ask('anybody', { ...person, FieldLabel: 'Published' }),
  'UserDefinedFieldInfo.GetPublishedUserDefinedFieldFromProgId': ask('anybody', { ...person, ProgId: 'SuperOffice:8' }),
  'UserDefinedFieldInfo.GetPublishedUserDefinedFieldList': ask('anybody', person),
  'UserDefinedFieldInfo.GetUserDefinedFieldFromFieldLabel': ask('anybody', { ...person, FieldLabel: 'Shoe size' }),
  'UserDefinedFieldInfo.GetUserDefinedFieldFromProgId': ask('anybody', { ...person, ProgId: 'SuperOffice:7' }),
  'UserDefinedFieldInfo.GetUserDefinedFieldFromProgIds': ask('anybody', { ...person, ProgIds: ['SuperOffice:7'] }),
  'UserDefinedFieldInfo.GetUserDefinedFieldInfo': ask('anybody', fixed('fieldId')),
  'UserDefinedFieldInfo.GetUserDefinedFieldList': ask('anybody', person),
  'UserDefinedFieldInfo.CreateUserDefinedFieldInfo': ask('service', { OwnerType: 'Sale', FieldType: 'ShortText' }),
  'UserDefinedFieldInfo.SaveUserDefinedFieldInfo': ask('service', { Type: 'Project', FieldType: 'ShortText', FieldLabel: 'New' }),
  'UserDefinedFieldInfo.DeleteUserDefinedFieldInfo': ask('service', field),
  'UserDefinedFieldInfo.Publish': ask('service', { OwnerType: 'Document' }),
  'Svar.SaveField': ask('service', ({ fresh }: Cell) => ({ Table: 'ticket', FieldName: `x_new_${fresh()}`, FieldType: 'Integer' })),
  'Svar.DeleteField': ask('service', async ({ insert, fresh }: Cell) => ({
    FieldId: await insert('extra_fields', { domain: 4, field_name: `x_old_${fresh()}`, name: 'Old', type: 1 }),
  })),
};

const table = async ({ insert, fresh }: Cell): Promise<{ id: number; name: string }> => {
  const name = `y_table_${fresh()}`;
  const id = await insert('extra_tables', { table_name: name });
  await insert('svar_extra_column', { extra_table_id: id, column_name: 'x_name', type: 10 });
  await insert('svar_extra_row', { extra_table_id: id, id: 1, cells: '{"x_name":"one"}' });
  return { id, name };
};
const row =
  (more: object) =>
  async (cell: Cell): Promise<object> => ({ TableName: (await table(cell)).name, ...more });
const rows = { Columns: ['x_name'], Data: [['two']] };

/** Rows of own tables are data of the desk: whoever works there writes them. Tables are a general administrator's. */
const tables: Needs = {
  'DatabaseTable.ReadRow': ask('anybody', { TableName: 'y_matrix', Id: 1 }),
  'DatabaseTable.InsertRow': ask('desk', row({ Values: { x_name: 'two' } })),
  'DatabaseTable.UpdateRow': ask('desk', row({ Id: 1, Values: { x_name: 'two' } })),
  'DatabaseTable.DeleteRow': ask('desk', row({ Id: 1 })),
  'DatabaseTable.Insert': ask('desk', row(rows)),
  'DatabaseTable.Delete': ask('desk', row({ IDs: [1] })),
  'DatabaseTable.Upsert': ask('desk', row({ ...rows, Keys: ['x_name'] })),
  'DatabaseTable.Truncate': ask('admin', row({})),
  'Svar.SaveExtraTable': ask('admin', ({ fresh }: Cell) => ({ TableName: `y_new_${fresh()}`, Name: 'New' })),
  'Svar.DeleteExtraTable': ask('admin', async (cell: Cell) => ({ ExtraTableId: (await table(cell)).id })),
};

const hook: Make = async ({ insert, fresh }) => {
  const id = await insert('webhook', { name: `Hook ${fresh()}`, target_url: 'http://127.0.0.1:1/', state: 2, registered: new Date(0) });
  await insert('webhook_usage', { webhook_id: id, last_error: 'none yet' });
  return id;
};
/** A hook hears of everything: all of it is for who administers the service. */
const hooks: Needs = {
  'Webhook.CreateDefaultWebhook': ask('service', null),
  'Webhook.GetAllWebhooks': ask('service', {}),
  'Webhook.GetWebhook': ask('service', hook),
  'Webhook.GetLastError': ask('service', async (cell: Cell) => ({ WebhookId: await hook(cell) })),
  'Webhook.SaveWebhook': ask('service', ({ fresh }: Cell) => ({
    Name: `New ${fresh()}`,
    Events: ['ticket.created'],
    TargetUrl: 'http://127.0.0.1:1/',
    State: 'Stopped',
  })),
  'Webhook.TestWebhook': ask('service', { Webhook: { Name: 'Tried', Events: ['ticket.created'], TargetUrl: 'http://127.0.0.1:1/' } }),
  'Webhook.SignalEvent': ask('service', { EventName: 'matrix.signal', PrimaryKey: 1 }),
  'Webhook.DeleteWebhook': ask('service', hook),
};

const replaced = async ({ insert, fresh }: Cell): Promise<object> => {
  const name = `SR_MATRIX_${fresh()}`;
  await insert('svar_resource_override', { name, culture: 'nb-NO', value: 'x' });
  return { ResourceName: name, Culture: 'nb-NO', IsActive: true };
};

export const administrationNeeds: Needs = {
  ...lists,
  ...fields,
  ...tables,
  ...hooks,
  'CustomerService.GetMailboxEntity': ask('service', fixed('mailboxId')),
  'CustomerService.SaveMailboxEntity': ask('service', ({ fresh }: Cell) => ({ Address: `m${fresh()}@example.org` })),
  'CustomerService.GetUnparsedTemplate': ask('anybody', (cell: Cell) => ({ ReplyTemplateId: fixed('templateId')(cell) })),
  'Diagnostics.FlushCaches': ask('admin', null),
  'Diagnostics.FlushCachesByName': ask('admin', { CacheNames: ['Desk'] }),
  // what a user has ticked is his own
  'MDO.SetSelected': ask('anybody', { Name: 'ticketpriority', SelectableMDOList: [{ Id: 1, Selected: true }] }),
  'Resource.SetResourceSubstitution': ask('admin', { ResourceName: 'SR_NEW', ResourceValues: 'x', Culture: 'nb-NO' }),
  'Resource.ActivateResourceSubstitution': ask('admin', replaced),
  'Resource.DeleteResourceSubstitution': ask('admin', replaced),
};
