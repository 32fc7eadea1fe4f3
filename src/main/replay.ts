/** `npm run replay-mail`: what today's rules would make of the mails that have come in. It reads a desk, running or not, and writes nothing. */
import { parseArgs } from 'node:util';
import type { ClientConfig } from 'pg';
import type { App } from '../app/call.ts';
import { type Replayed, type ReplayWanted, replayMails, type Verdict } from '../app/mail/replay.ts';
import { readWebhooks } from '../app/webhooks/webhooks.ts';
import type { Config } from '../config.ts';
import { Database } from '../store/database.ts';
import { InboxStatus } from '../store/mail.ts';
import { appOf, keyFileOf, type Outside } from './app.ts';
import { refuseUnmigrated } from './prepare.ts';
import { reach } from './reach.ts';
import { say, Unable } from './say.ts';

/** How it ends: with nothing that would be otherwise, with something, without having looked at all. */
const [SAME, CHANGED] = [0, 1];
export const UNSEEN = 2;
/** One for each of two questions at a time. */
const POOL = 2;
const TOP = 1_000;

const USAGE = [
  'Usage: npm run replay-mail -- [--id N] [--mailbox N] [--since 2026-01-31] [--top N] [--all] [--json]',
  `  --id       one mail of the inbox`,
  `  --mailbox  those of one mailbox`,
  `  --since    those that came at or after a moment, in UTC where it names no zone`,
  `  --top      so many of the newest, ${TOP.toLocaleString('en')} when not said; 0 for all`,
  `  --all      tells of those too that would come to the same`,
  `  --json     one line of JSON for each`,
  `It ends with ${SAME} when all would come to the same, with ${CHANGED} when one would not, and with ${UNSEEN} when it could not look.`,
];

interface Options extends ReplayWanted {
  isAll: boolean;
  isJson: boolean;
}

function whole(name: string, said: string | undefined, otherwise: number): number {
  if (said === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(said)) throw new Unable(`--${name} is a whole number, not "${said}"`);
  return Number(said);
}

/** A date alone is its first moment in UTC. */
function moment(said: string | undefined): number | null {
  if (said === undefined) return null;
  const isBare = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/.test(said);
  const at = Date.parse(isBare && said.includes('T') ? `${said}Z` : said);
  if (Number.isNaN(at) || !/^\d{4}-\d{2}-\d{2}/.test(said)) throw new Unable(`--since is a date such as 2026-01-31, not "${said}"`);
  return at;
}

/** @throws Unable for words that mean nothing */
function optionsOf(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { id: text, mailbox: text, since: text, top: text, all: flag, json: flag },
    });
    return {
      id: whole('id', values.id, 0),
      mailboxId: whole('mailbox', values.mailbox, 0),
      since: moment(values.since),
      top: whole('top', values.top, TOP),
      isAll: values.all ?? false,
      isJson: values.json ?? false,
    };
  } catch (error) {
    throw error instanceof Unable ? error : new Unable(error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}

const stateOf = (status: InboxStatus): string => Object.entries(InboxStatus).find(([, value]) => value === status)![0];

const verdictText = ({ status, ticketId, isNew, reason }: Verdict): string => {
  if (status === InboxStatus.TakenIn) return isNew ? `a new ticket${ticketId === null ? '' : `, ${ticketId}`}` : `ticket ${ticketId}`;
  const { Waiting, PassedOver, Held, Removed } = InboxStatus;
  const word = { [Waiting]: 'waiting', [PassedOver]: 'passed over', [Held]: 'held', [Removed]: 'deleted' }[status];
  return reason === '' ? word : `${word}: ${reason}`;
};

const textOf = ({ id, receivedAt, sender, subject, was, today, found, tried }: Replayed): string[] => [
  `${id}  ${new Date(receivedAt).toISOString()}  ${sender}  "${subject}"  ${found}`,
  `    was    ${verdictText(was)}`,
  ...(today ? [`    today  ${verdictText(today)}`] : []),
  ...tried.map((clue) => `    clue   ${clue}`),
];

const shown = (verdict: Verdict | null) => verdict && { ...verdict, status: stateOf(verdict.status) };
const jsonOf = ({ was, today, ...rest }: Replayed): string => JSON.stringify({ ...rest, was: shown(was), today: shown(today) });

/** Tells of each mail that would come to something else. @returns how many there are of each kind */
async function tell(app: App, options: Options): Promise<Map<Replayed['found'], number>> {
  const counts = new Map<Replayed['found'], number>();
  for await (const one of replayMails(app, options)) {
    counts.set(one.found, (counts.get(one.found) ?? 0) + 1);
    if (options.isJson) say(jsonOf(one));
    else if (options.isAll || one.found !== 'same') textOf(one).forEach(say);
  }
  return counts;
}

const WORDS: Readonly<Record<Replayed['found'], string>> = {
  same: 'would come to the same',
  changed: 'would come to something else',
  waiting: 'wait to be sorted',
  forgotten: 'are no longer kept',
  unread: 'could not be read in time',
};

function sumOf(counts: ReadonlyMap<Replayed['found'], number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = (Object.keys(WORDS) as Replayed['found'][]).filter((found) => counts.has(found) || found === 'changed');
  return `Mails looked at: ${total}; ${parts.map((found) => `${counts.get(found) ?? 0} ${WORDS[found]}`).join(', ')}.`;
}

/** An app over a database that takes no writes. */
async function openReading(connection: ClientConfig, config: Config, outside: Outside) {
  const { databasePatience: patience } = config;
  const database = new Database(connection, { pool: POOL, patience, isReadOnly: true, onError: () => undefined });
  try {
    const webhooks = await readWebhooks(database, keyFileOf(config), config, outside.bytes);
    const app = await appOf(config, database, webhooks, outside, () => () => undefined);
    const close = async (): Promise<void> => {
      await Promise.all([app.text.close(), app.mails.close()]);
      await database.close();
    };
    return { app, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function replayIn(connection: ClientConfig, options: Options, config: Config, outside: Outside): Promise<number> {
  const { app, close } = await openReading(connection, config, outside);
  try {
    const counts = await tell(app, options);
    if (counts.size === 0 && options.id !== 0) throw new Unable(`there is no mail ${options.id}`);
    if (!options.isJson) say(sumOf(counts));
    return counts.has('changed') ? CHANGED : SAME;
  } finally {
    await close();
  }
}

/**
 * Looks at the mails of a desk once more, and tells what would become of each today.
 * @param root of the repository
 * @returns 0 when all would come to the same, 1 when one would not
 * @throws Error, with one line for people, when it cannot look
 */
export async function replay(args: readonly string[], config: Config, root: string, outside: Outside): Promise<number> {
  if (args.includes('--help')) {
    USAGE.forEach(say);
    return SAME;
  }
  const options = optionsOf(args);
  const desk = await reach(config);
  try {
    await refuseUnmigrated(desk.connection, root);
    return await replayIn(desk.connection, options, config, outside);
  } finally {
    await desk.close();
  }
}
