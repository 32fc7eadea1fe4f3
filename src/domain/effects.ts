/** What a decision leaves behind beside the ticket itself: finished stays, pop-ups, what shall leave the desk. */
import type { TicketStatusTimeCounter } from '../vocabulary.ts';
import type { Instant } from './thread.ts';

/** A finished stay in a status. Seconds are whole, cut on the grid of seconds. */
export interface Stay {
  statusId: number;
  /** Where its time was counted, as it was then. */
  counter: TicketStatusTimeCounter;
  seconds: number;
  realSeconds: number;
  from: Instant;
  to: Instant;
}

/** A pop-up for an agent; one of a kind is pending for a ticket. */
export interface Notice {
  /** One bit of NotifyType. */
  type: number;
  userId: number;
  /** The ticket's owner. */
  ownerId: number;
  /** Whose doing it is; NOBODY for the clock's. */
  byId: number;
  categoryId: number;
  alertId: number | null;
  expires: Instant;
}

export const Medium = { Mail: 0, Sms: 1, Script: 2 } as const;
export type Medium = (typeof Medium)[keyof typeof Medium];

/** Something that shall leave the desk, and waits until its channel is there. */
export interface Parcel {
  medium: Medium;
  /** Why it goes: `escalation`, `newTicket`, `message` … */
  kind: string;
  /** Addresses or numbers; none: those of the person or user, at the time of sending. */
  to: readonly string[];
  templateId: number | null;
  personId: number | null;
  userId: number | null;
  alertId: number | null;
  /** The message that it carries; null for none, or the one that is being added. */
  messageId?: number | null;
  subject?: string;
  /** The Message-ID that it will carry. */
  mailId?: string;
  /** Further recipients and what else its channel will want. */
  details?: Readonly<Record<string, unknown>>;
}

export interface Effects {
  stays: readonly Stay[];
  notices: readonly Notice[];
  parcels: readonly Parcel[];
}

export const NO_EFFECTS: Effects = { stays: [], notices: [], parcels: [] };

/** Both, one after the other. */
export const joined = (...all: readonly Partial<Effects>[]): Effects => ({
  stays: all.flatMap(({ stays = [] }) => stays),
  notices: all.flatMap(({ notices = [] }) => notices),
  parcels: all.flatMap(({ parcels = [] }) => parcels),
});
