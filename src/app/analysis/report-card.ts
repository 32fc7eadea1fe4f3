/** How good the desk's suggestions were, for those who administer it; the models that made them; and the switches. */
import type { Suggests } from '../../domain/analysis.ts';
import { SETTING, saveRegistry } from '../../store/desk-settings.ts';
import { MODELS, type ModelRow, modelRows } from '../../store/models.ts';
import { confusion, languagesOf, type ReportRow, reportBy, reportRows } from '../../store/report-card.ts';
import { checkAdministers } from '../administering.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { changeRecord } from '../record.ts';
import { askForTraining, chooseModel, readModels, trainingUnderWay } from './training.ts';

const DAYS = 90 * 86_400_000;
/** Nineteen hundred years: as far as the registry's numbers go. */
const MINUTES_AT_MOST = 999_999_999;
const TABLES = ['all', 'category', 'language', 'month', 'tenth'] as const;

/** What became of suggestions between two moments (milliseconds). */
export interface ReportCard {
  from: number;
  to: number;
  tables: Readonly<Record<(typeof TABLES)[number], ReportRow[]>>;
  confusion: readonly { suggested: number; chosen: number; count: number }[];
  languages: readonly { language: string; messages: number; moods: number; sentiment: number; confidence: number }[];
  model: ModelRow | null;
}

/** @param from, @param to null: the last 90 days @throws Refused for who may not, and for a time that ends before it begins */
export async function readReportCard(call: Call, from: number | null, to: number | null): Promise<ReportCard> {
  checkAdministers(call, 'Figures of suggestions');
  const end = to ?? call.at + 1;
  const begin = from ?? end - DAYS;
  if (begin > end) throw new Refused({ why: 'invalid', about: 'From', message: 'From is later than To' });
  const { zone } = call.desk;
  const rows = await call.app.database.snapshot(
    ...TABLES.map((what) => reportBy(what, begin, end, zone)),
    confusion(begin, end),
    languagesOf(begin, end),
    MODELS,
  );
  const at = (what: (typeof TABLES)[number]): ReportRow[] => reportRows(rows[TABLES.indexOf(what)]!);
  return {
    from: begin,
    to: end,
    tables: { all: at('all'), category: at('category'), language: at('language'), month: at('month'), tenth: at('tenth') },
    confusion: rows[5] as unknown as ReportCard['confusion'],
    languages: rows[6] as unknown as ReportCard['languages'],
    model: modelRows(rows[7]!).find(({ isUsed }) => isUsed) ?? null,
  };
}

/** @throws Refused for who may not */
export async function seeModels(call: Call): Promise<ModelRow[]> {
  checkAdministers(call, 'Models');
  return readModels(call.app);
}

/** Lets a model suggest from now on; 0: none. @throws Refused */
export async function pickModel(call: Call, id: number): Promise<void> {
  checkAdministers(call, 'Models');
  await chooseModel(call, id);
}

/** Asks for a training. @returns the id of its job @throws Refused for who may not */
export async function beginTraining(call: Call): Promise<string> {
  checkAdministers(call, 'Training');
  return askForTraining(call.app);
}

/** How training stands: models without what their figures hold, for everybody. */
export async function trainingStatus({ app }: Call): Promise<{ isRunning: boolean; models: ModelRow[] }> {
  return { isRunning: await trainingUnderWay(app), models: await readModels(app) };
}

/** What the switches shall be; what is not said stays. */
export interface SwitchWish {
  language?: boolean | undefined;
  sentiment?: boolean | undefined;
  category?: Suggests | undefined;
  /** Minutes. */
  youngerThan?: number | undefined;
}

const spelled = (on: boolean | undefined): string | undefined => (on === undefined ? undefined : on ? '1' : '0');

/** Changes the desk's switches. @throws Refused */
export async function saveSwitches(call: Call, wish: SwitchWish): Promise<void> {
  checkAdministers(call, 'Switches');
  if (wish.youngerThan !== undefined && (wish.youngerThan < 0 || wish.youngerThan > MINUTES_AT_MOST))
    throw new Refused({
      why: 'invalid',
      about: 'SentimentTimeframe',
      message: `SentimentTimeframe is from 0 to ${MINUTES_AT_MOST} minutes`,
    });
  const values: Readonly<Record<string, string | undefined>> = {
    [SETTING.language]: spelled(wish.language),
    [SETTING.sentiment]: spelled(wish.sentiment),
    [SETTING.category]: wish.category === undefined ? undefined : String(wish.category),
    [SETTING.moodMinutes]: wish.youngerThan === undefined ? undefined : String(wish.youngerThan),
  };
  const said = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  if (said.length === 0) return;
  await changeRecord(call, async (tx, now) => {
    checkAdministers(now, 'Switches');
    await tx.query(...said.map(({ name, value }) => saveRegistry(name, value)));
    const after = Object.fromEntries(said.map(({ name, value }) => [name, value]));
    return { value: null, id: 0, events: [{ entity: 'registry', id: 0, kind: 'registry.changed', before: null, after }] };
  });
}

/** The switches as they stand now, whatever this process knew before. */
export async function readSwitches(call: Call) {
  const { desk } = await call.app.desks.reload();
  return desk.settings.analysis;
}
