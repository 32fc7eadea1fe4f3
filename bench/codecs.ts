/** What reading and writing a full TicketEntity costs, against the platform's own JSON of the same text, in turn. */
import { TicketEntity } from '../src/contract/carriers/index.ts';
import { decode, type Tree } from '../src/contract/decode.ts';
import { encode, type Sink } from '../src/contract/encode.ts';
import { ref, type Shown } from '../src/contract/language.ts';
import type { Locale } from '../src/contract/locale.ts';
import { readJson } from '../src/http/codecs/json.ts';
import { JsonSink } from '../src/http/codecs/json-sink.ts';
import { readXml } from '../src/http/codecs/xml.ts';
import { XmlSink } from '../src/http/codecs/xml-sink.ts';
import { zoneOf } from '../src/time/zone.ts';
import { type Spread, spreadOf } from './figures.ts';

/** One comparison: how many times as long as JSON.parse and JSON.stringify of the same text it takes. */
export interface CodecRow {
  what: string;
  ratio: Spread;
  /** The most that it may be. */
  mark: number;
}

const type = ref(() => TicketEntity);
const oslo: Locale = { zone: zoneOf('Europe/Oslo'), zoneLabel: 'NO', offsets: false, language: 'NO' };

const at = Date.UTC(2026, 0, 15, 12);
const person = (id: number) => ({
  PersonId: id,
  Firstname: 'Kim',
  Lastname: 'Æsøy',
  Email: `kim.${id}@example.org`,
  FullName: 'Kim "K" Æsøy',
  ContactName: 'Havnegata Regnskap & Sønner AS',
});
const messages = Array.from({ length: 5 }, (_, index) => ({
  TicketMessageId: 100 + index,
  CreatedAt: at + index * 60_000,
  ChangedAt: at + index * 60_000,
  Author: 'Kim Æsøy <kim@example.org>',
  MessageHeaders: [{ Name: 'To', Value: 'support@example.org' }],
}));
const agent = { AssociateId: 5, Name: 'anna', FullName: 'Anna Aas', EjUserId: 2 };
const full: Shown<typeof TicketEntity> = {
  TicketId: 42,
  Title: 'The door to the archive will not lock',
  CreatedAt: at,
  LastChanged: at + 3_600_000,
  Deadline: at + 7_200_000,
  CreatedBy: agent,
  OwnedBy: agent,
  Category: { TicketCategoryId: 2, Name: 'Hardware', Fullname: 'Support/Hardware' },
  Priority: { TicketPriorityId: 2, Name: 'US:"Medium";NO:"Middels"' },
  Status: { TicketStatusId: 1, Name: 'US:"Open";NO:"Åpen"' },
  Person: person(77),
  SecondaryPersons: [person(78), person(79)],
  Messages: messages,
  Tags: [{ Id: 1, Name: 'door' }],
  CustomFields: { x_floor: '[I:3]', x_building: 'Old harbour', 'SuperOffice:1': '[DT:03/28/2019 00:00:00.0000000]' },
  ExtraFields: { x_floor: '[I:3]', x_building: 'Old harbour' },
};

function written<S extends Sink & { result(): string }>(value: unknown, sink: S): string {
  encode(value, type, oslo, sink);
  return sink.result();
}
const decoded = (tree: Tree): unknown => decode(tree, type, 'TicketEntity', oslo);

/** Milliseconds of so many calls. */
function timed(work: () => unknown, calls: number): number {
  const since = performance.now();
  for (let call = 0; call < calls; call++) work();
  return performance.now() - since;
}

/** Measures both formats and the platform in turn, round by round; a ratio is that of one round. */
export function codecRows(rounds = 7, calls = 2_000): CodecRow[] {
  const text = written(full, new JsonSink());
  const [json, xml] = [Buffer.from(text), Buffer.from(written(full, new XmlSink('TicketEntity')))];
  const works = {
    platform: () => JSON.stringify(JSON.parse(text)),
    json: () => written(decoded(readJson(json)), new JsonSink()),
    xml: () => written(decoded(readXml(xml)), new XmlSink('TicketEntity')),
  };
  const ratios = { json: [] as number[], xml: [] as number[] };
  for (const work of Object.values(works)) timed(work, calls);
  for (let round = 0; round < rounds; round++) {
    const platform = timed(works.platform, calls);
    ratios.json.push(timed(works.json, calls) / platform);
    ratios.xml.push(timed(works.xml, calls) / platform);
  }
  return [
    { what: 'JSON of a full TicketEntity, read and written, times the platform', ratio: spreadOf(ratios.json), mark: 3 },
    { what: 'XML of a full TicketEntity, read and written, times the platform', ratio: spreadOf(ratios.xml), mark: 12 },
  ];
}
