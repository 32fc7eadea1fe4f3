/**
 * Who should receive what an agent is about to write. Source: operations §6. First everybody whom the action and the message
 * name, in order; then without own mailboxes, doubles, retired persons and addresses that mail bounces from.
 */
import { BadgeType, MessageActionType, RecipientType } from '../vocabulary.ts';
import { addressKey, headerOf, isAddress, type MailAddress, readMailboxes, writeMailbox } from './mail-address.ts';
import { isReachable } from './sms/number.ts';
import type { Header } from './thread.ts';

/** An address of a person, and how often mail to it came back. */
export interface KnownAddress {
  address: string;
  bounces: number;
}

/** A person of the ticket, or one that a message names. */
export interface Correspondent {
  id: number;
  name: string;
  retired: boolean;
  /** '' for none. */
  mobile: string;
  /** The first one first. */
  addresses: readonly KnownAddress[];
}

/** What a message says of who wrote it, and to whom. */
export interface Letter {
  badge: BadgeType;
  /** The customer who wrote it; null when an agent did. */
  personId: number | null;
  /** Header lines as they came; '' for none. */
  emailHeader: string;
  headers: readonly Pick<Header, 'name' | 'value'>[];
}

export interface Correspondence {
  fromAddress: string;
  /** The type wants its new tickets told to nobody. */
  excludesRecipients: boolean;
  /** The primary person; null for none. */
  primary: Correspondent | null;
  /** The other persons of the ticket, in their order. */
  others: readonly Correspondent[];
  /** Persons of the ticket and of the messages, by id. */
  persons: ReadonlyMap<number, Correspondent>;
  /** The message that is answered; null for none. */
  message: Letter | null;
  /** The newest external message of the ticket; null for none. */
  latest: Letter | null;
}

/** Settings of the desk by their registry names, and whether anybody carries SMS. */
export interface RecipientSettings {
  replyToPrimaryEmail: boolean;
  replyToAllOnlyLatestExternalMessage: boolean;
  defaultNoCustomerOnForwarding: boolean;
  smsAvailable: boolean;
}

/** Somebody named, before addresses are looked up and struck. `value`: an address or a mobile number. */
export interface Candidate {
  type: RecipientType;
  name: string;
  value: string;
}

/** What is known of an address: the names of the persons who have it, whether all of them are retired, and its bounces. */
export interface AddressFacts {
  name: string;
  retired: boolean;
  bounces: number;
}

export interface Recipient {
  type: RecipientType;
  value: string;
  /** `Anna Aas <anna@example.org>` */
  display: string;
}

/** After so many mails came back, an address is no longer offered. Docs silent. */
export const BOUNCES_TOO_MANY = 5;
/** Recipients in all that are suggested. */
const RECIPIENTS_AT_MOST = 500;

const { To, CC, Sms } = RecipientType;

/** The lines of a header: as the desk keeps them, else as they came with the mail. */
export function headerLine(letter: Letter, name: string): string {
  const kept = letter.headers.filter((header) => header.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value);
  return kept.length > 0 ? kept.join(', ') : headerOf(letter.emailHeader, name);
}

const mailboxesIn = (letter: Letter, name: string): MailAddress[] => readMailboxes(headerLine(letter, name));

/** A person's own address, the first that mail does not bounce from; a number where there is none, and SMS can be sent. */
function reach(person: Correspondent | null | undefined, type: RecipientType, settings: RecipientSettings): Candidate[] {
  if (!person || person.retired) return [];
  const usable = person.addresses.find(({ address, bounces }) => bounces < BOUNCES_TOO_MANY && isAddress(address));
  if (usable) return [{ type, name: person.name, value: usable.address }];
  const bySms = settings.smsAvailable && person.addresses.length === 0 && person.mobile !== '';
  return bySms ? [{ type: Sms, name: person.name, value: person.mobile }] : [];
}

const named = (type: RecipientType, mailboxes: readonly MailAddress[]): Candidate[] =>
  mailboxes.map(({ name, address }) => ({ type, name, value: address }));

/** A message from outside: the import says so, or it has a customer as its writer. */
const isIncoming = ({ badge, personId }: Letter): boolean => badge === BadgeType.Incoming || personId !== null;

/** The number that an SMS came from; nobody where none can be sent. */
function numberOfSms(letter: Letter, about: Correspondence, settings: RecipientSettings): Candidate[] {
  // a mail may say anything in its head: only what has none is an SMS
  const number = letter.emailHeader === '' ? headerLine(letter, 'SMS') : '';
  if (!settings.smsAvailable || letter.badge !== BadgeType.Incoming || !isReachable(number)) return [];
  return [{ type: Sms, name: about.persons.get(letter.personId ?? 0)?.name ?? '', value: number }];
}

/** Where an incoming message wants its answer: the number of an SMS, Reply-To, else From, else the customer's own address. */
function senderOf(letter: Letter, about: Correspondence, settings: RecipientSettings): Candidate[] {
  const bySms = numberOfSms(letter, about, settings);
  if (bySms.length > 0) return bySms;
  const written = ['Reply-To', 'From'].map((name) => mailboxesIn(letter, name)).find((mailboxes) => mailboxes.length > 0);
  return written ? named(To, written) : reach(about.persons.get(letter.personId ?? 0), To, settings);
}

function answered(about: Correspondence, settings: RecipientSettings): Candidate[] {
  const sender = about.message && isIncoming(about.message) ? senderOf(about.message, about, settings) : [];
  if (sender.length > 0) return sender;
  const primary = reach(about.primary, To, settings);
  const from = named(To, readMailboxes(about.fromAddress).slice(0, 1));
  const [first, second] = settings.replyToPrimaryEmail ? [primary, from] : [from, primary];
  return first.length > 0 ? first : second;
}

function answeredAll(about: Correspondence, settings: RecipientSettings): Candidate[] {
  const letter = settings.replyToAllOnlyLatestExternalMessage ? about.latest : (about.message ?? about.latest);
  return [
    ...answered(about, settings),
    ...(letter ? named(To, mailboxesIn(letter, 'To')) : []),
    ...about.others.flatMap((person) => reach(person, To, settings)),
    ...(letter ? named(CC, mailboxesIn(letter, 'Cc')) : []),
  ];
}

/** Everybody whom an action names, in order; doubles and own addresses among them. */
export function candidates(action: MessageActionType, about: Correspondence, settings: RecipientSettings): Candidate[] {
  switch (action) {
    case MessageActionType.None:
      if (about.excludesRecipients) return [];
      return [...reach(about.primary, To, settings), ...about.others.flatMap((person) => reach(person, CC, settings))];
    case MessageActionType.Reply:
      return answered(about, settings);
    case MessageActionType.ReplyAll:
      return answeredAll(about, settings);
    case MessageActionType.Forward:
      return settings.defaultNoCustomerOnForwarding ? [] : reach(about.primary, CC, settings);
    case MessageActionType.InternalComment:
      return [];
  }
}

/**
 * Who is left of the candidates, each once: where somebody is named twice, the first place counts.
 * @param own addresses of the desk itself, as `addressKey` spells them
 * @param known what is known of addresses, by the same spelling
 */
export function recipients(named: readonly Candidate[], own: ReadonlySet<string>, known: ReadonlyMap<string, AddressFacts>): Recipient[] {
  const seen = new Set<string>();
  return named.flatMap(({ type, name, value }): Recipient[] => {
    const key = `${type === Sms ? 'sms' : 'mail'} ${addressKey(value)}`;
    const facts = known.get(addressKey(value));
    if (seen.has(key) || seen.size >= RECIPIENTS_AT_MOST) return [];
    if (type !== Sms && (own.has(addressKey(value)) || facts?.retired || (facts?.bounces ?? 0) >= BOUNCES_TOO_MANY)) return [];
    seen.add(key);
    return [{ type, value, display: writeMailbox({ name: name || (facts?.name ?? ''), address: value }) }];
  });
}
