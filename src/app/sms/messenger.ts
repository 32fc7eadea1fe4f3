/**
 * Sends the SMS that wait in the outbox, as the postman sends mails: written once, handed over under the same id at every try.
 * Each number is booked before the gateway hears of it, so that limits hold among several processes, and taken back where it did
 * not go. Source: email §7, §9. docs/decisions/0043
 */
import { Medium } from '../../domain/effects.ts';
import { isWritten } from '../../domain/mail/letter.ts';
import type { Answer } from '../../domain/mail/posting.ts';
import { dayOf, fateOfSms, heldBack, LIMITS } from '../../domain/sms/limits.ts';
import { isReachable } from '../../domain/sms/number.ts';
import { registryOf } from '../../store/content.ts';
import type { Tx } from '../../store/database.ts';
import { keepWritten, type TakenMail } from '../../store/posting.ts';
import { acceptedNumbers, bookSms, lockLimits, noteAccepted, smsSince, unbookSms } from '../../store/sms.ts';
import type { App } from '../call.ts';
import { Outgoing, type Tried, type Way } from '../post/postman.ts';
import type { Handed, SmsGateway } from './gateway.ts';
import { writeSms } from './writing.ts';

const ID_BYTES = 8;
const SUBJECT_AT_MOST = 100;

/** Takes SMS that are due and hands them over, until it is stopped. */
export class Messenger extends Outgoing {
  constructor(app: App, gateway: SmsGateway, complain: (error: unknown) => void) {
    const hand: Way['hand'] = (parcel, signal) => handAll(app, gateway, parcel, signal);
    super(app, { medium: Medium.Sms, what: 'SMS', isOpen: async () => true, hand }, complain);
  }
}

/** An SMS on its way, as it is kept. */
interface Standing {
  parcel: TakenMail;
  /** Of which the ids of its numbers are made. */
  id: string;
  to: readonly string[];
  text: string;
  /** Numbers that have it, though the process that handed it over has not lived to say so. */
  have: ReadonlySet<string>;
}

/** As it was written for its first try, which may be now; null when it is another's by now. @throws CannotWrite */
async function standing(app: App, parcel: TakenMail): Promise<Standing | null> {
  const { bytes, mailId, to } = parcel;
  if (bytes !== null) {
    const rows = await app.database.query(acceptedNumbers(parcel.id));
    const have = new Set(rows.map(({ number }) => number as string));
    return { parcel, id: mailId.replace(/[<>]/g, ''), to, text: Buffer.from(bytes).toString('utf8'), have };
  }
  const written = await writeSms(app, parcel, app.now());
  const id = Buffer.from(app.bytes(ID_BYTES)).toString('hex');
  const subject = subjectOf(written.text);
  const kept = { bytes: Buffer.from(written.text, 'utf8'), from: app.sms.from, to: written.to, subject, mailId: id };
  return (await app.database.query(keepWritten(parcel, kept))).length > 0 ? { parcel, id, ...written, have: new Set() } : null;
}

const subjectOf = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .slice(0, SUBJECT_AT_MOST)
    .replace(/\p{Cs}$/u, '');

/** A ticket whose customer has the SMS: what he answers belongs there. What an agent or a list is told of, nobody answers for a customer. */
const answersTo = ({ kind, ticketId, personId, userId }: TakenMail): number | null =>
  userId === null && (isWritten(kind) || personId !== null) ? ticketId : null;

/** Books one number, unless a limit is reached. @returns why it has to wait; null when it may go */
async function book(tx: Tx, { parcel }: Standing, number: string, day: number, at: number): Promise<string | null> {
  const [limits] = await tx.query(lockLimits(Object.values(LIMITS)));
  const [counted] = await tx.query(smsSince(day, number, parcel.id));
  const { all, toNumber } = counted![0] as { all: number; toNumber: number };
  const held = heldBack(registryOf(limits!), { all, toNumber });
  if (held === null)
    await tx.finish(bookSms({ outboxId: parcel.id, number, ticketId: answersTo(parcel), messageId: parcel.messageId }, at));
  return held;
}

type Said = Handed | { kind: 'held'; why: string };

/** Hands an SMS to one number. */
async function handOne(app: App, gateway: SmsGateway, sms: Standing, number: string, signal: AbortSignal): Promise<Said> {
  if (!isReachable(number)) return { kind: 'refused', why: 'this is no number' };
  const at = app.now();
  const { from: day } = dayOf(at, app.desks.current().desk.zone);
  const held = await app.database.transaction((tx) => book(tx, sms, number, day, at));
  if (held !== null) return { kind: 'held', why: held };
  const { text, id, parcel } = sms;
  const said = await gateway.hand({ id: `${id}-${number.replace('+', '')}`, from: app.sms.from, to: number, text }, signal);
  if (said.kind !== 'accepted') await app.database.query(unbookSms(parcel.id, number));
  else await app.database.query(noteAccepted(parcel.id, number, said.reference));
  return said;
}

/** One number after the other: a gateway is not told of an SMS's thousand receivers at once. */
async function handAll(app: App, gateway: SmsGateway, parcel: TakenMail, signal: AbortSignal): Promise<Tried | 'not ours'> {
  const sms = await standing(app, parcel);
  if (sms === null) return 'not ours';
  const of: Record<Exclude<Said['kind'], 'accepted'>, Answer[]> = { refused: [], postponed: [], held: [] };
  for (const number of sms.to.filter((one) => !sms.have.has(one))) {
    const said: Said = signal.aborted ? { kind: 'postponed', why: 'it took too long' } : await handOne(app, gateway, sms, number, signal);
    if (said.kind !== 'accepted') of[said.kind].push({ address: number, why: said.why });
  }
  const tomorrow = dayOf(app.now(), app.desks.current().desk.zone).until;
  return {
    to: sms.to,
    subject: subjectOf(sms.text),
    answers: { refused: of.refused, postponed: of.postponed },
    fateOf: (answers, tries, bornAt, at) => fateOfSms(answers, of.held, tomorrow, tries, bornAt, at),
  };
}
