/** What the desk answers by itself to a mail that makes a ticket: decided and counted in the transaction of the ticket. Source: email §4.3, §4.4 */

import type { Decision } from '../../domain/decision.ts';
import type { MailboxRules } from '../../domain/mail/arrival.ts';
import type { Judgement } from '../../domain/mail/automatic.ts';
import { AUTOMATIC_REPLY } from '../../domain/mail/letter.ts';
import type { IncomingMail } from '../../domain/mail/mail.ts';
import { type Answer, type Block, blocked, poured, silenceOf } from '../../domain/mail/reply.ts';
import { addressKey } from '../../domain/mail-address.ts';
import type { Statement, Tx } from '../../store/database.ts';
import { blockRows, lockBlocks, lockSender, pourBlocks } from '../../store/senders.ts';
import type { Around } from '../together.ts';
import { isAgents, type KnownSender } from './sender.ts';

/** What of a mail decides whether it is answered. */
interface Answerable {
  row: { isAsked: boolean };
  arriving: { mail: IncomingMail };
  judgement: Judgement;
  rules: MailboxRules;
  sender: KnownSender;
  sieved: { chosen: { found: ReadonlyMap<string, string> } | null };
}

/** An answer, and how much its receiver and all others have had so far. */
export interface CountedAnswer extends Answer {
  blocks: { of: Block | null; all: Block | null };
}

type Blocks = CountedAnswer['blocks'];

/** What an address and all of them have had so far; another mail to the same address waits. */
async function blocksOf(tx: Tx, address: string): Promise<Blocks> {
  const [, rows] = await tx.query(lockSender(address), lockBlocks(address));
  const found = blockRows(rows!);
  const blockOf = (wanted: string): Block | null => found.find((block) => block.address === wanted) ?? null;
  return { of: blockOf(address), all: blockOf('') };
}

/** What the desk says to the sender of a mail, or why it says nothing. */
export async function answerFor(around: Around, { row, arriving, judgement, rules, sender, sieved }: Answerable): Promise<CountedAnswer> {
  const { call } = around;
  const { settings } = call.desk;
  const address = addressKey(arriving.mail.from?.address ?? '');
  const templateId = rules.replyTemplateId ?? settings.systemTemplates.get('CustomerCustomerReply') ?? null;
  const uncounted = {
    isAsked: row.isAsked,
    silence: judgement.silence,
    isSilent: rules.isSilent,
    templateId,
    address,
    isAgents: isAgents(call, address),
    of: null,
    all: null,
  };
  const silent = silenceOf(uncounted, call.at);
  // who is not answered anyway waits for nobody
  const blocks = silent === null ? await blocksOf(around.tx, address) : { of: null, all: null };
  return {
    silence: silent ?? silenceOf({ ...uncounted, ...blocks }, call.at),
    templateId,
    address,
    languageId: rules.languageId ?? 0,
    isStranger: sender.isNew || sender.personId === null || sender.isNamed === true,
    found: sieved.chosen?.found ?? new Map(),
    welcomeId: sender.isNew && settings.intake.welcomes ? (settings.systemTemplates.get('CustomerNewCustomer') ?? null) : null,
    blocks,
  };
}

/** Writes down that the desk has written by itself. */
export function noteAnswer({ address, blocks: { of, all } }: CountedAnswer, { effects }: Decision, at: number): Statement[] {
  const isSent = effects?.parcels?.some(({ kind }) => kind === AUTOMATIC_REPLY) ?? false;
  return isSent ? [pourBlocks(address, poured(of, all, at), true, at)] : [];
}

/**
 * Counts a mail that the desk itself writes to customers.
 * @param addresses in lower case and in their order, so that two who count do not wait for each other
 * @returns why it may not go now, and then nothing is counted; else the statements that count it
 */
export async function countMails(
  tx: Tx,
  addresses: readonly string[],
  at: number,
): Promise<{ why: string | null; statements: Statement[] }> {
  const statements: Statement[] = [];
  for (const address of addresses) {
    const { of, all } = await blocksOf(tx, address);
    const why = blocked(of, all, at);
    if (why !== null) return { why: `${address}: ${why}`, statements: [] };
    statements.push(pourBlocks(address, poured(of, all, at), false, at));
  }
  return { why: null, statements };
}
