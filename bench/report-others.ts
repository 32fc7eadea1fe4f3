/** The tables of what does not ask how large a desk is: formats, starts, round trips, the engine, mail, overload. */
import { percent, plain, spread } from './figures.ts';
import type { Workload } from './jobs.ts';
import type { Results } from './main.ts';
import { names } from './names.ts';
import { many, table } from './report.ts';
import type { Figures } from './sections.ts';

const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
const MARKS = ['what', 'measured', 'mark'];

function engineRows({ idle, merge, assignment }: Figures['engine']): string[][] {
  const { without, with: busy } = idle.cpu;
  return [
    [
      `rows of tickets read in ${idle.seconds} s at rest with ${many(idle.chains)} chains (CPU ms a second ${busy.toFixed(1)}, without them ${without.toFixed(1)})`,
      String(idle.read),
      '0',
    ],
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

function mailRows({ mails, size, ours, acknowledged, bare, ratio, toCleaned, cpu, visible }: Figures['mail']): string[][] {
  const rate = `${spread(ours)} a second, acknowledged at ${spread(acknowledged)}`;
  return [
    [
      `${many(mails)} mails of ${many(size)} bytes to tickets (${rate}), to bare reading by the parser alone (${spread(bare)})`,
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

function overloadTable({ carried, phases }: Figures['overload']): string {
  const rows = phases.map(({ times, rate, answers }) => [
    `${times} × (${plain(rate)} a second)`,
    many(answers.accepted.count),
    `${plain(answers.accepted.p50)} / ${plain(answers.accepted.p99)}`,
    many(answers.refused.count),
    `${plain(answers.refused.p50)} / ${plain(answers.refused.p99)}`,
    Object.keys(answers.others).length === 0 ? 'none' : JSON.stringify(answers.others),
    answers.calmAfter === null ? 'not in time' : seconds(answers.calmAfter),
  ]);
  const head = ['load', 'accepted', 'p50 / p99 ms', 'refused (503)', 'p50 / p99 ms', 'other answers', 'calm after s'];
  return `${table(head, rows)}

A mix of opens, lists, saves and searches of which 64 callers who wait for their answers get ${plain(carried)} a second. Arrivals come whether answers do or not; times count from
the moment at which a call was due. Marks: at three times the load the accepted within 500 ms and the refused within 50 ms (p99), nothing but 200 and 503, and half the load is calm again at once.`;
}

const tripRows = (trips: Figures['trips']): string[][] =>
  Object.entries(trips).map(([workload, count]) => [
    names[workload as Workload],
    plain(count),
    /^(save|change)/.test(workload) ? '3 or less' : '–',
  ]);

/** Title and text of each section that was measured. */
export function otherTables({ formats, start, trips, engine, mail, overload }: Results): [string, string][] {
  return [
    ...(overload ? [['Overload', overloadTable(overload.figures)] as [string, string]] : []),
    ...(trips
      ? [['Round trips to the database', table(['call', 'round trips', 'mark'], tripRows(trips.figures))] as [string, string]]
      : []),
    ...(engine ? [['The engine', table(MARKS, engineRows(engine.figures))] as [string, string]] : []),
    ...(mail ? [['Mail', table(MARKS, mailRows(mail.figures))] as [string, string]] : []),
    ...(start
      ? [
          [
            'Starts',
            table(MARKS, [
              ['ready on an initialised folder, s', spread(start.figures.initialised, seconds), '1.5 or less'],
              ['ready on an empty folder, s', spread(start.figures.empty, seconds), '10 or less'],
            ]),
          ] as [string, string],
        ]
      : []),
    ...(formats
      ? [
          [
            'Formats',
            table(
              MARKS,
              formats.figures.map(({ what, ratio, mark }) => [what, spread(ratio), `${mark} or less`]),
            ),
          ] as [string, string],
        ]
      : []),
  ];
}
