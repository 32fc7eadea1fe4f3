/**
 * Sorting: a mail that was kept is read, judged, placed, and becomes a ticket or a message, with what was found on its way. All of
 * it is one transaction that begins with the mail's own row, so that it takes effect once, whoever tries it and however often.
 * Source: email §2; reliability §1, §6.
 */
import { Medium } from '../../domain/effects.ts';
import { type Arriving, bornOfMail, type MailboxRules, messageOfMail, ticketOfMail } from '../../domain/mail/arrival.ts';
import { type Verdict, verdictLine, verdictStep } from '../../domain/mail/authentication/verdict.ts';
import type { Judgement } from '../../domain/mail/automatic.ts';
import { headerOf, type IncomingMail } from '../../domain/mail/mail.ts';
import type { Match } from '../../domain/mail/matching.ts';
import { onlyForAgents } from '../../domain/mail/only-agents.ts';
import { silenceIn } from '../../domain/mail/reply.ts';
import { addressKey } from '../../domain/mail-address.ts';
import { telling } from '../../domain/telling.ts';
import type { Statement } from '../../store/database.ts';
import { type InboxRow, InboxStatus, inboxRow, lockWaiting, mailById, noteSorted, type Sorted } from '../../store/mail.ts';
import { noteBounce } from '../../store/senders.ts';
import { TicketBaseStatus } from '../../vocabulary.ts';
import { type App, type Call, momentOf } from '../call.ts';
import { granted, Refused } from '../errors.ts';
import { robotCall } from '../inner-calls.ts';
import type { Arrived } from '../mail-arrived.ts';
import { changeRecord } from '../record.ts';
import { sortSms } from '../sms/sorting.ts';
import { lookupOfMessage, lookupOfTicket } from '../ticket-lookup.ts';
import { type Around, changeTogether } from '../together.ts';
import { authenticated } from './authenticating.ts';
import { dressed, stepOf, wordsOf } from './filter-dressing.ts';
import { added, keptPath, notesOf, sending } from './filter-writing.ts';
import { type Sieved, sieve } from './filtering.ts';
import { MOVED } from './moved.ts';
import { attachParts } from './parts.ts';
import { judged, named, placed, rulesOf } from './placing.ts';
import { answerFor, noteAnswer } from './reply.ts';
import { type KnownSender, personOf } from './sender.ts';

const OPERATION = 'Mail.Import';
/** A ticket may be merged or binned between the look for it and its lock; then it is looked for anew. */
const TURNS = 5;

export type Outcome = Pick<Sorted, 'status' | 'ticketId' | 'messageId' | 'reason'>;

/** What is known of a mail on its way. */
interface Way {
  row: InboxRow;
  arrived: Arrived;
  /** Whether it is from whom it says; null when nobody has looked. */
  verdict: Verdict | null;
  judgement: Judgement;
  match: Match;
  rules: MailboxRules;
  arriving: Arriving;
  sender: KnownSender;
  sieved: Sieved;
}

/** What was found, step by step, for who asks why. */
function pathOf({ row, arrived, verdict, judgement, match, rules, arriving, sender, sieved }: Way, does: readonly string[]): object[] {
  const { mail, parts, unknownCharsets } = arrived;
  const odd = unknownCharsets.length > 0 ? { unknownCharsets } : {};
  return [
    { step: 'kept', mailbox: row.mailboxId, bytes: row.size, by: row.isAsked ? 'an agent' : row.uid },
    { step: 'read', messageId: mail.messageId, parts: parts.length, hasText: mail.text !== '', hasHtml: mail.html !== '', ...odd },
    ...(verdict === null ? [] : [{ step: 'authenticated', ...verdictStep(verdict) }]),
    { step: 'judged', kind: judgement.kind, why: judgement.why, silence: judgement.silence, onlyForAgents: arriving.onlyForAgents },
    { step: 'placed', ticket: match.ticketId, by: match.by, maybe: match.maybe, tried: match.tried },
    ...stepOf(sieved, does),
    {
      step: 'ruled',
      person: arriving.personId,
      isNewPerson: sender.isNew,
      category: rules.categoryId,
      priority: rules.priorityId,
      type: rules.typeId,
    },
  ];
}

/** Ends a mail without a message. Its bytes stay, unless what is noted beside lets go of them. */
async function leave(
  app: App,
  row: InboxRow,
  sorted: Omit<Sorted, 'ticketId' | 'messageId'>,
  at: number,
  notes: readonly Statement[] = [],
): Promise<void> {
  await changeRecord(robotCall(app, OPERATION, at), async (tx) => {
    const [waiting] = await tx.query(lockWaiting(row.id));
    const last = waiting!.length > 0 ? [noteSorted(row.id, { ...sorted, ticketId: null, messageId: null }, at), ...notes] : [];
    return { value: null, id: row.id, events: [], last };
  });
}

/** Puts a mail where people look through what could not be sorted. */
export async function holdMail(app: App, id: number, reason: string, at: number): Promise<void> {
  const row = inboxRow((await app.database.query(mailById(id)))[0]);
  if (row) await leave(app, row, { status: InboxStatus.Held, reason, path: [{ step: 'held', why: reason }] }, at);
}

type Left = { status: InboxStatus; reason: string } | null;
/** A mail as it is known before it is anybody's. */
type Seen = Omit<Way, 'arriving' | 'sender' | 'verdict'>;

/** A filter in front of the desk has called it spam. Source: email §4.5 */
const isMarkedAsSpam = ({ mail }: Arrived): boolean => /^yes\b/i.test(headerOf(mail, 'x-spam-flag'));

/** Why a mail becomes no message; null when it does. What an agent brings comes in, whatever it is. */
function leftOut({ row, arrived, judgement, match, rules, sieved }: Seen): Left {
  if (row.isAsked) return null;
  const { kind, why } = judgement;
  if (kind === 'loop' || (kind === 'automatic' && !rules.takesAutomatic)) return { status: InboxStatus.PassedOver, reason: why };
  if (kind === 'bounce' && match.ticketId === null) return { status: InboxStatus.Held, reason: `${why}, and the desk knows no such mail` };
  if (sieved.end !== null) return sieved.end;
  if (isMarkedAsSpam(arrived)) return { status: InboxStatus.Held, reason: 'it is marked as spam' };
  return null;
}

/** Where an agent wants a mail, or where its clues lead. */
async function placeOf(app: App, row: InboxRow, mail: IncomingMail, isBounce: boolean): Promise<{ match: Match; answersForward: boolean }> {
  if (!row.isAsked) return placed(app, mail, isBounce);
  const nowhere: Match = { ticketId: null, by: null, maybe: null, tried: ['an agent wants a new ticket'] };
  return { match: row.saidTicketId > 0 ? await named(app, row.saidTicketId) : nowhere, answersForward: false };
}

/** Whose mail it is. Who sends machines' mail is nobody that the desk does not know. @param isTrial nobody becomes a person by it */
async function senderFor(app: App, { row, judgement: { kind }, rules, sieved }: Seen, isTrial: boolean): Promise<KnownSender> {
  if (row.saidPersonId > 0) return { personId: row.saidPersonId, isNew: false };
  if (kind === 'bounce') return { personId: null, isNew: false };
  if (sieved.personId !== null) return { personId: sieved.personId, isNew: false, isNamed: true };
  const isMade = kind === 'ordinary' && !isTrial;
  const known = await personOf(app, sieved.mail.from, { languageId: rules.languageId, isMade }, app.now());
  return { ...known, isNamed: sieved.chosen?.filter.ignoresFrom ?? false };
}

/**
 * What a mail is, where it belongs, and what its filter makes of that, by the rules and rows of this moment. Nothing is written.
 * @param only the one filter that is tried; null for all
 * @returns `left`: why it becomes no message, null when it does
 */
export async function foreseen(app: App, row: InboxRow, arrived: Arrived, only: number | null = null) {
  const came = { ...arrived.mail, returnPath: row.returnPath ?? arrived.mail.returnPath };
  const clean = came.html === '' ? { html: '', text: came.text } : await app.text.clean(came.html);
  // clues may stand in words that only the HTML has
  const cleanText = came.text.trim() === '' ? clean.text : came.text;
  const judgement = await judged(app, came);
  const asRead = { ...came, text: cleanText };
  const [place, rules] = await Promise.all([placeOf(app, row, asRead, judgement.kind === 'bounce'), rulesOf(app, row.mailboxId)]);
  const sieved = await sieve(app, { row, mail: asRead, words: [...new Set([came.text, clean.text])], judgement, ...place }, only);
  const mail = { ...came, from: sieved.mail.from };
  const seen: Seen = { row, arrived: { ...arrived, mail }, judgement: sieved.judgement, match: sieved.match, rules, sieved };
  const isBounce = seen.judgement.kind === 'bounce';
  const words = { mail, head: arrived.head, cleanHtml: clean.html, cleanText };
  const hidden = onlyForAgents(mail, seen.judgement);
  const letter = { ...words, isBounce, answersForward: sieved.answersForward, onlyForAgents: hidden };
  return { seen, left: leftOut(seen), letter };
}

/** Whether a mail, as it came, is from whom it says; null when nobody has looked. */
async function verdictOf(app: App, row: InboxRow, arrived: Arrived, at: number): Promise<Verdict | null> {
  if (row.bytes === null) return null;
  const mail = { ...arrived.mail, returnPath: row.returnPath ?? arrived.mail.returnPath };
  const client = row.client === null ? null : { address: row.client, helo: row.helo };
  return authenticated(app, { bytes: row.bytes, mail, client, at });
}

/**
 * Looks all up that needs no lock. What is left out makes no person.
 * @param trial the filter that is tried alone, null for all of them; a trial makes nobody a person
 */
export async function wayOf(
  app: App,
  row: InboxRow,
  arrived: Arrived,
  at: number,
  trial: { filterId: number | null } | null = null,
): Promise<{ way: Way; left: Left; does: string[] }> {
  const { seen, left, letter } = await foreseen(app, row, arrived, trial?.filterId ?? null);
  const { sieved } = seen;
  const sender = left ? { personId: null, isNew: false } : await senderFor(app, seen, trial !== null);
  const verdict = trial === null ? await verdictOf(app, row, arrived, at) : null;
  const bare: Arriving = {
    ...letter,
    results: verdict === null ? '' : verdictLine(verdict),
    personId: sender.personId,
    isAttached: arrived.parts.some(({ inline }) => !inline),
  };
  const { arriving, rules } = left ? { arriving: bare, rules: seen.rules } : await dressed(app, sieved, bare, seen.rules, at);
  return { way: { ...seen, verdict, arriving, rules, sender }, left, does: wordsOf(app, sieved) };
}

/** Decides and writes, in the plan of a transaction whose ticket is locked. */
async function enter(around: Around, way: Way, does: readonly string[]): Promise<Outcome | typeof MOVED | null> {
  const { tx, call, threads, facts } = around;
  const { row, arriving, rules, match } = way;
  const [waiting] = await tx.query(lockWaiting(row.id));
  if (waiting!.length === 0) return null;
  const { desk } = call;
  const moment = momentOf(call);
  const thread = match.ticketId === null ? null : (threads.get(match.ticketId) ?? MOVED);
  if (thread === MOVED) return MOVED;
  if (thread && (thread.ticket.base === TicketBaseStatus.Merged || desk.statuses.get(thread.ticket.statusId)?.noEmailReopen)) return MOVED;
  const answer = thread ? null : await answerFor(around, way);
  const decision = answer ? bornOfMail(arriving, rules, answer, desk, facts, moment) : added(thread!, way, desk, facts, moment);
  const told = sending(granted(telling(decision, thread, desk, facts, moment)), way);
  const stored = await around.store(thread, told);
  const messageId = stored?.message?.id ?? null;
  if (stored === null || messageId === null) throw new Error('a mail has made no message');
  await attachParts(around, messageId, way.arrived.parts);
  const outcome: Outcome = { status: InboxStatus.TakenIn, ticketId: stored.ticket.id, messageId, reason: '' };
  const path = [
    ...pathOf(way, does),
    { step: 'taken in', ticket: outcome.ticketId, message: messageId, isNew: thread === null },
    ...(answer ? [{ step: 'answered', template: answer.templateId, silence: silenceIn(told) }] : []),
  ];
  await tx.query(
    noteSorted(row.id, { ...outcome, path, verdict: way.verdict }, call.at),
    ...notesOf(way, outcome.status, call.at),
    ...(answer ? noteAnswer(answer, told, call.at) : []),
    ...(arriving.isBounce && arriving.mail.report ? [noteBounce(addressKey(arriving.mail.report.recipient), call.at)] : []),
  );
  return outcome;
}

const lookupOf = ({ match, arriving, rules }: Way, call: Call) => {
  if (match.ticketId === null) return lookupOfTicket(ticketOfMail(arriving, rules, call.desk.settings.mail.tags), call, call.desk);
  return lookupOfMessage(messageOfMail(arriving, rules, match.ticketId), call.desk, true);
};

async function sortOnce(app: App, row: InboxRow, at: number): Promise<typeof MOVED | null> {
  const read = row.bytes ? await app.mails.arrived(row.bytes) : { problem: 'its bytes are no longer kept' };
  if (read === null) throw new Error('it could not be read in time');
  if ('problem' in read) {
    await holdMail(app, row.id, read.problem, at);
    return null;
  }
  const { way, left, does } = await wayOf(app, row, read.arrived, at);
  if (left) {
    const path = [...keptPath(pathOf(way, does), way, left.status), { step: 'left out', why: left.reason }];
    await leave(app, row, { ...left, path, verdict: way.verdict }, at, notesOf(way, left.status, at));
    return null;
  }
  const outcome = await changeTogether(robotCall(app, OPERATION, at), {
    ticketIds: way.match.ticketId === null ? [] : [way.match.ticketId],
    lookup: (call) => lookupOf(way, call),
    plan: async (around) => ({ value: await enter(around, way, does), id: row.id }),
  });
  return 'value' in outcome && outcome.value === MOVED ? MOVED : null;
}

/**
 * Sorts a mail, or an SMS, of the inbox; one that is sorted stays as it is.
 * @returns what it has come to; null for one that is not there
 * @throws Refused when a rule does not let it in, or its ticket is under way at other hands; StoreUnavailable
 */
export async function sortMail(app: App, id: number, at: number): Promise<Outcome | null> {
  for (let turn = 0; ; turn++) {
    const row = inboxRow((await app.database.query(mailById(id)))[0]);
    if (!row) return null;
    const { status, ticketId, messageId, reason } = row;
    if (status !== InboxStatus.Waiting) return { status, ticketId, messageId, reason };
    const moved = await (row.medium === Medium.Sms ? sortSms : sortOnce)(app, row, at);
    if (moved === MOVED && turn >= TURNS)
      throw new Refused({ why: 'conflict', about: OPERATION, message: 'The ticket of this mail is being changed; nothing was stored' });
  }
}
