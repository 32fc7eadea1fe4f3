/** The DNS, asked for the rules that judge where a mail is from: of the servers that the system names, or of those that a setting does. */
import { type MxRecord, promises } from 'node:dns';
import type { Answer, Question } from '../../domain/mail/authentication/asking.ts';

/** Asks for what stands at a name. Never rejects. */
export type Names = (question: Question) => Promise<Answer>;

/** Milliseconds for one try of one server; each is tried twice. */
const TRY_MS = 2_000;
const TRIES = 2;
const VALUES_AT_MOST = 100;

/** What says that there is nothing, rather than that nobody could say. */
const NOTHING: readonly string[] = ['ENOTFOUND', 'ENODATA'];

async function look(resolver: promises.Resolver, { name, type }: Question): Promise<readonly string[]> {
  switch (type) {
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    case 'MX':
      return (await resolver.resolveMx(name))
        .toSorted((a: MxRecord, b: MxRecord) => a.priority - b.priority)
        .map(({ exchange }) => exchange);
    case 'PTR':
      return resolver.resolvePtr(name);
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
  }
}

/** How long an answer is good for others who ask the same: many mails come from few domains. */
const KEPT_MS = 60_000;
const KEPT_AT_MOST = 2_000;

/** Keeps answers for a minute; who asks what is being asked waits for the same answer. That nobody could say is asked again. */
function remembering(names: Names, now: () => number): Names {
  const kept = new Map<string, { answer: Promise<Answer>; until: number }>();
  return async (question) => {
    const key = `${question.type} ${question.name}`;
    const known = kept.get(key);
    if (known && now() < known.until && known.until - now() <= KEPT_MS) return known.answer;
    const answer = names(question);
    kept.delete(key);
    kept.set(key, { answer, until: now() + KEPT_MS });
    // the oldest stands first
    if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value!);
    if ((await answer) === 'failed' && kept.get(key)?.answer === answer) kept.delete(key);
    return answer;
  };
}

/**
 * @param servers addresses, with a port where it is not 53; none: those of the system
 * @param now milliseconds, for how long an answer is kept
 */
export function openNames(servers: readonly string[], now: () => number): Names {
  const resolver = new promises.Resolver({ timeout: TRY_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  const asking: Names = async (question) => {
    try {
      const values = await look(resolver, question);
      return values.length === 0 ? 'none' : { values: values.slice(0, VALUES_AT_MOST) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return NOTHING.includes(code) ? 'none' : 'failed';
    }
  };
  return remembering(asking, now);
}
