/** What XML says before a type is known: elements. wire: headers-and-formats §5.4. */
import { Branch, Fault, Loose, type Tree } from '../../contract/decode.ts';
import type { Type } from '../../contract/language.ts';
import { isForbidden, SHAPE } from './json.ts';

/** An element that holds other elements, or nothing at all: an object, a list, a map or an empty text, as the type asks. */
export class Element extends Loose {
  readonly children = new Branch();
  text = '';

  as(kind: Type['kind']): Tree {
    const { children } = this;
    switch (kind) {
      case 'ref':
        return children;
      case 'list':
        return children.values;
      case 'dict':
        return mapOf(children) ?? this.text;
      case 'anything':
        return this.anything();
      default:
        return children.names.length === 0 ? this.text : children;
    }
  }

  /** Where the type does not say: a map as we write it, a list when all children are called `Item` or there are several of one name. */
  private anything(): Tree {
    const { names, values } = this.children;
    if (names.length === 0) return this.text;
    const isMap = names.every((name, index) => name === 'Item' && keyAndValue(values[index]!) !== null);
    if (isMap) return mapOf(this.children)!;
    const isList = names.every((name) => name === names[0]) && (names.length > 1 || names[0] === 'Item');
    return isList ? values : this.children;
  }
}

/** The key and the value of an item of a map; null when it is not one. */
function keyAndValue(item: Tree): { key: string; value: Tree } | null {
  if (!(item instanceof Element)) return null;
  const { names, values } = item.children;
  const place = (name: string): Tree => values[names.findLastIndex((candidate) => candidate.toLowerCase() === name)] ?? null;
  const given = place('key');
  const key = given instanceof Element ? given.as('text') : given;
  return typeof key === 'string' ? { key, value: place('value') } : null;
}

/** The children of a map, `<Item><Key>…</Key><Value>…</Value></Item>`, as an object; null when they are something else. */
function mapOf(items: Branch): Branch | null {
  if (items.values.length > SHAPE.keys) throw new Fault('request', `has more than ${SHAPE.keys} keys in an object`);
  const map = new Branch();
  for (const item of items.values) {
    const found = keyAndValue(item);
    if (!found) return null;
    if (isForbidden(found.key)) throw new Fault(found.key, 'is not allowed as a name');
    map.names.push(found.key);
    map.values.push(found.value);
  }
  return map;
}
