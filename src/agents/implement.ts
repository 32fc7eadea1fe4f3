/** Pairs the operations of a declared group with their handlers. A missing one does not compile; `notYet` says so on the wire. */
import type { Call } from '../app/call.ts';
import { Refused } from '../app/errors.ts';
import type { AnswerOf, ArgumentsOf, Group, Operation } from '../contract/language.ts';
import type { Locale } from '../contract/locale.ts';
import { closing } from './present/entity-rights.ts';

/** What a handler may use: the call, and how the caller reads texts and times. */
export interface Request {
  call: Call;
  locale: Locale;
}
/** What a handler answers: the value, the version of the ticket behind it for the ETag, and when the row was changed last. */
export interface Answer<T> {
  value: T;
  version?: number;
  /** Milliseconds since 1970, for resources that are served conditionally. */
  changedAt?: number;
  /** Of bytes: the name under which a browser may store them, and a media type that was found in them. */
  file?: { name: string; type: string };
}
/** When a row was changed last, as an answer says it; a row without stamps says nothing. */
export function changedOf({ updated, registered }: { updated: number | null; registered: number | null }): { changedAt?: number } {
  const changedAt = updated ?? registered;
  return changedAt === null ? {} : { changedAt };
}

export type Handler<O> = (request: Request, args: ArgumentsOf<O>) => Promise<Answer<AnswerOf<O>>>;

/** An operation that is declared but not built: the wire says 501, the coverage page shows a gap. */
export const notYet = 'notYet';

export type Handlers<G extends Group> = { readonly [K in keyof G]: Handler<G[K]> | typeof notYet };

/** An operation that a door can run, with its types erased: decoding has made sure that they fit. */
export type Runnable = (request: Request, args: unknown) => Promise<Answer<unknown>>;

/** A handler whose answer is closed with the rights of its rows, where the table of rights knows them. */
function closed(operation: Operation, handler: Runnable): Runnable {
  const close = closing(operation);
  if (!close) return handler;
  return async (request, args) => {
    const answer = await handler(request, args);
    return { ...answer, value: close(answer.value, request.call.agent, request.call.desk) };
  };
}

/** wire: what is not there needs no deleting: an agent's delete of an unknown key is done, and says so as any other. */
function gone(operation: Operation, name: string, handler: Runnable): Runnable {
  if (operation.args.style !== 'key' || operation.result.kind !== 'nothing' || !name.startsWith('Delete')) return handler;
  return async (request, args) => {
    try {
      return await handler(request, args);
    } catch (error) {
      if (error instanceof Refused && error.refusal.why === 'unknown') return { value: undefined };
      throw error;
    }
  };
}

/** The runnable handlers of a group by the name of their operation. */
export function implement<G extends Group>(group: G, handlers: Handlers<NoInfer<G>>): ReadonlyMap<string, Runnable> {
  const entries = Object.entries(handlers as Readonly<Record<string, Runnable | typeof notYet>>);
  return new Map(
    entries.flatMap(([name, handler]) => (handler === notYet ? [] : [[name, gone(group[name]!, name, closed(group[name]!, handler))]])),
  );
}
