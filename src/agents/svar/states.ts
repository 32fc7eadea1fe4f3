/** States as a caller of Svar's own agent names them. */
import { Fault } from '../../contract/decode.ts';

/** What something comes or leaves by: words of the wire, by the numbers inside. */
export const MEDIA = ['Mail', 'Sms', 'Script'] as const;

/**
 * The state that a caller means, in any case; null for none said.
 * @param states words of the wire and what they stand for
 * @throws Fault for a word that is no state
 */
export function stateFrom<T>(states: readonly (readonly [string, T])[], said: string): T | null {
  const word = said.trim().toLowerCase();
  if (word === '') return null;
  const found = states.find(([name]) => name.toLowerCase() === word);
  if (!found) throw new Fault('State', `is one of ${states.map(([name]) => name).join(', ')}`);
  return found[1];
}

/** The word of the wire for a state. */
export const wordOf = <T>(states: readonly (readonly [string, T])[], state: T): string =>
  states.find(([, each]) => each === state)?.[0] ?? '';
