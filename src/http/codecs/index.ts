/** Request bodies of every type as one tree. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Tree } from '../../contract/decode.ts';
import { checkContentType } from '../negotiate.ts';
import { readForm } from './form.ts';
import { readJson } from './json.ts';
import { readXml } from './xml.ts';

const readers = { json: readJson, xml: readXml, form: readForm } as const;

/** The tree of a body, by its Content-Type; an empty one is null. @throws Fault; DoorError 415 for a type that is not read */
export const readBody = (headers: IncomingHttpHeaders, bytes: Uint8Array): Tree => readers[checkContentType(headers)](bytes);
