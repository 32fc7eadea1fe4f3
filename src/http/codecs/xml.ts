/**
 * XML: bytes to a tree. Elements, text, CDATA and the five named entities; attributes are passed over but for `nil`,
 * namespaces and the name of the root say nothing. Whoever declares a DTD is refused: nothing is ever expanded or fetched.
 * One walk over the text, with the limits of the door checked while reading.
 */
import { type Branch, Fault, type Tree } from '../../contract/decode.ts';
import { unsupported } from '../faults.ts';
import { isForbidden, SHAPE, type Shape, textOf } from './json.ts';
import { Element } from './xml-tree.ts';

/** reliability: character references of a body; ours: length of a name, attributes of an element. */
const REFERENCES = 10_000;
const NAME_LENGTH = 256;
const ATTRIBUTES = 64;

const LESS = 60;
const GREATER = 62;
const AMPERSAND = 38;
const SLASH = 47;

const DECLARATION =
  /<\?xml\s+version\s*=\s*["']1\.\d["'](?:\s+encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/y;
/** What XML 1.0 has no place for, as characters or as references. */
const ILLEGAL = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0xc0;
const isInName = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 58) || code === 45 || code === 46;

class Reader {
  readonly text: string;
  readonly shape: Shape;
  at = 0;
  values = 0;
  references = 0;
  /** Was the element whose attributes were read last declared to be nil? */
  nil = false;
  constructor(text: string, shape: Shape) {
    this.text = text;
    this.shape = shape;
  }

  refuse(why: string): never {
    throw new Fault('request', `is not XML that can be read, at character ${this.at}: ${why}`);
  }

  over(what: string): never {
    throw new Fault('request', `has more than ${what}`);
  }

  blank(): number {
    const { text } = this;
    let { at } = this;
    let code = text.charCodeAt(at);
    while (isBlank(code)) code = text.charCodeAt(++at);
    this.at = at;
    return code;
  }

  /** @throws DoorError 415 when the declaration names another encoding than UTF-8 */
  declaration(): void {
    if (!this.text.startsWith('<?xml') || !isBlank(this.text.charCodeAt(5))) return;
    DECLARATION.lastIndex = 0;
    const found = DECLARATION.exec(this.text);
    if (!found) this.refuse('its declaration is broken');
    if (found[1] !== undefined && found[1].toLowerCase() !== 'utf-8') throw unsupported(`XML in the encoding ${found[1]}`);
    this.at = found[0].length;
  }

  /** What may stand around the root: blanks, comments, processing instructions. */
  around(): number {
    for (;;) {
      const code = this.blank();
      if (code !== LESS) return code;
      const next = this.text.charCodeAt(this.at + 1);
      if (next === 33) this.comment();
      else if (next === 63) this.instruction();
      else return code;
    }
  }

  comment(): void {
    if (!this.text.startsWith('<!--', this.at)) this.refuse('a document type, or anything else that is declared, is not allowed');
    const end = this.text.indexOf('--', this.at + 4);
    if (end < 0 || this.text.charCodeAt(end + 2) !== GREATER) this.refuse('a comment does not end');
    this.at = end + 3;
  }

  instruction(): void {
    this.at += 2;
    if (this.name().toLowerCase() === 'xml') this.refuse('a declaration stands first or nowhere');
    const end = this.text.indexOf('?>', this.at);
    if (end < 0) this.refuse('an instruction does not end');
    this.at = end + 2;
  }

  name(): string {
    const { text, at } = this;
    if (!isLetter(text.charCodeAt(at))) this.refuse('expected a name');
    let end = at + 1;
    while (isInName(text.charCodeAt(end))) end++;
    if (end - at > NAME_LENGTH) this.over(`${NAME_LENGTH} characters in a name`);
    this.at = end;
    return text.slice(at, end);
  }

  /** An element, from its `<` on; what it is called goes to `into`. */
  element(depth: number, into: string[]): Tree {
    if (++this.values > this.shape.values) this.over(`${this.shape.values} values`);
    if (depth > this.shape.depth) this.over(`${this.shape.depth} levels`);
    this.at++;
    const name = this.name();
    const colon = name.indexOf(':');
    const local = colon < 0 ? name : name.slice(colon + 1);
    if (isForbidden(local)) throw new Fault(local, 'is not allowed as a name');
    into.push(local);
    this.nil = false;
    const isEmpty = this.attributes();
    const { nil } = this;
    const content = isEmpty ? new Element() : this.content(name, depth);
    return nil ? null : content;
  }

  /** Passes over the attributes up to the end of the tag. @returns whether the element is empty */
  attributes(): boolean {
    if (this.text.charCodeAt(this.at) === GREATER) {
      this.at++;
      return false;
    }
    for (let count = 0; ; count++) {
      const before = this.at;
      const code = this.blank();
      if (code === GREATER) {
        this.at++;
        return false;
      }
      if (code === SLASH) {
        if (this.text.charCodeAt(this.at + 1) !== GREATER) this.refuse('expected />');
        this.at += 2;
        return true;
      }
      if (count === ATTRIBUTES) this.over(`${ATTRIBUTES} attributes of an element`);
      if (this.at === before) this.refuse('expected a blank, or the end of a tag');
      this.attribute();
    }
  }

  attribute(): void {
    const name = this.name();
    if (this.blank() !== 61) this.refuse('expected =');
    this.at++;
    const quote = this.blank();
    if (quote !== 34 && quote !== 39) this.refuse('expected a quote');
    const from = this.at + 1;
    const end = this.text.indexOf(quote === 34 ? '"' : "'", from);
    if (end < 0) this.refuse('an attribute does not end');
    const value = this.text.slice(from, end);
    if (value.includes('<')) this.refuse('< in an attribute');
    this.at = end + 1;
    if (name.endsWith(':nil')) this.nil = value === 'true' || value === '1';
  }

  /** What stands between the tags of an element. */
  content(name: string, depth: number): Tree {
    let element: Element | null = null;
    let text = '';
    for (;;) {
      text += this.run();
      const next = this.text.charCodeAt(this.at + 1);
      if (next === SLASH) break;
      if (next === 33) {
        if (this.text.startsWith('<![CDATA[', this.at)) text += this.cdata();
        else this.comment();
      } else if (next === 63) this.instruction();
      else {
        element ??= new Element();
        this.child(element.children, depth);
      }
    }
    this.end(name);
    const isText = /[^ \t\r\n]/.test(text);
    if (element) return isText ? this.refuse('text stands beside elements') : element;
    if (isText) return text;
    element = new Element();
    element.text = text;
    return element;
  }

  child({ names, values }: Branch, depth: number): void {
    const count = values.length;
    // a list has children of one name
    const isList = count < this.shape.keys || names[count - 1] === names[0];
    if (count >= this.shape.items) this.over(`${this.shape.items} items in an array`);
    if (count >= this.shape.keys && !isList) this.over(`${this.shape.keys} keys in an object`);
    values.push(this.element(depth + 1, names));
  }

  end(name: string): void {
    this.at += 2;
    if (!this.text.startsWith(name, this.at)) this.refuse(`expected the end of ${name}`);
    this.at += name.length;
    if (this.blank() !== GREATER) this.refuse(`expected the end of ${name}`);
    this.at++;
  }

  cdata(): string {
    const from = this.at + 9;
    const end = this.text.indexOf(']]>', from);
    if (end < 0) this.refuse('CDATA does not end');
    this.at = end + 3;
    return lines(this.text.slice(from, end));
  }

  /** Text up to the next `<`. */
  run(): string {
    const { text } = this;
    let value = '';
    let from = this.at;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code > GREATER) {
        at++;
        continue;
      }
      if (code === LESS) break;
      if (code === AMPERSAND) {
        this.at = at;
        value += lines(text.slice(from, at)) + this.reference();
        from = this.at;
        at = from;
      } else if (Number.isNaN(code)) {
        this.at = at;
        this.refuse('it ends too early');
      } else at++;
    }
    this.at = at;
    return from === at ? value : value + lines(text.slice(from, at));
  }

  reference(): string {
    const end = this.text.indexOf(';', this.at + 1);
    if (end < 0 || end - this.at > 10) this.refuse('& begins a reference');
    const what = this.text.slice(this.at + 1, end);
    const known = Object.hasOwn(named, what) ? named[what] : undefined;
    if (known === undefined) {
      if (++this.references > REFERENCES) this.over(`${REFERENCES} character references`);
      const digits = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(what);
      const code = digits ? (digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)) : Number.NaN;
      const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
      if (ILLEGAL.test(character)) this.refuse('this reference is not allowed');
      this.at = end + 1;
      return character;
    }
    this.at = end + 1;
    return known;
  }
}

/** Ends of lines are \n, however they were sent. */
const lines = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** Reads an XML body; an empty one is null. @throws Fault; DoorError 415 for another encoding than UTF-8 */
export function readXml(bytes: Uint8Array, shape: Shape = SHAPE): Tree {
  const text = textOf(bytes);
  if (ILLEGAL.test(text)) throw new Fault('request', 'has characters that XML does not allow');
  const reader = new Reader(text, shape);
  reader.declaration();
  const first = reader.around();
  if (Number.isNaN(first) && !text.includes('<')) return null;
  if (first !== LESS) reader.refuse('expected an element');
  const tree = reader.element(1, []);
  if (!Number.isNaN(reader.around())) reader.refuse('something follows the root');
  return tree;
}
