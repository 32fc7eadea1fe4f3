/** The same rights at the other doors: resources, archives, lists, and what an answer says of its own rights. */
import { cellOf } from './rights-matrix-aims.ts';
import { may, ROLES, type Role, STANDINGS, type Standing } from './rights-matrix-rules.ts';
import type { Scene } from './rights-matrix-scene.ts';

export const CALLERS: readonly Role[] = ROLES.filter(({ known }) => known);

export interface Row {
  id: number;
  /** What the ticket is to the caller. */
  standing: Standing;
  /** Has the caller it among his favourites? */
  favourite: boolean;
}

/** Every ticket of the scene as it stands to one caller: those that others own are another's. */
export const ticketsFor = (scene: Scene, who: Role): Row[] =>
  CALLERS.flatMap((of) =>
    STANDINGS.map((standing, relation) => {
      const isOwn = of === who && who.service;
      const owner = standing.owner === 'caller' && !isOwn ? 'other' : standing.owner;
      return { id: scene.ticket(of, relation), standing: { ...standing, owner }, favourite: isOwn };
    }),
  );

/** An archive that shows tickets: which of them, before rights are asked. */
interface Archive {
  rows: (row: Row) => boolean;
  restriction?: string;
  /** Of the key, the title, and something that is for readers. */
  columns?: readonly [key: string, title: string, closed: string];
  /** What shows a row at all. */
  intent?: 'list' | 'read';
}
const any = (): boolean => true;
const isOpen = ({ standing }: Row): boolean => standing.base === 1;

/** Bin, merged and spam are there only where a status is spoken of. */
export const ARCHIVES: Readonly<Record<string, Archive>> = {
  Ticket: { rows: any, restriction: 'status oneOf (1,4,6)' },
  FindTicket: { rows: any, restriction: 'status oneOf (1,4,6)' },
  SimpleTicket: { rows: isOpen },
  FreetextTicket: { rows: isOpen },
  RecycleTicket: { rows: ({ standing }) => standing.base === 4 },
  UnassignedTickets: { rows: (row) => isOpen(row) && row.standing.owner === 'nobody' },
  UserOpenTickets: { rows: (row) => isOpen(row) && row.standing.owner === 'caller' },
  FavouriteTickets: { rows: (row) => isOpen(row) && row.favourite },
  TicketFavourites: { rows: (row) => isOpen(row) && row.favourite },
  // it shows tables as they are, so a row has to be readable as a whole
  Dynamic: {
    rows: any,
    restriction: 'ticket.status oneOf (1,4,6)',
    columns: ['ticket.id', 'ticket.title', 'ticket.author'],
    intent: 'read',
  },
  TicketMessage: { rows: isOpen, columns: ['ticketMessageId', 'searchTitle', 'author'], intent: 'read' },
};

export interface Page {
  ids: number[];
  /** Ids of rows whose author is shown, which is more than id, title and status. */
  open: number[];
  count: number;
}

type Shown = { PrimaryKey: number; ColumnData: Record<string, { DisplayValue: string } | null> };

const sorted = (ids: number[]): number[] => ids.sort((a, b) => a - b);

/** All rows that a caller is shown of an archive, with their number as it is told. */
export async function pageOf(scene: Scene, who: Role, provider: string, more: Omit<Archive, 'rows'>): Promise<Page> {
  const { restriction = '', columns = ['ticketId', 'title', 'author'] } = more;
  const body = { ProviderName: provider, Columns: columns.join(), Restriction: restriction, Page: 0, PageSize: 500 };
  const { login } = scene.caller(who);
  const answer = await scene.desk.post('Archive/GetArchiveListByColumnsWithHeader2', body, {}, login);
  if (answer.status !== 200) throw new Error(`${provider} as ${who.name}: ${answer.status} ${answer.text}`);
  const { Rows, RowCount } = answer.json as { Rows: Shown[]; RowCount: number };
  const text = ({ ColumnData }: Shown, column: string): string => ColumnData[column]?.DisplayValue ?? '';
  // the title tells which ticket it is, and that it may be shown
  const idOf = (row: Shown): number => Number(/secret-of-(\d+)-/.exec(text(row, columns[1]))?.[1]);
  const open = Rows.filter((row) => text(row, columns[2]) !== '');
  return { ids: sorted(Rows.map(idOf)), open: sorted(open.map(idOf)), count: RowCount };
}

/** What {@link pageOf} should find. */
export function pageFor(scene: Scene, who: Role, { rows, intent = 'list' }: Archive): Page {
  const wanted = ticketsFor(scene, who).filter((row) => rows(row) && may(who, intent, row.standing));
  const open = wanted.filter(({ standing }) => may(who, 'read', standing));
  return { ids: sorted(wanted.map(({ id }) => id)), open: sorted(open.map(({ id }) => id)), count: wanted.length };
}

/** The ids that an archive shows at an address of its own. */
export async function idsAt(scene: Scene, who: Role, address: string): Promise<number[]> {
  const query = `$select=ticketId&$top=500&$filter=${encodeURIComponent('status oneOf (1,4,6)')}`;
  const response = await fetch(`${scene.desk.url}/api/v1/${address}?${query}`, { headers: scene.caller(who).headers });
  const { value } = (await response.json()) as { value: { PrimaryKey: number }[] };
  return sorted(value.map(({ PrimaryKey }) => Number(PrimaryKey)));
}

export interface Asked {
  method: 'GET' | 'PUT' | 'PATCH' | 'DELETE';
  resource: 'Ticket' | 'TicketMessage';
}
export const REST: readonly Asked[] = [
  { method: 'GET', resource: 'Ticket' },
  { method: 'GET', resource: 'TicketMessage' },
  { method: 'PUT', resource: 'Ticket' },
  { method: 'PUT', resource: 'TicketMessage' },
  { method: 'PATCH', resource: 'Ticket' },
  { method: 'PATCH', resource: 'TicketMessage' },
  { method: 'DELETE', resource: 'Ticket' },
];

/** wire: a resource that may not be read is not found, whatever is wanted of it; what may be read and not changed is forbidden. */
export function restStatus({ method }: Asked, who: Role, relation: number): number {
  const standing = STANDINGS[relation]!;
  if (!may(who, 'read', standing)) return 404;
  if (method === 'GET') return 200;
  if (method === 'DELETE') return may(who, 'delete', standing) ? 204 : 403;
  return may(who, 'edit', standing) ? 200 : 403;
}

/** Calls a resource about the caller's ticket, or about its message. */
export async function askRest(scene: Scene, { method, resource }: Asked, who: Role, relation: number): Promise<number> {
  const { ticket, caller } = cellOf(scene, who, relation);
  const change = resource === 'Ticket' ? { Priority: { TicketPriorityId: 3 } } : { Important: true };
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(change) };
  const headers = { ...caller.headers, 'Content-Type': 'application/json' };
  const response = await fetch(`${scene.desk.url}/api/v1/${resource}/${ticket}`, { method, headers, ...body });
  await response.text();
  return response.status;
}

const [SELECT, UPDATE_INSERT, DELETE] = [1, 2 | 4, 8];
const BITS: Readonly<Record<string, number>> = { Select: 1, Update: 2, Insert: 4, Delete: 8, FULL: 15 };

/** The mask that an answer must carry, null for none. */
export function maskFor(who: Role, relation: number): number | null {
  const standing = STANDINGS[relation]!;
  if (!may(who, 'read', standing)) return null;
  return SELECT | (may(who, 'edit', standing) ? UPDATE_INSERT : 0) | (may(who, 'delete', standing) ? DELETE : 0);
}

/** The mask that an answer carries. */
export async function maskOf(scene: Scene, who: Role, relation: number): Promise<number | null> {
  const { ticket, caller } = cellOf(scene, who, relation);
  const { json } = await scene.desk.post(`Ticket/GetTicketEntity?ticketEntityId=${ticket}`, null, {}, caller.login);
  const answer = json as { TableRight: { Mask: string } } | null;
  return answer?.TableRight.Mask.split(', ').reduce((mask, name) => mask | BITS[name]!, 0) ?? null;
}

/** Lists of tickets to choose from: the ids that each operation shows a caller. */
export async function chosenFrom(scene: Scene, who: Role): Promise<number[]> {
  const ids: number[] = [];
  for (const operation of ['GetList', 'GetSimpleList', 'GetSelectableList', 'GetSelectableSimpleList']) {
    const { json } = await scene.desk.post(`MDO/${operation}`, { Name: 'ticket' }, {}, scene.caller(who).login);
    ids.push(...(json as { Id: number }[]).map(({ Id }) => Id));
  }
  return ids;
}
