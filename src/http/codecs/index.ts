/** Request bodies of every type as one tree. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Tree } from '../../contract/decode.ts';
import { readJson } from './json.ts';

/** The tree of a body, by its Content-Type; an empty one is null. @throws Fault */
export function readBody(_headers: IncomingHttpHeaders, bytes: Uint8Array): Tree {
  return readJson(bytes);
}
