/** JSON: bytes to a tree, with the limits of the door checked while reading, before anything is built from what exceeds them. */
import { isUtf8 } from 'node:buffer';
import { Branch, Fault, NumberToken, type Tree } from '../../contract/decode.ts';

/** What a body may hold at most. */
export interface Shape {
  depth: number;
  keys: number;
  items: number;
  values: number;
}
/** reliability: depth 64, 1,000 keys an object, 10,000 items an array, 100,000 values in all; a number has 32 characters. */
export const SHAPE: Shape = { depth: 64, keys: 1_000, items: 10_000, values: 100_000 };
const NUMBER_LENGTH = 32;
/** Names that reach into prototypes. Every name of a body is asked, so the first letter comes before the comparison. */
export function isForbidden(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first === 95 || first === 99 || first === 112) && (name === '__proto__' || name === 'constructor' || name === 'prototype');
}

const QUOTE = 34;
const BACKSLASH = 92;

class Reader {
  readonly text: string;
  readonly shape: Shape;
  at = 0;
  values = 0;
  constructor(text: string, shape: Shape) {
    this.text = text;
    this.shape = shape;
  }

  refuse(why: string): never {
    throw new Fault('request', `is not valid JSON at character ${this.at}: ${why}`);
  }

  over(what: string): never {
    throw new Fault('request', `has more than ${what}`);
  }

  /** Passes over blanks; the character that follows, NaN at the end. */
  blank(): number {
    const { text } = this;
    let { at } = this;
    let code = text.charCodeAt(at);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
    this.at = at;
    return code;
  }

  value(depth: number): Tree {
    if (++this.values > this.shape.values) this.over(`${this.shape.values} values`);
    const code = this.blank();
    switch (code) {
      case QUOTE:
        return this.string();
      case 123:
        return this.object(depth + 1);
      case 91:
        return this.array(depth + 1);
      case 116:
        return this.word('true', true);
      case 102:
        return this.word('false', false);
      case 110:
        return this.word('null', null);
      default:
        return this.number(code);
    }
  }

  word<T extends boolean | null>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.refuse('unknown word');
    this.at += word.length;
    return value;
  }

  number(first: number): number | NumberToken {
    if (first !== 45 && (first < 48 || first > 57)) this.refuse(Number.isNaN(first) ? 'it ends too early' : 'unexpected character');
    const short = this.shortInteger();
    if (short >= 0) return short;
    const from = this.at;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      const inside = (code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46 || code === 101 || code === 69;
      if (!inside) break;
      this.at++;
    }
    const token = this.text.slice(from, this.at);
    if (token.length > NUMBER_LENGTH) this.over(`${NUMBER_LENGTH} characters in a number`);
    // 15 digits are exact as a double; longer ones keep their digits
    if (/^-?(0|[1-9]\d{0,14})$/.test(token)) return Number(token);
    if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(token)) this.refuse('not a number');
    return new NumberToken(token);
  }

  /** The usual number, an id: 1 to 15 digits, passed over and given; -1, and nothing passed over, when it is anything else. */
  shortInteger(): number {
    const { text, at } = this;
    let value = 0;
    let end = at;
    let code = text.charCodeAt(end);
    while (code >= 48 && code <= 57 && end - at < 16) {
      value = value * 10 + code - 48;
      code = text.charCodeAt(++end);
    }
    const digits = end - at;
    const goesOn = code === 46 || code === 101 || code === 69 || code === 43 || code === 45;
    if (digits === 0 || digits > 15 || goesOn || (digits > 1 && text.charCodeAt(at) === 48)) return -1;
    this.at = end;
    return value;
  }

  string(): string {
    const { text } = this;
    const from = this.at + 1;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return text.slice(from, at);
      }
      if (code >= 32 && code !== BACKSLASH) at++;
      else {
        this.at = at;
        if (code === BACKSLASH) return this.escaped(from);
        this.refuse(Number.isNaN(code) ? 'it ends inside a string' : 'control character in a string');
      }
    }
  }

  /** The slow road of a string: find its end, let the platform read the escapes, refuse what no text may hold. */
  escaped(from: number): string {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) break;
      if (code < 32 || Number.isNaN(code)) this.refuse('it ends inside a string');
      this.at += code === BACKSLASH ? 2 : 1;
    }
    let value: unknown;
    try {
      value = JSON.parse(text.slice(from - 1, this.at + 1));
    } catch {
      this.refuse('broken escape in a string');
    }
    this.at++;
    if (typeof value !== 'string' || value.includes('\0') || /\p{Surrogate}/u.test(value))
      this.refuse('U+0000 or half a surrogate pair in a string');
    return value;
  }

  array(depth: number): Tree[] {
    if (depth > this.shape.depth) this.over(`${this.shape.depth} levels`);
    this.at++;
    const items: Tree[] = [];
    if (this.blank() === 93) {
      this.at++;
      return items;
    }
    for (;;) {
      if (items.length >= this.shape.items) this.over(`${this.shape.items} items in an array`);
      items.push(this.value(depth));
      const code = this.blank();
      this.at++;
      if (code === 93) return items;
      if (code !== 44) this.refuse('expected , or ]');
    }
  }

  object(depth: number): Branch {
    if (depth > this.shape.depth) this.over(`${this.shape.depth} levels`);
    this.at++;
    const branch = new Branch();
    if (this.blank() === 125) {
      this.at++;
      return branch;
    }
    for (;;) {
      if (branch.names.length >= this.shape.keys) this.over(`${this.shape.keys} keys in an object`);
      if (this.blank() !== QUOTE) this.refuse('expected a name');
      const name = this.string();
      if (isForbidden(name)) throw new Fault(name, 'is not allowed as a name');
      if (this.blank() !== 58) this.refuse('expected :');
      this.at++;
      branch.names.push(name);
      branch.values.push(this.value(depth));
      const code = this.blank();
      this.at++;
      if (code === 125) return branch;
      if (code !== 44) this.refuse('expected , or }');
    }
  }
}

/** The text of a body. A byte order mark is passed over. @throws Fault when it is not UTF-8 */
export function textOf(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new Fault('request', 'is not valid UTF-8');
  // unlike a TextDecoder this gives narrow strings where it can, and they are read twice as fast
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Reads a JSON body; an empty one is null. @throws Fault */
export function readJson(bytes: Uint8Array, shape: Shape = SHAPE): Tree {
  const text = textOf(bytes);
  if (text.includes('\0')) throw new Fault('request', 'is not valid JSON: U+0000');
  const reader = new Reader(text, shape);
  if (Number.isNaN(reader.blank())) return null;
  const tree = reader.value(0);
  if (!Number.isNaN(reader.blank())) reader.refuse('something follows the value');
  return tree;
}
