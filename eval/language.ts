/** `npm run eval`, the part on languages: how often the right one is named, beside other detectors, and whether the confidence is kept. */

import { type Asked, type Ours, openDetectors } from './detectors.ts';
import { bins, calibrationError, confusion, type Judged, percent, shareOf, table } from './measure.ts';
import { reliability } from './plot.ts';
import type { Evaluate, Goal } from './section.ts';
import { readTexts } from './texts.ts';
import { DECLARATIONS, GOAL_LANGUAGES, strangePassages, udhrPassages } from './udhr.ts';

interface Text {
  language: string;
  text: string;
}

const SEVEN = ['nb', 'sv', 'da', 'de', 'nl', 'fr', 'en'] as const;
const NORWEGIAN = ['nb', 'nn'];

/** A detector with one name for both Norwegian languages is right with either. */
const isRight = (asked: Asked, { language }: Text, said: string): boolean =>
  said === language || (asked.hasOneNorwegian && NORWEGIAN.includes(language) && NORWEGIAN.includes(said));

interface Answered {
  asked: Asked;
  rights: boolean[];
  said: string[];
  /** Of one call, microseconds. */
  microseconds: number;
}

function ask(asked: Asked, texts: readonly Text[]): Answered {
  for (const { text } of texts.slice(0, 20)) asked.languageOf(text);
  const begun = performance.now();
  const said = texts.map(({ text }) => asked.languageOf(text));
  const microseconds = ((performance.now() - begun) * 1000) / Math.max(1, texts.length);
  return { asked, said, rights: texts.map((text, at) => isRight(asked, text, said[at]!)), microseconds };
}

const rightOf = (answered: Answered, texts: readonly Text[], languages: readonly string[]): number => {
  const places = texts.flatMap(({ language }, at) => (languages.includes(language) ? [at] : []));
  return shareOf(places, (at) => answered.rights[at]!);
};

/** A row for each language, a column for each detector. */
function byLanguage(texts: readonly Text[], answers: readonly Answered[]): string[] {
  const languages = [...new Set(texts.map(({ language }) => language))];
  const row = (name: string, of: readonly string[]): (string | number)[] => [
    name,
    texts.filter(({ language }) => of.includes(language)).length,
    ...answers.map((answered) => percent(rightOf(answered, texts, of))),
  ];
  return table(
    ['language', 'texts', ...answers.map(({ asked }) => asked.name)],
    [
      ...languages.map((language) => row(language, [language])),
      row('all', languages),
      ['µs a call', '', ...answers.map(({ microseconds }) => Math.round(microseconds))],
    ],
  );
}

const judgedBy = (ours: Ours, texts: readonly Text[]): Judged[] =>
  texts.flatMap(({ language, text }) => {
    const verdict = ours(text);
    return verdict.language === '' ? [] : [{ confidence: verdict.confidence, isRight: verdict.language === language }];
  });

const confusionOf = (texts: readonly Text[], { said, rights }: Answered): string[] =>
  confusion(
    texts.map(({ language }, at) => [language, said[at]!] as const),
    (language) => texts.some((text, at) => text.language === language && !rights[at]),
  );

function calibrationLines(judged: readonly Judged[]): string[] {
  return [
    `Expected calibration error: ${percent(calibrationError(judged))} of ${judged.length} verdicts.`,
    '',
    ...table(
      ['said', 'so', 'verdicts'],
      bins(judged).map(({ predicted, observed, count }) => [percent(predicted), percent(observed), count]),
    ),
  ];
}

/** Text that is in no language, or in none that one could know. */
export const NOBODYS: readonly string[] = [
  ...',🙂🙂🙂,12 345 678,4711-0815,asdfgh jkl,kjshdf kjhsdf iuywer mnbxcv,sdgksdjg lsdkgjl,\u0000\u202e\u200f,XK-2201 NL-80 E21,?!?!'.split(
    ',',
  ),
  ...'wfkjwe oiwefj weofij weoifj weofij owiefj,fghdfgh rtyrty vbnvbn qweqwe,Kari Nordmann,blorp znarf quibble wug tove,\ud800\ud800'.split(
    ',',
  ),
  ...'https://fjellheim.example/order?id=4711,kari@fjellheim.example,-- \n+47 99 99 99 99, \n\t'.split(','),
  'x'.repeat(100_000),
];

/** Whether it says nothing where there is nothing to say. */
function silence(ours: Ours, isShort: boolean): string[] {
  const isSilent = (text: string): boolean => ours(text).language === '';
  const strange = strangePassages(isShort ? 2 : undefined);
  return [
    `It is silent about ${percent(shareOf(NOBODYS, isSilent), 0)} of ${NOBODYS.length} texts of codes, names, keys hit at random and nothing at all, and about`,
    `${percent(shareOf(strange, isSilent))} of ${strange.length} passages in 18 languages that it does not know, from Swahili to Maori.`,
  ];
}

/** How much of the goals is reached on sentences. */
function sentenceGoals(texts: readonly Text[], answered: Answered, name: string): Goal[] {
  const has = (language: string): boolean => texts.some((text) => text.language === language);
  return [
    { what: `Language, single sentences of seven languages (${name})`, wanted: 0.96, found: rightOf(answered, texts, SEVEN) },
    ...['nb', 'sv', 'da'].filter(has).map((language) => ({
      what: `Language, single sentences of ${language} (${name})`,
      wanted: 0.95,
      found: rightOf(answered, texts, [language]),
    })),
  ];
}

export const section: Evaluate = async ({ folders, isShort }) => {
  const { ours, all } = await openDetectors();
  const passages = udhrPassages(isShort ? GOAL_LANGUAGES : Object.keys(DECLARATIONS), isShort ? 3 : undefined);
  const onPassages = all.map((asked) => ask(asked, passages));
  const lines: string[] = [
    '### Passages of 200 to 400 characters',
    '',
    'The Universal Declaration of Human Rights, cut. Detectors with one name for Bokmål and Nynorsk are right with either. What a table has no row for, a detector may not know at all.',
    '',
    ...byLanguage(passages, onPassages),
  ];
  const goals: Goal[] = [
    { what: 'Language, 200 characters and more, 20 languages', wanted: 0.99, found: rightOf(onPassages[0]!, passages, GOAL_LANGUAGES) },
  ];
  const judged: Judged[] = [];
  for (const { name, path } of folders) {
    const texts = readTexts(path);
    for (const kind of ['sentence', 'mail'] as const) {
      const of = texts.filter((text) => text.kind === kind).slice(0, isShort ? 60 : undefined);
      if (of.length === 0) continue;
      const answers = all.map((asked) => ask(asked, of));
      lines.push('', `### ${kind === 'sentence' ? 'Single sentences' : 'Mails'} (${name})`, '', ...byLanguage(of, answers));
      const confused = confusionOf(of, answers[0]!);
      if (confused.length > 2) lines.push('', 'Rows of which Svar has something wrong:', '', ...confused);
      if (kind === 'sentence') goals.push(...sentenceGoals(of, answers[0]!, name));
      judged.push(...judgedBy(ours, of));
    }
  }
  lines.push('', '### No language', '', ...silence(ours, isShort));
  lines.push('', '### Confidence', '', 'Of sentences and mails together, where it says a language:', '', ...calibrationLines(judged));
  goals.push({ what: 'Language, calibration error of the confidence', wanted: 0.1, found: calibrationError(judged), isAtMost: true });
  return {
    title: 'Language',
    lines,
    goals,
    figures: [
      {
        name: 'language-confidence',
        title: 'How sure it was of a language, and how often it was right',
        svg: reliability(bins(judged), 'Language: sentences and mails'),
      },
    ],
  };
};
