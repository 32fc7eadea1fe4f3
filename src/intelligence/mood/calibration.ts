/**
 * From evidence to a judgement: a linear layer of few features over three answers (unhappy, neutral, happy). Its numbers are fitted
 * to the development sentences (`eval/mood-fit.ts`), so a probability says how often such a judgement was right there.
 * docs/decisions/0048
 */
import type { Evidence } from './evidence.ts';
import { FITTED } from './fitted.ts';

/** What the layer sees of a text, in the order of the columns of `FITTED`. Each is 0 where there is nothing of it. */
export const FEATURES = [
  'one',
  'good',
  'bad',
  'facts',
  'negations',
  'solved',
  'thanks',
  'net',
  'asks',
  'asks only',
  'calls',
  'length',
  'net at length',
  'asks at length',
  'facts at length',
] as const;

const sumOf = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);
/** A sum of weights between −1 and 1. */
const bounded = (sum: number): number => sum / Math.sqrt(sum * sum + 12);

/** The features of a text, as `FEATURES` names them. */
export function featuresOf({ weighed, asks, calls, words }: Evidence): number[] {
  const total = (wanted: (role: string, weight: number) => boolean): number =>
    Math.log1p(Math.abs(sumOf(weighed.filter(({ role, weight }) => wanted(role, weight)).map(({ weight }) => weight))));
  const net = bounded(sumOf(weighed.map(({ weight }) => weight)));
  const length = Math.log1p(Math.min(words, 400)) / 4;
  const facts = total((role, weight) => weight < 0 && (role === 'fault' || role === 'not'));
  return [
    1,
    total((role, weight) => weight > 0 && role !== 'solved' && role !== 'thanks'),
    total((role, weight) => weight < 0 && role !== 'fault' && role !== 'not'),
    total((role, weight) => weight < 0 && role === 'fault'),
    total((role) => role === 'not'),
    total((role, weight) => weight > 0 && role === 'solved'),
    total((role) => role === 'thanks'),
    net,
    asks ? 1 : 0,
    asks && weighed.length === 0 ? 1 : 0,
    Math.min(3, calls) / 3,
    length,
    net * length,
    asks ? length : 0,
    facts * length,
  ];
}

/** How likely a text is unhappy, neutral, happy. They sum up to 1. */
export function likelihoods(features: readonly number[], rows: readonly (readonly number[])[] = FITTED.rows): [number, number, number] {
  const scores = rows.map((row) => sumOf(row.map((weight, index) => weight * features[index]!)));
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const whole = sumOf(parts);
  return [parts[0]! / whole, parts[1]! / whole, parts[2]! / whole];
}

/** The index of a mood that is there but weighs next to nothing. */
const LEAST = 5;
/** A likelihood as a confidence: nothing is certain. */
const sure = (likelihood: number): number => Math.min(99, Math.round(likelihood * 100));

/** Is there nothing to judge by? A negation alone tells of nothing: "I'm not in on Fridays". */
export const isMute = ({ weighed, asks }: Evidence): boolean =>
  weighed.length === 0 ? !asks : weighed.every(({ role }) => role === 'not');

/** Index and confidence of a text, both integers; 0 and 0 where it is better to say nothing. */
export function judge(
  evidence: Evidence,
  fitted: { rows: readonly (readonly number[])[]; speaks: number; neutral: number } = FITTED,
): { sentiment: number; confidence: number } {
  const silent = { sentiment: 0, confidence: 0 };
  if (isMute(evidence)) return silent;
  const [bad, neutral, good] = likelihoods(featuresOf(evidence), fitted.rows);
  if (neutral >= Math.max(bad, good)) return neutral >= fitted.neutral ? { sentiment: 0, confidence: sure(neutral) } : silent;
  if (evidence.weighed.length === 0) return silent;
  const sign = good > bad ? 1 : -1;
  if (Math.max(bad, good) < fitted.speaks) return silent;
  const size = sign * bounded(sumOf(evidence.weighed.map(({ weight }) => weight)));
  return { sentiment: sign * Math.max(LEAST, Math.round(100 * size)), confidence: sure(Math.max(bad, good)) };
}
