/**
 * From a tree (JSON, XML or form, all alike) to a value of the contract, or a fault with the path of the field.
 * Members are matched without regard to case, the last of two spellings wins, unknown ones are passed over.
 * Absence is kept at every depth: a missing member is not there, `null` is null.
 */
import { readDateTime, readDay, readHoliday, readTimeOfDay } from './date-time.ts';
import type { AnyCarrier, EnumType, Json, Type } from './language.ts';
import type { Locale } from './locale.ts';

/** An object as it was sent: names in their order and spelling, doubles included. */
export class Branch {
  readonly names: string[] = [];
  readonly values: Tree[] = [];
}
/** A number that is not written as a plain integer. */
export class NumberToken {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
/**
 * A node of a format in which texts, objects, lists and maps look alike (XML, form): the declared type says which it is.
 * `undefined` is "not said"; what cannot be of that kind is given as what it is, and refused like any other wrong value.
 */
export abstract class Loose {
  abstract as(kind: Type['kind']): Tree | undefined;
}
export type Tree = null | boolean | number | string | NumberToken | Tree[] | Branch | Loose;

/** The wire could not be read. `path` names the field, `TicketEntity.Category.TicketCategoryId`. */
export class Fault extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.name = 'Fault';
    this.path = path;
  }
}

type Path = { parent: Path | null; name: string | number };
const spell = (path: Path | null): string =>
  path === null
    ? ''
    : path.parent === null
      ? String(path.name)
      : `${spell(path.parent)}${typeof path.name === 'number' ? `[${path.name}]` : `.${path.name}`}`;
const fault = (path: Path, what: string): never => {
  throw new Fault(spell(path), what);
};

interface Member {
  name: string;
  /** The name as the official client sends it. */
  camel: string;
  type: Type;
  /** Place in the declaration. */
  place: number;
}
interface Members {
  inOrder: readonly Member[];
  bySpelling: ReadonlyMap<string, Member>;
}
const membersOf = new WeakMap<AnyCarrier, Members>();

function members(carrier: AnyCarrier): Members {
  let found = membersOf.get(carrier);
  if (!found) {
    const inOrder = Object.entries(carrier.fields).map(([name, type], place) => {
      return { name, camel: name[0]!.toLowerCase() + name.slice(1), type, place };
    });
    // the three spellings that come in practice are found without lower-casing
    const spellings = inOrder.flatMap((member): [string, Member][] => [
      [member.name, member],
      [member.camel, member],
      [member.name.toLowerCase(), member],
    ]);
    found = { inOrder, bySpelling: new Map(spellings) };
    membersOf.set(carrier, found);
  }
  return found;
}

type Decoded = Record<string, unknown>;

/** What a carrier is decoded into: nothing inherited, and unlike Object.create(null) quick to fill. */
class Blank {
  [name: string]: unknown;
}
Object.setPrototypeOf(Blank.prototype, null);
Reflect.deleteProperty(Blank.prototype, 'constructor');

function decodeBranch(tree: Branch, carrier: AnyCarrier, path: Path, locale: Locale): Decoded {
  const { inOrder, bySpelling } = members(carrier);
  let next = 0;
  const value: Decoded = new Blank();
  for (let index = 0; index < tree.names.length; index++) {
    const name = tree.names[index]!;
    // members mostly come in the order of the declaration, and comparing is cheaper than hashing
    const guess = inOrder[next];
    const guessed = guess && (guess.name === name || guess.camel === name);
    const member = guessed ? guess : (bySpelling.get(name) ?? bySpelling.get(name.toLowerCase()));
    if (!member) continue;
    next = member.place + 1;
    if (member.type.answerOnly) continue;
    const decoded = decodeAs(tree.values[index]!, member.type, { parent: path, name: member.name }, locale);
    if (decoded === undefined) delete value[member.name];
    else value[member.name] = decoded;
  }
  return value;
}

/** `undefined` means "not said": an empty text where a name or number was expected. */
function decodeAs(tree: Tree, type: Type, path: Path, locale: Locale): unknown {
  if (tree === null) return null;
  if (tree instanceof Loose) {
    const resolved = tree.as(type.kind);
    return resolved === undefined ? undefined : decodeAs(resolved, type, path, locale);
  }
  switch (type.kind) {
    case 'int':
      return tree === '' ? undefined : decodeInt(tree, path);
    case 'double':
      return tree === '' ? undefined : decodeDouble(tree, path);
    case 'bool':
      return decodeBool(tree, path);
    case 'text':
      return typeof tree === 'string' ? tree : fault(path, 'is not a string');
    case 'enum':
      return decodeEnum(tree, type, path);
    case 'dateTime':
      return decodeDate(tree, path, readDateTime, locale);
    case 'timeOfDay':
      return decodeDate(tree, path, readTimeOfDay, locale);
    case 'holiday':
      return decodeDate(tree, path, readHoliday, locale);
    case 'day':
      return decodeDate(tree, path, readDay, locale);
    case 'anything':
      return plainOf(tree);
    case 'bytes':
      return decodeBytes(tree, path);
    case 'ref':
      return tree instanceof Branch ? decodeBranch(tree, type.carrier(), path, locale) : fault(path, 'is not an object');
    case 'list':
      return decodeList(tree, type.of, path, locale);
    case 'dict':
      return decodeDict(tree, type.of, path, locale);
  }
}

const INT = /^\s*[+-]?\d{1,10}\s*$/;

function decodeInt(tree: Tree, path: Path): number {
  const number = typeof tree === 'number' ? tree : typeof tree === 'string' && INT.test(tree) ? Number(tree) : Number.NaN;
  if (!Number.isInteger(number) || number < -2147483648 || number > 2147483647) return fault(path, 'is not an int32');
  return number === 0 ? 0 : number; // minus zero is no other id than zero
}

function decodeDouble(tree: Tree, path: Path): number {
  const text = tree instanceof NumberToken ? tree.text : tree;
  const number =
    typeof text === 'number' ? text : typeof text === 'string' && /^\s*[+-]?[\d.]+(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : fault(path, 'is not a number');
}

function decodeBool(tree: Tree, path: Path): boolean | undefined {
  if (typeof tree === 'boolean') return tree;
  if (tree === 0 || tree === 1) return tree === 1;
  if (typeof tree === 'string') {
    const text = tree.trim().toLowerCase();
    if (text === '') return undefined;
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
  }
  return fault(path, 'is not a boolean');
}

const namesOf = new WeakMap<EnumType['members'], { byName: Map<string, number>; numbers: Set<number> }>();

function decodeEnum(tree: Tree, type: EnumType, path: Path): number | undefined {
  let table = namesOf.get(type.members);
  if (!table) {
    const entries = Object.entries(type.members);
    table = { byName: new Map(entries.map(([name, code]) => [name.toLowerCase(), code])), numbers: new Set(Object.values(type.members)) };
    namesOf.set(type.members, table);
  }
  if (typeof tree === 'string') {
    const text = tree.trim();
    if (text === '') return undefined;
    if (!/^[+-]?\d+$/.test(text)) {
      let code = 0;
      for (const part of type.flags ? text.split(',') : [text]) {
        const found = table.byName.get(part.trim().toLowerCase());
        if (found === undefined) return fault(path, `is not a ${type.name}`);
        code |= found;
      }
      return code;
    }
  }
  const code = decodeInt(tree, path);
  if (!type.flags && !table.numbers.has(code)) return fault(path, `is not a ${type.name}`);
  return code;
}

function decodeDate(tree: Tree, path: Path, read: (text: string, zone: Locale['zone']) => unknown, locale: Locale): unknown {
  if (tree === '') return undefined;
  const value = typeof tree === 'string' ? read(tree, locale.zone) : undefined;
  return value === undefined ? fault(path, 'is not a date-time') : value;
}

function finiteOf({ text }: NumberToken): number {
  const number = Number(text);
  // JSON has no way to write it down again
  if (!Number.isFinite(number)) throw new Fault('request', 'has a number that is too large');
  return number;
}

/** A tree as plain JSON. @throws Fault for a number beyond a double */
export function plainOf(tree: Tree): Json {
  if (tree instanceof NumberToken) return finiteOf(tree);
  if (Array.isArray(tree)) return tree.map(plainOf);
  if (tree instanceof Loose) return plainOf(tree.as('anything') ?? null);
  if (!(tree instanceof Branch)) return tree;
  const value: Record<string, Json> = Object.create(null);
  for (let index = 0; index < tree.names.length; index++) value[tree.names[index]!] = plainOf(tree.values[index]!);
  return value;
}

function decodeBytes(tree: Tree, path: Path): Uint8Array {
  if (typeof tree !== 'string' || tree.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(tree)) return fault(path, 'is not base64');
  return Buffer.from(tree, 'base64');
}

function decodeList(tree: Tree, of: Type, path: Path, locale: Locale): unknown[] {
  if (!Array.isArray(tree)) return fault(path, 'is not an array');
  const values: unknown[] = [];
  for (let index = 0; index < tree.length; index++) {
    const at = { parent: path, name: index };
    const value = decodeAs(tree[index]!, of, at, locale);
    // wire: the official client makes null of list elements that it cannot read; they say nothing
    if (value === null && (of.kind === 'int' || of.kind === 'bool' || of.kind === 'double')) fault(at, 'is null');
    if (value !== null && value !== undefined) values.push(value);
  }
  return values;
}

function decodeDict(tree: Tree, of: Type, path: Path, locale: Locale): Decoded {
  if (!(tree instanceof Branch)) return fault(path, 'is not an object');
  const value: Decoded = Object.create(null);
  for (let index = 0; index < tree.names.length; index++) {
    const name = tree.names[index]!;
    const item = tree.values[index]!;
    // a custom field's value is a text; bare numbers and switches are read as what they spell
    const plain = typeof item === 'number' || typeof item === 'boolean' ? String(item) : item instanceof NumberToken ? item.text : item;
    value[name] = decodeAs(of.kind === 'text' ? plain : item, of, { parent: path, name }, locale);
  }
  return value;
}

/** Decodes a value of one type. @throws Fault with the path of the first field that could not be read */
export function decode(tree: Tree, type: Type, name: string, locale: Locale): unknown {
  return decodeAs(tree, type, { parent: null, name }, locale);
}
