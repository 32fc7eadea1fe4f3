import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModel, writeModel } from './bytes.ts';
import { binsOf, calibrated, calibrationError, crossJudged, curveOf, type Judged, NEVER, type Tried, thresholdOf } from './calibrate.ts';
import { deskOf, letter, train, WORDS } from './category.fixture.ts';
import { chance } from './chance.ts';
import { onCurve, suggest } from './model.ts';

const { model } = train(deskOf(600, 1));
const bytes = writeModel(model);

test('a model comes back from its bytes as it was', () => {
  assert.deepEqual(readModel(bytes), model);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  assert.deepEqual(readModel(shifted.subarray(3)), model, 'from any place of a buffer');
});

test('the bytes hold no word of the tickets', () => {
  const text = Buffer.from(bytes).toString('latin1').toLowerCase();
  for (const word of Object.values(WORDS).join(' ').split(' ')) assert.ok(!text.includes(word), word);
});

test('torn, foreign and forged bytes are refused', () => {
  for (const length of [0, 1, 55, 56, 57, bytes.length - 1])
    assert.throws(() => readModel(bytes.slice(0, length)), /category model/, String(length));
  assert.throws(() => readModel(new Uint8Array(1000)), /no category model/);
  assert.throws(() => readModel(Uint8Array.from([...bytes, 0])), /torn/);
  const random = chance(4);
  for (let turn = 0; turn < 200; turn += 1) {
    const torn = bytes.slice();
    torn[Math.floor(random() * torn.length)]! ^= 1 << Math.floor(random() * 8);
    if (torn[12] === bytes[12] || turn > 0) assert.throws(() => readModel(torn), /category model/);
  }
  const huge = bytes.slice();
  new DataView(huge.buffer).setUint32(20, 0xffffffff, true);
  assert.throws(() => readModel(huge), /torn/);
  const forged = (change: object) => () => readModel(writeModel({ ...model, ...change }));
  assert.throws(forged({ temperature: Number.NaN }), /no training/);
  assert.throws(forged({ threshold: Number.NaN }), /no training/);
  assert.throws(forged({ scales: model.scales.map(() => Infinity) }), /no training/);
  assert.throws(forged({ slots: model.slots.toReversed() }), /no training/);
  assert.throws(forged({ categories: [1, 1, 3] }), /no training/);
});

test('any text gets an answer', () => {
  const texts = [
    '',
    '   ',
    '😀'.repeat(1000),
    'a'.repeat(5_000_000),
    '\u0000\u001b\u202e',
    'أين طردي',
    '\ud83d',
    '한국어 문장입니다 안녕하세요 여러분',
  ];
  for (const text of texts) {
    const said = suggest(model, text);
    assert.equal(said.categoryId, null, text.slice(0, 20));
    assert.ok(said.probability >= 0 && said.probability < 0.9);
  }
});

test('a word that is said a thousand times weighs as one', () => {
  const honest = 'please could you help me parcel courier tracking shipped address doorstep';
  assert.equal(suggest(model, honest).categoryId, 3);
  const said = suggest(model, `${honest} ${'invoice '.repeat(100)}`);
  assert.equal(said.ranking[0]![0], 3);
  const behind = suggest(model, `${honest} ${'and so on '.repeat(200)} ${WORDS[1]}`);
  assert.equal(behind.ranking[0]![0], 3, 'what stands behind the beginning does not count at all');
});

test('no word of because is long or holds what a text may not', () => {
  const said = suggest(model, `\u001b[31m parcel\u202e courier <b>tracking</b> ${'shipped'.repeat(20)} address`);
  assert.equal(said.categoryId, 3);
  assert.ok(said.because.length > 0 && said.because.every(({ word }) => word.length <= 30 && /^[\p{L}\p{M}\p{N}]+$/u.test(word)));
});

/** Texts of two categories whose scores promise more than they keep. */
function boasting(count: number, seed: number): Tried[] {
  const random = chance(seed);
  return Array.from({ length: count }, () => {
    const share = 0.5 + random() / 2;
    const score = 4 * Math.log(share / (1 - share)); // four times as sure as it should be
    return { categoryId: random() < share ? 1 : 2, scores: Float32Array.of(score, 0), language: 'en' };
  });
}

test('calibration makes of boasting what comes true', () => {
  const raw = boasting(4000, 1).map(({ categoryId, scores }) => ({
    probability: 1 / (1 + Math.exp(-scores[0]!)),
    isRight: categoryId === 1,
  }));
  assert.ok(calibrationError(binsOf(raw)) > 0.1);
  const judged = crossJudged(boasting(4000, 2), [1, 2], 0.9);
  assert.ok(calibrationError(binsOf(judged)) < 0.03, JSON.stringify(binsOf(judged)));
  const { temperature } = calibrated(boasting(4000, 3), [1, 2], 0.9);
  assert.ok(temperature > 3.3 && temperature < 4.7, String(temperature));
  const suggested = judged.filter(({ isSuggested }) => isSuggested);
  const precision = suggested.filter(({ isRight }) => isRight).length / suggested.length;
  assert.ok(suggested.length > 500 && precision > 0.87 && precision < 0.94, String(precision));
});

/** Judged texts that are alike, the first of them right. */
const alike = (probability: number, rights: number, count: number): Judged[] =>
  Array.from({ length: count }, (_, at) => ({
    categoryId: 1,
    language: '',
    guess: 1,
    probability,
    isRight: at < rights,
    isSuggested: false,
  }));

test('the threshold is the lowest that keeps the precision; none where nothing does', () => {
  assert.equal(thresholdOf([...alike(0.9, 100, 100), ...alike(0.7, 80, 100), ...alike(0.6, 20, 100)], 0.85), 0.7);
  assert.equal(thresholdOf(alike(0.9, 9, 9), 0.5), NEVER, 'nine show nothing');
  assert.equal(thresholdOf(alike(0.9, 50, 100), 0.9), NEVER);
  assert.equal(thresholdOf(alike(0.4, 100, 100), 0.9), NEVER, 'what is improbable is not suggested, whatever came true');
});

test('the curve rises, and a small group moves it little', () => {
  assert.deepEqual(curveOf(alike(0.9, 10, 10)), []);
  const curve = curveOf([...alike(0.6, 500, 500), ...alike(0.9, 250, 500)]);
  assert.ok(curve.every(([said, right], at) => at === 0 || (said >= curve[at - 1]![0] && right >= curve[at - 1]![1])));
  assert.ok(onCurve(curve, 0.9) < 0.8);
  const few = curveOf(alike(0.9, 0, 25));
  assert.ok(onCurve(few, 0.9) > 0.3 && onCurve(few, 0.9) < 0.4);
  assert.deepEqual([onCurve([], 0.7), onCurve(few, 0)], [0.7, 0]);
  assert.ok(onCurve(few, 1) <= 1 && onCurve(few, 1) > onCurve(few, 0.9));
});

test('what is learned is used: another letter, the same kind', () => {
  const random = chance(123);
  const rights = Array.from({ length: 90 }, (_, at) => Number(suggest(model, letter((at % 3) + 1, random)).categoryId === (at % 3) + 1));
  assert.ok(rights.reduce((a, b) => a + b) >= 85);
});
