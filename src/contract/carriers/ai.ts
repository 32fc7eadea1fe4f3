/** Carriers of the AI agent. */
import { carrier, dateTime, double, int, ref, text } from '../language.ts';
import { rights } from './rights.ts';

export const Sentiment = carrier('Sentiment', {
  Score: int(),
  Confidence: int(),
  ...rights,
});

export const CategorizationModelDetails = carrier('CategorizationModelDetails', {
  ModelBuiltDateTime: dateTime({ audit: true }),
  Accuracy: double(),
  TicketCountForTraining: int(),
  ...rights,
});

export const CategorizationStatusResponse = carrier('CategorizationStatusResponse', {
  ContextIdentifier: text(),
  Status: text(),
  CurrentModel: ref(() => CategorizationModelDetails),
  PreviousModel: ref(() => CategorizationModelDetails),
  ...rights,
});
