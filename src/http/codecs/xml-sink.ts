/** Answers as XML: values of the contract over the same walk as JSON, and plain data. wire: headers-and-formats §5.4. */
import type { Sink } from '../../contract/encode.ts';
import type { Type } from '../../contract/language.ts';

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const XSI = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** Text of which nothing needs a second look. The carriage return would come back as a line feed if it were not escaped. */
const HARMLESS = /^[\t\n -%'-;=?-\ud7ff\ue000-\ufffd]*$/;
const SPECIAL = /[^\t\n -%'-;=?-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\r', '&#13;'],
]);
/** XML 1.0 has no way to write control characters; a reader should see that something stood there. */
const LOST = '\ufffd';

const escaped = (text: string): string =>
  HARMLESS.test(text) ? text : text.replace(SPECIAL, (character) => escapes.get(character) ?? LOST);

/** What an element is called that holds a value of a type and has no other name: the root, an item of a list. */
export function elementName(type: Type): string {
  switch (type.kind) {
    case 'bool':
      return 'boolean';
    case 'text':
      return 'string';
    case 'dateTime':
    case 'timeOfDay':
    case 'holiday':
    case 'day':
      return 'dateTime';
    case 'bytes':
      return 'base64Binary';
    case 'enum':
      return type.name;
    case 'ref':
      return type.carrier().name;
    case 'list':
      return `ArrayOf${elementName(type.of)}`;
    case 'dict':
      return `MapOf${elementName(type.of)}`;
    case 'anything':
      return 'Item';
    default:
      return type.kind;
  }
}

/** Stands on the stack for an item of a map whose value is written or under way. */
const ITEM = '';

/** The sink that writes XML. */
export class XmlSink implements Sink {
  out = HEAD;
  /** The element that the next value goes into. */
  private name: string;
  private attributes = XSI;
  /** The elements that are open. */
  private readonly around: string[] = [];

  /** @param root name of the outermost element */
  constructor(root: string) {
    this.name = root;
  }

  private begin(): void {
    this.out += `<${this.name}${this.attributes}>`;
    this.attributes = '';
    this.around.push(this.name);
  }
  private end(): void {
    this.out += `</${this.around.pop()}>`;
  }
  private whole(value: string): void {
    this.out += `<${this.name}${this.attributes}>${value}</${this.name}>`;
    this.attributes = '';
  }
  open(): void {
    this.begin();
  }
  member(name: string): void {
    this.name = name;
  }
  close(): void {
    this.end();
  }
  openList(): void {
    this.begin();
  }
  item(of: Type): void {
    this.name = elementName(of);
  }
  closeList(): void {
    this.end();
  }
  openDict(): void {
    this.begin();
  }
  key(name: string): void {
    if (this.around.at(-1) === ITEM) this.out += '</Item>';
    else this.around.push(ITEM);
    this.out += `<Item><Key>${escaped(name)}</Key>`;
    this.name = 'Value';
  }
  closeDict(): void {
    if (this.around.at(-1) === ITEM) {
      this.around.pop();
      this.out += '</Item>';
    }
    this.end();
  }
  text(value: string): void {
    this.whole(escaped(value));
  }
  plain(value: string): void {
    this.whole(value);
  }
  null(): void {
    this.out += `<${this.name}${this.attributes} xsi:nil="true"/>`;
    this.attributes = '';
  }
  /** The text so far. */
  result(): string {
    return this.out;
  }
}

/** Names that are elements as they stand. */
const NAME = /^[A-Za-z_][\w.-]{0,255}$/;

/** What an item of a list is called whose type nobody has declared. */
const nameOfItem = (item: unknown): string =>
  typeof item === 'string'
    ? 'string'
    : typeof item === 'boolean'
      ? 'boolean'
      : Number.isInteger(item)
        ? 'int'
        : typeof item === 'number'
          ? 'double'
          : 'Item';

/** Plain data as JSON.stringify takes it. An object with names that no element can have is written as a map. */
function walkData(given: unknown, sink: XmlSink): void {
  const data = hasJson(given) ? given.toJSON() : given;
  if (data === null || data === undefined) return sink.null();
  if (typeof data === 'string') return sink.text(data);
  if (typeof data !== 'object') return sink.plain(String(data));
  if (Array.isArray(data)) {
    sink.openList();
    for (const item of data as unknown[]) {
      sink.member(nameOfItem(item));
      walkData(item, sink);
    }
    return sink.closeList();
  }
  const members = Object.entries(data).filter(([, value]) => value !== undefined);
  const isMap = !members.every(([name]) => NAME.test(name));
  sink.openDict();
  for (const [name, value] of members) {
    if (isMap) sink.key(name);
    else sink.member(name);
    walkData(value, sink);
  }
  return sink.closeDict();
}
const hasJson = (value: unknown): value is { toJSON(): unknown } =>
  typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function';

/** Plain data as a document of XML. @param root name of the outermost element */
export function xmlOf(data: unknown, root: string): string {
  const sink = new XmlSink(root);
  walkData(data, sink);
  return sink.result();
}
