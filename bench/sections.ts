/** What a run consists of. Each section makes its own desk, so each can be measured by itself and kept beside what stands. */
import { type CodecRow, codecRows } from './codecs.ts';
import { makeDesk, serveDesk } from './desks.ts';
import type { Ending } from './ending.ts';
import { type EngineFigure, engineFigure } from './engine.ts';
import { type MailFigure, mailFigure } from './mail.ts';
import { type OverloadFigure, overloadFigure } from './overload.ts';
import type { Plan } from './plan.ts';
import { type Trips, tripsFigure } from './round-trips.ts';
import { type SizedFigure, sizedFigure } from './sized.ts';
import { sizes } from './sizes.ts';
import { type StartFigure, startFigure } from './starting.ts';

/** What a section is given. */
export interface Context {
  plan: Plan;
  /** The folder of the program that is measured. */
  root: string;
  /** The present, milliseconds since 1970: desks are made to end there, and what the bare statements write is from then. */
  at: number;
  say(line: string): void;
  ending: Ending;
  /** Options of Node for the Svar under load. */
  node?: readonly string[];
}

/** What sections have measured. */
export interface Figures {
  formats: readonly CodecRow[];
  start: StartFigure;
  trips: Trips;
  S: SizedFigure;
  M: SizedFigure;
  L: SizedFigure;
  engine: EngineFigure;
  mail: MailFigure;
  overload: OverloadFigure;
}

export type SectionName = keyof Figures;

interface Section<Name extends SectionName> {
  /** What it is about, for people who wait. */
  title: string;
  measure(context: Context): Promise<Figures[Name]>;
}

/** In the order in which they are measured and shown. */
export const sections: { readonly [Name in SectionName]: Section<Name> } = {
  formats: { title: 'the formats, against the platform', measure: async ({ plan }) => codecRows(plan.rounds, plan.codecCalls) },
  start: { title: 'starts on empty folders and on initialised ones', measure: startFigure },
  trips: { title: 'round trips to the database', measure: tripsFigure },
  S: { title: 'a desk of 10 thousand tickets', measure: (context) => sizedFigure(context, sizes.S, false) },
  M: { title: 'a desk of 100 thousand tickets, one and two processes', measure: (context) => sizedFigure(context, sizes.M, true) },
  L: { title: 'a desk of a million tickets', measure: (context) => sizedFigure(context, sizes.L, false) },
  engine: {
    title: 'the engine: chains that wait, merges, assignments',
    measure: async (context) => engineFigure(context, await serveDesk(await makeDesk({ ...context, size: context.plan.desk }), context)),
  },
  mail: { title: 'mail that comes in', measure: mailFigure },
  overload: { title: 'three times the load that it can carry', measure: overloadFigure },
};

export const sectionNames = Object.keys(sections) as SectionName[];
