/** What Svar has found out about texts, why, and how good it is at that. */
import { answerOnly, anything, bool, carrier, dateTime, double, int, list, ref, text } from '../language.ts';

export const SvarBecause = carrier('SvarBecause', {
  /** A word of the text that was looked at. */
  Word: text(255),
  /** What it weighed: more than 0 for what was found, less against it. */
  Weight: double(),
});

export const SvarExplanation = carrier('SvarExplanation', {
  MessageId: int(),
  TicketId: int(),
  /** What stands on the message. */
  Language: text(10),
  Sentiment: int(),
  SentimentConfidence: int(),
  /** What is found now: tables and models may have changed since. Confidences of a language are from 0 to 1. */
  FoundLanguage: text(10),
  FoundLanguageConfidence: double(),
  LanguageBecause: list(ref(() => SvarBecause)),
  FoundSentiment: int(),
  FoundSentimentConfidence: int(),
  SentimentBecause: list(ref(() => SvarBecause)),
});

export const SvarSuggestion = carrier('SvarSuggestion', {
  TicketId: int(),
  CategoryId: int(),
  /** How often suggestions like this one are right: 0–1. */
  Probability: double(),
  Because: list(ref(() => SvarBecause)),
  /** 0: it is gone by now. */
  ModelId: int(),
  SuggestedAt: dateTime({ audit: true }),
  /** `Open`, `Taken`, `OtherChosen`, `Gone`. */
  Outcome: text(),
  ChosenCategoryId: int(),
  DecidedAt: dateTime({ audit: true }),
});

export const SvarModel = carrier('SvarModel', {
  ModelId: int(),
  MadeAt: dateTime({ audit: true }),
  /** The oldest and newest ticket that it has learnt from. */
  DataFrom: dateTime({ audit: true }),
  DataTo: dateTime({ audit: true }),
  Tickets: int(),
  /** On tickets that were held back at its training: 0–1. */
  Accuracy: double(),
  /** Bytes. */
  Size: int(),
  IsUsed: bool(),
  /** All that was measured at its training: per category and language, calibration, confusion. */
  Figures: anything(),
});

export const SvarReportRow = carrier('SvarReportRow', {
  /** A category; 0 for a row about a language, a month, or all. */
  CategoryId: int(),
  Language: text(10),
  /** `yyyy-MM`; empty but for rows about a month. */
  Month: text(7),
  /** Tickets that might have got a suggestion, those that got one, and what became of these. */
  Tickets: int(),
  Suggested: int(),
  Taken: int(),
  Corrected: int(),
  Open: int(),
  /** Taken of those that somebody has decided: 0–1. */
  Accuracy: double(),
  /** Suggested of all: 0–1. */
  Coverage: double(),
  /** What the suggestions promised on average, of those that were decided: 0–1. Close to Accuracy: they can be believed. */
  Promised: double(),
});

export const SvarConfusion = carrier('SvarConfusion', { SuggestedCategoryId: int(), ChosenCategoryId: int(), Count: int() });

export const SvarLanguageRow = carrier('SvarLanguageRow', {
  /** Empty: nobody could tell. */
  Language: text(10),
  /** External messages of the time. */
  Messages: int(),
  /** Customers' messages whose mood was told, and their average of -100 to 100. */
  Moods: int(),
  AverageSentiment: double(),
  AverageConfidence: double(),
});

export const SvarReportCard = carrier('SvarReportCard', {
  From: dateTime({ audit: true }),
  To: dateTime({ audit: true }),
  All: ref(() => SvarReportRow),
  ByCategory: list(ref(() => SvarReportRow)),
  ByLanguage: list(ref(() => SvarReportRow)),
  ByMonth: list(ref(() => SvarReportRow)),
  /** By what suggestions promised, in tenths: Promised against Accuracy. */
  Calibration: list(ref(() => SvarReportRow)),
  Confusion: list(ref(() => SvarConfusion)),
  Languages: list(ref(() => SvarLanguageRow)),
  Model: ref(() => SvarModel),
});

export const SvarAnalysisSettings = carrier('SvarAnalysisSettings', {
  Language: bool(),
  Sentiment: bool(),
  /** `None`, `Mail` (tickets that came by mail) or `All` (that a customer has opened). */
  SuggestCategory: text(10),
  /** Minutes after which a message's mood is no longer looked at. */
  SentimentTimeframe: int(),
  /** Is there a model server of the desk's own? It is named when Svar starts. */
  HasModelServer: answerOnly(bool()),
});
