/** Archives: searches in tickets, messages and people. The reader's reach is part of every question. */
import { mayAdminister } from '../domain/lists.ts';
import { isAdmin, reach } from '../domain/rights.ts';
import { chosenColumns as chosenColumnsStatement, columnsIn, keepChosenColumns } from '../store/archives/chosen.ts';
import {
  type Ask,
  type Asker,
  type Column,
  columnsOf,
  countQuery,
  dynamicProvider,
  type Provider,
  pageQuery,
  providerNames,
  providerOf,
  type Shown,
  Unanswerable,
} from '../store/archives/index.ts';
import { type Row, StoreUnavailable } from '../store/database.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { seeing } from './read.ts';
import { changeRecord } from './record.ts';

export { nameIn, openProviderNames as openArchiveNames, operatorsOf, providerNames as archiveNames } from '../store/archives/index.ts';

/** How a question's texts and times are read; made by the door from the call's locale. */
export type Reading = Pick<Asker, 'zone' | 'instant' | 'words' | 'zones' | 'kindOf'>;

/** One page of an archive. */
export interface ArchivePage {
  /** With the desk that the rows were read with. */
  readonly call: Call;
  readonly provider: Provider;
  readonly columns: readonly Shown[];
  /** `key`, `canRead`, `canEdit`, and by the place of the column `c0`, `c1` …; `d0` … where a column has a text of its own. */
  readonly rows: readonly Row[];
  /** Rows of all pages together; null when it was not asked for. */
  readonly count: number | null;
  /** Are there more rows behind this page? */
  readonly hasMore: boolean;
}

const askerOf = (call: Call, reading: Reading): Asker => ({
  ...reading,
  agent: call.agent,
  desk: call.desk,
  at: call.at,
  list: reach(call.agent, 'list', call.desk),
  read: reach(call.agent, 'read', call.desk),
  edit: reach(call.agent, 'edit', call.desk),
  ownCategories: call.agent.preferences.onlyOwnCategories ? ownCategories(call) : null,
});

const ownCategories = ({ agent, desk }: Call): number[] =>
  [...desk.categories.values()].filter(({ members }) => members.has(agent.id)).map(({ id }) => id);

/** An archive by its name. @throws Refused when there is none, or it is not for the caller */
function archive(call: Call, name: string, columns: readonly string[]): Provider {
  const isDynamic = name.trim().toLowerCase() === 'dynamic';
  const provider = isDynamic ? dynamicProvider({ columns }) : providerOf(name);
  if (!provider) throw new Refused({ why: 'unknown', about: 'ProviderName', message: 'There is no such archive provider' });
  const mayAsk = provider.for === 'service' ? mayAdminister(call.agent, 'service') : provider.for === undefined || isAdmin(call.agent);
  if (mayAsk) return provider;
  const whom = provider.for === 'service' ? 'those who administer the service' : 'administrators';
  throw new Refused({ why: 'forbidden', about: provider.name, message: `${provider.name} is for ${whom}` });
}

/** Is there an archive of this name, in any case? */
export const isArchive = (name: string): boolean => providerNames.some((known) => known.toLowerCase() === name.trim().toLowerCase());

/** What cannot be answered, as a refusal; anything else as it is. */
function answerable<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error;
    const about = error.about.replace(/[^\x20-\x7e\u00a0-\uffff]/g, ' ').slice(0, 100);
    throw new Refused({ why: 'invalid', about, message: `${about} ${error.message}` });
  }
}

/**
 * Reads a page of an archive.
 * @throws Refused for a name or an operator that is not there, a value of another kind, and an archive that is not for the caller
 */
export async function readArchive(call: Call, ask: Ask, reading: Reading): Promise<ArchivePage> {
  const seen = await seeing(call, async (now) => {
    const asker = askerOf(now, reading);
    const [provider, page, count] = answerable(() => {
      const found = archive(now, ask.provider, ask.columns);
      return [found, pageQuery(ask, found, asker), ask.counted ? countQuery(ask, found, asker) : null] as const;
    });
    const { database } = now.app;
    const [rows = [], counts] = await database.inTurn(async () => {
      if (call.waiter?.isGone) throw new StoreUnavailable('nobody waits for it any more');
      return count ? database.snapshot(page.statement, count) : [await database.query(page.statement)];
    });
    const value = { provider, columns: page.columns, rows, count: counts ? (counts[0]!.count as number) : null };
    return { rows, value };
  });
  const { rows } = seen.value;
  return { ...seen.value, call: seen.call, rows: rows.slice(0, ask.top), hasMore: rows.length > ask.top };
}

/** What an archive is made of. */
export interface ArchiveShape {
  readonly provider: Provider;
  readonly columns: readonly Column[];
}

/** The columns of an archive. @throws Refused when there is none of that name */
export function describeArchive(call: Call, name: string, reading: Reading): ArchiveShape {
  const provider = answerable(() => archive(call, name, []));
  return { provider, columns: columnsOf(provider, askerOf(call, reading)) };
}

/** A list of the GUI has a name that can be kept. */
function guiName(name: string): string {
  if (name.length > 255 || name.includes('\0'))
    throw new Refused({ why: 'invalid', about: 'GuiName', message: 'GuiName is no name of up to 255 characters' });
  return name;
}

/** The columns that the caller has chosen for a list of the GUI; empty when none were. */
export const chosenColumns = async (call: Call, gui: string, provider: string): Promise<readonly string[]> =>
  columnsIn(
    await call.app.database.query(chosenColumnsStatement(call.agent.id, guiName(gui), provider.slice(0, 100).replaceAll('\0', ''))),
  );

/** Remembers the columns that the caller chooses for a list of the GUI. @throws Refused for a column that is not there */
export async function chooseColumns(call: Call, gui: string, name: string, columns: readonly string[], reading: Reading): Promise<void> {
  if (call.agent.id === 0)
    throw new Refused({
      why: 'invalid',
      about: 'GuiName',
      message: 'Chosen columns are kept with a Service user, which the caller has not',
    });
  await changeRecord(call, async (tx, now) => {
    answerable(() => {
      const provider = archive(now, name, columns);
      pageQuery(
        { provider: name, columns, restriction: null, order: [], entities: [], skip: 0, top: 0, counted: false },
        provider,
        askerOf(now, reading),
      );
    });
    await tx.query(keepChosenColumns(now.agent.id, guiName(gui), name.trim(), columns));
    return { value: undefined, id: 0, events: [] };
  });
}
