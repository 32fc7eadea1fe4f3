/**
 * Stored files: contents of documents, templates, and temporary files, which only their maker reaches and which go after an
 * hour. Source: reliability §5 (names, sizes, uploads without an owner).
 */
import { partsOf, safeFileName } from '../domain/file-name.ts';
import {
  bytesIn,
  contentOf,
  deleteTempFile,
  insertTempFile,
  setContent,
  sweepTempFiles,
  tempFile,
  tempFilesOf,
  templateFile,
} from '../store/files.ts';
import type { Call } from './call.ts';
import { checkWorksHere, lockEntity, readEntity, turn } from './entities.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

/** Milliseconds. */
const TEMPORARY = 3_600_000;
export const FILE_AT_MOST = 25 * 1024 * 1024;
const TEMP_BYTES = 100 * 1024 * 1024;
const TEMP_FILES = 100;
const CULTURE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

const unknown = (about: string, message: string): Refused => new Refused({ why: 'unknown', about, message });

/** @throws Refused for more bytes than a file may have */
export function checkSize(about: string, bytes: Uint8Array): void {
  if (bytes.byteLength > FILE_AT_MOST)
    throw new Refused({ why: 'invalid', about, message: `${about} is larger than ${FILE_AT_MOST / 1024 / 1024} MiB` });
}

// --- documents

/** The file of a document; no bytes when it has none yet. @throws Refused for a document that the caller does not see */
export async function readDocumentFile(call: Call, id: number): Promise<Uint8Array> {
  if (!(await readEntity(call, 'document', id))) throw unknown('DocumentId', `There is no document ${id}`);
  return bytesIn(await call.app.database.query(contentOf('document', id, true))) ?? new Uint8Array();
}

/**
 * Gives a document its file.
 * @param overwrite may the file that is there be replaced?
 * @throws Refused
 */
export async function writeDocumentFile(call: Call, id: number, bytes: Uint8Array, overwrite: boolean): Promise<void> {
  checkSize('Stream', bytes);
  await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, 'document');
    const { record, rows } = await lockEntity(tx, now, 'document', id, contentOf('document', id, false));
    if (!overwrite && rows[0]!.length > 0)
      throw new Refused({ why: 'conflict', about: 'OverwriteExistingData', message: 'The document has a file already' });
    const { last = [], ...edited } = turn(now, 'document', { ...record }, record, 'edited');
    return { ...edited, last: [...setContent('document', id, bytes), ...last] };
  });
}

/**
 * A template's file by its name.
 * @param personal does the caller's own template of that name go before the common one?
 * @throws Refused when there is none
 */
export async function readTemplateFile(call: Call, name: string, personal: boolean, culture: string): Promise<Uint8Array> {
  const language = CULTURE.test(culture.trim()) ? culture.trim() : '';
  const rows = await call.app.database.query(templateFile(name.trim(), personal ? call.agent.associateId : null, language));
  const bytes = bytesIn(rows);
  if (!bytes) throw unknown('TemplateName', 'There is no template of this name');
  return bytes;
}

// --- temporary files

/** The name, or the name with the first free number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const [stem, ending] = partsOf(name);
  for (let number = 0; ; number++) {
    const candidate = number === 0 ? name : `${stem} (${number})${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/**
 * Keeps bytes for an hour, for the caller alone.
 * @returns the name by which they are found again: the one said, cleaned, and numbered when it was taken
 * @throws Refused when they are too many
 */
export async function createTempFile(call: Call, said: string, bytes: Uint8Array): Promise<string> {
  checkSize('DataStream', bytes);
  const wanted = safeFileName(said) || 'file';
  const owner = call.agent.associateId;
  const outcome = await changeRecord(call, async (tx, now) => {
    const [lock, mine] = tempFilesOf(owner);
    const [, , rows] = await tx.query(sweepTempFiles(now.at), lock!, mine!);
    const sum = rows!.reduce((total, row) => total + (row.size as number), 0);
    if (rows!.length >= TEMP_FILES || sum + bytes.byteLength > TEMP_BYTES)
      throw new Refused({ why: 'invalid', about: 'DataStream', message: 'There are too many temporary files; they go after an hour' });
    const name = freeName(wanted, new Set(rows!.map((row) => row.name as string)));
    const [made] = await tx.query(insertTempFile(owner, name, bytes, now.at + TEMPORARY));
    return { value: name, id: made![0]!.id as number, events: [] };
  });
  return 'repeated' in outcome ? wanted : outcome.value;
}

/** A temporary file of the caller's. @throws Refused when there is none of that name, or its hour is over */
export async function readTempFile(call: Call, name: string): Promise<Uint8Array> {
  const bytes = bytesIn(await call.app.database.query(tempFile(call.agent.associateId, name, call.at)));
  if (!bytes) throw unknown('Filename', 'There is no temporary file of this name');
  return bytes;
}

/** Takes a temporary file of the caller's away. @throws Refused when there is none of that name */
export async function removeTempFile(call: Call, name: string): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    const [rows] = await tx.query(deleteTempFile(now.agent.associateId, name));
    if (rows!.length === 0) throw unknown('Filename', 'There is no temporary file of this name');
    return { value: null, id: rows![0]!.id as number, events: [] };
  });
}
