/**
 * The audit of mail that comes in: what senders were told, against what the desk has. It knows nothing of the road by which a mail
 * came, and the same audit is held over desks that lose, double and tear mails, which it has to tell from an honest one.
 */
import { type CorpusMail, idOf } from './mail-kinds.ts';

/** What a sender knows of his mail in the end, for each mailbox that he sent it to. */
export interface Brought {
  mail: CorpusMail;
  mailbox: string;
  /** `kept`: the desk has said so. `refused`: it will not have it. `unknown`: nobody was told; it may be there, once. */
  told: 'kept' | 'refused' | 'unknown';
}

/** A mail as the desk keeps it. */
export interface KeptMail {
  mailbox: string;
  /** SHA-256 in hex. */
  hash: string;
  state: 'Waiting' | 'TakenIn' | 'PassedOver' | 'Held';
  reason: string;
  ticketId: number | null;
  messageId: number | null;
}

/** A message that came by mail, as it stands on its ticket. */
export interface ArrivedMessage {
  id: number;
  ticketId: number;
  /** Its Message-ID, without brackets. */
  mailId: string;
  text: string;
}

/** What a desk has of mail. */
export interface DeskOfMail {
  mails: readonly KeptMail[];
  messages: readonly ArrivedMessage[];
  /** Tickets that mail has made. */
  tickets: readonly number[];
}

/** Findings by what they are; all empty when every promise was kept. */
export interface Findings {
  /** Acknowledged, and not there, or not as a message. */
  lost: string[];
  /** There twice. */
  doubled: string[];
  /** Come to no end, or to one that nobody is told of. */
  unhandled: string[];
  /** There, and nobody has sent it so: half a mail, one that was refused, a ticket without a mail. */
  strange: string[];
  /** Came to another end than it should. */
  misjudged: string[];
}

export const NOTHING_FOUND: Findings = { lost: [], doubled: [], unhandled: [], strange: [], misjudged: [] };

const ENDS = {
  'taken in': ['TakenIn'],
  'passed over': ['PassedOver'],
  held: ['Held'],
  refused: [],
  anything: ['TakenIn', 'PassedOver', 'Held'],
} as const;

const isOf = ({ mailId, text }: ArrivedMessage, { mark }: CorpusMail): boolean =>
  mailId === idOf(mark) || new RegExp(`\\b${mark}\\b`).test(text);

const grouped = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};

const nameOf = ({ mailbox, hash }: { mailbox: string; hash: string }): string => `${hash} for ${mailbox}`;

/** One mail that came to one mailbox. */
function auditOne(
  { mail, told }: Brought,
  name: string,
  kept: readonly KeptMail[],
  messages: ReadonlyMap<number, ArrivedMessage>,
): Findings {
  const found: Findings = structuredClone(NOTHING_FOUND);
  const [first] = kept;
  if (kept.length > 1) found.doubled.push(`${name}: kept ${kept.length} times`);
  if (told === 'kept' && !first) found.lost.push(`${name}: acknowledged, and not kept`);
  if (told === 'refused' && first) found.strange.push(`${name}: refused, and kept`);
  if (told === 'refused' && mail.fate !== 'refused') found.misjudged.push(`${name}: refused`);
  if (!first) return found;
  const { state, reason, messageId } = first;
  if (state === 'Waiting') found.unhandled.push(`${name}: still waits`);
  else if (!(ENDS[mail.fate] as readonly string[]).includes(state)) found.misjudged.push(`${name}: ${state} (${reason})`);
  if ((state === 'Held' || state === 'PassedOver') && reason === '') found.unhandled.push(`${name}: ${state}, and nobody says why`);
  if (state !== 'TakenIn') return found;
  const message = messages.get(messageId ?? 0);
  if (!message || message.ticketId !== first.ticketId) found.lost.push(`${name}: taken in, and no message of its ticket`);
  else if (mail.fate === 'taken in' && !isOf(message, mail)) found.lost.push(`${name}: its message is another's`);
  return found;
}

/** What is there that no mail accounts for. */
function auditRest(brought: readonly Brought[], { mails, messages, tickets }: DeskOfMail): Findings {
  const found: Findings = structuredClone(NOTHING_FOUND);
  const sent = new Set(brought.map(({ mailbox, mail: { hash } }) => nameOf({ mailbox, hash })));
  for (const kept of mails) if (!sent.has(nameOf(kept))) found.strange.push(`${nameOf(kept)}: kept, and never sent so`);
  const byMessage = grouped(
    mails.filter(({ messageId }) => messageId !== null),
    ({ messageId }) => String(messageId),
  );
  for (const { id } of messages) {
    const count = byMessage.get(String(id))?.length ?? 0;
    if (count !== 1) found.doubled.push(`message ${id}: ${count} mails say that it is theirs`);
  }
  const named = new Set(mails.map(({ ticketId }) => ticketId));
  for (const id of tickets) if (!named.has(id)) found.doubled.push(`ticket ${id}: no mail has made it`);
  return found;
}

const together = (all: readonly Findings[]): Findings => ({
  lost: all.flatMap(({ lost }) => lost),
  doubled: all.flatMap(({ doubled }) => doubled),
  unhandled: all.flatMap(({ unhandled }) => unhandled),
  strange: all.flatMap(({ strange }) => strange),
  misjudged: all.flatMap(({ misjudged }) => misjudged),
});

/** Compares. @param brought each mail once for each of its mailboxes */
export function auditMailIn(brought: readonly Brought[], desk: DeskOfMail): Findings {
  const kept = grouped(desk.mails, nameOf);
  const messages = new Map(desk.messages.map((message) => [message.id, message]));
  const each = brought.map((one) => {
    const { mailbox, mail } = one;
    return auditOne(one, `${mail.mark} (${mail.kind}) for ${mailbox}`, kept.get(nameOf({ mailbox, hash: mail.hash })) ?? [], messages);
  });
  return together([...each, auditRest(brought, desk)]);
}
