/** How many calls may be inside when they come faster than they leave. Source: reliability §3, decision 51. */

/** How long calls that leave are counted, and how many at least. */
const COUNTED_MS = 50;
const COUNTED = 8;
/** After so long with fewer inside than are always let in, there is all the room again. */
const CALM_MS = 1_000;

export interface PaceOptions {
  /** So many are let in however long they take. */
  least: number;
  /** So many when nothing is known yet of how fast they leave, and so many at most. */
  room: number;
  most: number;
  /** What one should take, from the gate to its answer; milliseconds. */
  aimMs: number;
}

/** Learns from calls that leave how many may be inside: as many as leave in the time that one should take (Little's law). */
export class Pace {
  private readonly options: PaceOptions;
  private readonly now: () => number;
  private allowed: number;
  /** When as many as always or more were inside last, and how many have left since counting began. */
  private busyAt = Number.NEGATIVE_INFINITY;
  private countedFrom = Number.NEGATIVE_INFINITY;
  private left = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(options: PaceOptions, now: () => number) {
    this.options = options;
    this.now = now;
    this.allowed = options.room;
  }

  /** Have as many been inside as are always let in, within the last second? */
  get isCrowd(): boolean {
    return this.now() - this.busyAt <= CALM_MS;
  }

  /** One comes while so many are inside: is there no room for it? */
  isFull(inside: number): boolean {
    if (inside < this.options.least) return false;
    const at = this.now();
    if (!this.isCrowd) this.allowed = this.options.room;
    // what left before there was a crowd tells nothing of how fast a crowd leaves
    if (at - this.busyAt > COUNTED_MS) this.count(at);
    this.busyAt = at;
    return inside >= this.allowed;
  }

  private count(from: number): void {
    this.countedFrom = from;
    this.left = 0;
  }

  /** One leaves. @param inside itself included @returns how many are inside above what is allowed now; 0 while nothing new was learned */
  leave(inside: number): number {
    this.left++;
    const at = this.now();
    const passed = at - this.countedFrom;
    if (passed < COUNTED_MS || this.left < COUNTED) return 0;
    const { least, most, aimMs } = this.options;
    const isCrowd = inside > least;
    if (isCrowd) this.allowed = Math.min(most, Math.max(least, Math.round((this.left * aimMs) / passed)));
    this.count(at);
    return isCrowd ? Math.max(0, inside - this.allowed) : 0;
  }
}
