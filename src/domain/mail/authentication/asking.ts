/**
 * Rules that need to know what stands in the DNS, without promises: a rule yields a question and goes on with its answer. Who
 * asks really, from where and for how long, is not the rule's to know.
 */

export interface Question {
  /** Without a dot at its end. */
  name: string;
  type: 'TXT' | 'A' | 'AAAA' | 'MX' | 'PTR';
}

/**
 * What was answered: texts (each whole), addresses, or names; `none` where there is nothing of that kind; `failed` where nobody
 * could say, which another time may be otherwise.
 */
export type Answer = { values: readonly string[] } | 'none' | 'failed';

/** A rule on its way to a result. */
export type Asking<T> = Generator<Question, T, Answer>;

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** Is it a name of a host or domain that can be asked for: labels of letters, digits, `-` and `_`, at least two of them? */
export const isDomain = (name: string): boolean =>
  name.length <= 253 && name.includes('.') && name.split('.').every((label) => LABEL.test(label));

/** Is one domain the other, or below it? */
export const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);
