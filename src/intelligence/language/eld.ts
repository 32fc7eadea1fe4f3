/** The detector: eld, by its smallest table. It knows sixty languages by pieces of their words. */
import type { Detector } from './language.ts';

/** Loads its table: half a second of work, and some 60 megabytes. Load it once, in a worker. */
export async function openDetector(): Promise<Detector> {
  const { eld } = await import('eld/extrasmall');
  return (text) => ({ scores: Object.entries(eld.detect(text).getScores()).sort((a, b) => b[1] - a[1]) });
}
