/** Filters of mail, what they look for and hold, and whom what they have found leads to. */
import type { Disposal, FilterFind, FilterValue, MailFilter, PersonBy, SearchIn } from '../domain/mail/filters.ts';
import type { TicketSecurityLevel } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';
import { columnValues, insertRow, type Shape, updateRow } from './rows.ts';

const FILTER: Shape = {
  table: 'ms_filter',
  key: 'id',
  columns: {
    priority: ['priority', 'int'],
    name: ['description', 'text'],
    isActive: ['svar_active', 'bool'],
    allMailboxes: ['svar_all_mailboxes', 'bool'],
    searchIn: ['search_location', 'int'],
    pattern: ['search_string', 'text'],
    andPattern: ['search_string2', 'text'],
    personBy: ['svar_person_by', 'int'],
    personFind: ['svar_person_find', 'text'],
    ticketFind: ['svar_ticket_find', 'text'],
    ticketOpens: ['svar_ticket_open', 'bool'],
    values: ['svar_values', 'json'],
    categoryId: ['new_category', 'int'],
    priorityId: ['new_priority', 'int'],
    typeId: ['new_ticket_type', 'int'],
    ownerId: ['new_owner', 'int'],
    level: ['new_slevel', 'int'],
    tagIds: ['new_tags', 'ints'],
    bodyTemplateId: ['body_template', 'int'],
    closes: ['svar_closes', 'bool'],
    ignoresFrom: ['svar_ignores_from', 'bool'],
    disposal: ['svar_disposal', 'int'],
    forwardTo: ['forward_to', 'text'],
    keepsDebugInfo: ['svar_debug', 'bool'],
    marksAsBounced: ['svar_bounce', 'bool'],
    blocksReply: ['svar_no_reply', 'bool'],
    replyTemplateId: ['reply_template', 'int'],
    noticeTo: ['reply_to', 'text'],
    noticeTemplateId: ['svar_notice_template', 'int'],
  },
};

/** Members that lie in rows as they are. */
type Plain = Omit<MailFilter, 'id' | 'mailboxIds' | 'finds' | 'person' | 'ticket' | 'forwardTo' | 'noticeTo'>;
type Kept = Plain & {
  personBy: PersonBy | null;
  personFind: string;
  ticketFind: string;
  ticketOpens: boolean;
  forwardTo: string;
  noticeTo: string;
};

function keptOf(filter: MailFilter): Kept {
  const { id: _id, mailboxIds: _mailboxIds, finds: _finds, person, ticket, forwardTo, noticeTo, ...plain } = filter;
  return {
    ...plain,
    personBy: person?.by ?? null,
    personFind: person?.find ?? '',
    ticketFind: ticket?.find ?? '',
    ticketOpens: ticket?.opensToAll ?? false,
    forwardTo: forwardTo.join('\n'),
    noticeTo: noticeTo.join('\n'),
  };
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Filters out of the rows of `allFilters` and `filterById`. */
export const filtersOf = (rows: readonly Row[]): MailFilter[] =>
  rows.map((row): MailFilter => {
    const { personBy, personFind, ticketFind, ticketOpens, forwardTo, noticeTo, ...plain } = row as unknown as Kept & {
      id: number;
      mailboxIds: number[];
      finds: FilterFind[];
    };
    return {
      ...plain,
      searchIn: plain.searchIn as SearchIn,
      level: plain.level as TicketSecurityLevel | null,
      disposal: plain.disposal as Disposal | null,
      values: plain.values as readonly FilterValue[],
      person: personBy === null ? null : { by: personBy, find: personFind },
      ticket: ticketFind === '' ? null : { find: ticketFind, opensToAll: ticketOpens },
      forwardTo: lines(forwardTo),
      noticeTo: lines(noticeTo),
    };
  });

const LIST = `${Object.entries(FILTER.columns)
  .map(([member, [column]]) => `f.${column} as "${member}"`)
  .join(', ')}, f.id,
    array(select m.mail_in_filter_id from ms_filter_mail m where m.mail_sorter_id = f.id order by 1) as "mailboxIds",
    coalesce((select json_agg(json_build_object('name', s.parser_name, 'pattern', s.the_regexp, 'searchIn', s.svar_location) order by s.svar_rank)
      from ms_substitute s where s.svar_filter_id = f.id), '[]') as finds`;

/** All filters, as they are asked. */
export const allFilters: Statement = {
  name: 'all-mail-filters',
  text: `select ${LIST} from ms_filter f order by f.priority desc, f.id`,
  values: [],
};

/** Whoever changes filters holds them to the end: names and the size of all patterns are counted together. */
export const LOCK_FILTERS: Statement = { text: 'lock table ms_filter in share row exclusive mode', values: [] };

/** Inserts a filter. @returns (of the rows) `id` */
export const insertFilter = (filter: MailFilter): Statement => insertRow(FILTER, keptOf(filter));
export const updateFilter = (filter: MailFilter): Statement => updateRow(FILTER, filter.id, keptOf(filter))!;
export const deleteFilter = (id: number): Statement => ({
  name: 'delete-mail-filter',
  text: 'delete from ms_filter where id = $1',
  values: [id],
});

/** What hangs on a filter, all of it anew. */
export const filterParts = (id: number, { mailboxIds, finds }: Pick<MailFilter, 'mailboxIds' | 'finds'>): Statement[] => [
  { name: 'clear-filter-mailboxes', text: 'delete from ms_filter_mail where mail_sorter_id = $1', values: [id] },
  { name: 'clear-filter-finds', text: 'delete from ms_substitute where svar_filter_id = $1', values: [id] },
  {
    name: 'set-filter-mailboxes',
    text: 'insert into ms_filter_mail (mail_sorter_id, mail_in_filter_id) select distinct $1::int, m.id from mail_in_filter m where m.id = any($2::int[])',
    values: [id, mailboxIds],
  },
  {
    name: 'set-filter-finds',
    text: `insert into ms_substitute (svar_filter_id, svar_rank, parser_name, the_regexp, svar_location)
      select $1::int, place, name, pattern, location from unnest($2::text[], $3::text[], $4::int[]) with ordinality as f (name, pattern, location, place)`,
    values: [id, finds.map(({ name }) => name), finds.map(({ pattern }) => pattern), finds.map(({ searchIn }) => searchIn)],
  },
];

/** What an event tells of a filter, by columns. */
export const filterValues = (filter: MailFilter): Record<string, unknown> => ({
  ...columnValues(FILTER, keptOf(filter)),
  mailboxes: filter.mailboxIds,
  substitutes: filter.finds,
});

/** Mailboxes with their addresses and other addresses, and reply templates: what filters may name. `kind`, `id`, `address`. */
export const namedByFilters: Statement = {
  name: 'named-by-mail-filters',
  text: `select 'mailbox' as kind, id, lower(address) as address from mail_in_filter
    union all select 'alias', filter_id, lower(alias) from mail_alias
    union all select 'template', id, '' from reply_template`,
  values: [],
};

/** wire: kinds of numbers with this bit are a person's. */
const OF_PERSON = 16384;
const DIGITS = "regexp_replace($1, '[^0-9]', '', 'g')";
const PERSONS: Readonly<Record<PersonBy, string>> = {
  1: 'p.person_id in (select e.person_id from email e where lower(e.email_address) = lower($1))',
  // the last eight digits are the same with and without the code of the country
  2: `p.person_id in (select f.owner_id from phone f where (f.ptype_idx & ${OF_PERSON}) <> 0 and length(${DIGITS}) >= 6
      and f.searchphonenumber <> '' and right(f.searchphonenumber, 8) = right(${DIGITS}, 8))`,
  3: `p.person_id = case when $1 ~ '^[0-9]{1,9}$' then $1::int end`,
  4: `lower(p.person_number) = lower($1) and p.person_number <> '' and $1 <> ''`,
};

/**
 * Persons that something found leads to, those who have not retired first, two at most: `id`, `retired`, `name`, `address`, and `isSender`:
 * has he the address of the mail's sender?
 */
export const personsFound = (by: PersonBy, found: string, sender: string): Statement => ({
  name: `persons-found-${by}`,
  text: `select p.person_id as id, p.retired, concat_ws(' ', nullif(p.firstname, ''), nullif(p.middlename, ''), nullif(p.lastname, '')) as name,
      coalesce((select email_address from email e where e.person_id = p.person_id order by e.rank, e.email_id limit 1), '') as address,
      exists (select from email e where e.person_id = p.person_id and lower(e.email_address) = lower($2)) as "isSender"
    from person p where not p.deleted and ${PERSONS[by]}
    order by p.retired, (select min(e.rank) from email e where e.person_id = p.person_id and lower(e.email_address) = lower($1)) nulls last, p.person_id limit 2`,
  values: [found, sender],
});

// --- what a filter holds, or has done away with

/** Notes that a filter holds a mail; once it waits again, this is where it is known which filter that was. */
export const trash = (inboxId: number, filterId: number, mailboxId: number, subject: string, at: number): Statement => ({
  name: 'trash-mail',
  text: `insert into ms_trashbin (svar_inbox_id, mail_sorter_id, mail_in_filter_id, when_trashed, subject)
    values ($1, (select id from ms_filter where id = $2), (select id from mail_in_filter where id = $3), $4::timestamptz, left($5, 255))
    on conflict (svar_inbox_id) do update set mail_sorter_id = excluded.mail_sorter_id, when_trashed = excluded.when_trashed`,
  values: [inboxId, filterId, mailboxId, new Date(at).toISOString(), subject],
});

/** Lets go of what a mail said: that it came, when, and that a filter has deleted it, stays known. */
export const letGo = (inboxId: number): Statement => ({
  name: 'let-go-of-mail',
  text: `update inbox set svar_content = null, svar_sender = '', svar_subject = '', svar_return_path = null, svar_client = null, svar_helo = '', svar_auth = null where id = $1`,
  values: [inboxId],
});

/** Remembers the filter that has chosen a mail. */
export const noteFilter = (inboxId: number, name: string): Statement => ({
  name: 'note-mail-filter',
  text: 'update inbox set svar_filter = left($2, 255) where id = $1',
  values: [inboxId, name],
});
