/** A DNS of a test's own, for rules that ask. */
import type { Answer, Asking, Question } from './asking.ts';

/** What stands at `TXT example.org`; `failed` where nobody can say. Anything else is not there. */
export type Zone = Readonly<Record<string, readonly string[] | 'failed'>>;

export function answerFrom(zone: Zone, { type, name }: Question): Answer {
  const found = zone[`${type} ${name}`];
  return found === undefined ? 'none' : found === 'failed' ? found : { values: found };
}

/** Takes a rule to its result. @param asked is told all questions */
export function answered<T>(rule: Asking<T>, zone: Zone, asked: string[] = []): T {
  let step = rule.next();
  while (!step.done) {
    asked.push(`${step.value.type} ${step.value.name}`);
    step = rule.next(answerFrom(zone, step.value));
  }
  return step.value;
}
