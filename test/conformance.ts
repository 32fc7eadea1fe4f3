/**
 * docs/generated/conformance.md: the 169 statements with the test that has shown each, and the operations with what was shown
 * of them. Made from the results of a test run; it cannot say more than the tests have shown.
 * `node --import tsx test/conformance.ts RESULTS [--write]`: without --write it fails when the page that is
 * committed says more than that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { built } from '../src/agents/index.ts';
import { operations } from '../src/contract/agents/index.ts';
import { undeclared } from '../src/contract/agents/undeclared.ts';
import { nameOfOperation } from '../src/contract/describe.ts';
import { statements, waiting } from './wire/statements.ts';

type Line =
  | { statement: number; file: string }
  | { operation: string; byClient: boolean }
  | { cost: number; file: string }
  | { left: string };

const page = new URL('../docs/generated/conformance.md', import.meta.url);
const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function resultsOf(path: string): { shown: Map<number, Set<string>>; answered: Set<string>; byClient: Set<string> } {
  const shown = new Map<number, Set<string>>();
  const answered = new Set<string>();
  const byClient = new Set<string>();
  for (const text of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const line = JSON.parse(text) as Line;
    if ('statement' in line) shown.set(line.statement, (shown.get(line.statement) ?? new Set()).add(line.file));
    else if ('operation' in line) {
      answered.add(line.operation);
      if (line.byClient) byClient.add(line.operation);
    }
  }
  return { shown, answered, byClient };
}

function statementTables(shown: ReadonlyMap<number, ReadonlySet<string>>): string {
  const sections = [...new Set(statements.map(({ section }) => section))];
  return sections
    .map((section) => {
      const rows = statements
        .filter((statement) => statement.section === section)
        .map(({ number, text, evidence }) => {
          const files = waiting.has(number) ? [] : [...(shown.get(number) ?? [])].sort();
          return [String(number), text, evidence, files.join(', ') || (waiting.get(number) ?? 'not shown')];
        });
      return `### ${section}\n\n${table(['No.', 'Statement', 'Evidence', 'Shown by'], rows)}`;
    })
    .join('\n\n');
}

function operationTable(answered: ReadonlySet<string>, byClient: ReadonlySet<string>): string {
  const agents = [...new Set(operations.map(({ agent }) => agent))];
  const rows = agents.map((agent) => {
    const declared = operations.filter((operation) => operation.agent === agent).map(nameOfOperation);
    const count = (of: (name: string) => boolean): string => String(declared.filter(of).length);
    const gaps = declared.filter((name) => built.has(name) && !answered.has(name.toLowerCase())).map((name) => name.split('.')[1]!);
    return [
      agent,
      String(declared.length + (undeclared[agent]?.length ?? 0)),
      String(declared.length),
      count((name) => built.has(name)),
      count((name) => answered.has(name.toLowerCase())),
      count((name) => byClient.has(name.toLowerCase())),
      gaps.join(', '),
    ];
  });
  return table(['Agent', 'Routed', 'Shape-checked', 'Built', 'Behaviour-tested', 'Run by the official client', 'Built, not tested'], rows);
}

const [path = '', flag] = process.argv.slice(2);
const { shown, answered, byClient } = resultsOf(path);
const done = statements.filter(({ number }) => shown.has(number) && !waiting.has(number)).length;
const text = `# Conformance

Made by the test run, which says what it has shown and nothing else.

## Statements: ${done} of ${statements.length} shown

Evidence: *recorded* is forced by the official client's source, tests or traffic, *documented* is stated in published documents, *inferred* is reasoned or decided by Svar. 

${statementTables(shown)}

## Operations

*Routed*: the address is known, and answers something else than 404. *Shape-checked*: arguments and answer are compared with the official description and with the client. *Behaviour-tested*: answered well inside a test that passed and looks at what was answered; sweeps for crashes and rights do not count. *Run by the official client*: the same, called by npm \`@superoffice/webapi\`.

${operationTable(answered, byClient)}
`.replace(/ +$/gm, '');

/** What a page claims: of each statement whether something shows it, of each agent its numbers. */
function claims(of: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of of.split('\n')) {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (/^\d+$/.test(cells[1] ?? '')) found.set(`statement ${cells[1]}`, /\.test\.ts/.test(cells[4] ?? '') ? 1 : 0);
    else if (/^\d+$/.test(cells[2] ?? ''))
      for (const place of [2, 3, 4, 5, 6]) found.set(`${cells[1]}, column ${place}`, Number(cells[place]));
  }
  return found;
}

if (flag === '--write') writeFileSync(page, text);
else {
  const committed = readFileSync(page, 'utf8');
  const now = claims(text);
  const unshown = [...claims(committed)].filter(([claim, number]) => number > (now.get(claim) ?? 0)).map(([claim]) => claim);
  if (unshown.length > 0) {
    process.stdout.write(`docs/generated/conformance.md says more than this run has shown: ${unshown.join('; ')}\n`);
    process.exitCode = 1;
  } else if (committed !== text)
    process.stdout.write('docs/generated/conformance.md says less than this run: npm test -- --write makes it anew\n');
}
process.stdout.write(`# ${done} of ${statements.length} statements shown\n`);
