/**
 * Statements that go to the server together and come back together: one write, one read, one Sync. Left to itself the driver
 * ends each statement with a Sync of its own, and for each the server makes a packet that this process wakes up for; and
 * it asks again what the columns of a prepared statement are. Figures: decision 50.
 */
import { type Client, type ClientBase, type Connection, type Submittable, types as standardTypes } from 'pg';

/** A statement with its values. A name makes it a prepared one; the same name always means the same text. */
export interface Statement {
  name?: string;
  text: string;
  values: readonly unknown[];
}
export type Row = Record<string, unknown>;

/** What one statement of a step came to. */
export interface Outcome {
  rows: Row[];
  /** As the server says it: `COMMIT`, `ROLLBACK`, `INSERT 0 1`. */
  command: string;
}

// timestamps become milliseconds, bigints become numbers (sequences and counts stay far below 2^53)
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const parseInstant = (text: string): number => Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);

/** How values of the server are read; for the driver's own queries as well. */
export const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === TIMESTAMPTZ) return parseInstant;
    if (format !== 'binary' && oid === INT8) return Number;
    return standardTypes.getTypeParser(oid, format);
  }) as typeof standardTypes.getTypeParser,
};

/** A value as the server is given it. Arrays become its own literals, other objects JSON. */
function sent(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.map(element).join(',')}}` : JSON.stringify(value);
}

function element(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : sent(value);
  return text === null ? 'NULL' : Array.isArray(value) ? String(text) : `"${String(text).replace(/[\\"]/g, '\\$&')}"`;
}

interface Field {
  name: string;
  dataTypeID: number;
}
type Parse = (text: string) => unknown;

/** How the rows of a statement are read; null for one that has none. */
class Shape {
  private readonly names: readonly string[];
  private readonly parsers: readonly Parse[];
  /** A row without values: a copy of it is quicker to make and to read than one that grows column by column. */
  private readonly blank: Row;

  constructor(fields: readonly Field[]) {
    this.names = fields.map(({ name }) => name);
    this.parsers = fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text') as Parse);
    this.blank = Object.fromEntries(this.names.map((name) => [name, null]));
  }

  row(values: readonly (string | null)[]): Row {
    const row: Row = { ...this.blank };
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      if (value !== null && value !== undefined) row[this.names[index]!] = this.parsers[index]!(value);
    }
    return row;
  }
}

/** Statements that a connection has prepared, by name. */
type Prepared = Map<string, { text: string; shape: Shape | null }>;
const preparedOn = new WeakMap<Connection, Prepared>();

function preparedBy(connection: Connection): Prepared {
  let prepared = preparedOn.get(connection);
  if (!prepared) {
    prepared = new Map();
    preparedOn.set(connection, prepared);
  }
  return prepared;
}

/** Sent alone it goes as text, which may hold several commands. */
const isPlain = ({ name, values }: Statement): boolean => name === undefined && values.length === 0;

/** What the driver asks of a query that somebody else has made; it tells it of each message that comes. */
class Step implements Submittable {
  private readonly statements: readonly Statement[];
  private readonly values: readonly (string | Buffer | null)[][];
  private readonly done: (error: Error | null, outcomes: Outcome[]) => void;
  private readonly outcomes: Outcome[] = [];
  private prepared: Prepared = new Map();
  private shape: Shape | null = null;
  private rows: Row[] = [];
  private error: Error | null = null;

  constructor(statements: readonly Statement[], done: (error: Error | null, outcomes: Outcome[]) => void) {
    this.statements = statements;
    this.values = statements.map(({ values }) => values.map(sent));
    this.done = done;
  }

  /** @returns what is wrong with it; then nothing was sent */
  submit(connection: Connection): Error | null {
    this.prepared = preparedBy(connection);
    const other = this.statements.find(({ name, text }) => name !== undefined && this.textOf(name) !== text);
    if (other) return new Error(`the prepared statement ${other.name} has another text`);
    const [only] = this.statements;
    if (this.statements.length === 1 && isPlain(only!)) connection.query(only!.text);
    else this.ask(connection);
    return null;
  }

  /** The text under a name: as the connection knows it, or as the first statement here has it. */
  private textOf(name: string): string {
    return (this.prepared.get(name) ?? this.statements.find((one) => one.name === name)!).text;
  }

  private ask(connection: Connection): void {
    const asked = new Set<string>();
    connection.stream.cork();
    for (const [index, statement] of this.statements.entries()) {
      const { name = '', text } = statement;
      const known = this.prepared.get(name);
      if (!known && !asked.has(name)) {
        // whether an earlier try got so far as to prepare it is not known
        if (name !== '') connection.close({ type: 'S', name }, true);
        connection.parse({ name, text, types: [] }, true);
      }
      connection.bind({ statement: name, values: this.values[index]! }, true);
      if (!known) connection.describe({ type: 'P' }, true);
      connection.execute(null, true);
      if (name !== '') asked.add(name);
    }
    connection.sync();
    connection.stream.uncork();
    this.shape = this.shapeOf(0);
  }

  /** How the rows of a statement are read, where that is known before they come. */
  private shapeOf(index: number): Shape | null {
    return this.prepared.get(this.statements[index]?.name ?? '')?.shape ?? null;
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.shape = new Shape(fields);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      this.rows.push(this.shape!.row(fields));
    } catch (error) {
      this.error ??= error as Error;
    }
  }

  handleCommandComplete({ text: command }: { text: string }): void {
    const statement = this.statements[this.outcomes.length];
    if (statement?.name !== undefined && !this.prepared.has(statement.name))
      this.prepared.set(statement.name, { text: statement.text, shape: this.shape });
    this.outcomes.push({ rows: this.rows, command });
    this.rows = [];
    this.shape = this.shapeOf(this.outcomes.length);
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  /** A statement has failed, and with it all behind it; or the connection is gone. */
  handleError(error: Error): void {
    const name = this.statements[this.outcomes.length]?.name;
    // perhaps its plan is of an older schema: it is prepared anew
    if (name !== undefined) this.prepared.delete(name);
    this.done(error, []);
  }

  handleReadyForQuery(): void {
    this.done(this.error, this.outcomes);
  }
}

/**
 * Sends statements together.
 * @param patience milliseconds after which the connection is given up
 * @throws Error of the server: what stood before the statement that failed is done, unless a transaction is open
 */
export function take(client: ClientBase, statements: readonly Statement[], patience: number): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => (client as Client).connection.stream.destroy(), patience);
    const done = (error: Error | null, outcomes: Outcome[]): void => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve(outcomes);
    };
    client.query(new Step(statements, done));
  });
}
