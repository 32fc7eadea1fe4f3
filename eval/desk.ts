/**
 * Desks that never were: closed tickets of a shop that also runs a service, with their categories, customers and mistakes. The same
 * seed gives the same desk. Sentences are put together of parts (eval/desk/); every third part is kept out of training and stands in
 * tests alone, so that a test asks for more than remembering.
 */
import { chance, shuffled } from '../src/intelligence/category/chance.ts';
import { danish } from './desk/danish.ts';
import { dutch } from './desk/dutch.ts';
import { english } from './desk/english.ts';
import { french } from './desk/french.ts';
import { german } from './desk/german.ts';
import { norwegian } from './desk/norwegian.ts';
import { KINDS, type Kind, type Parts } from './desk/parts.ts';
import { swedish } from './desk/swedish.ts';

export interface DeskTicket {
  text: string;
  language: string;
  /** What the mail is about: place in KINDS plus 1. */
  truth: number;
  /** The category that it was closed with: some are wrong. */
  categoryId: number;
  customer: number;
  ageDays: number;
  corrected: boolean;
}

export interface DeskPlan {
  seed: number;
  tickets: number;
  /** Which of the parts that carry the meaning are used: those of training, those that are kept out of it, or all. */
  parts: 'training' | 'kept out' | 'all';
  /** Share of tickets that were closed with a neighbour's category. */
  wrong?: number;
}

const LANGUAGES: readonly (readonly [Parts, number])[] = [
  [norwegian, 30],
  [english, 20],
  [swedish, 15],
  [danish, 12],
  [german, 11],
  [dutch, 7],
  [french, 5],
];

/** How often each kind comes, and the kinds that its mails also speak of. */
const HABITS: Readonly<Record<Kind, readonly [share: number, ...neighbours: Kind[]]>> = {
  delivery: [18, 'order', 'complaint', 'refund', 'product'],
  order: [13, 'delivery', 'product', 'invoice'],
  login: [12, 'outage', 'product', 'cancel'],
  invoice: [12, 'refund', 'cancel', 'order'],
  product: [11, 'order', 'delivery', 'wish'],
  refund: [8, 'invoice', 'delivery', 'complaint', 'cancel'],
  outage: [7, 'login', 'complaint', 'product'],
  complaint: [6, 'delivery', 'refund', 'outage', 'invoice'],
  cancel: [5, 'invoice', 'complaint', 'privacy', 'refund'],
  spam: [4, 'product', 'wish', 'invoice'],
  wish: [2.5, 'product', 'login', 'complaint'],
  privacy: [1.5, 'login', 'cancel', 'spam'],
};

const PRODUCTS = 'Nordlys,Vega,Polar,Brisk,Tindra,Sirius,Fjell,Kompakt,Luna,Orkan,Saga,Delta'.split(',');
const SYLLABLES = 'ka,ri,nor,dal,ber,li,sen,mo,ve,ost,ha,ugen,stra,tin,el,bak,ro,an,ju,pet'.split(',');
/** Every third part is kept out of training. */
const isKeptOut = (at: number): boolean => at % 3 === 2;

type Random = () => number;
const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)]!;
const heavy = <Item>(items: readonly (readonly [Item, number])[], random: Random): Item => {
  let left = random() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return items[0]![0];
};
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const nameOf = (random: Random): string =>
  capital(Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES, random)).join(''));

interface Speech {
  parts: Parts;
  greetings: string[];
  closings: string[];
  fillers: string[];
  vague: string[];
  kinds: Map<Kind, { subjects: string[]; says: string[] }>;
}

/** The parts of a language, those alone that a plan uses. */
function speechOf(parts: Parts, used: DeskPlan['parts']): Speech {
  const kept = (lines: string[]): string[] => lines.filter((_, at) => used === 'all' || isKeptOut(at) === (used === 'kept out'));
  return {
    parts,
    greetings: linesOf(parts.greetings),
    closings: linesOf(parts.closings),
    fillers: linesOf(parts.fillers),
    vague: linesOf(parts.subjects),
    kinds: new Map(
      KINDS.map((kind) => {
        const [subjects, says] = parts.kinds[kind].split('---').map(linesOf);
        return [kind, { subjects: kept(subjects!), says: kept(says!) }];
      }),
    ),
  };
}

/** A part with one of its ways, and with things that occur in few mails. */
function said(part: string, speech: Speech, random: Random): string {
  const things: Record<string, () => string> = {
    order: () => `${pick(['', '#', 'A-', 'SO'], random)}${10_000 + Math.floor(random() * 989_999)}`,
    product: () => `${pick(PRODUCTS, random)}${random() < 0.6 ? ` ${Math.floor(random() * 900)}` : ''}`,
    amount: () => `${Math.floor(random() * 9000) + 20}${pick([',-', ' kr', ' EUR', ',50', ' €'], random)}`,
    day: () => pick(speech.parts.days.split(','), random),
    name: () => nameOf(random),
    company: () => `${nameOf(random)} ${pick(['AS', 'AB', 'ApS', 'GmbH', 'BV', 'Ltd'], random)}`,
  };
  return part
    .replace(/\(([^()]*)\)/g, (_, ways: string) => pick(ways.split('|'), random))
    .replace(/\{(\w+)\}/g, (_, thing: string) => things[thing]!())
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Slips of fingers: letters that changed places, went missing or came twice. */
function mistyped(text: string, rate: number, random: Random): string {
  let typed = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (letter === '\n' || random() >= rate) typed += letter;
    else if (random() < 0.4) typed += (text[++at] ?? '') + letter;
    else if (random() < 0.5) typed += letter + letter;
  }
  return typed;
}

const several = (parts: readonly string[], count: number, speech: Speech, random: Random): string[] =>
  shuffled([...parts], random)
    .slice(0, count)
    .map((part) => said(part, speech, random));

/** Subject and body of one mail of a kind. */
function mailOf(kind: Kind, speech: Speech, sender: string, random: Random): string {
  const own = speech.kinds.get(kind)!;
  const [, ...neighbours] = HABITS[kind];
  const isShort = random() < 0.15;
  const subject = said(pick(random() < 0.55 ? own.subjects : speech.vague, random), speech, random);
  const body = several(own.says, isShort ? 1 : 1 + Math.floor(random() * 4), speech, random);
  if (!isShort) {
    const other = speech.kinds.get(pick(neighbours as Kind[], random))!;
    if (random() < 0.25) body.splice(Math.floor(random() * (body.length + 1)), 0, ...several(other.says, 1, speech, random));
    for (const filler of several(speech.fillers, Math.floor(random() * 9), speech, random))
      body.splice(Math.floor(random() * (body.length + 1)), 0, filler);
  }
  const lines = [
    subject,
    ...(random() < 0.85 ? [said(pick(speech.greetings, random), speech, random), ''] : []),
    body.join(random() < 0.3 ? '\n' : ' '),
    ...(random() < 0.8 ? ['', said(pick(speech.closings, random), speech, random), sender] : []),
  ];
  if (random() < 0.12) {
    const quoted = several(speech.kinds.get(pick(KINDS, random))!.says, 1 + Math.floor(random() * 2), speech, random);
    lines.push('', said(speech.parts.wrote, speech, random), ...quoted.map((line) => `> ${line}`));
  }
  const text = mistyped(lines.join('\n'), random() < 0.3 ? 0.012 : 0.001, random);
  const voice = random();
  return voice < 0.08 ? text.toLowerCase() : voice < 0.095 ? text.toUpperCase() : text;
}

/** A desk, ticket by ticket, the newest first. A fifth of the customers write most; each writes in one language and has a signature of its own. */
export function* desk({ seed, tickets, parts, wrong = 0.04 }: DeskPlan): Generator<DeskTicket> {
  const random = chance(seed);
  const speeches = LANGUAGES.map(([of, share]) => [speechOf(of, parts), share] as const);
  const english = speeches.find(([{ parts }]) => parts.language === 'en')![0];
  const kinds = KINDS.map((kind) => [kind, HABITS[kind][0]] as const);
  const customers = Array.from({ length: Math.ceil(tickets / 6) + 5 }, () => ({
    speech: heavy(speeches, random),
    sender: `${nameOf(random)} ${nameOf(random)}\n${nameOf(random)} ${random() < 0.5 ? `\ntlf ${Math.floor(random() * 1e8)}` : ''}`,
  }));
  for (let at = 0; at < tickets; at += 1) {
    const customer = Math.floor(customers.length * random() ** 2);
    const kind = heavy(kinds, random);
    const speech = kind === 'spam' && random() < 0.4 ? english : customers[customer]!.speech;
    const truth = KINDS.indexOf(kind) + 1;
    const corrected = random() < 0.03;
    const isWrong = !corrected && random() < wrong;
    yield {
      text: mailOf(kind, speech, customers[customer]!.sender, random),
      language: speech.parts.language,
      truth,
      categoryId: isWrong ? KINDS.indexOf(pick(HABITS[kind].slice(1) as Kind[], random)) + 1 : truth,
      customer,
      ageDays: (at / tickets) * 900,
      corrected,
    };
  }
}
