/** Carriers of the Find agent. */
import { carrier, int, list, ref } from '../language.ts';
import { ArchiveColumnInfo } from './archive.ts';
import { ArchiveListItem } from './archives.ts';
import { rights } from './rights.ts';

export const FindResults = carrier('FindResults', {
  ArchiveColumns: list(ref(() => ArchiveColumnInfo)),
  ArchiveRows: list(ref(() => ArchiveListItem)),
  RowCount: int(),
  ...rights,
});
