/**
 * The contract said in words: what an operation takes and gives, the catalogue of addresses, the properties of fields.
 * The OpenAPI document lies beside, in openapi.ts.
 */
import type { DeclaredOperation } from './agents/index.ts';
import { operations } from './agents/index.ts';
import type { AnyCarrier, Operation, Type } from './language.ts';
import { servedAddresses } from './resources.ts';

export { openApi } from './openapi.ts';

/** The name under which an operation is listed as built: `Ticket.SaveTicketEntity`. */
export const nameOfOperation = (declared: { agent: string; name: string }): string => `${declared.agent}.${declared.name}`;

/** The short name of a type: `int32`, `TicketEntity`, `string[]`, `map<string,string>`; an enumeration has its own name. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'int':
      return 'int32';
    case 'double':
    case 'bool':
      return type.kind;
    case 'text':
      return 'string';
    case 'dateTime':
    case 'timeOfDay':
    case 'holiday':
    case 'day':
      return 'date-time';
    case 'anything':
      return 'object';
    case 'bytes':
      return 'base64';
    case 'enum':
      return type.name;
    case 'ref':
      return type.carrier().name;
    case 'list':
      return `${typeName(type.of)}[]`;
    case 'dict':
      return `map<string,${typeName(type.of)}>`;
  }
}

/** What an operation answers: a type, `stream`, or `nothing`. */
export const resultName = (operation: Operation): string =>
  operation.result.kind === 'nothing' || operation.result.kind === 'stream' ? operation.result.kind : typeName(operation.result);

/** The answer of GET on an operation. */
export interface DescribedOperation {
  Name: string;
  Agent: string;
  Description: string;
  Method: 'POST';
  Arguments: { Name: string; In: 'query' | 'body'; Type: string }[];
  Result: string;
  Select: boolean;
}

/** Describes an operation: its name, what it does, where its arguments travel, what it answers. */
export function describeOperation(declared: DeclaredOperation): DescribedOperation {
  const { operation } = declared;
  return {
    Name: declared.name,
    Agent: declared.agent,
    Description: operation.doc,
    Method: 'POST',
    Arguments: argumentsOf(operation),
    Result: resultName(operation),
    Select: operation.select,
  };
}

function argumentsOf({ args }: Operation): DescribedOperation['Arguments'] {
  switch (args.style) {
    case 'none':
      return [];
    case 'key':
      return [{ Name: args.name, In: 'query', Type: 'int32' }];
    case 'array':
      return [{ Name: args.name, In: 'body', Type: `${typeName(args.of)}[]` }];
    case 'entity':
      return [{ Name: 'entity', In: 'body', Type: args.carrier().name }];
    case 'args':
      return Object.entries(args.carrier.fields).map(([name, type]) => ({ Name: name, In: 'body', Type: typeName(type) }));
  }
}

/**
 * The catalogue of GET /api/v1: absolute URL → verb → one line, for what is really served.
 * @param root what stands before `/api`, with the mount prefix: `https://host/prefix`
 * @param built names such as `Ticket.SaveTicketEntity`, and what only resources need (see `needsOf`)
 */
export function catalogueOf(root: string, built: ReadonlySet<string>): Record<string, Record<string, string>> {
  const base = `${root.replace(/\/+$/, '')}/api/v1`;
  const served = operations.filter((declared) => built.has(nameOfOperation(declared)));
  const catalogue: Record<string, Record<string, string>> = Object.fromEntries(
    served.map(({ agent, name, operation }) => [
      `${base}/Agents/${agent}/${name}`,
      { POST: operation.doc, GET: 'Describes this operation' },
    ]),
  );
  for (const { path, method, doc } of servedAddresses(built)) catalogue[base + path] = { ...catalogue[base + path], [method]: doc };
  return catalogue;
}

/** What a caller may do with one field, and what the field is; the value of one member of FieldProperties. */
export interface ShownFieldProperty {
  readonly FieldRight: { readonly Mask: number; readonly Reason: string };
  readonly FieldType: string;
  readonly FieldLength: number;
}

type NetType = readonly [name: string, length: number];

/** wire: .NET type and length as the official client's fixtures show them; a text without a limit has length 0. */
function netType(type: Type): NetType | null {
  switch (type.kind) {
    case 'int':
      return ['System.Int32', 4];
    case 'double':
      return ['System.Double', 8];
    case 'bool':
      return ['System.Boolean', 1];
    case 'text':
      return ['System.String', type.max ?? 0];
    case 'dateTime':
    case 'timeOfDay':
    case 'holiday':
    case 'day':
      return ['System.DateTime', 16];
    case 'enum':
      return ['System.Int16', 2];
    case 'bytes':
      return ['System.Byte[]', 0];
    case 'ref':
      return [`SuperOffice.CRM.Services.${type.carrier().name}`, 4];
    case 'list': {
      const of = netType(type.of);
      return of && [`${of[0]}[]`, 0];
    }
    case 'dict':
    case 'anything':
      return null;
  }
}

const netTypes = new WeakMap<AnyCarrier, readonly { name: string; type: NetType }[]>();

function netTypesOf(carrier: AnyCarrier): readonly { name: string; type: NetType }[] {
  let found = netTypes.get(carrier);
  if (!found) {
    found = Object.entries(carrier.fields).flatMap(([name, field]) => {
      const type = field.answerOnly ? null : netType(field);
      return type ? [{ name, type }] : [];
    });
    netTypes.set(carrier, found);
  }
  return found;
}

/**
 * The value of FieldProperties of a carrier: one entry for every field but maps and the rights themselves.
 * @param mask EFieldRight of every field, or of a field by its name
 */
export function fieldProperties(carrier: AnyCarrier, mask: number | ((name: string) => number)): Record<string, ShownFieldProperty> {
  const properties: Record<string, ShownFieldProperty> = {};
  for (const { name, type } of netTypesOf(carrier)) {
    const right = typeof mask === 'number' ? mask : mask(name);
    properties[name] = { FieldRight: { Mask: right, Reason: '' }, FieldType: type[0], FieldLength: type[1] };
  }
  return properties;
}
