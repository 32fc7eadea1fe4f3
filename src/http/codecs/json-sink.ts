/** A value of the contract as JSON text. */
import type { Sink } from '../../contract/encode.ts';

const SHORT = 48;
const QUOTE = 34;
const BACKSLASH = 92;

/** Is this a short text of which JSON escapes nothing? Asked first, because a call into the platform costs more than looking. */
function isHarmless(text: string): boolean {
  const { length } = text;
  if (length > SHORT) return false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === QUOTE || code === BACKSLASH || code >= 0xd800) return false;
  }
  return true;
}

/** Frozen values as they were written, by the languages of their labels. */
const written = new WeakMap<object, Map<string, string>>();
const LANGUAGES_AT_MOST = 50;

/** The sink that writes JSON. */
export class JsonSink implements Sink {
  out = '';
  private first = true;

  private comma(): void {
    if (this.first) this.first = false;
    else this.out += ',';
  }
  open(): void {
    this.out += '{';
    this.first = true;
  }
  member(name: string): void {
    if (this.first) {
      this.first = false;
      this.out += `"${name}":`;
    } else this.out += `,"${name}":`;
  }
  close(): void {
    this.out += '}';
    this.first = false;
  }
  openList(): void {
    this.out += '[';
    this.first = true;
  }
  item(): void {
    this.comma();
  }
  closeList(): void {
    this.out += ']';
    this.first = false;
  }
  openDict(): void {
    this.open();
  }
  key(name: string): void {
    this.comma();
    this.out += `${JSON.stringify(name)}:`;
  }
  closeDict(): void {
    this.close();
  }
  text(value: string): void {
    this.out += isHarmless(value) ? `"${value}"` : JSON.stringify(value);
  }
  plain(value: string, quoted: boolean): void {
    this.out += quoted ? `"${value}"` : value;
  }
  null(): void {
    this.out += 'null';
  }
  again(value: object, languages: string, write: () => void): void {
    let texts = written.get(value);
    if (!texts) {
      texts = new Map();
      written.set(value, texts);
    }
    const known = texts.get(languages);
    if (known !== undefined) {
      this.out += known;
      this.first = false;
      return;
    }
    const from = this.out.length;
    write();
    if (texts.size < LANGUAGES_AT_MOST) texts.set(languages, this.out.slice(from));
  }
  /** The text so far. */
  result(): string {
    return this.out;
  }
}
