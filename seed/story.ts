/** The words in which the demo's tickets are told. What follows from a story (counters, stamps, log) is for the loader to find. */
import { TicketOrigin, TicketSecurityLevel } from '../src/vocabulary.ts';
import type { When } from './clock.ts';
import type { PersonKey } from './people.ts';

export const agentIds = { anna: 5, bjorn: 6, cato: 7 } as const;
export type AgentKey = keyof typeof agentIds;
/** Status rows by id. */
export const statusIds = { open: 1, closed: 2, postponed: 3, deleted: 4, linked: 5, queue: 6, spam: 7, waiting: 8, vendor: 9 } as const;
export type StatusKey = keyof typeof statusIds;
export const priorityIds = { low: 1, medium: 2, high: 3, std: 11, urgent: 12, night: 13 } as const;
export const categoryIds = { support: 1, administration: 2, sales: 3, queue: 4, vip: 5 } as const;
export const typeIds = { request: 1, invoice: 2 } as const;
export const tagIds = { vip: 1, broken: 2, warranty: 3, noise: 4, refrigerant: 5, 'call back': 6 } as const;
export type Language = 'no' | 'sv' | 'da' | 'de' | 'en' | 'fi';

/** A person of ours, or the address of somebody whom the desk does not know. */
export type Sender = PersonKey | `${string}@${string}`;

/** What an agent, or the desk by itself, changes on a ticket. */
export interface Change {
  status?: StatusKey;
  /** With a postponed status. */
  until?: When;
  owner?: AgentKey;
  priority?: keyof typeof priorityIds;
  category?: keyof typeof categoryIds;
  tags?: readonly (keyof typeof tagIds)[];
  /** The key of the story that this one is merged into. */
  into?: string;
}

interface MailOptions {
  cc?: readonly Sender[];
  /** −100 furious … 100 delighted; without it the mail counts as not analysed. */
  mood?: number;
  important?: true;
}

export type Step = { when: When } & (
  | ({ do: 'mail'; from: Sender; text: string } & MailOptions)
  | { do: 'reply'; by: AgentKey; minutes: number; text: string; status?: StatusKey }
  | { do: 'note'; by: AgentKey; minutes: number; text: string }
  | { do: 'forward'; by: AgentKey; minutes: number; to: `${string}@${string}`; text: string }
  | { do: 'bounce'; text: string }
  | { do: 'read'; by: AgentKey }
  | ({ do: 'set'; by: AgentKey } & Change)
);

export interface Story {
  /**
   * Came in by a mail of the person at this moment, and was merged into another ticket later: the mail has moved there, and
   * is told there.
   */
  mailedAt?: When;
  /** Only where another story speaks of this one. */
  key?: string;
  title: string;
  lang: Language;
  person?: PersonKey;
  others?: readonly PersonKey[];
  /** Assigned by the category's rules as it came in. */
  owner?: AgentKey;
  /** The status it came in with; open when nothing is said. */
  status?: StatusKey;
  priority?: keyof typeof priorityIds;
  category?: keyof typeof categoryIds;
  type?: keyof typeof typeIds;
  level?: TicketSecurityLevel;
  origin?: TicketOrigin;
  tags?: readonly (keyof typeof tagIds)[];
  sale?: number;
  project?: number;
  color?: string;
  /** Kilowatts of the unit. */
  size?: number;
  favouriteOf?: readonly AgentKey[];
  /** In the order in which they happened; the first one made the ticket, unless it was mailed before. */
  steps: readonly [Step, ...Step[]];
}

/** A mail or a form from a customer. */
export const mail = (from: Sender, when: When, text: string, options: MailOptions = {}): Step => ({
  do: 'mail',
  from,
  when,
  text,
  ...options,
});
/** An agent's answer to the customer, without the signature, with the minutes it took and the status it leaves the ticket in. */
export const reply = (by: AgentKey, when: When, minutes: number, text: string, status?: StatusKey): Step => ({
  do: 'reply',
  by,
  when,
  minutes,
  text,
  ...(status ? { status } : {}),
});
/** A comment for colleagues only. */
export const note = (by: AgentKey, when: When, minutes: number, text: string): Step => ({ do: 'note', by, when, minutes, text });
export const forward = (by: AgentKey, when: When, minutes: number, to: `${string}@${string}`, text: string): Step => ({
  do: 'forward',
  by,
  when,
  minutes,
  to,
  text,
});
export const bounce = (when: When, text: string): Step => ({ do: 'bounce', when, text });
/** An agent opens the ticket and does nothing else. */
export const read = (by: AgentKey, when: When): Step => ({ do: 'read', by, when });
export const set = (by: AgentKey, when: When, change: Change): Step => ({ do: 'set', by, when, ...change });
/** An agent takes a ticket, out of the queue if it is there. */
export const take = (by: AgentKey, when: When): Step => ({ do: 'set', by, when, owner: by, status: 'open' });

export const internal = TicketSecurityLevel.Internal;
export const [phone, form, portal, chat, own] = [
  TicketOrigin.Phone,
  TicketOrigin.Form,
  TicketOrigin.CustomerCentre,
  TicketOrigin.Chat,
  TicketOrigin.Internal,
];
