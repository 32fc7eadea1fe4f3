import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openDetector } from './eld.ts';
import { type Detector, languageOf } from './language.ts';
import { neighbourWords } from './neighbours.ts';
import { WORDS } from './words.ts';

let detector: Detector;
before(async () => {
  detector = await openDetector();
});
const said = (text: string): string => languageOf(text, detector).language;

/** One mail in neighbours' languages. */
const mails = {
  nb: 'Hei, jeg har ventet på pakken i tre uker nå. Hvorfor er den ikke kommet ennå? Jeg håper dere kan hjelpe meg.',
  nn: 'Hei, eg har venta på pakka i tre veker no. Kvifor er ho ikkje komen enno? Eg vonar de kan hjelpe meg.',
  da: 'Hej, jeg har ventet på pakken i tre uger nu. Hvorfor er den ikke kommet endnu? Jeg håber, I kan hjælpe mig.',
  sv: 'Hej, jag har väntat på paketet i tre veckor nu. Varför har det inte kommit än? Jag hoppas att ni kan hjälpa mig.',
  fi: 'Hei, olen odottanut pakettia jo kolme viikkoa. Miksi se ei ole vielä tullut? Toivon, että voitte auttaa minua.',
  is: 'Halló, ég hef beðið eftir pakkanum í þrjár vikur. Hvers vegna er hann ekki kominn enn? Ég vona að þið getið hjálpað mér.',
  fo: 'Hey, eg havi bíðað eftir pakkanum í tríggjar vikur nú. Hví er hann ikki komin enn? Eg vóni, at tit kunnu hjálpa mær.',
  en: 'Hello, I have been waiting for the parcel for three weeks now. Why has it not arrived yet?',
  de: 'Hallo, ich warte seit drei Wochen auf das Paket. Warum ist es noch nicht angekommen?',
  nl: 'Hallo, ik wacht al drie weken op het pakket. Waarom is het nog niet aangekomen?',
  fr: "Bonjour, j'attends le colis depuis trois semaines. Pourquoi n'est-il pas encore arrivé ?",
};

const words = (text: string): string[] => languageOf(text, detector).because.map(({ word }) => word);

test('neighbours are told apart, and say which words told', () => {
  for (const [language, text] of Object.entries(mails)) {
    const verdict = languageOf(text, detector);
    assert.equal(verdict.language, language, text);
    assert.ok(verdict.confidence > 0.9, `${language}: ${verdict.confidence}`);
    for (const { word, weight } of verdict.because) {
      assert.ok(text.toLowerCase().includes(word) && weight > 0, `${language}: ${word}`);
    }
  }
  assert.ok(words(mails.nn).some((word) => ['eg', 'ikkje', 'kvifor'].includes(word)));
  assert.ok(words(mails.da).some((word) => ['uger', 'endnu', 'håber', 'hjælpe', 'mig', 'nu'].includes(word)));
});

test('one word tells Norwegian from Danish; the spelling of unlisted words does as well', () => {
  for (const [nb, da] of [
    ['Når kommer teknikeren igjen?', 'Hvornår kommer teknikeren igen?'],
    ['Vaskemaskinen lekker etter flyttingen.', 'Vaskemaskinen lækker efter flytningen.'],
    ['Ruten er sprukket og karmen råtten.', 'Ruden er revnet og karmen rådden.'],
  ] as const)
    assert.deepEqual([said(nb), said(da)], ['nb', 'da']);
  assert.ok(!WORDS.has('flyttingen') && !WORDS.has('råtten'));
});

test('nobody knows: nothing, codes, names, keys hit at random, a language that nobody told us of', () => {
  for (const text of [
    '',
    '  \n',
    '🙂🙂🙂',
    '12 345',
    'XK-2201 NL-80 E21',
    'Kari Nordmann',
    'asdfgh jkl qwpo',
    'wfkjwe oiwefj weofij',
    '\u0000\u202e',
    'hei@fjellheim.example',
  ])
    assert.deepEqual(languageOf(text, detector), { language: '', confidence: 0, because: [] }, text);
  assert.equal(said('Habari, ninahitaji msaada na agizo langu tafadhali, bado sijapokea kifurushi'), '', 'Swahili');
});

test('scripts from right to left, and those without blanks', () => {
  assert.equal(said('שלום, עדיין לא קיבלתי את החבילה שהזמנתי'), 'he');
  assert.equal(said('مرحبا، لم أستلم الطرد الخاص بي بعد وأنا أنتظر منذ ثلاثة أسابيع'), 'ar');
  assert.equal(said('こんにちは、まだ荷物が届いていません'), 'ja');
});

test('several languages: the one with most of the text, and less sure of it', () => {
  const norwegian = `${mails.nb} Jeg får også denne feilmeldingen når jeg prøver å logge inn hos dere, og det har jeg gjort mange ganger.`;
  const mixed = languageOf(`${norwegian}\nThe remote server returned an error. Please contact your administrator.`, detector);
  assert.equal(mixed.language, 'nb');
  assert.ok(mixed.confidence < 0.9, `${mixed.confidence}`);
  assert.ok(languageOf(norwegian, detector).confidence > 0.99);
});

test('who is known to write Danish decides where words do not, and nowhere else', () => {
  const either = 'Ikke rør sikringen.';
  for (const prior of ['nb', 'da']) {
    assert.equal(languageOf(either, detector, { person: prior }).language, prior);
    assert.equal(languageOf(either, detector, { mailbox: prior }).language, prior);
    assert.ok(languageOf(either, detector, { person: prior }).confidence > languageOf(either, detector, { mailbox: prior }).confidence);
  }
  for (const [language, text] of Object.entries(mails))
    assert.equal(languageOf(text, detector, { person: 'da', mailbox: 'da' }).language, language, 'clear words win');
  assert.equal(languageOf('12 345', detector, { person: 'da', mailbox: 'da' }).language, '', 'nothing was written');
});

test('hostile text is nothing to be afraid of', () => {
  for (const text of [
    'x'.repeat(5_000_000),
    'ж'.repeat(1_000_000),
    '漢'.repeat(1_000_000),
    'a '.repeat(1_000_000),
    '\ud800'.repeat(100_000),
    "'".repeat(500_000),
    '@'.repeat(500_000),
    'http://'.repeat(100_000),
    '🙂'.repeat(500_000),
    '\n'.repeat(1_000_000),
  ])
    assert.equal(languageOf(text, detector).language, '', text.slice(0, 10));
});

const languagesOf = (word: string): string[] =>
  neighbourWords()
    .filter(([one]) => one === word)
    .map(([, language]) => language)
    .sort();

test('the rows of neighbours are read as they are meant', () => {
  for (const [word, languages] of Object.entries({
    regningen: ['da', 'nb'],
    regninga: ['nb'],
    rekninga: ['nn'],
    räkningen: ['sv'],
    veckorna: ['sv'],
    dagene: ['da', 'nb'],
    kjøpte: ['nb', 'nn'],
    købte: ['da'],
  }))
    assert.deepEqual([...new Set(languagesOf(word))], languages, word);
});
