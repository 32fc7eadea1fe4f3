/** The operations of the Diagnostics agent that Svar declares; its other ones answer 501. */
import { args, group, list, none, nothing, operation, text } from '../language.ts';

export const operations = group({
  FlushCaches: operation('', none(), nothing),
  GetCacheNames: operation('', none(), list(text())),
  FlushCachesByName: operation('', args({ CacheNames: list(text()) }), nothing),
  GetCacheState: operation('', args({ CacheNames: list(text()) }), text()),
});
