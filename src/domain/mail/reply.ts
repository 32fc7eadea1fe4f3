/**
 * The reply that the desk sends by itself to who writes for the first time about something: when it stays silent, and why. A
 * reply can be provoked with any sender's name, so it is rare, and carries no words of who provoked it. Source: email §4.3, §4.4;
 * reliability §6. docs/decisions/0046
 */
import { MessageHeaderStdItem, TicketSecurityLevel } from '../../vocabulary.ts';
import type { Decision } from '../decision.ts';
import { Medium, type Parcel } from '../effects.ts';
import type { Variables } from '../template.ts';
import { cut } from '../text.ts';
import { type Header, headerLine, type Instant } from '../thread.ts';
import { AUTOMATIC_REPLY } from './letter.ts';

/** How much the desk has written by itself, to an address or in all. */
export interface Block {
  /** Mails that had not drained away at `at`. */
  pool: number;
  at: Instant;
  repliedAt: Instant | null;
}

const HOUR = 3_600_000;
/** Mails that an address has of the desk by itself in an hour, and all addresses together. */
const AN_HOUR = 5;
export const ALL_AN_HOUR = 1_000;

/** What is left of a pool: it drains evenly, all of it within an hour. A clock that was set back drains nothing. */
const left = ({ pool, at }: Block, now: Instant, anHour: number): number => Math.max(0, pool - (Math.max(0, now - at) / HOUR) * anHour);

/** The pools after one more mail. Null stands for no mail yet. */
export const poured = (of: Block | null, all: Block | null, now: Instant): { of: number; all: number } => ({
  of: (of ? left(of, now, AN_HOUR) : 0) + 1,
  all: (all ? left(all, now, ALL_AN_HOUR) : 0) + 1,
});

/** Why the desk may not write by itself to an address now; null when it may. @param of of the address @param all of all of them */
export function blocked(of: Block | null, all: Block | null, now: Instant): string | null {
  const after = poured(of, all, now);
  if (after.of > AN_HOUR) return `it has had ${AN_HOUR} mails of the desk by itself within an hour`;
  return after.all > ALL_AN_HOUR ? `the desk has written ${ALL_AN_HOUR} mails by itself within an hour` : null;
}

/** What is known when a ticket is made of a mail. */
export interface Occasion {
  /** An agent has handed the mail over. */
  isAsked: boolean;
  /** What the mail itself says; null where it may be answered. */
  silence: string | null;
  /** The mailbox answers nobody. */
  isSilent: boolean;
  templateId: number | null;
  /** Whom the reply would go to; empty for nobody. */
  address: string;
  /** Is it an agent's own address? */
  isAgents: boolean;
  of: Block | null;
  all: Block | null;
}

type Reason = (occasion: Occasion, now: Instant) => string | null;

/** The first that says something is the reason. */
const REASONS: readonly Reason[] = [
  ({ isAsked }) => (isAsked ? 'an agent has handed it over' : null),
  ({ silence }) => silence,
  ({ isSilent }) => (isSilent ? 'its mailbox sends no automatic replies' : null),
  ({ address }) => (address === '' ? 'nobody is named who sent it' : null),
  ({ isAgents }) => (isAgents ? 'it comes from an agent' : null),
  ({ templateId }) => (templateId === null ? 'there is no template for it' : null),
  ({ of }, now) => (of?.repliedAt != null && Math.abs(now - of.repliedAt) < HOUR ? 'its sender had one within the last hour' : null),
  ({ of, all }, now) => blocked(of, all, now),
];

/** Why the desk does not reply by itself; null when it does. */
export function silenceOf(occasion: Occasion, now: Instant): string | null {
  for (const reason of REASONS) {
    const said = reason(occasion, now);
    if (said !== null) return said;
  }
  return null;
}

/** A name that is nothing but one: letters, and no more of them than names have. Whoever writes chooses what he is called. */
export const isPlainName = (name: string): boolean => /^[\p{L}\p{M}][\p{L}\p{M}.' -]{0,59}$/u.test(name) && !/\.\S/.test(name);

/** What the desk does about who has written for the first time about something. */
export interface Answer {
  /** Why it says nothing by itself; null when it does. */
  silence: string | null;
  templateId: number | null;
  /** Who it is for. */
  address: string;
  /** Of whom no language is known: the mailbox's; 0 for the desk's own. */
  languageId: number;
  /** Nobody knew him before: what he has written is not sent to whom he says he is. */
  isStranger: boolean;
  /** Template that welcomes a new person; null for no welcome. */
  welcomeId: number | null;
  /** What a filter has found in the mail, by name. */
  found?: ReadonlyMap<string, string>;
}

const AUTO_REPLY = 'Auto-reply';
const VALUE_AT_MOST = 500;

/** The line by which a message says whether its sender was answered by the desk itself, and what leaves for it. */
export function answered(answer: Answer, level: TicketSecurityLevel, personId: number | null): { header: Header; parcels: Parcel[] } {
  const { templateId, address, languageId, isStranger, welcomeId, found } = answer;
  const silence = answer.silence ?? (level === TicketSecurityLevel.Internal ? 'the ticket is for agents alone' : null);
  const parcel = (kind: string, template: number): Parcel => ({
    medium: Medium.Mail,
    kind,
    to: [address],
    templateId: template,
    personId,
    userId: null,
    alertId: null,
    details: { languageId, isStranger, ...(found && found.size > 0 ? { variables: Object.fromEntries(found) } : {}) },
  });
  if (silence !== null || templateId === null) {
    const why = cut(silence ?? 'there is no template for it', VALUE_AT_MOST);
    return { header: headerLine(AUTO_REPLY, why, MessageHeaderStdItem.NoAutoReply), parcels: [] };
  }
  return {
    header: headerLine(AUTO_REPLY, address, MessageHeaderStdItem.SentAutoReplyToCustomersA),
    parcels: [parcel(AUTOMATIC_REPLY, templateId), ...(welcomeId === null ? [] : [parcel('newCustomer', welcomeId)])],
  };
}

/** Why a decision answers nobody; null when it does. */
export const silenceIn = ({ thread }: Decision): string | null =>
  thread.message?.headers.find(({ stdItem }) => stdItem === MessageHeaderStdItem.NoAutoReply)?.value ?? null;

const WORDS = /^(?:ticket\.(?:title|author|lastmessage|x_)|message\.)/;
const NAMES =
  /^(?:customer\.(?:name|firstname|middlename|lastname|bestname|title|mrmrs|salutation)|makesalutation\(customer\.id\)|ticket\.cust(?:omer)?name|fullname)$/;

/**
 * Values for a template that goes to a stranger. What he has written may be an advertisement, and he somebody whom another has
 * named: none of it is sent to him, and of his name no more than what can only be one.
 */
export function withoutWordsOfOthers(variables: Variables): Variables {
  const isNamed = isPlainName(variables.get('customer.name') ?? '');
  const isKept = (name: string): boolean => !WORDS.test(name) && (isNamed || !NAMES.test(name));
  return new Map([...variables].map(([name, value]) => [name, isKept(name) ? value : '']));
}

/** A number of an order or a customer, or a plain word or two: no address of a page, and no room for an advertisement. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} #_+-]{0,39}$/u;

/** What a filter has found, as far as a stranger may be told of it. */
export const plainOnly = (found: Variables): Variables => new Map([...found].filter(([, text]) => PLAIN.test(text)));
