import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { openDetectors } from './detectors.ts';
import { NOBODYS, section } from './language.ts';
import { readArgs } from './main.ts';
import { bins, calibrationError, confusion, shareOf } from './measure.ts';
import { reliability } from './plot.ts';
import { page } from './report.ts';
import { isReached } from './section.ts';
import { readTexts } from './texts.ts';
import { GOAL_LANGUAGES, strangePassages, udhrPassages } from './udhr.ts';

const root = resolve(import.meta.dirname, '..');
const texts = (part: string): string => join(root, 'eval', 'texts', part);

test('counting: shares, bins, how far confidence is off, who was taken for whom', () => {
  const judged = [
    { confidence: 0.95, isRight: true },
    { confidence: 0.95, isRight: true },
    { confidence: 0.55, isRight: false },
    { confidence: 1, isRight: false },
  ];
  assert.deepEqual(
    bins(judged).map(({ observed, count }) => [count, Math.round(observed * 100)]),
    [
      [1, 0],
      [3, 67],
    ],
  );
  assert.ok(Math.abs(calibrationError(judged) - ((2.9 / 3 - 2 / 3) * 3 + 0.55) / 4) < 1e-9);
  assert.equal(
    shareOf([], () => false),
    1,
  );
  assert.deepEqual(
    confusion([
      ['nb', 'da'],
      ['nb', 'nb'],
      ['nb', ''],
    ]).at(-1),
    '| nb | 1 | 1 | 1 |',
  );
  assert.equal(isReached({ what: '', wanted: 0.1, found: 0.2, isAtMost: true }), false);
  assert.match(reliability(bins(judged), 'a <b>'), /<title>a &lt;b><\/title>[\s\S]*<circle/);
});

test('labelled texts are read, and a line that is none is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svar-texts-'));
  try {
    writeFileSync(join(folder, 'nb.tsv'), 'a1\tsentence\t-2\tHei\\nder\na2\tmail\t?\tTakk\n');
    assert.deepEqual(readTexts(folder), [
      { id: 'a1', language: 'nb', kind: 'sentence', sentiment: -2, text: 'Hei\nder' },
      { id: 'a2', language: 'nb', kind: 'mail', sentiment: null, text: 'Takk' },
    ]);
    writeFileSync(join(folder, 'da.tsv'), 'a1\tpoem\t0\tHej\n');
    assert.throws(() => readTexts(folder), /da\.tsv:1/);
    assert.deepEqual(readTexts(join(folder, 'nowhere')), []);
    mkdirSync(join(folder, 'mine'));
    assert.equal(readArgs(root, ['--texts', join(folder, 'mine')]).folders.at(-1)?.name, 'mine');
    assert.throws(() => readArgs(root, ['--text']), /unknown word --text\n/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the section on languages prints, draws and names its goals', async () => {
  const found = await section({ root, part: 'test', folders: [{ name: 'own', path: texts('test') }], isShort: true });
  assert.ok(found.goals.length >= 2 && found.figures.every(({ svg }) => svg.startsWith('<svg')));
  const written = page({ version: '0', at: new Date(0), machine: 'none', part: 'test', sections: [found] });
  assert.match(written, /## Language\n[\s\S]*\| language \| texts \| Svar \| eld alone \| franc \| tinyld \| cld3-asm \|/);
  assert.match(written, /!\[[^\]]+\]\(intelligence\/language-confidence\.svg\)/);
});

test('languages of the goal are known in passages; what is in no language that we know is not called another', async () => {
  const { ours } = await openDetectors();
  const passages = udhrPassages(GOAL_LANGUAGES);
  assert.equal(new Set(passages.map(({ language }) => language)).size, 20);
  assert.ok(passages.every(({ text }) => text.length >= 200 && text.length <= 400));
  const right = shareOf(passages, ({ language, text }) => ours(text).language === language);
  assert.ok(right >= 0.99, `${right}`);
  assert.ok(shareOf(NOBODYS, (text) => ours(text).language === '') === 1);
  assert.ok(shareOf(strangePassages(5), (text) => ours(text).language === '') >= 0.8);
});

test('single sentences and mails to a desk are known, with the goals of the issue', async () => {
  const { ours } = await openDetectors();
  for (const part of ['development', 'test']) {
    const all = readTexts(texts(part));
    assert.ok(all.length > 200, `${part}: ${all.length}`);
    const right = (languages: readonly string[], kind: string): number =>
      shareOf(
        all.filter((text) => languages.includes(text.language) && text.kind === kind),
        ({ language, text }) => ours(text).language === language,
      );
    assert.ok(right(['nb', 'sv', 'da', 'de', 'nl', 'fr', 'en'], 'sentence') >= 0.96, part);
    for (const language of ['nb', 'sv', 'da']) assert.ok(right([language], 'sentence') >= 0.95, `${part}: ${language}`);
    assert.ok(right(['nb', 'nn', 'sv', 'da', 'de', 'nl', 'fr', 'en'], 'mail') >= 0.99, part);
  }
});
