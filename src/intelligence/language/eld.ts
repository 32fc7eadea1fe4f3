/** The detector: eld, by its small table. It knows sixty languages by pieces of their words. */
import type { Detector } from './language.ts';

/** Loads its table: a second of work, and some 150 megabytes of memory. Load it once, in a worker. */
export async function openDetector(): Promise<Detector> {
  const { eld } = await import('eld/small');
  return (text) => ({ scores: Object.entries(eld.detect(text).getScores()).sort((a, b) => b[1] - a[1]) });
}
