/** What a handler is given and answers that only resources have. */
import type { Type } from '../../contract/language.ts';
import type { Request } from '../implement.ts';

/** What the address and its query say. */
export interface Asked {
  /** The text of a path parameter. */
  path(name: string): string;
  /** The value of a query parameter by its name in lower case. */
  query(name: string): string | undefined;
}
/** A value and its type; null is not found. */
export interface OwnAnswer {
  value: unknown;
  result: Type;
}
export type OwnHandler = (request: Request, asked: Asked) => Promise<OwnAnswer>;
