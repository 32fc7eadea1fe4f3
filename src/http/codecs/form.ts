/**
 * Forms: `Ticket.TicketId=5`, `Ticket[TicketId]=5`, `TicketIds=1&TicketIds=2`, `Tags[0].Id=3`, `CustomFields[x_a]=…` to a tree.
 * wire: headers-and-formats §5.5. Names are paths; what a node is, a list, a map or an object, the declared type says.
 */
import { Branch, Fault, Loose, type Tree } from '../../contract/decode.ts';
import type { Type } from '../../contract/language.ts';
import { isForbidden, SHAPE, textOf } from './json.ts';

/** reliability: fields of a form, brackets in a name, index of an item. */
const FIELDS = 2_000;
const BRACKETS = 8;
const INDEX = /^\d{0,6}$/;

const tooMany = (what: string): Fault => new Fault('request', `has more than ${what}`);

const placeOf = (index: string): number => (index === '' ? Number.POSITIVE_INFINITY : Number(index));

/** What was said under one name: texts, or what was said under names below it. Never both: that is refused as whatever is asked. */
class Field extends Loose {
  readonly texts: string[] = [];
  readonly below = new Map<string, Field>();

  as(kind: Type['kind']): Tree | undefined {
    const { texts, below } = this;
    const isLeaf = below.size === 0;
    const [text = ''] = texts;
    switch (kind) {
      case 'ref':
      case 'dict':
        if (isLeaf || texts.length > 0) return text === '' && isLeaf ? undefined : text;
        return kind === 'ref' ? this.object() : branchOf(below);
      case 'list':
        if (isLeaf) return texts.length === 1 && text === '' ? undefined : texts;
        return texts.length > 0 ? text : this.items();
      case 'anything':
        if (isLeaf) return texts.length > 1 ? texts : text;
        return this.isList() ? this.items() : branchOf(below);
      default:
        // what is said twice is no scalar, and what has names below it neither
        return isLeaf && texts.length <= 1 ? text : texts;
    }
  }

  private isList(): boolean {
    return [...this.below.keys()].every((name) => INDEX.test(name));
  }

  /** Items in the order of their indexes, `[]` at the end; indexes only order, nothing is made for those that are left out. */
  protected items(): Tree {
    if (!this.isList()) return branchOf(this.below);
    const numbered = [...this.below].map(([name, field]) => ({ index: placeOf(name), field })).sort((a, b) => a.index - b.index);
    if (numbered.some(({ index }) => Number.isFinite(index) && index > SHAPE.items)) throw tooMany(`${SHAPE.items} items in an array`);
    return numbered.flatMap(({ field }): Tree[] => (field.below.size === 0 ? field.texts : [field]));
  }

  /** Members in any case are the same member. */
  private object(): Branch {
    const members = new Map<string, Field>();
    for (const [name, field] of this.below) {
      const known = members.get(name.toLowerCase());
      members.set(name.toLowerCase(), known ? merged(known, field) : field);
    }
    return branchOf(members);
  }
}

/** The whole form. */
class Form extends Field {
  /** A body that is a bare array has no name of its own; whatever name the caller gave it is good. */
  protected override items(): Tree {
    const [[name, field] = ['', this]] = this.below;
    return this.below.size === 1 && !INDEX.test(name) ? (field.as('list') ?? []) : super.items();
  }
}

function merged(first: Field, second: Field): Field {
  const both = new Field();
  both.texts.push(...first.texts, ...second.texts);
  for (const { below } of [first, second]) {
    for (const [name, field] of below) {
      const known = both.below.get(name);
      both.below.set(name, known ? merged(known, field) : field);
    }
  }
  return both;
}

function branchOf(fields: ReadonlyMap<string, Field>): Branch {
  const branch = new Branch();
  for (const [name, field] of fields) {
    branch.names.push(name);
    branch.values.push(field);
  }
  return branch;
}

/** One part of a name: what stands before a dot or bracket, or between brackets. */
const PART = /(?:^|\.)([^.[\]]+)|\[([^[\]]*)\]/y;

/** The path that a name spells. @throws Fault */
function pathOf(name: string): string[] {
  const path: string[] = [];
  let brackets = 0;
  PART.lastIndex = 0;
  for (let at = 0; at < name.length; at = PART.lastIndex) {
    const part = PART.exec(name);
    if (!part) throw new Fault(name.slice(0, 100), 'is not a name of a form');
    if (part[2] !== undefined && ++brackets > BRACKETS) throw tooMany(`${BRACKETS} brackets in a name`);
    const word = part[1] ?? part[2] ?? '';
    if (isForbidden(word)) throw new Fault(word, 'is not allowed as a name');
    path.push(word);
    if (path.length > SHAPE.depth) throw tooMany(`${SHAPE.depth} levels`);
  }
  return path;
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw new Fault('request', 'is not a form: a % does not begin an escape of UTF-8');
  }
}

/** The field of a path, made where it is missing. */
function fieldAt(root: Field, path: readonly string[]): Field {
  let field = root;
  for (const word of path) {
    let next = field.below.get(word);
    if (!next) {
      if (field.below.size >= SHAPE.keys && !INDEX.test(word)) throw tooMany(`${SHAPE.keys} keys in an object`);
      next = new Field();
      field.below.set(word, next);
    }
    field = next;
  }
  return field;
}

/** Reads a form; an empty one is null. @throws Fault */
export function readForm(bytes: Uint8Array): Tree {
  const text = textOf(bytes).trim();
  if (text === '') return null;
  const pairs = text.split('&', FIELDS + 1);
  if (pairs.length > FIELDS) throw tooMany(`${FIELDS} fields`);
  const form = new Form();
  for (const pair of pairs) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1));
    if (name.includes('\0') || value.includes('\0')) throw new Fault('request', 'has U+0000 in a form');
    const path = pathOf(name);
    if (path.length > 0) fieldAt(form, path).texts.push(value);
  }
  return form;
}
