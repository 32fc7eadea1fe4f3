/** What a person does about what leaves the desk: it is sent again, or taken back before it goes. Source: email §7; reliability §6. */
import { TicketBaseStatus } from '../../vocabulary.ts';
import { type Decision, deciding, type Moment, refuse } from '../decision.ts';
import type { Desk } from '../desk.ts';
import { Medium, type Parcel } from '../effects.ts';
import { LogAction } from '../log.ts';
import { addressKey, readMailboxes } from '../mail-address.ts';
import { can } from '../rights.ts';
import type { Instant, Thread } from '../thread.ts';
import { OutboxState } from './posting.ts';

/** A row of the outbox, as far as hands need it. */
export interface Outgoing {
  id: number;
  medium: Medium;
  kind: string;
  state: OutboxState;
  /** Who shall have it still, or has not had it at its end; none: whoever the user or person is then. */
  to: readonly string[];
  /** Whom it was for when it was written; null before that. */
  everybody: readonly string[] | null;
  subject: string;
  mailId: string;
  templateId: number | null;
  personId: number | null;
  userId: number | null;
  alertId: number | null;
  details: Readonly<Record<string, unknown>>;
  /** Until when whoever sends it has it; when it is tried next. */
  nextRetry: Instant | null;
  /** Who had it and what it said is no longer kept. */
  isForgotten: boolean;
  /** Somebody has sent it again before. */
  isRepeated: boolean;
}

const ABOUT = 'Id';

function mayChange({ ticket }: Thread, desk: Desk, moment: Moment): void {
  if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', ABOUT, `You may not write on ticket ${ticket.id}`);
}

/** Whose it is, in words for the log; a secret copy stays one. */
function named({ kind, details }: Outgoing, to: readonly string[]): string {
  const secret = new Set(readMailboxes(String(details.bcc ?? '')).map(({ address }) => addressKey(address)));
  const seen = to.filter((address) => !secret.has(addressKey(address)));
  return seen.length > 0 ? seen.join(', ') : kind;
}

/** Who has it this time: of one that arrived, everybody; of one that did not, those who have not had it. */
function receivers({ state, to, everybody, userId }: Outgoing): readonly string[] {
  // an agent is told where he is now
  if (userId !== null) return [];
  return state === OutboxState.Sent ? (everybody ?? to) : to;
}

function mayGoAgain({ ticket, message }: Thread, row: Outgoing): void {
  const { Waiting, Sending } = OutboxState;
  if (ticket.base === TicketBaseStatus.Merged) refuse('invalid', ABOUT, `Ticket ${ticket.id} was merged into another`);
  if (row.state === Waiting || row.state === Sending) refuse('conflict', ABOUT, `Mail ${row.id} is still on its way`);
  if (row.isRepeated) refuse('conflict', ABOUT, `Mail ${row.id} was sent again before; its repeat may be`);
  if (row.isForgotten) refuse('invalid', ABOUT, `Who had mail ${row.id} is no longer kept; send its message`);
  if (row.kind === 'message' && message === null) refuse('invalid', ABOUT, `The message of mail ${row.id} is gone`);
}

const actionsOf = ({ message }: Thread, { medium, templateId }: Pick<Outgoing, 'medium' | 'templateId'>) => {
  if (message === null) return { action: LogAction.EditTicket };
  const ofMail = templateId === null ? LogAction.MessageEditMessage : LogAction.MessageSendingReplyTemplate;
  return { action: LogAction.EditMessage, messageAction: medium === Medium.Sms ? LogAction.MessageSendingSms : ofMail };
};

const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;

/**
 * A mail or SMS that has come to its end goes once more, under the Message-ID that it has: whoever had it before knows it for the same.
 * @param thread its ticket, and its message if it has one
 * @returns a refusal without the right to change the ticket, for one that is on its way, was sent again before, or is forgotten
 */
export const sendAgain = deciding((thread: Thread, row: Outgoing, desk: Desk, moment: Moment): Decision => {
  mayChange(thread, desk, moment);
  mayGoAgain(thread, row);
  const to = receivers(row);
  const isForSomebody = to.length > 0 || row.userId !== null || row.personId !== null;
  if (!isForSomebody) refuse('invalid', ABOUT, `Mail ${row.id} is for nobody`);
  const { medium, kind, templateId, personId, userId, alertId, subject, mailId } = row;
  const { everybody: _, ...kept } = row.details;
  const messageId = thread.message?.id ?? null;
  const details = { ...kept, again: row.id };
  const again: Parcel = { medium, kind, to, templateId, personId, userId, alertId, subject, mailId, messageId, details };
  return {
    thread,
    ...plain,
    effects: { parcels: [again] },
    because: { ...actionsOf(thread, row), description: `Sent again to ${named(row, to)}` },
    kinds: thread.message === null ? [] : ['MessageSent'],
  };
});

/**
 * A mail or SMS that waits is taken back. Whoever had it by an earlier try has it.
 * @returns a refusal without the right to change the ticket, for one that is being sent, and for one that is at its end
 */
export const takeBack = deciding((thread: Thread, row: Outgoing, desk: Desk, moment: Moment): Decision => {
  mayChange(thread, desk, moment);
  const { Waiting, Sending } = OutboxState;
  // whoever had it and is no more does not send it
  const isHeld = row.state === Sending && (row.nextRetry ?? 0) > moment.at;
  if (isHeld) refuse('conflict', ABOUT, `Mail ${row.id} is being sent at this moment`);
  if (row.state !== Waiting && row.state !== Sending) refuse('conflict', ABOUT, `Mail ${row.id} does not wait any more`);
  const { action } = actionsOf(thread, row);
  return {
    thread,
    ...plain,
    because: { action, messageAction: LogAction.None, description: `Not sent, taken back: ${named(row, row.to)}` },
    kinds: ['MailTakenBack'],
  };
});
