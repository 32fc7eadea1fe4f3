/** What is asked of the worker that looks at texts, and what it answers. Texts go in and findings come out; it holds a model and nothing else. */

/** Words that decided, with what each of them weighed. */
export type Because = readonly { word: string; weight: number }[];

/** A text to be looked at. */
export interface Question {
  kind: 'look';
  /** The title of its ticket; '' where it says nothing about this text. */
  title: string;
  /** A plain body with all that mails carry along: quotes, signatures. */
  text: string;
  wanted: { language: boolean; mood: boolean; category: boolean };
  /** Languages that are likely before anybody has read a word; '' for none. */
  person: string;
  mailbox: string;
  /** Categories that may be suggested. */
  allowed: readonly number[];
}

/** What was found. Null: it was not asked for. */
export interface Look {
  /** `code` '' where nobody knows; `confidence` 0–1. */
  language: { code: string; confidence: number; because: Because } | null;
  /** −100…100 and 0…100; 0 and 0: nobody knows. */
  mood: { sentiment: number; confidence: number; because: Because } | null;
  /** `id` null: none fits well enough, or there is no model. `probability` 0–1 of the best one. */
  category: { id: number | null; probability: number; because: Because; ranking: readonly (readonly [number, number])[] } | null;
}

/** A closed ticket to learn from. */
export interface Lesson {
  title: string;
  body: string;
  categoryId: number;
  customer: number;
  ageDays: number;
  corrected: boolean;
  language: string;
}

/** What a worker is told, one after the other. A training is a worker's own: it learns, then takes steps until it is through. */
export type Job =
  | Question
  | { kind: 'model'; content: Uint8Array | null }
  | { kind: 'learn'; lessons: readonly Lesson[] }
  | { kind: 'step' };

/** What a training has come to. */
export interface Trained {
  /** The model as bytes; null where there was too little to learn from. */
  content: Uint8Array | null;
  /** On tickets that were held back: 0–1. */
  accuracy: number;
  /** Tickets that it has learnt from. */
  tickets: number;
  /** All that was measured: plain JSON. */
  figures: unknown;
}

/** What a worker says: findings, `done` with a model or lessons, how far a training is (0–1), or what it has come to. */
export type Said = { look: Look } | { done: true } | { progress: number } | { trained: Trained };
