/**
 * The resources as data: which address is answered by which operation of an agent, so that a resource has no logic of its
 * own. wire: routing-and-agents §4 and the REST description of the official API.
 */
import { operations } from './agents/index.ts';

/** An entity under one name: draft, list, read, create, replace, patch, remove follow from its agent's operations. */
export interface Resource {
  name: string;
  /** What one of it is called in a sentence. */
  noun: string;
  agent: string;
  draft: string;
  get: string;
  save: string;
  /** What saves when the caller asks that people be told: `?notify=true`. */
  saveAndTell?: string;
  /** Empty where there is nothing of the kind. */
  remove: string;
  /** Member of the entity that is its key. */
  key: string;
  /** The archive behind the list of it. */
  archive?: string;
  patch: boolean;
  /** wire: do answers to POST and PUT carry `_Links`? Reads and patches always do. */
  linksWhenSaved: boolean;
  /** Name under which foreign keys and fields of it are kept. */
  table?: string;
}

/** What answers at an address. */
export type Does =
  | { kind: 'draft' | 'get' | 'create' | 'replace' | 'patch' | 'remove'; resource: Resource }
  /** An agent's operation; its arguments come from path, query, `given`, and the body as the argument of that name. */
  | { kind: 'operation'; operation: string; given?: Readonly<Record<string, string>>; body?: string; upload?: string; pick?: string }
  /** A search in an archive; below an entity only the rows where a column is the entity's key. */
  | { kind: 'archive'; provider: string; of?: { resource: string; column: string } }
  /** What only resources have. */
  | { kind: 'own'; name: string };

export interface Address {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, parameters in braces. */
  path: string;
  doc: string;
  does: Does;
}

const entity = (name: string, agent: string, noun: string, more: Partial<Resource> = {}): Resource => ({
  name,
  noun,
  agent,
  draft: `CreateDefault${name}Entity`,
  get: `Get${name}Entity`,
  save: `Save${name}Entity`,
  remove: `Delete${name}Entity`,
  key: `${name}Id`,
  patch: true,
  linksWhenSaved: true,
  ...more,
});

export const resources: readonly Resource[] = [
  entity('Ticket', 'Ticket', 'a ticket', {
    saveAndTell: 'SaveTicketEntityWithNotify',
    archive: 'Ticket',
    linksWhenSaved: false,
    table: 'ticket',
  }),
  entity('TicketMessage', 'Ticket', 'a message', {
    key: 'EjMessageId',
    saveAndTell: 'SaveTicketMessageEntityWithNotify',
    archive: 'TicketMessage',
    linksWhenSaved: false,
    table: 'ej_message',
  }),
  // wire: an attachment is not taken away by itself, but from its message
  entity('Attachment', 'Ticket', 'an attachment', { remove: '' }),
  entity('TicketType', 'List', 'a type of ticket'),
  entity('TicketRelation', 'Ticket', 'a relation between tickets'),
  entity('TicketRelationDefinition', 'List', 'a kind of relation', { key: 'TicketRelationDefId' }),
  entity('Contact', 'Contact', 'a company', { archive: 'Contact', table: 'contact' }),
  entity('Person', 'Person', 'a person', { archive: 'Person', table: 'person' }),
  entity('Sale', 'Sale', 'a sale', { archive: 'Sale', table: 'sale' }),
  entity('Project', 'Project', 'a project', { archive: 'Project', table: 'project' }),
  entity('User', 'User', 'a user', {
    draft: 'CreateDefaultUser',
    get: 'GetUser',
    save: 'SaveUser',
    remove: 'DeleteUser',
    key: 'AssociateId',
    patch: false,
    archive: 'User',
    table: 'associate',
  }),
  entity('Webhook', 'Webhook', 'a webhook', {
    draft: 'CreateDefaultWebhook',
    get: 'GetWebhook',
    save: 'SaveWebhook',
    remove: 'DeleteWebhook',
  }),
];

function addressesOf(resource: Resource): Address[] {
  const { name, noun, archive, table } = resource;
  const at = `/${name}`;
  const one = `${at}/{id}`;
  return [
    { method: 'GET', path: `${at}/default`, doc: `A draft of ${noun}`, does: { kind: 'draft', resource } },
    ...(archive ? [search(at, archive, `Finds and lists: ${name}`)] : []),
    { method: 'POST', path: at, doc: `Creates ${noun}`, does: { kind: 'create', resource } },
    { method: 'GET', path: one, doc: `Reads ${noun}`, does: { kind: 'get', resource } },
    { method: 'PUT', path: one, doc: `Saves ${noun}; what is not said stays`, does: { kind: 'replace', resource } },
    ...(resource.patch ? [patching(one, resource)] : []),
    ...(resource.remove !== ''
      ? [{ method: 'DELETE', path: one, doc: `Deletes ${noun}`, does: { kind: 'remove', resource } } as const]
      : []),
    ...(table
      ? [running('GET', `${at}/{EntityId}/ForeignKey`, 'ForeignSystem.GetAllForeignKeysOnEntity', { given: { EntityType: table } })]
      : []),
  ];
}

const patching = (path: string, resource: Resource): Address => ({
  method: 'PATCH',
  path,
  doc: `Changes parts of ${resource.noun}, by RFC 6902 or RFC 7396; all of it or nothing`,
  does: { kind: 'patch', resource },
});

const search = (path: string, provider: string, doc: string, of?: { resource: string; column: string }): Address => ({
  method: 'GET',
  path,
  doc,
  does: { kind: 'archive', provider, ...(of && { of }) },
});

const docOf = (operation: string): string =>
  operations.find(({ agent, name }) => `${agent}.${name}` === operation)?.operation.doc || `Answered by ${operation}`;

function running(
  method: Address['method'],
  path: string,
  operation: string,
  more: Omit<Extract<Does, { kind: 'operation' }>, 'kind' | 'operation'> = {},
): Address {
  return { method, path, doc: docOf(operation), does: { kind: 'operation', operation, ...more } };
}

const own = (path: string, name: string, doc: string): Address => ({ method: 'GET', path, doc, does: { kind: 'own', name } });

/** The fields that the desk's owner added to a table. */
const fields = (name: string, table: string): Address[] => [
  running('GET', `/${name}/CustomField`, 'UserDefinedFieldInfo.GetCustomFieldInfoList', { given: { TableName: table } }),
  running('GET', `/${name}/CustomField/{FieldName}`, 'UserDefinedFieldInfo.GetCustomFieldInfo', { given: { TableName: table } }),
];

const tickets: readonly Address[] = [
  running('GET', '/Ticket/{ticketId}/Simple', 'Ticket.GetTicket'),
  search('/Ticket/{id}/Messages', 'TicketMessage', 'Lists the messages of a ticket', { resource: 'Ticket', column: 'ticketId' }),
  running('GET', '/Ticket/{TicketEntityId}/Attachments', 'Ticket.GetTicketAttachments'),
  running('POST', '/Ticket/{TicketEntityId}/NotifyNewTicket', 'Ticket.NotifyNewTicket'),
  running('POST', '/Ticket/{TicketEntityId}/NotifyNewMessage', 'Ticket.NotifyNewTicketMessage'),
  running('POST', '/Ticket/Merge', 'Ticket.MergeTickets', { body: 'MergedTicketEntity' }),
  own('/Ticket/CustomField', 'Ticket.CustomField', 'The fields that were added to tickets'),
  own('/Ticket/CustomField/{fieldName}', 'Ticket.CustomField', 'One field that was added to tickets'),
  running('GET', '/TicketMessage/{TicketMessageEntityId}/Attachment', 'Ticket.GetAttachmentInfo'),
  running('POST', '/TicketMessage/{TicketMessageEntityId}/Attachment', 'Ticket.AddAttachments', { body: 'AttachmentIds' }),
  running('GET', '/TicketMessage/{TicketMessageEntityId}/Attachment/Noninline', 'Ticket.GetAttachmentInfoNonInline'),
  running('GET', '/TicketMessage/RfcAttachment/{AttachmentId}/{Position}', 'Ticket.GetRfcAttachmentStream'),
  running('POST', '/TicketMessage/{TicketMessageEntityId}/Send', 'Ticket.SendTicketMessage'),
  running('POST', '/TicketMessage/{TicketMessageEntityId}/SendSms', 'Ticket.SendTicketMessageSms'),
  own('/TicketMessage/CustomField', 'TicketMessage.CustomField', 'The fields that were added to messages'),
  own('/TicketMessage/CustomField/{fieldName}', 'TicketMessage.CustomField', 'One field that was added to messages'),
  running('POST', '/Attachment/CopyFromCRMDocument/{DocumentId}', 'Ticket.CopyFromCRMDocument'),
  running('GET', '/Attachment/{AttachmentId}/Content', 'Ticket.GetAttachmentStream'),
  running('POST', '/Attachment/{AttachmentId}/Content', 'Ticket.UploadAttachment', { upload: 'Content' }),
];

const neighbours: readonly Address[] = [
  running('GET', '/Contact/{contactId}/Simple', 'Contact.GetContact'),
  search('/Contact/{id}/Tickets', 'Ticket', 'Lists the tickets of a company', { resource: 'Contact', column: 'contactId' }),
  search('/Contact/{id}/Persons', 'Person', 'Lists the persons of a company', { resource: 'Contact', column: 'contactId' }),
  search('/Person/{id}/Tickets', 'Ticket', 'Lists the tickets of a person', { resource: 'Person', column: 'personId' }),
  running('GET', '/Contact/{ContactId}/IsNumberValid/{Number}', 'Contact.IsNumberValid'),
  ...fields('Contact', 'contact'),
  running('GET', '/Person/{personId}/Simple', 'Person.GetPerson'),
  running('GET', '/Person/{PersonId}/Image', 'Person.GetPersonImage'),
  ...fields('Person', 'person'),
  running('GET', '/Sale/{saleId}/Simple', 'Sale.GetSale'),
  ...fields('Sale', 'sale'),
  running('GET', '/Project/{projectId}/Simple', 'Project.GetProject'),
  ...fields('Project', 'project'),
  own('/User/current', 'User.current', 'The user who calls'),
  own('/User/currentAssociate', 'User.currentAssociate', 'The associate who calls'),
  own('/User/currentPrincipal', 'User.currentPrincipal', 'Who calls, with role, groups and rights'),
  own('/User/currentToken', 'User.currentToken', 'A token for the user who calls'),
  running('GET', '/User/{AssociateId}/UserPresenceStatus', 'User.GetUserPresenceStatus'),
  running('PUT', '/User/{AssociateId}/UserPresenceStatus', 'User.SetUserPresenceStatus', { body: 'UserPresenceStatus' }),
  search('/TimeZone', 'TimeZones', 'Finds and lists: time zones with their ids and codes'),
  own('/TimeZone/base', 'TimeZone.base', 'The time zone of the desk'),
  own('/TimeZone/current', 'TimeZone.current', 'The time zone of this call'),
];

const platform: readonly Address[] = [
  running('GET', '/Webhook', 'Webhook.GetAllWebhooks'),
  running('POST', '/Webhook/Test', 'Webhook.TestWebhook', { body: 'Webhook' }),
  running('POST', '/Webhook/{EventName}/{PrimaryKey}', 'Webhook.SignalEvent', { body: 'Data' }),
  running('GET', '/Webhook/{WebhookId}/LastError', 'Webhook.GetLastError'),
  running('GET', '/Preference', 'MDO.GetList', { given: { Name: 'preferencesection' } }),
  running('GET', '/Preference/{AdditionalInfo}', 'MDO.GetList', { given: { Name: 'preferencekey' } }),
  running('GET', '/Preference/{PrefSection}/{PrefKey}', 'Preference.GetPreferenceByName'),
  running('GET', '/Preference/{PrefSection}/{PrefKey}/{PrefLevel}', 'Preference.GetPreferenceByName', { pick: 'RawValue' }),
  own('/String', 'String.search', 'Texts of the user interface that hold a word'),
  own('/String/KnownLanguages', 'String.languages', 'The languages that texts are kept in'),
  own('/String/{key}', 'String.read', 'One text of the user interface in every language'),
  own('/String/{key}/{language}', 'String.readIn', 'One text of the user interface in one language'),
  running('GET', '/Table/{TableName}/{Id}', 'DatabaseTable.ReadRow'),
  running('PUT', '/Table/{TableName}/{Id}', 'DatabaseTable.UpdateRow', { body: 'Values' }),
  running('DELETE', '/Table/{TableName}/{Id}', 'DatabaseTable.DeleteRow'),
  running('POST', '/Table/{TableName}', 'DatabaseTable.InsertRow', { body: 'Values' }),
  running('GET', '/BatchTask/{Id}', 'Batch.GetBatchTaskInfo'),
  running('DELETE', '/BatchTask/{BatchTaskId}', 'Batch.DeleteBatchTask'),
];

/** Every address of a resource. */
export const addresses: readonly Address[] = [...resources.flatMap(addressesOf), ...tickets, ...neighbours, ...platform];

/** The operations that have to be built before an address is served; `archive:Name` and `own:Name` are what only resources have. */
export function needsOf({ does }: Address): readonly string[] {
  switch (does.kind) {
    case 'operation':
      return [does.operation];
    case 'archive':
      return [`archive:${does.provider}`];
    case 'own':
      return [`own:${does.name}`];
    default:
      return stepsOf(does.kind, does.resource).map((step) => `${does.resource.agent}.${step}`);
  }
}

function stepsOf(kind: Extract<Does, { resource: Resource }>['kind'], { draft, get, save, remove }: Resource): string[] {
  const steps = { draft: [draft], get: [get], create: [save], replace: [get, save], patch: [get, save], remove: [get, remove] };
  return steps[kind];
}

/** The addresses that are really served. @param built names of operations, and `archive:Name` and `own:Name` where there are such */
export const servedAddresses = (built: ReadonlySet<string>): readonly Address[] =>
  addresses.filter((address) => needsOf(address).every((need) => built.has(need)));
