/** A process that sends mail to Svar by SMTP, over connections that stay open. */
import { connect, type Socket } from 'node:net';
import { MAILBOX, mailBytes } from './letters.ts';
import { serve } from './rounds.ts';

/** One connection: sentences go out, answers are waited for in turn. */
class Speaker {
  private readonly socket: Socket;
  private heard = '';
  private waiting: { resolve(code: number): void; reject(error: Error): void } | null = null;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.setNoDelay(true);
    this.socket.setEncoding('latin1').on('data', (text: string) => {
      this.heard += text;
      this.look();
    });
    this.socket.on('error', (error) => this.waiting?.reject(error));
    this.socket.on('close', () => this.waiting?.reject(new Error('the mail door has hung up')));
  }

  private look(): void {
    const found = this.waiting && /^(\d{3}) .*\r\n/m.exec(this.heard);
    if (!found) return;
    this.heard = this.heard.slice(found.index + found[0].length);
    const { resolve } = this.waiting!;
    this.waiting = null;
    resolve(Number(found[1]));
  }

  /** @throws Error for an answer of another class */
  async say(what: string | Buffer, wanted: number, answers = 1): Promise<void> {
    if (what.length > 0) this.socket.write(what);
    for (let turn = 0; turn < answers; turn++) {
      const code = await new Promise<number>((resolve, reject) => {
        this.waiting = { resolve, reject };
        this.look();
      });
      const isLast = turn === answers - 1;
      if (Math.floor(code / 100) !== (isLast ? wanted : 2)) throw new Error(`the mail door answered ${code}`);
    }
  }
}

serve(async ({ ports, persons }) => {
  const speakers: Speaker[] = [];
  return async (job) => {
    while (speakers.length < job.clients) {
      const speaker = new Speaker(ports[0]!);
      await speaker.say('', 2);
      await speaker.say('EHLO bench.example\r\n', 2);
      speakers.push(speaker);
    }
    return async (client, index) => {
      const bytes = mailBytes(index, persons);
      const speaker = speakers[client]!;
      await speaker.say(`MAIL FROM:<person@example.com>\r\nRCPT TO:<${MAILBOX}>\r\nDATA\r\n`, 3, 3);
      await speaker.say(Buffer.concat([bytes, Buffer.from('.\r\n')]), 2);
      return [];
    };
  };
});
