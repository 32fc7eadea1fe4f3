/** The page docs/intelligence.md: what the evaluation has found, and on what. */
import { percent, table } from './measure.ts';
import { isReached, type Section } from './section.ts';

export interface Run {
  version: string;
  at: Date;
  /** Node and processor, in words. */
  machine: string;
  part: string;
  sections: readonly Section[];
}

/** What was wanted and what was found, of all sections. */
export function goals(sections: readonly Section[]): string[] {
  const all = sections.flatMap((section) => section.goals);
  if (all.length === 0) return [];
  return table(
    ['goal', 'wanted', 'found', 'reached'],
    all.map((goal) => [
      goal.what,
      `${goal.isAtMost ? '≤' : '≥'} ${percent(goal.wanted)}`,
      percent(goal.found),
      isReached(goal) ? 'yes' : 'no',
    ]),
  );
}

/** A section in markdown; its figures are files beside the page. */
export const sectionLines = ({ title, lines, figures }: Section, isPage: boolean): string[] => [
  `## ${title}`,
  '',
  ...lines,
  ...(isPage ? figures.flatMap(({ name, title: shows }) => ['', `![${shows}](intelligence/${name}.svg)`]) : []),
  '',
];

/** The whole page. */
export const page = ({ version, at, machine, part, sections }: Run): string =>
  [
    '# What the local intelligence gets right',
    '',
    `Made by \`npm run eval -- --write\` on ${at.toISOString().slice(0, 10)}, Svar ${version}, ${machine}. The figures are of the ${part} texts; no table, number or`,
    'threshold was chosen by looking at those. They say how it does on texts like these: short and long mails to a service desk, written for this purpose,',
    'and the Universal Declaration of Human Rights. They do not say how it does on the mails of your desk; its own report card does.',
    '',
    ...goals(sections),
    '',
    ...sections.flatMap((section) => sectionLines(section, true)),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
