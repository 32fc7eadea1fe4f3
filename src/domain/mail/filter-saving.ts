/** What may be wished of a filter. Source: email §5. */
import { deciding, refuse } from '../decision.ts';
import type { Desk } from '../desk.ts';
import { isAddress } from '../mail-address.ts';
import { type Known, type Problem, problemsOf } from './filter-problems.ts';
import { keptIn } from './filter-values.ts';
import { blankFilter, Disposal, type FilterValue, type MailFilter } from './filters.ts';
import { readPattern } from './patterns.ts';

/** What is said of a filter; what is not stays as it is. */
export type FilterWish = { readonly [K in Exclude<keyof MailFilter, 'id'>]?: MailFilter[K] | undefined };

export const AT_MOST = {
  filters: 200,
  /** Parts of the patterns of all filters that are on. */
  size: 10_000,
  name: 255,
  finds: 20,
  values: 20,
  tags: 50,
  mailboxes: 200,
  addresses: 10,
  value: 2_000,
} as const;
const NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** Parts of the patterns by which a filter chooses. */
export const sizeOf = ({ pattern, andPattern }: MailFilter): number =>
  [pattern, andPattern].reduce((sum, text) => {
    const read = text === '' ? { size: 0 } : readPattern(text);
    return sum + ('problem' in read ? 0 : read.size);
  }, 0);

const many = (about: string, list: readonly unknown[], most: number): void => {
  if (list.length > most) refuse('invalid', about, `A filter has ${most} of ${about} at most`);
};

function checkShape({ name, priority, finds, values, tagIds, mailboxIds, forwardTo, noticeTo }: MailFilter): void {
  if (name.trim() === '') refuse('invalid', 'Name', 'A filter needs a name');
  if (name.length > AT_MOST.name) refuse('invalid', 'Name', `A name has at most ${AT_MOST.name} characters`);
  if (!Number.isInteger(priority) || priority < 0 || priority > 100) refuse('invalid', 'Priority', 'A priority is a number from 0 to 100');
  many('Finds', finds, AT_MOST.finds);
  many('Values', values, AT_MOST.values);
  many('TagIds', tagIds, AT_MOST.tags);
  many('MailboxIds', mailboxIds, AT_MOST.mailboxes);
  for (const [about, list] of [
    ['ForwardTo', forwardTo],
    ['NoticeTo', noticeTo],
  ] as const) {
    many(about, list, AT_MOST.addresses);
    for (const address of list) if (!isAddress(address)) refuse('invalid', about, `${address} is no address`);
  }
}

function checkPatterns({ pattern, andPattern, finds }: MailFilter): void {
  if (pattern === '' && andPattern !== '') refuse('invalid', 'AndPattern', 'A second pattern needs a first one');
  for (const [about, text] of [
    ['Pattern', pattern],
    ['AndPattern', andPattern],
  ] as const) {
    const read = text === '' ? null : readPattern(text);
    if (read && !('problem' in read) && read.isIn(''))
      refuse('invalid', about, `The pattern ${text} matches all mail, also that which says nothing; leave it empty if that is meant`);
  }
  const names = new Set<string>();
  for (const find of finds) {
    if (!NAME.test(find.name)) refuse('invalid', 'Finds', 'A name is a letter and then letters, digits and underscores, 40 at most');
    if (names.has(find.name)) refuse('invalid', 'Finds', `The name ${find.name} stands twice`);
    names.add(find.name);
    const read = readPattern(find.pattern);
    if (!('problem' in read) && read.groups === 0)
      refuse('invalid', 'Finds', `The pattern of ${find.name} needs a group in brackets: that is what the name stands for`);
  }
}

function checkValue({ field, value }: FilterValue, names: ReadonlySet<string>, desk: Desk): void {
  if (value.length > AT_MOST.value) refuse('invalid', 'Values', `A value has at most ${AT_MOST.value} characters`);
  const custom = desk.ticketFields.get(field);
  if (!value.startsWith('=')) {
    if (!names.has(value)) refuse('invalid', 'Values', `${value} is found nowhere; a constant begins with =`);
  } else if (custom && keptIn(custom, value.slice(1)) === null)
    refuse('invalid', 'Values', `${value.slice(1)} does not fit field ${field}`);
}

function checkUses({ finds, person, ticket, values }: MailFilter, desk: Desk): void {
  const names = new Set(finds.map(({ name }) => name));
  if (person && !names.has(person.find)) refuse('invalid', 'PersonFind', `${person.find} is found nowhere`);
  if (ticket && !names.has(ticket.find)) refuse('invalid', 'TicketFind', `${ticket.find} is found nowhere`);
  for (const value of values) checkValue(value, names, desk);
  if (new Set(values.map(({ field }) => field)).size < values.length) refuse('invalid', 'Values', 'A field is set twice');
}

/** What is held or deleted becomes no message: nothing else can be done with it. */
function checkDisposal(filter: MailFilter): void {
  const { disposal, forwardTo, noticeTo, replyTemplateId, marksAsBounced } = filter;
  if (disposal !== null && (forwardTo.length > 0 || noticeTo.length > 0 || replyTemplateId !== null || marksAsBounced))
    refuse(
      'invalid',
      'Disposal',
      `A mail that is ${disposal === Disposal.Block ? 'held' : 'deleted'} is neither forwarded nor answered, and no bounce`,
    );
  if (filter.blocksReply && replyTemplateId !== null)
    refuse('invalid', 'BlocksAutoReply', 'A filter that wants no answer has none of its own');
  if (noticeTo.length > 0 !== (filter.noticeTemplateId !== null)) refuse('invalid', 'NoticeTo', 'A notice needs addresses and a template');
}

const alike = (a: Problem, b: Problem): boolean => a.about === b.about && a.says === b.says;

/**
 * A filter as it shall be.
 * @param before null for a new one
 * @param others those that stand beside it
 * @returns a refusal for what may not be; what has gone since, and is not touched, stands in the way of nothing
 */
export const filterAfter = deciding(
  (before: MailFilter | null, said: FilterWish, others: readonly MailFilter[], known: Known): MailFilter => {
    const standing = before ?? blankFilter;
    const after: MailFilter = { ...standing, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
    checkShape(after);
    checkPatterns(after);
    checkUses(after, known.desk);
    checkDisposal(after);
    const stood = before ? problemsOf(before, known) : [];
    const [fresh] = problemsOf(after, known).filter((problem) => !stood.some((one) => alike(one, problem)));
    if (fresh) refuse('invalid', fresh.about, fresh.says);
    if (others.length >= AT_MOST.filters) refuse('invalid', 'FilterId', `A desk has ${AT_MOST.filters} filters at most`);
    if (others.some(({ name }) => name.toLowerCase() === after.name.toLowerCase()))
      refuse('invalid', 'Name', `There is a filter ${after.name}`);
    const size = [...others, after].filter(({ isActive }) => isActive).reduce((sum, one) => sum + sizeOf(one), 0);
    if (after.isActive && size > AT_MOST.size)
      refuse(
        'invalid',
        'Pattern',
        `The patterns of all filters have ${size} parts, and ${AT_MOST.size} at most: every mail is looked at with each`,
      );
    return after;
  },
);
