/** The operations of the Diagnostics agent that Svar declares; its other ones answer 501. */
import { args, group, list, none, nothing, operation, text } from '../language.ts';

export const operations = group({
  FlushCaches: operation('Forgets all that this process keeps in memory; for general administrators', none(), nothing),
  GetCacheNames: operation('Names of what this process keeps in memory', none(), list(text())),
  FlushCachesByName: operation(
    'Forgets some of what this process keeps in memory; for general administrators',
    args({ CacheNames: list(text()) }),
    nothing,
  ),
  GetCacheState: operation(
    'A text that changes when what is kept does; without names of everything',
    args({ CacheNames: list(text()) }),
    text(),
  ),
});
