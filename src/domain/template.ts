/**
 * Reply templates: text with names in it, `[[ticket.title]]`, parts that stand only when a condition holds, and words that set,
 * choose and format. The older spellings `%ticket.title%` and `<cs:parser>ticket.title</cs:parser>` are read as well. Source: email §8.
 */
import { argumentsIn, chosenOf, counted, dateOf, type Said, spanOf } from './template-words.ts';

/** What the names stand for, by name in lower case; plain text. */
export type Variables = ReadonlyMap<string, string>;

/** `html`: values are escaped, so that what a customer has written is never markup. */
export type Target = 'html' | 'plain';

const MARK = /\[\[([^[\]]{1,2000})\]\]|%([a-z]\w{0,60}(?:\.\w{1,60}){0,3})%|<cs:parser>([^<>]{1,200})<\/cs:parser>/gi;
const CONDITION = /^\s*([\w.]{1,200})\s*(!=|=)\s*"([^"]*)"\s*$/;
const ROWS_AT_MOST = 200;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** A text as HTML: nothing in it is markup, its line ends are kept. */
export const inHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!).replace(/\r\n|\r|\n/g, '<br>');

/** One condition of a block that is open: does the part at hand stand, and has one of its parts stood before? */
interface Open {
  /** Does what is around it stand? */
  around: boolean;
  stands: boolean;
  hasStood: boolean;
}

/** A text as it is, or a mark of the template. */
interface Piece {
  text: string;
  /** What stands between the signs of a mark; null for a text. */
  mark: string | null;
  isPercent: boolean;
}

function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of template.matchAll(MARK)) {
    const [text, bracketed, percent, parsed] = match;
    if (match.index > at) pieces.push({ text: template.slice(at, match.index), mark: null, isPercent: false });
    pieces.push({ text, mark: (bracketed ?? percent ?? parsed ?? '').trim(), isPercent: percent !== undefined });
    at = match.index + text.length;
  }
  if (at < template.length) pieces.push({ text: template.slice(at), mark: null, isPercent: false });
  return pieces;
}

const [ROW_START, ROW_END, TREE] = ['ROWSTART', 'ROWEND', 'PARSER_TREE'];
const isWord = ({ mark }: Piece, word: string): boolean => mark?.toUpperCase() === word;

/** Fills one template: the variables as they are by now, and the conditions that are open. */
class Filling {
  private readonly parts: string[] = [];
  private readonly open: Open[] = [];
  /** What the template has set itself, above all else. `isOwn`: it is the template's own text, which is not escaped. */
  private readonly set = new Map<string, Said>();
  private readonly variables: Variables;
  private readonly target: Target;
  private row: Variables | null = null;

  constructor(variables: Variables, target: Target) {
    this.variables = variables;
    this.target = target;
  }

  text(pieces: readonly Piece[], rows: readonly Variables[]): string {
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at]!;
      if (!isWord(piece, ROW_START!)) this.take(piece);
      else at = this.repeat(pieces, at + 1, rows);
    }
    return this.parts.join('');
  }

  /** The part up to the next end of rows, once for each of them. @returns the place of that end, or of the last piece */
  private repeat(pieces: readonly Piece[], from: number, rows: readonly Variables[]): number {
    let end = from;
    while (end < pieces.length && !isWord(pieces[end]!, ROW_END!)) end++;
    for (const row of rows.slice(0, ROWS_AT_MOST)) {
      this.row = row;
      for (let at = from; at < end; at++) this.take(pieces[at]!);
    }
    this.row = null;
    return end;
  }

  private get isShown(): boolean {
    const block = this.open.at(-1);
    return block === undefined || (block.around && block.stands);
  }

  private take(piece: Piece): void {
    if (piece.mark === null) this.put({ text: piece.text, isOwn: true });
    else if (!this.branch(piece.mark)) this.show(piece, piece.mark);
  }

  private put({ text, isOwn }: Said): void {
    if (this.isShown) this.parts.push(this.target === 'html' && !isOwn ? inHtml(text) : text);
  }

  /** The value of a name; undefined for one that nobody knows. */
  private find(name: string): Said | undefined {
    const key = name.trim().toLowerCase();
    const set = this.set.get(key);
    if (set) return set;
    const text = this.row?.get(key) ?? this.variables.get(key);
    return text === undefined ? undefined : { text, isOwn: false };
  }

  private readonly valueOf = (name: string): Said => this.find(name) ?? { text: '', isOwn: false };

  private show(piece: Piece, mark: string): void {
    if (!this.isShown || isWord(piece, ROW_START!) || isWord(piece, ROW_END!)) return;
    const [word = '', said] = mark.split(/:(.*)/s);
    const done = said === undefined ? undefined : this.does(word.trim().toUpperCase(), said);
    if (done !== undefined) return this.put(done);
    if (isWord(piece, TREE!)) return this.put({ text: this.tree(), isOwn: false });
    // between percent signs texts hold what is no name at all
    this.put(this.find(mark) ?? { text: piece.isPercent ? piece.text : '', isOwn: piece.isPercent });
  }

  /** What a word comes to; undefined when it is none. */
  private does(word: string, said: string): Said | undefined {
    const nothing = { text: '', isOwn: true };
    // an editor of HTML writes quotes as entities
    const text = said.replaceAll('&quot;', '"');
    switch (word) {
      case 'SET': {
        const [name = '', value = ''] = text.split(/=(.*)/s);
        this.set.set(name.trim().toLowerCase(), argumentsIn(value, this.valueOf)[0] ?? nothing);
        return nothing;
      }
      case 'INC':
      case 'DEC':
        this.set.set(text.trim().toLowerCase(), counted(this.valueOf(text), word === 'INC' ? 1 : -1));
        return nothing;
      case 'DECODE':
        return chosenOf(argumentsIn(text, this.valueOf));
      case 'FORMAT-DATE':
        return dateOf(argumentsIn(text, this.valueOf), this.valueOf);
      case 'SEC-TO-TIME':
        return spanOf(argumentsIn(text, this.valueOf), this.valueOf);
      default:
        return undefined;
    }
  }

  private holds(condition: string): boolean {
    const [, name = '', operator, wanted = ''] = CONDITION.exec(condition.replaceAll('&quot;', '"')) ?? [];
    if (operator === undefined) return false;
    return (this.valueOf(name).text === wanted) === (operator === '=');
  }

  /** Handles IF, ELSEIF, ELSE and ENDIF. @returns whether the mark was one of them */
  private branch(mark: string): boolean {
    const [word = '', condition = ''] = mark.split(/:(.*)/s);
    const block = this.open.at(-1);
    switch (word.trim().toUpperCase()) {
      case 'IF': {
        const stands = this.holds(condition);
        this.open.push({ around: this.isShown, stands, hasStood: stands });
        return true;
      }
      case 'ELSEIF':
        if (block) block.stands = !block.hasStood && this.holds(condition);
        if (block?.stands) block.hasStood = true;
        return true;
      case 'ELSE':
        if (block) block.stands = !block.hasStood;
        if (block) block.hasStood = true;
        return true;
      case 'ENDIF':
        this.open.pop();
        return true;
      default:
        return false;
    }
  }

  /** Every name and its value, a line each, for who writes a template. */
  private tree(): string {
    const names = [...new Set([...this.set.keys(), ...(this.row?.keys() ?? []), ...this.variables.keys()])].sort();
    return names.map((name) => `${name} = ${this.valueOf(name).text}`).join('\n');
  }
}

/**
 * A template with its names replaced. An unknown name in brackets is empty; between percent signs it stays, since texts hold those too.
 * Time is linear in the template and its rows: a value is never read as a template again.
 * @param rows what stands between ROWSTART and ROWEND stands once for each of them, up to 200; their names go before the others
 */
export const fillTemplate = (template: string, variables: Variables, target: Target, rows: readonly Variables[] = []): string =>
  new Filling(variables, target).text(piecesOf(template), rows);
