/** A desk that is none: it sends mail as it likes. By it the audit of outgoing mail shows that it can tell a bad desk from an honest one. */
import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Intended, OutRow, Told } from './mail-out-audit.ts';

/**
 * How it sends. `honest`: as a desk should. Of every fifth mail: `loses`: it says that it was sent, and sends nothing. `doubles`: it is
 * sent twice. `renames`: a repeat goes under another Message-ID. `keeps silent`: nobody is told who refused it. `tells twice`.
 * `never ends`: it is still to be sent.
 */
export type OutManner = 'honest' | 'loses' | 'doubles' | 'renames' | 'keeps silent' | 'tells twice' | 'never ends';

interface Failure {
  responseCode?: number;
  command?: string;
  recipient?: string;
  rejectedErrors?: readonly Failure[];
}
const FIFTH = 5;

const bytesOf = (mark: string, id: string): Buffer =>
  Buffer.from(['From: help@desk.example', `Subject: ${mark}`, `Message-ID: <${id}@desk.example>`, '', 'Hello', ''].join('\r\n'));

const neverOf = (failures: readonly Failure[]): string[] =>
  failures.filter(({ responseCode = 0 }) => responseCode >= 500).map(({ recipient = '' }) => recipient);

/** @returns who has it, who never will; the others are tried again */
async function hand(port: number, to: readonly string[], raw: Buffer): Promise<{ has: string[]; never: string[] }> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    const info = await transport.sendMail({ envelope: { from: 'help@desk.example', to: [...to] }, raw });
    return { has: info.accepted.map(String), never: neverOf((info as { rejectedErrors?: Failure[] }).rejectedErrors ?? []) };
  } catch (error) {
    const failure = error as Failure;
    if (failure.rejectedErrors?.length) return { has: [], never: neverOf(failure.rejectedErrors) };
    return { has: [], never: (failure.responseCode ?? 0) >= 500 ? [...to] : [] };
  } finally {
    transport.close();
  }
}

/** Sends one mail to its end. */
async function send(port: number, mail: Intended, place: number, manner: OutManner): Promise<{ row: OutRow; told: Told[] }> {
  const { mark, ticketId } = mail;
  const isOdd = place % FIFTH === 2;
  const is = (what: OutManner): boolean => manner === what && isOdd;
  const row: OutRow = { mark, ticketId, state: is('never ends') ? 'Sending' : 'Sent', unknown: 0 };
  const told: Told[] = [];
  if (is('loses')) return { row, told };
  let raw = bytesOf(mark, `${mark}.${randomBytes(4).toString('hex')}`);
  let rest = [...mail.takers, ...mail.refusers];
  for (let turn = 0; rest.length > 0; turn++) {
    if (turn > 0 && manner === 'renames') raw = bytesOf(mark, `${mark}.${randomBytes(4).toString('hex')}`);
    const { has, never } = await hand(port, rest, raw);
    if (has.length > 0 && is('doubles')) await hand(port, has, raw);
    rest = rest.filter((address) => !has.includes(address) && !never.includes(address));
    if (never.length > 0) {
      const body = never.map((address) => `${address}: refused`).join('\n');
      const times = manner === 'keeps silent' ? 0 : manner === 'tells twice' ? 2 : 1;
      told.push(...Array.from({ length: times }, () => ({ ticketId, body })));
      if (mail.takers.length === 0) row.state = 'Failed';
    }
  }
  return { row, told };
}

/** Sends all, several at once. */
export async function standInFor(
  port: number,
  intended: readonly Intended[],
  manner: OutManner,
): Promise<{ rows: OutRow[]; told: Told[] }> {
  const [rows, told]: [OutRow[], Told[]] = [[], []];
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let place = next++; place < intended.length; place = next++) {
      const done = await send(port, intended[place]!, place, manner);
      rows.push(done.row);
      told.push(...done.told);
    }
  };
  await Promise.all([0, 1, 2, 3].map(sender));
  return { rows, told };
}
