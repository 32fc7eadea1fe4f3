/**
 * Archives as resources: `GET` and `POST /Archive/{provider}` and their metadata; and the search behind the lists of other
 * resources. Source: archives-and-lists §1.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { columnInfo, type Dress, flatRow, readingOf } from '../agents/present/archives.ts';
import { type ArchivePage, archiveNames, describeArchive, isArchive, openArchiveNames, readArchive } from '../app/archives.ts';
import type { Call } from '../app/call.ts';
import { Branch, Fault, Loose, NumberToken, type Tree } from '../contract/decode.ts';
import { joined, type Restriction, readFilter, readNames, readOrder } from '../contract/filter.ts';
import type { Door } from './door.ts';
import { notFound } from './faults.ts';
import { sendData } from './respond.ts';
import { route, type Visit } from './rest/route.ts';

const ROWS = { most: 10_000, usual: 100 } as const;

/** Query options by name in lower case without the dollar sign; as they were spelled, for the link to the next page. */
type Options = ReadonlyMap<string, { readonly name: string; readonly text: string }>;

function textOf(tree: Tree, name: string): string | undefined {
  const plain = tree instanceof Loose ? tree.as('text') : tree;
  if (plain === undefined || plain === null) return undefined;
  if (plain instanceof NumberToken) return plain.text;
  if (typeof plain === 'object') throw new Fault(name, 'is not a text');
  return String(plain);
}

const plainName = (name: string): string => name.replace(/^\$/, '').toLowerCase();

/** The options of a request: those of the query, and above them those of the body. @throws Fault */
function optionsOf(visit: Visit): Options {
  const options = new Map<string, { name: string; text: string }>();
  for (const name of Object.keys(visit.request.query as object)) {
    const text = visit.query(name.toLowerCase());
    if (text !== undefined) options.set(plainName(name), { name, text });
  }
  if (visit.request.method !== 'POST') return options;
  const body = visit.body();
  const tree = body instanceof Loose ? (body.as('ref') ?? null) : body;
  if (tree === null || tree === '') return options;
  if (!(tree instanceof Branch)) throw new Fault('request', 'is not an object');
  tree.names.forEach((name, index) => {
    const text = textOf(tree.values[index]!, name);
    if (text !== undefined) options.set(plainName(name), { name: `$${name.replace(/^\$/, '')}`, text });
  });
  return options;
}

function countOf(text: string | undefined, name: string, usual: number): number {
  if (text === undefined || text.trim() === '') return usual;
  if (!/^\s*\d{1,9}\s*$/.test(text)) throw new Fault(name, 'is not a number of rows');
  return Number(text);
}

function switchOf(text: string | undefined, name: string): boolean {
  if (text === undefined || text.trim() === '') return false;
  if (!/^\s*(?:true|false|1|0)\s*$/i.test(text)) throw new Fault(name, 'is not a boolean');
  return /true|1/i.test(text);
}

function modeOf(text = ''): Dress['mode'] {
  const mode = text.trim().toLowerCase() || 'slim';
  if (mode !== 'slim' && mode !== 'full' && mode !== 'wide') throw new Fault('$mode', 'is Slim, Wide or Full');
  return mode;
}

/** The page behind this one: the same question, further on. */
function nextLink(visit: Visit, call: Call, options: Options, skip: number): string {
  const path = visit.request.url.split('?')[0] ?? '';
  const others = [...options].filter(([name]) => name !== 'skip').map(([, { name, text }]) => `${name}=${encodeURIComponent(text)}`);
  return `${call.root}${path}?${[...others, `$skip=${skip}`].join('&')}`;
}

const COUNTED = new Set(['true', 'estimate', 'allpages', 'all']);

/**
 * Answers a search with the options of the request: `$select`, `$filter`, `$orderBy`, `$top` …
 * @param fixed what must be so besides, by column: the rows of the resource that the address names
 * @throws DoorError 404 for an unknown archive; Fault and Refused for what cannot be answered
 */
export async function answerArchive(
  visit: Visit,
  provider: string,
  fixed: readonly { column: string; value: number }[] = [],
): Promise<FastifyReply> {
  if (!isArchive(provider)) throw notFound(`Archive ${provider.slice(0, 100)}`);
  const { locale } = visit;
  const options = optionsOf(visit);
  visit.request.format = options.get('format')?.text;
  const option = (name: string): string | undefined => options.get(name)?.text;
  const call = visit.call(`Archive.${provider}`);
  const wanted = option('metadata');
  if (wanted !== undefined) return sendMetadata(visit, call, provider, wanted, option('format'));
  const top = Math.min(countOf(option('top'), '$top', ROWS.usual), ROWS.most);
  const skip = countOf(option('skip'), '$skip', 0);
  const bound = fixed.map(({ column, value }): Restriction => ({ kind: 'term', column, operator: 'equals', values: [String(value)] }));
  const page = await readArchive(
    call,
    {
      provider,
      columns: readNames(option('select') ?? ''),
      restriction: joined('and', [...bound, readFilter(option('filter') ?? '')]),
      order: readOrder(option('orderby') ?? ''),
      entities: readNames(option('entities') ?? '', '$entities'),
      skip,
      top,
      counted: COUNTED.has((option('inlinecount') ?? '').trim().toLowerCase()),
    },
    readingOf(locale),
  );
  const dress: Dress = {
    mode: modeOf(option('mode')),
    isSafe: switchOf(option('jsonsafe'), '$jsonSafe'),
    isDisplay: (option('output') ?? '').trim().toLowerCase() === 'display',
  };
  const link = page.hasMore && top > 0 ? nextLink(visit, call, options, skip + top) : null;
  return sendRows(visit, page, dress, link, option('format'));
}

function sendRows(visit: Visit, page: ArchivePage, dress: Dress, link: string | null, format: string | undefined): FastifyReply {
  const { request, reply, locale } = visit;
  reply.header('SO-TimeZone', locale.zoneLabel);
  const body = {
    'odata.metadata': `${page.call.root}/api/v1/Archive/$metadata`,
    'odata.nextLink': link,
    ...(page.count === null ? {} : { 'odata.count': page.count }),
    value: page.rows.map((row, index) => flatRow(row, index, page, dress, locale)),
  };
  return sendData(request, reply, body, 200, { format, root: 'ODataSlimResponse' });
}

function metadataOf(visit: Visit, call: Call, provider: string, wanted: string): Record<string, unknown> {
  const names = readNames(wanted, '$metadata').map((name) => name.toLowerCase());
  const isAll = names.length === 0 || names.includes('all');
  const { columns } = describeArchive(call, provider, readingOf(visit.locale));
  const chosen = isAll ? columns : columns.filter(({ name }) => names.includes(name.toLowerCase()));
  return Object.fromEntries(chosen.map((column) => [column.name, columnInfo(column, visit.locale)]));
}

function sendMetadata(visit: Visit, call: Call, provider: string, wanted: string, format?: string): FastifyReply {
  return sendData(visit.request, visit.reply, metadataOf(visit, call, provider, wanted), 200, { format, root: 'Metadata' });
}

const SUFFIX = '$metadata';

/** wire: `FindTicket$metadata` describes as `FindTicket/$metadata` does, and `$metadata` alone describes them all. */
async function archive(visit: Visit): Promise<FastifyReply> {
  const asked = visit.path('archiveProviderName');
  if (!asked.toLowerCase().endsWith(SUFFIX)) return answerArchive(visit, asked);
  const name = asked.slice(0, -SUFFIX.length);
  if (name !== '') return describe(visit, name);
  const call = visit.call('Archive.Metadata');
  const all = openArchiveNames.map((known) => [known, metadataOf(visit, call, known, '')]);
  return sendData(visit.request, visit.reply, Object.fromEntries(all), 200, { root: 'Metadata', format: visit.query('$format') });
}

function describe(visit: Visit, name: string): FastifyReply {
  if (!isArchive(name)) throw notFound(`Archive ${name.slice(0, 100)}`);
  return sendMetadata(visit, visit.call(`Archive.${name}`), name, '', visit.query('$format'));
}

const ofArchives = { archive: true };

/** Registers the addresses of archives. */
export function registerArchives(server: FastifyInstance, door: Door): void {
  route(
    server,
    door,
    'GET',
    '/Archive',
    async (visit) => {
      const { root } = visit.call('Archive');
      const value = archiveNames.map((name) => ({ name, url: name }));
      const body = { 'odata.metadata': `${root}/api/v1/Archive/$metadata`, value };
      return sendData(visit.request, visit.reply, body, 200, { root: 'ODataServices', format: visit.query('$format') });
    },
    ofArchives,
  );
  route(server, door, 'GET', '/Archive/{archiveProviderName}', archive, ofArchives);
  route(server, door, 'POST', '/Archive/{archiveProviderName}', archive, ofArchives);
  route(
    server,
    door,
    'GET',
    '/Archive/{archiveProviderName}/$metadata',
    async (visit) => describe(visit, visit.path('archiveProviderName')),
    ofArchives,
  );
}
