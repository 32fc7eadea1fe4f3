/** A desk that is none: it takes mail as it likes. By it the audit of mail shows that it can tell a bad desk from an honest one. */
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { ArrivedMessage, DeskOfMail, KeptMail } from './mail-in-audit.ts';

/**
 * How it treats mail. `honest`: as a desk should. `forgets`: says of every ninth that it is kept, and keeps nothing. `doubles`:
 * keeps what comes again. `sorts twice`: makes a second message of every ninth. `halves`: keeps what it has when a sender hangs up.
 * `leaves`: never looks at every ninth.
 */
export type Manner = 'honest' | 'forgets' | 'doubles' | 'sorts twice' | 'halves' | 'leaves';

export interface StandIn {
  port: number;
  desk(): DeskOfMail;
  close(): Promise<void>;
}

const NINTH = 9;

interface Taken {
  mailbox: string;
  bytes: Buffer;
}

/** What it has of all that it has taken. */
function deskOf(taken: readonly Taken[], manner: Manner): DeskOfMail {
  const [mails, messages, tickets]: [KeptMail[], ArrivedMessage[], number[]] = [[], [], []];
  for (const [place, { mailbox, bytes }] of taken.entries()) {
    const text = bytes.toString('latin1');
    const isOdd = place % NINTH === 4;
    const state = manner === 'leaves' && isOdd ? 'Waiting' : /^Auto-Submitted: auto/im.test(text) ? 'PassedOver' : 'TakenIn';
    const id = 2 * place + 1;
    const isIn = state === 'TakenIn';
    const hash = createHash('sha256').update(bytes).digest('hex');
    mails.push({ mailbox, hash, state, reason: isIn ? '' : 'as it is', ticketId: isIn ? id : null, messageId: isIn ? id : null });
    if (!isIn) continue;
    tickets.push(id);
    const mailId = /^Message-ID: <([^>]*)>/im.exec(text)?.[1] ?? '';
    messages.push({ id, ticketId: id, mailId, text });
    if (manner === 'sorts twice' && isOdd) messages.push({ id: id + 1, ticketId: id, mailId, text });
  }
  return { mails, messages, tickets };
}

export async function openStandIn(manner: Manner): Promise<StandIn> {
  const taken: Taken[] = [];
  let arrivals = 0;
  const keep = (bytes: Buffer, mailboxes: readonly string[]): void => {
    if (manner === 'forgets' && ++arrivals % NINTH === 0) return;
    for (const mailbox of mailboxes) {
      const isThere = taken.some((one) => one.mailbox === mailbox && one.bytes.equals(bytes));
      if (!isThere || manner === 'doubles') taken.push({ mailbox, bytes });
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      const mailboxes = session.envelope.rcptTo.map(({ address }) => address);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', () => {
        if (manner === 'halves' && chunks.length > 0) keep(Buffer.concat(chunks), mailboxes);
        done(new Error('cut off'));
      });
      stream.on('end', () => {
        keep(Buffer.concat(chunks), mailboxes);
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.server.address() as AddressInfo).port,
    desk: () => deskOf(taken, manner),
    close: () => new Promise((done) => server.close(() => done())),
  };
}
