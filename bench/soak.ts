/** npm run soak: a desk under a steady load for a long time; what it holds must not grow. */
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineChart } from './charts.ts';
import { Ending } from './ending.ts';
import { plain } from './figures.ts';
import type { Answers } from './jobs.ts';
import { type MailDesk, openMailDesk } from './mail.ts';
import { plans } from './plan.ts';
import { memory } from './processes.ts';
import { targetsOf } from './sized.ts';

/** What a desk holds at a moment. */
export interface Look {
  /** Since the load began. */
  minutes: number;
  /** Megabytes: resident memory of Svar, what its JavaScript holds, all PostgreSQL processes by their share. */
  svar: number;
  heap: number;
  postgres: number;
  /** Open files and sockets of Svar; its connections to the database. */
  files: number;
  connections: number;
  /** Delay of its event loop since the last look, p99, milliseconds. */
  loop: number;
}

export interface SoakFigure {
  looks: readonly Look[];
  /** Growth in ten minutes behind the warm-up. */
  slopes: Readonly<Record<Exclude<keyof Look, 'minutes'>, number>>;
  accepted: number;
  refused: number;
  others: number;
  mails: number;
}

export interface SoakOptions {
  root: string;
  at: number;
  minutes: number;
  /** Arrivals a second: opens, saves, lists and searches. */
  rate: number;
  /** Between two looks, and between two mails. */
  lookMs: number;
  mailMs: number;
  ending: Ending;
  say(line: string): void;
}

/** The slope of a line through points, by least squares; NaN of less than two. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const count = points.length;
  const middle = (place: 0 | 1): number => points.reduce((sum, point) => sum + point[place], 0) / count;
  const [x, y] = [middle(0), middle(1)];
  const [above, below] = points.reduce(([a, b], [px, py]) => [a + (px - x) * (py - y), b + (px - x) ** 2] as const, [0, 0] as const);
  return above / below;
}

const MEGABYTE = 2 ** 20;
const RESOLUTION_MS = 10;

async function look({ svars, household }: MailDesk, minutes: number): Promise<Look> {
  const text = await (await fetch(`http://127.0.0.1:${svars[0]!.port}/metrics`)).text();
  const read = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const folder = `/proc/${household.nodes[0]}/fd`;
  return {
    minutes,
    svar: read('process_resident_memory_bytes') / MEGABYTE,
    heap: read('nodejs_heap_size_used_bytes') / MEGABYTE,
    postgres: memory(household).postgres,
    files: process.platform === 'linux' ? readdirSync(folder).length : Number.NaN,
    connections: read('svar_database_connections'),
    loop: Math.max(0, read('nodejs_eventloop_lag_p99_seconds') * 1_000 - RESOLUTION_MS),
  };
}

/** What was seen of one figure: a process that ended while it was looked at has none. */
const pointsOf = (looks: readonly Look[], what: keyof Look): (readonly [number, number])[] =>
  looks.flatMap((one) => (Number.isFinite(one[what]) ? [[one.minutes, one[what]] as const] : []));

function slopes(looks: readonly Look[]): SoakFigure['slopes'] {
  // a quarter of the time is for warming up: caches fill, connections open, code is compiled
  const later = looks.filter(({ minutes }) => minutes >= looks.at(-1)!.minutes / 4);
  const of = (what: keyof Look): number => slopeOf(pointsOf(later, what)) * 10;
  return {
    svar: of('svar'),
    heap: of('heap'),
    postgres: of('postgres'),
    files: of('files'),
    connections: of('connections'),
    loop: of('loop'),
  };
}

/** Loads a desk of 10 thousand tickets and looks at it, again and again. */
export async function soak({ root, at, minutes, rate, lookMs, mailMs, ending, say }: SoakOptions, plan = plans.full): Promise<SoakFigure> {
  const desk = await openMailDesk({ plan, root, at, ending, say });
  const { open: tickets = [] } = await targetsOf(desk.client, desk.size, plan.targets);
  const ms = minutes * 60_000;
  const since = performance.now();
  const now = (): number => (performance.now() - since) / 60_000;
  const load = desk.http.run({ workload: 'mixed', clients: 200, rate, ms, tickets });
  let mails = 0;
  const sending = (async () => {
    for (; now() < minutes; mails++) {
      const next = performance.now() + mailMs;
      await desk.mail.run({ workload: 'sendMail', clients: 1, ms: 60_000, calls: 1, tickets: [] });
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
  })();
  const looks: Look[] = [];
  // three at least, however slow the machine is
  while (now() < minutes || looks.length < 3) {
    looks.push(await look(desk, now()));
    const { svar, heap, postgres, files, connections, loop } = looks.at(-1)!;
    const figures = [svar, heap, postgres, files, connections, loop].map(plain);
    say(
      `${now().toFixed(1)} min: Svar ${figures[0]} MB (heap ${figures[1]}), PostgreSQL ${figures[2]} MB, ${figures[3]} files, ${figures[4]} connections, event loop p99 ${figures[5]} ms`,
    );
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  const { answers } = await load;
  await sending;
  return { looks, slopes: slopes(looks), mails, ...countsOf(answers!) };
}

const countsOf = ({ accepted, refused, others }: Answers): Pick<SoakFigure, 'accepted' | 'refused' | 'others'> => ({
  accepted: accepted.count,
  refused: refused.count,
  others: Object.values(others).reduce((sum, count) => sum + count, 0),
});

const chartOf = ({ looks }: SoakFigure): string => {
  const line = (name: string, colour: string, what: keyof Look) => ({
    name,
    colour,
    points: pointsOf(looks, what),
  });
  return lineChart('Memory under a steady load', 'MB', [
    line('Svar', '#2f6fde', 'svar'),
    line('its heap', '#d9822b', 'heap'),
    line('PostgreSQL', '#9aa4b2', 'postgres'),
  ]);
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Runs the soak of the command line. @throws Error for options that there are not */
export async function soakCommand({ root, at, args }: { root: string; at: Date; args: readonly string[] }): Promise<void> {
  const number = (name: string, usual: number): number => {
    const place = args.indexOf(name);
    const value = place < 0 ? usual : Number(args[place + 1]);
    if (!(value > 0)) throw new Error(`${name} wants a number above 0`);
    return value;
  };
  const known = new Set(['--minutes', '--rate', '--write']);
  const unknown = args.find((arg) => arg.startsWith('--') && !known.has(arg));
  if (unknown !== undefined)
    throw new Error(`unknown option ${unknown}: --minutes 20, --rate 60 (calls a second), --write (docs/benchmarks/soak.svg)`);
  const minutes = number('--minutes', 20);
  const ending = new Ending();
  const release = ending.onSignals();
  try {
    const options = {
      root,
      at: at.getTime(),
      minutes,
      rate: number('--rate', 60),
      lookMs: Math.min(10_000, minutes * 1_500),
      mailMs: 1_000,
      ending,
      say,
    };
    const figure = await soak(options);
    const grown = Object.entries(figure.slopes).map(([what, slope]) => `${what} ${slope >= 0 ? '+' : ''}${slope.toFixed(2)}`);
    say(`In 10 minutes, behind the warm-up (MB, numbers, ms): ${grown.join(', ')}`);
    say(`${figure.accepted} accepted, ${figure.refused} refused, ${figure.others} others; ${figure.mails} mails`);
    if (!args.includes('--write')) return;
    await mkdir(join(root, 'docs', 'benchmarks'), { recursive: true });
    await writeFile(join(root, 'docs', 'benchmarks', 'soak.svg'), chartOf(figure));
    say('docs/benchmarks/soak.svg');
  } finally {
    await ending.all();
    release();
  }
}
