/** The pages of docs/generated, made from the contract and the table of settings: an entry beside main, run by `npm run docs`. */
import { built } from './agents/index.ts';
import { builtForAll } from './agents/rest/index.ts';
import { describeSettings } from './config.ts';
import { agents, operations } from './contract/agents/index.ts';
import { undeclared } from './contract/agents/undeclared.ts';
import { describeOperation, nameOfOperation, openApi } from './contract/describe.ts';
import type { Group } from './contract/language.ts';
import { addresses, servedAddresses } from './contract/resources.ts';

const MODEL_SERVER = 'built; 501 until SVAR_MODEL_URL names a large language model';
/** Operations that take something which does not come with Svar. */
const NEEDS: Readonly<Record<string, string>> = { 'AI.Translate': MODEL_SERVER, 'AI.SummarizeTicket': MODEL_SERVER };

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Which operations are built and which are gaps, group by group as they are declared. */
function coverage(): string {
  const described = new Map(operations.map((declared) => [nameOfOperation(declared), describeOperation(declared)]));
  const sections = Object.entries(agents).flatMap(([agent, groups]) =>
    Object.entries<Group>(groups).map(([group, members]) => {
      const names = Object.keys(members);
      const done = names.filter((name) => built.has(`${agent}.${name}`)).length;
      const rows = names.map((name) => {
        const { Description, Result } = described.get(`${agent}.${name}`)!;
        return [name, built.has(`${agent}.${name}`) ? (NEEDS[`${agent}.${name}`] ?? 'built') : 'gap', Description, Result];
      });
      return `## ${agent}: ${group} (${done} of ${names.length})\n\n${table(['Operation', 'State', 'Does', 'Answers'], rows)}`;
    }),
  );
  const done = operations.filter((declared) => built.has(nameOfOperation(declared))).length;
  const head = `# Coverage\n\n${done} of ${operations.length} operations are built. The others answer 501.`;
  return `${[head, ...sections, resources(), knownByName()].join('\n\n')}\n`;
}

/** What the official agents have beside that. */
function knownByName(): string {
  const rows = Object.entries(undeclared).map(([agent, names]) => [agent, names.join(', ')]);
  return `## Known by name: they answer 501\n\nWhat of the AI agent takes a large language model is among them.\n\n${table(['Agent', 'Operations'], rows)}`;
}

/** Which addresses of resources are served. */
function resources(): string {
  const served = new Set(servedAddresses(builtForAll));
  const rows = addresses.map((address) => [`${address.method} ${address.path}`, served.has(address) ? 'built' : 'gap', address.doc]);
  return `## Resources (${served.size} of ${addresses.length})\n\n${table(['Address', 'State', 'Does'], rows)}`;
}

/** Every setting, in the order of its table. */
function settings(): string {
  const rows = describeSettings().map((row) => [`\`${row.name}\``, row.type, row.default, row.doc]);
  return `# Settings\n\nRead from the environment at the start.\n\n${table(['Name', 'Value', 'Default', 'Meaning'], rows)}\n`;
}

/**
 * The generated pages: file name → content.
 * @param version of the product, as it stands in the OpenAPI document
 */
export function pages(version: string): Map<string, string> {
  return new Map([
    ['openapi.json', `${JSON.stringify(openApi({ version, built }), null, 1)}\n`],
    ['coverage.md', coverage()],
    ['settings.md', settings()],
  ]);
}
