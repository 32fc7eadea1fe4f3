/** What operations need that find something out about texts. */
import type { Writer } from '../../src/app/analysis/writer.ts';
import { type Aim, aboutTicket, ask, type Cell } from './rights-matrix-aims.ts';
import { named } from './rights-matrix-rules.ts';

/** Writes what it is given, so that an answer shows whose texts it had. */
export const echo: Writer = {
  isServer: true,
  translate: async (text) => text,
  summarise: async (title, conversation) => [title, ...conversation.map(({ text }) => text)].join('\n'),
};

async function suggested({ insert, ticket, fresh, scene }: Cell): Promise<object> {
  await scene.desk.sql('delete from svar_suggestion where ticket_id = $1', [ticket]);
  await insert('svar_suggestion', { ticket_id: ticket, probability: 0.5, because: '[]', suggested_at: new Date(fresh()) });
  return { TicketId: ticket };
}

const model = async ({ insert }: Cell): Promise<object> => ({
  ModelId: await insert('svar_model', { made_at: new Date(0), tickets: 1, accuracy: 0, figures: '{}', content: Buffer.alloc(0) }),
});

const shows: Aim['shows'] = (text, { secret }) => text.includes(secret);

export const analysisNeeds: Readonly<Record<string, Aim>> = {
  'AI.DetectLanguage': ask('anybody', { Text: 'Wo ist mein Paket?' }),
  'AI.DetectSentiment': ask('anybody', { Text: 'Wo ist mein Paket?' }),
  'AI.Translate': ask('anybody', { Text: 'Wo ist mein Paket?', TargetLanguage: 'en' }),
  'AI.GetTrainingStatus': ask('anybody', null),
  'AI.TrainCategoryGuesser': ask('service', { SelectionId: 0, MaxItems: 0, MaxTextLength: 0 }),
  'AI.GuessCategory': aboutTicket(named('read'), ({ ticket }: Cell) => ({ TicketId: ticket })),
  'AI.SummarizeTicket': aboutTicket(named('read'), ({ ticket }: Cell) => ({ TicketId: ticket, NumSentences: 2, IsoLangCode: '' }), shows),
  'Svar.ExplainMessage': aboutTicket(named('read'), ({ ticket }: Cell) => ({ MessageId: ticket })),
  'Svar.ExplainSuggestion': aboutTicket(named('read'), suggested),
  'Svar.GetReportCard': ask('service', {}),
  'Svar.GetModels': ask('service', null),
  'Svar.UseModel': ask('service', model),
  'Svar.GetAnalysisSettings': ask('anybody', null),
  'Svar.SaveAnalysisSettings': ask('service', { Language: true }),
};
