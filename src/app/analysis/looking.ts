/** Looks at one text with all that the desk knows about it. */
import { mailboxLanguage } from '../../store/analysis.ts';
import { MODEL_IN_USE, modelContent } from '../../store/models.ts';
import type { App } from '../call.ts';
import type { Look, Question } from './question.ts';

/** What is known of a text beside its words. */
export interface Text {
  title: string;
  body: string;
  /** Languages of the person's latest other messages, the newest first. */
  personLanguages: readonly string[];
  mailboxId: number | null;
}

/** The language that most of these texts have; '' where there is none. */
function usual(languages: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0] as const)[0];
}

async function modelInUse({ database, analyst }: Pick<App, 'database' | 'analyst'>): Promise<number> {
  const [row] = await database.query(MODEL_IN_USE);
  const id = (row?.id as number | undefined) ?? 0;
  await analyst.hold(id, async () => ((await database.query(modelContent(id)))[0]?.content as Uint8Array | undefined) ?? null);
  return id;
}

/**
 * What is found in a text.
 * @returns the findings, and by which model a category was looked for (0: there is none); null when it could not be looked at in time
 */
export async function lookAt(
  app: Pick<App, 'database' | 'analyst' | 'desks'>,
  text: Text,
  wanted: Question['wanted'],
): Promise<{ look: Look; modelId: number } | null> {
  const modelId = wanted.category ? await modelInUse(app) : 0;
  const [row] = wanted.language && text.mailboxId !== null ? await app.database.query(mailboxLanguage(text.mailboxId)) : [];
  const look = await app.analyst.look({
    kind: 'look',
    title: text.title,
    text: text.body,
    wanted,
    person: usual(text.personLanguages),
    mailbox: (row?.language as string | undefined) ?? '',
    allowed: [...app.desks.current().desk.categories.keys()],
  });
  return look && { look, modelId };
}
