/** The arguments of an operation: from the body and the query to what its handler is given. */
import { Branch, decode, Fault, Loose, type Tree } from './decode.ts';
import { type AnyCarrier, type DeclaredArguments, int, list, ref, type Type } from './language.ts';
import type { Locale } from './locale.ts';

type Decoded = Record<string, unknown>;
/** The value of a query parameter by its name in lower case. */
type Query = (name: string) => string | undefined;

const zeroOf = (type: Type): unknown => {
  switch (type.kind) {
    case 'int':
    case 'double':
    case 'enum':
      return 0;
    case 'bool':
      return false;
    case 'text':
      return '';
    case 'bytes':
      return new Uint8Array();
    case 'list':
      return [];
    case 'dict':
      return {};
    default:
      return null;
  }
};

/**
 * Decodes the arguments of an operation.
 * @param body the body as a tree; null for none
 * @param query the value of a query parameter by its name in lower case
 * @returns what the handler is given: see ArgumentsOf
 * @throws Fault
 */
export function decodeArguments(declared: DeclaredArguments, body: Tree, query: Query, locale: Locale): unknown {
  switch (declared.style) {
    case 'none':
      return undefined;
    case 'key':
      return decodeKey(declared.name, objectOf(body), query, locale);
    case 'array':
      // wire: a null or missing body is an empty array, and so is an element or a form without anything in it
      return body === null ? [] : (decode(body, list(declared.of), declared.name, locale) ?? []);
    case 'entity':
      return decodeEntity(declared.carrier(), body, locale);
    case 'args':
      return decodeObject(declared.carrier, objectOf(body), query, locale);
  }
}

/** The entity that a body is. @throws Fault when there is none: an empty element or form says nothing either */
export function decodeEntity(carrier: AnyCarrier, body: Tree, locale: Locale): Decoded {
  const said = decode(
    body,
    ref(() => carrier),
    carrier.name,
    locale,
  );
  if (said === null || said === undefined) throw new Fault(carrier.name, 'is missing from the request body');
  return said as Decoded;
}

/** The root of a body that holds arguments is an object in every format. */
const objectOf = (body: Tree): Tree => (body instanceof Loose ? (body.as('ref') ?? null) : body);

/** The key of an operation: in the query, or leniently as a member of the body. */
function decodeKey(name: string, body: Tree, query: Query, locale: Locale): number {
  let given: Tree | undefined = query(name.toLowerCase());
  if (given === undefined && body instanceof Branch) {
    const place = body.names.findLastIndex((candidate) => candidate.toLowerCase() === name.toLowerCase());
    given = body.values[place];
  }
  const key = given === undefined ? undefined : decode(given, int(), name, locale);
  if (typeof key !== 'number') throw new Fault(name, 'is missing');
  return key;
}

function decodeObject(carrier: AnyCarrier, body: Tree, query: Query, locale: Locale): Decoded {
  if (body !== null && !(body instanceof Branch)) throw new Fault('request', 'is not an object');
  const said =
    body === null
      ? ({} as Decoded)
      : (decode(
          body,
          ref(() => carrier),
          'request',
          locale,
        ) as Decoded);
  for (const [name, type] of Object.entries(carrier.fields)) {
    if (said[name] === undefined && type.kind === 'int') {
      // older clients send the key of a delete in the query
      const given = query(name.toLowerCase());
      if (given !== undefined) said[name] = decode(given, int(), name, locale);
    }
    if (said[name] === undefined || said[name] === null) said[name] = zeroOf(type);
  }
  return said;
}
