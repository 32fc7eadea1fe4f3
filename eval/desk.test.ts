import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { naiveBayes } from './bayes.ts';
import { section } from './category.ts';
import { KINDS } from './desk/parts.ts';
import { type DeskPlan, desk } from './desk.ts';

const plan: DeskPlan = { seed: 3, tickets: 1500, parts: 'training' };
const tickets = [...desk(plan)];

test('the same seed makes the same desk, another one another', () => {
  assert.deepEqual([...desk(plan)], tickets);
  assert.notDeepEqual([...desk({ ...plan, seed: 4 })], tickets);
});

test('a desk has twelve categories and seven languages, the largest many times the smallest, and a few wrong labels', () => {
  const sizes = KINDS.map((_, at) => tickets.filter(({ truth }) => truth === at + 1).length);
  assert.ok(Math.min(...sizes) > 5 && Math.max(...sizes) > 8 * Math.min(...sizes), String(sizes));
  assert.equal(new Set(tickets.map(({ language }) => language)).size, 7);
  const wrong = tickets.filter(({ truth, categoryId }) => truth !== categoryId);
  assert.ok(wrong.length > 30 && wrong.length < 90, String(wrong.length));
  assert.ok(wrong.every(({ corrected }) => !corrected));
  assert.ok([...desk({ ...plan, wrong: 0 })].every(({ truth, categoryId }) => truth === categoryId));
});

/** In how many mails of a desk a word stands. */
const said = (parts: DeskPlan['parts'], word: string): number =>
  [...desk({ ...plan, parts })].filter(({ text }) => text.toLowerCase().includes(word)).length;

test('what is kept out of training is said in no mail of it', () => {
  // each stands in one part alone, the third, sixth or ninth of its list
  for (const word of ['kopi av fakturaen', 'tilbakeført', 'copy of the invoice']) {
    assert.equal(said('training', word), 0, word);
    assert.ok(said('kept out', word) > 0 && said('all', word) > 0, word);
  }
});

test('no part is left with its brackets', () => {
  for (const { text } of tickets) assert.ok(!/[(){}|]/.test(text), text);
});

test('naive Bayes, which the model is measured against, is no straw man', () => {
  const bayes = naiveBayes();
  for (const { text, categoryId } of tickets) bayes.learn(text, categoryId);
  const asked = [...desk({ ...plan, seed: 9 })];
  assert.ok(asked.filter(({ text, truth }) => bayes.guess(text) === truth).length > 0.7 * asked.length);
});

test('the section says what it has found', async () => {
  const { lines, figures, goals } = await section({
    root: join(import.meta.dirname, '..'),
    part: 'development',
    folders: [],
    isShort: true,
  });
  assert.ok(lines.some((line) => line.startsWith('| 500 | 400 |')));
  assert.match(figures[0]!.svg, /^<svg/);
  assert.ok(goals.every(({ found }) => found > 0 && found < 1) && goals[0]!.found > 0.5, JSON.stringify(goals));
});
