/** Calls that come whether answers do or not, as from people who do not know of each other. */
import { quantile } from './figures.ts';
import type { Answered, Answers, Job, Outcome } from './jobs.ts';

/** The answer to a call that the server had no room for. */
export const REFUSED = Symbol('refused');

/** Makes call number `index` of all so far for client number `client`; answers the ids that were wanted; of arrivals the status. */
export type Caller = (client: number, index: number) => Promise<readonly number[] | typeof REFUSED>;

interface Arrival {
  /** When it was due, and how long its answer took from then; milliseconds. */
  due: number;
  took: number;
  status: number;
}

const [OK, BUSY] = [200, 503];
const PATIENCE_MS = 500;

function answered(took: readonly number[]): Answered {
  const sorted = Float64Array.from(took).sort();
  return { count: sorted.length, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}

/** What became of them. */
export function answersOf(arrivals: readonly Arrival[]): Answers {
  const of = (wanted: number): Answered => answered(arrivals.flatMap(({ status, took }) => (status === wanted ? [took] : [])));
  const others: Record<string, number> = {};
  for (const { status } of arrivals) if (status !== OK && status !== BUSY) others[status] = (others[status] ?? 0) + 1;
  const bad = arrivals.filter(({ status, took }) => status !== OK || took > PATIENCE_MS).map(({ due }) => due);
  const last = arrivals.reduce((most, { due }) => Math.max(most, due), 0);
  const calmAfter = bad.reduce((most, due) => Math.max(most, due), 0);
  return { accepted: of(OK), refused: of(BUSY), others, calmAfter: bad.length > 0 && last - calmAfter < 250 ? null : calmAfter };
}

/** Lets calls arrive at a rate, and waits for the answers of all. */
export async function arrive(job: Job, first: number, call: Caller): Promise<Outcome> {
  const gap = 1_000 / job.rate!;
  const free: number[] = [];
  const arrivals: Arrival[] = [];
  const working: Promise<void>[] = [];
  const before = process.cpuUsage();
  const since = performance.now();
  let clients = 0;
  const one = async (due: number, index: number): Promise<void> => {
    const client = free.pop() ?? clients++;
    // so many at once nobody has: what is above counts as not answered
    const answer = client < job.clients ? await call(client, index) : [];
    const status = answer === REFUSED ? BUSY : (answer[0] ?? 0);
    arrivals.push({ due, took: performance.now() - since - due, status });
    free.push(client);
  };
  for (let sent = 0; sent * gap < job.ms; ) {
    for (const now = performance.now() - since; sent * gap <= now && sent * gap < job.ms; sent++)
      working.push(one(sent * gap, first + sent));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(working);
  const { user, system } = process.cpuUsage(before);
  const answers = answersOf(arrivals);
  const sorted = Float64Array.from(arrivals, ({ took }) => took).sort();
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => quantile(sorted, part)) as [number, number, number];
  return {
    calls: arrivals.length,
    refused: answers.refused.count,
    ms: performance.now() - since,
    p50,
    p95,
    p99,
    cpu: user + system,
    ids: [],
    answers,
  };
}
