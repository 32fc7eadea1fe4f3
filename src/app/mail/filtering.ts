/**
 * The filter of a mail: which one it is, what it finds, and what it makes of the mail's place, its sender and its end. It only looks;
 * what it wants is written together with the ticket. Source: email §5. docs/decisions/0042
 */
import { setImmediate as breath } from 'node:timers/promises';
import type { Desk } from '../../domain/desk.ts';
import type { Judgement } from '../../domain/mail/automatic.ts';
import type { Chosen } from '../../domain/mail/filter-effects.ts';
import { inForce, type Known, problemsOf } from '../../domain/mail/filter-problems.ts';
import {
  Disposal,
  foundFor,
  inOrder,
  type Looked,
  type MailFilter,
  PersonBy,
  ticketNumberIn,
  verdictOf,
} from '../../domain/mail/filters.ts';
import type { IncomingMail } from '../../domain/mail/mail.ts';
import type { Match } from '../../domain/mail/matching.ts';
import { type MailAddress, readMailboxes } from '../../domain/mail-address.ts';
import { cut } from '../../domain/text.ts';
import type { Row } from '../../store/database.ts';
import { type InboxRow, InboxStatus } from '../../store/mail.ts';
import { allFilters, filtersOf, namedByFilters, personsFound } from '../../store/mail-filters.ts';
import type { App } from '../call.ts';
import { placed } from './placing.ts';

/** A mail on its way to its filter. */
export interface Sievable {
  row: InboxRow;
  mail: IncomingMail;
  /** Its words as they are shown: of its plain text, and of its HTML where it has both. */
  words: readonly string[];
  judgement: Judgement;
  match: Match;
  /** It answers what an agent has passed on to others. */
  answersForward: boolean;
}

/** What a filter has made of a mail; all of it as before where none has chosen it. */
export interface Sieved extends Pick<Sievable, 'mail' | 'judgement' | 'match' | 'answersForward'> {
  chosen: Chosen | null;
  /** Who was asked and what he said, in words; the last is the one that runs, if any does. */
  asked: readonly string[];
  /** What the filter looked for and did not find, in words. */
  lacks: readonly string[];
  /** The person whom it has found; null leaves it to From. */
  personId: number | null;
  /** A number that it named has opened its ticket to it, as to anybody: who wrote it does not belong there. */
  isGuest: boolean;
  /** The mail becomes no message. */
  end: { status: InboxStatus; reason: string } | null;
  /** May it be answered by the filter itself? */
  mayAnswer: boolean;
}

/** What there is for filters to name: asked for, and read. */
export const knownIn = {
  statement: namedByFilters,
  of(rows: readonly Row[], desk: Desk): Known {
    const ids = (kind: string): Set<number> => new Set(rows.filter((row) => row.kind === kind).map((row) => row.id as number));
    const addresses = rows.filter(({ kind }) => kind !== 'template').map((row) => row.address as string);
    return { desk, mailboxIds: ids('mailbox'), templateIds: ids('template'), ownAddresses: new Set(addresses) };
  },
};
export const knownNow = async (app: App): Promise<Known> =>
  knownIn.of(await app.database.query(knownIn.statement), app.desks.current().desk);

const lookedAt = ({ mail, words }: Sievable): Looked => ({
  head: mail.headers.map(({ name, value }) => `${name}: ${value}`).join('\n'),
  body: words,
});

/**
 * The first filter that wants the mail, and what was looked at. Each look is bounded, and others have their turn in between.
 * @param only the one that is tried, on or off; null for all that are on
 */
async function choose(
  app: App,
  about: Sievable,
  only: number | null,
): Promise<{ filter: MailFilter | null; asked: string[]; looked: Looked }> {
  const { mailboxId, passedFilters } = about.row;
  const all = filtersOf(await app.database.query(allFilters));
  const filters = only === null ? inOrder(all, mailboxId, passedFilters) : all.filter(({ id }) => id === only);
  const looked = filters.length === 0 ? { head: '', body: [] } : lookedAt(about);
  const asked: string[] = [];
  for (const filter of filters) {
    await breath();
    const { isSelected, why } = verdictOf(filter, looked);
    asked.push(`${filter.name}: ${why}`);
    if (isSelected) return { filter, asked, looked };
  }
  return { filter: null, asked, looked };
}

async function findAll({ finds }: MailFilter, looked: Looked): Promise<{ found: Map<string, string>; lacks: string[] }> {
  const found = new Map<string, string>();
  for (const find of finds) {
    await breath();
    const text = foundFor(find, looked);
    if (text !== null && text !== '') found.set(find.name, text);
  }
  return { found, lacks: finds.filter(({ name }) => !found.has(name)).map(({ name }) => `${name} was not found`) };
}

interface Linked {
  personId: number | null;
  /** Who it is from, where From is not believed. */
  from: MailAddress | null;
  /** Is it the person who has sent it, or nobody else? */
  isSender: boolean;
  lacks: string[];
}
const nobody = (from: MailAddress | null, ...lacks: string[]): Linked => ({ personId: null, from, isSender: true, lacks });

/** The person that something found leads to. Several who are alike are none: nobody's mail goes to another by chance. */
async function linked(app: App, { mail }: Sievable, { filter: { person }, found }: Chosen): Promise<Linked> {
  const text = person === null ? undefined : found.get(person.find);
  if (person === null || text === undefined) return nobody(null);
  const isEmail = person.by === PersonBy.Email;
  const said = isEmail ? (readMailboxes(text)[0] ?? null) : null;
  if (isEmail && said === null) return nobody(null, `${cut(text, 100)} is no address`);
  const [first, second] = await app.database.query(personsFound(person.by, said?.address ?? text, mail.from?.address ?? ''));
  if (!first) return nobody(said, `nobody is known by ${cut(text, 100)}`);
  if (!isEmail && second?.retired === first.retired) return nobody(null, `several persons are known by ${cut(text, 100)}`);
  const address = said?.address ?? (first.address as string);
  const from = address === '' ? null : { name: first.name as string, address };
  return { personId: first.id as number, from, isSender: first.isSender === true, lacks: [] };
}

type Place = Pick<Sieved, 'judgement' | 'match' | 'answersForward'>;

/** A bounce belongs where what it returns does; else it stays where it was. */
async function bounced(app: App, { row, mail, ...place }: Sievable, { filter }: Chosen): Promise<Place> {
  if (!filter.marksAsBounced || place.judgement.kind === 'bounce') return place;
  const why = `filter “${filter.name}” takes it for a bounce`;
  const found = row.isAsked ? place : await placed(app, mail, true);
  return { ...(found.match.ticketId === null ? place : found), judgement: { kind: 'bounce', why, silence: why } };
}

/** The ticket whose number was found, where nothing better leads to one. An agent who hands a mail over has said where it goes. */
async function led(
  app: App,
  { row, mail }: Sievable,
  place: Place,
  { filter: { ticket }, found }: Chosen,
): Promise<Place & { isGuest: boolean }> {
  const number = ticket === null ? null : ticketNumberIn(found.get(ticket.find));
  if (ticket === null || number === null || row.isAsked || place.judgement.kind === 'bounce' || place.match.ticketId !== null)
    return { ...place, isGuest: false };
  const clue = { by: 'filter', ticketId: number } as const;
  const own = await placed(app, mail, false, [{ ...clue, opensToAll: false }]);
  if (own.match.ticketId !== null || !ticket.opensToAll) return { ...place, ...own, isGuest: false };
  const guests = await placed(app, mail, false, [{ ...clue, opensToAll: true }]);
  return { ...place, ...guests, isGuest: guests.match.ticketId !== null };
}

function endOf({ row }: Sievable, { disposal, name }: MailFilter): Sieved['end'] {
  // what an agent brings comes in, whatever it is
  if (disposal === null || row.isAsked) return null;
  return disposal === Disposal.Block
    ? { status: InboxStatus.Held, reason: `filter “${name}” holds it` }
    : { status: InboxStatus.Removed, reason: `filter “${name}” has deleted it` };
}

/** Why the desk writes nothing to who has sent it; null where it may. An answer that knows somebody goes to him, or to nobody. */
function silenceOf({ filter }: Chosen, { isSender }: Linked, isGuest: boolean): string | null {
  if (filter.blocksReply) return `filter “${filter.name}” wants no answer`;
  if (isGuest) return 'who wrote it does not belong to its ticket';
  return isSender || filter.ignoresFrom ? null : `filter “${filter.name}” has found another person than who has sent it`;
}

/** What a filter that has chosen a mail makes of it. */
async function sieved(app: App, about: Sievable, filter: MailFilter, looked: Looked): Promise<Omit<Sieved, 'asked'>> {
  const { row, mail } = about;
  const known = await knownNow(app);
  const { found, lacks } = await findAll(filter, looked);
  const chosen: Chosen = { filter: inForce(filter, known), found };
  const person = await linked(app, about, chosen);
  const { judgement, match, answersForward, isGuest } = await led(app, about, await bounced(app, about, chosen), chosen);
  const silence = judgement.silence ?? silenceOf(chosen, person, isGuest);
  return {
    chosen,
    lacks: [...problemsOf(filter, known).map(({ says }) => says), ...lacks, ...person.lacks],
    mail: filter.ignoresFrom ? { ...mail, from: person.from } : mail,
    judgement: { ...judgement, silence },
    match,
    answersForward,
    isGuest,
    personId: row.saidPersonId > 0 ? null : person.personId,
    end: endOf(about, filter),
    mayAnswer: !row.isAsked && silence === null,
  };
}

/**
 * Finds the filter of a mail, and what it makes of it. Nothing is written.
 * @param only the one filter that is tried, on or off; null for all that are on
 * @throws StoreUnavailable
 */
export async function sieve(app: App, about: Sievable, only: number | null = null): Promise<Sieved> {
  const { mail, judgement, match, answersForward } = about;
  const nothing = { chosen: null, asked: [], lacks: [], personId: null, isGuest: false, end: null, mayAnswer: false };
  const untouched: Sieved = { mail, judgement, match, answersForward, ...nothing };
  // what the desk itself has sent is nobody's to sort
  if (judgement.kind === 'loop') return untouched;
  const { filter, asked, looked } = await choose(app, about, only);
  return filter === null ? { ...untouched, asked } : { asked, ...(await sieved(app, about, filter, looked)) };
}
