/** The detector: eld, by its small table. It knows sixty languages by pieces of their words. */
import type { Detector } from './language.ts';

/** Loads its table: half a second of work, and some eighty megabytes. */
export async function openDetector(): Promise<Detector> {
  const { eld } = await import('eld/small');
  return (text) => {
    const result = eld.detect(text);
    return { scores: Object.entries(result.getScores()).sort((a, b) => b[1] - a[1]), reliable: result.isReliable() };
  };
}
