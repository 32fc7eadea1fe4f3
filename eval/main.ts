/** npm run eval: how often language, mood and category are right, and whether they know it. Prints; asserts nothing. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { goals, page, sectionLines } from './report.ts';
import type { Options, Part, Section, SectionModule } from './section.ts';

/** The parts, in the order of the page; each is `eval/<name>.ts`. */
export const SECTIONS = ['language', 'mood', 'category'] as const;

export interface EvalOptions {
  /** The repository's root. */
  root: string;
  version: string;
  /** Now. */
  at: Date;
  args: readonly string[];
  say?: (line: string) => void;
}

interface Asked extends Options {
  isWriting: boolean;
  names: readonly string[];
}

const USE = `npm run eval -- [${SECTIONS.join('] [')}] [--write] [--short] [--development] [--texts FOLDER]
  names         only these parts
  --write       writes docs/intelligence.md and its drawings, of the parts that ran
  --short       a small part of everything
  --development the texts by which tables were made, in place of those kept for testing
  --texts       a folder of your own with <language>.tsv, beside the ones that come along; may be given several times`;

/** @throws when a word is unknown: it says what there is */
export function readArgs(root: string, args: readonly string[]): Asked {
  const left = [...args];
  const names: string[] = [];
  const own: string[] = [];
  const flags = new Set<string>();
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--texts') {
      const folder = left.shift();
      if (folder === undefined || !existsSync(folder)) throw new Error(`--texts wants a folder that exists\n${USE}`);
      own.push(resolve(folder));
    } else if (SECTIONS.some((name) => name === word)) names.push(word);
    else if (['--write', '--short', '--development'].includes(word)) flags.add(word);
    else throw new Error(`unknown word ${word}\n${USE}`);
  }
  const part: Part = flags.has('--development') ? 'development' : 'test';
  return {
    root,
    part,
    folders: [
      { name: `our own, ${part}`, path: join(root, 'eval', 'texts', part) },
      ...own.map((path) => ({ name: basename(path), path })),
    ],
    isShort: flags.has('--short'),
    isWriting: flags.has('--write'),
    names: names.length > 0 ? names : SECTIONS,
  };
}

/** The parts that exist. */
async function modules(root: string, names: readonly string[]): Promise<SectionModule[]> {
  const found: SectionModule[] = [];
  for (const name of names) {
    const path = join(root, 'eval', `${name}.ts`);
    if (existsSync(path)) found.push((await import(pathToFileURL(path).href)) as SectionModule);
  }
  return found;
}

/** Runs the evaluation. @returns what was found, a section each */
export async function evaluate({ root, version, at, args, say = console.log }: EvalOptions): Promise<Section[]> {
  const asked = readArgs(root, args);
  const sections: Section[] = [];
  for (const { section } of await modules(root, asked.names)) {
    const found = await section(asked);
    sections.push(found);
    say(sectionLines(found, false).join('\n'));
  }
  say(goals(sections).join('\n'));
  if (asked.isWriting) {
    const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'an unknown processor'}`;
    await mkdir(join(root, 'docs', 'intelligence'), { recursive: true });
    for (const { name, svg } of sections.flatMap(({ figures }) => figures))
      await writeFile(join(root, 'docs', 'intelligence', `${name}.svg`), svg);
    await writeFile(join(root, 'docs', 'intelligence.md'), page({ version, at, machine, part: asked.part, sections }));
    say('docs/intelligence.md');
  }
  return sections;
}
