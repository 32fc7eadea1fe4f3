/** Svar's own operations for what it finds out about texts: why it thinks so, how good it is, and its switches. */
import { SvarAnalysisSettings, SvarExplanation, SvarModel, SvarReportCard, SvarSuggestion } from '../carriers/svar-analysis.ts';
import { args, dateTime, entity, group, int, list, none, nothing, operation, ref } from '../language.ts';

export const analysis = group({
  ExplainMessage: operation(
    'Language and mood of a message, with the words that decided; for who may read its ticket',
    args({ MessageId: int() }),
    ref(() => SvarExplanation),
  ),
  ExplainSuggestion: operation(
    'The category that was suggested for a ticket, the words that decided, and what became of it; null where none was. For who may read the ticket',
    args({ TicketId: int() }),
    ref(() => SvarSuggestion),
  ),
  GetReportCard: operation(
    'How good suggestions were between two moments (unset: the last 90 days), by category, language and month; for those who administer the service',
    args({ From: dateTime(), To: dateTime() }),
    ref(() => SvarReportCard),
  ),
  GetModels: operation('Models that are kept, the newest first; for those who administer the service', none(), list(ref(() => SvarModel))),
  UseModel: operation('Lets a model suggest from now on, an older one too; 0: none does', args({ ModelId: int() }), nothing),
  GetAnalysisSettings: operation(
    "The desk's switches; mailboxes have their own",
    none(),
    ref(() => SvarAnalysisSettings),
  ),
  SaveAnalysisSettings: operation(
    'Changes the switches that are said; for those who administer the service',
    entity(() => SvarAnalysisSettings),
    ref(() => SvarAnalysisSettings),
  ),
});
