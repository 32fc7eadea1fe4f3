/**
 * Delivers webhooks, off the way of every save. It looks twice a second whether something has happened, makes deliveries of
 * it, and makes the attempts that are due. Several processes do so on one database without telling anything twice under normal
 * running; when one dies in the middle of an attempt, another one repeats it, with the same EventId, once its lease has run out.
 * Source: webhooks §3–5; reliability §1 and §7.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { NOBODY } from '../../domain/desk.ts';
import { afterAttempt } from '../../domain/webhooks.ts';
import type { Database, Row, Statement, Tx } from '../../store/database.ts';
import { noteEvents } from '../../store/record-events.ts';
import {
  type Claimed,
  claim,
  claimedRows,
  countCall,
  deleteDelivery,
  disableWebhook,
  giveBack,
  postpone,
  standingOfDelivery,
  work,
} from '../../store/webhook-deliveries.ts';
import { dropDeliveries, lockWebhook } from '../../store/webhooks.ts';
import type { DeskKeeper } from '../desk-keeper.ts';
import { fanOut } from './fan-out.ts';
import type { Seal } from './seal.ts';
import { SendFailed } from './sender.ts';
import { noAnswer, type Outcome, opened, outcomeOf, send, type Webhooks } from './webhooks.ts';

const LOOKED_EVERY_MS = 500;
/** Three times the longest attempt: nobody else takes a delivery while it is under way. */
const LEASE_MS = 30_000;
const AT_ONCE = 16;
/** How long an end waits for attempts under way before it breaks them off. */
const GRACE_MS = 2_000;
const OPERATION = 'Webhook.Delivery';

/** What a courier needs of its process. */
export interface CourierAround {
  database: Database;
  desks: DeskKeeper;
  webhooks: Webhooks;
  /** Milliseconds, as the desk's clock says. */
  now(): number;
  /** Told when the database cannot answer; it is tried again. */
  complain(error: unknown): void;
}

export class Courier {
  private readonly around: CourierAround;
  private readonly underWay = new Set<Promise<void>>();
  private readonly breakOff = new AbortController();
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: (() => void) | null = null;
  /** The last look could not be made; one complaint is enough until it can. */
  private isTroubled = false;
  /** Something has happened since the last look. */
  private isNudged = false;

  constructor(around: CourierAround) {
    this.around = around;
  }

  /** Begins to deliver, until `stop`. */
  start(): void {
    this.running ??= this.run();
  }

  /** Ends: attempts under way have two seconds, then they are given back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.running;
    await Promise.race([Promise.all(this.underWay), sleep(GRACE_MS, undefined, { ref: false })]);
    this.breakOff.abort();
    await Promise.all(this.underWay);
  }

  /** Everything that can be told at the moment that the clock says; for those who turn the clock by hand. */
  async deliver(): Promise<void> {
    while (await this.step()) await Promise.all(this.underWay);
    await Promise.all(this.underWay);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const moved = await this.look();
      if (!moved && !this.isNudged) await this.rest();
      this.isNudged = false;
    }
  }

  private async look(): Promise<boolean> {
    try {
      const moved = await this.step();
      this.isTroubled = false;
      return moved;
    } catch (error) {
      if (!this.isTroubled) this.around.complain(error);
      this.isTroubled = true;
      return false;
    }
  }

  private nudge(): void {
    this.isNudged = true;
    this.wake?.();
  }

  /** Until something may be to do: half a second, or the end of an attempt. */
  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOKED_EVERY_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One look. @returns was there something to do? */
  private async step(): Promise<boolean> {
    const { database, desks, webhooks, now } = this.around;
    const [state] = await database.query(work);
    let moved = false;
    if (state!.isBehind) moved = await fanOut(database, { at: now(), zone: desks.current().desk.zone, bytes: webhooks.bytes });
    const free = AT_ONCE - this.underWay.size;
    if (free === 0 || !(moved || state!.isWaiting)) return moved;
    const at = now();
    const claimed = claimedRows(await database.query(claim(at, at + LEASE_MS, free)));
    for (const delivery of claimed) this.begin(delivery);
    return moved || claimed.length > 0;
  }

  private begin(delivery: Claimed): void {
    const attempt = this.attempt(delivery)
      // what could not be written down runs out with its lease, and is repeated
      .catch(this.around.complain)
      .finally(() => {
        this.underWay.delete(attempt);
        this.nudge();
      });
    this.underWay.add(attempt);
  }

  private async attempt(delivery: Claimed): Promise<void> {
    const { database, now } = this.around;
    const outcome = await this.post(delivery);
    if (outcome === 'broken off') await database.query(giveBack(delivery));
    else await database.transaction((tx) => settle(tx, delivery, outcome, now()));
  }

  private async post(delivery: Claimed): Promise<Outcome | 'broken off'> {
    const { sender, seal } = this.around.webhooks;
    const { signal } = this.breakOff;
    const { targetUrl, event, eventId, body, claims } = delivery;
    const own = openedOr(seal, delivery);
    if (own === null)
      return noAnswer(new SendFailed('What is kept sealed of this webhook cannot be opened: save its secret and headers again'));
    try {
      return outcomeOf(await send(sender, { targetUrl, ...own, event, eventId, body, retries: claims - 1 }, signal));
    } catch (error) {
      return signal.aborted ? 'broken off' : noAnswer(error);
    }
  }
}

/** What was sealed of a hook, or null: another key sealed it. A payload without its signature would be worse than none. */
function openedOr(seal: Seal, delivery: Claimed): ReturnType<typeof opened> | null {
  try {
    return opened(seal, delivery);
  } catch {
    return null;
  }
}

/** Writes down how an attempt went, unless the delivery is another's by now. */
async function settle(tx: Tx, delivery: Claimed, { failure }: Outcome, at: number): Promise<void> {
  const { id, webhookId } = delivery;
  const [, rows] = await tx.query(lockWebhook(webhookId), standingOfDelivery(delivery));
  const standing = (rows as Row[])[0] as { failures: number; consecutive: number } | undefined;
  if (!standing) return;
  const { againIn, consecutive, disable } = afterAttempt(failure, standing.failures, standing.consecutive);
  const parcel = againIn === null ? deleteDelivery(id) : postpone(id, standing.failures + 1, at + againIn);
  await tx.query(parcel, ...(disable ? ending(webhookId, at) : []));
  await tx.finish(countCall(webhookId, consecutive, failure?.message ?? null, at));
}

const ending = (webhookId: number, at: number): Statement[] => [
  disableWebhook(webhookId),
  dropDeliveries(webhookId),
  noteEvents(
    [{ entity: 'webhook', id: webhookId, kind: 'webhook.errors', before: { state: 1 }, after: { state: 3 } }],
    OPERATION,
    NOBODY,
    at,
  ),
];
