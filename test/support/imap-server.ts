/**
 * A mail server that speaks IMAP, in this process: what a client needs that reads a folder, with the faults that a test asks for.
 * RFC 3501 with UIDPLUS, MOVE, IDLE, SASL-IR, XOAUTH2, LITERAL+ left out. Each can be taken away.
 */
import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

export interface KeptMail {
  uid: number;
  raw: Buffer;
  flags: Set<string>;
}
interface Box {
  validity: number;
  next: number;
  mails: KeptMail[];
}

export interface ImapOptions {
  user?: string;
  password?: string;
  /** The token that XOAUTH2 takes at this moment. */
  token?: () => string;
  /** Extensions that it does not have. */
  without?: readonly string[];
  /** TLS: from the start, by STARTTLS, or not at all. */
  tls?: { key: string; cert: string; from: 'start' | 'command' };
}

export interface ImapServer {
  port: number;
  boxes: Map<string, Box>;
  /** What was asked of it, without what is secret. */
  asked: string[];
  /** Sessions that are open, and how many there were. */
  sessions: Set<object>;
  begun: number;
  /**
   * What is done instead of a command: `drop` hangs up, `no` refuses, `hold` never answers; a number: it hangs up
   * after so many bytes of its answer; null: nothing is wrong.
   */
  fault: (command: string) => 'drop' | 'no' | 'hold' | number | null;
  deliver(raw: string | Buffer, folder?: string): number;
  /** Gives all mails of a folder new UIDs. */
  renumber(folder?: string): void;
  hangUp(): void;
  /** Ends every IDLE, as a server may. */
  endIdle(): void;
  close(): Promise<void>;
}

type Token = string | Token[];

/** The words of a command; literals are in it already. */
function words(line: string): Token[] {
  const stack: Token[][] = [[]];
  for (const match of line.matchAll(/"((?:[^"\\]|\\.)*)"|\(|\)|[^\s()"]+(?:\[[^\]]*\](?:<[\d.]+>)?)?/g)) {
    if (match[0] === '(') stack.push([]);
    else if (match[0] === ')') {
      const list = stack.pop()!;
      stack.at(-1)!.push(list);
    } else stack.at(-1)!.push(match[1] === undefined ? match[0] : match[1].replace(/\\(.)/g, '$1'));
  }
  return stack[0]!;
}

/** Does a set such as `1,4:*` name a number? @param last what `*` is */
function isIn(set: string, number: number, last: number): boolean {
  return set.split(',').some((part) => {
    const [from, to] = part.split(':').map((end) => (end === '*' ? last : Number(end)));
    return to === undefined ? number === from : number >= Math.min(from!, to) && number <= Math.max(from!, to);
  });
}

class Session {
  private readonly server: ImapServer;
  private readonly options: ImapOptions;
  private socket: Socket;
  private text = Buffer.alloc(0);
  private box: Box | null = null;
  private seen = 0;
  private idleTag: string | null = null;
  private pending: ((line: string) => void) | null = null;
  private isSecure: boolean;
  private isIn = false;
  /** Bytes that it says before it hangs up. */
  private left = Number.POSITIVE_INFINITY;

  constructor(server: ImapServer, options: ImapOptions, socket: Socket) {
    this.server = server;
    this.options = options;
    this.socket = socket;
    this.isSecure = options.tls?.from === 'start';
    if (this.isSecure) this.secure();
    this.listen();
    this.say(`* OK [CAPABILITY ${this.capabilities()}] ready`);
  }

  private secure(): void {
    const { key, cert } = this.options.tls!;
    this.socket.removeAllListeners('data');
    this.socket = new TLSSocket(this.socket, { isServer: true, secureContext: createSecureContext({ key, cert }) });
    this.isSecure = true;
  }
  private listen(): void {
    const { socket } = this;
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.server.sessions.delete(this));
  }
  private has(name: string): boolean {
    return !this.options.without?.includes(name);
  }
  private capabilities(): string {
    const starts = this.options.tls?.from === 'command' && !this.isSecure;
    const all = ['IDLE', 'UIDPLUS', 'MOVE', 'SASL-IR'].filter((name) => this.has(name));
    return ['IMAP4rev1', ...all, ...(starts ? ['STARTTLS'] : []), 'AUTH=PLAIN', ...(this.options.token ? ['AUTH=XOAUTH2'] : [])].join(' ');
  }
  private say(line: string | Buffer): void {
    if (!this.socket.writable) return;
    const bytes = Buffer.concat([Buffer.from(line), Buffer.from('\r\n')]);
    const isCut = bytes.length > this.left;
    this.socket.write(bytes.subarray(0, this.left));
    this.left -= bytes.length;
    if (isCut) this.socket.destroySoon();
  }
  drop(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.text = Buffer.concat([this.text, chunk]);
    for (;;) {
      const end = this.text.indexOf('\r\n');
      if (end < 0) return;
      const line = this.text.subarray(0, end).toString('latin1');
      const literal = /\{(\d+)\}$/.exec(line);
      if (literal) {
        const size = Number(literal[1]);
        if (this.text.length < end + 2 + size) {
          if (this.text.length === end + 2) this.say('+ go on');
          return;
        }
        const value = this.text.subarray(end + 2, end + 2 + size).toString('latin1');
        const quoted = `"${value.replace(/["\\]/g, '\\$&')}"`;
        this.text = Buffer.concat([Buffer.from(line.slice(0, literal.index) + quoted, 'latin1'), this.text.subarray(end + 2 + size)]);
        continue;
      }
      this.text = this.text.subarray(end + 2);
      this.line(line);
    }
  }

  private line(line: string): void {
    if (this.pending) {
      const answer = this.pending;
      this.pending = null;
      return answer(line);
    }
    if (this.idleTag !== null) {
      if (/^done$/i.test(line)) {
        this.say(`${this.idleTag} OK done`);
        this.idleTag = null;
      }
      return;
    }
    const [tag = '*', ...rest] = words(line) as string[];
    const isUid = rest[0]?.toUpperCase() === 'UID';
    if (isUid) rest.shift();
    const name = String(rest.shift() ?? '').toUpperCase();
    const said = /^(?:LOGIN|AUTHENTICATE)$/.test(name)
      ? name
      : `${isUid ? 'UID ' : ''}${name} ${line
          .split(' ')
          .slice(isUid ? 3 : 2)
          .join(' ')}`.trim();
    this.server.asked.push(said);
    const fault = this.server.fault(said);
    if (fault === 'hold') return;
    if (typeof fault === 'number') this.left = fault;
    if (fault === 'drop') return this.drop();
    if (fault === 'no') return this.say(`${tag} NO it was told to refuse that`);
    const outcome = this.command(tag, name, rest as Token[], isUid);
    if (outcome !== null) this.say(`${tag} ${outcome}`);
  }

  /** @returns the tagged answer; null when there is none yet */
  private command(tag: string, name: string, args: Token[], isUid: boolean): string | null {
    const done = (...lines: string[]): string => {
      for (const line of lines) this.say(line);
      return 'OK done';
    };
    const all: Record<string, () => string | null> = {
      CAPABILITY: () => done(`* CAPABILITY ${this.capabilities()}`),
      NOOP: () => {
        this.tell();
        return 'OK done';
      },
      ID: () => done('* ID NIL'),
      NAMESPACE: () => done('* NAMESPACE (("" "/")) NIL NIL'),
      LOGOUT: () => {
        done('* BYE', `${tag} OK bye`);
        this.socket.end();
        return null;
      },
      STARTTLS: () => {
        done(`${tag} OK go`);
        this.secure();
        this.listen();
        return null;
      },
      LOGIN: () => this.login(String(args[0]), String(args[1])),
      AUTHENTICATE: () => this.authenticate(tag, String(args[0]).toUpperCase(), args[1] as string | undefined),
    };
    const inside: Record<string, () => string | null> = {
      LIST: () => this.list(String(args[1])),
      LSUB: () => 'OK',
      STATUS: () => this.status(String(args[0])),
      SELECT: () => this.select(String(args[0])),
      CLOSE: () => {
        this.box = null;
        return 'OK done';
      },
      IDLE: () => {
        this.idleTag = tag;
        this.say('+ idling');
        this.tell();
        return null;
      },
      SEARCH: () => this.search(args as string[]),
      FETCH: () => this.fetch(String(args[0]), args[1]!, isUid),
      STORE: () => this.store(String(args[0]), String(args[1]), args[2]!, isUid),
      COPY: () => this.copy(String(args[0]), String(args[1]), isUid, false),
      MOVE: () => this.copy(String(args[0]), String(args[1]), isUid, true),
      EXPUNGE: () => this.expunge(isUid ? String(args[0]) : null),
    };
    const work = all[name] ?? (this.isIn ? inside[name] : undefined);
    return work ? work() : 'BAD what is that';
  }

  private login(user: string, password: string): string {
    const { user: known = 'help', password: right = 'secret' } = this.options;
    this.isIn = user === known && password === right;
    return this.isIn ? 'OK in' : 'NO [AUTHENTICATIONFAILED] wrong user or password';
  }

  private authenticate(tag: string, how: string, initial: string | undefined): null {
    const enter = (line: string): void => {
      const said = Buffer.from(line, 'base64').toString();
      if (how === 'XOAUTH2') {
        const [user, token] = said.split('\u0001').map((field) => field.replace(/^(?:user=|auth=Bearer )/, ''));
        this.isIn = user === (this.options.user ?? 'help') && token === this.options.token?.();
        if (this.isIn) return this.say(`${tag} OK in`);
        this.say(`+ ${Buffer.from('{"status":"400","schemes":"bearer"}').toString('base64')}`);
        this.pending = () => this.say(`${tag} NO [AUTHENTICATIONFAILED] the token is not good`);
        return;
      }
      const [, user = '', password = ''] = said.split('\u0000');
      this.say(`${tag} ${this.login(user, password)}`);
    };
    if (initial !== undefined) enter(initial);
    else {
      this.pending = enter;
      this.say('+ ');
    }
    return null;
  }

  private named(name: string): Box | undefined {
    return this.server.boxes.get(/^inbox$/i.test(name) ? 'INBOX' : name);
  }
  private list(pattern: string): string {
    for (const name of this.server.boxes.keys())
      if (pattern === '*' || pattern === '%' || pattern.toLowerCase() === name.toLowerCase())
        this.say(`* LIST (\\HasNoChildren) "/" "${name}"`);
    return 'OK';
  }
  private status(name: string): string {
    const box = this.named(name);
    if (!box) return 'NO [NONEXISTENT] there is no such folder';
    this.say(`* STATUS "${name}" (MESSAGES ${box.mails.length})`);
    return 'OK';
  }
  private select(name: string): string {
    this.box = this.named(name) ?? null;
    if (!this.box) return 'NO [NONEXISTENT] there is no such folder';
    const { mails, validity, next } = this.box;
    this.seen = mails.length;
    for (const line of [
      'FLAGS (\\Seen \\Deleted \\Flagged)',
      'OK [PERMANENTFLAGS (\\Seen \\Deleted \\Flagged \\*)]',
      `${mails.length} EXISTS`,
      '0 RECENT',
      `OK [UIDVALIDITY ${validity}]`,
      `OK [UIDNEXT ${next}]`,
    ])
      this.say(`* ${line}`);
    return 'OK [READ-WRITE] open';
  }
  private get last(): number {
    return this.box?.mails.at(-1)?.uid ?? 0;
  }
  private search(args: string[]): string {
    const [, set = '1:*'] = args;
    const found = this.box!.mails.filter(({ uid }) => isIn(set, uid, this.last)).map(({ uid }) => uid);
    this.say(`* SEARCH${found.map((uid) => ` ${uid}`).join('')}`);
    return 'OK';
  }
  private chosen(set: string, isUid: boolean): KeptMail[] {
    const { mails } = this.box!;
    return mails.filter(({ uid }, at) => (isUid ? isIn(set, uid, this.last) : isIn(set, at + 1, mails.length)));
  }
  private fetch(set: string, what: Token, isUid: boolean): string {
    const items = (Array.isArray(what) ? what : [what]).map(String);
    for (const mail of this.chosen(set, isUid)) {
      const parts: Buffer[] = [];
      for (const item of items) {
        const body = /^BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?$/i.exec(item);
        if (/^uid$/i.test(item)) parts.push(Buffer.from(`UID ${mail.uid}`));
        else if (/^rfc822\.size$/i.test(item)) parts.push(Buffer.from(`RFC822.SIZE ${mail.raw.length}`));
        else if (/^flags$/i.test(item)) parts.push(Buffer.from(`FLAGS (${[...mail.flags].join(' ')})`));
        else if (body) {
          const from = Number(body[1] ?? 0);
          const piece = body[2] === undefined ? mail.raw : mail.raw.subarray(from, from + Number(body[2]));
          parts.push(Buffer.concat([Buffer.from(`BODY[]${body[2] === undefined ? '' : `<${from}>`} {${piece.length}}\r\n`), piece]));
        }
      }
      const joined = parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(' '), part]));
      this.say(Buffer.concat([Buffer.from(`* ${this.box!.mails.indexOf(mail) + 1} FETCH (`), ...joined, Buffer.from(')')]));
    }
    return 'OK';
  }
  private store(set: string, how: string, what: Token, isUid: boolean): string {
    const flags = (Array.isArray(what) ? what : [what]).map(String);
    for (const mail of this.chosen(set, isUid))
      for (const flag of flags) {
        if (how.startsWith('-')) mail.flags.delete(flag);
        else mail.flags.add(flag);
      }
    return 'OK';
  }
  private copy(set: string, folder: string, isUid: boolean, moves: boolean): string {
    const target = this.named(folder);
    if (!target) return 'NO [TRYCREATE] there is no such folder';
    const chosen = this.chosen(set, isUid);
    for (const { raw, flags } of chosen) target.mails.push({ uid: target.next++, raw, flags: new Set(flags) });
    if (moves) this.remove(chosen);
    return 'OK';
  }
  private expunge(set: string | null): string {
    this.remove(this.box!.mails.filter(({ uid, flags }) => flags.has('\\Deleted') && (set === null || isIn(set, uid, this.last))));
    return 'OK';
  }
  private remove(mails: KeptMail[]): void {
    for (const mail of mails) {
      const at = this.box!.mails.indexOf(mail);
      this.box!.mails.splice(at, 1);
      this.seen--;
      this.say(`* ${at + 1} EXPUNGE`);
    }
  }
  /** Tells of mails that have come. */
  tell(): void {
    if (this.box && this.box.mails.length !== this.seen) {
      this.seen = this.box.mails.length;
      this.say(`* ${this.seen} EXISTS`);
    }
  }
  endIdle(): void {
    if (this.idleTag !== null) this.say(`${this.idleTag} OK that was long enough`);
    this.idleTag = null;
  }
  get isIdle(): boolean {
    return this.idleTag !== null;
  }
}

const fresh = (validity: number): Box => ({ validity, next: 1, mails: [] });

/** Opens a server with the folders INBOX and Done. */
export async function openImapServer(options: ImapOptions = {}): Promise<ImapServer> {
  const sessions = new Set<Session>();
  const listener = createServer((socket) => {
    server.begun++;
    sessions.add(new Session(server, options, socket));
  });
  const server: ImapServer = {
    port: 0,
    boxes: new Map([
      ['INBOX', fresh(7)],
      ['Done', fresh(8)],
    ]),
    asked: [],
    sessions,
    begun: 0,
    fault: () => null,
    deliver(raw, folder = 'INBOX') {
      const box = server.boxes.get(folder)!;
      const uid = box.next++;
      box.mails.push({ uid, raw: Buffer.from(raw), flags: new Set() });
      for (const session of sessions) if (session.isIdle) session.tell();
      return uid;
    },
    renumber(folder = 'INBOX') {
      const box = server.boxes.get(folder)!;
      box.validity += 1;
      box.next = 1;
      for (const mail of box.mails) mail.uid = box.next++;
    },
    hangUp() {
      for (const session of sessions) session.drop();
    },
    endIdle() {
      for (const session of sessions) session.endIdle();
    },
    close() {
      server.hangUp();
      return new Promise((done) => listener.close(() => done()));
    },
  };
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  server.port = (listener.address() as { port: number }).port;
  return server;
}
