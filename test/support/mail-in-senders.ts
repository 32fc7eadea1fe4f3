/**
 * Senders of mail as the world has them: some speak whole sentences, some are cut off at any byte, some hang up before they hear
 * the answer and send again, some send twice at once. A sender who was not told that his mail is kept sends it again.
 */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Chance } from './chance.ts';
import type { Brought } from './mail-in-audit.ts';
import type { CorpusMail } from './mail-kinds.ts';

/** How often something was done to a mail on its way. */
export type Tally = Record<string, number>;

/** A mail, and where it goes. */
export interface Outward {
  mail: CorpusMail;
  mailboxes: readonly string[];
}

/** A way by which mails come to a desk. */
export interface Road {
  /** Brings a mail, with whatever happens on the way, until it is known what the desk has said of it. */
  bring(outward: Outward, chance: Chance): Promise<Brought[]>;
  /** What was done to them. */
  tally: Tally;
}

const FROM = 'kari@fjellheim.example';
const PAUSE_MS = 40;
/** Longer than any answer takes; a desk that says nothing for so long fails the test. */
const SILENCE_MS = 300_000;

/** The next answer's code; null when the connection ends before it. */
function answerOf(socket: Socket, heard: { text: string }): Promise<number | null> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = /^(\d{3}) .*\r?\n/m.exec(heard.text);
      if (!found) return false;
      heard.text = heard.text.slice(found.index + found[0].length);
      settle(Number(found[1]));
      return true;
    };
    const hear = (chunk: Buffer): void => {
      heard.text += chunk.toString('latin1');
      look();
    };
    const over = (): void => settle(null);
    const settle = (code: number | null): void => {
      socket.off('data', hear);
      socket.off('close', over);
      resolve(code);
    };
    if (look()) return;
    if (socket.destroyed) return resolve(null);
    socket.on('data', hear);
    socket.on('close', over);
  });
}

const dotted = (bytes: Buffer): Buffer => {
  const text = bytes.toString('latin1').replace(/^\./gm, '..');
  return Buffer.from(`${text}${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1');
};

const dialogueOf = ({ mail, mailboxes }: Outward): Buffer[] => [
  Buffer.from('EHLO sender.example\r\n'),
  Buffer.from(`MAIL FROM:<${FROM}>\r\n`),
  ...mailboxes.map((mailbox) => Buffer.from(`RCPT TO:<${mailbox}>\r\n`)),
  Buffer.from('DATA\r\n'),
  dotted(mail.bytes),
];

/**
 * Speaks the protocol, and hangs up after so many bytes.
 * @param cutAt null: hears the last answer; as many bytes as there are: sends all, and does not hear it
 * @returns the code of the last answer; null when it is unknown
 */
async function speak(port: number, outward: Outward, cutAt: number | null): Promise<number | null> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  const heard = { text: '' };
  try {
    let code = await answerOf(socket, heard);
    let left = cutAt ?? Number.POSITIVE_INFINITY;
    for (const line of dialogueOf(outward)) {
      if (code === null || code >= 400) return code;
      const part = line.subarray(0, left);
      left -= part.length;
      await new Promise((sent) => socket.write(part, sent));
      if (left === 0) return null;
      code = await answerOf(socket, heard);
    }
    return code;
  } finally {
    socket.destroy();
  }
}

/** As a mail program of the world does it. */
async function hand(port: number, { mail, mailboxes }: Outward): Promise<number | null> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, socketTimeout: SILENCE_MS });
  try {
    const { rejected } = await transport.sendMail({ envelope: { from: FROM, to: [...mailboxes] }, raw: mail.bytes });
    // the program goes on with those that were accepted
    return rejected.length > 0 ? 451 : 250;
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? null;
  } finally {
    transport.close();
  }
}

/** A mail program ends lines by itself: what ends them by halves is sent by hand. */
const whole = (port: number, outward: Outward): Promise<number | null> =>
  outward.mail.fate === 'refused' ? speak(port, outward, null) : hand(port, outward);

/** The mail door of a desk. @param port where it is just now: a desk that was killed comes back elsewhere; null while it is away */
export function smtpRoad(port: () => number | null): Road {
  const tally: Tally = {};
  const count = (what: string): void => {
    tally[what] = (tally[what] ?? 0) + 1;
  };
  const at = async (way: (port: number) => Promise<number | null>): Promise<number | null> => {
    const where = port();
    return where === null ? null : way(where);
  };

  /** One try, with what may happen to it. */
  async function attempt(outward: Outward, chance: Chance, isCalm: boolean): Promise<number | null> {
    const throwOf = isCalm ? 100 : chance.below(100);
    const size = dialogueOf(outward).reduce((sum, { length }) => sum + length, 0);
    if (throwOf < 20) {
      count('cut off at some byte');
      return at((where) => speak(where, outward, 1 + chance.below(size - 1)));
    }
    if (throwOf < 30) {
      count('hung up before the answer');
      return at((where) => speak(where, outward, size));
    }
    if (throwOf < 36) {
      count('sent twice at once');
      const codes = await Promise.all([at((where) => whole(where, outward)), at((where) => speak(where, outward, null))]);
      return codes.find((code) => code === 250) ?? codes[0]!;
    }
    return at((where) => whole(where, outward));
  }

  return {
    tally,
    async bring(outward, chance) {
      const told = (what: Brought['told']): Brought[] => outward.mailboxes.map((mailbox) => ({ mail: outward.mail, mailbox, told: what }));
      for (let turn = 0; ; turn++) {
        const code = await attempt(outward, chance, turn > 3);
        if (code !== null && code >= 500) return told('refused');
        if (code === 250) {
          count('acknowledged');
          if (!chance.isHit(8)) return told('kept');
          // one who has forgotten that it was kept
          count('sent again after that');
          await attempt(outward, chance, true);
          return told('kept');
        }
        count(code === null ? 'not told, sent again' : 'postponed, sent again');
        await sleep(PAUSE_MS);
      }
    },
  };
}

/** Brings all mails, several senders at once. @param told of each that has come to an end */
export async function bringAll(
  road: Road,
  outwards: readonly Outward[],
  chance: Chance,
  senders: number,
  told: (count: number) => void = () => undefined,
): Promise<Brought[]> {
  const brought: Brought[] = [];
  let [next, done] = [0, 0];
  const sender = async (): Promise<void> => {
    for (let place = next++; place < outwards.length; place = next++) {
      brought.push(...(await road.bring(outwards[place]!, chance.branch(place))));
      told(++done);
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return brought;
}
