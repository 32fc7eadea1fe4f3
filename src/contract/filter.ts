/**
 * The query options of archives as trees: `$filter` becomes a restriction, `$orderBy` and `$select` lists of names. Pure; what
 * columns and operators there are is the store's business. Source: archives-and-lists §1.1, §1.3. `and` binds tighter than `or`.
 */
import { Fault } from './decode.ts';

/** A condition on rows. Values are texts as they were said, `[I:3]` and the like included. */
export type Restriction =
  | { readonly kind: 'term'; readonly column: string; readonly operator: string; readonly values: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Restriction[] }
  | { readonly kind: 'not'; readonly of: Restriction };

/** One name of `$orderBy`. */
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** reliability §3: what one query may ask for. */
export const QUERY = { length: 30_000, depth: 24, terms: 200, values: 2_000, valueLength: 4_000, columns: 150 } as const;

type Token = { readonly kind: 'word' | 'text' | 'bare' | 'mark'; readonly text: string; readonly at: number };

// a word may be the name of a column in all its spellings: person/fullName, ticket.category[ej_category].name, ticket.(ej_message->ticket_id).body
const lexis =
  /\s*(?:('(?:[^']|'')*')|(\[[A-Z]{1,3}:[^\]]*\])|([A-Za-z_$](?:[\w$]|[/.:](?=[\w$(])|\[\w+\]|(?<=[.:])\(\w+->\w+\))*)|([+-]?\d[\w.:+-]*)|(<=|>=|<>|!=|==|[=<>(),]))/y;

function tokensOf(text: string): Token[] {
  if (text.length > QUERY.length) throw new Fault('$filter', `is longer than ${QUERY.length} characters`);
  const tokens: Token[] = [];
  lexis.lastIndex = 0;
  const end = text.trimEnd().length;
  while (lexis.lastIndex < end) {
    const at = lexis.lastIndex;
    const match = lexis.exec(text);
    if (!match) throw new Fault('$filter', `cannot be read at character ${at + 1}`);
    const [, quoted, encoded, word, bare, mark] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1).replaceAll("''", "'"), at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, at });
    else tokens.push({ kind: 'bare', text: (encoded ?? bare)!, at });
  }
  return tokens;
}

/** Functions whose first argument is the column. */
const FUNCTIONS: ReadonlyMap<string, string> = new Map(
  ['startswith', 'endswith', 'contains', 'this', 'next', 'previous', 'thisAndNext', 'thisAndPrevious', 'thisAndPreviousAndNext'].map(
    (name) => [name.toLowerCase(), name],
  ),
);

/** Joins conditions; one alone stays what it is, none is no condition. */
export function joined(kind: 'and' | 'or', of: readonly (Restriction | null)[]): Restriction | null {
  const said = of.filter((restriction) => restriction !== null);
  return said.length > 1 ? { kind, of: said } : (said[0] ?? null);
}

class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private terms = 0;
  private values = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  all(): Restriction {
    const found = this.either(0);
    if (this.at < this.tokens.length) this.fail();
    return found;
  }

  private fail(what = 'is not understood'): never {
    const token = this.tokens[this.at];
    const where = token ? `at character ${token.at + 1}` : 'at its end';
    throw new Fault('$filter', `${what} ${where}`);
  }

  private isMark(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'mark' && token.text === text;
  }

  private isWord(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'word' && token.text.toLowerCase() === text;
  }

  private expect(mark: string): void {
    if (!this.isMark(mark)) this.fail(`lacks ${mark}`);
    this.at++;
  }

  private word(): string {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word') return this.fail('lacks a name');
    this.at++;
    return token.text;
  }

  private either(depth: number): Restriction {
    const of = [this.both(depth)];
    while (this.isWord('or')) {
      this.at++;
      of.push(this.both(depth));
    }
    return joined('or', of)!;
  }

  private both(depth: number): Restriction {
    const of = [this.one(depth)];
    while (this.isWord('and')) {
      this.at++;
      of.push(this.one(depth));
    }
    return joined('and', of)!;
  }

  private one(depth: number): Restriction {
    if (depth > QUERY.depth) this.fail(`is deeper than ${QUERY.depth}`);
    if (this.isWord('not')) {
      this.at++;
      return { kind: 'not', of: this.one(depth + 1) };
    }
    if (this.isMark('(')) {
      this.at++;
      const inside = this.either(depth + 1);
      this.expect(')');
      return inside;
    }
    return this.term();
  }

  private term(): Restriction {
    if (++this.terms > QUERY.terms) this.fail(`has more than ${QUERY.terms} conditions`);
    const name = this.word();
    if (this.isMark('(')) return this.call(name);
    const token = this.tokens[this.at];
    const isOperator = token?.kind === 'word' || (token?.kind === 'mark' && !'(),'.includes(token.text));
    if (!isOperator) return this.fail('lacks an operator');
    this.at++;
    return { kind: 'term', column: name, operator: token.text, values: this.operands() };
  }

  /** What follows an operator: nothing, a value, or values in parentheses. */
  private operands(): string[] {
    if (this.isMark('(')) return this.list();
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === 'mark') return [];
    if (token.kind === 'word' && /^(?:and|or)$/i.test(token.text)) return [];
    return [this.value()];
  }

  private list(): string[] {
    this.expect('(');
    const values: string[] = [];
    while (!this.isMark(')')) {
      if (values.length > 0) this.expect(',');
      values.push(this.value());
    }
    this.at++;
    return values;
  }

  private value(): string {
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === 'mark') return this.fail('lacks a value');
    if (++this.values > QUERY.values) this.fail(`has more than ${QUERY.values} values`);
    if (token.text.length > QUERY.valueLength) this.fail(`has a value longer than ${QUERY.valueLength} characters`);
    this.at++;
    // wire: OData writes dates as datetime'2026-01-15T13:00:00'
    const next = this.tokens[this.at];
    const isTyped = token.kind === 'word' && next?.kind === 'text' && /^(?:datetime|datetimeoffset|time|guid)$/i.test(token.text);
    if (!isTyped) return token.text;
    this.at++;
    return next.text;
  }

  /** `startswith(col,'x')`, `this(col,month)`; a trailing `eq true` or `eq false` of OData is read too. */
  private call(name: string): Restriction {
    const isReversed = name.toLowerCase() === 'substringof';
    const operator = isReversed ? 'contains' : FUNCTIONS.get(name.toLowerCase());
    if (operator === undefined) return this.fail('names an unknown function');
    const [first = '', ...others] = this.list();
    const column = isReversed ? (others[0] ?? '') : first;
    const values = isReversed ? [first] : others;
    if (column === '') return this.fail('lacks a name');
    const term: Restriction = { kind: 'term', column, operator, values };
    if (!this.isWord('eq')) return term;
    this.at++;
    const said = this.value().toLowerCase();
    if (said !== 'true' && said !== 'false') return this.fail('lacks true or false');
    return said === 'true' ? term : { kind: 'not', of: term };
  }
}

/** Reads a `$filter`; null for none. @throws Fault when it is no such expression, or asks for more than a query may */
export function readFilter(text: string): Restriction | null {
  const tokens = tokensOf(text);
  return tokens.length === 0 ? null : new Reader(tokens).all();
}

/** Splits at commas outside parentheses. */
function split(text: string, path: string): string[] {
  if (text.length > QUERY.length) throw new Fault(path, `is longer than ${QUERY.length} characters`);
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (at === text.length || (text[at] === ',' && depth <= 0)) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  const said = parts.filter((part) => part !== '');
  if (said.length > QUERY.columns) throw new Fault(path, `has more than ${QUERY.columns} names`);
  return said;
}

/** Names of a comma list, in its order. */
export const readNames = (text: string, path = '$select'): string[] => split(text, path);

/** Reads `a desc,b`. @throws Fault when a direction is none */
export function readOrder(text: string, path = '$orderBy'): Order[] {
  return split(text, path).map((part) => {
    const [column = '', direction = 'asc', ...more] = part.split(/\s+/);
    if (more.length > 0 || !/^(?:asc|desc)(?:ending)?$/i.test(direction))
      throw new Fault(path, 'is a list of names, each with asc or desc');
    return { column, descending: /^desc/i.test(direction) };
  });
}

/** Every column that a restriction speaks of, as it was spelled. */
export function columnsOf(restriction: Restriction | null): string[] {
  if (restriction === null) return [];
  if (restriction.kind === 'term') return [restriction.column];
  return restriction.kind === 'not' ? columnsOf(restriction.of) : restriction.of.flatMap(columnsOf);
}
