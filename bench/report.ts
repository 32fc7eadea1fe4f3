/** The figures as people read them: on the terminal and as docs/benchmarks.md, one text for both. */
import { cpus, release, totalmem, type } from 'node:os';
import { percent, plain, type Spread, spread } from './figures.ts';
import type { Workload } from './jobs.ts';
import type { Kept, Results } from './main.ts';
import { names } from './names.ts';
import type { Memory } from './processes.ts';
import { otherTables } from './report-others.ts';
import type { SectionName } from './sections.ts';
import { type Figure, measured, type SizedFigure } from './sized.ts';

/** Where a run was made. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${type()} ${release()}, Node.js ${process.versions.node}`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
}

export const many = (count: number): string => count.toLocaleString('en-US');
const memory = ({ node, postgres, processes }: Memory): string =>
  `${plain(node + postgres)} (Node.js ${plain(node)}, ${processes} PostgreSQL processes ${plain(postgres)})`;

const SIZES = ['S', 'M', 'L'] as const;
type SizeName = (typeof SIZES)[number];
const sizesIn = (results: Results): (readonly [SizeName, SizedFigure])[] =>
  SIZES.flatMap((size) => {
    const found = results[size];
    return found ? [[size, found.figures] as const] : [];
  });

const figureOf = ({ figures }: SizedFigure, workload: Workload, clients: number): Figure | undefined =>
  figures.find((figure) => figure.workload === workload && figure.clients === clients && figure.processes === 1);

/** Marks of a workload: what the ratio has to be, and the slowest percent, in milliseconds, at L. */
const RATIO: Readonly<Partial<Record<Workload, number>>> = { saveTicket: 0.9, saveMessage: 0.9, open: 0.5 };
const SLOWEST: Readonly<Partial<Record<Workload, number>>> = { list: 20, filter: 20, search: 100 };
const GROWTH = 1.3;

function ratioRows(sized: readonly (readonly [SizeName, SizedFigure])[]): string[][] {
  return sized.flatMap(([size, figure]) =>
    figure.figures
      .filter(({ workload, clients, processes }) => RATIO[workload] !== undefined && clients > 1 && processes === 1)
      .map(({ workload, clients, ratio }) => [
        `${size}, ${clients} clients: ${names[workload]}, HTTP to bare`,
        spread(ratio, percent),
        `${percent(RATIO[workload]!)} or more`,
      ]),
  );
}

function slowRows(sized: readonly (readonly [SizeName, SizedFigure])[]): string[][] {
  return sized.flatMap(([size, figure]) =>
    Object.entries(SLOWEST).flatMap(([workload, mark]) => {
      const found = figureOf(figure, workload as Workload, 1);
      return found ? [[`${size}, 1 client: ${names[workload as Workload]}, p99 ms`, spread(found.ours.p99), `${mark} or less at L`]] : [];
    }),
  );
}

function growthRows(sized: readonly (readonly [SizeName, SizedFigure])[]): string[][] {
  const [small, large] = [sized.find(([size]) => size === 'S')?.[1], sized.find(([size]) => size === 'L')?.[1]];
  if (!small || !large) return [];
  const rows = measured.flatMap((workload) => {
    const [before, after] = [figureOf(small, workload, 1), figureOf(large, workload, 1)];
    if (!before || !after) return [];
    const grown = (pick: (figure: Figure) => Spread): string => plain(pick(after).median / pick(before).median);
    return [
      [
        `growth from S to L, p50 of one client: ${names[workload]} (bare ${grown(({ bare }) => bare.p50)})`,
        grown(({ ours }) => ours.p50),
        `${GROWTH} or less`,
      ],
    ];
  });
  const due = large.due.ours.median / large.due.levels / (small.due.ours.median / small.due.levels);
  return [...rows, [`growth from S to L: ${many(large.due.levels)} escalations at once`, plain(due), `${GROWTH} or less`]];
}

function deskRows(sized: readonly (readonly [SizeName, SizedFigure])[]): string[][] {
  return sized.flatMap(([size, { idle, afterLoad, due, startMs, figures }]) => [
    [
      `${size}: ${many(due.levels)} escalations at once, ms, to bare updates (${spread(due.bare)} ms): ${spread(due.ratio)}`,
      spread(due.ours),
      '–',
    ],
    [
      `${size}: event loop under load, p99 ms, the worst workload`,
      plain(Math.max(...figures.map(({ loop }) => loop.median))),
      '20 or less',
    ],
    [`${size}: ready, its database running, s`, (startMs / 1_000).toFixed(2), '1.5 or less'],
    [`${size}: memory at rest, MB PSS`, memory(idle), size === 'S' ? '300 or less' : '–'],
    [`${size}: memory after the load, MB PSS`, memory(afterLoad), '–'],
  ]);
}

function sizedTables(results: Results): [string, string][] {
  const sized = sizesIn(results);
  if (sized.length === 0) return [];
  const marks = [...ratioRows(sized), ...slowRows(sized), ...growthRows(sized), ...deskRows(sized)];
  return [
    ['Against the marks, by size', table(['what', 'measured', 'mark'], marks)],
    ...measured.map((workload) => workloadTable(sized, workload)),
  ];
}

function workloadTable(sized: readonly (readonly [SizeName, SizedFigure])[], workload: Workload): [string, string] {
  const rows = sized.flatMap(([size, { figures }]) =>
    figures
      .filter((figure) => figure.workload === workload)
      .map(({ clients, processes, ours, bare, ratio, loop }) => [
        processes > 1 ? `${size}, ${processes} processes` : size,
        String(clients),
        `${plain(ours.perSecond.median)}${ours.refused > 0 ? ` (${ours.refused} of ${ours.calls + ours.refused} refused)` : ''}`,
        plain(bare.perSecond.median),
        spread(ratio, percent),
        [ours.p50, ours.p95, ours.p99].map(({ median }) => plain(median)).join(' / '),
        [bare.p50, bare.p95, bare.p99].map(({ median }) => plain(median)).join(' / '),
        plain(loop.median),
        [ours.cpu.svar, ours.cpu.postgres, bare.cpu.postgres].map(plain).join(' / '),
      ]),
  );
  const head = [
    'desk',
    'clients',
    'a second',
    'bare',
    'ratio',
    'p50 / p95 / p99 ms',
    'bare',
    'event loop p99 ms',
    'CPU µs a call: Svar / PostgreSQL / bare',
  ];
  return [names[workload].replace(/^./, (letter) => letter.toUpperCase()), table(head, rows)];
}

/** The tables, as Markdown that reads well in a terminal too. */
export function tables(results: Results, chartOf: (title: string) => string = () => ''): string {
  const parts = [...sizedTables(results), ...otherTables(results)];
  return parts.map(([title, lines]) => `## ${title}\n\n${chartOf(title)}${lines}\n`).join('\n');
}

/** What was measured when; sections may be of different days. */
function provenance(results: Results): string {
  const places = Object.entries(results as Record<string, Kept<SectionName>>).map(([name, { version, machine: where, on, plan, busy }]) => [
    name,
    on,
    version,
    plan,
    where,
    busy.map((load) => load.toFixed(1)).join(', '),
  ]);
  return table(['section', 'day', 'Svar', 'plan', 'machine', 'load average before, after'], places);
}

const desks = (results: Results): string =>
  sizesIn(results)
    .map(
      ([size, { tickets, messages, gigabytes }]) =>
        `- ${size}: ${many(tickets)} tickets, ${many(messages)} messages, ${plain(gigabytes)} GB`,
    )
    .join('\n');

/** The page docs/benchmarks.md. */
export function page(results: Results): string {
  const titles = new Map(measured.map((workload) => [names[workload].replace(/^./, (letter) => letter.toUpperCase()), workload]));
  const hasCharts = sizesIn(results).length > 0;
  const chartOf = (title: string): string => {
    const workload = titles.get(title);
    return workload && hasCharts ? `![${title}](benchmarks/${workload}.svg)\n\n` : '';
  };
  return `# Benchmarks

Made by \`npm run bench -- --write\` out of docs/benchmarks.json; not written by hand. \`npm run bench -- --only L --write\` measures one section anew.
Figures are medians of rounds, with the smallest and the largest in brackets.

Svar runs on the PostgreSQL that comes with it, fsync on, and is called over HTTP on the loopback by agents without special rights. Svar, PostgreSQL and
whoever makes the load share the machine's processors. "Bare" is what the database does alone, in the same round, A B A B: of a save the rows that it
leaves behind, sent by the same driver from one Node.js process as one prepared statement and one commit; of a read the queries that somebody
would write who knows the tables; over as many connections as there are clients, at most 16. A ratio is that of one round.
A Svar that has just started is called with each workload for two seconds before anything is measured. What follows saves (the index of words, language,
mood) gives way while calls keep Svar busy; before each turn, Svar's and the bare database's, it is waited for until it is done.
The event loop's delay is the one that Node.js reports, less the ten milliseconds of its own timer.

The desks are generated: companies that have few or very many people, tickets of three years in six languages with the fields of the desk's own, some of
them active, owned or waiting in the queue, two to ten messages each, and one with 1,000.

${desks(results)}

${provenance(results)}

${tables(results, chartOf)}`;
}
