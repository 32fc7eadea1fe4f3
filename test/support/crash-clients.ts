/**
 * Clients who write down every try of a save and every answer to it, before anything else. Each try says its own words, so that the
 * store can be asked later what has become of it. Some name a key against repeats and repeat until they are told; others give up, or
 * repeat all the same. Two may write to one ticket.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';

/** What is saved: a new ticket, another title of a ticket, a new message of one. */
export type Kind = 'ticket' | 'title' | 'message';

/** A save that somebody wanted, and what he was told. */
export interface Wanted {
  /** The title or the body. Nobody else says it. */
  token: string;
  kind: Kind;
  hasKey: boolean;
  /** The ticket that it goes to; 0 for a new one. */
  ticketId: number;
  tries: number;
  /** Tries that were neither acknowledged nor refused: they may be kept. */
  unknown: number;
  /** The ids that acknowledgements named. */
  told: number[];
}

/** The desk that clients speak to. */
export interface Door {
  /** Null while it is known to be away. */
  url(): string | null;
  authorization: string;
}

/** What all clients of a round have done. */
export interface Notes {
  wanted: Wanted[];
  /** Answers that are none: not in the shape of the wire, or a status that no save has. */
  strange: string[];
  acknowledged: number;
  statuses: Record<string, number>;
}

const OPERATION: Readonly<Record<Kind, string>> = {
  ticket: 'SaveTicketEntity',
  title: 'SaveTicketEntity',
  message: 'SaveTicketMessageEntity',
};
const PAUSE_MS = 60;
/** Longer than any answer takes; a desk that says nothing for so long fails the audit. */
const SILENCE_MS = 300_000;
const TRIES_WITHOUT_KEY = 3;
/** Tickets that others write to as well. */
const SHARED = 12;
const REFUSED: ReadonlySet<number> = new Set([400, 403, 409, 412, 429]);

const saidOf = ({ kind, token, ticketId }: Wanted): object => {
  if (kind === 'message') return { Ticket: { TicketId: ticketId }, Body: token };
  return kind === 'title' ? { TicketId: ticketId, Title: token } : { Title: token };
};

/** One try, as soon as the desk is there. @returns its status and body; null when there was no whole answer */
async function attempt(door: Door, wanted: Wanted): Promise<{ status: number; text: string } | null> {
  let url = door.url();
  for (; url === null; url = door.url()) await sleep(PAUSE_MS);
  wanted.tries++;
  try {
    const response = await fetch(`${url}/api/v1/Agents/Ticket/${OPERATION[wanted.kind]}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: door.authorization,
        ...(wanted.hasKey ? { 'Idempotency-Key': wanted.token } : {}),
      },
      body: JSON.stringify(saidOf(wanted)),
      signal: AbortSignal.timeout(SILENCE_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

/** The id that an acknowledgement names; 0 when it names none. */
function idIn(kind: Kind, text: string): number {
  try {
    const { TicketId, EjMessageId } = JSON.parse(text) as Record<string, unknown>;
    const id = kind === 'message' ? EjMessageId : TicketId;
    return typeof id === 'number' ? id : 0;
  } catch {
    return 0;
  }
}

const isShaped = (text: string): boolean => /^\{"Error":true,.*"ErrorType":"\w+"/s.test(text);

/** Notes what an answer says. @returns was it the last word? */
function heard(notes: Notes, wanted: Wanted, answer: { status: number; text: string } | null): boolean {
  const status = answer === null ? 'none' : String(answer.status);
  notes.statuses[status] = (notes.statuses[status] ?? 0) + 1;
  if (answer?.status === 200) {
    const id = idIn(wanted.kind, answer.text);
    if (id === 0) notes.strange.push(`${wanted.token}: acknowledged without an id: ${answer.text.slice(0, 200)}`);
    wanted.told.push(id);
    notes.acknowledged++;
    return true;
  }
  if (answer && !isShaped(answer.text)) notes.strange.push(`${wanted.token}: ${status} without its shape: ${answer.text.slice(0, 200)}`);
  if (answer && REFUSED.has(answer.status)) return false;
  wanted.unknown++;
  if (answer && answer.status !== 503) notes.strange.push(`${wanted.token}: ${status}: ${answer.text.slice(0, 200)}`);
  return false;
}

/** A client. @param isOver asked before each save */
async function client(door: Door, notes: Notes, chance: Chance, name: string, shared: number[], isOver: () => boolean): Promise<void> {
  const own: number[] = [];
  const next = (place: number): Wanted => {
    const known = chance.isHit(30) && shared.length > 0 ? shared.slice(-SHARED) : own.slice(-SHARED);
    const kind = known.length === 0 ? 'ticket' : chance.oneOf(['ticket', 'title', 'message'] as const);
    const ticketId = kind === 'ticket' ? 0 : chance.oneOf(known);
    return { token: `${name}-${place}`, kind, hasKey: chance.isHit(50), ticketId, tries: 0, unknown: 0, told: [] };
  };
  for (let place = 0; !isOver(); place++) {
    const wanted = next(place);
    notes.wanted.push(wanted);
    // who does not know that it is kept repeats it, with a key until he knows; and some repeat what they were told
    const most = wanted.hasKey ? Number.POSITIVE_INFINITY : 1 + chance.below(TRIES_WITHOUT_KEY);
    let isKnown = false;
    while (wanted.tries < most && !isKnown) {
      isKnown = heard(notes, wanted, await attempt(door, wanted));
      if (!isKnown) await sleep(PAUSE_MS);
    }
    if (isKnown && chance.isHit(5)) {
      heard(notes, wanted, await attempt(door, wanted));
    }
    if (wanted.kind === 'ticket' && wanted.told.length > 0) {
      own.push(wanted.told[0]!);
      shared.push(wanted.told[0]!);
    }
  }
}

/**
 * Saves until it is over, several clients at once.
 * @param name of the round: the words of all its tries begin with it
 * @param isOver given what was done so far
 */
export async function saveAll(
  door: Door,
  chance: Chance,
  { name, clients, isOver, notes }: { name: string; clients: number; isOver: () => boolean; notes: Notes },
): Promise<void> {
  const shared: number[] = [];
  const all = Array.from({ length: clients }, (_, place) => client(door, notes, chance.branch(place), `${name}-${place}`, shared, isOver));
  await Promise.all(all);
}

export const newNotes = (): Notes => ({ wanted: [], strange: [], acknowledged: 0, statuses: {} });
