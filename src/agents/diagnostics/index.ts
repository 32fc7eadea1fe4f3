/** The Diagnostics agent: what this process keeps in memory, and forgetting it. */
import type { Call } from '../../app/call.ts';
import { Refused } from '../../app/errors.ts';
import { operations } from '../../contract/agents/diagnostics.ts';
import { isAdmin } from '../../domain/rights.ts';
import { implement } from '../implement.ts';

interface Cache {
  forget(call: Call): Promise<void>;
  /** Another text than before when what is kept has changed. */
  state(call: Call): string;
}

/** Lists, users, rights and settings; passwords that were checked lately. Tokens are kept no longer than the desk's version. */
const caches: Readonly<Record<string, Cache>> = {
  Desk: {
    forget: async ({ app }) => void (await app.desks.reload()),
    state: ({ app }) => String(app.desks.current().desk.version),
  },
  SignIn: {
    forget: async ({ app }) => app.signIn.forget(),
    state: ({ app }) => String(app.signIn.forgotten),
  },
};

function named(names: readonly string[]): [string, Cache][] {
  return names.map((name) => {
    const found = Object.entries(caches).find(([known]) => known.toLowerCase() === name.trim().toLowerCase());
    if (!found) throw new Refused({ why: 'unknown', about: 'CacheNames', message: 'There is no cache of this name' });
    return found;
  });
}

async function forget(call: Call, which: readonly [string, Cache][]): Promise<void> {
  if (!isAdmin(call.agent))
    throw new Refused({ why: 'forbidden', about: 'Caches', message: 'Only a general administrator flushes caches' });
  for (const [, cache] of which) await cache.forget(call);
}

export const handlers = implement(operations, {
  async GetCacheNames() {
    return { value: Object.keys(caches) };
  },
  async FlushCaches({ call }) {
    await forget(call, Object.entries(caches));
    return { value: undefined };
  },
  async FlushCachesByName({ call }, { CacheNames }) {
    await forget(call, named(CacheNames));
    return { value: undefined };
  },
  async GetCacheState({ call }, { CacheNames }) {
    const which = CacheNames.length === 0 ? Object.entries(caches) : named(CacheNames);
    return { value: which.map(([name, cache]) => `${name}=${cache.state(call)}`).join(';') };
  },
});
