/** What only those see and do who administer the service: jobs, incoming mail. */
import { mayAdminister } from '../domain/lists.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';

/** @param what it is about, in words: `Jobs` @throws Refused for who does not administer the service */
export function checkAdministers({ agent, operation }: Call, what: string): void {
  if (!mayAdminister(agent, 'service'))
    throw new Refused({ why: 'forbidden', about: operation, message: `${what} are for those who administer the service` });
}

const TOP = 100;
const TOP_AT_MOST = 500;

/** How many rows an answer has: as many as were asked for, up to 500; 100 where nobody said. */
export const topOf = (said: number): number => Math.min(said > 0 ? said : TOP, TOP_AT_MOST);
