/** What the worker does with the texts that it is given. It has no clock, no files and no network: tables, one model, and what it is told. */
import { readModel, writeModel } from '../../intelligence/category/bytes.ts';
import { type Model, suggest } from '../../intelligence/category/model.ts';
import { beginTraining, type Trainer } from '../../intelligence/category/trainer.ts';
import { openDetector } from '../../intelligence/language/eld.ts';
import { type Detector, languageOf } from '../../intelligence/language/language.ts';
import { moodOf } from '../../intelligence/mood/mood.ts';
import { ownWords } from '../../intelligence/own-words.ts';
import type { Job, Lesson, Look, Question, Said } from './question.ts';

/** With fewer letters than that, a title says more of a text's language than its body. */
const SHORT = 40;

/** A text with its title before it, where that says something. */
const titled = (title: string, words: string): string => (title.trim() === '' ? words : `${title}\n${words}`);

/** A model; null for bytes that are none: then nothing is suggested, and language and mood are found all the same. */
function modelIn(content: Uint8Array): Model | null {
  try {
    return readModel(content);
  } catch {
    return null;
  }
}

export class Judge {
  private readonly detector: Detector;
  private model: Model | null = null;
  private trainer: Trainer | null = null;
  private finishing: ReturnType<Trainer['finish']> | null = null;

  private constructor(detector: Detector) {
    this.detector = detector;
  }

  static async open(): Promise<Judge> {
    return new Judge(await openDetector());
  }

  do(job: Job): Said {
    switch (job.kind) {
      case 'look':
        return { look: this.look(job) };
      case 'model':
        this.model = job.content && modelIn(job.content);
        return { done: true };
      case 'learn':
        this.learn(job.lessons);
        return { done: true };
      case 'step':
        return this.step();
    }
  }

  private look({ title, text, wanted, person, mailbox, allowed }: Question): Look {
    const words = ownWords(text);
    const all = titled(title, words);
    const language =
      wanted.language || wanted.mood ? languageOf(words.length < SHORT ? all : words, this.detector, { person, mailbox }) : null;
    const mood = wanted.mood ? moodOf(all, language?.language ?? '') : null;
    return {
      language:
        wanted.language && language ? { code: language.language, confidence: language.confidence, because: language.because } : null,
      mood,
      category: wanted.category ? this.suggest(all, allowed) : null,
    };
  }

  private suggest(text: string, allowed: readonly number[]): NonNullable<Look['category']> {
    if (!this.model) return { id: null, probability: 0, because: [], ranking: [] };
    const { categoryId, probability, because, ranking } = suggest(this.model, text, new Set(allowed));
    return { id: categoryId, probability, because, ranking };
  }

  private learn(lessons: readonly Lesson[]): void {
    this.trainer ??= beginTraining();
    for (const { title, body, ...rest } of lessons) this.trainer.add({ ...rest, text: titled(title, ownWords(body)) });
  }

  private step(): Said {
    this.finishing ??= (this.trainer ?? beginTraining()).finish();
    const { done, value } = this.finishing.next();
    if (!done) return { progress: value };
    const { model, figures } = value;
    return { trained: { content: writeModel(model), accuracy: figures.accuracy ?? 0, tickets: figures.examples, figures } };
  }
}
