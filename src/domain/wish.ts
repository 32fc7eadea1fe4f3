/** What a caller asks of a ticket or a message. A missing member was not said; null says "nothing". */
import type {
  BadgeType,
  TicketBaseStatus,
  TicketMessageCategory,
  TicketMessageType,
  TicketOrigin,
  TicketSecurityLevel,
} from '../vocabulary.ts';
import type { Custom, Header, Instant } from './thread.ts';

/** A list item by its id, or by its name where the wire allows it. */
export type ListRef = { id: number } | { name: string };
/** An owner: by the category's rules, nobody, or an agent by one of the two ids. */
export type OwnerWish = 'automatic' | 'nobody' | { associateId: number } | { userId: number };
export type TagWish = { id: number } | { name: string };

export interface TicketWish {
  /** 0 makes a new ticket. */
  id: number;
  title?: string;
  createdAt?: Instant;
  createdByAssociateId?: number;
  author?: string;
  owner?: OwnerWish;
  category?: ListRef;
  level?: TicketSecurityLevel;
  priority?: ListRef;
  base?: TicketBaseStatus;
  status?: ListRef;
  activateAt?: Instant | null;
  deadline?: Instant | null;
  origin?: TicketOrigin;
  /** 0 takes the person off. */
  personId?: number;
  otherPersonIds?: readonly number[];
  tags?: readonly TagWish[];
  fromAddress?: string;
  /** 0 takes it off. */
  saleId?: number;
  projectId?: number;
  type?: ListRef;
  /** Layers of custom fields: where two disagree with what stands, the later one wins. */
  custom: readonly Custom[];
}

export interface MessageWish {
  /** 0 adds a new message. */
  id: number;
  ticketId: number;
  createdAt?: Instant;
  createdByAssociateId?: number;
  author?: string;
  level?: TicketSecurityLevel;
  type?: TicketMessageType;
  messageId?: string;
  timeSpent?: number;
  body?: string;
  htmlBody?: string;
  /** Plain text of the HTML body, made before any lock is taken. */
  textOfHtml?: string;
  emailHeader?: string;
  debugInfo?: string;
  mailSorter?: string;
  category?: TicketMessageCategory;
  personId?: number;
  headers?: readonly Header[];
  important?: boolean;
  badge?: BadgeType;
  /** Shall RepliedAt be set by this message? It decides for itself when nothing is said. */
  updatesRepliedAt?: boolean;
  /** Layers of custom fields: where two disagree with what stands, the later one wins. */
  custom: readonly Custom[];
}
