import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { runs } from '../../../test/support/share.ts';
import * as carriers from '../../contract/carriers/index.ts';
import { Branch, decode, Fault, type Tree } from '../../contract/decode.ts';
import { encode } from '../../contract/encode.ts';
import { type AnyCarrier, anything, dict, int, list, ref, type Type, text } from '../../contract/language.ts';
import type { Locale } from '../../contract/locale.ts';
import { zoneOf } from '../../time/zone.ts';
import { DoorError } from '../faults.ts';
import { readJson } from './json.ts';
import { JsonSink } from './json-sink.ts';
import { readXml } from './xml.ts';
import { elementName, XmlSink, xmlOf } from './xml-sink.ts';

const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: true, language: null };
const ticket = ref(() => carriers.TicketEntity);
const read = (xml: string, type: Type = ticket): unknown => plain(decode(readXml(Buffer.from(xml)), type, 'request', oslo));
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

function written(value: unknown, type: Type): string {
  const sink = new XmlSink(elementName(type));
  encode(value, type, oslo, sink);
  return sink.result();
}
function writtenJson(value: unknown, type: Type): string {
  const sink = new JsonSink();
  encode(value, type, oslo, sink);
  return sink.result();
}

test('an entity: any root, any case, any namespace, lists, maps, nothing and nil', () => {
  const xml = `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <!-- what a client may send --><?target data?>
    <so:TicketEntity xmlns:so="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="y">
      <so:ticketId> 5 </so:ticketId><TITLE>a &lt;b&gt; &amp;amp; &#x41;&#233;<![CDATA[ <i>&amp;</i> ]]></TITLE>
      <Author/><FromAddress></FromAddress><Deadline xsi:nil="true"/><Priority i:nil="1"></Priority>
      <BaseStatus>closed</BaseStatus><HasAttachment>true</HasAttachment><Unknown><deep a="1"/></Unknown>
      <Category><TicketCategoryId>2</TicketCategoryId></Category><Person/>
      <SecondaryPersons><Person><PersonId>1</PersonId></Person><Person><PersonId>2</PersonId></Person></SecondaryPersons>
      <Tags></Tags><Messages>
      </Messages>
      <CustomFields><Item><Key>SuperOffice:1</Key><Value>[I:1]</Value></Item><Item><Key>x_a</Key><Value/></Item><Item><Key>x_b</Key></Item></CustomFields>
      <ExtraFields/>
    </so:TicketEntity><!-- end -->
    `;
  assert.deepEqual(read(xml), {
    TicketId: 5,
    Title: 'a <b> &amp; Aé <i>&amp;</i> ',
    Author: '',
    FromAddress: '',
    Deadline: null,
    Priority: null,
    BaseStatus: 2,
    HasAttachment: true,
    Category: { TicketCategoryId: 2 },
    Person: {},
    SecondaryPersons: [{ PersonId: 1 }, { PersonId: 2 }],
    Tags: [],
    Messages: [],
    CustomFields: { 'SuperOffice:1': '[I:1]', x_a: '', x_b: null },
    ExtraFields: {},
  });
});

test('roots that are no entity: null, a bare list, a scalar', () => {
  assert.equal(read('<x xmlns:xsi="u" xsi:nil="true"/>'), null);
  assert.deepEqual(read('<ArrayOfint><int>1</int><int>2</int></ArrayOfint>', list(int())), [1, 2]);
  assert.deepEqual(read('<ArrayOfstring><string>a</string><string/></ArrayOfstring>', list(text())), ['a', '']);
  assert.deepEqual(read('<ArrayOfTicket/>', list(ticket)), []);
  assert.equal(read('<int>7</int>', int()), 7);
  for (const nothing of ['', ' \r\n ', '\ufeff']) assert.equal(readXml(Buffer.from(nothing)), null);
  const loose =
    '<r><a><Item><Key>k</Key><Value>1</Value></Item></a><b><int>1</int><int>2</int></b><c><Item>1</Item></c><d><e>f</e></d></r>';
  assert.deepEqual(read(loose, anything()), { a: { k: '1' }, b: ['1', '2'], c: ['1'], d: { e: 'f' } });
});

test('text keeps its blanks, its line ends become \\n, a text of blanks is a text', () => {
  assert.equal(read('<t>a\r\nb\rc\n\td </t>', text()), 'a\nb\nc\n\td ');
  assert.equal(read('<t>&#13;\n&#xD;&#10;</t>', text()), '\r\n\r\n');
  assert.equal(read('<t>  </t>', text()), '  ');
  assert.equal(read('<t><!-- a -->x<!-- b -->y<?z?></t>', text()), 'xy');
  assert.equal(read('<t>😹&#x1F639;</t>', text()), '😹😹');
});

test('a wrong kind is a fault with its path, as in JSON', () => {
  const rows: [xml: string, path: string][] = [
    ['<t><TicketId>x</TicketId></t>', 'request.TicketId'],
    ['<t><TicketId><int>1</int></TicketId></t>', 'request.TicketId'],
    ['<t><Title><b>bold</b></Title></t>', 'request.Title'],
    ['<t><Messages>5</Messages></t>', 'request.Messages'],
    ['<t><Person>5</Person></t>', 'request.Person'],
    ['<t><CustomFields><x_a>1</x_a></CustomFields></t>', 'request.CustomFields'],
    ['<t><CustomFields><Item><Value>1</Value></Item></CustomFields></t>', 'request.CustomFields'],
    ['<t><Messages><TicketMessage><Sentiment>1.5</Sentiment></TicketMessage></Messages></t>', 'request.Messages[0].Sentiment'],
    ['<t>text</t>', 'request'],
  ];
  for (const [xml, path] of rows)
    assert.throws(
      () => read(xml),
      (error: unknown) => error instanceof Fault && error.path === path,
      xml,
    );
});

const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
const million = 1_000_000;
const keys = (count: number): string => `<a>${Array.from({ length: count }, (_, index) => `<k${index}/>`).join('')}</a>`;

/** Refused at once, and by a fault. */
function refuses(xml: string | Uint8Array, what?: RegExp): void {
  const bytes = typeof xml === 'string' ? Buffer.from(xml) : xml;
  const started = process.hrtime.bigint();
  assert.throws(
    () => readXml(bytes),
    (error: unknown) => error instanceof Fault && (what?.test(`${error.path} ${error.message}`) ?? true),
    Buffer.from(bytes).toString('latin1').slice(0, 80),
  );
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  assert.ok(milliseconds < 30_000, `${Buffer.from(bytes.subarray(0, 30))} took ${milliseconds} ms`);
}

test('whoever declares anything is refused; nothing is expanded and nothing fetched', () => {
  for (const declared of [
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;">]><lolz>&m;</lolz>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "http://localhost/">]><a>&x;</a>',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://localhost/e.dtd">%p;]><a/>',
    '<a><!ENTITY b "c"></a>',
    '<a><!DOCTYPE a></a>',
    '<!doctype a><a/>',
  ])
    refuses(declared, /declared, is not allowed/);
  refuses('<a>&b;</a>', /reference/);
  refuses('<a>&toString;</a>', /reference/);
});

test('what is not well formed is refused', () => {
  const tags =
    '< <a <a> <a><b></a> <a></b> <a></a <a></a></a> <a/><b/> text <a/>text <1/> </a> <a b=c/> <a b="c/> <a b="<"/> <a b="c"d="e"/> <a>text<b/></a> <a><b/>text</a>';
  const references =
    '&amp & &#0; &#x1; &#xD800; &#x110000; &#xFFFF; &#; \0 \u0001 \uffff <!-- <!--a--b--> <![CDATA[x <?xml?> <__proto__/> <x:constructor/>';
  const others = [
    '< a/>',
    '<a/ >',
    '<a b/>',
    ' <?xml version="1.0"?><a/>',
    '<?xml?><a/>',
    '<?xml version="1.0"?>',
    '<!-- only -->',
    '{"TicketId":1}',
  ];
  const broken = [...tags.replaceAll('a b', 'a\tb').split(' '), ...references.split(' ').map((text) => `<a>${text}</a>`), ...others];
  for (const xml of broken) refuses(xml);
  assert.throws(() => read('<a><Item><Key>__proto__</Key></Item></a>', dict(text())), Fault);
});

test('UTF-8 only: another encoding that is declared is 415, bytes that are none 400', () => {
  for (const encoding of ['ISO-8859-1', 'utf-16', 'UTF-7', 'windows-1252'])
    assert.throws(
      () => readXml(Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a/>`)),
      (error: unknown) => error instanceof DoorError && error.status === 415,
    );
  refuses(Buffer.from('<a>æ</a>', 'latin1'), /UTF-8/);
  refuses(Buffer.from('\ufeff<a/>', 'utf16le'));
  refuses(Buffer.from([0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80, 0x3c, 0x2f, 0x61, 0x3e]), /UTF-8/);
});

test('limits are exact at their edge, and what is built to hurt is refused at once', () => {
  readXml(Buffer.from(nested(64)));
  refuses(nested(65), /64 levels/);
  readXml(Buffer.from(keys(1_000)));
  refuses(keys(1_001), /1000 keys/);
  readXml(Buffer.from(`<a>${'<b/>'.repeat(10_000)}</a>`));
  refuses(`<a>${'<b/>'.repeat(10_001)}</a>`, /10000 items/);
  const row = `<c>${'<b/>'.repeat(9_999)}</c>`;
  refuses(`<a>${row.repeat(11)}</a>`, /100000 values/);
  refuses(`<a>${'&#65;'.repeat(10_001)}</a>`, /10000 character references/);
  refuses(`<${'a'.repeat(257)}/>`, /256 characters/);
  refuses(`<a ${Array.from({ length: 65 }, (_, index) => `b${index}="" `).join('')}/>`, /64 attributes/);
  const items = Array.from({ length: 1_001 }, (_, index) => `<Item><Key>${index}</Key><Value/></Item>`).join('');
  assert.throws(() => read(`<a>${items}</a>`, dict(text())), /1000 keys/);
  for (const attack of [
    '<a>'.repeat(million),
    '<a><!--'.repeat(million),
    '<a b="'.repeat(million),
    `<${'a'.repeat(million * 4)}`,
    `<a ${'b="" '.repeat(million)}`,
    `<a>${'&'.repeat(million)}`,
    `<a>${'&lt;'.repeat(million)}`,
    `<a>${'<![CDATA['.repeat(million)}`,
    `<a>${' '.repeat(million * 4)}`,
    `<?xml ${' '.repeat(million)}`,
    `<a${' '.repeat(million)}`,
    `<a>${'<?a '.repeat(million)}`,
    '<!--'.repeat(million),
    '<a/>'.repeat(million),
  ])
    refuses(attack);
});

test('any bytes are read or refused with a fault', () => {
  const words = [
    '<a>',
    '</a>',
    '<a/>',
    '<',
    '>',
    '&lt;',
    '&#1;',
    '&#65;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x ',
    '?>',
    ' ',
    'b',
    '"',
    "c='",
    '\r',
    ':nil',
  ];
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => Buffer.from(`<a>${parts.join('')}</a>`)),
  );
  fc.assert(
    fc.property(noise, (bytes) => {
      try {
        decode(readXml(bytes), anything(), 'request', oslo);
      } catch (error) {
        assert.ok(error instanceof Fault || error instanceof DoorError, String(error));
      }
    }),
    { numRuns: runs(3_000) },
  );
});

/** Any value of a type on its way out, not too deep. Texts hold what both formats can carry. */
function anyOf(type: Type, depth: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'int':
      return fc.integer({ min: -2147483648, max: 2147483647 });
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0);
    case 'bool':
      return fc.boolean();
    case 'text':
      return fc.option(
        fc.oneof(fc.string({ unit: fc.constantFrom(...'a<>&"\' \r\n\t]é😹-') }), fc.constantFrom('', ' ', ']]>', '&amp;', '\r\n')),
      );
    case 'enum':
      return fc.constantFrom(...Object.values(type.members));
    case 'dateTime':
      return fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 }));
    case 'timeOfDay':
      return fc.constantFrom('09:00:00', '23:59:59');
    case 'holiday':
    case 'day':
      return fc.constantFrom('2026-05-17', '2031-12-25');
    case 'bytes':
      return fc.uint8Array({ maxLength: 8 });
    case 'ref':
      return depth <= 0 ? fc.constant(null) : fc.option(carrierOf(type.carrier(), depth - 1));
    case 'list':
      return fc.array(anyOf(type.of, depth - 1), { maxLength: depth > 0 ? 3 : 0 }).map((items) => items.filter((item) => item !== null));
    case 'dict':
      return fc.dictionary(fc.constantFrom('x_a', 'SuperOffice:1', '', '<&>', 'a b'), anyOf(type.of, depth - 1), {
        maxKeys: depth > 0 ? 3 : 0,
      });
    case 'anything':
      return fc.constant('a');
  }
}
const carrierOf = (carrier: AnyCarrier, depth: number): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(carrier.fields).map(([name, type]) => [name, anyOf(type, depth)])), { requiredKeys: [] });

function assertAlike(carrier: AnyCarrier, depth: number, numRuns: number): void {
  const type = ref(() => carrier);
  fc.assert(
    fc.property(carrierOf(carrier, depth), (value) => {
      const json = decode(readJson(Buffer.from(writtenJson(value, type))), type, 'request', oslo);
      assert.deepEqual(plain(decode(readXml(Buffer.from(written(value, type))), type, 'request', oslo)), plain(json), carrier.name);
    }),
    { numRuns: runs(numRuns) },
  );
}

test('any ticket or message written as XML and read back is what JSON gives', () => {
  for (const carrier of [carriers.TicketEntity, carriers.TicketMessageEntity]) assertAlike(carrier, 3, 60);
});

test('any value of every carrier written as XML and read back is what JSON gives', () => {
  const all = Object.values(carriers);
  assert.ok(all.length > 50);
  for (const carrier of all) assertAlike(carrier, 2, 8);
});

test('answers: what XML cannot carry is replaced, null is nil, lists and maps as the page says', () => {
  assert.equal(
    written([1, 2], list(int())),
    '<?xml version="1.0" encoding="utf-8"?><ArrayOfint xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><int>1</int><int>2</int></ArrayOfint>',
  );
  assert.match(written('a\0b\u0001\ud800c\uffff', text()), /<string[^>]*>a�b��c�<\/string>$/);
  assert.match(written(null, ticket), /<TicketEntity[^>]* xsi:nil="true"\/>$/);
  assert.match(
    written({ '<': 'a', b: null }, dict(text())),
    /<Item><Key>&lt;<\/Key><Value>a<\/Value><\/Item><Item><Key>b<\/Key><Value xsi:nil="true"\/><\/Item><\/MapOfstring>$/,
  );
  assert.match(written({}, dict(text())), /<MapOfstring[^>]*><\/MapOfstring>$/);
});

test('plain data: members are elements, names that no element can have make a map', () => {
  const data = { Error: true, Count: 2, Rate: 1.5, None: null, Left: undefined, Rows: [{ 'person/fullName': 'a&b' }, 'x', 1, [true]] };
  assert.equal(
    xmlOf(data, 'Error').split('instance">')[1],
    '<Error>true</Error><Count>2</Count><Rate>1.5</Rate><None xsi:nil="true"/><Rows><Item><Item><Key>person/fullName</Key><Value>a&amp;b</Value></Item></Item>' +
      '<string>x</string><int>1</int><Item><boolean>true</boolean></Item></Rows></Error>',
  );
  assert.match(xmlOf(null, 'Result'), /<Result[^>]* xsi:nil="true"\/>$/);
  assert.equal(xmlOf({ at: new Date(0) }, 'R').includes('<at>1970-01-01T00:00:00.000Z</at>'), true);
});

test('the tree of a well-formed text is kept in its order', () => {
  const tree: Tree = decodeBranch('<a><b>1</b><c/><b>2</b></a>');
  assert.ok(tree instanceof Branch);
  assert.deepEqual(tree.names, ['b', 'c', 'b']);
});
function decodeBranch(xml: string): Tree {
  const tree = readXml(Buffer.from(xml));
  assert.ok(tree !== null && typeof tree === 'object' && 'as' in tree);
  return tree.as('ref') ?? null;
}
