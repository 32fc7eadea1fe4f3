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

/** @param servers addresses, with a port where it is not 53; none: those of the system */
export function openNames(servers: readonly string[]): Names {
  const resolver = new promises.Resolver({ timeout: TRY_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return async (question) => {
    try {
      const values = await look(resolver, question);
      return values.length === 0 ? 'none' : { values: values.slice(0, VALUES_AT_MOST) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return NOTHING.includes(code) ? 'none' : 'failed';
    }
  };
}
