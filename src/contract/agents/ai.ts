/**
 * The operations of the AI agent that Svar declares. Language, mood and category are found on this machine; what takes a large
 * language model is answered by the one that the owner of the desk has named, and 501 where there is none.
 */
import { CategorizationStatusResponse, Sentiment } from '../carriers/index.ts';
import { args, group, int, none, operation, ref, text } from '../language.ts';

export const operations = group({
  DetectLanguage: operation(
    'Two-letter code of the language that a text is written in; empty when nobody can tell',
    args({ Text: text() }),
    text(),
  ),
  DetectSentiment: operation(
    'Mood of a text, from -100 to 100, and how often such a judgement is right, from 0 to 100; both 0 when nobody can tell',
    args({ Text: text() }),
    ref(() => Sentiment),
  ),
  GuessCategory: operation(
    'The category that fits best to the first message of a ticket; 0 when none fits well enough, or the desk has no model yet',
    args({ TicketId: int() }),
    int(),
  ),
  TrainCategoryGuesser: operation(
    'Trains a model on all closed tickets of the desk, in a job. The selection and both limits are read and not needed. The answer is the id of the job. For those who administer the service',
    args({ SelectionId: int(), MaxItems: int(), MaxTextLength: int() }),
    text(),
  ),
  GetTrainingStatus: operation(
    'Running, Finished or Unavailable (there is no model yet), with the model in use and the one before it',
    none(),
    ref(() => CategorizationStatusResponse),
  ),
  Translate: operation(
    'A text in another language, by the model server of the desk',
    args({ Text: text(), TargetLanguage: text() }),
    text(),
  ),
  SummarizeTicket: operation(
    'What the messages of a ticket say, in some sentences, by the model server of the desk',
    args({ TicketId: int(), NumSentences: int(), IsoLangCode: text() }),
    text(),
  ),
});
