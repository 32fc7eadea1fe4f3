/**
 * A model as bytes, and back: for a row of the database, and on the way between workers. Little-endian, of one length for its numbers of
 * categories, features and points, with a checksum: what is torn or was written by another version is refused, never guessed at.
 */
import { SLOTS } from './features.ts';
import type { Curve, Model } from './model.ts';

const MARK = 0x4d435653; // "SVCM"
/** Counts up when features are hashed otherwise, too: weights of other hashes mean nothing. */
const VERSION = 1;
/** mark, version, length, checksum, columns, rows, points, nothing; temperature, unexplained, threshold */
const HEAD = 8 * 4 + 3 * 8;
const CHECKED_FROM = 4 * 4;
const MOST_COLUMNS = 1_001;
const MOST_ROWS = 2 ** 20;
const MOST_POINTS = 1_000;

const lengthOf = (columns: number, rows: number, points: number): number =>
  HEAD + columns * 8 + points * 16 + columns * 4 + rows * 8 + rows * columns;

/** FNV-1a over everything behind the checksum. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = CHECKED_FROM; at < bytes.length; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash >>> 0;
}

export function writeModel(model: Model): Uint8Array {
  const [columns, rows, points] = [model.categories.length, model.slots.length, model.curve.length];
  const bytes = new Uint8Array(lengthOf(columns, rows, points));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const whole = (values: ArrayLike<number>): void => {
    for (let of = 0; of < values.length; of += 1, at += 4) view.setUint32(at, values[of]!, true);
  };
  const doubles = (values: readonly number[]): void => {
    for (let of = 0; of < values.length; of += 1, at += 8) view.setFloat64(at, values[of]!, true);
  };
  const floats = (values: Float32Array): void => {
    for (let of = 0; of < values.length; of += 1, at += 4) view.setFloat32(at, values[of]!, true);
  };
  whole([MARK, VERSION, bytes.length, 0, columns, rows, points, 0]);
  doubles([model.temperature, model.unexplained, model.threshold, ...model.categories, ...model.curve.flat()]);
  floats(model.bias);
  whole(model.slots);
  floats(model.scales);
  bytes.set(new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length), at);
  view.setUint32(3 * 4, checksum(bytes), true);
  return bytes;
}

/** @throws Error where the bytes are not a whole model of this version */
export function readModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < HEAD || view.getUint32(0, true) !== MARK) throw new Error('These bytes are no category model.');
  if (view.getUint32(4, true) !== VERSION) throw new Error('The category model was written by another version: train it again.');
  const [columns, rows, points] = [16, 20, 24].map((place) => view.getUint32(place, true)) as [number, number, number];
  const isWhole =
    columns <= MOST_COLUMNS &&
    rows <= MOST_ROWS &&
    points <= MOST_POINTS &&
    view.getUint32(8, true) === bytes.length &&
    lengthOf(columns, rows, points) === bytes.length &&
    view.getUint32(12, true) === checksum(bytes);
  if (!isWhole) throw new Error('The category model is torn.');
  const model = contentOf(view, columns, rows, points);
  if (!isSound(model)) throw new Error('The category model holds what no training writes.');
  return model;
}

function contentOf(view: DataView, columns: number, rows: number, points: number): Model {
  let at = 8 * 4;
  const double = (): number => {
    at += 8;
    return view.getFloat64(at - 8, true);
  };
  const float = (): number => {
    at += 4;
    return view.getFloat32(at - 4, true);
  };
  const [temperature, unexplained, threshold] = [double(), double(), double()];
  const categories = Array.from({ length: columns }, double);
  const curve: Curve = Array.from({ length: points }, () => [double(), double()]);
  const bias = Float32Array.from({ length: columns }, float);
  const slots = Uint32Array.from({ length: rows }, () => {
    at += 4;
    return view.getUint32(at - 4, true);
  });
  const scales = Float32Array.from({ length: rows }, float);
  const weights = new Int8Array(rows * columns);
  weights.set(new Int8Array(view.buffer, view.byteOffset + at, weights.length));
  return { categories, slots, scales, weights, bias, temperature, unexplained, curve, threshold };
}

const LARGEST = 1e6;
const isShare = (value: number): boolean => value >= 0 && value <= 1;

/** Whether the numbers are such as a training writes: every text gets an answer, and no answer is worse than a wrong one. */
function isSound({ categories, slots, scales, bias, temperature, unexplained, curve, threshold }: Model): boolean {
  return (
    categories.every((id) => Number.isSafeInteger(id) && id >= 0) &&
    new Set(categories).size === categories.length &&
    slots.every((slot, row) => row === 0 || slot > slots[row - 1]!) &&
    (slots.at(-1) ?? 0) < SLOTS &&
    scales.every((scale) => scale >= 0 && scale <= LARGEST) &&
    bias.every((score) => Math.abs(score) <= LARGEST) &&
    temperature > 1e-3 &&
    temperature <= LARGEST &&
    isShare(unexplained) &&
    threshold > 0 &&
    curve.every(([said, right], at) => isShare(said) && isShare(right) && said >= (curve[at - 1]?.[0] ?? 0))
  );
}
