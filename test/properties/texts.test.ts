/** Texts on their way in: where they are cut, which body counts, what HTML survives, and message headers as a set. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MINUTE } from '../scenarios/scene.ts';
import { openAsking } from './ask.ts';
import type { Json } from './rules.ts';

const pick = (entity: Json, ...names: string[]): unknown[] => names.map((name) => entity[name]);

describe('lengths', () => {
  const { ticket, message, scene } = openAsking();
  const cat = '😹'; // two UTF-16 units
  const cuts: [string, number][] = [
    ['Title', 255],
    ['Author', 255],
    ['FromAddress', 4000],
  ];
  /** Just too long, with a pair across the edge; and what stays of it. */
  const edges = (max: number): [string, string][] => [
    ['a'.repeat(max), 'a'.repeat(max)],
    ['a'.repeat(max + 1), 'a'.repeat(max)],
    [`${'a'.repeat(max - 1)}${cat}`, 'a'.repeat(max - 1)],
    [`${'a'.repeat(max - 2)}${cat}b`, `${'a'.repeat(max - 2)}${cat}`],
    [`${'æ'.repeat(max)}æ`, 'æ'.repeat(max)],
  ];

  for (const [name, max] of cuts) {
    test(`ticket ${name}: ${max} units, no pair is split, on create and on update`, async () => {
      for (const [said, kept] of edges(max)) {
        const made = await ticket({ [name]: said });
        assert.equal(made[name], kept);
        if (name === 'FromAddress') continue;
        const saved = await ticket({ TicketId: (await ticket({})).TicketId, [name]: said });
        assert.equal(saved[name], kept);
        // what was cut and comes again is no change
        const version = (await scene().row(saved.TicketId as number)).svar_version;
        await ticket({ TicketId: saved.TicketId, [name]: said });
        assert.equal((await scene().row(saved.TicketId as number)).svar_version, version);
      }
    });
  }
  for (const [name, max] of [
    ['Author', 255],
    ['MessageId', 850],
    ['MailSorter', 255],
  ] as const) {
    test(`message ${name}: ${max} units, no pair is split`, async () => {
      const id = (await ticket({})).TicketId;
      for (const [said, kept] of edges(max)) assert.equal((await message({ Ticket: { TicketId: id }, [name]: said }))[name], kept);
    });
  }
  test('name of a message header: 64 units, no pair is split; its value has no limit', async () => {
    const id = (await ticket({})).TicketId;
    for (const [said, kept] of edges(64)) {
      const made = await message({ Ticket: { TicketId: id }, MessageHeaders: [{ Name: said, Value: 'v'.repeat(5000) }] });
      const [header] = made.MessageHeaders as Json[];
      assert.deepEqual(pick(header!, 'Name', 'Value'), [kept, 'v'.repeat(5000)]);
    }
  });

  test('texts come back as they were said: quotes, line ends, signs beyond ASCII; U+0000 is refused or dropped, never a fault of the server', async () => {
    const text = 'Æ "x" \\ \u2028 \u0007 😹 \r\n\t</script> US:"Open";NO:"Åpen"';
    const made = await ticket({ Title: text, Author: text, FromAddress: text });
    assert.deepEqual(pick(made, 'Title', 'Author', 'FromAddress'), [text, text, text]);
    const note = await message({ Ticket: { TicketId: made.TicketId }, Body: text });
    assert.equal(note.Body, text);
    const zero = await scene().post('Ticket/SaveTicketEntity', { Title: 'a\u0000b' });
    assert.ok(zero.status === 200 || zero.status === 400, zero.text);
    const half = await scene().post('Ticket/SaveTicketEntity', '{"Title": "a\\ud83d b"}');
    assert.ok(half.status === 200 || half.status === 400, half.text);
  });
});

const bodies = (entity: Json): unknown[] => pick(entity, 'Type', 'Body', 'HtmlBody');

describe('bodies', () => {
  const { scene, ticket, message } = openAsking();
  let id: unknown;
  const add = async (said: Json): Promise<Json> => {
    id ??= (await ticket({})).TicketId;
    return message({ Ticket: { TicketId: id }, ...said });
  };

  const made: [string, Json, unknown[]][] = [
    ['nothing', {}, ['Plain', '', '']],
    ['a body', { Body: 'Hello' }, ['Plain', 'Hello', '']],
    ['an HTML body', { HtmlBody: '<p>Hello</p>' }, ['Html', 'Hello', '<p>Hello</p>']],
    ['both', { Body: 'Hi', HtmlBody: '<p>Hello</p>' }, ['Html', 'Hi', '<p>Hello</p>']],
    ['both, type Plain: HTML is dropped', { Type: 'Plain', Body: 'Hi', HtmlBody: '<p>Hello</p>' }, ['Plain', 'Hi', '']],
    ['HTML only, type Plain: its text', { Type: 'Plain', HtmlBody: '<p>Hello</p>' }, ['Plain', 'Hello', '']],
    ['the older form: markup in the body of type Html', { Type: 'Html', Body: '<p>Hello</p>' }, ['Html', 'Hello', '<p>Hello</p>']],
    ['the same with an empty HTML body', { Type: 'Html', Body: '<b>x</b>', HtmlBody: '' }, ['Html', 'x', '<b>x</b>']],
    ['type Html without markup', { Type: 'Html', Body: 'a < b' }, ['Html', 'a < b', '']],
    ['markup in a plain body stays text', { Body: '<p>Hello</p>' }, ['Plain', '<p>Hello</p>', '']],
    ['type Unknown', { Type: 'Unknown', HtmlBody: '<p>Hello</p>' }, ['Html', 'Hello', '<p>Hello</p>']],
  ];
  for (const [how, said, expected] of made) test(`said: ${how}`, async () => assert.deepEqual(bodies(await add(said)), expected));

  test('HTML is cleaned before it is stored: no script, no handler, no frame, no javascript link', async () => {
    const evil = `<p onclick="x()">a</p><script>x()</script><iframe src="https://x.example"></iframe><a href="javascript:x()">b</a>
      <img src="cid:1" onerror="x()"><style>p{}</style><svg onload="x()"></svg><form action="/"><input></form>`;
    const { HtmlBody, EjMessageId } = await add({ HtmlBody: evil });
    for (const bad of [/script/i, /onclick/i, /onerror/i, /onload/i, /iframe/i, /<form/i, /<input/i, /<svg/i])
      assert.doesNotMatch(HtmlBody as string, bad);
    assert.match(HtmlBody as string, /cid:1/);
    assert.equal((await scene().messageRow(EjMessageId as number)).html_body, HtmlBody);
    // what was cleaned once is clean: saved again as it was read it is the same
    assert.equal((await add({ HtmlBody })).HtmlBody, HtmlBody);
  });

  test('editing is off: bodies and type are ignored, the rest of the save counts', async () => {
    const note = await add({ HtmlBody: '<p>first</p>' });
    const saved = await message({ EjMessageId: note.EjMessageId, Body: 'x', HtmlBody: '<p>x</p>', Type: 'Plain', Important: true });
    assert.deepEqual([...bodies(saved), saved.Important], ['Html', 'first', '<p>first</p>', true]);
    assert.deepEqual(await scene().sql('select from svar_message_version'), []);
  });

  test('editing is on: bodies change, the old ones are kept, the log notes it without a word of them', async () => {
    await scene().sql("update registry set value = '1' where name = 'EnableEditMessage'");
    await ticket({}); // the next save reads the setting
    const note = await add({ Body: 'first', HtmlBody: '<p>first</p>' });
    scene().clock.at += MINUTE;
    const key = { EjMessageId: note.EjMessageId };
    const saved = await message({ ...key, Body: 'second', HtmlBody: '<p>second</p>' });
    assert.deepEqual(bodies(saved), ['Html', 'second', '<p>second</p>']);
    const versions = 'select body, html_body, changed_by from svar_message_version where message_id = $1 order by id';
    const rows = await scene().sql(versions, [note.EjMessageId]);
    assert.deepEqual(rows, [{ body: 'first', html_body: '<p>first</p>', changed_by: 5 }]);
    assert.deepEqual((await scene().log(id as number)).at(-1)!.changes, ['10009:  -> ', '10010:  -> ']);
    // HTML is authoritative: the plain body follows when only it changes, also in a body that was read and saved
    assert.deepEqual(bodies(await message({ ...key, HtmlBody: '<p>third</p>' })), ['Html', 'third', '<p>third</p>']);
    const fourth = await message({ ...key, Type: 'Html', Body: 'third', HtmlBody: '<p>fourth</p>' });
    assert.deepEqual(bodies(fourth), ['Html', 'fourth', '<p>fourth</p>']);
    assert.deepEqual(bodies(await message({ ...key, Type: 'Plain', Body: 'fifth' })), ['Plain', 'fifth', '']);
    assert.equal((await scene().sql(versions, [note.EjMessageId])).length, 4);
    const contents = await scene().contents();
    await message({ ...key, Type: 'Plain', Body: 'fifth', HtmlBody: '' });
    assert.deepEqual(await scene().contents(), contents);
    // an emptied body is empty
    assert.deepEqual(bodies(await message({ ...key, Body: '' })), ['Plain', '', '']);
  });
});

type Header = { Id?: number; Name: string; Value: string };
const rows = (entity: Json): [number, string, string][] =>
  (entity.MessageHeaders as Required<Header>[]).map(({ Id, Name, Value }) => [Id, Name, Value]);
const h = (Name: string, Value: string, Id?: number): Header => ({ Name, Value, ...(Id === undefined ? {} : { Id }) });

describe('headers', () => {
  const { scene, ticket, message } = openAsking();

  async function standing(...headers: Header[]): Promise<{ ids: number[]; set: (said: unknown) => Promise<[number, string, string][]> }> {
    const made = await message({ Ticket: { TicketId: (await ticket({})).TicketId }, MessageHeaders: headers });
    return {
      ids: rows(made).map(([id]) => id),
      set: async (said) => rows(await message({ EjMessageId: made.EjMessageId, MessageHeaders: said })),
    };
  }

  test('absent or null leaves them, an empty array takes all away', async () => {
    const { ids, set } = await standing(h('To', 'a'), h('Cc', 'b'));
    const kept = [
      [ids[0], 'To', 'a'],
      [ids[1], 'Cc', 'b'],
    ];
    assert.deepEqual(await set(undefined), kept);
    assert.deepEqual(await set(null), kept);
    assert.deepEqual(await set([]), []);
  });

  test('a known id keeps its row with what is said, one without an id keeps a row of equal name and value', async () => {
    const { ids, set } = await standing(h('To', 'a'), h('Cc', 'b'), h('Bcc', 'c'));
    assert.deepEqual(await set([h('Cc', 'b'), h('To', 'changed', ids[0])]), [
      [ids[0], 'To', 'changed'],
      [ids[1], 'Cc', 'b'],
    ]);
    const added = await set([h('To', 'changed'), h('Cc', 'b'), h('X-New', 'd')]);
    assert.deepEqual(added.slice(0, 2), [
      [ids[0], 'To', 'changed'],
      [ids[1], 'Cc', 'b'],
    ]);
    assert.ok(added[2]![0] > ids[2]!);
  });

  test('equal headers: each stored row is taken once, so two stay two and a third is new', async () => {
    const { ids, set } = await standing(h('Cc', 'a'), h('Cc', 'a'));
    assert.equal(new Set(ids).size, 2);
    const contents = await scene().contents();
    assert.deepEqual(await set([h('Cc', 'a'), h('Cc', 'a')]), [
      [ids[0], 'Cc', 'a'],
      [ids[1], 'Cc', 'a'],
    ]);
    assert.deepEqual(await scene().contents(), contents);
    assert.equal((await set([h('Cc', 'a'), h('Cc', 'a'), h('Cc', 'a')])).length, 3);
    assert.deepEqual(await set([h('Cc', 'a')]), [[ids[0], 'Cc', 'a']]);
  });

  test('an id that is none of this message’s names no row of it, and touches nobody else’s', async () => {
    const other = await standing(h('To', 'theirs'));
    const { ids, set } = await standing(h('To', 'a'));
    const taken = await set([h('To', 'b', other.ids[0]), h('To', 'c', 99_999)]);
    assert.deepEqual(
      taken.map(([, ...rest]) => rest),
      [
        ['To', 'b'],
        ['To', 'c'],
      ],
    );
    assert.ok(!taken.some(([id]) => id === ids[0] || id === other.ids[0]));
    assert.deepEqual(await other.set(null), [[other.ids[0], 'To', 'theirs']]);
  });

  test('another order of the same headers is no change', async () => {
    const { set } = await standing(h('To', 'a'), h('Cc', 'b'));
    const contents = await scene().contents();
    await set([h('Cc', 'b'), h('To', 'a')]);
    assert.deepEqual(await scene().contents(), contents);
  });
});
