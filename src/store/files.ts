/** Bytes: contents of documents and blobs, kept once by their hash; temporary files, which belong to their maker; templates. */
import { createHash } from 'node:crypto';
import type { Row, Statement } from './database.ts';
import type { Shape } from './rows.ts';

/** A binary object: what is known of its bytes. */
export const BLOB: Shape = {
  table: 'binaryobject',
  key: 'binaryobject_id',
  columns: {
    mimeType: ['mimetype', 'text'],
    description: ['description', 'text'],
    extraInfo: ['extrainfo', 'text'],
    conceptualType: ['conceptualtype', 'text'],
    registered: ['registered', 'instant'],
    registeredBy: ['registered_associate_id', 'int'],
    updated: ['updated', 'instant'],
    updatedBy: ['updated_associate_id', 'int'],
  },
};

export interface BlobRow {
  id: number;
  mimeType: string;
  description: string;
  extraInfo: string;
  conceptualType: string;
  registered: number | null;
  registeredBy: number | null;
  updated: number | null;
  updatedBy: number | null;
}

/** What has content of its own in svar_blob. */
export type Holder = 'document' | 'blob';

const HOLDERS = {
  document: { table: 'document', key: 'document_id' },
  blob: { table: 'binaryobject', key: 'binaryobject_id' },
} as const;

/** The content of a holder: its size, and its bytes when they are asked for. No row: it has none. */
export const contentOf = (holder: Holder, id: number, bytes: boolean): Statement => ({
  name: `content-of-${holder}${bytes ? '' : '-size'}`,
  text: `select b.size${bytes ? ', b.bytes' : ''} from ${HOLDERS[holder].table} t join svar_blob b on b.hash = t.svar_content where t.${HOLDERS[holder].key} = $1`,
  values: [id],
});

/** Keeps bytes under their SHA-256; equal ones are kept once. */
export const keepBlob = (hash: Uint8Array, bytes: Uint8Array): Statement => ({
  name: 'keep-blob',
  text: 'insert into svar_blob (hash, size, bytes) values ($1, $2, $3) on conflict (hash) do nothing',
  values: [hash, bytes.byteLength, bytes],
});

/** The statements that give a holder this content, or (no bytes) none. */
export function setContent(holder: Holder, id: number, bytes: Uint8Array): Statement[] {
  const { table, key } = HOLDERS[holder];
  const hash = bytes.byteLength === 0 ? null : createHash('sha256').update(bytes).digest();
  const set = { name: `set-content-of-${holder}`, text: `update ${table} set svar_content = $2 where ${key} = $1`, values: [id, hash] };
  return hash === null ? [set] : [keepBlob(hash, bytes), set];
}

const iso = (at: number): string => new Date(at).toISOString();

/** What expired is gone, whoever made it. */
export const sweepTempFiles = (at: number): Statement => ({
  name: 'sweep-temp-files',
  text: 'delete from svar_temp_file where expires <= $1::timestamptz',
  values: [iso(at)],
});

/** Names and sum of sizes of an associate's temporary files; the associate is locked, so that two uploads count each other. */
export const tempFilesOf = (associateId: number): Statement[] => [
  { name: 'lock-temp-files', text: 'select pg_advisory_xact_lock(1937138034, $1::int)', values: [associateId] },
  { name: 'temp-files', text: 'select lower(name) as name, size from svar_temp_file where associate_id = $1', values: [associateId] },
];

export const insertTempFile = (associateId: number, name: string, bytes: Uint8Array, expires: number): Statement => ({
  name: 'insert-temp-file',
  text: 'insert into svar_temp_file (associate_id, name, size, content, expires) values ($1, $2, $3, $4, $5::timestamptz) returning id',
  values: [associateId, name, bytes.byteLength, bytes, iso(expires)],
});

/** A temporary file of an associate that has not expired. */
export const tempFile = (associateId: number, name: string, at: number): Statement => ({
  name: 'temp-file',
  text: 'select content as bytes from svar_temp_file where associate_id = $1 and lower(name) = lower($2) and expires > $3::timestamptz',
  values: [associateId, name, iso(at)],
});

export const deleteTempFile = (associateId: number, name: string): Statement => ({
  name: 'delete-temp-file',
  text: 'delete from svar_temp_file where associate_id = $1 and lower(name) = lower($2) returning id',
  values: [associateId, name],
});

/**
 * The template of this name that fits best: one's own before the common one, then the culture (`en-US`), its language, none.
 * @param associateId whose own ones count; null for common ones alone
 */
export const templateFile = (name: string, associateId: number | null, culture: string): Statement => ({
  name: 'template-file',
  text: `select content as bytes from svar_template_file
    where lower(name) = lower($1) and (associate_id is null or associate_id = $2::int)
      and lower(culture) in (lower($3), split_part(lower($3), '-', 1), '')
    order by associate_id is null, length(culture) desc limit 1`,
  values: [name, associateId, culture],
});

/** The bytes of the first row; null for none. */
export const bytesIn = (rows: readonly Row[]): Uint8Array | null => (rows[0]?.bytes as Uint8Array | undefined) ?? null;
