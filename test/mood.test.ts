/** Moods of the texts of our own that nothing was fitted to: the goals, as figures that can fail. How they are made: eval/texts. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { judgeMoods, moodFigures } from '../eval/mood.ts';
import { readTexts } from '../eval/texts.ts';

const texts = join(resolve(import.meta.dirname, '..'), 'eval/texts/test');
const isThere = existsSync(texts);

describe('moods of texts set aside', { skip: isThere ? false : 'eval/texts/test is not there: no figure of moods was checked' }, () => {
  const figures = moodFigures(judgeMoods(readTexts(texts)));
  const shown = JSON.stringify(figures);

  test('there are enough of them to say anything', () => assert.ok(figures.texts >= 200, shown));
  test('where it speaks the sign is right in 85 of 100', () => assert.ok(figures.signRight >= 0.85, shown));
  test('it is silent about at most 20 of 100', () => assert.ok(figures.silent <= 0.2, shown));
  test('a confidence is kept within 10 of 100', () => assert.ok(figures.calibration <= 0.1, shown));
  test('it tells a mood of at most 15 of 100 neutral texts', () => assert.ok(figures.moodOfNeutral <= 0.15, shown));
});
