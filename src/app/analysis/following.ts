/**
 * Follows the events behind the saves and looks at what customers have written: by one process at a time, off the way of every
 * save. What it finds passes through the waist. Dies it in the middle, the next one begins where it was: finding something twice
 * changes nothing. Source: ai-fields §1.
 */
import { type Findings, wantedOf } from '../../domain/analysis.ts';
import {
  behindReading,
  giveBackReading,
  moveReading,
  noteOutcome,
  SuggestionOutcome,
  type TextEvent,
  type TextToAnalyse,
  takeReading,
  textEventRows,
  textEvents,
  textRows,
  textsToAnalyse,
} from '../../store/analysis.ts';
import { StoreUnavailable } from '../../store/database.ts';
import type { App } from '../call.ts';
import { pauseAfter, type Repeating, repeat } from '../repeating.ts';
import { type Found, writeDown } from './found.ts';
import { lookAt } from './looking.ts';
import type { Look } from './question.ts';

const IDLE_MS = 250;
const LEASE_MS = 30_000;

/** Messages whose findings are written together at most, and bytes of their texts: all of them are in memory then. */
const TOGETHER_AT_MOST = 8;
const BYTES_TOGETHER = 1_000_000;

/** What stands in the place of findings when nothing was looked for. */
const NOTHING: Findings = { language: null, mood: null, categoryId: null };
const findingsOf = ({ language, mood, category }: Look): Findings => ({
  language: language?.code ?? null,
  mood: mood && { sentiment: mood.sentiment, confidence: mood.confidence },
  categoryId: category?.id ?? null,
});
/** Do findings say more than a message says that nobody has looked at? */
const saysNothing = ({ language, mood, categoryId }: Findings): boolean =>
  (language ?? '') === '' && (mood?.confidence ?? 0) === 0 && categoryId === null;

/** Looks at one message. @returns what is to be written down; null for nothing */
async function find(app: App, text: TextToAnalyse): Promise<Found | null> {
  const wanted = wantedOf(text, app.desks.current().desk.settings.analysis, text.mailbox, app.now());
  const isAsked = wanted.language || wanted.mood || wanted.category;
  const seen = isAsked ? await lookAt(app, { ...text, title: text.isFirst ? text.title : '' }, wanted) : null;
  if (isAsked && seen === null) throw new Error(`message ${text.id} could not be looked at in time`);
  const findings = seen ? findingsOf(seen.look) : NOTHING;
  if (saysNothing(findings) && !text.isKnown) return null;
  const category = seen?.look.category;
  const suggestion =
    seen && category && category.id !== null ? { modelId: seen.modelId, category: { ...category, id: category.id } } : null;
  return { messageId: text.id, ticketId: text.ticketId, findings, suggestion };
}

/** What became of a suggestion that this event has ended. */
function outcomeOf({ suggested, chosen, byRobot }: TextEvent): number {
  if (byRobot) return SuggestionOutcome.Gone;
  return chosen === suggested ? SuggestionOutcome.Taken : SuggestionOutcome.OtherChosen;
}

/** Who follows: under which name (a uuid), whom it tells of messages that were passed over, and whether it is to end. */
export interface Follower {
  reader: string;
  complain(error: unknown): void;
  isOver(): boolean;
}

/** A name that no other process has. */
function nameOf({ bytes }: Pick<App, 'bytes'>): string {
  const hex = Buffer.from(bytes(16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** One message that cannot be done must not hold up all others; a database that is away holds up everybody. */
function passOver({ complain, isOver }: Follower, error: unknown): void {
  // what was broken off by the end is looked at by the next one
  if (isOver()) return;
  if (error instanceof StoreUnavailable) throw error;
  complain(error);
}

/** Writes down what was found; when that fails, one by one, so that only what cannot be written is missing. */
async function keep(app: App, follower: Follower, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  try {
    await writeDown(app, found);
  } catch (error) {
    if (found.length === 1 || error instanceof StoreUnavailable) passOver(follower, error);
    else for (const one of found) await keep(app, follower, [one]);
  }
}

/** Texts in the order in which they came, as many in each group as are written down together. */
function groupsOf(texts: readonly TextToAnalyse[]): TextToAnalyse[][] {
  const groups: TextToAnalyse[][] = [];
  let bytes = 0;
  for (const text of texts) {
    const last = groups.at(-1);
    bytes += text.size;
    if (last && last.length < TOGETHER_AT_MOST && bytes <= BYTES_TOGETHER) last.push(text);
    else {
      groups.push([text]);
      bytes = text.size;
    }
  }
  return groups;
}

/** Looks at the messages of some events, as long as this process has the right to. @returns did it come to the end? */
async function analyseEach(app: App, follower: Follower, events: readonly TextEvent[]): Promise<boolean> {
  const { reader, isOver } = follower;
  const ids = [...new Set(events.flatMap((event) => (event.isAboutTexts && event.messageId !== null ? [event.messageId] : [])))];
  const texts = ids.length > 0 ? textRows(await app.database.query(textsToAnalyse(ids))) : [];
  let until = app.now() + LEASE_MS;
  for (const group of groupsOf(texts)) {
    const found: Found[] = [];
    for (const text of group) {
      const at = app.now();
      if (at > until - LEASE_MS / 2) {
        if ((await app.database.query(takeReading(reader, at, at + LEASE_MS))).length === 0) return false;
        until = at + LEASE_MS;
      }
      const one = await find(app, text).catch((error: unknown) => passOver(follower, error));
      if (one) found.push(one);
      if (isOver()) return false;
    }
    await keep(app, follower, found);
    if (isOver()) return false;
  }
  return true;
}

/**
 * Looks at what the next events have brought.
 * @returns how many events there were: 0 when there is nothing to do, or another process is at it
 */
export async function analyseSome(app: App, follower: Follower): Promise<number> {
  const { database } = app;
  const { reader } = follower;
  const [behind] = await database.query(behindReading);
  if (!behind!.isBehind) return 0;
  const at = app.now();
  if ((await database.query(takeReading(reader, at, at + LEASE_MS))).length === 0) return 0;
  const events = textEventRows(await database.query(textEvents));
  const last = events.at(-1);
  if (!last || !(await analyseEach(app, follower, events))) return 0;
  for (const event of events) {
    if (event.suggested === null || event.ticketId === null || event.chosen === null) continue;
    await database.query(noteOutcome(event.ticketId, outcomeOf(event), event.chosen, event.at));
  }
  await database.query(moveReading(reader, last));
  return events.length;
}

/** Looks at all there is to look at. For those who turn the clock by hand. */
export async function analyseAll(app: App, complain: (error: unknown) => void): Promise<void> {
  const reader = nameOf(app);
  while ((await analyseSome(app, { reader, complain, isOver: () => false })) > 0);
  await app.database.query(giveBackReading(reader));
}

/**
 * Looks at texts as they come, until it is stopped.
 * @param failed told of what could not be done; what the database could not do is tried again
 */
export function keepAnalysis(app: App, failed: (error: unknown) => void): Repeating {
  const reader = nameOf(app);
  const { stop } = repeat({
    turn: async (isOver) => pauseAfter(await analyseSome(app, { reader, complain: failed, isOver }), IDLE_MS),
    failed,
    breakOff: () => app.analyst.close(),
    givesWay: true,
  });
  return {
    async stop() {
      await stop();
      await app.database.query(giveBackReading(reader)).catch(failed);
    },
  };
}
