/** Three times the load that a desk can carry: what is accepted is answered soon, the rest is refused at once, and then it is as before. */
import { makeDesk, serveDesk } from './desks.ts';
import { type Answers, startGenerator } from './jobs.ts';
import type { Context } from './sections.ts';
import { targetsOf } from './sized.ts';

/** A rate of arrivals, in turn. */
export interface Phase {
  /** Of what it can carry. */
  times: number;
  /** Arrivals a second. */
  rate: number;
  answers: Answers;
}

export interface OverloadFigure {
  /** Calls a second that 64 callers get answered who wait for each answer. */
  carried: number;
  /** Half the load, three times the load, half the load again. */
  phases: readonly Phase[];
}

const CALLERS = 64;
/** Connections that are open, more than Svar lets calls in. */
const CONNECTIONS = 1_500;

/** Measures what a mixed load comes to, then lets more arrive. */
export async function overloadFigure(context: Context): Promise<OverloadFigure> {
  const { plan, ending, say } = context;
  const desk = await serveDesk(await makeDesk({ ...context, size: plan.desk }), context);
  const http = await startGenerator('http', desk.setting, ending);
  const { open: tickets = [] } = await targetsOf(desk.client, desk.size, plan.targets);
  const mixed = { workload: 'mixed', tickets } as const;
  await http.run({ ...mixed, clients: CALLERS, ms: plan.overloadMs / 4 }); // for warming up
  const { calls, ms } = await http.run({ ...mixed, clients: CALLERS, ms: plan.overloadMs / 2 });
  const carried = (calls * 1_000) / ms;
  const phases: Phase[] = [];
  for (const times of [0.5, 3, 0.5]) {
    const rate = carried * times;
    const { answers } = await http.run({ ...mixed, clients: CONNECTIONS, rate, ms: plan.overloadMs });
    phases.push({ times, rate, answers: answers! });
    const { accepted, refused, others } = answers!;
    say(
      `  ${Math.round(rate)} a second: ${accepted.count} accepted, p99 ${Math.round(accepted.p99)} ms; ${refused.count} refused, p99 ${Math.round(refused.p99)} ms; others ${JSON.stringify(others)}`,
    );
  }
  return { carried, phases };
}
