/** Tries an act with its Nth call to the database failing, and says whether all of it, nothing, or a part was kept. */
import type { Fault, NthFault } from './nth-fault.ts';
import { until } from './programs.ts';

/** Something that writes. */
export interface Act {
  name: string;
  /** Tables that tell of tries, not of what is done: they may differ. */
  books?: RegExp;
  /** It is several transactions, each whole by itself: a part of them may be kept, and the next try does the rest. */
  inSteps?: boolean;
  /** What is kept before all else, by itself; the next try finds it. */
  first?: Change;
  /** Once it is kept, its caller has to sign in anew: the same credentials are refused. */
  endsSignIn?: boolean;
  /** Does it. @param key against repeats; null without one @returns a status and the text of an error, as of HTTP */
  run(key: string | null): Promise<{ status: number; text: string }>;
  /** Whether a key makes a repeat of it harmless. */
  takesKeys: boolean;
}

/** All rows there are, as counted hashes behind the names of their tables. */
export type Rows = ReadonlyMap<string, number>;

/** What has changed, table by table: `{ ticket: '+1 -1' }`. */
export type Change = Readonly<Record<string, string>>;

export function changeOf(before: Rows, after: Rows, books?: RegExp): Change {
  const counts: Record<string, [number, number]> = {};
  const count = (from: Rows, to: Rows, which: 0 | 1): void => {
    for (const [mark, many] of from) {
      const more = many - (to.get(mark) ?? 0);
      const table = mark.split(' ')[0]!;
      if (more <= 0 || books?.test(table)) continue;
      const both = counts[table] ?? [0, 0];
      both[which] += more;
      counts[table] = both;
    }
  };
  count(after, before, 0);
  count(before, after, 1);
  return Object.fromEntries(
    Object.entries(counts)
      .sort()
      .map(([table, [added, removed]]) => [table, `+${added} -${removed}`]),
  );
}

const isSame = (a: Change, b: Change): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where acts are tried: a store that can be put back. */
export interface Bench {
  faults: NthFault;
  rows(): Promise<Rows>;
  /** Puts all rows back, and lets the app know of it. @returns them */
  putBack(): Promise<Rows>;
  /** Which of these processes of the server are still there? */
  alive(pids: readonly number[]): Promise<number>;
}

/** What an act does in peace. */
export interface Learnt {
  calls: number;
  change: Change;
}

/** Does an act in peace. What this desk has nothing for (501) changes nothing. @throws Error when it does not succeed */
export async function learn(bench: Bench, act: Act, key: string | null): Promise<Learnt> {
  const before = await bench.putBack();
  bench.faults.arm();
  const { status, text } = await act.run(key);
  const calls = bench.faults.disarm();
  if (status >= 300 && status !== 501) throw new Error(`${act.name} in peace: ${status} ${text.slice(0, 300)}`);
  return { calls, change: changeOf(before, await bench.rows(), act.books) };
}

export interface Tried {
  status: number;
  kept: 'all' | 'nothing' | 'its first steps' | 'a part';
  /** What is wrong with it; null for nothing. */
  wrong: string | null;
}

const isShaped = (status: number, text: string): boolean =>
  (status === 503 || status === 409) && /"Error":true/.test(text) && /"ErrorType":"\w+"/.test(text);

/** What is wrong with an outcome by itself. */
function faultOf(status: number, text: string, kept: Tried['kept'], change: Change): string | null {
  if (kept === 'a part') return `a part is kept: ${JSON.stringify(change)}`;
  if (status < 300) return kept === 'all' ? null : 'acknowledged, and not kept';
  if (!isShaped(status, text)) return `${status} is no answer to a fault of the database: ${text.slice(0, 200)}`;
  return status === 409 && kept === 'all' ? 'refused, and kept' : null;
}

function keptOf(change: Change, learnt: Learnt, { first, inSteps }: Act): Tried['kept'] {
  if (isSame(change, learnt.change)) return 'all';
  if (Object.keys(change).length === 0) return 'nothing';
  return inSteps || (first && isSame(change, first)) ? 'its first steps' : 'a part';
}

async function comes(bench: Bench, act: Act, key: string | null): Promise<{ status: number; text: string }> {
  const answer = await act.run(key);
  bench.faults.disarm();
  // what was sent before the connection was cut may still be under way
  await until(async () => (await bench.alive([...bench.faults.cut])) === 0);
  bench.faults.cut.clear();
  return answer;
}

/** One act, one fault, one call. What was unheard is repeated under its key; what was not kept is done again. */
export async function tryOnce(bench: Bench, act: Act, learnt: Learnt, fault: Fault, at: number, key: string | null): Promise<Tried> {
  const before = await bench.putBack();
  bench.faults.arm(fault, at);
  const { status, text } = await comes(bench, act, key);
  const change = changeOf(before, await bench.rows(), act.books);
  const kept = keptOf(change, learnt, act);
  const wrong = faultOf(status, text, kept, change);
  if (wrong !== null || (kept === 'all' && key === null)) return { status, kept, wrong };
  const again = await act.run(key);
  const sum = changeOf(before, await bench.rows(), act.books);
  const isSignedOut = act.endsSignIn === true && kept === 'all' && again.status === 401;
  if (again.status >= 300 && !isSignedOut) return { status, kept, wrong: `the next call is ${again.status}: ${again.text.slice(0, 200)}` };
  return { status, kept, wrong: isSame(sum, learnt.change) ? null : `with the next call it comes to ${JSON.stringify(sum)}` };
}
