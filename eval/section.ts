/** What every part of the evaluation is: a module `eval/<name>.ts` that exports `section`. */

/** Which half of the labelled texts is looked at: tables and numbers are made by the first, the published figures come from the second. */
export type Part = 'development' | 'test';

export interface Options {
  /** The repository's root. */
  root: string;
  part: Part;
  /**
   * Folders of labelled texts: `eval/texts/<part>`, and those of `--texts`. Each holds `<language>.tsv` (`eval/texts.ts` reads them).
   * Figures of different folders are told apart by the folder's `name`.
   */
  folders: readonly { name: string; path: string }[];
  /** A small part of everything: whether it runs, not how well. */
  isShort: boolean;
}

/** A drawing that belongs to a section; its file is `docs/intelligence/<name>.svg`. */
export interface Figure {
  /** Small letters and dashes. */
  name: string;
  /** What it shows, in words, for who can't see it. */
  title: string;
  svg: string;
}

/** What was set as a goal, and what was found. */
export interface Goal {
  what: string;
  /** As a share, 0–1. */
  wanted: number;
  found: number;
  /** A goal that is a ceiling: errors, silence. */
  isAtMost?: boolean;
}

export interface Section {
  title: string;
  /** Markdown, line by line; headings begin at `###`. */
  lines: readonly string[];
  figures: readonly Figure[];
  goals: readonly Goal[];
}

export type Evaluate = (options: Options) => Promise<Section>;

/** What a section's module exports. */
export interface SectionModule {
  section: Evaluate;
}

/** Is a goal reached? */
export const isReached = ({ wanted, found, isAtMost }: Goal): boolean => (isAtMost ? found <= wanted : found >= wanted);
