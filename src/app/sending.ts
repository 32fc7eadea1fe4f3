/** Messages are sent: as mail, as SMS. They wait in the outbox, born with what the message remembers of it. Source: operations #31, #32. */
import { domainToASCII } from 'node:url';
import { fromAddress } from '../domain/mail/letter.ts';
import { addressKey, readMailboxes } from '../domain/mail-address.ts';
import { type Addressees, everyAddress, namedAddressees, numbersFor, sendMessage, sendSms } from '../domain/sending.ts';
import { registryOf, registryValues } from '../store/content.ts';
import { mailboxes, mailboxRows } from '../store/mailboxes.ts';
import { allRows } from '../store/rows.ts';
import { noteRecipients, personsOfAddresses } from '../store/sending.ts';
import type { Call } from './call.ts';
import { granted, Refused } from './errors.ts';
import { noMessage, threadOf, type WithMessage } from './messages.ts';
import { unfilledTemplate } from './templates.ts';
import { type Around, changeTogether } from './together.ts';

/** Registry names: the word by which answers find their ticket, and who mails come from. */
const SETTING = { tag: 'Email tag', from: 'Default From address' } as const;

/** What the desk puts on its mails. */
export interface Sender {
  tag: string;
  /** What stands behind the @ of a Message-ID that is about no ticket in particular. */
  host: string;
  /** The same for a ticket: the domain of the address that its mails come from. */
  hostFor(ticket: { filterAddress: string; categoryId: number }): string;
}

/** Behind the @ of an address, as a mail may carry it; without one a host that no mail ever reaches. */
export const hostOf = (address: string): string => domainToASCII(address.split('@').at(-1) ?? '') || 'svar.invalid';

/** As the registry and the mailboxes say it now. */
export async function senderOf({ app }: Pick<Call, 'app'>): Promise<Sender> {
  const [registry, rows] = await app.database.snapshot(registryValues(Object.values(SETTING)), allRows(mailboxes, 'address'));
  const values = registryOf(registry!);
  const boxes = mailboxRows(rows!);
  const own = readMailboxes(values.get(SETTING.from) ?? '')[0]?.address ?? '';
  return {
    tag: (values.get(SETTING.tag) ?? '').trim(),
    host: hostOf(own || (boxes[0]?.address ?? '')),
    hostFor: (ticket) => hostOf(fromAddress(ticket, boxes, own, app.desks.current().desk)),
  };
}

/** A Message-ID that nobody guesses and no other mail has. Source: email §7 */
export const newMailId = ({ app }: Pick<Call, 'app'>, ticketId: number, messageId: number, { host }: Pick<Sender, 'host'>): string =>
  `<svar.${ticketId}.${messageId}.${Buffer.from(app.bytes(9)).toString('hex')}@${host}>`;

/** A mail that a caller wants to be sent. */
export interface MailAsk {
  to: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
  subject: string;
  templateId: number;
  gdprSource: string;
}

/** Persons who have the addresses, each once, in the order of these; and the person of each address. */
async function personsFor({ tx }: Around, who: Addressees): Promise<{ ids: number[]; byAddress: ReadonlyMap<string, number> }> {
  const [rows] = await tx.query(personsOfAddresses(everyAddress(who).map(addressKey)));
  const byAddress = new Map(rows!.map((row) => [row.address as string, row.id as number]));
  const ids = [...who.to, ...who.cc].flatMap(({ address }) => byAddress.get(addressKey(address)) ?? []);
  return { ids: [...new Set(ids)], byAddress };
}

/**
 * Sends a message of a locked ticket inside a plan. Known persons in To and Cc become persons of the ticket.
 * @throws Refused
 */
export async function mailOut(
  around: Around,
  thread: WithMessage,
  ask: Omit<MailAsk, 'to' | 'cc' | 'bcc'> & { who: Addressees },
  sender: Sender,
): Promise<void> {
  const { tx, call, moment } = around;
  const { message, ticket } = thread;
  const { ids, byAddress } = await personsFor(around, ask.who);
  const mailing = { ...ask, mailId: newMailId(call, ticket.id, message.id, { host: sender.hostFor(ticket) }), knownPersonIds: ids };
  await around.store(thread, granted(sendMessage(thread, mailing, sender.tag, call.desk, moment)));
  const addresses = everyAddress(ask.who);
  await tx.query(
    noteRecipients(
      message.id,
      addresses,
      addresses.map((address) => byAddress.get(addressKey(address)) ?? null),
    ),
  );
}

/** @throws Refused for a template that is not there, or is another's own */
async function checkTemplate(call: Call, id: number): Promise<void> {
  if (id > 0 && (await unfilledTemplate(call, id, 0)) === null)
    throw new Refused({ why: 'unknown', about: 'ReplyTemplateId', message: `Template ${id} was not found` });
}

/** Sends a stored message as mail. @throws Refused */
export async function sendAsMail(call: Call, messageId: number, ask: MailAsk): Promise<void> {
  await checkTemplate(call, ask.templateId);
  const sender = await senderOf(call);
  const who = granted(namedAddressees(ask));
  await changeTogether(call, {
    messageIds: [messageId],
    async plan(around) {
      const thread = await threadOf(around, messageId);
      if (!thread) throw new Refused(noMessage('TicketMessageEntityId', messageId));
      await mailOut(around, thread, { ...ask, who }, sender);
      return { value: null, id: messageId };
    },
  });
}

/** Sends a stored message as SMS. @param said numbers; none: the one that its ticket came from, where that was by SMS @throws Refused */
export async function sendAsSms(call: Call, messageId: number, said: readonly string[], templateId: number): Promise<void> {
  await checkTemplate(call, templateId);
  await changeTogether(call, {
    messageIds: [messageId],
    async plan(around) {
      const thread = await threadOf(around, messageId);
      if (!thread) throw new Refused(noMessage('TicketMessageEntityId', messageId));
      const numbers = numbersFor(said, thread.ticket, call.app.sms.country);
      await around.store(thread, granted(sendSms(thread, numbers, templateId, around.call.desk, around.moment)));
      return { value: null, id: messageId };
    },
  });
}
