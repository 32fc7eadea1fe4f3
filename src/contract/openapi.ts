/** The OpenAPI 3.0.3 document of everything that is declared, built or not. Sentences are ours. */
import { argumentCarriers, type DeclaredOperation, operations } from './agents/index.ts';
import * as carriers from './carriers/index.ts';
import type { AnyCarrier, EnumType, Operation, Type } from './language.ts';
import { resourcePaths } from './openapi-resources.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

const requestTypes = [
  'application/json',
  'text/json',
  'application/xml',
  'text/xml',
  'application/x-www-form-urlencoded',
  'application/json-patch+json',
  'application/merge-patch+json',
];
const answerTypes = requestTypes.filter((type) => type !== 'application/x-www-form-urlencoded');
const binaryTypes = ['application/octet-stream', 'application/pdf', 'text/plain', 'text/html', 'multipart/related'];

/** One sentence a carrier. */
const sentences: Readonly<Record<string, string>> = {
  ArchiveColumnInfo: 'A column of a searchable list.',
  ArchiveRestrictionInfo: 'One condition of a search.',
  Associate: 'A user of the desk, or one of its robots.',
  AttachmentEntity: 'What is known of an attachment; its bytes travel on their own.',
  AttachmentPreview: 'An attachment in a form that is safe to show.',
  AttachmentValidationResult: 'Whether one attachment may be sent, and why not.',
  DocumentPreview: 'Older form of a preview.',
  FieldProperty: 'Right, type and length of one field.',
  FieldRight: 'What the caller may do with one field.',
  Person: 'A person: the customer.',
  Project: 'A project that a ticket may point at.',
  Recipient: 'One receiver of a message.',
  Sale: 'A sale that a ticket may point at.',
  TableRight: 'What the caller may do with one row.',
  Tag: 'A word put on tickets.',
  Ticket: 'A ticket as one flat row.',
  TicketBatchReplyData: 'One reply for many tickets.',
  TicketCategoryEntity: 'Where tickets belong, and how they find an owner.',
  TicketEntity: 'A ticket in full.',
  TicketFormSubmission: 'The form from which a ticket came.',
  TicketMessage: 'The head of a message, without bodies.',
  TicketMessageContent: 'What a new message starts with.',
  TicketMessageEntity: 'A message in full: a mail, an SMS or a note on a ticket.',
  TicketMessageHeader: 'One header line of a message.',
  TicketPriorityEntity: 'How fast tickets move: office hours, deadline and chain.',
  TicketPriorityEscalationLevelEntity: 'One level of the chain of a priority.',
  TicketRelationAction: 'What closing a ticket means for its relatives.',
  TicketRelationEntity: 'A relation between two tickets.',
  TicketRelationItem: 'A relation as seen from one ticket.',
  TicketRelationResult: 'Whether one relation could be made, and why not.',
  TicketStatusEntity: 'A named state that stands on a base state.',
  TicketSummaryItem: 'Title, status and icon of a ticket.',
  TicketType: 'A kind of ticket with its defaults.',
};

const headers: Readonly<Record<string, string>> = {
  'X-XSRF-TOKEN': 'The token of the session; needed when a cookie signs in.',
  'Accept-Language': 'Languages wanted in labels, best first; without one, labels go out with all their languages.',
  'SO-Language': 'Language of labels; comes before Accept-Language. Empty, `*` or `x`: labels as they are stored.',
  'SO-Culture': 'Culture for numbers and dates inside texts; needs a language.',
  'SO-TimeZone': 'Zone of date-times without offset, by code, id or IANA name; `includeTZOffset` after a comma asks for offsets.',
  'SO-AppToken': 'The token of an application; not a sign-in of its own.',
  'SO-Browser-TZ-Offset': 'Minutes that the caller is ahead of UTC; not used.',
};

const reference = (section: string, name: string): JsonObject => ({ $ref: `#/components/${section}/${name}` });
const schemaOf = (name: string): JsonObject => reference('schemas', name);
const contentOf = (types: readonly string[], schema: JsonObject): JsonObject => Object.fromEntries(types.map((type) => [type, { schema }]));

function schema(type: Type): JsonObject {
  switch (type.kind) {
    case 'int':
      return { type: 'integer', format: 'int32' };
    case 'double':
      return { type: 'number', format: 'double' };
    case 'bool':
      return { type: 'boolean' };
    case 'text':
      return { type: 'string', nullable: true, ...(type.max === undefined ? {} : { maxLength: type.max }) };
    case 'dateTime':
      return { type: 'string', format: 'date-time', ...(type.audit ? { description: 'With offsets asked for: in UTC.' } : {}) };
    case 'timeOfDay':
      return { type: 'string', format: 'date-time', description: 'Only the clock counts; start equal to stop is closed.' };
    case 'holiday':
      return { type: 'string', format: 'date-time', description: 'Only the day counts; a year before 1900 means every year.' };
    case 'day':
      return { type: 'string', format: 'date-time', description: 'Only the day counts.' };
    case 'anything':
      return {};
    case 'bytes':
      return { type: 'string', format: 'byte', nullable: true };
    case 'enum':
      return schemaOf(type.name);
    case 'ref':
      return { nullable: true, allOf: [schemaOf(type.carrier().name)] };
    case 'list':
      return { type: 'array', items: type.of.kind === 'ref' ? schemaOf(type.of.carrier().name) : schema(type.of) };
    case 'dict':
      return {
        type: 'object',
        additionalProperties: type.of.kind === 'ref' ? schemaOf(type.of.carrier().name) : schema(type.of),
      };
  }
}

function carrierSchema(carrier: AnyCarrier, sentence: string | undefined): JsonObject {
  const properties = Object.entries(carrier.fields).map(([name, type]): [string, Json] => [
    name,
    { ...schema(type), ...(type.answerOnly ? { readOnly: true } : {}) },
  ]);
  return { type: 'object', ...(sentence ? { description: sentence } : {}), properties: Object.fromEntries(properties) };
}

function enumsOf(type: Type, found: Map<string, EnumType>): void {
  if (type.kind === 'enum') found.set(type.name, type);
  else if (type.kind === 'list' || type.kind === 'dict') enumsOf(type.of, found);
}

function enumSchema(type: EnumType): JsonObject {
  return {
    type: 'string',
    description: type.flags
      ? 'Names joined by a comma and a blank; their sum as a number is read too.'
      : 'One name; its number is read too.',
    // a set of names is no member of a list of names, so only the others can be checked by one
    ...(type.flags ? {} : { enum: Object.keys(type.members) }),
    'x-svar-flags': type.flags,
    'x-svar-numbers': { ...type.members },
  };
}

function schemas(): JsonObject {
  const all: AnyCarrier[] = [...Object.values<AnyCarrier>(carriers), ...argumentCarriers];
  const enums = new Map<string, EnumType>();
  for (const carrier of all) for (const type of Object.values(carrier.fields)) enumsOf(type, enums);
  const operationOf = new Map(operations.map((declared) => [declared.argumentCarrier, declared.name]));
  const entries: [string, Json][] = [
    ...all.map((carrier): [string, Json] => {
      const operation = operationOf.get(carrier.name);
      return [carrier.name, carrierSchema(carrier, operation ? `Arguments of ${operation}.` : sentences[carrier.name])];
    }),
    ...[...enums].map(([name, type]): [string, Json] => [name, enumSchema(type)]),
    ['Error', errorSchema],
    ['OperationDescription', descriptionSchema],
  ];
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const string: JsonObject = { type: 'string' };
const errorSchema: JsonObject = {
  type: 'object',
  description: 'What went wrong.',
  required: ['Error', 'ErrorType', 'Message', 'ErrorMessage', 'ErrorSource'],
  properties: {
    Error: { type: 'boolean', enum: [true] },
    ErrorType: { ...string, description: 'Kind of the failure; programs switch on it.' },
    Message: string,
    ErrorMessage: { ...string, description: 'The same text as Message.' },
    ErrorSource: string,
    FriendlyText: { ...string, nullable: true },
    InnerError: { nullable: true, allOf: [schemaOf('Error')] },
    MessageDetail: { ...string, description: 'The field that could not be read.' },
  },
};
const descriptionSchema: JsonObject = {
  type: 'object',
  description: 'What an operation takes and gives.',
  properties: {
    Name: string,
    Agent: string,
    Description: string,
    Method: string,
    Arguments: { type: 'array', items: { type: 'object', properties: { Name: string, In: string, Type: string } } },
    Result: string,
    Select: { type: 'boolean' },
  },
};

const failure = (description: string): JsonObject => ({
  description,
  content: contentOf(['application/json', 'application/xml'], schemaOf('Error')),
});
const responses: JsonObject = {
  Described: { description: 'The operation, described.', content: contentOf(['application/json'], schemaOf('OperationDescription')) },
  BadRequest: failure('The request could not be read, or broke a rule.'),
  Unauthorized: failure('Not signed in.'),
  Forbidden: failure('Signed in, but not allowed.'),
  NotBuilt: failure('Declared, and not built yet.'),
  Failure: failure('Any other failure.'),
};

function answer({ result }: Operation): JsonObject {
  if (result.kind === 'nothing') return { '204': { description: 'Done.' } };
  if (result.kind === 'stream') {
    const content = {
      ...contentOf(['application/json'], { type: 'string', format: 'byte' }),
      ...contentOf(binaryTypes, { type: 'string', format: 'binary' }),
    };
    return { '200': { description: 'The bytes, or base64 of them when JSON is asked for.', content } };
  }
  const description = result.kind === 'ref' ? 'What was asked for; null when there is none.' : 'What was asked for.';
  return { '200': { description, content: contentOf(answerTypes, schema(result)) } };
}

function post(declared: DeclaredOperation, isBuilt: boolean): JsonObject {
  const { operation, agent, group, name } = declared;
  const { args } = operation;
  const parameters: Json[] = operation.select ? [reference('parameters', 'select')] : [];
  if (args.style === 'key')
    parameters.unshift({ name: args.name, in: 'query', required: true, schema: { type: 'integer', format: 'int32' } });
  const carrier = args.style === 'entity' ? args.carrier().name : declared.argumentCarrier;
  const asked = args.style === 'array' ? schema({ kind: 'list', of: args.of }) : carrier === '' ? null : schemaOf(carrier);
  return {
    operationId: `${agent}_${name}`,
    tags: [`${agent}: ${group}`],
    summary: operation.doc,
    'x-svar-built': isBuilt,
    parameters,
    ...(asked ? { requestBody: { required: args.style === 'entity', content: contentOf(requestTypes, asked) } } : {}),
    responses: {
      ...answer(operation),
      '400': reference('responses', 'BadRequest'),
      '401': reference('responses', 'Unauthorized'),
      '403': reference('responses', 'Forbidden'),
      ...(isBuilt ? {} : { '501': reference('responses', 'NotBuilt') }),
      default: reference('responses', 'Failure'),
    },
  };
}

const describing = ({ agent, name }: DeclaredOperation): JsonObject => ({
  operationId: `${agent}_${name}_describe`,
  tags: ['Descriptions'],
  summary: `Describes ${name}, and runs nothing`,
  responses: { '200': reference('responses', 'Described'), '401': reference('responses', 'Unauthorized') },
});

const parameters = (): JsonObject => ({
  select: {
    name: '$select',
    in: 'query',
    description: 'Properties wanted, separated by commas, a slash before what lies deeper. All others are null.',
    schema: string,
    example: 'title,category/name',
  },
  ...Object.fromEntries(Object.entries(headers).map(([name, description]) => [name, { name, in: 'header', description, schema: string }])),
});

const securitySchemes: JsonObject = {
  basic: { type: 'http', scheme: 'basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  ticket: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`SOTicket` and the ticket.' },
  session: { type: 'apiKey', in: 'header', name: 'X-XSRF-TOKEN', description: 'With the cookie of a session.' },
};

const resourceWords = (everywhere: Json[]) => ({
  request: (carrier: string): Json => contentOf(requestTypes, schemaOf(carrier)),
  answer: (carrier: string | null): Json => contentOf(answerTypes, carrier === null ? {} : schemaOf(carrier)),
  everywhere,
  failures: {
    '400': reference('responses', 'BadRequest'),
    '401': reference('responses', 'Unauthorized'),
    '403': reference('responses', 'Forbidden'),
    default: reference('responses', 'Failure'),
  },
});

/**
 * The document of all that is declared; what is not among the built ones carries `x-svar-built: false` and a 501.
 * @param options.version version of the product, as it stands in `info`
 * @param options.built names such as `Ticket.SaveTicketEntity`
 */
export function openApi(options: { version: string; built: ReadonlySet<string> }): object {
  const everywhere = Object.keys(headers).map((header) => reference('parameters', header));
  const paths = operations.map((declared): [string, Json] => [
    `/api/v1/Agents/${declared.agent}/${declared.name}`,
    { parameters: everywhere, post: post(declared, options.built.has(`${declared.agent}.${declared.name}`)), get: describing(declared) },
  ]);
  return {
    openapi: '3.0.3',
    info: {
      title: 'Svar',
      version: options.version,
      description:
        'A service desk that speaks the SuperOffice WebAPI. Names are read in any casing and written as here. `Authorization`, `Content-Type` and `Accept` work on every call.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/', description: 'Where the desk is mounted.' }],
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    paths: { ...Object.fromEntries(paths), ...resourcePaths(options.built, resourceWords(everywhere)) },
    components: { schemas: schemas(), parameters: parameters(), responses, securitySchemes },
  };
}
