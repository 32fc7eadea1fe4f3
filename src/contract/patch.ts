/**
 * Partial updates: a document of operations (RFC 6902: add, replace, remove, test) or an object to merge (RFC 7396) applied
 * to an entity's tree. wire: headers-and-formats §5.2: paths in any case, the leading slash may be missing, `/-` appends.
 */
import { Branch, decode, Fault, type Tree } from './decode.ts';
import { type AnyCarrier, ref, type Type } from './language.ts';
import { inLanguage, type Locale } from './locale.ts';
import { treeOf } from './tree-sink.ts';

/** reliability: operations in one document, levels of a path. */
const OPERATIONS = 1_000;
const LEVELS = 16;
const ITEMS = 10_000;

/** A `test` of the document does not hold. */
export class TestFailed extends Error {
  constructor(path: string) {
    super(`The test of ${path} does not hold`);
    this.name = 'TestFailed';
  }
}

interface Step {
  op: 'add' | 'replace' | 'remove' | 'test';
  /** As the caller wrote it. */
  spelled: string;
  path: readonly string[];
  value: Tree;
}
/** Where the last part of a path stands: a member, a key or an item of what holds it. */
interface Place {
  holder: Tree;
  holderType: Type;
  name: string;
}

const NOT_SET = '0001-01-01T00:00:00Z';
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const fault = (step: Step, what: string): never => {
  throw new Fault(step.spelled.slice(0, 200) || 'path', what);
};

const find = (branch: Branch, name: string): number =>
  branch.names.findLastIndex((candidate) => candidate.toLowerCase() === name.toLowerCase());
const memberOf = (carrier: AnyCarrier, name: string): string | undefined =>
  Object.keys(carrier.fields).find((candidate) => candidate.toLowerCase() === name.toLowerCase());

function put(branch: Branch, name: string, value: Tree): void {
  const place = find(branch, name);
  if (place >= 0) branch.values[place] = value;
  else {
    branch.names.push(name);
    branch.values.push(value);
  }
}

/** What a member becomes when it is taken away. A reference is no longer one when its key is 0; a field of a map, when it is null. */
function emptied(type: Type, standing: Tree | undefined): Tree {
  switch (type.kind) {
    case 'text':
      return '';
    case 'int':
    case 'double':
      return 0;
    case 'bool':
      return false;
    case 'dateTime':
    case 'day':
      return NOT_SET;
    case 'list':
      return [];
    case 'dict': {
      const none = new Branch();
      for (const name of standing instanceof Branch ? standing.names : []) put(none, name, null);
      return none;
    }
    case 'ref':
      return standing instanceof Branch ? unlinked(type.carrier()) : null;
    default:
      return null;
  }
}

/** The member that says which one a reference means. */
function keyOf(carrier: AnyCarrier): string | undefined {
  const names = Object.keys(carrier.fields);
  return names.find((name) => name === `${carrier.name}Id`) ?? names.find((name) => carrier.fields[name]?.kind === 'int');
}

function unlinked(carrier: AnyCarrier): Tree {
  const key = keyOf(carrier);
  const none = new Branch();
  if (key !== undefined) put(none, key, 0);
  return none;
}

/** What a member is after a value was given for it: maps take the keys over, lists take an object as one more item. */
function given(type: Type, standing: Tree | undefined, value: Tree, spelled: string): Tree {
  if (value === null) return emptied(type, standing);
  if (type.kind === 'dict' && value instanceof Branch) {
    const both = standing instanceof Branch ? standing : new Branch();
    value.names.forEach((name, index) => {
      put(both, name, value.values[index] ?? null);
    });
    return both;
  }
  if (type.kind === 'list' && value instanceof Branch) {
    const items = Array.isArray(standing) ? standing : [];
    if (items.length >= ITEMS) throw new Fault(spelled, `has more than ${ITEMS} items`);
    return [...items, value];
  }
  return value;
}

// --- operations

function stepOf(tree: Tree): Step {
  if (!(tree instanceof Branch)) throw new Fault('patch', 'has something that is not an operation');
  const said = (name: string): Tree | undefined => tree.values[find(tree, name)];
  const [op, path, value] = [said('op'), said('path'), said('value')];
  if (typeof path !== 'string') throw new Fault('patch', 'has an operation without a path');
  const name = typeof op === 'string' ? op.trim().toLowerCase() : '';
  if (name !== 'add' && name !== 'replace' && name !== 'remove' && name !== 'test')
    throw new Fault('patch', 'has an operation other than add, replace, remove and test');
  if (name !== 'remove' && value === undefined) throw new Fault(path.slice(0, 200), 'has no value');
  const parts = path.replace(/^\//, '').split('/', LEVELS + 1);
  if (parts.length > LEVELS) throw new Fault(path.slice(0, 200), `has more than ${LEVELS} levels`);
  if (parts.length === 1 && parts[0] === '') throw new Fault('patch', 'has a path that names nothing');
  return { op: name, spelled: path, path: parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')), value: value ?? null };
}

const isIndex = /^(?:0|[1-9]\d{0,5})$/;

/** What stands below a node: its type, its own name, and its value. */
function below(step: Step, { holder, holderType, name }: Place): { type: Type; name: string; standing: Tree | undefined } {
  if (holderType.kind === 'ref' && holder instanceof Branch) {
    const carrier = holderType.carrier();
    const member = memberOf(carrier, name) ?? fault(step, `is not a member of ${carrier.name}`);
    return { type: carrier.fields[member]!, name: member, standing: holder.values[find(holder, member)] };
  }
  if (holderType.kind === 'dict' && holder instanceof Branch) {
    if (name === '' || forbidden.has(name)) return fault(step, 'is not allowed as a name');
    const place = find(holder, name);
    return { type: holderType.of, name: holder.names[place] ?? name, standing: holder.values[place] };
  }
  if (holderType.kind === 'list' && Array.isArray(holder)) {
    if (name !== '-' && !isIndex.test(name)) return fault(step, 'is not the place of an item');
    return { type: holderType.of, name, standing: name === '-' ? undefined : holder[Number(name)] };
  }
  return fault(step, 'leads into a value that has no parts');
}

function set(step: Step, { holder }: Place, name: string, value: Tree): void {
  if (holder instanceof Branch) put(holder, name, value);
  else if (Array.isArray(holder)) holder[Number(name)] = value;
  else fault(step, 'is not there');
}

/** Walks to what holds the last part of the path; on the way to something new, an empty reference becomes an object. */
function walk(step: Step, root: Branch, type: Type): Place {
  let place: Place = { holder: root, holderType: type, name: step.path[0]! };
  for (const next of step.path.slice(1)) {
    const found = below(step, place);
    let value = found.standing;
    if (
      (value === null || value === undefined) &&
      (found.type.kind === 'ref' || found.type.kind === 'dict') &&
      place.holder instanceof Branch
    ) {
      if (step.op !== 'add' && step.op !== 'replace') return fault(step, 'is not there');
      value = new Branch();
      set(step, place, found.name, value);
    }
    if (value === undefined) return fault(step, 'is not there');
    place = { holder: value, holderType: found.type, name: next };
  }
  return place;
}

function applyToItem(step: Step, items: Tree[], name: string, standing: Tree | undefined): void {
  const index = name === '-' ? items.length : Number(name);
  if (step.op === 'add') {
    if (index > items.length || items.length >= ITEMS) fault(step, 'is beyond the end of the list');
    items.splice(index, 0, step.value);
  } else if (standing === undefined) fault(step, 'is not there');
  else if (step.op === 'remove') items.splice(index, 1);
  else items[index] = step.value;
}

function apply(step: Step, root: Branch, type: Type, locale: Locale): void {
  const place = walk(step, root, type);
  const found = below(step, place);
  if (step.op === 'test') {
    if (!holds(step, found.standing, found.type, locale)) throw new TestFailed(step.spelled);
  } else if (Array.isArray(place.holder)) applyToItem(step, place.holder, found.name, found.standing);
  else if (step.op === 'remove' || step.value === null) {
    if (step.op === 'remove' && found.standing === undefined) fault(step, 'is not there');
    // a field of a map that is taken away is null: its empty text may be a value
    set(step, place, found.name, place.holderType.kind === 'dict' ? null : emptied(found.type, found.standing));
  } else set(step, place, found.name, given(found.type, found.standing, step.value, step.spelled));
}

/** Compares meanings: a date is the same instant in any spelling, a name in any case of its enumeration, a label in the caller's language. */
function holds(step: Step, standing: Tree | undefined, type: Type, locale: Locale): boolean {
  if (standing === undefined) return false;
  if (type.kind === 'text' && type.label && typeof standing === 'string') {
    if (inLanguage(standing, locale.language, locale.otherLanguages) === step.value) return true;
  }
  try {
    return same(decode(standing, type, step.spelled, locale), decode(step.value, type, step.spelled, locale));
  } catch (error) {
    // what cannot be read as such a value is not that value
    if (error instanceof Fault) return false;
    throw error;
  }
}

// --- merging

function merge(into: Branch, carrier: AnyCarrier, document: Branch): void {
  document.names.forEach((name, index) => {
    const member = memberOf(carrier, name);
    // as in any other body, what is not known says nothing
    if (member === undefined) return;
    const type = carrier.fields[member]!;
    const value = document.values[index] ?? null;
    const standing = into.values[find(into, member)];
    if (type.kind === 'ref' && value instanceof Branch) {
      const reference = standing instanceof Branch ? standing : new Branch();
      merge(reference, type.carrier(), value);
      put(into, member, reference);
    } else put(into, member, given(type, standing, value, member));
  });
}

// --- the whole

/** Are two decoded values the same? */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (ArrayBuffer.isView(one) || ArrayBuffer.isView(other))
    return one instanceof Uint8Array && other instanceof Uint8Array && Buffer.compare(one, other) === 0;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(ours);
  return names.length === Object.keys(theirs).length && names.every((name) => same(ours[name], theirs[name]));
}

/** Of two maps, the entries that differ; what is gone is null. */
function changedEntries(before: unknown, after: unknown): Record<string, unknown> {
  const [was, is] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  const changed: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(is)) if (!same(was[name], is[name])) changed[name] = is[name];
  return changed;
}

/**
 * A reference that still says the same one, but other things of it: only those, so that a save looks it up by its new name.
 * One that says another is said whole.
 */
function changedReference(before: unknown, after: unknown, carrier: AnyCarrier): unknown {
  const key = keyOf(carrier);
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null || key === undefined) return after;
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return was[key] === is[key] ? changedEntries(was, is) : after;
}

/**
 * What a patch changes.
 * @param value the entity as it stands, as a read answers it
 * @param document an array of operations, or an object to merge
 * @returns the members that differ afterwards, decoded; empty when none does. Of a map only the entries that differ.
 * @throws Fault when the document cannot be read or applied, TestFailed when a test does not hold
 */
export function patched(value: unknown, carrier: AnyCarrier, document: Tree, locale: Locale): Record<string, unknown> {
  const type = ref(() => carrier);
  // raw labels, and instants that say where they belong, so that nothing shifts when they are read again
  const exact: Locale = { ...locale, offsets: true, language: null, otherLanguages: [] };
  const [before, after] = [treeOf(value, type, exact), treeOf(value, type, exact)];
  if (!(after instanceof Branch)) throw new Fault('patch', 'has nothing to be applied to');
  if (Array.isArray(document)) {
    if (document.length > OPERATIONS) throw new Fault('patch', `has more than ${OPERATIONS} operations`);
    // a document that cannot be read is refused before any test is made
    for (const step of document.map(stepOf)) apply(step, after, type, locale);
  } else if (document instanceof Branch) merge(after, carrier, document);
  else throw new Fault('patch', 'is neither an array of operations nor an object');
  const was = decode(before, type, carrier.name, locale) as Record<string, unknown>;
  const is = decode(after, type, carrier.name, locale) as Record<string, unknown>;
  const changed: Record<string, unknown> = Object.create(null);
  for (const [name, field] of Object.entries(carrier.fields)) {
    if (same(was[name], is[name])) continue;
    if (field.kind === 'dict') changed[name] = changedEntries(was[name], is[name]);
    else if (field.kind === 'ref') changed[name] = changedReference(was[name], is[name], field.carrier());
    else changed[name] = is[name];
  }
  return changed;
}
