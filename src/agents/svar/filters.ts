/** Filters of mail, by Svar's own agent. */
import { type Trial, tryFilters } from '../../app/mail/filter-trial.ts';
import { type FilterSeen, type FilterWish, readFilters, removeFilter, saveFilter } from '../../app/mail/filters.ts';
import { InboxStatus } from '../../app/mail/watch.ts';
import { filters } from '../../contract/agents/svar-filters.ts';
import type { SvarFilterTrial, SvarMailFilter } from '../../contract/carriers/svar-filters.ts';
import { Fault } from '../../contract/decode.ts';
import type { Said, Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import { Disposal, type MailFilter, PersonBy, SearchIn } from '../../domain/mail/filters.ts';
import { implement } from '../implement.ts';
import { wordOf } from './states.ts';

type Words<T> = readonly (readonly [string, T])[];
const WHERE: Words<SearchIn> = Object.entries(SearchIn);
const PERSONS: Words<PersonBy> = Object.entries(PersonBy);
const DISPOSALS: Words<Disposal> = Object.entries(Disposal);

/** What a word of the caller means, in any case; null for an empty one. @throws Fault for any other word */
function meant<T>(words: Words<T>, said: string | null, path: string): T | null {
  const word = (said ?? '').trim().toLowerCase();
  if (word === '') return null;
  const found = words.find(([name]) => name.toLowerCase() === word);
  if (!found) throw new Fault(`SvarMailFilter.${path}`, `is one of ${words.map(([name]) => name).join(', ')}`);
  return found[1];
}

const word = <T>(words: Words<T>, value: T | null): string => (value === null ? '' : wordOf(words, value));

function presentFilter({ filter, problems }: FilterSeen, desk: Desk): Shown<typeof SvarMailFilter> {
  return {
    FilterId: filter.id,
    Name: filter.name,
    Priority: filter.priority,
    IsActive: filter.isActive,
    AllMailboxes: filter.allMailboxes,
    MailboxIds: [...filter.mailboxIds],
    SearchIn: word(WHERE, filter.searchIn),
    Pattern: filter.pattern,
    AndPattern: filter.andPattern,
    Finds: filter.finds.map(({ name, searchIn, pattern }) => ({ Name: name, SearchIn: word(WHERE, searchIn), Pattern: pattern })),
    PersonBy: word(PERSONS, filter.person?.by ?? null),
    PersonFind: filter.person?.find ?? '',
    TicketFind: filter.ticket?.find ?? '',
    TicketOpensToAll: filter.ticket?.opensToAll ?? false,
    Values: filter.values.map(({ field, value, replaces }) => ({ Field: field, Value: value, Replaces: replaces })),
    CategoryId: filter.categoryId ?? 0,
    PriorityId: filter.priorityId ?? 0,
    TicketTypeId: filter.typeId ?? 0,
    OwnerAssociateId: desk.agents.get(filter.ownerId ?? 0)?.associateId ?? 0,
    Slevel: filter.level ?? 0,
    TagIds: [...filter.tagIds],
    BodyTemplateId: filter.bodyTemplateId ?? 0,
    Closes: filter.closes,
    IgnoresFrom: filter.ignoresFrom,
    Disposal: word(DISPOSALS, filter.disposal),
    ForwardTo: [...filter.forwardTo],
    KeepsDebugInfo: filter.keepsDebugInfo,
    MarksAsBounced: filter.marksAsBounced,
    BlocksAutoReply: filter.blocksReply,
    ReplyTemplateId: filter.replyTemplateId ?? 0,
    NoticeTo: [...filter.noticeTo],
    NoticeTemplateId: filter.noticeTemplateId ?? 0,
    Problems: problems,
  };
}

type Entity = Said<typeof SvarMailFilter>;

/** An id that was said; 0 and null say none, and what was not said stays as it is. */
const id = (said: number | null | undefined): number | null | undefined =>
  said === undefined ? undefined : said && said > 0 ? said : null;
/** Something that was said; null counts as its empty value. */
const said = <T>(value: T | null | undefined, empty: T): T | undefined => (value === undefined ? undefined : (value ?? empty));
const texts = (list: readonly (string | null)[] | null | undefined): string[] | undefined =>
  said(list, [])
    ?.map((text) => (text ?? '').trim())
    .filter((text) => text !== '');

function ownerId(associateId: number | null | undefined, desk: Desk): number | null | undefined {
  const wanted = id(associateId);
  if (!wanted) return wanted;
  // an associate without a Service user, or none at all, is a user that is not there
  return desk.associates.get(wanted)?.id || 2_147_483_647;
}

const findOf = (name: string | null | undefined): string => (name ?? '').trim().toLowerCase();

/** Two members that make one: what is not said of them stands. */
function linksOf(entity: Entity, standing: MailFilter | null): Pick<FilterWish, 'person' | 'ticket'> {
  const by = entity.PersonBy === undefined ? (standing?.person?.by ?? null) : meant(PERSONS, entity.PersonBy, 'PersonBy');
  const ticket = entity.TicketFind === undefined ? (standing?.ticket?.find ?? '') : findOf(entity.TicketFind);
  return {
    person: by && { by, find: entity.PersonFind === undefined ? (standing?.person?.find ?? '') : findOf(entity.PersonFind) },
    ticket:
      ticket === '' ? null : { find: ticket, opensToAll: said(entity.TicketOpensToAll, false) ?? standing?.ticket?.opensToAll ?? false },
  };
}

const accept = (entity: Entity, standing: MailFilter | null, desk: Desk): FilterWish => ({
  name: said(entity.Name, '')?.trim(),
  priority: said(entity.Priority, 0),
  isActive: said(entity.IsActive, false),
  allMailboxes: said(entity.AllMailboxes, false),
  mailboxIds: said(entity.MailboxIds, [])?.toSorted((a, b) => a - b),
  searchIn: entity.SearchIn === undefined ? undefined : (meant(WHERE, entity.SearchIn, 'SearchIn') ?? SearchIn.HeadOrBody),
  pattern: said(entity.Pattern, ''),
  andPattern: said(entity.AndPattern, ''),
  finds: said(entity.Finds, [])?.map((find) => ({
    name: findOf(find.Name),
    searchIn: meant(WHERE, find.SearchIn ?? '', 'Finds.SearchIn') ?? SearchIn.HeadOrBody,
    pattern: find.Pattern ?? '',
  })),
  ...linksOf(entity, standing),
  values: said(entity.Values, [])?.map((value) => ({
    field: findOf(value.Field),
    value: value.Value?.startsWith('=') ? value.Value : findOf(value.Value),
    replaces: value.Replaces ?? false,
  })),
  categoryId: id(entity.CategoryId),
  priorityId: id(entity.PriorityId),
  typeId: id(entity.TicketTypeId),
  ownerId: ownerId(entity.OwnerAssociateId, desk),
  level: entity.Slevel === undefined ? undefined : entity.Slevel || null,
  tagIds: said(entity.TagIds, []),
  bodyTemplateId: id(entity.BodyTemplateId),
  closes: said(entity.Closes, false),
  ignoresFrom: said(entity.IgnoresFrom, false),
  disposal: entity.Disposal === undefined ? undefined : meant(DISPOSALS, entity.Disposal, 'Disposal'),
  forwardTo: texts(entity.ForwardTo),
  keepsDebugInfo: said(entity.KeepsDebugInfo, false),
  marksAsBounced: said(entity.MarksAsBounced, false),
  blocksReply: said(entity.BlocksAutoReply, false),
  replyTemplateId: id(entity.ReplyTemplateId),
  noticeTo: texts(entity.NoticeTo),
  noticeTemplateId: id(entity.NoticeTemplateId),
});

const presentTrial = (trial: Trial): Shown<typeof SvarFilterTrial> => ({
  FilterId: trial.filterId,
  FilterName: trial.filterName,
  Asked: [...trial.asked],
  Found: [...trial.found],
  Lacks: [...trial.lacks],
  Does: [...trial.does],
  State: wordOf(Object.entries(InboxStatus), trial.status),
  Reason: trial.reason,
  TicketId: trial.ticketId,
  PersonId: trial.personId,
});

export const handlers = implement(filters, {
  GetMailFilters: async ({ call }) => ({ value: (await readFilters(call)).map((seen) => presentFilter(seen, call.desk)) }),
  async GetMailFilter({ call }, { FilterId }) {
    const seen = (await readFilters(call)).find(({ filter }) => filter.id === FilterId);
    return { value: seen ? presentFilter(seen, call.desk) : null };
  },
  async SaveMailFilter({ call }, entity) {
    const filterId = entity.FilterId ?? 0;
    const standing = (await readFilters(call)).find(({ filter }) => filter.id === filterId)?.filter ?? null;
    const saved = await saveFilter(call, filterId, accept(entity, standing, call.desk));
    const seen = (await readFilters(call)).find(({ filter }) => filter.id === saved);
    return { value: seen ? presentFilter(seen, call.desk) : null };
  },
  async DeleteMailFilter({ call }, { FilterId }) {
    await removeFilter(call, FilterId);
    return { value: undefined };
  },
  TryMailFilters: async ({ call }, { MailId, Data, MailboxId, FilterId }) => ({
    value: presentTrial(await tryFilters(call, { mailId: MailId, data: Data, mailboxId: MailboxId, filterId: FilterId })),
  }),
});
