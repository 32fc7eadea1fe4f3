/** The AI agent: what this machine finds out about texts, and what a model server of the owner's own writes. */
import { detectLanguage, detectMood, guessCategory, summarise, translate } from '../../app/analysis/asking.ts';
import { beginTraining, trainingStatus } from '../../app/analysis/report-card.ts';
import { operations } from '../../contract/agents/ai.ts';
import type { CategorizationModelDetails } from '../../contract/carriers/ai.ts';
import type { Shown } from '../../contract/language.ts';
import { implement } from '../implement.ts';

type Model = Awaited<ReturnType<typeof trainingStatus>>['models'][number];

const presentModel = (model: Model | undefined): Shown<typeof CategorizationModelDetails> | null =>
  model ? { ModelBuiltDateTime: model.madeAt, Accuracy: model.accuracy, TicketCountForTraining: model.tickets } : null;

export const handlers = implement(operations, {
  DetectLanguage: async ({ call }, { Text }) => ({ value: await detectLanguage(call, Text) }),
  async DetectSentiment({ call }, { Text }) {
    const mood = await detectMood(call, Text);
    return { value: { Score: mood?.sentiment ?? 0, Confidence: mood?.confidence ?? 0 } };
  },
  GuessCategory: async ({ call }, { TicketId }) => ({ value: await guessCategory(call, TicketId) }),
  TrainCategoryGuesser: async ({ call }) => ({ value: await beginTraining(call) }),
  async GetTrainingStatus({ call }) {
    const { isRunning, models } = await trainingStatus(call);
    const used = models.find(({ isUsed }) => isUsed);
    const before = models.find(({ id }) => used !== undefined && id < used.id);
    const Status = isRunning ? 'Running' : models.length > 0 ? 'Finished' : 'Unavailable';
    return { value: { ContextIdentifier: '', Status, CurrentModel: presentModel(used), PreviousModel: presentModel(before) } };
  },
  Translate: async ({ call }, { Text, TargetLanguage }) => ({ value: await translate(call, Text, TargetLanguage) }),
  SummarizeTicket: async ({ call }, { TicketId, NumSentences, IsoLangCode }) => ({
    value: await summarise(call, TicketId, NumSentences, IsoLangCode),
  }),
});
