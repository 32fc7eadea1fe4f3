/** One keep-alive connection that costs as little as it can: what the generator burns, the server cannot have. */
import { connect, type Socket } from 'node:net';

export interface Reply {
  status: number;
  /** The body, not yet read. */
  body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** Sends one request at a time over one socket. */
export class Connection {
  readonly #socket: Socket;
  #pending: { resolve(reply: Reply): void; reject(error: Error): void } | null = null;
  #kept: Buffer | null = null;
  #broken: Error | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.removeListener('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Does it still lead to the server, which closes what has stood idle for long? */
  get isOpen(): boolean {
    return this.#broken === null;
  }

  /** Sends a request that is ready to go, and waits for its answer. @throws Error when the connection has ended */
  send(request: string): Promise<Reply> {
    if (this.#broken !== null) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    const all = this.#kept === null ? chunk : Buffer.concat([this.#kept, chunk]);
    const headEnd = all.indexOf(HEAD_END);
    const head = headEnd < 0 ? '' : all.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (headEnd >= 0 && length === undefined) return this.#fail(new Error('an answer without a length'));
    const from = headEnd + HEAD_END.length;
    if (headEnd < 0 || all.length < from + Number(length)) {
      this.#kept = all;
      return;
    }
    this.#kept = null;
    const pending = this.#pending;
    this.#pending = null;
    pending?.resolve({ status: Number(head.slice(9, 12)), body: all.subarray(from) });
  }

  #fail(error: Error): void {
    this.#broken ??= error;
    const pending = this.#pending;
    this.#pending = null;
    pending?.reject(error);
  }
}
