/**
 * Which ticket a mail belongs to. From and Subject are claims that anybody can make, so what anybody can know (a number, a
 * Message-ID that went round) opens a ticket only to who takes part in it; a token that only one address was given opens it by
 * itself. Source: reliability §6 (order and conditions), email §3 (what is looked at). docs/decisions/0037
 */
import { type IncomingMail, mailIdsIn } from './mail.ts';
import { taggedIn } from './tag.ts';

const REFERENCES_AT_MOST = 100;
const BODY_LOOKED_AT = 100_000;
/** A text that names more tickets than this is none that belongs to one. */
const TAGS_AT_MOST = 20;

/** What a mail says about where it belongs. */
export type Clue =
  | { by: 'token'; ticketId: number; token: string }
  | { by: 'in-reply-to' | 'references' | 'returned mail'; mailId: string }
  | { by: 'subject tag' | 'body tag'; ticketId: number }
  // a number that a filter has found; its administrator says to whom it opens
  | { by: 'filter'; ticketId: number; opensToAll: boolean };

export interface MatchSettings {
  /** Today's tag, then the former ones. */
  tags: readonly string[];
  subjectFirst: boolean;
  searchBody: boolean;
}

/** Id of a reference that is a token: made for one ticket and one address. */
const TOKEN = /^svar-to\.(\d{1,10})\.([0-9a-z]{16,64})@/;

const tokenIn = (mailId: string): Clue | null => {
  const found = TOKEN.exec(mailId);
  return found ? { by: 'token', ticketId: Number(found[1]), token: found[2]! } : null;
};

/** The reference that goes out to one address and comes back with its answer. @param token of `tokenText`, signed */
export const tokenReference = (ticketId: number, token: string, host: string): string => `svar-to.${ticketId}.${token}@${host}`;
/** What is signed for a token. */
export const tokenText = (ticketId: number, address: string): string => `${ticketId} ${address.toLowerCase()}`;

/** All clues of a mail, in the order in which they are believed. */
export function cluesOf(mail: IncomingMail, settings: MatchSettings): Clue[] {
  const { tags, subjectFirst, searchBody } = settings;
  const ids = mail.inReplyTo.slice(0, REFERENCES_AT_MOST);
  // the newest is the last
  const references = mail.references.slice(-REFERENCES_AT_MOST).toReversed();
  const tokens = [...ids, ...references].map(tokenIn).filter((clue) => clue !== null);
  const threads: Clue[] = [
    ...ids.map((mailId): Clue => ({ by: 'in-reply-to', mailId })),
    ...references.filter((mailId) => !ids.includes(mailId)).map((mailId): Clue => ({ by: 'references', mailId })),
  ];
  const subject = taggedIn(mail.subject, tags).map((ticketId): Clue => ({ by: 'subject tag', ticketId }));
  const body = searchBody ? taggedIn(mail.text.slice(0, BODY_LOOKED_AT), tags).map((ticketId): Clue => ({ by: 'body tag', ticketId })) : [];
  return [...tokens, ...(subjectFirst ? [...subject, ...threads] : [...threads, ...subject]), ...body.slice(0, TAGS_AT_MOST)];
}

/** Clues of a mail that came back: what it is about stands in the report, or quoted in its words. */
export function cluesOfBounce(mail: IncomingMail, settings: MatchSettings): Clue[] {
  const { report, text } = mail;
  const about = report?.about ? mailIdsIn(report.about) : [];
  const quoted = [...text.slice(0, BODY_LOOKED_AT).matchAll(/^[ \t>]{0,10}message-id:[ \t]{0,10}<([^<>\s]{1,850})>/gim)].map(
    (match) => match[1]!,
  );
  const tagged = taggedIn(`${report?.subject ?? ''} ${mail.subject}`, settings.tags);
  return [
    ...[...new Set([...about, ...quoted, ...mail.inReplyTo, ...mail.references])]
      .slice(0, REFERENCES_AT_MOST)
      .map((mailId): Clue => ({ by: 'returned mail', mailId })),
    ...tagged.map((ticketId): Clue => ({ by: 'subject tag', ticketId })),
  ];
}

/** A ticket that a clue leads to, as it is known. */
export interface Candidate {
  id: number;
  /** It was merged into another, which is this. */
  mergedFrom: number | null;
  /** Its status lets no mail open it again. */
  isShut: boolean;
  /** Addresses of its persons, of whom agents have written to, and the one that it came from; lower case. */
  participants: ReadonlySet<string>;
}

/** What the store has found for a clue; null for nothing. A Message-ID that several tickets know has one of these for each. */
export interface Led {
  clue: Clue;
  ticket: Candidate | null;
  /** Of a token: is it the one that was made for this sender? Of a mail that came back: has the desk sent it? */
  isOurs: boolean;
}

export interface Match {
  /** Null: the mail makes a new ticket. */
  ticketId: number | null;
  by: Clue['by'] | null;
  /** A ticket that it may belong to, for an agent to look at. */
  maybe: number | null;
  /** What was tried and what came of it, for who asks why. */
  tried: readonly string[];
}

const nameOf = (clue: Clue): string => ('mailId' in clue ? `${clue.by} <${clue.mailId}>` : `${clue.by} ${clue.ticketId}`);

/** Why a clue does not lead where it points; null when it does. */
function objection({ clue, ticket, isOurs }: Led, sender: string): string | null {
  if (!ticket) return 'the desk knows nothing of it';
  if (clue.by === 'token' || clue.by === 'returned mail') {
    if (!isOurs) return clue.by === 'token' ? 'it was not made for this sender' : 'the desk has not sent it';
  } else if (!(clue.by === 'filter' && clue.opensToAll) && !ticket.participants.has(sender))
    return `${sender || 'nobody'} takes no part in ticket ${ticket.id}`;
  return ticket.isShut ? `ticket ${ticket.id} takes no more mail` : null;
}

/** The ticket of a mail: the first clue that leads to one. @param sender address in lower case */
export function match(led: readonly Led[], sender: string): Match {
  const tried: string[] = [];
  let maybe: number | null = null;
  for (const one of led) {
    const against = objection(one, sender);
    const merged = one.ticket?.mergedFrom ? `, merged from ${one.ticket.mergedFrom}` : '';
    tried.push(`${nameOf(one.clue)}: ${against ?? `ticket ${one.ticket!.id}`}${merged}`);
    if (against === null) return { ticketId: one.ticket!.id, by: one.clue.by, maybe: null, tried };
    maybe ??= one.ticket?.id ?? null;
    // a ticket that is shut is not opened through a clue that is believed less
    if (one.ticket?.isShut && against.includes('takes no more')) break;
  }
  return { ticketId: null, by: null, maybe, tried };
}
