/** What Svar finds out about texts, by its own agent: why, how well, and its switches. */
import { type Explained, type ExplainedSuggestion, explainMessage, explainSuggestion } from '../../app/analysis/explaining.ts';
import type { Because } from '../../app/analysis/question.ts';
import { pickModel, type ReportCard, readReportCard, readSwitches, saveSwitches, seeModels } from '../../app/analysis/report-card.ts';
import { analysis } from '../../contract/agents/svar-analysis.ts';
import type {
  SvarAnalysisSettings,
  SvarExplanation,
  SvarModel,
  SvarReportCard,
  SvarReportRow,
  SvarSuggestion,
} from '../../contract/carriers/svar-analysis.ts';
import { Fault } from '../../contract/decode.ts';
import type { Json, Shown } from '../../contract/language.ts';
import { Suggests } from '../../domain/analysis.ts';
import { implement, type Request } from '../implement.ts';
import { wordOf } from './states.ts';

const SUGGESTS = Object.entries(Suggests);
const OUTCOMES = ['Open', 'Taken', 'OtherChosen', 'Gone'] as const;

const presentBecause = (because: Because | undefined) => (because ?? []).map(({ word, weight }) => ({ Word: word, Weight: weight }));

const presentExplanation = ({ message, look }: Explained): Shown<typeof SvarExplanation> => ({
  MessageId: message.id,
  TicketId: message.ticketId,
  Language: message.language,
  Sentiment: message.sentiment,
  SentimentConfidence: message.sentimentConfidence,
  FoundLanguage: look?.language?.code ?? '',
  FoundLanguageConfidence: look?.language?.confidence ?? 0,
  LanguageBecause: presentBecause(look?.language?.because),
  FoundSentiment: look?.mood?.sentiment ?? 0,
  FoundSentimentConfidence: look?.mood?.confidence ?? 0,
  SentimentBecause: presentBecause(look?.mood?.because),
});

const presentSuggestion = (one: ExplainedSuggestion): Shown<typeof SvarSuggestion> => ({
  TicketId: one.ticketId,
  CategoryId: one.categoryId ?? 0,
  Probability: one.probability,
  Because: presentBecause(one.because),
  ModelId: one.modelId ?? 0,
  SuggestedAt: one.at,
  Outcome: OUTCOMES[one.outcome] ?? '',
  ChosenCategoryId: one.chosenId ?? 0,
  DecidedAt: one.decidedAt,
});

const presentModel = (model: NonNullable<ReportCard['model']>): Shown<typeof SvarModel> => ({
  ModelId: model.id,
  MadeAt: model.madeAt,
  DataFrom: model.dataFrom,
  DataTo: model.dataTo,
  Tickets: model.tickets,
  Accuracy: model.accuracy,
  Size: model.size,
  IsUsed: model.isUsed,
  Figures: model.figures as Json,
});

type Row = ReportCard['tables']['all'][number];
const share = (part: number, of: number): number => (of === 0 ? 0 : part / of);

/** @param about which member its key is */
function presentRow(row: Row, about: Shown<typeof SvarReportRow> = {}): Shown<typeof SvarReportRow> {
  return {
    ...about,
    Tickets: row.tickets,
    Suggested: row.suggested,
    Taken: row.taken,
    Corrected: row.corrected,
    Open: row.open,
    Accuracy: share(row.taken, row.taken + row.corrected),
    Coverage: share(row.suggested, row.tickets),
    Promised: row.promised ?? 0,
  };
}

const NO_ROW: Row = { key: null, tickets: 0, suggested: 0, taken: 0, corrected: 0, open: 0, promised: null };

const presentCard = ({ from, to, tables, confusion, languages, model }: ReportCard): Shown<typeof SvarReportCard> => ({
  From: from,
  To: to,
  All: presentRow(tables.all[0] ?? NO_ROW),
  ByCategory: tables.category.map((row) => presentRow(row, { CategoryId: Number(row.key ?? 0) })),
  ByLanguage: tables.language.map((row) => presentRow(row, { Language: String(row.key ?? '') })),
  ByMonth: tables.month.map((row) => presentRow(row, { Month: String(row.key ?? '') })),
  Calibration: tables.tenth.map((row) => presentRow(row)),
  Confusion: confusion.map(({ suggested, chosen, count }) => ({ SuggestedCategoryId: suggested, ChosenCategoryId: chosen, Count: count })),
  Languages: languages.map((row) => ({
    Language: row.language,
    Messages: row.messages,
    Moods: row.moods,
    AverageSentiment: row.sentiment,
    AverageConfidence: row.confidence,
  })),
  Model: model && presentModel(model),
});

async function switches({ call }: Request): Promise<Shown<typeof SvarAnalysisSettings>> {
  const { language, sentiment, category, youngerThan } = await readSwitches(call);
  return {
    Language: language,
    Sentiment: sentiment,
    SuggestCategory: wordOf(SUGGESTS, category),
    SentimentTimeframe: youngerThan,
    HasModelServer: call.app.writer.isServer,
  };
}

/** @throws Fault for a word that stands for nothing */
function suggestsIn(said: string | null | undefined): Suggests | undefined {
  if (said === null || said === undefined || said.trim() === '') return undefined;
  const found = SUGGESTS.find(([name]) => name.toLowerCase() === said.trim().toLowerCase());
  if (!found) throw new Fault('SvarAnalysisSettings.SuggestCategory', `is one of ${SUGGESTS.map(([name]) => name).join(', ')}`);
  return found[1];
}

export const handlers = implement(analysis, {
  ExplainMessage: async ({ call }, { MessageId }) => ({ value: presentExplanation(await explainMessage(call, MessageId)) }),
  async ExplainSuggestion({ call }, { TicketId }) {
    const found = await explainSuggestion(call, TicketId);
    return { value: found && presentSuggestion(found) };
  },
  GetReportCard: async ({ call }, { From, To }) => ({ value: presentCard(await readReportCard(call, From, To)) }),
  GetModels: async ({ call }) => ({ value: (await seeModels(call)).map(presentModel) }),
  async UseModel({ call }, { ModelId }) {
    await pickModel(call, ModelId);
    return { value: undefined };
  },
  GetAnalysisSettings: async (request) => ({ value: await switches(request) }),
  async SaveAnalysisSettings(request, said) {
    await saveSwitches(request.call, {
      language: said.Language ?? undefined,
      sentiment: said.Sentiment ?? undefined,
      category: suggestsIn(said.SuggestCategory),
      youngerThan: said.SentimentTimeframe ?? undefined,
    });
    return { value: await switches(request) };
  },
});
