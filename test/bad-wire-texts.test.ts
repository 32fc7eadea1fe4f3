/**
 * Naughty strings as texts of everything that neighbours save (reliability T8): what is kept comes back as it was, cut where that
 * is documented, or it is refused; and long texts that are built to make patterns think take no time.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { operations } from '../src/contract/agents/index.ts';
import type { AnyCarrier, Type } from '../src/contract/language.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { each, type Hostile, Storm } from './support/hostile.ts';
import { asForm, asXml, carrierOf, naughty } from './support/hostile-values.ts';
import { startReceiver } from './support/webhook-receiver.ts';
import type { Json } from './wire/support.ts';

/** Long enough that a pattern that looks at everything twice takes seconds. */
const LONG = 120_000;

interface Saved {
  /** Below `/api/v1/Agents/`. */
  save: string;
  get: string;
  key: string;
  base?: Json;
  /** Ways to texts that are to be kept; digits are places in lists. */
  texts: readonly string[];
}

const saved: readonly Saved[] = [
  { save: 'BLOB/SaveBlobEntity', get: 'BLOB/GetBlobEntity', key: 'BlobId', texts: ['Description', 'ExtraInfo', 'ConceptualType'] },
  {
    save: 'Contact/SaveContactEntity',
    get: 'Contact/GetContactEntity',
    key: 'ContactId',
    base: { Emails: [{ Value: 'post@example.org' }] },
    texts: [
      'Name',
      'Department',
      'OrgNr',
      'Number1',
      'Number2',
      'Description',
      'Kananame',
      'Urls.0.Value',
      'Urls.0.Description',
      'Phones.0.Value',
      'Emails.0.Description',
      'Address.Postal.Address1',
      'Address.Street.City',
    ],
  },
  {
    save: 'Person/SavePersonEntity',
    get: 'Person/GetPersonEntity',
    key: 'PersonId',
    base: { OfficePhones: [{ Value: '22 22 22 22' }] },
    texts: [
      'Firstname',
      'MiddleName',
      'Lastname',
      'Mrmrs',
      'Title',
      'Description',
      'PersonNumber',
      'Salutation',
      'Kanalname',
      'OfficePhones.0.Description',
      'Urls.0.Value',
    ],
  },
  {
    save: 'Document/SaveDocumentEntity',
    get: 'Document/GetDocumentEntity',
    key: 'DocumentId',
    texts: ['Attention', 'Header', 'OurRef', 'YourRef', 'Description', 'ExternalRef'],
  },
  { save: 'Sale/SaveSaleEntity', get: 'Sale/GetSaleEntity', key: 'SaleId', texts: ['SaleText', 'Heading', 'Number', 'Postit'] },
  {
    save: 'Project/SaveProjectEntity',
    get: 'Project/GetProjectEntity',
    key: 'ProjectId',
    texts: ['Name', 'ProjectNumber', 'Description', 'Postit'],
  },
  { save: 'List/SaveTicketCategoryEntity', get: 'List/GetTicketCategoryEntity', key: 'TicketCategoryId', texts: ['Name', 'ExternalName'] },
  { save: 'List/SaveTicketPriorityEntity', get: 'List/GetTicketPriorityEntity', key: 'TicketPriorityId', texts: ['Name'] },
  { save: 'List/SaveTicketStatusEntity', get: 'List/GetTicketStatusEntity', key: 'TicketStatusId', texts: ['Name'] },
  { save: 'List/SaveTicketTypeEntity', get: 'List/GetTicketTypeEntity', key: 'TicketTypeId', texts: ['Name', 'Tooltip', 'Icon'] },
  {
    save: 'List/SaveTicketRelationDefinitionEntity',
    get: 'List/GetTicketRelationDefinitionEntity',
    key: 'TicketRelationDefId',
    texts: ['Name', 'Description'],
  },
  { save: 'ForeignSystem/SaveForeignAppEntity', get: 'ForeignSystem/GetForeignAppEntity', key: 'ForeignAppId', texts: ['Name'] },
];

/** What a body of a format cannot carry as it is. */
const isPlain = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);
const isXml = (text: string): boolean => !/[^\t\n -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text);

function placed(into: Json, way: string, value: unknown): Json {
  const [name = '', ...more] = way.split('.');
  if (more.length === 0) return { ...into, [name]: value };
  if (more[0] === '0')
    return { ...into, [name]: [placed(((into[name] as Json[] | undefined) ?? [])[0] ?? {}, more.slice(1).join('.'), value)] };
  return { ...into, [name]: placed((into[name] as Json | undefined) ?? {}, more.join('.'), value) };
}

const at = (value: unknown, way: string): unknown =>
  way.split('.').reduce<unknown>((inner, name) => (inner as Json | null | undefined)?.[name], value);

const hasText = (carrier: AnyCarrier): boolean =>
  JSON.stringify(Object.values(carrier.fields).map((type) => (type.kind === 'list' ? type.of : type))).includes('"text"');

describe('bad texts', () => {
  let desk: TestDesk;
  const storm = new Storm(() => desk);
  before(async () => {
    desk = await openDesk({ isSweep: true });
  });
  after(async () => {
    storm.report('bad texts', 0);
    storm.end();
    await desk.close();
  });

  /** Saves in one of the three formats. @returns the entity as it is read afterwards, or null when it was refused */
  async function keep({ save, get, key }: Saved, body: Json, turn: number): Promise<Json | null> {
    const [type, text] = [
      ['application/json', JSON.stringify(body)],
      ['application/xml', asXml(body)],
      ['application/x-www-form-urlencoded', asForm(body)],
    ][turn % 3]!;
    const got = await storm.send({ method: 'POST', path: `/api/v1/Agents/${save}`, headers: { 'Content-Type': type! }, body: text! });
    if (got.status >= 400) return null;
    const id = (JSON.parse(got.text) as Json)[key];
    const declared = operations.find(({ agent, name }) => `${agent}/${name}` === get)!.operation.args;
    const query = declared.style === 'key' ? `?${declared.name}=${id}` : '';
    const asked = declared.style === 'args' ? JSON.stringify({ [Object.keys(declared.carrier.fields)[0]!]: id }) : 'null';
    const read = await storm.send({
      method: 'POST',
      path: `/api/v1/Agents/${get}${query}`,
      headers: { 'Content-Type': 'application/json' },
      body: asked,
    });
    return JSON.parse(read.text) as Json;
  }

  test('what is kept comes back as it was', async () => {
    const altered: string[] = [];
    let [kept, refused] = [0, 0];
    for (const entity of saved) {
      const sane = entity.texts.reduce((body, way) => placed(body, way, `Qx ${way}`), entity.base ?? {});
      const plain = await keep(entity, sane, 0);
      assert.ok(plain, `${entity.save} takes plain texts`);
      for (const way of entity.texts) assert.equal(at(plain, way), `Qx ${way}`, `${entity.save} ${way}`);
      const texts = naughty.filter((_, index) => index % 6 === entity.save.length % 6);
      await each(texts, async (text) => {
        const turn = isPlain(text) ? (isXml(text) ? text.length : text.length * 3) : 0;
        const found = await keep(
          entity,
          entity.texts.reduce((body, way) => placed(body, way, text), entity.base ?? {}),
          turn,
        );
        if (!found) {
          refused++;
          return;
        }
        kept++;
        for (const way of entity.texts) {
          const value = at(found, way);
          // a number, an address or a page without anything in it is none
          if (text.trim() === '' && value === undefined) continue;
          const isCut = typeof value === 'string' && value.length >= 9 && text.startsWith(value);
          if (value !== text && !isCut) altered.push(`${entity.save} ${way}: ${JSON.stringify(text)} → ${JSON.stringify(value)}`);
        }
      });
    }
    console.log(`# ${kept} sets of texts kept, ${refused} refused`);
    assert.deepEqual(altered.slice(0, 40), [], `${altered.length} altered`);
    assert.ok(kept > 500);
  });

  const evil = {
    blanks: `${' '.repeat(LONG)}x`,
    dots: `${'.'.repeat(LONG)}x`,
    tags: '<a '.repeat(LONG / 3),
    comments: '<!--'.repeat(LONG / 4),
    labels: 'US:"'.repeat(LONG / 4),
    encoded: '[I:'.repeat(LONG / 3),
    addresses: 'a@'.repeat(LONG / 2),
    lines: `${'\r\n'.repeat(LONG / 2)}x`,
    quotes: `${'"'.repeat(LONG)}x`,
    templates: '{{'.repeat(LONG / 2),
    marks: `a${'\u0301'.repeat(LONG / 4)}`,
    commas: 'a, '.repeat(LONG / 3),
    entities: '&#'.repeat(LONG / 2),
  };
  /** A value of a type whose texts are all this one. */
  function filled(type: Type, text: string, depth: number): unknown {
    switch (type.kind) {
      case 'text':
        return text;
      case 'list':
        return [filled(type.of, text, depth)];
      case 'ref':
        return depth > 0 ? full(type.carrier(), text, depth - 1) : null;
      case 'dict':
        return { x_color: text.slice(0, 9_000) };
      case 'anything':
        return text;
      default:
        return undefined;
    }
  }
  const full = (carrier: AnyCarrier, text: string, depth: number): Json =>
    Object.fromEntries(Object.entries(carrier.fields).map(([name, type]) => [name, filled(type, text, depth)]));

  test('long texts that make patterns think are read or refused at once', async () => {
    const words = Object.values(evil);
    const all = operations.flatMap(({ agent, name, operation: { args } }, turn): Hostile[] => {
      const carrier = carrierOf(args);
      if (!carrier || !hasText(carrier)) return [];
      // writes meet half of them, all others two
      const isWrite = /^(?:Save|Set|Add|Update|Insert|Create|Upload)/.test(name);
      const some = isWrite
        ? words.filter((_, index) => (index + turn) % 2 === 0)
        : [words[turn % words.length]!, words[(turn + 5) % words.length]!];
      return some.map((text) => ({
        method: 'POST',
        path: `/api/v1/Agents/${agent}/${name}`,
        headers: { 'Content-Type': 'application/json', Accept: turn % 2 ? 'text/xml' : 'application/json' },
        body: JSON.stringify(full(carrier, text, 0)),
      }));
    });
    assert.ok(all.length > 300);
    await storm.sendAll(all);
  });

  test('long texts in a ticket, a message and its headers, each by itself', async () => {
    const texts = Object.values(evil);
    const { TicketId } = (await desk.post('Ticket/SaveTicketEntity', { Title: 'Long' })).json as Json;
    const all = texts.flatMap((text): Hostile[] =>
      [
        { Body: text },
        { HtmlBody: text },
        { HtmlBody: `<p style="${text}">` },
        { HtmlBody: `<a href="${text}">x</a>` },
        { EmailHeader: text },
        { MessageHeaders: [{ Name: text, Value: text }] },
        { MessageId: text },
      ].map((more) => ({
        method: 'POST',
        path: '/api/v1/Agents/Ticket/SaveTicketMessageEntity',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ Ticket: { TicketId }, ...more }),
      })),
    );
    await storm.sendAll(all);
  });

  test('names of files are never more than names', async () => {
    const names = [
      '../../etc/passwd',
      '..\\..\\x',
      '/abs',
      'C:\\x',
      'a\r\nSet-Cookie: b=c',
      'a"; filename="b',
      '\u202egpj.exe',
      'con',
      'a'.repeat(9_000),
      '.',
      '..',
      '',
      ' ',
      'æ\u0301.txt',
      ...naughty.filter((_, index) => index % 9 === 0),
    ];
    await each(names.filter(isPlain), async (Filename) => {
      const headers = { 'Content-Type': 'application/json' };
      const made = await storm.send({
        method: 'POST',
        path: '/api/v1/Agents/Document/CreateTempFile',
        headers,
        body: JSON.stringify({ Filename, DataStream: 'AQID' }),
      });
      if (made.status >= 400) return;
      const name = JSON.parse(made.text) as string;
      assert.ok(name.length > 0 && !/[\\/\p{Cc}\p{Cf}]|^\.+$/u.test(name), `${JSON.stringify(Filename)} became ${JSON.stringify(name)}`);
      const read = await storm.send({
        method: 'POST',
        path: '/api/v1/Agents/Document/GetTempFile',
        headers,
        body: JSON.stringify({ Filename: name }),
      });
      assert.equal(read.status, 200);
      assert.doesNotMatch(String(read.headers['content-disposition'] ?? ''), /[\r\n"]/);
    });
  });

  test('headers of webhooks are one line each, and none of those that are the connection’s own', async () => {
    const receiver = await startReceiver();
    try {
      const hook = (more: Json): Json => ({
        Name: 'x',
        Type: 'webhook',
        Events: ['ticket.created'],
        TargetUrl: receiver.url('odd'),
        ...more,
      });
      const odd = ['a\r\nX-Other: b', 'a\nb', '\u0000', '\u{1F600}', 'æ', 'x'.repeat(20_000)];
      const names = ['X-A\r\nX-B', 'X A', '', ':', 'Host', 'Content-Length', 'Transfer-Encoding', 'Connection', '__proto__', 'æ'];
      const all = [
        ...odd.map((value) => ({ 'X-A': value })),
        ...names.map((name) => ({ [name]: 'x' })),
        Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`X-${index}`, 'x'])),
      ].map(
        (Headers): Hostile => ({
          method: 'POST',
          path: '/api/v1/Agents/Webhook/SaveWebhook',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(hook({ Headers })),
        }),
      );
      await storm.sendAll(all);
      const urls = [
        'javascript:alert(1)',
        'file:///etc/passwd',
        'http://',
        'http://[::1',
        'http://a b',
        'gopher://127.0.0.1:1/',
        `${receiver.url('odd')}\r\nX: y`,
        'http://user:pass@127.0.0.1/',
        'http://127.0.0.1:0/',
        'http://127.0.0.1:99999/',
        `http://127.0.0.1/${'x'.repeat(9_000)}`,
        '//x',
        '',
      ];
      const refused = await storm.sendAll(
        urls.map(
          (TargetUrl): Hostile => ({
            method: 'POST',
            path: '/api/v1/Agents/Webhook/SaveWebhook',
            headers: { 'Content-Type': 'application/json', Accept: 'text/xml' },
            body: JSON.stringify(hook({ TargetUrl })),
          }),
        ),
      );
      assert.equal(refused.length, urls.length);
      for (const { rawHeaders, headers } of await receiver.received('odd')) {
        assert.ok(!rawHeaders.includes('X-Other') && !rawHeaders.includes('X-B'));
        assert.equal(rawHeaders.filter((name) => /^(?:host|content-length)$/i.test(name)).length, 2);
        assert.ok(Object.values(headers).every((value) => !/[\r\n\0]/.test(value)));
      }
    } finally {
      receiver.stop();
    }
  });
});
