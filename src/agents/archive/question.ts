/** Questions to archives as the agents put them, as lists or as texts. */
import { type ArchivePage, readArchive } from '../../app/archives.ts';
import type { ArchiveOrderByInfo, ArchiveRestrictionInfo } from '../../contract/carriers/index.ts';
import { type Order, type Restriction, readFilter, readNames, readOrder } from '../../contract/filter.ts';
import type { Said } from '../../contract/language.ts';
import { type RestrictionInfo, readRestrictions } from '../../contract/restrictions.ts';
import type { Request } from '../implement.ts';
import { readingOf } from '../present/archives.ts';

/** reliability §3: rows of one page, and of one whose size is not said. */
export const PAGE = { most: 10_000, usual: 100 } as const;
const SKIPPED_AT_MOST = 2_000_000_000;

type Infos = readonly Said<typeof ArchiveRestrictionInfo>[];
type Orders = readonly Said<typeof ArchiveOrderByInfo>[];

/** A list of restrictions, or the text of a filter. */
export const restrictionOf = (said: Infos | string): Restriction | null =>
  typeof said === 'string' ? readFilter(said) : readRestrictions(said as readonly RestrictionInfo[]);
/** A list of columns with directions, or a text. */
export const orderOf = (said: Orders | string): Order[] =>
  typeof said === 'string'
    ? readOrder(said, 'SortOrder')
    : said.filter(({ Name }) => Name).map(({ Name, Direction }) => ({ column: Name ?? '', descending: Direction === 1 }));
export const namesOf = (said: readonly string[] | string, path: string): string[] =>
  readNames(typeof said === 'string' ? said : said.join(','), path);

export interface Question {
  provider: string;
  columns: readonly string[];
  restriction: Restriction | null;
  order: readonly Order[];
  entities: readonly string[];
  /** 0 is the first page. */
  page: number;
  /** 0 or less: the usual size. */
  size: number;
  counted: boolean;
}

/** @throws Refused, Fault */
export function ask({ call, locale }: Request, question: Question): Promise<ArchivePage> {
  const top = question.size > 0 ? Math.min(question.size, PAGE.most) : PAGE.usual;
  const skip = Math.min(Math.max(0, question.page) * top, SKIPPED_AT_MOST);
  return readArchive(call, { ...question, skip, top }, readingOf(locale));
}
