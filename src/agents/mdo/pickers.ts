/** Lists that are searched rather than shown: persons, companies, sales, projects, tickets; and those kept as rows of ours. */
import {
  type Entity,
  type ListDefinition,
  lately,
  listDefinitions,
  listItems,
  picked,
  pickedTickets,
  templates,
  type Used,
} from '../../app/lists.ts';
import { type Asked, type Item, isOn, numberIn, type Provider } from './items.ts';

/** Rows of an entity that one answer shows. */
const AT_MOST = 100;

type Row = Record<string, unknown>;
const text = (row: Row, member: string): string => (typeof row[member] === 'string' ? (row[member] as string) : '');
const joined = (glue: string, ...parts: string[]): string => parts.filter(Boolean).join(glue);

const wantedOf = ({ query, ids, attributes }: Asked) => ({
  query,
  ids,
  atMost: AT_MOST,
  companyId: numberIn(attributes, 'contact_id'),
  personId: numberIn(attributes, 'person_id'),
});

const entity =
  (name: Entity, itemOf: (row: Row, asked: Asked) => Omit<Item, 'id'>): Provider =>
  async (asked) =>
    (await picked(asked.call, name, wantedOf(asked))).map((row) => ({ id: row.id as number, ...itemOf(row, asked) }));

const person = entity('person', (row, { attributes }) => {
  const name = joined(' ', text(row, 'firstName'), text(row, 'middleName'), text(row, 'lastName'));
  const pairs = [
    ...(row.associateId ? [`associate_id=${row.associateId as number}`] : []),
    `contact_id=${(row.companyId as number | null) ?? 0}`,
    ...(isOn(attributes, 'includeHasEmail') ? [`has_email=${row.hasEmail ? 1 : 0}`] : []),
  ];
  return { name, fullName: name, toolTip: text(row, 'company'), type: 'person', extra: pairs.join('&') };
});

const contact = entity('contact', (row) => ({
  name: joined(', ', text(row, 'name'), text(row, 'department')),
  fullName: text(row, 'name'),
  toolTip: text(row, 'orgNr'),
  deleted: row.deleted === true,
  type: 'contact',
}));

/** wire: what has become of a sale, by the number it is kept under. */
const SALE_STYLES: Readonly<Record<number, string>> = { 2: 'sold', 3: 'lost', 4: 'stalled' };

const sale = entity('sale', (row) => {
  const heading = text(row, 'heading');
  const company = joined(', ', text(row, 'company'), text(row, 'department'));
  return {
    name: company ? `${heading} (${company})` : heading,
    fullName: heading,
    type: 'Sale',
    style: SALE_STYLES[row.status as number] ?? '',
    extra: heading,
  };
});

const project = entity('project', (row) => ({ name: text(row, 'name'), fullName: text(row, 'name'), type: 'project' }));

const ticket: Provider = async (asked) =>
  (await pickedTickets(asked.call, wantedOf(asked))).map((row) => ({
    id: row.id as number,
    name: text(row, 'title'),
    fullName: text(row, 'title'),
    type: 'ticket',
    iconHint: 'ticket',
    extra: `status=${row.status as number}&ticketStatus=${row.statusId as number}&category=${row.categoryId as number}`,
  }));

const replyTemplate: Provider = async ({ call }) =>
  (await templates(call)).map((row, index) => ({
    id: row.id as number,
    name: text(row, 'name'),
    toolTip: text(row, 'description'),
    rank: index + 1,
  }));

/** Lists whose search the database answers; `_new` is another name of the same. */
export const pickers: Readonly<Record<string, Provider>> = {
  person,
  person_new: person,
  contact,
  contact_new: contact,
  sale,
  sale_new: sale,
  project,
  project_new: project,
  ticket,
};

/** The definitions of lists, as a list. */
const lists: Provider = async ({ call, attributes }) =>
  (await listDefinitions(call))
    .filter((row) => (!row.deleted || isOn(attributes, 'showDeleted')) && (row.isCustom || !isOn(attributes, 'onlyUserDefinedLists')))
    .map((row) => ({ id: row.id, name: row.title, toolTip: row.tooltip, rank: row.rank, deleted: row.deleted, type: row.name }));

/** Items of a list that is kept as rows of ours. */
export const itemsIn =
  (list: string): Provider =>
  async ({ call, attributes }) =>
    (await listItems(call, list))
      .filter(({ deleted }) => !deleted || isOn(attributes, 'showDeleted'))
      .map(({ id, name, tooltip, rank, deleted }) => ({ id, name, toolTip: tooltip, rank, deleted }));

export const storedLists: Readonly<Record<string, Provider>> = {
  lists,
  replytemplate: replyTemplate,
};

/** User-defined list n: `udlist7`, or `udlist` with the number as additional information. */
export async function userDefined({ call, additional }: Asked, name: string): Promise<ListDefinition | null> {
  const number = Number(/^udlist(\d{1,9})$/.exec(name)?.[1] ?? /^\s*(\d{1,9})\s*$/.exec(additional)?.[1] ?? 0);
  const found = (await listDefinitions(call)).find(({ id }) => id === number);
  return found?.hasItems ? found : null;
}

/** Which lists know what the caller has chosen lately: by the tickets that he has made or owns. */
const HISTORIES: Readonly<Record<string, Used>> = {
  ejcategory: 'category',
  ticketpriority: 'priority',
  ticketticketstatus: 'status',
  tickettype: 'type',
  ejuser: 'owner',
  person: 'person',
  person_new: 'person',
  contact: 'company',
  contact_new: 'company',
  sale: 'sale',
  sale_new: 'sale',
  project: 'project',
  project_new: 'project',
  ticket: 'ticket',
};

/** Ids of what the caller has chosen lately from a list; none where no row of his tells. */
export const historyOf = async ({ call }: Asked, list: string): Promise<number[]> => {
  const used = HISTORIES[list];
  return used ? lately(call, used) : [];
};
