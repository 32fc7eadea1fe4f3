/** How often one address may call without credentials. Source: reliability §3. Valid credentials are never counted. */
import { neighbourhood } from '../app/throttle.ts';
import { DoorError } from './faults.ts';

const MINUTE = 60_000;
const ADDRESSES_AT_MOST = 10_000;

export class Rate {
  private readonly atMost: number;
  private minute = 0;
  private readonly counts = new Map<string, number>();

  /** @param atMost calls a minute from one address */
  constructor(atMost: number) {
    this.atMost = atMost;
  }

  /**
   * Counts one call.
   * @param at milliseconds since 1970
   * @throws DoorError 429 beyond the limit, with the seconds until the next minute
   */
  count(from: string, at: number): void {
    const address = neighbourhood(from);
    const minute = Math.floor(at / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts.clear();
    }
    const count = (this.counts.get(address) ?? 0) + 1;
    // a flood from ever new addresses must not fill the memory: the ones already known go on being counted
    if (count > 1 || this.counts.size < ADDRESSES_AT_MOST) this.counts.set(address, count);
    if (count > this.atMost) {
      const seconds = Math.ceil(((minute + 1) * MINUTE - at) / 1000);
      throw new DoorError(429, 'SoSessionException', 'Too many calls without credentials from this address', {
        'Retry-After': String(seconds),
      });
    }
  }
}
