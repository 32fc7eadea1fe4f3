/** The figures as people read them: on the terminal and as docs/benchmarks.md, one text for both. */
import { cpus, release, totalmem, type } from 'node:os';
import { percent, plain, spread } from './figures.ts';
import type { Workload } from './jobs.ts';
import type { Memory } from './processes.ts';
import type { Figure, Result } from './run.ts';

const names: Readonly<Record<Workload, string>> = {
  createTicket: 'create a ticket (SaveTicketEntity)',
  addMessage: 'add a message (SaveTicketMessageEntity)',
  updateTicket: 'change one field (SaveTicketEntity)',
  getEntity: 'open a ticket (GetTicketEntity)',
  getTicket: 'read a ticket (GetTicket)',
  bareCreate: 'bare: the rows of one create',
  bareOpen: 'bare: the queries of one open',
  sendMail: 'send a mail',
};
const order: readonly Workload[] = ['createTicket', 'bareCreate', 'addMessage', 'updateTicket', 'getEntity', 'bareOpen', 'getTicket'];

/** Where a run was made. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${type()} ${release()}, Node.js ${process.versions.node}`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)];
}

const many = (count: number): string => count.toLocaleString('en-US');

function loadCells(figure: Figure): string[] {
  return [
    names[figure.workload],
    String(figure.clients),
    spread(figure.perSecond),
    spread(figure.p50),
    spread(figure.p99),
    figure.workload.startsWith('bare') ? '–' : plain(figure.cpu.svar.median),
    plain(figure.cpu.postgres.median),
    plain(figure.cpu.generator.median),
    many(figure.calls),
  ];
}

function loadTable(figures: readonly Figure[]): string[] {
  const sorted = [...figures].sort((a, b) => order.indexOf(a.workload) - order.indexOf(b.workload) || a.clients - b.clients);
  const head = ['workload', 'clients', 'per second', 'p50 ms', 'p99 ms', 'CPU µs a call: Svar', 'PostgreSQL', 'generator', 'calls'];
  return table(head, sorted.map(loadCells));
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
const memory = ({ node, postgres, processes }: Memory): string =>
  `${plain(node + postgres)} (Node.js ${plain(node)}, ${processes} PostgreSQL processes ${plain(postgres)})`;

function engineRows({ idle, due, merge, assignment }: Result['engine']): string[][] {
  const { without, with: busy } = idle.cpu;
  return [
    [
      `rows of tickets read in ${idle.seconds} s at rest with ${many(idle.chains)} chains (CPU ms a second ${busy.toFixed(1)}, without them ${without.toFixed(1)})`,
      String(idle.read),
      '0',
    ],
    [`${many(due.levels)} levels that are due, to bare updates (${spread(due.bare)} ms)`, spread(due.ratio), '3 or less'],
    [
      `a merge of ${many(merge.messages)} messages up to its commit, to the bare update (${spread(merge.bare)} ms)`,
      spread(merge.ratio),
      '3 or less',
    ],
    [
      `the same over HTTP, with its answer of ${plain(merge.http.kilobytes)} KB, to the bare update (${spread(merge.http.bare)} ms)`,
      spread(merge.http.ratio),
      '–',
    ],
    [
      `assignment among ${assignment.members} who own ${many(assignment.owned)} tickets, to ${assignment.members} idle ones (${spread(assignment.few)} ms)`,
      spread(assignment.byTickets),
      'about 1',
    ],
    [`assignment among ${assignment.members * 10}, to ${assignment.members}`, spread(assignment.byMembers), '10 or less'],
  ];
}

function mailRows({ mails, size, ours, acknowledged, bare, ratio, toCleaned, cpu, visible }: Result['mail']): string[][] {
  const rate = `${spread(ours)} a second, acknowledged at ${spread(acknowledged)}`;
  return [
    [
      `${many(mails)} mails of ${many(size)} bytes to tickets (${rate}), to bare reading (${spread(bare)})`,
      spread(ratio, percent),
      '33 % or more',
    ],
    [
      `the same, to reading and cleaning in one process (CPU µs a mail ${plain(cpu.cleaned.median)}; Svar ${plain(cpu.svar.median)}, PostgreSQL ${plain(cpu.postgres.median)})`,
      spread(toCleaned, percent),
      '–',
    ],
    [
      `from the last byte of a mail to its ticket while the desk is busy, ${many(visible.mails)} mails, s, p50`,
      `${seconds(visible.p50)} (p99 ${seconds(visible.p99)}, at most ${seconds(visible.most)})`,
      '2 or less',
    ],
  ];
}

function markTable({
  plan,
  engine,
  mail,
  saves,
  opens,
  codecs,
  archives,
  search,
  startInitialised,
  startEmpty,
  idle,
  afterLoad,
}: Result): string[] {
  return table(
    ['what', 'measured', 'mark'],
    [
      [`saves with ${plan.clients} clients, HTTP to bare`, spread(saves, percent), '40 % or more'],
      [`opens with ${plan.clients} clients, HTTP to bare`, spread(opens, percent), '50 % or more (later)'],
      ...codecs.map(({ what, ratio, mark }) => [what, spread(ratio), `${mark} or less`]),
      [
        `a page of 50 of ${many(archives.tickets)} tickets, three conditions, ms (bare query ${spread(archives.bare)})`,
        spread(archives.ours),
        `${plain(archives.mark)} or less`,
      ],
      [
        `full text over ${many(search.messages)} messages, ${many(search.hits)} hits, to the bare query (${spread(search.bare)} ms)`,
        spread(search.ratio),
        '1.5 or less',
      ],
      ...engineRows(engine),
      ...mailRows(mail),
      ['start on an initialised folder, s', spread(startInitialised, seconds), '3 or less'],
      ['start on an empty folder, s', spread(startEmpty, seconds), '10 or less'],
      [`memory ${plan.idleMs / 1_000} s after ready, MB PSS`, memory(idle), '300 or less'],
      ['memory after the load, MB PSS', memory(afterLoad), '–'],
    ],
  );
}

const trips = (result: Result): string[] =>
  table(
    ['call', 'round trips to the database'],
    Object.entries(result.trips).map(([workload, count]) => [names[workload as Workload], plain(count)]),
  );

/** The tables, as Markdown that reads well in a terminal too. */
export function tables(result: Result): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Against the marks', markTable(result)],
    ['Load', loadTable(result.figures)],
    ['Round trips', trips(result)],
  ];
  return parts.map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}\n`).join('\n');
}

/** The page docs/benchmarks.md. */
export function page(result: Result, version: string, at: Date, busy: readonly number[]): string {
  return `# Benchmarks

Made by \`npm run bench -- --write\`; not written by hand. Figures are medians of rounds, with the smallest and the largest in brackets.

- Svar ${version} on its embedded PostgreSQL ${result.postgres}, fsync on, started as \`npm start\` does, called over HTTP on the loopback
- ${machine()}
- ${at.toISOString().slice(0, 10)}, plan "${result.plan.name}", load average before and after: ${busy.map((load) => load.toFixed(1)).join(', ')}

Svar, PostgreSQL and the generator of the load share the machine's processors. "Bare" is what the database does alone: the rows
that one create leaves behind, sent by the same driver from one Node.js process as one prepared statement and one commit, over
${result.plan.clients} connections into the same server; and the queries of one open, together in one round trip. Both take turns with Svar, round by
round, and a ratio is that of one round. A round trip is counted, by a go-between on the socket, when something is sent while no
answer is outstanding. Mail comes in through the mail door of a desk of its own, over ${result.plan.clients} connections; "bare reading" is the parser
alone, in the benchmark's own process, on the same bytes.

${tables(result)}`;
}
