/** What hangs on a company or a person: mail addresses, numbers, links, addresses, ticked items, domains. */
import { type Addresses, type AddressParts, type Block, NOWHERE, PARTS } from '../../domain/addresses.ts';
import { type Element, type Owner, RULES, strippedNumber } from '../../domain/people.ts';
import type { Row, Statement } from '../database.ts';
import { ADDRESS_TYPES, ELEMENTS, type ElementTable, SHAPES } from './shapes.ts';

/** Column names of a table of elements. */
const COLUMNS = {
  email: { key: 'email_id', value: 'email_address', description: 'description' },
  phone: { key: 'phone_id', value: 'phone', description: 'description' },
  url: { key: 'url_id', value: 'url_address', description: 'url_description' },
} as const;

/** The WHERE that finds one owner's elements of a kind; $1 is the owner. */
function ownedBy(owner: Owner, { table, type, chat }: ElementTable): string {
  if (table === 'phone') return `owner_id = $1 and ptype_idx = ${type}`;
  return `${SHAPES[owner].key} = $1${table === 'url' ? ` and svar_chat = ${chat}` : ''}`;
}

/** All elements of an owner in one statement: rows of kind, value, description, in order. */
function elementsOf(owner: Owner, id: number): Statement {
  const parts = Object.entries(ELEMENTS[owner]).map(([kind, place]) => {
    const { key, value, description } = COLUMNS[place.table];
    return `select '${kind}' as kind, ${value} as value, ${description} as description, rank, ${key} as id, ${place.table === 'email' ? 'bouncecount' : '0'} as bounces from ${place.table} where ${ownedBy(owner, place)}`;
  });
  return { name: `elements-of-${owner}`, text: `${parts.join(' union all ')} order by kind, rank, id`, values: [id] };
}

const addressesOf = (owner: Owner, id: number): Statement => ({
  name: `addresses-of-${owner}`,
  text: `select atype_idx as type, ${PARTS.join(', ')}, wgs84_latitude as latitude, wgs84_longitude as longitude from address where ${SHAPES[owner].key} = $1`,
  values: [id],
});

const choicesOf = (owner: Owner, id: number): Statement => ({
  name: 'choices-of',
  text: 'select list, item_id as item from svar_choice where owner_id = $1 and list = any($2::text[]) order by list, item_id',
  values: [id, RULES[owner].choices],
});

const domainsOf = (id: number): Statement => ({
  name: 'domains-of-company',
  text: 'select domain_name as domain from company_domain where company_id = $1 order by rank, company_domain_id',
  values: [id],
});

/** The statements that read what hangs on an owner; `childrenOf` reads their rows. */
export const readChildren = (owner: Owner, id: number): Statement[] => [
  elementsOf(owner, id),
  addressesOf(owner, id),
  choicesOf(owner, id),
  ...(owner === 'contact' ? [domainsOf(id)] : []),
];

/** What hangs on an owner, and the mail addresses that bounced. */
export interface Children {
  elements: Record<string, Element[]>;
  choices: Record<string, number[]>;
  addresses: Addresses;
  domains: string[];
  bounced: string[];
}

/** From the rows of `readChildren`, in their order. */
export function childrenOf(owner: Owner, [elements = [], addresses = [], choices = [], domains = []]: readonly Row[][]): Children {
  const byKind: Record<string, Element[]> = Object.fromEntries(Object.keys(ELEMENTS[owner]).map((kind) => [kind, []]));
  for (const row of elements) byKind[row.kind as string]!.push({ value: row.value as string, description: row.description as string });
  const byList: Record<string, number[]> = Object.fromEntries(RULES[owner].choices.map((list) => [list, []]));
  for (const row of choices) byList[row.list as string]!.push(row.item as number);
  return {
    elements: byKind,
    choices: byList,
    addresses: addressesFrom(addresses),
    domains: domains.map((row) => row.domain as string),
    bounced: elements.filter((row) => (row.bounces as number) > 0).map((row) => row.value as string),
  };
}

/** A block whose parts are all empty stands there for its place on the globe only. */
export function addressesFrom(rows: readonly Row[]): Addresses {
  if (rows.length === 0) return NOWHERE;
  const blocks: Partial<Record<Block, AddressParts>> = {};
  let [latitude, longitude] = [0, 0];
  for (const row of rows) {
    const block = (Object.keys(ADDRESS_TYPES) as Block[]).find((name) => ADDRESS_TYPES[name] === row.type);
    if (!block) continue;
    const parts = Object.fromEntries(PARTS.map((part) => [part, row[part] as string])) as unknown as AddressParts;
    if (PARTS.some((part) => parts[part] !== '')) blocks[block] = parts;
    if (block !== 'postal') [latitude, longitude] = [row.latitude as number, row.longitude as number];
  }
  return { blocks, latitude, longitude };
}

/**
 * Makes an owner's elements of one kind these, in this order. A row whose value stays keeps its id and what is counted on it
 * (bounces); the rest go.
 */
export function replaceElements(owner: Owner, id: number, kind: string, elements: readonly Element[]): Statement {
  const place = ELEMENTS[owner][kind]!;
  const { value, description } = COLUMNS[place.table];
  const owned = ownedBy(owner, place);
  const [columns, values] = {
    email: [[SHAPES[owner].key], ['$1']],
    phone: [
      ['owner_id', 'ptype_idx', 'searchphonenumber'],
      ['$1', String(place.type), 'w.stripped'],
    ],
    url: [
      [SHAPES[owner].key, 'svar_chat'],
      ['$1', String(place.chat)],
    ],
  }[place.table] as [string[], string[]];
  const search = place.table === 'phone' ? ', searchphonenumber = w.stripped' : '';
  return {
    name: `replace-${owner}-${kind}`,
    text: `with w as (select value, description, stripped, place::int as place from jsonb_array_elements($2::jsonb) with ordinality as l(e, place), jsonb_to_record(e) as r(value text, description text, stripped text)),
      gone as (delete from ${place.table} where ${owned} and not exists (select from w where lower(w.value) = lower(${value}))),
      kept as (update ${place.table} set ${value} = w.value, ${description} = w.description, rank = w.place${search} from w where ${owned} and lower(w.value) = lower(${value}))
      insert into ${place.table} (${[...columns, value, description, 'rank'].join(', ')})
      select ${[...values, 'w.value', 'w.description', 'w.place'].join(', ')} from w
      where not exists (select from ${place.table} where ${owned} and lower(${value}) = lower(w.value)) order by w.place`,
    values: [id, JSON.stringify(elements.map((element) => ({ ...element, stripped: strippedNumber(element.value) })))],
  };
}

/** Makes an owner's addresses these. */
export function replaceAddresses(owner: Owner, id: number, { blocks, latitude, longitude }: Addresses): Statement {
  const place: Block = owner === 'person' ? 'home' : 'street';
  const isPlaced = latitude !== 0 || longitude !== 0;
  const rows = (Object.keys(ADDRESS_TYPES) as Block[])
    .filter((block) => blocks[block] || (block === place && isPlaced))
    .map((block) => ({
      type: ADDRESS_TYPES[block],
      ...Object.fromEntries(PARTS.map((part) => [part, blocks[block]?.[part] ?? ''])),
      latitude: block === place ? latitude : 0,
      longitude: block === place ? longitude : 0,
    }));
  const key = SHAPES[owner].key;
  const parts = PARTS.join(', ');
  const sets = [...PARTS, 'wgs84_latitude', 'wgs84_longitude'].map((column) => `${column} = excluded.${column}`).join(', ');
  return {
    name: `replace-${owner}-addresses`,
    text: `with w as (select * from jsonb_to_recordset($2::jsonb) as r(type int, ${PARTS.map((part) => `${part} text`).join(', ')}, latitude double precision, longitude double precision)),
      gone as (delete from address where ${key} = $1 and atype_idx not in (select type from w))
      insert into address (${key}, atype_idx, ${parts}, wgs84_latitude, wgs84_longitude) select $1, type, ${parts}, latitude, longitude from w
      on conflict (${key}, atype_idx) do update set ${sets}`,
    values: [id, JSON.stringify(rows)],
  };
}

/** Ticks exactly these items of a list. */
export const replaceChoices = (list: string, ownerId: number, items: readonly number[]): Statement => ({
  name: 'replace-choices',
  text: `with gone as (delete from svar_choice where list = $1 and owner_id = $2 and not (item_id = any($3::int[])))
    insert into svar_choice (list, owner_id, item_id) select $1, $2, item from unnest($3::int[]) as w(item) on conflict do nothing`,
  values: [list, ownerId, items],
});

/** Makes a company's mail domains these, in this order. */
export const replaceDomains = (id: number, domains: readonly string[]): Statement => ({
  name: 'replace-domains',
  text: `with w as (select domain, place::int as place from unnest($2::text[]) with ordinality as l(domain, place)),
    gone as (delete from company_domain where company_id = $1 and not (domain_name = any($2::text[]))),
    kept as (update company_domain set rank = w.place from w where company_id = $1 and domain_name = w.domain)
    insert into company_domain (company_id, domain_name, rank) select $1, w.domain, w.place from w
    where not exists (select from company_domain where company_id = $1 and domain_name = w.domain)`,
  values: [id, domains],
});
